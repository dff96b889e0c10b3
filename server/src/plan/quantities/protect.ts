/** Regions whose numbers are nobody's: titles in 《》 and names and slogans in quotation marks. */
import { Feature } from '../characters';
import type { Span } from '../types';

const closers: Readonly<Record<string, string>> = { '《': '》', '〈': '〉', '“': '”', '‘': '’', '「': '」', '『': '』', '"': '"', '＂': '＂' };
/** An opener whose closer is farther away than this is taken as damage and protects nothing. */
const longestTitle = 120;
const longestQuotation = 60;

/** Pairs in text order, the outermost of nested ones; empty when `features` shows no such characters. Linear in the text. */
export function protectedSpans(text: string, features: number): readonly Span[] {
  if ((features & (Feature.BookMark | Feature.Quote)) === 0) return none;
  const spans: Span[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // ", ‘’“”, 〈〉《》「」『』, ＂: everything else is passed by.
    if (code !== 0x22 && (code < 0x2018 || (code > 0x201d && code < 0x3008) || (code > 0x300e && code !== 0xff02))) continue;
    const closer = closers[text[index]!];
    if (closer === undefined) continue;
    const limit = Math.min(text.length, index + (closer === '》' ? longestTitle : longestQuotation));
    let end = index + 1;
    while (end < limit && text[end] !== closer) end++;
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
