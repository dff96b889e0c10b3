/**
 * Pinyin glosses that a conversion left after characters (責(zé)任單位, 10個(gè)). We read the text without them and map the
 * columns back.
 */
import type { Span } from './positions';

const gloss = /(?<=[\u3400-\u9fff])[(（][a-z\u00e0-\u01dc\u0300-\u036f]{1,7}[)）]/g;

/** Whether any bracket pair of `text` holds a gloss. */
export function hasGlosses(text: string, pairs: readonly { readonly open: number; readonly close: number }[]): boolean {
  return pairs.some(({ open, close }) => {
    const length = close - open - 1;
    if (length < 1 || length > 7 || open === 0) return false;
    const code = text.charCodeAt(open + 1);
    const latin = (code >= 0x61 && code <= 0x7a) || (code >= 0xe0 && code <= 0x1dc);
    return latin && text.slice(open - 1, close + 1).search(gloss) >= 0;
  });
}

export interface Unglossed {
  readonly text: string;
  /** For each column of `text`, and its end, the column in the original text. */
  readonly columns: readonly number[];
}

export function withoutGlosses(written: string): Unglossed {
  const columns: number[] = [];
  const kept: string[] = [];
  let from = 0;
  const keep = (to: number): void => {
    kept.push(written.slice(from, to));
    for (let at = from; at < to; at++) columns.push(at);
  };
  for (const match of written.matchAll(gloss)) {
    keep(match.index);
    from = match.index + match[0].length;
  }
  keep(written.length);
  columns.push(written.length);
  return { text: kept.join(''), columns };
}

/** Maps a span of the text without glosses to the original text. A gloss after its last character is not included. */
export function moveSpan({ start, end }: Span, columns: readonly number[]): Span {
  const from = columns[start]!;
  return { start: from, end: end > start ? columns[end - 1]! + 1 : from };
}
