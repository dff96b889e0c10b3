/** Brings all responsibility notes of a plan into its dominant form: brackets, label, colon. Units, order and places stay. */
import { rangeOf } from '../plan/plan';
import type { Plan } from '../plan/types';
import { dominantForm, notesOf, slice, type PlacedNote } from '../rules/responsibility/notes';
import type { Edit } from '../rules/types';

/** Edits in text order; none when all notes have one form. Notes that are broken or stand without brackets are left to their rules. */
export function normaliseNotes(plan: Plan): Edit[] {
  const form = dominantForm(plan);
  const [open, label] = [form.before.slice(0, 1), form.before.slice(1)];
  const close = form.after.slice(-1);
  return notesOf(plan).flatMap((placed) => (placed.note.problems.length > 0 ? [] : [...brackets(placed, open, close), ...labels(placed, label)]))
    .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
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
  return note.labels.flatMap(({ span, role, person }): Edit[] => {
    const current = slice(text, span);
    const words = current.replace(/[:：\s]+$/, '');
    const plain = note.labels.length === 1 && role === 'plain' && !person && /^责任/.test(dominant);
    const wanted = plain ? dominant : words + colon;
    return !/[:：]\s*$/.test(current) || current === wanted ? [] : [{ range: rangeOf(line, span), newText: wanted }];
  });
}
