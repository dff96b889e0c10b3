/** What the rules on responsible units share: the plan's notes, its unit names, and the form most notes have. */
import { lineFacts } from '../../plan/incremental';
import type { Entry, Line, Note, Plan, Span, Unit } from '../../plan/types';

export interface PlacedNote {
  readonly line: number;
  readonly text: string;
  readonly note: Note;
}

interface Notes {
  readonly notes: readonly PlacedNote[];
  byName?: ReadonlyMap<string, readonly PlacedUnit[]>;
}

/** Made once a plan: many rules ask. */
const known = new WeakMap<Plan, Notes>();

/** A line with notes, and the notes as they were last placed. */
interface NoteLine {
  readonly line: Line;
  placed?: { readonly line: number; readonly notes: readonly PlacedNote[] };
}

const noteLines = lineFacts((line): NoteLine | undefined => (line.notes.length > 0 ? { line } : undefined));

function notesIn(plan: Plan): Notes {
  let notes = known.get(plan);
  if (notes === undefined) known.set(plan, (notes = { notes: gather(plan) }));
  return notes;
}

function gather(plan: Plan): PlacedNote[] {
  const { entries, bodyStart, bodyEnd } = plan.structure;
  const { lines, facts } = noteLines(plan);
  const found: PlacedNote[] = [];
  let next = 0;
  let owner: Entry | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    while (next < entries.length && entries[next]!.line <= line) owner = entries[next++];
    if (line < bodyStart || line >= bodyEnd || owner?.past === true) continue;
    for (const note of placedAt(facts[at]!, line)) found.push(note);
  }
  return found;
}

function placedAt(found: NoteLine, line: number): readonly PlacedNote[] {
  if (found.placed?.line !== line) found.placed = { line, notes: found.line.notes.map((note) => ({ line, text: found.line.text, note })) };
  return found.placed.notes;
}

/** Remembers what `compute` says of a note for as long as its line lives. It must depend on the line's text alone. */
export function noteFact<T>(compute: (placed: PlacedNote) => T): (placed: PlacedNote) => T {
  const facts = new WeakMap<Note, { readonly value: T }>();
  return (placed) => {
    let fact = facts.get(placed.note);
    if (fact === undefined) facts.set(placed.note, (fact = { value: compute(placed) }));
    return fact.value;
  };
}

/** The notes of the plan's own lines, in text order. */
export function notesOf(plan: Plan): readonly PlacedNote[] {
  return notesIn(plan).notes;
}

export interface PlacedUnit {
  readonly line: number;
  readonly unit: Unit;
}

/** Every mention of every unit, by name, in the order of first mention. */
export function unitsByName(plan: Plan): ReadonlyMap<string, readonly PlacedUnit[]> {
  const found = notesIn(plan);
  if (found.byName !== undefined) return found.byName;
  const units = new Map<string, PlacedUnit[]>();
  for (const { line, note } of found.notes) {
    for (const unit of note.units) {
      const mentions = units.get(unit.name);
      if (mentions === undefined) units.set(unit.name, [{ line, unit }]);
      else mentions.push({ line, unit });
    }
  }
  return (found.byName = units);
}

const partners: Readonly<Record<string, string>> = { '（': '）', '(': ')', '〔': '〕', '【': '】', '［': '］', '[': ']' };

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

/** How a note reads around its units: `（责任单位：` … `）`, `（` … `负责）`. */
export interface NoteForm {
  readonly before: string;
  readonly after: string;
}

const standardForm: NoteForm = { before: '（责任单位：', after: '）' };

/** The commonest form of the plan's notes; the standard one where there are none. A bare note stands on a line of its own and is no model. */
export function dominantForm(plan: Plan): NoteForm {
  const counts = new Map<string, { form: NoteForm; count: number }>();
  for (const { text, note } of notesOf(plan)) {
    const form = formOf(text, note);
    if (form === undefined) continue;
    const key = `${form.before}\u0000${form.after}`;
    const entry = counts.get(key);
    if (entry === undefined) counts.set(key, { form, count: 1 });
    else entry.count++;
  }
  let best: { form: NoteForm; count: number } | undefined;
  for (const candidate of counts.values()) if (best === undefined || candidate.count > best.count) best = candidate;
  return best?.form ?? standardForm;
}

function formOf(text: string, note: Note): NoteForm | undefined {
  const { open, close, labels, units } = note;
  if (open === undefined || close === undefined || units.length === 0 || note.problems.length > 0) return undefined;
  const label = labels[0];
  if (label !== undefined && label.span.end <= units[0]!.span.start) return { before: slice(text, open) + slice(text, label.span), after: slice(text, close) };
  const tail = text.slice(units.at(-1)!.span.end, close.start);
  return /^(?:按职责分工)?负责$/.test(tail) ? { before: slice(text, open), after: tail + slice(text, close) } : undefined;
}
