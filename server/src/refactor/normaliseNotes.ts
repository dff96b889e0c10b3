/** Brings all responsibility notes of a plan into its dominant form: brackets, label, colon. Units, order and places stay. */
import { commonest } from '../text/grouping';
import { rangeOf } from '../text/positions';
import type { NoteLabel } from '../scan/types';
import type { Plan } from '../plan/types';
import { notesOf, type PlacedNote } from '../plan/facts/notes';
import { closingOf, slice } from '../rules/responsibility/notes';
import type { Edit } from '../text/edits';

/** Edits in text order; none when all notes have one form. Notes that are broken or stand without brackets are left to their rules. */
export function normaliseNotes(plan: Plan): Edit[] {
  const notes = notesOf(plan).filter(({ note }) => note.problems.length === 0);
  // Brackets and labels are counted apart: what is in force for both then has the majority afterwards too.
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
    .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}

/** The label of a note that has one alone, which gives no role and names no person: these may take each other's words. */
function plainLabel(labels: readonly NoteLabel[]): NoteLabel | undefined {
  const [only] = labels;
  return labels.length === 1 && only!.role === 'plain' && !only!.person ? only : undefined;
}

/** A note whose units have brackets of their own keeps 〔〕 outside: that is nesting, not another form. */
function brackets({ line, text, note }: PlacedNote, open: string, close: string): Edit[] {
  if (note.open === undefined || note.close === undefined || /[（(]/.test(slice(text, note.content))) return [];
  return [
    ...(slice(text, note.open) === open ? [] : [{ range: rangeOf(line, note.open), newText: open }]),
    ...(slice(text, note.close) === close ? [] : [{ range: rangeOf(line, note.close), newText: close }]),
  ];
}

/** Labels that give no role take the dominant words; of the others only the colon. */
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
