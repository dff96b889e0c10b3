/**
 * Who is responsible for what: each task with the units that answer for it, named in its own notes, for its measures,
 * or in a heading above.
 */
import { addToGroup } from '../../text/grouping';
import { rowRank } from '../outline/markerRanks';
import { entryAt } from '../query';
import { defineFact, defineLineFact, structure, type Fact } from './define';
import type { PlacedFacts } from './lineFacts';
import type { Entry, Structure } from '../types';
import type { Line, Note, Role, Unit } from '../../scan/types';

/**
 * `own` a note in the entry's own lines · `measure` on one of its sub-items or inline measures · `inherited` from an
 * entry above
 */
export type AssignmentSource = 'own' | 'measure' | 'inherited';

/** A unit in an assignment, without its column: that may change while the assignment stays the same. */
export type NamedUnit = Omit<Unit, 'span'>;

/** One unit named for one entry. */
export interface Assignment {
  readonly unit: NamedUnit;
  /** The line that names it. */
  readonly line: number;
  readonly source: AssignmentSource;
  /** The entry whose note names the unit: the entry itself, one below (`measure`) or one above (`inherited`). */
  readonly from: Entry;
}

/** What a unit does in one entry: its weightiest role there. */
export interface Duty {
  readonly entry: Entry;
  readonly role: Role;
  readonly inferred: boolean;
  /** No other unit answers for the entry. */
  readonly sole: boolean;
  readonly source: AssignmentSource;
}

export interface UnitRecord {
  readonly name: string;
  readonly collective: boolean;
  /** Tasks (and sections without tasks) that name it, in text order, each once. */
  readonly duties: readonly Duty[];
}

export interface Assignments {
  /**
   * What is to be done: items outside retrospective parts or, in a plan without items, its numbered leaves. No task
   * contains another.
   */
  readonly tasks: readonly Entry[];
  /** Tasks without a unit; empty when the plan names none at all. */
  readonly lacking: readonly Entry[];
  /** The plan names a unit for at least one task. */
  readonly stated: boolean;
  /**
   * In text order: the entry's own and those of its measures, or else those of the nearest entry above that names
   * units.
   */
  of(entry: Entry): readonly Assignment[];
  /** By name, in the order of first mention. */
  byUnit(): ReadonlyMap<string, UnitRecord>;
}

/** Each name once with its weightiest role, leads first. */
export function distinctUnits(assignments: readonly Assignment[]): Assignment[] {
  const best = new Map<string, Assignment>();
  for (const assignment of assignments) {
    const other = best.get(assignment.unit.name);
    if (other === undefined || weight(assignment.unit.role) < weight(other.unit.role))
      best.set(assignment.unit.name, assignment);
  }
  return [...best.values()].sort((a, b) => weight(a.unit.role) - weight(b.unit.role));
}

function weight(role: Role): number {
  return role === 'lead' ? 0 : role === 'plain' ? 1 : 2;
}

/** A note that names units. */
interface UnitNote {
  readonly units: readonly NamedUnit[];
  /** It belongs to one measure of its line. */
  readonly ofMeasure: boolean;
  /** Its line holds nothing else. */
  readonly alone: boolean;
  /** It is in a table. */
  readonly inCell: boolean;
  /** Its column, if several entries may share its line. */
  readonly column: number | undefined;
}

/** The notes of each line that name units. A note in a table's cell belongs to the item in its row. */
const unitNotes = defineLineFact({
  of(line): readonly UnitNote[] | undefined {
    const notes = line.notes.filter(({ units }) => units.length > 0);
    return notes.length === 0
      ? undefined
      : notes.map((note) => ({
          units: note.units,
          ofMeasure: isOfMeasure(line, note),
          alone: note.form !== 'cell' && standsAlone(line, note),
          inCell: note.form === 'cell',
          column: line.glued === undefined ? undefined : note.span.start,
        }));
  },
  same: (a, b) => a.length === b.length && a.every((note, index) => sameNote(note, b[index]!)),
});

/** The same object until the outline or a unit's name changes. */
export const assignmentsOf: Fact<Assignments> = defineFact({ inputs: { unitNotes, structure }, compute: resolve });

function sameNote(a: UnitNote, b: UnitNote): boolean {
  return (
    a.ofMeasure === b.ofMeasure &&
    a.alone === b.alone &&
    a.inCell === b.inCell &&
    a.column === b.column &&
    a.units.length === b.units.length &&
    a.units.every(({ name, role, inferred, collective }, index) => {
      const other = b.units[index]!;
      return (
        name === other.name && role === other.role && inferred === other.inferred && collective === other.collective
      );
    })
  );
}

interface Held {
  readonly note: UnitNote;
  readonly line: number;
}

const nothing: readonly Assignment[] = Object.freeze([]);

interface AssignmentInputs {
  readonly unitNotes: PlacedFacts<readonly UnitNote[]>;
  readonly structure: Structure;
}

function resolve(inputs: AssignmentInputs): Assignments {
  const { entries } = inputs.structure;
  const held = holders(inputs);
  const resolved = new Array<readonly Assignment[] | undefined>(entries.length);

  function of(entry: Entry): readonly Assignment[] {
    let result = resolved[entry.index];
    if (result === undefined) {
      const mine = collect(entry);
      result = mine.length > 0 || entry.parent === undefined ? mine : inherited(of(entry.parent));
      resolved[entry.index] = result;
    }
    return result;
  }

  function collect(entry: Entry): readonly Assignment[] {
    const own = held.get(entry.index);
    const below = sumsUp(entry) ? entry.children : [];
    if (own === undefined && below.length === 0) return nothing;
    const result: Assignment[] = [];
    for (const {
      note: { units, ofMeasure },
      line,
    } of own ?? []) {
      for (const unit of units) result.push({ unit, line, source: ofMeasure ? 'measure' : 'own', from: entry });
    }
    for (const child of below) {
      for (const assignment of collect(child)) result.push({ ...assignment, source: 'measure' });
    }
    return result.length === 0 ? nothing : result;
  }

  /** Whether `of(entry)` is not empty, at less cost. */
  const hasUnits = (entry: Entry): boolean => namesUnits(entry) || hasAbove(entry.parent);
  const namesUnits = (entry: Entry): boolean =>
    held.has(entry.index) || (sumsUp(entry) && entry.children.some(namesUnits));
  const hasAbove = (entry: Entry | undefined): boolean =>
    entry !== undefined &&
    (namesUnits(entry) ? held.get(entry.index)?.some(({ note }) => !note.ofMeasure) === true : hasAbove(entry.parent));

  const tasks = findTasks(entries);
  const stated = tasks.some(hasUnits);
  let table: Map<string, UnitRecord> | undefined;
  return {
    tasks,
    stated,
    lacking: stated ? tasks.filter((task) => !hasUnits(task)) : [],
    of,
    byUnit: () => (table ??= tabulate(entries, tasks, held, of)),
  };
}

/** Whether units named for an entry's parts count as named for the entry. */
function sumsUp({ kind }: Entry): boolean {
  return kind === 'item' || kind === 'subitem';
}

/** A unit named for one measure of the entry above says nothing about its other parts. */
function inherited(above: readonly Assignment[]): readonly Assignment[] {
  const usable = above.filter(({ source }) => source !== 'measure');
  return usable.length === 0 ? nothing : usable.map((assignment) => ({ ...assignment, source: 'inherited' }));
}

function findTasks(entries: readonly Entry[]): readonly Entry[] {
  const inItem = (entry: Entry): boolean => {
    for (let above = entry.parent; above !== undefined; above = above.parent) if (above.kind === 'item') return true;
    return false;
  };
  const items = entries.filter((entry) => entry.kind === 'item' && !entry.past && !inItem(entry));
  return items.length > 0
    ? items
    : entries.filter((entry) => entry.children.length === 0 && entry.marker !== undefined && !entry.past);
}

/** The notes with units, by the index of their entry, without those in retrospective parts. */
function holders({ unitNotes: { lines, facts }, structure: outline }: AssignmentInputs): Map<number, Held[]> {
  const { entries, bodyStart, bodyEnd } = outline;
  const held = new Map<number, Held[]>();
  const alone: { readonly owner: Entry; readonly line: number }[] = [];
  let next = 0;
  lines.forEach((line, at) => {
    while (next < entries.length && entries[next]!.line <= line) next++;
    const last = entries[next - 1];
    if (line < bodyStart || line >= bodyEnd) return;
    for (const note of facts[at]!) {
      const owner = last?.shared === undefined ? last : entryAt(outline, line, note.column);
      if (owner === undefined || owner.past) continue;
      // Rows without a number are not items.
      if (note.inCell && owner.rank !== rowRank) continue;
      addToGroup(held, owner.index, { note, line });
      if (line > owner.line && note.alone) alone.push({ owner, line });
    }
  });
  liftClosingNotes(held, entries, alone);
  return held;
}

/**
 * In a line with 一是… 二是…, a note in the middle belongs to the measure before it. The last note belongs to the whole
 * line, unless it is one of several.
 */
function isOfMeasure(line: Line, note: Note): boolean {
  const { actions, notes } = line;
  if (actions.length === 0 || note.span.start < actions[0]!.marker.start) return false;
  return (
    actions.at(-1)!.marker.start > note.span.start ||
    (notes.length > 1 && notes.some((other) => other !== note && other.span.start > actions[0]!.marker.start))
  );
}

function standsAlone(line: Line, note: Note): boolean {
  return (
    line.text.slice(0, note.span.start).trim() === '' && line.text.slice(note.span.end).replace('。', '').trim() === ''
  );
}

/**
 * Moves notes to the section they close. A note on a line of its own at the end of a section belongs to the section,
 * and all entries inherit it, provided no entry of the section has a note. But if any item of the plan has such a line
 * to itself, that is the plan's habit, and each such line belongs to the last item. The exception is a line after the
 * last part of an item, in a plan whose other notes are with such items and never with their parts.
 */
function liftClosingNotes(
  held: Map<number, Held[]>,
  entries: readonly Entry[],
  alone: readonly { readonly owner: Entry; readonly line: number }[],
): void {
  let lifts: Lift[] = [];
  for (const { owner, line } of alone) {
    const to = owner.endLine === line && held.get(owner.index)!.length === 1 ? closedBy(owner, line, held) : undefined;
    if (to !== undefined) lifts.push({ from: owner, to });
  }
  if (lifts.length < alone.length) lifts = toRankOfOthers(lifts, ranksBeside(lifts, held, entries));
  for (const { from, to } of lifts) {
    held.set(to.index, held.get(from.index)!);
    held.delete(from.index);
  }
}

interface Lift {
  readonly from: Entry;
  readonly to: Entry;
}

const fewNotes = 2;

/** How many entries of each rank have notes that stay where they are. */
function ranksBeside(
  lifts: readonly Lift[],
  held: ReadonlyMap<number, Held[]>,
  entries: readonly Entry[],
): ReadonlyMap<number, number> {
  const lifted = new Set(lifts.map(({ from }) => from.index));
  const ranks = new Map<number, number>();
  for (const index of held.keys())
    if (!lifted.has(index)) ranks.set(entries[index]!.rank, (ranks.get(entries[index]!.rank) ?? 0) + 1);
  return ranks;
}

function toRankOfOthers(lifts: readonly Lift[], ranks: ReadonlyMap<number, number>): Lift[] {
  return lifts.filter(({ from, to }) => (ranks.get(to.rank) ?? 0) >= fewNotes && !ranks.has(from.rank));
}

/** The innermost entry with at least two children that ends at `line` and has no other note. */
function closedBy(owner: Entry, line: number, held: ReadonlyMap<number, Held[]>): Entry | undefined {
  let above = owner.parent;
  while (above !== undefined && above.children.length < 2) above = above.parent;
  if (above === undefined || above.endLine !== line) return undefined;
  for (let index = above.index; index < owner.index; index++) if (held.has(index)) return undefined;
  return above;
}

function tabulate(
  entries: readonly Entry[],
  tasks: readonly Entry[],
  held: ReadonlyMap<number, Held[]>,
  of: Assignments['of'],
): Map<string, UnitRecord> {
  const records = new Map<string, { name: string; collective: boolean; duties: Duty[] }>();
  const used = new Set<Entry>();
  const isTask = new Set(tasks);
  const add = (entry: Entry): void => {
    const units = distinctUnits(of(entry));
    for (const { unit, source, from } of units) {
      used.add(from);
      let record = records.get(unit.name);
      if (record === undefined)
        records.set(unit.name, (record = { name: unit.name, collective: unit.collective, duties: [] }));
      record.duties.push({ entry, role: unit.role, inferred: unit.inferred, sole: units.length === 1, source });
    }
  };
  for (const task of tasks) add(task);
  // Headings whose note no task inherits count themselves.
  for (const entry of entries) {
    if (held.has(entry.index) && !used.has(entry) && !isTask.has(entry) && entry.kind !== 'subitem') add(entry);
  }
  for (const record of records.values()) record.duties.sort((a, b) => a.entry.index - b.entry.index);
  return records;
}
