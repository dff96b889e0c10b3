/** Changes of the entry whose number the caret is at: its layer, and the numbers behind it. */
import type { Plan } from '../../plan/types';
import { refactoringKinds } from '../../protocol/codeActionKinds';
import { changeLevel, type Direction } from '../../refactor/levels';
import { markerAlone } from '../../refactor/markerForms';
import { makeRoom } from '../../refactor/makeRoom';
import { renumber } from '../../refactor/renumber';
import type { NumberingModeSetting } from '../../rules/types';
import type { Edit } from '../../text/edits';
import type { Localized } from '../../text/localized';
import type { Range } from '../../text/positions';

export interface EntryChange {
  readonly kind: string;
  readonly title: Localized;
  readonly edits: readonly Edit[];
}

/** Whether a caret stands in the white space before a number, in the number, or right behind it. */
function isAtMarker(plan: Plan, { start, end }: Range): boolean {
  const line = plan.lines[start.line];
  if (line === undefined || start.line !== end.line || start.character !== end.character) return false;
  const marker = line.heading?.marker ?? markerAlone(line.text);
  return marker !== undefined && start.character <= marker.spacing.end;
}

/** One layer in or out. */
export function levelChange(
  plan: Plan,
  range: Range,
  direction: Direction,
  mode: NumberingModeSetting,
): EntryChange | undefined {
  if (!isAtMarker(plan, range)) return undefined;
  const change = changeLevel(plan, range.start.line, direction, mode);
  if (change === undefined) return undefined;
  const { edits, from, to } = change;
  return direction === 'in'
    ? {
        kind: refactoringKinds.levelIn,
        edits,
        title: { zh: `降一级：${from} → ${to}`, en: `One layer in: ${from} → ${to}` },
      }
    : {
        kind: refactoringKinds.levelOut,
        edits,
        title: { zh: `升一级：${from} → ${to}`, en: `One layer out: ${from} → ${to}` },
      };
}

/** Behind an item whose number the next one has as well, as after Enter: the later numbers move on. */
export function renumberBehind(
  plan: Plan,
  { start: { line, character }, end }: Range,
  mode: NumberingModeSetting,
): EntryChange | undefined {
  const text = plan.lines[line]?.text;
  if (text === undefined || text === '' || end.line !== line || end.character !== character) return undefined;
  const marker = plan.lines[line]!.heading?.marker ?? markerAlone(text);
  if (marker === undefined) return undefined;
  const { entries } = plan.structure;
  // The cheap question first: the light bulb asks at every move of the caret.
  const next = entries.find((entry) => entry.line > line && entry.marker?.kind === marker.kind);
  if (next?.marker?.number !== marker.number) return undefined;
  // A number without words is no entry yet, so it is clear which of the two is new, also to what refers to the other.
  const edits =
    markerAlone(text) === undefined
      ? renumber(plan, { mode, lines: { start: line + 1, end: Infinity } }).edits
      : makeRoom(plan, next, mode);
  return edits.length === 0
    ? undefined
    : {
        kind: refactoringKinds.renumberBehind,
        edits,
        title: { zh: '后面的序号依次顺延', en: 'Move the later numbers on' },
      };
}
