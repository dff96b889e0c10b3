/** What the rows of a ledger say of a task: all of it, or each measure by itself and what the task says besides. */
import { assignmentsOf, type Assignment } from '../plan/facts/assignments';
import { matchItems, type Matchable } from '../plan/identity/match';
import { shortHash } from '../plan/identity/hash';
import { wordsOf } from '../plan/identity/words';
import { measuredTask, type Measure } from '../plan/measures';
import { ownEndLine, titleSpan } from '../plan/query';
import { deadlinesIn, taskSpans, termsIn, textWithoutNotes, type TaskDeadline } from '../plan/tasks';
import type { Entry, Plan } from '../plan/types';
import { endsInNames } from '../scan/responsibility/lists';
import { isPersonName } from '../scan/responsibility/names';
import { looksLikeUnits } from '../scan/tableLayout';
import type { Note } from '../scan/types';
import { trimEnd } from '../text/characters';
import { groupBy } from '../text/grouping';
import type { LineSpan } from '../text/positions';
import { withoutLastMarks } from '../text/sentences';
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
  /** Its own; without any, those that are said of all measures of the task. */
  readonly deadlines: readonly TaskDeadline[];
}

/** At least one. */
export function piecesOf(plan: Plan, task: Entry, rows: RowKind): readonly Piece[] {
  const { own, measures } = rows === 'measures' ? measuredTask(plan, task) : { own: [], measures: [] };
  const whole = wholeTask(plan, task);
  const told = measures.map((measure) => toldBy(plan, measure));
  if (told.length === 0 || told.some(({ text }) => text === '')) return [whole];
  const title = { line: task.line, start: 0, end: titleSpan(plan, task).end };
  const before = {
    notes: notesIn(plan, [title, ...own]),
    deadlines: [
      ...deadlinesIn(plan, [...notesIn(plan, [title]).map(spanOf), ...labelledTerms(plan, own)]),
      ...deadlinesIn(plan, [...termsIn(plan, own), ...leadsTo(plan, own, measures), ...summingUp(plan, own)]),
    ],
  };
  const ofActions = closingOf(
    plan,
    told.filter(({ measure }) => measure.entry === undefined),
  );
  const ofEntries = closingOf(
    plan,
    told.filter(({ measure }) => measure.entry !== undefined),
  );
  const forAll = [...before.notes, ...ofActions.notes];
  const shared = namedIn(plan, task, forAll);
  const pieces = told.map(({ measure, text, notes }): Piece => {
    const { entry, spans } = measure;
    const closing = entry === undefined ? ofActions : ofEntries;
    const ofAll = [...before.notes, ...closing.notes];
    const named = namedIn(plan, task, unitNotes(notes).length > 0 ? notes : ofAll);
    const assigned = entry === undefined ? [] : assignmentsOf(plan).of(entry);
    const persons = personsIn(plan, notes);
    const deadlines = deadlinesIn(plan, spans).filter((one) => !closing.deadlines.some((other) => isSame(one, other)));
    return {
      measure,
      spans,
      text,
      notes: named.notes,
      assignments: assigned.length > 0 ? assigned : named.assignments,
      persons: persons.length > 0 ? persons : personsIn(plan, ofAll),
      deadlines: deadlines.length > 0 ? deadlines : [...before.deadlines, ...closing.deadlines],
    };
  });
  const { assignments, notes } = shared.assignments.length > 0 ? shared : whole;
  const said = deadlinesIn(plan, own);
  const rest: Piece = {
    measure: undefined,
    spans: own,
    text: textWithoutNotes(plan, own),
    assignments,
    notes,
    persons: whole.persons,
    deadlines: said.length > 0 ? said : [...before.deadlines, ...ofActions.deadlines],
  };
  return [rest, ...pieces];
}

/** A measure, what it says, and the notes in it. */
interface Told {
  readonly measure: Measure;
  readonly text: string;
  readonly notes: readonly PlacedNote[];
}

function toldBy(plan: Plan, measure: Measure): Told {
  const { entry, spans } = measure;
  return {
    measure,
    text: withoutLastMarks(textWithoutNotes(plan, spans), '；;，,、'),
    notes: entry === undefined ? notesIn(plan, spans) : ownNotes(plan, entry),
  };
}

/** What is said of several measures at once. */
interface Shared {
  readonly notes: readonly PlacedNote[];
  readonly deadlines: readonly TaskDeadline[];
}

/** A note behind the last measure alone speaks of all of them, and so does a deadline with its label. */
function closingOf(plan: Plan, told: readonly Told[]): Shared {
  const last = told.at(-1);
  if (last === undefined || told.length === 1) return { notes: [], deadlines: [] };
  const others = told.slice(0, -1);
  const isFree = others.every(({ notes, text }) => unitNotes(notes).length === 0 && !endsInUnits(text));
  const notes = isFree && unitNotes(last.notes).length > 0 ? last.notes : [];
  const terms = ({ measure }: Told): readonly LineSpan[] => labelledTerms(plan, measure.spans);
  const closing = [
    ...notes.map(spanOf),
    ...(isFree && others.every((one) => terms(one).length === 0) ? terms(last) : []),
  ];
  const deadlines: TaskDeadline[] = [];
  for (const one of deadlinesIn(plan, closing)) if (!deadlines.some((other) => isSame(one, other))) deadlines.push(one);
  return { notes, deadlines };
}

/** Whether brackets at its end may name who answers for it, although they are no note: （教务处） in mid-line. */
function endsInUnits(text: string): boolean {
  const inside = /[（(]([^（）()]+)[）)][。\s]*$/.exec(text)?.[1];
  return inside !== undefined && (endsInNames(text) || looksLikeUnits(inside) || isPersonName(inside));
}

function spanOf({ line, note: { span } }: PlacedNote): LineSpan {
  return { line, ...span };
}

function isSame(one: TaskDeadline, { deadline }: TaskDeadline): boolean {
  return one.deadline === deadline;
}

/** 完成时限：6月底前, with its brackets or without. */
function labelledTerms({ lines }: Plan, spans: readonly LineSpan[]): LineSpan[] {
  return spans.flatMap(({ line, start, end }) =>
    [...lines[line]!.text.slice(start, end).matchAll(/(?:时限|完成时间|办结时间)[：:][^（）()。]*/g)].map((match) => ({
      line,
      start: start + match.index,
      end: start + match.index + match[0].length,
    })),
  );
}

/** 以上任务年底前完成。 */
function summingUp({ lines }: Plan, own: readonly LineSpan[]): LineSpan[] {
  return own.filter(({ line, start, end }) => /^\s*(?:以上(?!级)|上述)/.test(lines[line]!.text.slice(start, end)));
}

/** The clauses that lead to the first of the measures in their line: 6月底前完成三件事：一是…. */
function leadsTo({ lines }: Plan, own: readonly LineSpan[], measures: readonly Measure[]): LineSpan[] {
  const first = measures[0]!.spans[0];
  return own
    .filter(({ line, end }) => line === first?.line && end <= first.start)
    .flatMap(({ line, start, end }) => {
      const { text } = lines[line]!;
      let from = trimEnd(text, end, start);
      if (!/[：:，,]/.test(text.slice(Math.max(start, from - 1), from))) return [];
      while (from > start && !/[。！？；;]/.test(text[from - 1]!)) from--;
      return [{ line, start: from, end }];
    });
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
    deadlines: deadlinesIn(plan, spans),
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
    pieces,
    measures: pieces.filter(({ measure }) => measure !== undefined && measure.entry === undefined),
  }));
  const left = new Set(earlier);
  const keep = (piece: Piece, from: Matchable): void => {
    ids.set(piece, from.id);
    left.delete(from);
  };
  for (const { task, pieces, measures } of current) {
    const now = measures.map((piece) => ({ id: '', parent: null, number: null, title: piece.text, text: '', piece }));
    const before = (known.get(task) ?? []).map((from) => ({ ...from, parent: null, from }));
    // Weighing texts takes long; in most tasks nothing has changed.
    if (before.length === now.length && before.every(({ title }, at) => title === now[at]!.title))
      before.forEach(({ from }, at) => keep(now[at]!.piece, from));
    else for (const [one, later] of rematched(before, now)) keep(later.piece, one.from);
    // The same, now written as sub-items.
    const items = pieces
      .filter(({ measure }) => measure?.entry !== undefined)
      .map((piece) => ({ id: '', parent: null, number: null, title: piece.text, text: '', piece }));
    const gone = before.filter(({ from }) => left.has(from));
    if (items.length > 0) for (const [one, later] of rematched(gone, items)) keep(later.piece, one.from);
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

/**
 * Pairs of measures of one task: those that say the same, then those whose first clause does apart from its figures,
 * then those whose first sentences are alike. What stands behind the first sentence may belong to all of them.
 */
function rematched<E extends Matchable, L extends Matchable>(
  earlier: readonly E[],
  later: readonly L[],
): (readonly [E, L])[] {
  const pairs: (readonly [E, L])[] = [];
  const [ones, others] = [new Set(earlier), new Set(later)];
  const pair = (one: E, other: L): void => {
    pairs.push([one, other]);
    ones.delete(one);
    others.delete(other);
  };
  for (const wordsIn of [({ title }: Matchable) => wordsOf(title), ({ title }: Matchable) => mainWords(title)]) {
    const known = groupBy([...others], wordsIn);
    for (const [words, [one, ...more]] of groupBy([...ones], wordsIn)) {
      const [other, ...further] = known.get(words) ?? [];
      if (words !== '' && other !== undefined && more.length + further.length === 0) pair(one!, other);
    }
  }
  const cut = <Item extends Matchable>(item: Item) => ({
    ...item,
    title: firstSentence(item.title),
    text: '',
    item,
  });
  if (ones.size > 0 && others.size > 0)
    for (const match of matchItems([...ones].map(cut), [...others].map(cut)).pairs)
      if (shareWords(match.earlier.title, match.later.title)) pair(match.earlier.item, match.later.item);
  return pairs;
}

function firstSentence(text: string): string {
  return /^[^。！？\n]*/.exec(text)![0];
}

/** Of its first clause, without its figures. */
function mainWords(text: string): string {
  return wordsOf(/^[^。！？；;，,\n]*/.exec(text)![0]).replace(/[\d.]+/g, '');
}

/** Whether two neighbouring characters of one sentence's first clause are in the other sentence. */
function shareWords(one: string, other: string): boolean {
  const isIn = (part: string, whole: string): boolean =>
    [...part].some((_, at) => at + 2 <= part.length && whole.includes(part.slice(at, at + 2)));
  return isIn(mainWords(one), wordsOf(other)) || isIn(mainWords(other), wordsOf(one));
}
