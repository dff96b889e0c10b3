/** Formatting puts numbers in order and touches nothing else: spacing, widths and marks are the author's. */
import type { TextEdit } from 'vscode-languageserver-types';
import type { Plan, Range } from '../plan/types';
import type { NumberingModeSetting } from '../rules/types';
import { renumber } from './renumber';

/** Edits for the whole plan, or for the lines of `range`. */
export function formatting(plan: Plan, numbering: NumberingModeSetting, range?: Range): TextEdit[] {
  const lines = range === undefined ? undefined : { start: range.start.line, end: range.end.line };
  return renumber(plan, numbering, lines).map(({ range: place, newText }) => ({ range: place, newText }));
}
