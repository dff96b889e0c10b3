/**
 * The facts of one line that follow from its text alone: marker and title, notes, actions, targets, deadlines. Spans
 * are half-open columns in UTF-16 code units.
 */
import type { Span } from '../text/positions';

/**
 * The form of a marker, from the outermost layer inwards:
 * part 第一部分/第一篇 · chapter 第一章 · sectionSign §1 · node 第一节 · han 一、 · hanParen （一） · article 第一条 ·
 * ordinal 第一， · arabic 1. 1． 1、 1 · arabicParen （1） 1) · circled ① · decimal 1.1
 */
export type MarkerKind =
  | 'part'
  | 'chapter'
  | 'sectionSign'
  | 'node'
  | 'han'
  | 'hanParen'
  | 'article'
  | 'ordinal'
  | 'arabic'
  | 'arabicParen'
  | 'circled'
  | 'decimal';

/**
 * A number at the start of a line. `span` = `prefix` + `digits` + `delimiter`; `spacing` is the white space between it
 * and the title. `（一）、` has prefix `（`, digits `一`, delimiter `）、`.
 */
export interface Marker {
  readonly kind: MarkerKind;
  /** 1–9999. For `decimal` the last component. */
  readonly number: number;
  /** As it is written, without the spacing. */
  readonly text: string;
  readonly span: Span;
  readonly prefix: Span;
  readonly digits: Span;
  readonly delimiter: Span;
  readonly spacing: Span;
  /** May be something else, like the bare number of `1 标题`: a heading only if its neighbours continue the count. */
  readonly weak: boolean;
}

/**
 * A line that begins with a marker. The title ends before the first 。！？ or, on a line of its own, at the last visible
 * character.
 */
export interface Heading {
  readonly marker: Marker;
  readonly title: Span;
  /** The text continues on the same line after the title's 。. */
  readonly runIn: boolean;
  /** What follows the title and its mark; empty if the heading is alone. */
  readonly body: Span;
}

/** `shi` 一是 · `yao` 一要 · `paren` （1）…；（2）… · `ordinal` 第一，…第二， · `circled` ①…② */
export type ActionKind = 'shi' | 'yao' | 'paren' | 'ordinal' | 'circled';

export interface Action {
  readonly kind: ActionKind;
  readonly number: number;
  /** 一是, （1）, 第一， */
  readonly marker: Span;
  /** 一, 1 */
  readonly digits: Span;
  /** From the marker to the next action's marker, a responsibility note or the end of the line. */
  readonly span: Span;
}

export type Role = 'lead' | 'support' | 'plain';

export interface Unit {
  readonly span: Span;
  readonly name: string;
  readonly role: Role;
  /** The role is not written but inferred: the first of a plain list leads. */
  readonly inferred: boolean;
  /** Names that stand for many bodies: 各科室, 局属各单位, 有关部门. */
  readonly collective: boolean;
}

/** 责任单位 / 牵头单位 / 配合单位 … with its colon, and the role of the units after it. */
export interface NoteLabel {
  readonly span: Span;
  readonly text: string;
  readonly role: Role;
  /** 责任人, 分管领导: the names after it are persons, not units. */
  readonly person: boolean;
}

export type NoteProblemKind = 'empty' | 'unclosed' | 'mismatched' | 'fused';

export interface NoteProblem {
  readonly kind: NoteProblemKind;
  /**
   * Where to point: for `fused` the zero-width place where the separator belongs, for `mismatched` the closing bracket.
   */
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
  /** Names after 责任人 or 分管领导. */
  readonly persons: readonly Span[];
  readonly problems: readonly NoteProblem[];
  /** The note is broken over lines, and this is one part of it. */
  readonly part?: 'first' | 'later';
}

/**
 * `atLeast` 不少于, 以上, 达到N以上 · `atMost` 以内 · `over` 超过, 突破 · `under` 以下 (strictly less) · `about` 左右, 约, 余 · `exactly`
 * without such a word
 */
export type Comparator = 'atLeast' | 'atMost' | 'over' | 'under' | 'about' | 'exactly';

export interface Target {
  /** The smallest expression of measure with its comparator: 不低于300元, 80%以上, 2-3个. */
  readonly span: Span;
  readonly comparator: Comparator;
  /** In `unit`, with 万/亿 multiplied out (40万平方米 → 400000 平方米); 百分之八 → 8 with unit %. */
  readonly value: number;
  /** Upper end of a range (2-3个) or second term of a ratio (1:14). */
  readonly upper?: number;
  /** 所, 个, %, 百分点, 元, 平方米 …; 倍 for 翻番/N倍; `:` for ratios. */
  readonly unit: string;
  /** Only the digits (and 万/亿), and only the measure word. */
  readonly number: Span;
  readonly measure: Span;
  readonly verb?: Span;
  readonly object?: Span;
  /** 力争, 争取, 努力. */
  readonly hedge?: Span;
  readonly direction?: 'increase' | 'decrease' | 'level';
  /** The year that opens its sentence (2025年，新增就业1.1万人), if the sentence has no words of promise. */
  readonly year?: number;
}

export interface Deadline {
  readonly span: Span;
  /**
   * `date` a day · `month` · `quarter` · `halfYear` · `year` · `term` 寒假前, 开学前 · `pace` 按期, 如期: as planned, without a
   * date
   */
  readonly kind: 'date' | 'month' | 'quarter' | 'halfYear' | 'year' | 'term' | 'pace';
  /** A year that opens a sentence (2027年，…达到…): a deadline only if it is later than the plan's year. */
  readonly opening?: true;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** An amount that nobody can check: 一批, 若干, 部分. */
export interface Vague {
  readonly span: Span;
}

/** What a line looks like on its own. */
export type LineShape =
  | 'blank'
  | 'heading' // begins with a marker
  | 'text' // anything else
  | 'chrome' // page furniture: 当前位置, 上一篇, 发布时间 …
  | 'table'; // tabs, pipes or box drawing

/**
 * One line of text and its facts, alone or together with its neighbours (see `neighbours.ts`). Immutable. The object
 * stays the same as long as its text and what the neighbours add stay the same, so facts may be kept with it (see
 * `plan/facts`).
 */
export interface Line {
  /** Without the line end. */
  readonly text: string;
  /** '\n', '\r\n', '\r' or '' at the end of the text. */
  readonly eol: string;
  readonly shape: LineShape;
  /** Bits of `Feature`: which kinds of characters occur. Readers skip lines without the ones they need. */
  readonly features: number;
  readonly heading?: Heading;
  /**
   * What may be headings inside the line, in text order: the line's own, if its title ends where an item is glued on,
   * and that item; or those of a whole body on one line. The plan decides whether they count.
   */
  readonly glued?: readonly Heading[];
  readonly actions: readonly Action[];
  readonly notes: readonly Note[];
  /**
   * Amounts that commit to something, as far as the line itself shows. The plan drops those in parts that look back.
   */
  readonly targets: readonly Target[];
  readonly deadlines: readonly Deadline[];
  readonly vague: readonly Vague[];
  /** The heading is the number of a table's row. */
  readonly isRow?: true;
  /** The number is alone and its title is in lines below it: how many lines down the first and the last of them are. */
  readonly titleBelow?: { readonly first: number; readonly last: number };
  /**
   * What neighbours added to or removed from what this line says alone. Lines with equal texts and contexts are equal.
   */
  readonly context?: string;
}
