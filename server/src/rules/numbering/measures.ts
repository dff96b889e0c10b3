import { actionEdit, actionSeriesOf, type ActionSeries, type PlacedAction } from '../../plan/numbering/actionSeries';
import type { Slip } from '../../plan/numbering/align';
import { formatLike } from '../../text/numerals';
import { rangeOf } from '../../text/positions';
import { lines } from '../../plan/facts/define';
import type { PlanLines } from '../../plan/types';
import { planRule, type Fix, type LazyFix, type PlanFinding } from '../types';
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

export const measuresRule = planRule({
  meta,
  inputs: { series: actionSeriesOf, lines },
  check: (inputs) => inputs.series.flatMap((series) => series.slips.map((slip) => finding(inputs, series, slip))),
});

function finding({ lines }: PlanLines, series: ActionSeries, slip: Slip): PlanFinding {
  const { line, action } = series.actions[slip.index]!;
  const { text } = lines[line]!;
  const written = (number: number): string =>
    text.slice(action.marker.start, action.digits.start) +
    formatLike(text.slice(action.digits.start, action.digits.end), number) +
    text.slice(action.digits.end, action.marker.end);
  const found = written(action.number);
  const expected = written(slip.expected);
  return {
    code: meta.code,
    range: rangeOf(line, action.marker),
    message:
      slip.kind === 'gap'
        ? {
            zh: `并列举措不连续：“${found}”之前缺少“${expected}”。`,
            en: `Measures are not continuous: “${expected}” is missing before “${found}”.`,
          }
        : {
            zh: `并列举措序次有误：此处应为“${expected}”，却是“${found}”。`,
            en: `Measures out of order: “${expected}” was expected, not “${found}”.`,
          },
    fixes: (plan) => fixesOf(plan, series, slip, expected),
  };
}

function fixesOf(plan: PlanLines, series: ActionSeries, slip: Slip, expected: string): (Fix | LazyFix)[] {
  const { actions } = series;
  if (slip.other !== undefined) {
    const [a, b] = [actions[slip.index]!, actions[slip.other]!];
    return [
      {
        title: { zh: '对调两个序次', en: 'Exchange the two numbers' },
        preferred: true,
        edits: [actionEdit(plan, a, b.action.number), actionEdit(plan, b, a.action.number)],
      },
    ];
  }
  const single: Fix = {
    title: { zh: `改为“${expected}”`, en: `Change to “${expected}”` },
    preferred: slip.kind === 'wrong',
    edits: [actionEdit(plan, actions[slip.index]!, slip.expected)],
  };
  const stays = ({ action }: PlacedAction, index: number): boolean =>
    action.number === slip.expected + index - slip.index;
  let second = slip.index + 1;
  while (second < actions.length && stays(actions[second]!, second)) second++;
  if (second === actions.length) return [single];
  const rest = renumberingFix(
    () =>
      actions.flatMap((placed, index) =>
        index < slip.index || stays(placed, index)
          ? []
          : [actionEdit(plan, placed, slip.expected + index - slip.index)],
      ),
    slip.kind !== 'wrong' && slip.kind !== 'gap',
  );
  return slip.kind === 'wrong' ? [single, rest] : [rest, single];
}
