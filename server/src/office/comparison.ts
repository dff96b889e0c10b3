/** Two plans compared, for an editor: as a page with both sides, or as a workbook. */
import { alignedText } from '../ledger/alignedText';
import { comparable, comparePlans } from '../ledger/compare';
import type { NamedComparison } from '../ledger/comparisonFormats';
import { comparisonPage, type ComparisonLinks } from '../ledger/comparisonPage';
import { comparisonWorkbook } from '../ledger/comparisonSheet';
import { parsePlan } from '../plan/parse';
import type { MessageLanguage } from '../text/localized';
import { writeWorkbook } from '../xlsx/write';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export interface ComparedTexts {
  /** Which of the two is the earlier plan: the one for an earlier year, or else the first. */
  readonly earlier: 0 | 1;
  /** Made when asked for. */
  readonly page: (links: ComparisonLinks) => string;
  readonly workbook: () => Uint8Array;
  /** The earlier plan with its items in the order of the later one. */
  readonly aligned: () => string;
}

export function comparison(texts: readonly [NamedText, NamedText], language: MessageLanguage): ComparedTexts {
  const plans = [parsePlan(texts[0].text), parsePlan(texts[1].text)] as const;
  const sides = [comparable(plans[0]), comparable(plans[1])] as const;
  const [first, second] = [sides[0].year, sides[1].year];
  const earlier = first !== undefined && second !== undefined && second < first ? 1 : 0;
  const later = earlier === 0 ? 1 : 0;
  const compared: NamedComparison = {
    comparison: comparePlans(sides[earlier], plans[later]),
    earlierFile: texts[earlier].name,
    laterFile: texts[later].name,
    earlierPlan: plans[earlier],
    laterPlan: plans[later],
  };
  return {
    earlier,
    page: (links) => comparisonPage(compared, links, language),
    workbook: () => writeWorkbook(comparisonWorkbook(compared, language)),
    aligned: () => alignedText(compared.comparison, plans[earlier]),
  };
}
