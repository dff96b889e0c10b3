/** The layers of an outline and the headings on their way into it. */
import type { Heading, Line, Marker, MarkerKind } from '../../scan/types';
import type { EntryKind } from '../types';

/** How deep each kind of marker is; layers may be skipped, so only the order matters. */
export const markerRank: Readonly<Record<MarkerKind, number>> = {
  part: 1,
  chapter: 1.2,
  sectionSign: 1.4,
  node: 1.6,
  han: 2,
  article: 2.5,
  hanParen: 3,
  arabic: 4,
  decimal: 4.2,
  ordinal: 4.6,
  arabicParen: 5,
  circled: 6,
};
/** A table's rows rank below the plan's parts and above everything listed in their cells. */
export const rowRank = 3.5;
/** An attachment ranks above everything. */
export const attachmentRank = 0;
/** An unnumbered part title ranks right above 一、. */
export const partRank = 1.5;
/** 一、骨干教师工程 right above a part title of its own: a series above the parts. */
export const bannerRank = 1.3;

/** How far a list ranks below a heading with the same kind of marker. */
export const nestedOffset = 0.05;

/** A heading before it has its place in the tree. */
export interface Draft {
  readonly line: number;
  readonly rank: number;
  readonly marker?: Marker;
  /** Its heading, if its line holds several. */
  readonly shared?: Heading;
  /** What it is, if its rank doesn't say. */
  readonly kind?: EntryKind;
}

/** The heading of a draft with a number, or of an entry. */
export function headingOf(
  lines: readonly Line[],
  { line, shared }: Pick<Draft, 'line' | 'shared'>,
): Heading | undefined {
  return shared ?? lines[line]!.heading;
}
