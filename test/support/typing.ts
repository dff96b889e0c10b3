/** Types Enter into sample texts, in which ▏ is the caret. */
import { continueList, type TypingOptions } from '../../server/src/refactor/continueList';
import { editPlan } from '../../server/src/plan/edit';
import { parsePlan } from '../../server/src/plan/parse';
import { planText } from '../../server/src/plan/query';
import { applyEdits, offsetFinder } from '../../server/src/text/edits';
import type { Position } from '../../server/src/text/positions';

export const caret = '▏';

const usualTyping: TypingOptions = {
  continueItems: true,
  continueActions: true,
  endList: true,
  keepIndent: true,
  followWhileTyping: false,
  numbering: 'auto',
};

/** The text without its caret, and where that stands. */
export function readCaret(sample: string): { readonly text: string; readonly position: Position } {
  const [before, after, ...others] = sample.split(caret);
  if (before === undefined || after === undefined || others.length > 0) throw new Error(`one caret: ${sample}`);
  const lines = before.split('\n');
  return { text: before + after, position: { line: lines.length - 1, character: lines.at(-1)!.length } };
}

/** What Enter makes of a text in an editor: the line end, then the server's edits, with the caret behind them. */
export function pressEnter(sample: string, options: Partial<TypingOptions> = {}): string {
  const { text, position } = readCaret(sample);
  // As with autoIndent "keep", which only knows ASCII spaces.
  const indent = /^[ \t]*/.exec(text.split('\n')[position.line]!)![0].slice(0, position.character);
  const plan = editPlan(parsePlan(text), { start: position, end: position }, `\n${indent}`);
  const at = { line: position.line + 1, character: indent.length };
  const edits = continueList(plan, at, { ...usualTyping, ...options });
  const typed = planText(plan);
  const offset = offsetFinder(typed);
  let moved = offset(at);
  for (const { range, newText } of edits) {
    const [start, end] = [offset(range.start), offset(range.end)];
    if (start <= offset(at)) moved += newText.length - (Math.min(end, offset(at)) - start);
  }
  const after = applyEdits(typed, edits);
  return after.slice(0, moved) + caret + after.slice(moved);
}
