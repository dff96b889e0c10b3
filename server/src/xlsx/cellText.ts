/** Text in cells, as SpreadsheetML wants it (ECMA-376 part 1, 18.3.1 and 22.9.2.19). */
import { escapeText } from '../text/markup';

/** Characters that one cell may hold (Excel's limit). */
const longestText = 32_767;

/** A text that looks like an escaped character (_x000D_) would be read as one. */
const escapes = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** The element `is` or `si` around it is the caller's. Lines end with a plain line feed. */
export function textElement(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n');
  // Not through the middle of a character of two code units.
  const end =
    lines.length > longestText ? longestText - (/[\ud800-\udbff]/.test(lines[longestText - 1]!) ? 1 : 0) : lines.length;
  const kept = lines.slice(0, end);
  // Without the mark, programs may trim it; with the mark everywhere, a sheet is a quarter longer.
  const space = /^\s|\s$|\n|\s{2}/.test(kept) ? ' xml:space="preserve"' : '';
  return `<t${space}>${escapeText(kept.replace(escapes, '_x005F_'))}</t>`;
}

/** What `textElement` and other programs have escaped. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
