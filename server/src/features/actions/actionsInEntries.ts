/** Changes of the entry at the caret: its actions, 一是…二是…, become entries, or the entries below it actions. */
import type { Plan } from '../../plan/types';
import { refactoringKinds } from '../../protocol/codeActionKinds';
import { joinActions } from '../../refactor/joinActions';
import { splitActions } from '../../refactor/splitActions';
import type { NumberingModeSetting } from '../../rules/types';
import type { Range } from '../../text/positions';
import type { EntryChange } from './atMarker';

export function splitting(plan: Plan, { start, end }: Range, mode: NumberingModeSetting): EntryChange | undefined {
  const change = start.line === end.line ? splitActions(plan, start.line, mode) : undefined;
  if (change === undefined) return undefined;
  const { edits, first, last } = change;
  return {
    kind: refactoringKinds.splitActions,
    edits,
    title: { zh: `“一是…二是…”拆成${first}至${last}`, en: `Split 一是…二是… into ${first} to ${last}` },
  };
}

export function joining(plan: Plan, { start, end }: Range, mode: NumberingModeSetting): EntryChange | undefined {
  const change = start.line === end.line ? joinActions(plan, start.line, mode) : undefined;
  if (change === undefined) return undefined;
  const { edits, first, last } = change;
  return {
    kind: refactoringKinds.joinActions,
    edits,
    title: { zh: `${first}至${last}并为“一是…二是…”`, en: `Join ${first} to ${last} into 一是…二是…` },
  };
}
