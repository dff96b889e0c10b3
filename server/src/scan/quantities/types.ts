/** What an amount is before and after it is judged: the shapes that the readers and the judges of amounts share. */
import type { Comparator } from '../types';
import type { Span } from '../../text/positions';
import type { ComparatorRead } from './comparators';
import type { MeasureClass } from './measureWords';

/**
 * What a number says with its measure word. Columns are UTF-16 in the line.
 * `fraction` (三分之二, 1/3) has the unit `/` and its value as a fraction of one; `ratio` (1:14) the unit `:`.
 */
interface Figure {
  /** The digits with 万/亿, of a range both terms. */
  readonly number: Span;
  /** The measure word; for a ratio its colon, for 百分之N the 百分之, empty for a fraction. */
  readonly measure: Span;
  readonly value: number;
  readonly upper: number | undefined;
  readonly unit: string;
  readonly kind: MeasureClass | 'ratio' | 'fraction';
  readonly comparator: Comparator;
  readonly han: boolean;
}

/** What is known of an amount before it is judged. */
export interface AmountRead extends Figure {
  readonly start: number;
  readonly end: number;
  readonly prefix: ComparatorRead | undefined;
  readonly suffix: ComparatorRead | undefined;
}

/** A judged amount. `excluded` tells why it is no target; undefined for a target. */
export interface Amount extends Figure {
  /** Comparator, number and measure: the span of a target. */
  readonly span: Span;
  readonly excluded: Exclusion | undefined;
  /** What commits: the verb found, if one was. */
  readonly verb: Span | undefined;
}

/**
 * Why an amount is no target: `code` part of a name (PM2.5, 2+N, 第3个) · `structure` 五个方面 · `duration` 三年, 16岁 · `scope`
 * 全市28所 · `condition` 从教10年以上的, 50人以下的 · `past` has happened · `standard` fixed elsewhere (每天1小时的要求) · `uncommitted`
 * nothing says that it is to be reached
 */
export type Exclusion = 'code' | 'structure' | 'duration' | 'scope' | 'condition' | 'past' | 'standard' | 'uncommitted';
