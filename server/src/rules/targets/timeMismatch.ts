import { Feature } from '../../text/characters';
import { defineFact, defineLineFact, structure } from '../../plan/facts/define';
import { documentTitleOf } from '../../plan/facts/titles';
import { isOwnText } from '../../plan/query';
import { placeFinding } from '../placed';
import { planRule, type Finding, type LineFinding } from '../types';
import { clockTime, rangeTo } from './timeSigns';
import { fallingDays, orderSigns, outOfOrder } from './timeOrder';
import { periodFindings, periodSigns, quarterFindings, spanFindings } from './timeSpans';
import { weekdaySign, weekdaysIn, wrongWeekday, type StatedWeekday } from './weekdays';

const meta = {
  code: 'target/time-mismatch',
  severity: 'warning',
  fixable: true,
  title: { zh: '时间对不上', en: 'Times that don’t agree' },
  description: {
    zh: '同一处的两个时间互相矛盾：先竣工后开工，起止日倒置（“5月20日—10日”），星期与日期不符，季度与月份不符，“三年行动（2026—2027年）”，以及写错年份的五年规划期。',
    en: 'Two times that contradict each other: an end before its beginning (also 5月20日—10日), a weekday that doesn’t match the date, months outside their quarter, 三年行动（2026—2027年）, and the wrong years of a five-year plan.',
  },
} as const;

interface TimeLine {
  readonly findings: readonly LineFinding[];
  readonly weekdays: readonly StatedWeekday[];
}

const timeLines = defineLineFact({
  features: Feature.TimeWord,
  signs: [...Object.values(orderSigns), ...Object.values(periodSigns), weekdaySign, clockTime, rangeTo],
  of({ text, features, shape }, told): TimeLine | undefined {
    if (shape === 'chrome') return undefined;
    const findings = told.has(orderSigns.begun) ? outOfOrder(text) : [];
    if ((features & Feature.Digit) === 0) return findings.length === 0 ? undefined : { findings, weekdays: [] };
    findings.push(...fallingDays(text, told));
    if (told.has(periodSigns.quarter)) findings.push(...quarterFindings(text));
    if (told.has(rangeTo)) findings.push(...spanFindings(text));
    if (told.has(periodSigns.five)) findings.push(...periodFindings(text));
    const weekdays = told.has(weekdaySign) ? weekdaysIn(text) : [];
    return findings.length === 0 && weekdays.length === 0 ? undefined : { findings, weekdays };
  },
});

/** The one year in the title; a span of years or a school year leaves open which is meant. */
const titleYear = defineFact({
  inputs: { title: documentTitleOf },
  compute({ title = '' }) {
    const years = [...title.matchAll(/20[0-9]{2}/g)];
    return years.length === 1 && !/学年|学期/.test(title) ? Number(years[0]![0]) : undefined;
  },
});

export const timeMismatchRule = planRule({
  meta,
  inputs: { structure, timeLines, titleYear },
  check(inputs, { planYear }) {
    const { lines, facts } = inputs.timeLines;
    return facts.flatMap(({ findings, weekdays }, at): Finding[] => {
      const line = lines[at]!;
      if (!isOwnText(inputs.structure, line)) return [];
      const wrong = weekdays.flatMap((stated) => wrongWeekday(stated, inputs.titleYear ?? planYear));
      return [...findings, ...wrong].map((finding) => placeFinding(meta.code, finding, line));
    });
  },
});
