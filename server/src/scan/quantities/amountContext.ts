/** An amount and its surroundings, looked up once for all questions about it. */
import { actBeforeObject } from './comparators';
import { firstVerb, lastVerb, startsBefore, verbEndingAt } from './clauseBounds';
import type { VerbRead } from './clauseBounds';
import type { Span } from '../../text/positions';
import type { AmountRead } from './types';
import { reachingWords, shortVerbs } from './lexicon';

export interface Place {
  readonly text: string;
  readonly read: AmountRead;
  readonly clause: number;
  readonly sentence: number;
  /** Column before the amount, spaces skipped. */
  readonly before: number;
  /** Column after it, spaces skipped. */
  readonly after: number;
  /** The verb that ends right before the amount. */
  readonly direct: VerbRead | undefined;
}

export function placeOf(text: string, read: AmountRead, before: number, after: number): Place {
  const { clause, sentence } = startsBefore(text, read.start);
  return { text, read, before, after, clause, sentence, direct: directVerb(text, clause, before) };
}

const fillers = '出至到有各再共好足满成于约均';

/** The verb that ends right before the amount; one filler is allowed (增加到, 选出). */
function directVerb(text: string, clause: number, before: number): VerbRead | undefined {
  if (before <= clause) return undefined;
  const last = text[before - 1]!;
  const verb =
    verbEndingAt(text, before, clause) ?? (fillers.includes(last) ? verbEndingAt(text, before - 1, clause) : undefined);
  if (verb !== undefined) return verb;
  return shortVerbs.includes(last) && !nounBeforeShortVerb(text, before - 1)
    ? { start: before - 1, end: before, weak: true }
    : undefined;
}

/** The last character of a noun that looks like a verb: a number follows 党建 or 计划 only by accident. */
function nounBeforeShortVerb(text: string, at: number): boolean {
  return [
    '党建',
    '基建',
    '教育',
    '体育',
    '德育',
    '保育',
    '智育',
    '美育',
    '创投',
    '民办',
    '公办',
    '主办',
    '督办',
    '下设',
    '分设',
    '内设',
  ].includes(text.slice(at - 1, at + 1));
}

/**
 * The verb of a commitment: the one right before the amount (also 达到, 提高到), else the first in the clause that founds or
 * makes something (建成…建设达标校100所: 建成), else the nearest. A rate takes only one right before it.
 */
export function committingVerb(place: Place): Span | undefined {
  const { text, read, clause, before, direct } = place;
  if (read.prefix?.withVerb === true)
    return (
      verbEndingAt(text, read.prefix.end, read.prefix.start) ??
      actBeforeObject(text, read.prefix.start + 2, read.prefix.end)
    );
  const reaching = reachingWords.endingAt(text, before);
  if (reaching >= clause && !'为在到至'.includes(text.slice(reaching, before))) return { start: reaching, end: before };
  if (direct !== undefined) return direct;
  if (read.kind === 'percent' || read.kind === 'point' || read.kind === 'fraction' || read.kind === 'ratio')
    return undefined;
  return firstVerb(text, clause, before) ?? lastVerb(text, clause, before);
}
