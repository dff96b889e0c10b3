/**
 * 【来源：基教科.docx】 on a line of its own: who sent what stands above it. `gzyd merge --sources` writes such lines, and
 * they are no text of the plan.
 */
import type { Line } from './types';

const mark = /^\s{0,8}【来源：[^【】]{0,400}】\s{0,8}$/;

export function isSourceMark(text: string): boolean {
  return text.length < 500 && mark.test(text);
}

/** The same of a line that has been scanned. */
export function isSourceLine({ shape, text }: Line): boolean {
  return shape === 'chrome' && isSourceMark(text);
}

/** The line itself. */
export function sourceMark(names: readonly string[]): string {
  return `【来源：${names
    .join('、')
    .replace(/[【】\s]+/g, ' ')
    .slice(0, 400)}】`;
}
