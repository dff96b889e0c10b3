/** What the rules on characters and marks share. */
import { isDigit, isHan, isLatin } from '../../text/characters';
import type { Line } from '../../scan/types';
import type { Span } from '../../text/positions';
import type { TallyCount, TallyPlace } from '../types';

/** Marks of Chinese text in half width. */
export const halfWidthMarks = ',:;?!()';
/** The full-width marks that stand for them. */
export const fullWidth: Readonly<Record<string, string>> = Object.fromEntries(
  [...'，：；？！（）'].map((mark, index) => [halfWidthMarks[index]!, mark]),
);

/** Primes that some converters write instead of quotes, with those quotes. */
export const primes: Readonly<Record<string, string>> = { '〝': '“', '〞': '”', '〟': '”' };

/** A line with more findings of one rule isn't text. The rest is left to the next check. */
export const maxPerLine = 500;

export function isHanAt(text: string, column: number): boolean {
  return column >= 0 && column < text.length && isHan(text.charCodeAt(column));
}

export function isDigitAt(text: string, column: number): boolean {
  return column >= 0 && column < text.length && isDigit(text.charCodeAt(column));
}

/** A-Z a-z and their full-width forms. */
export function isLatinAt(text: string, column: number): boolean {
  return column >= 0 && column < text.length && isLatin(text.charCodeAt(column));
}

/** A mark of Chinese text without a half-width twin: 。、“”‘’《》〈〉〔〕【】…—. */
export function isChineseMarkAt(text: string, column: number): boolean {
  return column >= 0 && column < text.length && '。、“”‘’《》〈〉〔〕【】…—'.includes(text[column]!);
}

/**
 * Spans that other rules correct, in text order: item numbers `1）`, and notes whose brackets `responsibility/malformed`
 * reports.
 */
export function skippedSpans({ heading, notes }: Line): readonly Span[] {
  const spans: Span[] = heading === undefined ? [] : [heading.marker.span];
  for (const { span, problems } of notes)
    if (problems.some(({ kind }) => kind === 'unclosed' || kind === 'mismatched')) spans.push(span);
  return spans;
}

export function countOf(places: readonly TallyPlace[]): TallyCount | undefined {
  return places.length === 0
    ? undefined
    : { places: places.length, fixable: places.some(({ newText }) => newText !== undefined) };
}
