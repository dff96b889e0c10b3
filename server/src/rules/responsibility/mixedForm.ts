import { rangeOf } from '../../text/positions';
import { lines } from '../../plan/facts/define';
import { defineGroupedNotes, placeNote, type NoteGroups, type PlacedNote } from '../../plan/facts/notes';
import type { PlanLines } from '../../plan/types';
import type { Edit } from '../../text/edits';
import { planRule, type Finding } from '../types';
import { slice } from './notes';

const meta = {
  code: 'responsibility/mixed-form',
  severity: 'information',
  fixable: true,
  title: { zh: '责任单位标注形式不一', en: 'Notes in two forms' },
  description: {
    zh: '少数标注的括号或标签与全篇不同（如“责任科室：”与“责任单位：”并用）。单位名自带括号时外层用〔〕是正确的套用，不报。',
    en: 'A few notes differ from the rest in brackets or label (责任科室： beside 责任单位：). 〔〕 around a name that has brackets of its own is correct nesting and is left alone.',
  },
} as const;

/** The odd form has to be this much rarer than the common one. */
const rarer = 4;

/** Notes with a single label that gives no role: 责任单位, 责任科室. */
const labels = defineGroupedNotes(({ note: { labels } }) =>
  labels.length === 1 && labels[0]!.role === 'plain' && !labels[0]!.person
    ? labels[0]!.text.replace(/[:：\s]/g, '')
    : undefined,
);

const folded: Readonly<Record<string, string>> = { '(': '（', '[': '［' };

const brackets = defineGroupedNotes(({ text, note }) => {
  if (
    note.open === undefined ||
    note.close === undefined ||
    note.problems.length > 0 ||
    /[（(]/.test(slice(text, note.content))
  )
    return undefined;
  return folded[slice(text, note.open)] ?? slice(text, note.open);
});

export const mixedFormRule = planRule({
  meta,
  inputs: { labels, brackets, lines },
  check: (inputs) => [...labelFindings(inputs, inputs.labels), ...bracketFindings(inputs, inputs.brackets)],
});

function labelFindings(plan: PlanLines, labels: NoteGroups<string>): Finding[] {
  return odd(plan, labels, (rare, common, places) => ({
    message: {
      zh: `责任单位的标签不一：此处用“${rare}”，其余多用“${common}”${count(places)}。`,
      en: `Most notes say “${common}”; this one says “${rare}”.`,
    },
    range: rangeOf(places[0]!.line, places[0]!.note.labels[0]!.span),
    edits: places.flatMap(({ line, text, note }): Edit[] => {
      const { span } = note.labels[0]!;
      const at = text.indexOf(rare, span.start);
      return at < 0 || at + rare.length > span.end
        ? []
        : [{ range: rangeOf(line, { start: at, end: at + rare.length }), newText: common }];
    }),
    title: { zh: `统一为“${common}”`, en: `Write “${common}”` },
  }));
}

function bracketFindings(plan: PlanLines, groups: NoteGroups<string>): Finding[] {
  return odd(plan, groups, (rare, common, places) => {
    const model = placeNote(plan, groups.get(common)![0]!);
    const [open, close] = [slice(model.text, model.note.open!), slice(model.text, model.note.close!)];
    return {
      message: {
        zh: `责任单位标注的括号不一：此处用“${rare}”，其余多用“${open}${close}”${count(places)}。`,
        en: `Most notes are in “${open}${close}”; this one opens with “${rare}”.`,
      },
      range: rangeOf(places[0]!.line, places[0]!.note.open!),
      edits: places.flatMap(({ line, note }): Edit[] => [
        { range: rangeOf(line, note.open!), newText: open },
        { range: rangeOf(line, note.close!), newText: close },
      ]),
      title: { zh: `统一为“${open}${close}”`, en: `Use “${open}${close}”` },
    };
  });
}

function count(places: readonly PlacedNote[]): string {
  return places.length === 1 ? '' : `（共 ${places.length} 处）`;
}

interface Odd {
  readonly message: Finding['message'];
  readonly range: Finding['range'];
  readonly edits: readonly Edit[];
  readonly title: Finding['message'];
}

/** One finding for each form that is rare compared with the commonest. */
function odd(
  plan: PlanLines,
  forms: NoteGroups<string>,
  tell: (rare: string, common: string, places: readonly PlacedNote[]) => Odd,
): Finding[] {
  const [common, most] = [...forms].reduce<[string, number]>(
    (best, [key, places]) => (places.length > best[1] ? [key, places.length] : best),
    ['', 0],
  );
  return [...forms].flatMap(([key, places]): Finding[] => {
    if (key === common || places.length * rarer > most) return [];
    const { message, range, edits, title } = tell(
      key,
      common,
      places.map((place) => placeNote(plan, place)),
    );
    return [{ code: meta.code, range, message, fixes: [{ title, preferred: true, edits }] }];
  });
}
