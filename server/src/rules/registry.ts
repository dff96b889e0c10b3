/** All rules, in the order of their docs. A rule exists once it is in this list. */
import { gapRule } from './numbering/gap';
import { duplicateRule } from './numbering/duplicate';
import { orderRule } from './numbering/order';
import { restartRule } from './numbering/restart';
import { delimiterRule } from './numbering/delimiter';
import { styleRule } from './numbering/style';
import { measuresRule } from './numbering/measures';
import { sectionCountRule } from './numbering/sectionCount';
import { levelRule } from './numbering/level';
import { referenceRule } from './numbering/reference';
import { missingRule } from './responsibility/missing';
import { emptyRule } from './responsibility/empty';
import { malformedRule } from './responsibility/malformed';
import { duplicateUnitRule } from './responsibility/duplicateUnit';
import { fusedUnitsRule } from './responsibility/fusedUnits';
import { unknownUnitRule } from './responsibility/unknownUnit';
import { similarNameRule } from './responsibility/similarName';
import { aliasRule } from './responsibility/alias';
import { collectiveLeadRule } from './responsibility/collectiveLead';
import { placementRule } from './responsibility/placement';
import { mixedFormRule } from './responsibility/mixedForm';
import { conflictRule } from './targets/conflict';
import { rangeRule } from './targets/range';
import { percentRule } from './targets/percent';
import { redundantRule } from './targets/redundant';
import { impossibleDateRule } from './targets/impossibleDate';
import { staleYearRule } from './targets/staleYear';
import { vagueRule } from './targets/vague';
import { noDeadlineRule } from './targets/noDeadline';
import { missingMonthRule } from './targets/missingMonth';
import { arithmeticRule } from './targets/arithmetic';
import { timeMismatchRule } from './targets/timeMismatch';
import { unbalancedRule } from './text/unbalanced';
import { repeatedMarkRule } from './text/repeatedMark';
import { repeatedWordRule } from './text/repeatedWord';
import { halfWidthRule } from './text/halfWidth';
import { straySpaceRule } from './text/straySpace';
import { documentNumberRule } from './text/documentNumber';
import { placeholderRule } from './text/placeholder';
import { rangeMarkRule } from './text/rangeMark';
import { adjacentMarksRule } from './text/adjacentMarks';
import { scrapedRule } from './text/scraped';
import { mixedScriptRule } from './text/mixedScript';
import { figureRule } from './text/figure';
import { misplacedMarkRule } from './text/misplacedMark';
import { repeatedSentenceRule } from './text/repeatedSentence';
import { typoRule } from './text/typo';
import { noTitleRule } from './structure/noTitle';
import { emptySectionRule } from './structure/emptySection';
import { headingMarkRule } from './structure/headingMark';
import { noLeadRule } from './structure/noLead';
import { duplicateHeadingRule } from './structure/duplicateHeading';
import { tableOfContentsRule } from './structure/tableOfContents';
import type { Rule } from './types';

export const rules: readonly Rule[] = [
  // numbering
  gapRule,
  duplicateRule,
  orderRule,
  restartRule,
  delimiterRule,
  styleRule,
  measuresRule,
  sectionCountRule,
  levelRule,
  referenceRule,
  // responsibility
  missingRule,
  emptyRule,
  malformedRule,
  duplicateUnitRule,
  fusedUnitsRule,
  unknownUnitRule,
  similarNameRule,
  aliasRule,
  collectiveLeadRule,
  placementRule,
  mixedFormRule,
  // target
  conflictRule,
  rangeRule,
  percentRule,
  redundantRule,
  impossibleDateRule,
  staleYearRule,
  vagueRule,
  noDeadlineRule,
  missingMonthRule,
  arithmeticRule,
  timeMismatchRule,
  // text
  unbalancedRule,
  repeatedMarkRule,
  repeatedWordRule,
  halfWidthRule,
  straySpaceRule,
  documentNumberRule,
  placeholderRule,
  rangeMarkRule,
  adjacentMarksRule,
  scrapedRule,
  mixedScriptRule,
  figureRule,
  misplacedMarkRule,
  repeatedSentenceRule,
  typoRule,
  // structure
  noTitleRule,
  emptySectionRule,
  headingMarkRule,
  noLeadRule,
  duplicateHeadingRule,
  tableOfContentsRule,
];
