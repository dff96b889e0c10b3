/** Lines of CSV (RFC 4180, with plain line feeds), for spreadsheets. */
import { plainText } from './plainText';

/** Without it Excel doesn't take a file for UTF-8. */
export const byteOrderMark = '\ufeff';

export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\n`;
}

/** What a spreadsheet would take for a formula gets an apostrophe, which spreadsheets take for “this is text”. */
function cell(text: string): string {
  const plain = plainText(text);
  const safe = beginsFormula(plain) ? `'${plain}` : plain;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Whether a spreadsheet would take the text for a formula when somebody types it. */
export function beginsFormula(text: string): boolean {
  return /^[=+\-@]/.test(text);
}
