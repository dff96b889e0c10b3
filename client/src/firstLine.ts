/** The same as `firstLine` of the language's contribution in package.json; a test holds them together. */
export const planFirstLine = /^\uFEFF?[^。！？]{0,80}工作要点[ \t\u3000\r]*$/;

export function isPlanFirstLine(line: string): boolean {
  return line.length <= 120 && planFirstLine.test(line);
}
