/** A plan: its lines, and the structure that they form. Everything above reads a plan through these shapes. */
import type { Endings } from '../scan/neighbours';
import type { Line, Marker } from '../scan/types';

/** `part` a region with numbering of its own (unnumbered part title, 第一部分, attachment) · then the layers of a plan */
export type EntryKind = 'part' | 'section' | 'subsection' | 'item' | 'subitem';

/** A node of the outline. Its heading is `plan.lines[line]`; read title and ranges through `query.ts`. */
export interface Entry {
  readonly kind: EntryKind;
  /** Position among all entries, in text order. */
  readonly index: number;
  /** Depth in the tree, 1 for a root. */
  readonly level: number;
  readonly line: number;
  /** Last line of the whole section, inclusive; blank lines and end matter at its end excluded. */
  readonly endLine: number;
  /** Undefined for an unnumbered part title. */
  readonly marker: Marker | undefined;
  readonly parent: Entry | undefined;
  readonly children: readonly Entry[];
  /** How deep its layer stands; entries of one rank number together. See `layerRank`. */
  readonly rank: number;
  /** Belongs to a part that looks back (总结, 回顾): its numbers are results, not targets. */
  readonly past: boolean;
}

/** What a line belongs to. */
export type Zone =
  | 'front' // before the plan: web chrome, covering notice, metadata
  | 'title'
  | 'preamble' // between the title and the first entry
  | 'body'
  | 'end'; // after the plan: signature, share bar, 上一篇

/**
 * The outline and the regions, made from line facts alone. Identical (same object) after an edit that changes no
 * structure.
 */
export interface Structure {
  readonly roots: readonly Entry[];
  /** All entries in text order. */
  readonly entries: readonly Entry[];
  /** Lines of the title, inclusive; absent when there is none. */
  readonly title?: { readonly startLine: number; readonly endLine: number };
  readonly issuer?: string;
  readonly year?: number;
  /** The first of the years that the title spans (2025—2027年). */
  readonly firstYear?: number;
  /** The document looks back until an entry looks ahead: what stands before its first entry is told, not planned. */
  readonly past?: true;
  /** First line of the preamble or body; first line of the end matter (= line count when there is none). */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /**
   * There is a line 目录, so that it matters how headings begin: a table of contents ends where its first line comes
   * again.
   */
  readonly contents?: true;
}

export interface Plan {
  readonly lines: readonly Line[];
  readonly structure: Structure;
  /** How its items end, where that is known already; an edit asks for it. */
  readonly endings?: Endings;
  /** What is known of this version and the ones before it; `facts/lineage.ts` makes it and reads it. */
  readonly lineage?: Lineage;
}

/** Facts by whoever found them out. */
export type Lineage = Map<object, unknown>;

/** For those who read the text alone. */
export type PlanLines = Pick<Plan, 'lines'>;
