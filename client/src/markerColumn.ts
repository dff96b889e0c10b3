/** Where a line's number stands, at a glance; what the number is, the server says. */

const numeral = '(?:[一二三四五六七八九十百千零〇两廿卅]{1,6}|[0-9０-９]{1,4})';
// redos: at most `longest` characters
const marker = new RegExp(
  `^\\s*(?:[（(]\\s?${numeral}\\s?[）)][、.．﹒，,]?|[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3}){1,3}(?=\\s|$)|${numeral}[、.．﹒，,）)]|第\\s?${numeral}\\s?(?:部分|[篇编章节条，,、])|§\\s?[0-9]{1,3}[.．、]?|[①-⑳⒈-⒛])\\s*`,
);
/** In characters. */
const longest = 40;

/** Whether `column` is in the white space before a line's number, in the number, or behind it and before its words. */
export function isAtMarker(text: string, column: number): boolean {
  if (column > longest) return false;
  const found = marker.exec(text.slice(0, longest));
  return found !== null && column <= found[0].length;
}
