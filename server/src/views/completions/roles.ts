/** What may follow inside a note: the next label behind a ；, the part of a unit that has just been named. */
import { likeness } from '../../scan/responsibility/names';
import { createMatcher } from '../../text/pinyin';
import type { Completion, CompletionContext, CompletionSource } from './completion';
import { writtenForms } from './forms';
import type { NotePlace } from './place';

export const roles: CompletionSource = (context) => {
  const { note } = context.place;
  if (note === undefined) return [];
  return note.labels.length === 0 ? verbs(context, note) : labels(context, note);
};

/** 配合单位： behind （牵头单位：…；. */
function labels(context: CompletionContext, note: NotePlace): readonly Completion[] {
  const { line } = context.place;
  const { typed } = note;
  if (note.isFirst || !/[；;，,]\s*$/.test(line.text.slice(note.content.start, typed.start))) return [];
  const colon = note.labels.at(-1)!.text.endsWith(':') ? ':' : '：';
  const match = createMatcher(line.text.slice(typed.start, typed.end));
  const named = new Set(note.labels.map(({ text }) => wordOf(text)));
  return nextLabels(context, note).flatMap((label): Completion[] => {
    const fit = named.has(label) ? undefined : match(label);
    if (fit === undefined) return [];
    const detail = { zh: '同一标注中的下一项', en: 'The next part of the note' };
    return [{ label: label + colon, kind: 'role', span: typed, fit, newText: label + colon, detail, goesOn: true }];
  });
}

/** Labels that follow the first one in this plan's notes, then the usual. */
function nextLabels({ plan }: CompletionContext, note: NotePlace): readonly string[] {
  const first = wordOf(note.labels[0]!.text);
  const following = writtenForms(plan)
    .filter(({ parts }) => wordOf(parts[0]!) === first)
    .flatMap(({ parts }) => parts.slice(1).map(wordOf))
    .filter((word) => word !== '');
  const usual = first.startsWith('牵头') ? [first.replace('牵头', '配合')] : ['配合单位'];
  return [...new Set([...following, ...usual])];
}

function wordOf(label: string): string {
  return label.replace(/[^\p{Script=Han}]/gu, '');
}

const said: readonly string[] = ['牵头', '配合', '负责'];

/** （基教科: 牵头, 配合 or 负责 behind a unit that the note has just named. */
function verbs({ place: { line }, asked }: CompletionContext, note: NotePlace): readonly Completion[] {
  const { typed } = note;
  const name = line.text.slice(typed.start, typed.end);
  if (!asked || note.rest.end > note.rest.start) return [];
  if (note.open === undefined || likeness(name) !== 'clear') return [];
  const span = { start: typed.end, end: typed.end };
  return said.map((verb) => ({
    label: verb,
    kind: 'role',
    span,
    fit: 1,
    newText: verb,
    detail: { zh: `“${name}”在此项中的分工`, en: `What ${name} does here` },
  }));
}
