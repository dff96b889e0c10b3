/** Breaks texts into lines for a terminal, Chinese ones between characters. */
import { displayWidth } from './displayWidth';

/** A word of Latin letters with the blanks behind it, or one other character with the marks that can't begin a line. */
const piece = /(?:[\u0021-\u007e]+|[^\s\u0021-\u007e])[，。、；：！？）》”’…:]* */gu;
/** Marks that can't end a line. */
const opening = /[（《“‘]$/;

/** Lines of at most `width` columns where that is possible; line ends in the text stay. */
export function wrapText(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  const indent = /^ */.exec(line)![0];
  const lines: string[] = [];
  let current = indent;
  let held = '';
  for (const [found] of line.matchAll(piece)) {
    const next = held + found;
    held = '';
    if (opening.test(next)) {
      held = next;
      continue;
    }
    if (current.trim() !== '' && displayWidth((current + next).trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = next;
    } else {
      current += next;
    }
  }
  return [...lines, (current + held).trimEnd()].join('\n');
}
