/** For a terminal: the line of each finding, and below it the place in the text. Pure. */
import type { Severity } from '../rules/types';
import { displayWidth } from '../text/displayWidth';
import { plainText } from '../text/plainText';
import type { Range } from '../text/positions';
import type { ReportFormat } from './format';
import { located } from './places';
import { text } from './text';

/** Characters before the place, of it and behind it: a line of a plan is longer than a terminal is wide. */
const shown = { before: 16, marked: 24, behind: 16 };

/** SGR parameters of ANSI terminals. */
const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '36', hint: '2' };

function terminalFormat(name: string, paint: (text: string, severity: Severity) => string): ReportFormat {
  return {
    ...text,
    name,
    file: ({ name: file, findings, placeOf, lineAt }, { language }) => ({
      text: findings
        .map(({ finding, severity }) => {
          const { line, column, message } = located(finding, placeOf, language);
          const head = `${plainText(file)}:${line}:${column}: ${paint(severity, severity)} ${finding.code} ${message}\n`;
          const source = lineAt?.(finding.range.start.line);
          return source === undefined
            ? head
            : head + frame(source, finding.range, String(line), (marks) => paint(marks, severity));
        })
        .join(''),
    }),
  };
}

function frame(source: string, { start, end }: Range, number: string, paint: (marks: string) => string): string {
  const to = end.line === start.line ? Math.max(end.character, start.character + 1) : source.length;
  const cut = Math.min(to, start.character + shown.marked);
  const from = start.character <= shown.before ? 0 : start.character - shown.before;
  const until = source.length - cut <= shown.behind ? source.length : cut + shown.behind;
  const before = (from === 0 ? '' : '…') + plainText(source.slice(from, start.character));
  const marked = plainText(source.slice(start.character, cut));
  const behind = plainText(source.slice(cut, until)) + (until === source.length ? '' : '…');
  const marks = '^'.repeat(Math.max(displayWidth(marked), 1));
  return (
    `  ${number} │ ${before}${marked}${behind}\n` +
    `  ${' '.repeat(number.length)} │ ${' '.repeat(displayWidth(before))}${paint(marks)}\n`
  );
}

const plainFrame = terminalFormat('frame', (word) => word);
const colouredFrame = terminalFormat(
  'colouredFrame',
  (word, severity) => `\u001b[${colours[severity]}m${word}\u001b[0m`,
);

/** What a terminal gets in place of `text`; nobody can ask for them by name. */
export const terminalFormats: readonly ReportFormat[] = [plainFrame, colouredFrame];

export function frameFormat(inColour: boolean): ReportFormat {
  return inColour ? colouredFrame : plainFrame;
}
