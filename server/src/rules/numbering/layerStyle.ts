/** How the markers of a layer are written, and which way most of them are. */
import { markerRank } from '../../plan/outline/markerRanks';
import type { Entry, Plan } from '../../plan/types';

export interface MarkerStyle {
  readonly prefix: string;
  readonly delimiter: string;
  /** A marker text of this style, to take the figures' form from. */
  readonly digits: string;
}

export function styleOf(plan: Plan, entry: Entry): MarkerStyle {
  const { prefix, digits, delimiter } = entry.marker!;
  const { text } = plan.lines[entry.line]!;
  return {
    prefix: text.slice(prefix.start, prefix.end),
    digits: text.slice(digits.start, digits.end),
    delimiter: text.slice(delimiter.start, delimiter.end),
  };
}

/** `1．` as `#．`: the style without its number. */
export function styleKey({ prefix, delimiter }: MarkerStyle): string {
  return `${prefix}#${delimiter}`;
}

/** Whether the marker is of another kind than its layer: a （3） that stands for 3. */
export function isStray(entry: Entry): boolean {
  return entry.rank >= markerRank.han && markerRank[entry.marker!.kind] !== entry.rank;
}
