import { assignmentsOf } from '../../plan/facts/assignments';
import { defineLineFact, lines, onDemand, structure, type Values } from '../../plan/facts/define';
import { itemsWithoutUnit } from '../../plan/facts/missingUnits';
import { shortTitle, titledRange, titlesOf } from '../../plan/facts/titles';
import { headingRange, ownEndLine, ownSpan } from '../../plan/query';
import { isUnitColumn } from '../../scan/tables';
import { trimEnd } from '../../text/characters';
import { rangeOf } from '../../text/positions';
import type { Entry, Plan, PlanLines } from '../../plan/types';
import type { LineShape } from '../../scan/types';
import type { Edit } from '../../text/edits';
import { planRule, type Finding, type Fix, type RuleContext } from '../types';
import { insertedForm, noteForms, unitToFillIn, type NoteForm } from './notes';

const meta = {
  code: 'responsibility/missing',
  severity: 'warning',
  fixable: true,
  title: { zh: '缺少责任单位', en: 'No responsible unit' },
  description: {
    zh: '全篇多数条目写有责任单位时，逐条提醒没有的条目（自身、上级标题或所属举措有即可）；全篇都没有时只在标题处提示一次。可设为总是检查或从不检查。',
    en: 'If most items name a responsible unit (their own, an inherited one, or those of their measures), each item without one is reported; if none does, one finding at the title says so. Can be set to always or never.',
  },
} as const;

/** If at least this share of the items names units, an item without one is an omission. */
const habit = 0.7;
/** A plan with fewer items has no habit. */
const fewItems = 3;

/** The name of a column for units, in a table whose rows were not recognised. */
const unitColumns = defineLineFact({ of: (line) => (isUnitColumn(line) ? true : undefined) });

/** Notes that name persons, as villages and small schools do （责任人：…）, or that are in an attached table. */
const otherNotes = defineLineFact({
  of: ({ notes }) => (notes.some(({ persons, form }) => persons.length > 0 || form === 'cell') ? true : undefined),
});

const inputs = {
  assignments: assignmentsOf,
  itemsWithoutUnit,
  unitColumns,
  otherNotes,
  noteForms: onDemand(noteForms),
  titles: titlesOf,
  structure,
  lines,
};

export const missingRule = planRule({
  meta,
  inputs,
  check(plan, context) {
    if (context.responsibility === 'never') return [];
    const { tasks, lacking, stated, of } = plan.assignments;
    if (context.responsibility === 'always')
      return report(plan, context, stated ? lacking : tasks.filter((task) => of(task).length === 0));
    if (tasks.length < fewItems) return [];
    if (!stated && (plan.otherNotes.lines.length > 0 || plan.unitColumns.lines.length > 0)) return [];
    if (!stated)
      return [onTitle(plan, tasks[0]!, { zh: '全篇未写责任单位。', en: 'The plan names no responsible unit.' })];
    const { missing, expected } = plan.itemsWithoutUnit;
    if (missing.length === 0) return [];
    if ((expected - missing.length) / expected >= habit) return report(plan, context, missing);
    if (expected < fewItems * 2) return [];
    return [
      onTitle(plan, tasks[0]!, {
        zh: `${expected} 条中有 ${missing.length} 条未写责任单位。`,
        en: `${missing.length} of ${expected} items name no responsible unit.`,
      }),
    ];
  },
});

function report(plan: Values<typeof inputs>, { note }: RuleContext, missing: readonly Entry[]): Finding[] {
  const form = insertedForm(plan.noteForms(), note);
  const all: Fix[] =
    missing.length < 2
      ? []
      : [
          {
            title: {
              zh: `为全部 ${missing.length} 条补写责任单位`,
              en: `Insert a note for all ${missing.length} items`,
            },
            snippet: true,
            edits: missing.map((entry, index) => insertion(plan, entry, form, index + 1)),
          },
        ];
  return missing.map((entry) => ({
    code: meta.code,
    range: titledRange(plan.titles, entry),
    message: {
      zh: `这一条没有责任单位：“${shortTitle(plan.titles, entry)}”。`,
      en: `This item names no responsible unit: “${shortTitle(plan.titles, entry)}”.`,
    },
    fixes: [
      {
        title: { zh: '补写责任单位', en: 'Insert a responsible unit' },
        snippet: true,
        preferred: true,
        edits: [insertion(plan, entry, form, 1)],
      },
      ...all,
    ],
  }));
}

/** Kinds of lines that take no note: one belongs after a sentence. */
const noPlaceForNotes: ReadonlySet<LineShape> = new Set<LineShape>(['blank', 'table', 'chrome']);

/** At the end of the item's own text, with a placeholder to type over. */
function insertion(plan: PlanLines, entry: Entry, { before, after }: NoteForm, placeholder: number): Edit {
  let line = ownEndLine(entry);
  while (line > entry.line && noPlaceForNotes.has(plan.lines[line]!.shape)) line--;
  const { text } = plan.lines[line]!;
  const column = trimEnd(text, ownSpan(plan, entry, line).end);
  return {
    range: rangeOf(line, { start: column, end: column }),
    newText: `${escape(before)}\${${placeholder}:${unitToFillIn}}${escape(after)}`,
  };
}

function escape(text: string): string {
  return text.replace(/[$}\\]/g, '\\$&');
}

function onTitle(plan: Plan, first: Entry, message: Finding['message']): Finding {
  const { title } = plan.structure;
  const range =
    title === undefined
      ? headingRange(plan, first)
      : rangeOf(title.endLine, {
          start: plan.lines[title.endLine]!.text.search(/\S/),
          end: trimEnd(plan.lines[title.endLine]!.text, plan.lines[title.endLine]!.text.length),
        });
  return { code: meta.code, severity: 'information', range, message };
}
