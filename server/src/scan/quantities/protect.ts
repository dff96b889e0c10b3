/** Regions whose numbers say nothing about the plan: titles in 《》, names and slogans in quotation marks. */
import type { Columns } from '../../text/columns';
import type { Span } from '../../text/positions';

/** By the code of an opener: the code of its closer. */
const closers = new Uint16Array(0x10000);
const pairs = ['《》', '〈〉', '“”', '‘’', '「」', '『』', '""', '＂＂'];
for (const [open, close] of pairs) closers[open!.charCodeAt(0)] = close!.charCodeAt(0);
export const markOpenings: readonly string[] = pairs.map((pair) => pair[0]!);
const bookMarkCloser = 0x300b;
/** If the closer is farther away than this, the opener is taken as damage and protects nothing. */
const longestTitle = 120;
const longestQuotation = 60;

/**
 * Pairs in text order, only the outermost of nested ones. `openings` are the columns of all opening marks. Linear in
 * the text.
 */
export function protectedSpans(text: string, openings: Columns): readonly Span[] {
  if (openings.length === 0) return none;
  const spans: Span[] = [];
  let from = 0;
  for (let which = 0; which < openings.length; which++) {
    const index = openings.at(which);
    if (index < from) continue;
    const closer = closers[text.charCodeAt(index)]!;
    const limit = Math.min(text.length, index + (closer === bookMarkCloser ? longestTitle : longestQuotation));
    let end = index + 1;
    while (end < limit && text.charCodeAt(end) !== closer) end++;
    if (end >= limit) continue;
    spans.push({ start: index, end: end + 1 });
    from = end + 1;
  }
  return spans.length === 0 ? none : spans;
}

const none: readonly Span[] = Object.freeze([]);
