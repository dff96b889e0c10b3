/** Formatting puts numbers in order and touches nothing else: spacing, widths and marks are the author's. */
import type { TextEdit } from 'vscode-languageserver-types';
import type { Plan } from '../plan/types';
import type { Range } from '../text/positions';
import type { NumberingModeSetting } from '../rules/types';
import { linesIn, renumber } from '../refactor/renumber';

/** Edits for the whole plan, or for the lines of `range`. */
export function formatting(plan: Plan, numbering: NumberingModeSetting, range?: Range): TextEdit[] {
  return renumber(plan, numbering, range === undefined ? undefined : linesIn(range)).map(
    ({ range: place, newText }) => ({ range: place, newText }),
  );
}
