/** What the rules on responsible units share: the plan's notes, its unit names, and the form most notes have. */
import { addToGroup } from '../../text/grouping';
import { collectLineFacts, remembered } from '../../plan/facts/collectLineFacts';
import { forEachOwnLine } from '../../plan/query';
import type { Line, Note, Unit } from '../../scan/types';
import type { Plan } from '../../plan/types';
import type { Span } from '../../text/positions';
import type { RuleContext } from '../types';

export interface PlacedNote {
  readonly line: number;
  readonly text: string;
  readonly note: Note;
}

/** A line with notes, and the notes as they were last placed. */
interface NoteLine {
  readonly line: Line;
  placed?: { readonly line: number; readonly notes: readonly PlacedNote[] };
}

const noteLines = collectLineFacts((line): NoteLine | undefined => (line.notes.length > 0 ? { line } : undefined));

function placedAt(found: NoteLine, line: number): readonly PlacedNote[] {
  if (found.placed?.line !== line)
    found.placed = { line, notes: found.line.notes.map((note) => ({ line, text: found.line.text, note })) };
  return found.placed.notes;
}

/** The notes of the plan's own lines, in text order. Made once a plan: many rules ask. */
export const notesOf: (plan: Plan) => readonly PlacedNote[] = remembered(
  (plan) => [plan],
  (plan) => {
    const { lines, facts } = noteLines(plan);
    const found: PlacedNote[] = [];
    forEachOwnLine(plan, lines, (line, at) => {
      for (const note of placedAt(facts[at]!, line)) found.push(note);
    });
    return found;
  },
);

/**
 * The notes of the plan's own lines that `pick` takes, in text order; after an edit, only those of the changed lines are asked about.
 * `pick` must depend on the line's text alone.
 */
export function pickedNotes(pick: (placed: Omit<PlacedNote, 'line'>) => boolean): (plan: Plan) => PlacedNote[] {
  const pickedIn = collectLineFacts((line): readonly Omit<PlacedNote, 'line'>[] | undefined => {
    if (line.notes.length === 0) return undefined;
    const picked = line.notes.map((note) => ({ text: line.text, note })).filter(pick);
    return picked.length === 0 ? undefined : picked;
  });
  return (plan) => {
    const { lines, facts } = pickedIn(plan);
    const found: PlacedNote[] = [];
    forEachOwnLine(plan, lines, (line, at) => {
      for (const note of facts[at]!) found.push({ line, ...note });
    });
    return found;
  };
}

/** A note by its place among those of its line: columns may change while it stays. */
export interface NotePlace {
  readonly line: number;
  readonly note: number;
}

export function placeNote(plan: Plan, { line, note }: NotePlace): PlacedNote {
  const { text, notes } = plan.lines[line]!;
  return { line, text, note: notes[note]! };
}

/**
 * The notes of the plan's own lines by what `keyOf` says of them, in text order; those it says nothing of are left out. The same map for
 * as long as it says the same. `keyOf` must depend on the line's text alone.
 */
export function groupedNotes<K extends string>(
  keyOf: (placed: Omit<PlacedNote, 'line'>) => K | undefined,
): (plan: Plan) => ReadonlyMap<K, readonly NotePlace[]> {
  const keysIn = collectLineFacts(
    ({ text, notes }) => {
      if (notes.length === 0) return undefined;
      const keys = notes.map((note) => keyOf({ text, note }));
      return keys.every((key) => key === undefined) ? undefined : keys;
    },
    (a, b) => a.length === b.length && a.every((key, index) => key === b[index]),
  );
  return remembered(
    (plan) => [plan.structure, keysIn(plan)],
    (plan) => {
      const { lines, facts } = keysIn(plan);
      const groups = new Map<K, NotePlace[]>();
      forEachOwnLine(plan, lines, (line, at) => {
        facts[at]!.forEach((key, note) => {
          if (key !== undefined) addToGroup(groups, key, { line, note });
        });
      });
      return groups;
    },
  );
}

/** A mention of a unit by its place in its line: which note, and which unit of it. Columns may change while it stays. */
export interface Mention {
  readonly line: number;
  readonly note: number;
  readonly unit: number;
}

/** All mentions of one name, in text order. */
export interface Mentions {
  readonly collective: boolean;
  readonly places: readonly Mention[];
}

/** The lines whose notes name somebody. */
const nameLines = collectLineFacts(
  (line) => (line.notes.some(({ units }) => units.length > 0) ? line : undefined),
  sameNames,
);

function sameNames({ notes }: Line, { notes: others }: Line): boolean {
  return (
    notes.length === others.length &&
    notes.every(({ units }, index) => {
      const { units: otherUnits } = others[index]!;
      return (
        units.length === otherUnits.length &&
        units.every(
          ({ name, collective }, unit) =>
            name === otherUnits[unit]!.name && collective === otherUnits[unit]!.collective,
        )
      );
    })
  );
}

/** Every name with its mentions, in the order of the first; the same map for as long as no name changes or moves to another line. */
export const unitsByName: (plan: Plan) => ReadonlyMap<string, Mentions> = remembered(
  (plan) => [plan.structure, nameLines(plan)],
  (plan) => {
    const { lines, facts } = nameLines(plan);
    const units = new Map<string, { collective: boolean; places: Mention[] }>();
    forEachOwnLine(plan, lines, (line, at) => {
      facts[at]!.notes.forEach((named, note) =>
        named.units.forEach(({ name, collective }, unit) => {
          const mentions = units.get(name);
          if (mentions === undefined) units.set(name, { collective, places: [{ line, note, unit }] });
          else mentions.places.push({ line, note, unit });
        }),
      );
    });
    return units;
  },
);

export interface PlacedUnit {
  readonly line: number;
  readonly unit: Unit;
}

export function placeUnit(plan: Plan, { line, note, unit }: Mention): PlacedUnit {
  return { line, unit: plan.lines[line]!.notes[note]!.units[unit]! };
}

const partners: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '〔': '〕',
  '【': '】',
  '［': '］',
  '[': ']',
};

/** The closing bracket of an opening one. */
export function closingOf(open: string): string | undefined {
  return partners[open];
}

/** The opening bracket of a closing one. */
export function openingOf(close: string): string | undefined {
  return Object.keys(partners).find((open) => partners[open] === close);
}

export function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** What an inserted note has to be filled in with; no body is called so. */
export const unitToFillIn = '某单位';

/** How a note reads around its units: `（责任单位：` … `）`, `（` … `负责）`. */
export interface NoteForm {
  readonly before: string;
  readonly after: string;
}

const standardForm: NoteForm = { before: '（责任单位：', after: '）' };

/** The form of an inserted note: the plan's own, with the label and the brackets that are asked for. */
export function insertedForm(plan: Plan, { label, brackets }: NonNullable<RuleContext['note']> = {}): NoteForm {
  const { before, after } = dominantForm(plan);
  const [open, close] = brackets ?? [before[0]!, after.at(-1)!];
  if (label === undefined) return { before: open + before.slice(1), after: after.slice(0, -1) + close };
  const colon = before.trimEnd().endsWith(':') ? ':' : '：';
  return { before: `${open}${/[:：]$/.test(label) ? label : label + colon}`, after: close! };
}

/** The commonest form of the plan's notes; the standard one where there are none. A bare note stands on a line of its own and is no model. */
function dominantForm(plan: Plan): NoteForm {
  let best: readonly [key: string, count: number] = ['', 0];
  for (const [key, { length }] of forms(plan)) if (length > best[1]) best = [key, length];
  if (best[1] === 0) return standardForm;
  const [before, after] = best[0].split(separator) as [string, string];
  return { before, after };
}

const separator = '\u0000';
const forms = groupedNotes(({ text, note }) => {
  const form = formOf(text, note);
  return form === undefined ? undefined : form.before + separator + form.after;
});

function formOf(text: string, note: Note): NoteForm | undefined {
  const { open, close, labels, units } = note;
  if (open === undefined || close === undefined || units.length === 0 || note.problems.length > 0) return undefined;
  const label = labels[0];
  if (label !== undefined && label.span.end <= units[0]!.span.start)
    return { before: slice(text, open) + slice(text, label.span), after: slice(text, close) };
  const tail = text.slice(units.at(-1)!.span.end, close.start);
  return /^(?:按职责分工)?负责$/.test(tail)
    ? { before: slice(text, open), after: tail + slice(text, close) }
    : undefined;
}
