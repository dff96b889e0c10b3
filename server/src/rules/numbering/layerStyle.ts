/** How the markers of a layer are written, and the commonest way. */
import { markerRank } from '../../plan/outline/markerRanks';
import type { Entry } from '../../plan/types';

export interface MarkerStyle {
  readonly prefix: string;
  readonly delimiter: string;
  /** The digits of a marker of this style, as a model for others. */
  readonly digits: string;
}

export function styleOf(entry: Entry): MarkerStyle {
  const { text, span, digits } = entry.marker!;
  const [start, end] = [digits.start - span.start, digits.end - span.start];
  return { prefix: text.slice(0, start), digits: text.slice(start, end), delimiter: text.slice(end) };
}

/** `1．` as `#．`: the style without its number. */
export function styleKey({ prefix, delimiter }: MarkerStyle): string {
  return `${prefix}#${delimiter}`;
}

/** Whether the marker is of another kind than its layer: a （3） that stands for 3. */
export function isStray(entry: Entry): boolean {
  return entry.rank >= markerRank.han && markerRank[entry.marker!.kind] !== entry.rank;
}
