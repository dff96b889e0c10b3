/**
 * Gives all responsibility notes of a plan its commonest form: brackets, label, colon. Units, their order and the
 * places of notes don't change.
 */
import { commonest } from '../text/grouping';
import { compareStarts, rangeOf } from '../text/positions';
import type { NoteLabel } from '../scan/types';
import type { Plan } from '../plan/types';
import { notesOf, type PlacedNote } from '../plan/facts/notes';
import { closingOf, slice } from '../rules/responsibility/notes';
import type { Edit } from '../text/edits';

/**
 * Edits in text order; empty if all notes have one form. Broken notes and notes without brackets are left to their
 * rules.
 */
export function normaliseNotes(plan: Plan): Edit[] {
  const notes = notesOf(plan).filter(({ note }) => note.problems.length === 0);
  // Brackets and labels are counted separately, so the result still has the commonest form of each.
  const open = commonest(
    notes.flatMap(({ text, note }) =>
      note.open === undefined || note.close === undefined || note.units.length === 0 ? [] : [slice(text, note.open)],
    ),
  );
  const close = open === undefined ? undefined : closingOf(open);
  const label = commonest(
    notes.flatMap(({ text, note }) => {
      const only = plainLabel(note.labels);
      return only === undefined || note.form !== 'labelled' || note.units.length === 0 ? [] : [slice(text, only.span)];
    }),
  );
  return notes
    .flatMap((placed) => [
      ...(open === undefined || close === undefined ? [] : brackets(placed, open, close)),
      ...(label === undefined ? [] : labels(placed, label)),
    ])
    .sort(compareStarts);
}

/** The label of a note with exactly one, if it gives no role and names no person: such labels are interchangeable. */
function plainLabel(labels: readonly NoteLabel[]): NoteLabel | undefined {
  const [only] = labels;
  return labels.length === 1 && only!.role === 'plain' && !only!.person ? only : undefined;
}

/** A note whose units contain brackets keeps its 〔〕: that is nesting, not another form. */
function brackets({ line, text, note }: PlacedNote, open: string, close: string): Edit[] {
  if (note.open === undefined || note.close === undefined || /[（(]/.test(slice(text, note.content))) return [];
  return [
    ...(slice(text, note.open) === open ? [] : [{ range: rangeOf(line, note.open), newText: open }]),
    ...(slice(text, note.close) === close ? [] : [{ range: rangeOf(line, note.close), newText: close }]),
  ];
}

/** Labels without a role get the commonest words; the others only the colon. */
function labels({ line, text, note }: PlacedNote, dominant: string): Edit[] {
  const colon = /[:：]\s*$/.exec(dominant)?.[0];
  if (colon === undefined || note.form !== 'labelled') return [];
  return note.labels.flatMap((label): Edit[] => {
    const { span } = label;
    const current = slice(text, span);
    // redos: a label, a dozen characters
    const words = current.replace(/[:：\s]+$/, '');
    const wanted = label === plainLabel(note.labels) && /^责任/.test(dominant) ? dominant : words + colon;
    return !/[:：]\s*$/.test(current) || current === wanted ? [] : [{ range: rangeOf(line, span), newText: wanted }];
  });
}
