/** What the rows of a ledger say of a task: all of it, or each measure by itself and what the task says besides. */
import { assignmentsOf, type Assignment } from '../plan/facts/assignments';
import { matchItems, type Matchable } from '../plan/identity/match';
import { shortHash } from '../plan/identity/hash';
import { wordsOf } from '../plan/identity/words';
import { measuredTask, type Measure } from '../plan/measures';
import { ownEndLine } from '../plan/query';
import { taskSpans, textWithoutNotes } from '../plan/tasks';
import type { Entry, Plan } from '../plan/types';
import type { Note } from '../scan/types';
import { groupBy } from '../text/grouping';
import type { LineSpan } from '../text/positions';
import type { RowKind } from './columns';

export interface PlacedNote {
  readonly line: number;
  readonly note: Note;
}

export interface Piece {
  /** Undefined for what the task says besides its measures. */
  readonly measure: Measure | undefined;
  readonly text: string;
  readonly spans: readonly LineSpan[];
  /** Who answers for it. */
  readonly assignments: readonly Assignment[];
  /** The notes that name them, if they aren't above the task; those of a task name all its measures' units, too. */
  readonly notes: readonly PlacedNote[];
  /** Names of persons in its notes, or else in those of the task. */
  readonly persons: readonly string[];
}

/** At least one. */
export function piecesOf(plan: Plan, task: Entry, rows: RowKind): readonly Piece[] {
  const { own, measures } = rows === 'measures' ? measuredTask(plan, task) : { own: [], measures: [] };
  const whole = wholeTask(plan, task);
  if (measures.length === 0) return [whole];
  const before = notesIn(plan, [{ line: task.line, start: 0, end: own[0]?.start ?? 0 }, ...own]);
  const actions = measures.filter(({ entry }) => entry === undefined);
  const noted = actions.filter(({ spans }) => unitNotes(notesIn(plan, spans)).length > 0);
  // A note behind the last action alone speaks of all of them.
  const isShared = noted.length === 1 && noted[0] === actions.at(-1);
  const ofAll = [...before, ...(isShared ? notesIn(plan, noted[0]!.spans) : [])];
  const shared = namedIn(plan, task, ofAll);
  const pieces = measures.map((measure): Piece => {
    const { entry, spans } = measure;
    const notes = entry === undefined ? notesIn(plan, spans) : ownNotes(plan, entry);
    const named = unitNotes(notes).length > 0 ? { ...shared, ...namedIn(plan, task, notes) } : shared;
    const persons = personsIn(plan, notes);
    return {
      measure,
      spans,
      text: textWithoutNotes(plan, spans).replace(/[；;，,、\s]+$/, ''),
      ...named,
      ...(entry === undefined ? {} : { assignments: assignmentsOf(plan).of(entry) }),
      persons: persons.length > 0 ? persons : personsIn(plan, ofAll),
    };
  });
  const { assignments, notes } = shared.assignments.length > 0 ? shared : whole;
  const text = textWithoutNotes(plan, own);
  const rest: Piece = { measure: undefined, spans: own, text, assignments, notes, persons: whole.persons };
  return [rest, ...pieces];
}

function wholeTask(plan: Plan, task: Entry): Piece {
  const spans = taskSpans(plan, task);
  const notes = ownNotes(plan, task);
  return {
    measure: undefined,
    spans,
    text: textWithoutNotes(plan, spans),
    notes: unitNotes(notes),
    assignments: assignmentsOf(plan).of(task),
    persons: personsIn(plan, notes),
  };
}

type Named = Pick<Piece, 'assignments' | 'notes'>;

/** Units of the notes; without any, those that the entries above the task name. */
function namedIn(plan: Plan, task: Entry, notes: readonly PlacedNote[]): Named {
  const named = unitNotes(notes);
  if (named.length === 0) {
    const above = task.parent === undefined ? [] : assignmentsOf(plan).of(task.parent);
    return { notes: [], assignments: above.filter(({ source }) => source !== 'measure') };
  }
  const assignments = named.flatMap(({ line, note }) =>
    note.units.map((unit): Assignment => ({ unit, line, source: 'own', from: task })),
  );
  return { notes: named, assignments };
}

function unitNotes(notes: readonly PlacedNote[]): readonly PlacedNote[] {
  return notes.filter(({ note }) => note.units.length > 0);
}

/** Those of the entry's own lines. */
function ownNotes(plan: Plan, entry: Entry): PlacedNote[] {
  const found: PlacedNote[] = [];
  for (let line = entry.line; line <= ownEndLine(entry); line++)
    found.push(...plan.lines[line]!.notes.map((note) => ({ line, note })));
  return found;
}

function notesIn(plan: Plan, spans: readonly LineSpan[]): PlacedNote[] {
  return spans.flatMap(({ line, start, end }) =>
    plan.lines[line]!.notes.filter(({ span }) => span.start >= start && span.start < end).map((note) => ({
      line,
      note,
    })),
  );
}

function personsIn(plan: Plan, notes: readonly PlacedNote[]): readonly string[] {
  return notes.flatMap(({ line, note }) =>
    note.persons.map(({ start, end }) => plan.lines[line]!.text.slice(start, end)),
  );
}

/** Whether a place is in one of the spans. */
export function isIn(spans: readonly LineSpan[], line: number, column: number): boolean {
  return spans.some((span) => span.line === line && column >= span.start && column < span.end);
}

/** The measures of a task, which has an id. */
interface TaskMeasures {
  readonly task: string;
  readonly pieces: readonly Piece[];
}

/** Between the id of a task and the mark of its measure. */
const joint = '.';

/** Whether a row with this id is one of a measure. */
export function isMeasureId(id: string): boolean {
  return id.includes(joint);
}

/** Of a measure, the task that it was first found in; otherwise the id itself. */
export function taskId(id: string): string {
  return id.split(joint)[0]!;
}

/**
 * The ids of measures that are no sub-items. One of an earlier version keeps its id: it is recognised in its own task
 * by its words, and in another task if no word has changed.
 */
export function measureIds(tasks: readonly TaskMeasures[], earlier: readonly Matchable[]): ReadonlyMap<Piece, string> {
  const ids = new Map<Piece, string>();
  const known = groupBy(earlier, ({ parent }) => parent ?? '');
  const current = tasks.map(({ task, pieces }) => ({
    task,
    measures: pieces.filter(({ measure }) => measure !== undefined && measure.entry === undefined),
  }));
  const left = new Set(earlier);
  const keep = (piece: Piece, from: Matchable): void => {
    ids.set(piece, from.id);
    left.delete(from);
  };
  for (const { task, measures } of current) {
    const now = measures.map((piece) => ({ id: '', parent: null, number: null, title: piece.text, text: '', piece }));
    const before = (known.get(task) ?? []).map((from) => ({ ...from, parent: null, from }));
    // Weighing texts takes long; in most tasks nothing has changed.
    if (before.length === now.length && before.every(({ title }, at) => title === now[at]!.title))
      before.forEach(({ from }, at) => keep(now[at]!.piece, from));
    else if (before.length > 0 && now.length > 0)
      for (const { earlier: one, later } of matchItems(before, now).pairs) keep(later.piece, one.from);
  }
  const moved = new Map([...left].map((one) => [wordsOf(one.title), one] as const));
  const taken = new Set(earlier.map(({ id }) => id));
  for (const { task, measures } of current) {
    for (const piece of measures) {
      if (ids.has(piece)) continue;
      const words = wordsOf(piece.text);
      const from = moved.get(words);
      if (from !== undefined && left.has(from)) keep(piece, from);
      else {
        let id = '';
        for (let count = 1; id === '' || taken.has(id); count++)
          id = task + joint + shortHash(count === 1 ? words : `${words}\n${count}`);
        taken.add(id);
        ids.set(piece, id);
      }
    }
  }
  return ids;
}
