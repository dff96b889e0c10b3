/** A summary in words. */
import type { SummaryParams } from '../../../server/src/protocol/messages';
import type { Text } from '../messages';

/** `27 项 · 缺责任单位 1 · 目标 18`. Missing units are mentioned only if there are some. */
export function statusText(summary: SummaryParams, text: Text): string {
  const parts = [text('{0} items', summary.items)];
  if (summary.withoutUnit > 0) parts.push(text('{0} without unit', summary.withoutUnit));
  parts.push(text('{0} targets', summary.targets));
  return parts.join(' · ');
}

/** For those who hear it: what the item is, what it says and what it does. */
export function statusLabel({ items, withoutUnit, targets }: SummaryParams, text: Text): string {
  return withoutUnit > 0
    ? text('Work plan: {0} items, {1} without a unit, {2} targets. Opens a list.', items, withoutUnit, targets)
    : text('Work plan: {0} items, {1} targets. Opens a list.', items, targets);
}

/** All figures, one on each line. */
export function statusTooltip(summary: SummaryParams, text: Text): string {
  return [
    text('Items: {0}', summary.items),
    text('Responsible units: {0}', summary.units),
    ...(summary.withoutUnit > 0 ? [text('Items without a responsible unit: {0}', summary.withoutUnit)] : []),
    text('Targets: {0}', summary.targets),
    text('Deadlines: {0}', summary.deadlines),
    text('Click for a list.'),
  ].join('\n');
}
