/** How a plan sets its paragraphs: indents, blank lines, actions on lines of their own. */
import type { Line } from '../scan/types';
import type { Plan } from '../plan/types';
import { skipSpaces } from '../text/characters';
import { commonest } from '../text/grouping';

export function indentOf({ text }: Line): string {
  return text.slice(0, skipSpaces(text, 0));
}

/** What paragraphs near by are looked at for their indent, in lines. */
const nearby = 200;

/** The indent that plain paragraphs have; none where there are no such. */
export function paragraphIndent({ lines, structure: { bodyStart, bodyEnd } }: Plan, index: number): string {
  const indents: string[] = [];
  const [from, to] = [Math.max(bodyStart, index - nearby), Math.min(bodyEnd, index + nearby)];
  for (let line = from; line < to; line++) {
    const { shape, text } = lines[line]!;
    if (line !== index && shape === 'text' && /[。；]/.test(text)) indents.push(indentOf(lines[line]!));
  }
  return commonest(indents) ?? '';
}

/** Whether 二是 or a later one begins a line near by. */
export function hasActionLines({ lines }: Plan, index: number): boolean {
  for (let line = Math.max(0, index - nearby); line < Math.min(lines.length, index + nearby); line++) {
    const { actions, text } = lines[line]!;
    if (line !== index && actions[0] !== undefined && actions[0].number > 1)
      if (actions[0].marker.start === skipSpaces(text, 0)) return true;
  }
  return false;
}

/** More are no habit. */
const mostBlanks = 2;

/** Blank lines right above a line, without line `made` if that is one of them. */
export function blanksAbove({ lines }: Plan, index: number, made = -1): number {
  let above = index - 1;
  while (lines[above]?.shape === 'blank') above--;
  const count = index - 1 - above;
  return Math.min(above < made && made < index ? count - 1 : count, mostBlanks);
}
