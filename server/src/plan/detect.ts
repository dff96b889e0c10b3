/**
 * How a plan in a plain text file is recognised by its first line: in the editor, on the command line, and by
 * `firstLine` of the language's contribution in package.json. A test holds them together.
 */

/**
 * The words that make a `.txt` a plan when its name holds one of them; a test compares them with `filenamePatterns` in
 * package.json.
 */
export const planNames: readonly string[] = ['工作要点', '工作计划', '工作安排', '工作思路', '任务分解'];

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

/** Lines that are not blank, from the top, in which a plan shows its form. */
const formLines = 60;
const section = /^[ \t\u3000]*[一二三四五六七八九十]{1,3}、/;
const item = /^[ \t\u3000]*(?:\d{1,3}[.．、]|（[一二三四五六七八九十]{1,3}）)/;
const responsibility = /(?:责任|牵头|配合|承办|主办)(?:单位|部门|科室|处室|股室)/;
const fewest = 2;

/**
 * Whether a text has the form of a plan, whatever its title: sections, items below them, and a note of who is
 * responsible. Sure enough for a question, not for more.
 */
export function looksLikePlan(lineCount: number, lineAt: (line: number) => string): boolean {
  let [sections, items, notes] = [0, 0, 0];
  for (let line = 0, seen = 0; line < lineCount && seen < formLines; line += 1) {
    const text = lineAt(line);
    if (text.trim() === '') continue;
    seen += 1;
    if (section.test(text)) sections += 1;
    else if (item.test(text)) items += 1;
    if (responsibility.test(text.slice(-1000))) notes += 1;
  }
  return sections >= fewest && items >= fewest && notes >= 1;
}
