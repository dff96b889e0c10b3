import { Feature, isDigit, trimEnd } from '../../text/characters';
import { defineFact, defineLineFact, structure } from '../../plan/facts/define';
import { documentTitleOf } from '../../plan/facts/titles';
import { forEachOwnLine } from '../../plan/query';
import { rangeOf } from '../../text/positions';
import { formatLike } from '../../text/numerals';
import type { Line } from '../../scan/types';
import type { Span } from '../../text/positions';
import { planRule, type Finding } from '../types';
import { digit, figureOf } from './figures';

const meta = {
  code: 'target/stale-year',
  severity: 'hint',
  fixable: true,
  title: { zh: '年份早于计划年度', en: 'Year before the plan’s' },
  description: {
    zh: '完成时限或总体要求写的是计划年度之前的年份（如2026年要点里的“2025年底前建成”），多为沿用上年文稿；总体要求写的是下一年，则标题可能未改。引号、书名号、文号、起止年份和回顾部分不查。',
    en: 'A deadline or the general requirements name a year before the plan’s (2025年底前建成 in a plan for 2026), as when last year’s text is reused; or the general requirements name the year after it, as when the title is still last year’s. Quotations, titles, document numbers, spans of years and parts that look back are left alone.',
  },
} as const;

interface StatedYear {
  readonly year: number;
  /** The four digits. */
  readonly digits: Span;
  readonly span: Span;
  /** It is the year of the general requirements, so the plan's own. */
  readonly isPlans?: true;
}

/** 2025年全市教育工作的总体要求, 2025年，要…, 2025年我们将…: the year at the beginning of a sentence that promises something. */
const heading = new RegExp(
  `(?<year>${digit}{4})(?<=(?:^|[。；;！])[\\s\\u3000\\u00a0]{0,8}${digit}{4})\\s?年(?:[，,]?(?:全[市县区省校州局]|我[们市县区省校州局])?[^，,。；;：:《“（(年]{0,16}(?:总体要求|总体思路|工作思路|总的要求|指导思想|总体目标|主要目标|预期目标)(?=[是：:])|[，,]?(?:全[市县区省校州局]|我[们市县区省校州局])?(?:要(?![求点闻])|将|力争|争取|确保|拟))`,
  'g',
);

/**
 * The years for which the line promises something, in text order: those of its deadlines, and those of such sentences.
 */
const committedYears = defineLineFact({
  features: Feature.TimeWord,
  of(line): { readonly line: Line; readonly years: readonly StatedYear[] } | undefined {
    if ((line.features & Feature.Digit) === 0 || line.shape === 'chrome') return undefined;
    let found: StatedYear[] | undefined;
    for (const { year, span } of line.deadlines) {
      if (year === undefined || happened.test(/^[^。；;]{0,40}/.exec(line.text.slice(span.end, span.end + 40))![0]))
        continue;
      const at = line.text.slice(span.start, span.end).search(fourDigits);
      if (at >= 0) (found ??= []).push({ year, span, digits: { start: span.start + at, end: span.start + at + 4 } });
    }
    heading.lastIndex = 0;
    for (
      let match = opensWithYear(line.text) ? heading.exec(line.text) : null;
      match !== null;
      match = heading.exec(line.text)
    ) {
      const digits = match.groups!.year!;
      const start = match.index;
      if (found?.some(({ digits: known }) => known.start === start) !== true)
        (found ??= []).push({
          year: figureOf(digits),
          digits: { start, end: start + 4 },
          span: { start, end: start + 5 },
          ...(/总体要求$|思路$|总的要求$|指导思想$/.test(match[0]) ? { isPlans: true } : {}),
        });
    }
    return found === undefined ? undefined : { line, years: found };
  },
});
/** 到2025年底，已建成…: what follows has happened. */
const happened = /已|了|累计|共有|共计|先后/;

/** A quick look: 2026年 where a sentence begins. */
function opensWithYear(text: string): boolean {
  for (let at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
    const end = trimEnd(text, at);
    let start = end;
    while (isDigit(text.charCodeAt(start - 1))) start--;
    if (end - start < 4) continue;
    const before = trimEnd(text, start);
    if (before === 0 || '。；;！'.includes(text[before - 1]!)) return true;
  }
  return false;
}

const fourDigits = /[0-9０-９]{4}/;

/** The year the plan states, unless its title spans several or a school year. */
const ownYear = defineFact({
  inputs: { structure, title: documentTitleOf },
  compute: ({ structure: { year }, title = '' }) =>
    year === undefined || /[0-9０-９]{4}\s?年?\s?(?:[-–—－~～至]|学年)/.test(title) ? undefined : year,
});

export const staleYearRule = planRule({
  meta,
  inputs: { structure, committedYears, ownYear },
  check(inputs, { planYear }) {
    const year = planYear ?? inputs.ownYear;
    if (year === undefined) return [];
    const findings: Finding[] = [];
    const { lines, facts } = inputs.committedYears;
    forEachOwnLine(inputs.structure, lines, (index, at) => {
      const { line, years } = facts[at]!;
      for (const stated of years)
        if (stated.year < year) findings.push(findingOf(line, index, stated, year));
        else if (stated.isPlans === true && stated.year === year + 1)
          findings.push(contradiction(line, index, stated, year));
    });
    return findings;
  },
});

function findingOf({ text }: Line, line: number, { digits, span }: StatedYear, planYear: number): Finding {
  return {
    code: meta.code,
    range: rangeOf(line, span),
    message: {
      zh: `计划年度是${planYear}年，此处却写“${text.slice(span.start, span.end)}”，请核对是否沿用了上年文稿。`,
      en: `“${text.slice(span.start, span.end)}” is before ${planYear}, the year of the plan.`,
    },
    fixes: [
      {
        title: { zh: `改为${planYear}年`, en: `Change to ${planYear}` },
        edits: [{ range: rangeOf(line, digits), newText: formatLike(text.slice(digits.start, digits.end), planYear) }],
      },
    ],
  };
}

/** Nothing here shows which of the two is wrong. */
function contradiction({ text }: Line, line: number, { span }: StatedYear, planYear: number): Finding {
  const stated = text.slice(span.start, span.end);
  return {
    code: meta.code,
    range: rangeOf(line, span),
    message: {
      zh: `此处写“${stated}”，而计划年度是${planYear}年，两处年份不一致，请核对标题是否未改。`,
      en: `This is about ${stated}, but the plan is for ${planYear}: one of the two years is wrong.`,
    },
    fixes: [],
  };
}
