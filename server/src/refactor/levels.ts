/**
 * Moves an entry one layer in or out, with all that stands below it: 一、 ↔ （一） ↔ 1. ↔ （1）, by the layers that this plan
 * uses. Markers are written in the plan's own form; later numbers follow where that is certain.
 */
import { rangeOf } from '../text/positions';
import { applyEdits, type Edit } from '../text/edits';
import type { Entry, Plan } from '../plan/types';
import { parsePlan } from '../plan/parse';
import { planText } from '../plan/query';
import { numberEdit } from '../plan/numbering/renumber';
import { rowRank } from '../plan/outline/markerRanks';
import type { NumberingModeSetting } from '../rules/types';
import { firstNumber, runsThrough } from '../plan/numbering/firstNumber';
import { makeRoom } from './makeRoom';
import { layersOf, nearestOfLayer, usualForm } from './layers';
import { formBelow, formOf, markerAlone, markerBefore, standIn, type MarkerForm } from './markerForms';
import { renumber } from './renumber';

export type Direction = 'in' | 'out';

export interface LevelChange {
  readonly edits: readonly Edit[];
  /** The markers before and after, for a title: 1. and （一）. */
  readonly from: string;
  readonly to: string;
}

/**
 * The edits that move the entry of a line. Undefined where there is none, where it has no layer to go to, or where the
 * outcome would not be read as meant. A number without words counts as an entry.
 */
export function changeLevel(
  given: Plan,
  line: number,
  direction: Direction,
  mode: NumberingModeSetting = 'auto',
): LevelChange | undefined {
  const plan = withWords(given, line);
  const entry = plan?.structure.entries.find((one) => one.line === line);
  if (plan === undefined || entry?.marker === undefined || entry.rank === rowRank) return undefined;
  const ranks = direction === 'in' ? ranksInward(plan, entry) : ranksOutward(entry);
  if (ranks === undefined) return undefined;
  const numbers = direction === 'in' ? numbersInward(plan, entry, ranks, mode) : numbersOutward(plan, entry, mode);
  const edits: Edit[] = direction === 'in' ? [] : [...roomOutside(plan, entry, mode)];
  for (const [one, number] of numbers) {
    const rank = ranks.get(one);
    const edit = rank === undefined ? numberEdit(plan, one, number) : markerEdit(plan, one, rank, number);
    if (edit !== undefined) edits.push({ range: edit.range, newText: edit.newText });
    else if (rank !== undefined) return undefined;
  }
  const moved = parsePlan(applyEdits(planText(plan), edits));
  if (!isAsMeant(plan, moved, ranks)) return undefined;
  // Both sets of edits change the same lines: said as one edit for each.
  const due = newlyDue(plan, moved, line, mode);
  const after = due.length === 0 ? moved : parsePlan(applyEdits(planText(moved), due));
  const changed = changedLines(plan, after);
  const result = after.structure.entries.find((one) => one.line === line);
  return result?.marker === undefined ? undefined : { edits: changed, from: entry.marker.text, to: result.marker.text };
}

/** What renumbering would change below `line` now, and would not have changed before. */
function newlyDue(before: Plan, after: Plan, line: number, mode: NumberingModeSetting): readonly Edit[] {
  const lines = { start: line, end: Infinity };
  const known = new Set(renumber(before, { mode, lines }).edits.map(keyOf));
  return renumber(after, { mode, lines }).edits.filter((edit) => !known.has(keyOf(edit)));
}

function keyOf({ range, newText }: Edit): string {
  return `${range.start.line} ${range.start.character} ${newText}`;
}

/** The plan with words behind the number that stands alone in a line; undefined if there is no such line. */
function withWords(plan: Plan, line: number): Plan | undefined {
  const text = plan.lines[line]?.text;
  if (text === undefined) return undefined;
  if (markerAlone(text) === undefined) return plan;
  const end = { line, character: text.length };
  return parsePlan(applyEdits(planText(plan), [{ range: { start: end, end }, newText: standIn }]));
}

type Ranks = ReadonlyMap<Entry, number>;
type Numbers = ReadonlyMap<Entry, number>;

/** Each takes the layer of what stands above it. */
function ranksOutward(entry: Entry): Ranks | undefined {
  if (entry.parent?.marker === undefined) return undefined;
  const ranks = new Map<Entry, number>();
  const visit = (one: Entry): void => {
    ranks.set(one, one.parent!.rank);
    for (const child of one.children) if (child.marker !== undefined) visit(child);
  };
  visit(entry);
  return ranks;
}

/**
 * The entry takes the layer of the children of the one before it, or else the plan's next layer. What stands below it
 * makes room where it has to.
 */
function ranksInward(plan: Plan, entry: Entry): Ranks | undefined {
  const before = siblingBefore(plan, entry);
  if (before === undefined) return undefined;
  const layers = layersOf(plan);
  const nextIn = (rank: number): number | undefined => layers.find((one) => one > rank);
  const ranks = new Map<Entry, number>();
  const visit = (one: Entry, rank: number | undefined): boolean => {
    if (rank === undefined) return false;
    ranks.set(one, rank);
    return one.children.every((child) => child.marker === undefined || child.rank > rank || visit(child, nextIn(rank)));
  };
  return visit(entry, before.children.find(({ marker }) => marker !== undefined)?.rank ?? nextIn(entry.rank))
    ? ranks
    : undefined;
}

function siblingBefore({ structure }: Plan, entry: Entry): Entry | undefined {
  const siblings = entry.parent?.children ?? structure.roots;
  const before = siblings[siblings.indexOf(entry) - 1];
  return before?.rank === entry.rank ? before : undefined;
}

/** The moved entry goes on behind the last child of the one before it; what it takes along is counted anew. */
function numbersInward(plan: Plan, entry: Entry, ranks: Ranks, mode: NumberingModeSetting): Numbers {
  const before = siblingBefore(plan, entry)!;
  const rank = ranks.get(entry)!;
  const last = before.children.findLast((child) => child.rank === rank && child.marker !== undefined);
  const numbers = new Map([
    [entry, last?.marker === undefined ? firstNumber(plan, before, rank, mode) : last.marker.number + 1],
  ]);
  for (const one of ranks.keys())
    one.children.filter((child) => ranks.has(child)).forEach((child, at) => numbers.set(child, at + 1));
  return numbers;
}

/**
 * The moved entry comes behind the one above it. Its children join its old layer, and its later siblings come to stand
 * below it, behind them.
 */
function numbersOutward(plan: Plan, entry: Entry, mode: NumberingModeSetting): Numbers {
  const parent = entry.parent!;
  const numbers = new Map([[entry, parent.marker!.number + 1]]);
  const later = parent.children.slice(parent.children.indexOf(entry) + 1).filter(({ rank }) => rank === entry.rank);
  const through = runsThrough(plan, entry.index, entry.rank, parent.rank, mode);
  let number = through ? entry.marker!.number : 1;
  for (const child of entry.children) if (child.marker !== undefined) numbers.set(child, number++);
  if (!through) for (const sibling of later) numbers.set(sibling, number++);
  const visit = ({ children }: Entry): void =>
    children
      .filter(({ marker }) => marker !== undefined)
      .forEach((child, at) => {
        numbers.set(child, at + 1);
        visit(child);
      });
  entry.children.forEach(visit);
  return numbers;
}

/** The headings behind the one above count one higher. */
function roomOutside(plan: Plan, entry: Entry, mode: NumberingModeSetting): readonly Edit[] {
  const { index, rank, marker } = entry.parent!;
  const next = plan.structure.entries.find((one) => one.index > index && one.rank === rank && one.marker !== undefined);
  return next?.marker?.number === marker!.number + 1 ? makeRoom(plan, next, mode) : [];
}

function markerEdit(plan: Plan, entry: Entry, rank: number, number: number): Edit | undefined {
  const text = plan.lines[entry.line]!.text;
  const form = formAt(plan, entry, rank);
  if (form === undefined) return undefined;
  const { spacing } = entry.marker!;
  const newText = markerBefore(form, number, text.slice(spacing.end));
  return newText === undefined ? undefined : { range: rangeOf(entry.line, { start: 0, end: spacing.end }), newText };
}

/** The form of a layer: as the nearest entry of it has it, else the usual one with the entry's own white space. */
function formAt(plan: Plan, entry: Entry, rank: number): MarkerForm | undefined {
  const model = nearestOfLayer(plan, entry, rank);
  if (model?.marker?.kind === 'decimal')
    return entry.parent === undefined ? undefined : formBelow(plan, entry.parent, model);
  if (model !== undefined) return formOf(plan, model);
  return usualForm(plan, entry, rank);
}

/** Whether each moved entry is read in the layer it was moved to, and all others where they were. */
function isAsMeant(before: Plan, after: Plan, ranks: Ranks): boolean {
  const [old, now] = [before.structure.entries, after.structure.entries];
  return (
    old.length === now.length &&
    old.every((entry, index) => {
      const other = now[index]!;
      return other.line === entry.line && other.rank === (ranks.get(entry) ?? entry.rank);
    })
  );
}

/** One edit for each line that has another beginning or end. */
function changedLines(before: Plan, after: Plan): Edit[] {
  return before.lines.flatMap(({ text }, line): Edit[] => {
    const changed = after.lines[line]!.text;
    if (changed === text) return [];
    let tail = 0;
    while (tail < Math.min(text.length, changed.length) && text.at(-1 - tail) === changed.at(-1 - tail)) tail++;
    let start = 0;
    while (start < Math.min(text.length, changed.length) - tail && text[start] === changed[start]) start++;
    return [
      {
        range: rangeOf(line, { start, end: text.length - tail }),
        newText: changed.slice(start, changed.length - tail),
      },
    ];
  });
}
