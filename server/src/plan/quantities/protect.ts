/** Regions whose numbers are nobody's: titles in 《》 and names and slogans in quotation marks. */
import { Feature } from '../characters';
import type { Span } from '../types';

/** The code of the closer, by that of the opener. */
const closers = new Uint16Array(0x10000);
for (const [open, close] of ['《》', '〈〉', '“”', '‘’', '「」', '『』', '""', '＂＂']) closers[open!.charCodeAt(0)] = close!.charCodeAt(0);
const bookMarkCloser = 0x300b;
/** An opener whose closer is farther away than this is taken as damage and protects nothing. */
const longestTitle = 120;
const longestQuotation = 60;

/** Pairs in text order, the outermost of nested ones; empty when `features` shows no such characters. Linear in the text. */
export function protectedSpans(text: string, features: number): readonly Span[] {
  if ((features & (Feature.BookMark | Feature.Quote)) === 0) return none;
  const spans: Span[] = [];
  for (let index = 0; index < text.length; index++) {
    const closer = closers[text.charCodeAt(index)]!;
    if (closer === 0) continue;
    const limit = Math.min(text.length, index + (closer === bookMarkCloser ? longestTitle : longestQuotation));
    let end = index + 1;
    while (end < limit && text.charCodeAt(end) !== closer) end++;
    if (end >= limit) continue;
    spans.push({ start: index, end: end + 1 });
    index = end;
  }
  return spans.length === 0 ? none : spans;
}

const none: readonly Span[] = Object.freeze([]);

/** Walks the spans along with a scanner that only moves forward. */
export class ProtectedCursor {
  private next = 0;

  constructor(private readonly spans: readonly Span[]) {}

  /** The end of the span that holds `index`, or -1. `index` must not decrease from call to call. */
  endAt(index: number): number {
    while (this.next < this.spans.length && this.spans[this.next]!.end <= index) this.next++;
    const span = this.spans[this.next];
    return span !== undefined && span.start <= index ? span.end : -1;
  }
}
