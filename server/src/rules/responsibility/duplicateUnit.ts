import { definePickedNotes, type PlacedNote } from '../../plan/facts/notes';
import { rangeOf } from '../../text/positions';
import type { Unit } from '../../scan/types';
import { planRule, type Finding } from '../types';

const meta = {
  code: 'responsibility/duplicate-unit',
  severity: 'warning',
  fixable: true,
  title: { zh: '同一单位写了两次', en: 'Unit named twice' },
  description: { zh: '同一处责任单位标注里，一个单位出现两次。', en: 'A unit is named twice in the same note.' },
} as const;

const repeating = definePickedNotes(
  ({ note }) => note.units.length > 1 && new Set(note.units.map(({ name }) => name)).size < note.units.length,
);

export const duplicateUnitRule = planRule({
  meta,
  inputs: { repeating },
  check: (inputs) => inputs.repeating.flatMap(repeated),
});

function repeated(placed: PlacedNote): Finding[] {
  const seen = new Set<string>();
  return placed.note.units.flatMap((unit, index): Finding[] => {
    if (!seen.has(unit.name)) {
      seen.add(unit.name);
      return [];
    }
    return [finding(placed, unit, placed.note.units[index - 1]!)];
  });
}

function finding({ line, text }: PlacedNote, unit: Unit, previous: Unit): Finding {
  const between = text.slice(previous.span.end, unit.span.start);
  const listed = /^\s*(?:[、，,；;]|和|及|与|以及)\s*$/.test(between);
  return {
    code: meta.code,
    range: rangeOf(line, unit.span),
    message: { zh: `“${unit.name}”在这处标注里写了两次。`, en: `“${unit.name}” is named twice in this note.` },
    ...(listed
      ? {
          fixes: [
            {
              title: { zh: '删去重复的一处', en: 'Remove the repetition' },
              preferred: true,
              edits: [{ range: rangeOf(line, { start: previous.span.end, end: unit.span.end }), newText: '' }],
            },
          ],
        }
      : {}),
  };
}
