/**
 * The plan model's vocabulary. Everything else in the server reads a plan through these shapes.
 *
 * Two kinds of facts are kept apart, because an edit must cost what it touches:
 * - **Line facts** (`Line` and all that hangs on it) are a pure function of one line's text (a table row's cells also of their header's,
 *   see `tables.ts`). Their spans are columns in that line.
 * - **Structure** (`Structure`, `Entry`) is made from the line facts of all lines and speaks of line numbers.
 *
 * All positions are UTF-16 code units, as in LSP; spans and ranges are half-open.
 */

/** While it is made. Members that may be absent are set one by one where things are made by the thousand: spreading them in costs far more. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Zero-based line and UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Columns in one line. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a marker looks like, from the outermost layer in:
 * part 第一部分/第一篇 · chapter 第一章 · sectionSign §1 · node 第一节 · han 一、 · hanParen （一） · article 第一条 ·
 * ordinal 第一， · arabic 1. 1． 1、 1 · arabicParen （1） 1) · circled ① · decimal 1.1
 */
export type MarkerKind =
  | 'part' | 'chapter' | 'sectionSign' | 'node' | 'han' | 'hanParen' | 'article'
  | 'ordinal' | 'arabic' | 'arabicParen' | 'circled' | 'decimal';

/**
 * A number at the start of a line. `span` = `prefix` + `digits` + `delimiter`; `spacing` is the white space between it and the title.
 * `（一）、` has prefix `（`, digits `一`, delimiter `）、`.
 */
export interface Marker {
  readonly kind: MarkerKind;
  /** 1–9999. For `decimal` the last component. */
  readonly number: number;
  readonly span: Span;
  readonly prefix: Span;
  readonly digits: Span;
  readonly delimiter: Span;
  readonly spacing: Span;
  /** A bare number without any mark (`1 标题`): a heading only where its neighbours count on from it. */
  readonly weak: boolean;
}

/** A line that begins with a marker. The title ends before the first 。！？ or, on a line of its own, at the last visible character. */
export interface Heading {
  readonly marker: Marker;
  readonly title: Span;
  /** The text goes on after the title's 。 in the same line. */
  readonly runIn: boolean;
  /** What follows the title and its mark; empty when the heading stands alone. */
  readonly body: Span;
}

/** 一是… 二要… 三、(never) inside a paragraph; `shi` 一是, `yao` 一要, `paren` （1）…；（2）…, `ordinal` 第一，…第二， */
export type MeasureKind = 'shi' | 'yao' | 'paren' | 'ordinal' | 'circled';

export interface Measure {
  readonly kind: MeasureKind;
  readonly number: number;
  /** 一是, （1）, 第一， */
  readonly marker: Span;
  /** 一, 1 */
  readonly digits: Span;
  /** From the marker to the next measure's marker, a responsibility note or the end of the line. */
  readonly span: Span;
}

export type Role = 'lead' | 'support' | 'plain';

export interface Unit {
  readonly span: Span;
  readonly name: string;
  readonly role: Role;
  /** The role is a reading (first of a plain list), not written. */
  readonly inferred: boolean;
  /** 各科室, 局属各单位, 有关部门: a body that stands for many. */
  readonly collective: boolean;
}

/** 责任单位 / 牵头单位 / 配合单位 … with its mark; what role the units behind it have. */
export interface NoteLabel {
  readonly span: Span;
  readonly text: string;
  readonly role: Role;
  /** 责任人, 分管领导: names persons, who are no units. */
  readonly person: boolean;
}

export type NoteProblemKind = 'empty' | 'unclosed' | 'mismatched' | 'fused';

export interface NoteProblem {
  readonly kind: NoteProblemKind;
  /** Where to point. For `fused`, the zero-width place where the separator belongs; for `mismatched`, the closing bracket. */
  readonly span: Span;
}

/** `labelled` （责任单位：A） · `verb` （A牵头，B配合） · `bare` 责任单位：A without brackets · `cell` a column of a task table */
export type NoteForm = 'labelled' | 'verb' | 'bare' | 'cell';

export interface Note {
  readonly form: NoteForm;
  /** With its brackets. */
  readonly span: Span;
  /** Between the brackets. */
  readonly content: Span;
  readonly open?: Span;
  readonly close?: Span;
  readonly labels: readonly NoteLabel[];
  readonly units: readonly Unit[];
  /** Names behind 责任人 / 分管领导. */
  readonly persons: readonly Span[];
  readonly problems: readonly NoteProblem[];
}

/** `atLeast` 不少于, 以上, 达到N以上 · `atMost` 以内 · `over` 超过, 突破 · `under` 以下(strict) · `about` 左右, 约, 余 · `exactly` plain */
export type Comparator = 'atLeast' | 'atMost' | 'over' | 'under' | 'about' | 'exactly';

export interface Target {
  /** The smallest measure expression with its comparator: 不低于300元, 80%以上, 2-3个. */
  readonly span: Span;
  readonly comparator: Comparator;
  /** In `unit`, with 万/亿 multiplied out (40万平方米 → 400000 平方米); 百分之八 → 8 with unit %. */
  readonly value: number;
  /** Upper end of a range (2-3个) or second term of a ratio (1:14). */
  readonly upper?: number;
  /** 所, 个, %, 百分点, 元, 平方米 …; 倍 for 翻番/N倍; `:` for ratios. */
  readonly unit: string;
  /** The digits (and 万/亿) alone, and the measure word alone. */
  readonly number: Span;
  readonly measure: Span;
  readonly verb?: Span;
  readonly object?: Span;
  /** 力争, 争取, 努力. */
  readonly hedge?: Span;
  readonly direction?: 'increase' | 'decrease' | 'level';
}

export interface Deadline {
  readonly span: Span;
  /** `date` a day · `month` · `quarter` · `halfYear` · `year` · `term` 寒假前, 开学前 · `pace` 按期, 每月 */
  readonly kind: 'date' | 'month' | 'quarter' | 'halfYear' | 'year' | 'term' | 'pace';
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** A quantity nobody can check: 一批, 若干, 部分. */
export interface Vague {
  readonly span: Span;
}

/** How a line looks before anything is known of its neighbours. */
export type LineShape =
  | 'blank'
  | 'heading'   // begins with a marker
  | 'text'      // anything else
  | 'chrome'    // web furniture: 当前位置, 上一篇, 发布时间 …
  | 'table';    // tabs, pipes or box drawing

/**
 * One line of text and what can be known from it alone. Immutable; the same object is kept as long as the text is the same,
 * so a reader may cache by identity (see `lineFact`).
 */
export interface Line {
  /** Without its line ending. */
  readonly text: string;
  /** '\n', '\r\n', '\r' or '' at the end of the text. */
  readonly eol: string;
  readonly shape: LineShape;
  /** Bits of `Feature`: which kinds of characters occur. A reader skips lines without those it looks for. */
  readonly features: number;
  readonly heading?: Heading;
  readonly measures: readonly Measure[];
  readonly notes: readonly Note[];
  /** Amounts that commit to something, as far as the line itself tells; the plan drops those of a part that looks back. */
  readonly targets: readonly Target[];
  readonly deadlines: readonly Deadline[];
  readonly vague: readonly Vague[];
}

/** `part` a region with numbering of its own (unnumbered part title, 第一部分, attachment) · then the layers of a plan */
export type EntryKind = 'part' | 'section' | 'subsection' | 'item' | 'subitem';

/** A node of the outline. Its heading is `plan.lines[line]`; read title and ranges through `plan.ts`. */
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
  | 'front'     // before the plan: web chrome, covering notice, metadata
  | 'title'
  | 'preamble'  // between the title and the first entry
  | 'body'
  | 'end';      // after the plan: signature, share bar, 上一篇

/** The outline and the regions, made from line facts alone. Identical (same object) after an edit that changes no structure. */
export interface Structure {
  readonly roots: readonly Entry[];
  /** All entries in text order. */
  readonly entries: readonly Entry[];
  /** Lines of the title, inclusive; absent when there is none. */
  readonly title?: { readonly startLine: number; readonly endLine: number };
  readonly issuer?: string;
  readonly year?: number;
  /** First line of the preamble or body; first line of the end matter (= line count when there is none). */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** There is a line 目录, so that it matters how headings begin: a table of contents ends where its first line comes again. */
  readonly contents?: true;
}

/** What was found out about an earlier version of a plan, by who found it out (see `incremental.ts`). It goes when the plan goes. */
export type Lineage = Map<object, unknown>;

export interface Plan {
  readonly lines: readonly Line[];
  readonly structure: Structure;
  /** One for a parsed text and everything edited from it. */
  readonly lineage?: Lineage;
}
