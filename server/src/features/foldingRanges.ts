/** Folds: every entry of several lines, and the text before and after the plan. */
import type { FoldingRangeRequest } from 'vscode-languageserver';
import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import { headingRange } from '../plan/query';
import type { Plan } from '../plan/types';
import { defineFeature } from './feature';

export interface FoldingOptions {
  /** The client's limit. */
  readonly limit?: number | undefined;
  /** The client folds whole lines and needs no columns. */
  readonly wholeLines: boolean;
}

/**
 * In text order. Beyond the limit the deepest layers are dropped
 * first, so that no heading loses its fold to one below it.
 */
export function foldingRanges(plan: Plan, { limit, wholeLines }: FoldingOptions): FoldingRange[] {
  const { entries, bodyEnd } = plan.structure;
  const ranges: { readonly level: number; readonly range: FoldingRange }[] = [];
  const add = (
    level: number,
    startLine: number,
    endLine: number,
    startCharacter: () => number,
    kind?: FoldingRangeKind,
  ): void => {
    if (endLine <= startLine) return;
    const columns = wholeLines
      ? {}
      : { startCharacter: startCharacter(), endCharacter: plan.lines[endLine]!.text.length };
    ranges.push({ level, range: { startLine, endLine, ...columns, ...(kind === undefined ? {} : { kind }) } });
  };
  // Page furniture and covering notices fold as comments, so that “fold all block comments” leaves just the plan.
  addOutside(0, (plan.structure.title?.startLine ?? plan.structure.bodyStart) - 1);
  for (const entry of entries)
    add(entry.level, entry.line, entry.endLine, () => headingRange(plan, entry).end.character);
  addOutside(bodyEnd, plan.lines.length - 1);

  function addOutside(from: number, to: number): void {
    let [start, end] = [from, to];
    while (start <= end && plan.lines[start]!.shape === 'blank') start++;
    while (end > start && plan.lines[end]!.shape === 'blank') end--;
    add(1, start, end, () => plan.lines[start]!.text.length, FoldingRangeKind.Comment);
  }

  if (limit === undefined || ranges.length <= limit) return ranges.map(({ range }) => range);
  return outermost(ranges, limit);
}

function outermost(
  ranges: readonly { readonly level: number; readonly range: FoldingRange }[],
  limit: number,
): FoldingRange[] {
  const counts: number[] = [];
  for (const { level } of ranges) counts[level] = (counts[level] ?? 0) + 1;
  let deepest = 0;
  let room = Math.max(0, limit);
  while (deepest < counts.length && (counts[deepest] ?? 0) <= room) room -= counts[deepest++] ?? 0;
  return ranges.filter(({ level }) => level < deepest || (level === deepest && room-- > 0)).map(({ range }) => range);
}

export const foldingRangeFeature = defineFeature<typeof FoldingRangeRequest>({
  method: 'textDocument/foldingRange',
  capability: () => ({ foldingRangeProvider: true }),
  neutral: [],
  plan: ({ plan }, _params, { client }) =>
    foldingRanges(plan, { limit: client.foldingLimit, wholeLines: client.foldsWholeLines }),
});
