import { skipSpaces, trimEnd } from '../../text/characters';
import { lines } from '../../plan/facts/define';
import { defineGroupedNotes, placeNote, type PlacedNote } from '../../plan/facts/notes';
import { rangeOf } from '../../text/positions';
import type { Edit } from '../../text/edits';
import { planRule, type Finding } from '../types';

const meta = {
  code: 'responsibility/placement',
  severity: 'information',
  fixable: true,
  title: { zh: '责任单位标注的位置', en: 'Place of the note' },
  description: {
    zh: '责任单位标注放在句号之后、其后不再加句号；前后都有句号，或个别标注与全篇位置不同时提示。全篇一律放在句号之前的不报。',
    en: 'A note comes after the full stop and has none of its own. Two stops, or a single note placed differently from the others, are reported; a plan that puts all notes before the stop is left alone.',
  },
  source: 'GB/T 15834-2011 4.9',
} as const;

/** `after` 。（…） · `before` （…）。 · `both` 。（…）。 */
type Place = 'after' | 'before' | 'both';

/** Undefined for a note in the middle of a paragraph, on a line of its own, after another mark, or without brackets. */
const notesByPlace = defineGroupedNotes(({ text, note }): Place | undefined => {
  if (note.open === undefined || note.close === undefined || note.problems.length > 0) return undefined;
  const end = trimEnd(text, note.span.start);
  const stopped = text[end - 1] === '。';
  const rest = text.slice(skipSpaces(text, note.span.end)).trimEnd();
  if (end === 0 || '，、；：！？…,;:!?.'.includes(text[end - 1]!) || (rest !== '' && rest !== '。')) return undefined;
  if (rest === '。') return stopped ? 'both' : 'before';
  return stopped ? 'after' : undefined;
});

export const placementRule = planRule({
  meta,
  inputs: { notesByPlace, lines },
  check(inputs) {
    const notes = inputs.notesByPlace;
    const placed = (place: Place): PlacedNote[] => (notes.get(place) ?? []).map((one) => placeNote(inputs, one));
    const findings = placed('both').map((note) =>
      finding(
        note,
        {
          zh: '责任单位标注前后都有句号，后一个应删去。',
          en: 'There are full stops before and after the note; the second one should go.',
        },
        [removeStop(note)],
      ),
    );
    const [after, before] = [notes.get('after')?.length ?? 0, notes.get('before')?.length ?? 0];
    if (after < 4 || before * 4 > after) return findings;
    return findings.concat(
      placed('before').map((note) =>
        finding(
          note,
          {
            zh: '责任单位标注在句号之前，与全篇其他各处不同。',
            en: 'This note comes before the full stop, unlike the others.',
          },
          moveStop(note),
        ),
      ),
    );
  },
});

function removeStop({ line, text, note }: PlacedNote): Edit {
  const stop = skipSpaces(text, note.span.end);
  return { range: rangeOf(line, { start: stop, end: stop + 1 }), newText: '' };
}

function moveStop(placed: PlacedNote): Edit[] {
  const { line, text, note } = placed;
  const end = trimEnd(text, note.span.start);
  return [{ range: rangeOf(line, { start: end, end }), newText: '。' }, removeStop(placed)];
}

function finding({ line, note }: PlacedNote, message: Finding['message'], edits: readonly Edit[]): Finding {
  return {
    code: meta.code,
    range: rangeOf(line, note.span),
    message,
    fixes: [{ title: { zh: '调整句号位置', en: 'Put the full stop before the note' }, preferred: true, edits }],
  };
}
