import { assignmentsOf } from '../../plan/facts/assignments';
import { trimEnd } from '../../text/characters';
import { collectLineFacts, remembered } from '../../plan/facts/collectLineFacts';
import { headingRange, ownEndLine, titleText } from '../../plan/query';
import { rangeOf } from '../../text/positions';
import { isUnitColumn } from '../../scan/tables';
import type { Entry, Plan } from '../../plan/types';
import type { LineShape, Note } from '../../scan/types';
import type { Edit } from '../../text/edits';
import type { Finding, Fix, PlanRule, RuleContext } from '../types';
import { titlesOf } from '../structure/titles';
import { shortTitle } from '../targets/tasks';
import { insertedForm, unitToFillIn, type NoteForm } from './notes';

const meta = {
  code: 'responsibility/missing',
  severity: 'warning',
  fixable: true,
  title: { zh: '缺少责任单位', en: 'No responsible unit' },
  description: {
    zh: '全篇多数条目写有责任单位时，逐条提醒没有的条目（自身、上级标题或所属举措有即可）；全篇都没有时只在标题处提示一次。可设为总是检查或从不检查。',
    en: 'Where most items name a responsible unit, each item without one is reported (its own, inherited, or by its measures); where none does, the title says so once. Can be set to always or never.',
  },
} as const;

/** From this share of items on, a plan names units as a rule, and an item without one is an omission. */
const habit = 0.7;
/** A plan of fewer items has no habit to speak of. */
const fewItems = 3;

/** Sections that set no tasks. */
const framing = /总体要求|指导思想|总体思路|基本原则|目标|保障|组织(?:领导|实施)|工作要求|实施步骤|步骤安排|有关要求/;

export const missingRule: PlanRule = {
  kind: 'plan',
  meta,
  check(plan, context) {
    if (context.responsibility === 'never') return [];
    const { tasks, lacking, stated, of } = assignmentsOf(plan);
    if (context.responsibility === 'always')
      return report(plan, context, stated ? lacking : tasks.filter((task) => of(task).length === 0));
    if (tasks.length < fewItems) return [];
    if (!stated && (namesOthers(plan) || unitColumns(plan).lines.length > 0)) return [];
    if (!stated)
      return [onTitle(plan, tasks[0]!, { zh: '全篇未写责任单位。', en: 'The plan names no responsible unit.' })];
    const { missing, expected } = itemsWithoutUnit(plan);
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
};

interface ItemsWithoutUnit {
  readonly missing: readonly Entry[];
  /** Those whose note is there and names nobody, which `responsibility/empty` reports. */
  readonly blank: readonly Entry[];
  readonly expected: number;
}

/**
 * The items that lack a unit where the plan's habit leads one to expect it, and how many items that habit concerns. None for a plan
 * that names no unit at all. The editor's figures count the same items.
 */
export const itemsWithoutUnit: (plan: Plan) => ItemsWithoutUnit = remembered(
  (plan) => [assignmentsOf(plan), plan.structure, titlesOf(plan), noteLines(plan)],
  (plan) => {
    const { tasks, lacking } = assignmentsOf(plan);
    const exempt = exemptGroups(plan, tasks, new Set(lacking));
    const unnamed = lacking.filter((task) => !exempt.has(task.parent));
    return {
      missing: unnamed.filter((task) => !hasBrokenNote(plan, task)),
      blank: unnamed.filter((task) =>
        plan.lines.slice(task.line, task.endLine + 1).some(({ notes }) => notes.some(isBlank)),
      ),
      expected: tasks.filter((task) => !exempt.has(task.parent)).length,
    };
  },
);

/** （责任人：…）: a village or a small school answers by name; and an attached table may say who does what. */
function namesOthers(plan: Plan): boolean {
  return plan.lines.some(({ notes }) => notes.some(({ persons, form }) => persons.length > 0 || form === 'cell'));
}

/** The units stand in a table whose rows are no rows here. */
const unitColumns = collectLineFacts((line) => (isUnitColumn(line) ? column : undefined));
const column = {};

const withBlank = {};
const withEmpty = {};
const withUnits = {};

/** Lines with notes, and whether one of them names nobody, or no unit. */
const noteLines = collectLineFacts(
  ({ notes }) =>
    notes.length === 0 ? undefined : notes.some(isBlank) ? withBlank : notes.some(isEmpty) ? withEmpty : withUnits,
  (a, b) => a === b,
);

function isBlank({ units, persons }: Note): boolean {
  return units.length === 0 && persons.length === 0;
}

function isEmpty({ units }: Note): boolean {
  return units.length === 0;
}

/** An empty note is reported as such, also where it stands on the section above. */
function hasBrokenNote(plan: Plan, task: Entry): boolean {
  for (let line = task.line; line <= task.endLine; line++) if (plan.lines[line]!.notes.length > 0) return true;
  for (let above = task.parent; above !== undefined; above = above.parent)
    if (plan.lines[above.line]!.notes.some(isEmpty)) return true;
  return false;
}

/** Parents none of whose tasks names a unit: sections that frame the plan, or that do without on purpose, and all below such a part. */
function exemptGroups(plan: Plan, tasks: readonly Entry[], lacking: ReadonlySet<Entry>): Set<Entry | undefined> {
  const groups = new Map<Entry | undefined, { size: number; lacking: number }>();
  const parents = new Set<Entry | undefined>();
  for (const task of tasks) {
    parents.add(task.parent);
    let above = task.parent;
    do {
      const group = groups.get(above) ?? { size: 0, lacking: 0 };
      group.size++;
      if (lacking.has(task)) group.lacking++;
      groups.set(above, group);
      above = above?.parent;
    } while (above !== undefined);
  }
  const without = (parent: Entry | undefined): boolean => {
    const group = groups.get(parent);
    return (
      group !== undefined &&
      group.lacking === group.size &&
      (group.size > 1 || parents.size === 1 || (parent !== undefined && framing.test(titleText(plan, parent))))
    );
  };
  const exempt = new Set<Entry | undefined>();
  for (const parent of parents) {
    for (let above = parent; above !== undefined || parent === undefined; above = above?.parent) {
      if (without(above)) exempt.add(parent);
      if (above === undefined) break;
    }
  }
  return exempt;
}

function report(plan: Plan, { note }: RuleContext, missing: readonly Entry[]): Finding[] {
  const form = insertedForm(plan, note);
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
    range: headingRange(plan, entry),
    message: {
      zh: `这一条没有责任单位：“${shortTitle(plan, entry)}”。`,
      en: `This item names no responsible unit: “${shortTitle(plan, entry)}”.`,
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

/** A note stands behind a sentence. */
const noPlaceForNotes: ReadonlySet<LineShape> = new Set<LineShape>(['blank', 'table', 'chrome']);

/** At the end of the item's own text, with a place holder to type over. */
function insertion(plan: Plan, entry: Entry, { before, after }: NoteForm, placeholder: number): Edit {
  let line = ownEndLine(entry);
  while (line > entry.line && noPlaceForNotes.has(plan.lines[line]!.shape)) line--;
  const { text } = plan.lines[line]!;
  const column = trimEnd(text, text.length);
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
