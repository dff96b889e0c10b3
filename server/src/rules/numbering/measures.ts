import { measureEdit, measureSeriesOf, type MeasureSeries, type PlacedMeasure } from '../../plan/numbering/measureSeries';
import type { Slip } from '../../plan/numbering/align';
import { formatLike } from '../../plan/numerals';
import { rangeOf } from '../../plan/plan';
import type { Plan } from '../../plan/types';
import type { Finding, Fix, PlanRule } from '../types';
import { withFixes } from '../deferred';
import { renumberingFix } from './renumbering';

const meta = {
  code: 'numbering/measures',
  severity: 'warning',
  fixable: true,
  title: { zh: '“一是”“二是”不连续', en: 'Measures out of order' },
  description: {
    zh: '同一条内“一是…二是…三是…”或“一要…二要…”缺项、重复或颠倒；可跨分号、句号和段落。',
    en: '一是…二是…三是… (or 一要…) inside one item skips, repeats or exchanges a number, across ；, 。 and paragraphs.',
  },
} as const;

export const measuresRule: PlanRule = {
  kind: 'plan',
  meta,
  check(plan) {
    const findings: Finding[] = [];
    for (const series of measureSeriesOf(plan)) for (const slip of series.slips) findings.push(finding(plan, series, slip));
    return findings;
  },
};

function finding(plan: Plan, series: MeasureSeries, slip: Slip): Finding {
  const { line, measure } = series.measures[slip.index]!;
  const { text } = plan.lines[line]!;
  const written = (number: number): string => text.slice(measure.marker.start, measure.digits.start) + formatLike(text.slice(measure.digits.start, measure.digits.end), number) + text.slice(measure.digits.end, measure.marker.end);
  const found = written(measure.number);
  const expected = written(slip.expected);
  return withFixes({
    code: meta.code,
    range: rangeOf(line, measure.marker),
    message: slip.kind === 'gap'
      ? { zh: `并列举措不连续：“${found}”之前缺少“${expected}”。`, en: `Measures are not continuous: “${expected}” is missing before “${found}”.` }
      : { zh: `并列举措序次有误：此处应为“${expected}”，却是“${found}”。`, en: `Measures out of order: “${expected}” was expected, not “${found}”.` },
  }, () => fixesOf(plan, series, slip, expected));
}

function fixesOf(plan: Plan, series: MeasureSeries, slip: Slip, expected: string): Fix[] {
  const { measures } = series;
  if (slip.other !== undefined) {
    const [a, b] = [measures[slip.index]!, measures[slip.other]!];
    return [{ title: { zh: '对调两个序次', en: 'Exchange the two numbers' }, preferred: true, edits: [measureEdit(plan, a, b.measure.number), measureEdit(plan, b, a.measure.number)] }];
  }
  const single: Fix = { title: { zh: `改为“${expected}”`, en: `Change to “${expected}”` }, preferred: slip.kind === 'wrong', edits: [measureEdit(plan, measures[slip.index]!, slip.expected)] };
  const stays = ({ measure }: PlacedMeasure, index: number): boolean => measure.number === slip.expected + index - slip.index;
  let second = slip.index + 1;
  while (second < measures.length && stays(measures[second]!, second)) second++;
  if (second === measures.length) return [single];
  const rest = renumberingFix(
    () => measures.flatMap((placed, index) => (index < slip.index || stays(placed, index) ? [] : [measureEdit(plan, placed, slip.expected + index - slip.index)])),
    slip.kind !== 'wrong' && slip.kind !== 'gap',
  );
  return slip.kind === 'wrong' ? [single, rest] : [rest, single];
}
