/** A plan: its lines, and the structure they form. The rooms above read a plan through these types. */
import type { Endings } from '../scan/neighbours';
import type { Heading, Line, Marker } from '../scan/types';

/**
 * `part` a region with numbering of its own (unnumbered part title, 第一部分, attachment); the others are the layers of a
 * plan
 */
export type EntryKind = 'part' | 'section' | 'subsection' | 'item' | 'subitem';

/** A node of the outline. Use `query.ts` for title and ranges. */
export interface Entry {
  readonly kind: EntryKind;
  /** Index among all entries, in text order. */
  readonly index: number;
  /** Depth in the tree, 1 for a root. */
  readonly level: number;
  readonly line: number;
  /** Last line of the whole section, inclusive, without blank lines and end matter. */
  readonly endLine: number;
  /** Undefined for an unnumbered part title. */
  readonly marker: Marker | undefined;
  /** Its heading, if its line holds several; otherwise it is the line's. */
  readonly shared?: Heading;
  /** The column in `endLine` where the next entry begins; undefined where the entry has that line to its end. */
  readonly endColumn?: number;
  readonly parent: Entry | undefined;
  readonly children: readonly Entry[];
  /** How deep its layer is; entries of one rank number together. See `markerRank`. */
  readonly rank: number;
  /** Belongs to a part that looks back (总结, 回顾): its amounts are results, not targets. */
  readonly past: boolean;
}

/** What a line belongs to. */
export type Zone =
  | 'front' // before the plan: web chrome, covering notice, metadata
  | 'title'
  | 'preamble' // between the title and the first entry
  | 'body'
  | 'end'; // after the plan: signature, share bar, 上一篇

/** The outline and the regions, made from line facts alone. The same object after an edit that changes no structure. */
export interface Structure {
  readonly roots: readonly Entry[];
  /** All entries in text order. */
  readonly entries: readonly Entry[];
  /** Lines of the title, inclusive; absent when there is none. */
  readonly title?: { readonly startLine: number; readonly endLine: number };
  readonly issuer?: string;
  readonly year?: number;
  /** The first of the years in the title, if it spans several (2025—2027年). */
  readonly firstYear?: number;
  /** The document looks back until an entry looks ahead, so the text before its first entry is a report, not a plan. */
  readonly past?: true;
  /** First line of the preamble or body. `bodyEnd`: first line of the end matter (the line count if there is none). */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /**
   * There is a line 目录, so the beginnings of headings matter: a table of contents ends where its first line appears
   * again.
   */
  readonly contents?: true;
}

export interface Plan {
  readonly lines: readonly Line[];
  readonly structure: Structure;
  /** How its items end, if already known; an edit needs it. */
  readonly endings?: Endings;
  /** What is known about this version and earlier ones; only `facts/lineage.ts` makes and reads it. */
  readonly lineage?: Lineage;
}

/** Facts, each at the slot of whoever computed it (`newSlot` in `facts/lineage.ts`). */
export type Lineage = unknown[];

/** For code that reads only the text. */
export type PlanLines = Pick<Plan, 'lines'>;
