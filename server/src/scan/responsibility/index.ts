/**
 * Responsibility notes of one line: who leads, who supports, who is merely named (责任单位, 牵头单位, 配合单位). GB/T 9704
 * prescribes no form for them, so we read all that real plans use: see the forms in `Note`.
 *
 * The columns of a task table are not read here: the table's header, on another line, says which cell holds a body.
 */

import type { Note } from '../types';
import type { Span } from '../../text/positions';
import { Feature } from '../../text/characters';
import { hasGlosses, moveSpan, withoutGlosses } from '../../text/pinyinGlosses';
import { pairBrackets } from './brackets';
import { NoteFinder } from './notes';

const none: readonly Note[] = Object.freeze([]);

/**
 * The notes of a line, in text order, never overlapping. A pure function of `text`; `features` is `featuresOf(text)`.
 */
export function scanNotes(text: string, features: number): readonly Note[] {
  if ((features & (Feature.Bracket | Feature.ResponsibilityWord)) === 0) return none;
  if ((features & Feature.Bracket) === 0 && !text.includes('：') && !text.includes(':')) return none;
  const brackets = pairBrackets(text);
  if (hasGlosses(text, brackets.pairs)) {
    const plain = withoutGlosses(text);
    return new NoteFinder(plain.text, pairBrackets(plain.text)).find().map((note) => moveNote(note, plain.columns));
  }
  const notes = new NoteFinder(text, brackets).find();
  return notes.length === 0 ? none : notes;
}

/** The note with its spans in the columns of the text as written. */
function moveNote(note: Note, columns: readonly number[]): Note {
  const move = (span: Span): Span => moveSpan(span, columns);
  return {
    ...note,
    span: move(note.span),
    content: move(note.content),
    ...(note.open === undefined ? {} : { open: move(note.open) }),
    ...(note.close === undefined ? {} : { close: move(note.close) }),
    labels: note.labels.map((label) => ({ ...label, span: move(label.span) })),
    units: note.units.map((unit) => ({ ...unit, span: move(unit.span) })),
    persons: note.persons.map(move),
    problems: note.problems.map((problem) => ({ ...problem, span: move(problem.span) })),
  };
}
