/** What the rules on responsible units share: pairs of brackets, and the form that most notes of a plan have. */
import { defineGroupedNotes, type NoteGroups } from '../../plan/facts/notes';
import type { Note } from '../../scan/types';
import type { Span } from '../../text/positions';
import type { RuleContext } from '../types';

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

/** The placeholder in an inserted note; no unit has this name. */
export const unitToFillIn = '某单位';

/** How a note reads around its units: `（责任单位：` … `）`, `（` … `负责）`. */
export interface NoteForm {
  readonly before: string;
  readonly after: string;
}

const standardForm: NoteForm = { before: '（责任单位：', after: '）' };

/** The form of an inserted note: the plan's own, with the label and brackets set in the configuration. */
export function insertedForm(
  forms: NoteGroups<string>,
  { label, brackets }: NonNullable<RuleContext['note']> = {},
): NoteForm {
  const { before, after } = dominantForm(forms);
  const [open, close] = brackets ?? [before[0]!, after.at(-1)!];
  if (label === undefined) return { before: open + before.slice(1), after: after.slice(0, -1) + close };
  const colon = before.trimEnd().endsWith(':') ? ':' : '：';
  return { before: `${open}${/[:：]$/.test(label) ? label : label + colon}`, after: close! };
}

/**
 * The commonest form of the plan's notes, or the standard form if there are none. Bare notes don't count: they have
 * lines of their own.
 */
function dominantForm(forms: NoteGroups<string>): NoteForm {
  let best: readonly [key: string, count: number] = ['', 0];
  for (const [key, { length }] of forms) if (length > best[1]) best = [key, length];
  if (best[1] === 0) return standardForm;
  const [before, after] = best[0].split(separator) as [string, string];
  return { before, after };
}

const separator = '\u0000';
/** The notes by their form. */
export const noteForms = defineGroupedNotes(({ text, note }) => {
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
