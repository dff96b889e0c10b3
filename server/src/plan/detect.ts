/**
 * How a plan in a plain text file is recognised by its first line: in the editor, on the command line, and by
 * `firstLine` of the language's contribution in package.json. A test holds them together.
 */
export const planFirstLine = /^\uFEFF?[^。！？]{0,80}工作要点[ \t\u3000\r]*$/;

const maxLength = 120;
/** A title may take three lines, or come after the remains of a web page. */
const titleLines = 3;
const searchedLines = 10;

export function isPlanFirstLine(line: string): boolean {
  return line.length <= maxLength && planFirstLine.test(line);
}

/**
 * Whether a text opens as a plan does: by its first line, or by a title with a year in one of the next. `lineAt` gives
 * the text's lines.
 */
export function opensAsPlan(lineCount: number, lineAt: (line: number) => string): boolean {
  for (let line = 0, seen = 0; line < lineCount && line < searchedLines && seen < titleLines; line += 1) {
    const text = lineAt(line);
    // Anything longer is running text.
    if (text.length > maxLength) return false;
    if (text.trim() === '') continue;
    seen += 1;
    if (isPlanFirstLine(text) && (seen === 1 || /\d{4}年/.test(text))) return true;
  }
  return false;
}
