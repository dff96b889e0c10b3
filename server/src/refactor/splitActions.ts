/** Splits the actions of an entry, 一是…二是…, into entries of the layer that the plan uses below it. */
import type { Action } from '../scan/types';
import { parsePlan } from '../plan/parse';
import { ownEndLine, planText } from '../plan/query';
import type { Entry, Plan } from '../plan/types';
import type { NumberingModeSetting } from '../rules/types';
import { skipSpaces, trimEnd } from '../text/characters';
import { applyEdits, type Edit } from '../text/edits';
import type { Position } from '../text/positions';
import { actionWords, endsIntroduction, hasMoreBelow, isNoteLine, numberedEntryAt } from './actionWords';
import { layersOf, nearestOfLayer, usualForm } from './layers';
import { formBelow, markerBefore, nearestPeer, type MarkerForm } from './markerForms';
import { firstNumber } from '../plan/numbering/firstNumber';
import { makeRoom } from './makeRoom';
import { blanksAbove } from './paragraphs';

export interface ActionChange {
  readonly edits: readonly Edit[];
  /** The first and the last of the numbers that come or go, for a title: （1） and （3）. */
  readonly first: string;
  readonly last: string;
}

/**
 * The change for the entry that line `line` belongs to. Undefined where there are no such actions, or where it isn't
 * plain what belongs to which: a note behind some of them only, text behind the last, entries below.
 */
export function splitActions(plan: Plan, line: number, mode: NumberingModeSetting = 'auto'): ActionChange | undefined {
  const entry = numberedEntryAt(plan, line);
  if (entry === undefined || entry.children.length > 0) return undefined;
  const passage = readPassage(plan, entry);
  const layer = layerBelow(plan, entry);
  if (passage === undefined || layer === undefined) return undefined;
  const { rank, form, gap } = layer;
  const first = firstNumber(plan, entry, rank, mode);
  const count = passage.actions.length;
  const markers = passage.actions.map((words, at) => markerBefore(form, first + at, words));
  if (markers.includes(undefined)) return undefined;

  const displaced = plan.structure.entries.find((one) => one.index > entry.index && one.rank === rank);
  const counts = displaced?.marker?.number === first && first > 1;
  const room = counts ? makeRoom(plan, displaced, mode, count) : [];
  if (counts && room.length === 0) return undefined;

  const { start, tail } = passage;
  const eol = plan.lines[entry.line]!.eol || plan.lines[Math.max(0, entry.line - 1)]!.eol;
  const items = passage.actions.map((words, at) => eol.repeat(gap + 1) + markers[at]! + words).join('');
  const end = { line: entry.endLine, character: plan.lines[entry.endLine]!.text.length };
  const edits = [{ range: { start, end }, newText: tail + items }, ...room];
  const after = parsePlan(applyEdits(planText(plan), edits));
  return hasMoreBelow(after, plan, entry.index, count, rank)
    ? { edits, first: markers[0]!.trim(), last: markers.at(-1)!.trim() }
    : undefined;
}

/** The actions of an entry, and what stands around them. */
interface Passage {
  /** Where what is replaced begins; it goes on to the end of the entry. */
  readonly start: Position;
  readonly actions: readonly string[];
  /** What stays of that: the responsibility notes of the whole entry. */
  readonly tail: string;
}

function readPassage(plan: Plan, entry: Entry): Passage | undefined {
  const placed = placedActions(plan, entry);
  const [first] = placed;
  if (first === undefined || placed.length < 2) return undefined;
  if (placed.some(({ action }, at) => action.number !== at + 1)) return undefined;
  const read = placed.map(({ line, action }, at) => {
    const next = placed[at + 1];
    const { text } = plan.lines[line]!;
    if (next !== undefined && next.line !== line && !isBlankBetween(plan, line, next)) return undefined;
    return actionWords(
      plan.lines[line]!,
      action.marker.end,
      next?.line === line ? next.action.marker.start : text.length,
    );
  });
  const words = read.filter((one) => one !== undefined);
  const last = words.at(-1);
  if (last === undefined || words.length < placed.length) return undefined;
  const noted = words.filter((one) => one.noted).length;
  const behind = linesBehind(plan, placed.at(-1)!.line, entry);
  if (behind === undefined) return undefined;
  // A note behind the last alone speaks of all; otherwise each has its own.
  const ofAll = noted === 1 && last.noted;
  if (noted > 0 && !(ofAll ? last.closed : noted === words.length && behind === '')) return undefined;
  const { line } = placed.at(-1)!;
  const own = plan.lines[line]!.text;
  const tail = (ofAll ? own.slice(last.notesStart).trim() : '') + behind;
  const actions = words.map(({ text }) => text);
  if (ofAll) actions[actions.length - 1] = own.slice(placed.at(-1)!.action.marker.end, last.notesStart);
  const start = startOf(plan, entry, first, tail);
  return start === undefined ? undefined : { ...start, actions };
}

interface Placed {
  readonly line: number;
  readonly action: Action;
}

/** All 一是… of the entry; none if one of them stands within an action of another kind. */
function placedActions(plan: Plan, entry: Entry): readonly Placed[] {
  const placed: Placed[] = [];
  for (let line = entry.line; line <= ownEndLine(entry); line++) {
    const { actions } = plan.lines[line]!;
    const said = actions.filter(({ kind }) => kind === 'shi');
    if (said.length > 0 && actions[0] !== said[0]) return [];
    placed.push(...said.map((action) => ({ line, action })));
  }
  return placed;
}

/** Whether an action begins a line, with blank lines only between it and line `line`. */
function isBlankBetween({ lines }: Plan, line: number, next: Placed): boolean {
  for (let between = line + 1; between < next.line; between++) if (lines[between]!.shape !== 'blank') return false;
  return next.action.marker.start === skipSpaces(lines[next.line]!.text, 0);
}

/** The notes in the lines behind the last action, with the line ends before them. */
function linesBehind({ lines }: Plan, line: number, { endLine }: Entry): string | undefined {
  let text = '';
  for (let at = line + 1; at <= endLine; at++) {
    if (lines[at]!.shape !== 'blank' && !isNoteLine(lines[at]!)) return undefined;
    text += lines[at - 1]!.eol + lines[at]!.text.slice(0, trimEnd(lines[at]!.text, lines[at]!.text.length));
  }
  return text;
}

/**
 * Where the change begins, and the tail as it stands there. Undefined if the words before the actions run on into them:
 * 围绕提质，一是…. A line that holds nothing but actions goes.
 */
function startOf(
  plan: Plan,
  entry: Entry,
  { line, action }: Placed,
  tail: string,
): Omit<Passage, 'actions'> | undefined {
  const { text } = plan.lines[line]!;
  const before = trimEnd(text, action.marker.start);
  const words = text.slice(line === entry.line ? entry.marker!.spacing.end : 0, before).trim();
  if (words !== '') return endsIntroduction.test(words) ? { start: { line, character: before }, tail } : undefined;
  if (line === entry.line) return undefined;
  if (tail !== '' && !/^[\r\n]/.test(tail)) return { start: { line, character: action.marker.start }, tail };
  let above = line - 1;
  while (plan.lines[above]!.shape === 'blank') above--;
  return { start: { line: above, character: plan.lines[above]!.text.length }, tail };
}

interface Layer {
  readonly rank: number;
  readonly form: MarkerForm;
  /** Blank lines before each. */
  readonly gap: number;
}

/** As the nearest entry of the same layer has it below, or else the next layer of the plan. */
function layerBelow(plan: Plan, entry: Entry): Layer | undefined {
  const child = nearestPeer(plan, entry, ({ children }) => children[0]?.marker !== undefined)?.children[0];
  const rank = child?.rank ?? layersOf(plan).find((one) => one > entry.rank);
  if (rank === undefined) return undefined;
  const model = child ?? nearestOfLayer(plan, entry, rank);
  const form = model === undefined ? usualForm(plan, entry, rank) : formBelow(plan, entry, model);
  return form === undefined ? undefined : { rank, form, gap: blanksAbove(plan, (model ?? entry).line) };
}
