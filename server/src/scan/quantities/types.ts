/**
 * An amount before and after it is judged: the types shared by the code that reads amounts and the code that judges
 * them.
 */
import type { Comparator } from '../types';
import type { Span } from '../../text/positions';
import type { ComparatorRead } from './comparators';
import type { MeasureClass } from './measureWords';

/**
 * What a number with its measure word says. Columns are UTF-16 in the line. The unit of a `fraction` (三分之二, 1/3) is
 * `/`, its value a fraction of one; the unit of a `ratio` (1:14) is `:`.
 */
interface Figure {
  /** The digits with 万/亿; in a range, both terms. */
  readonly number: Span;
  /** The measure word; for a ratio its colon, for 百分之N the 百分之, for a fraction empty. */
  readonly measure: Span;
  readonly value: number;
  readonly upper: number | undefined;
  readonly unit: string;
  readonly kind: MeasureClass | 'ratio' | 'fraction';
  readonly comparator: Comparator;
  readonly han: boolean;
}

/** What is known about an amount before it is judged. */
export interface AmountRead extends Figure {
  readonly start: number;
  readonly end: number;
  readonly prefix: ComparatorRead | undefined;
  readonly suffix: ComparatorRead | undefined;
}

/** A judged amount. `excluded` says why it is not a target; undefined for a target. */
export interface Amount extends Figure {
  /** Comparator, number and measure: the span of a target. */
  readonly span: Span;
  readonly excluded: Exclusion | undefined;
  /** The committing verb, if one was found. */
  readonly verb: Span | undefined;
}

/**
 * Why an amount is not a target: `code` part of a name (PM2.5, 2+N, 第3个) · `structure` 五个方面 · `duration` 三年, 16岁 ·
 * `scope` 全市28所 · `condition` 从教10年以上的, 50人以下的 · `past` has happened · `standard` set elsewhere (每天1小时的要求) ·
 * `uncommitted` nothing says that it is to be reached
 */
export type Exclusion = 'code' | 'structure' | 'duration' | 'scope' | 'condition' | 'past' | 'standard' | 'uncommitted';
