/** One mistake at a time in a clean plan, as a tired author makes them. */
import { assignmentsOf } from '../../server/src/plan/facts/assignments';
import { formatLike } from '../../server/src/text/numerals';
import { sectionRange } from '../../server/src/plan/query';
import type { Entry, Plan } from '../../server/src/plan/types';
import type { Line, Note } from '../../server/src/scan/types';
import type { Span } from '../../server/src/text/positions';

export interface Mutation {
  readonly kind: string;
  /** The line of the mutated text that a reader would point at. */
  readonly line: number;
  /** Other lines that are just as right. */
  readonly alsoRight?: readonly number[];
  readonly text: string;
  /** Whether the original can be restored at all (a removed item can't). */
  readonly restorable: boolean;
}

type Replace = readonly [line: number, span: Span, text: string];

/** Every mutation of a plan, by kind; the caller samples. */
export function mutationsOf(plan: Plan): Mutation[] {
  return [
    ...numberMutations(
      plan,
      'item',
      plan.structure.entries.filter((entry) => entry.kind === 'item' && entry.marker !== undefined && !entry.past),
    ),
    ...numberMutations(
      plan,
      'section',
      plan.structure.entries.filter((entry) => entry.kind === 'section' && entry.marker !== undefined),
    ),
    ...measureMutations(plan),
    ...noteMutations(plan),
    ...markMutations(plan),
  ];
}

function apply(plan: Plan, replaces: readonly Replace[]): string {
  const byLine = new Map<number, Replace[]>();
  for (const replace of replaces) byLine.set(replace[0], [...(byLine.get(replace[0]) ?? []), replace]);
  return plan.lines
    .map(({ text, eol }, index) => {
      const edits = [...(byLine.get(index) ?? [])].sort((a, b) => b[1].start - a[1].start);
      return (
        edits.reduce((line, [, { start, end }, newText]) => line.slice(0, start) + newText + line.slice(end), text) +
        eol
      );
    })
    .join('');
}

function numberMutations(plan: Plan, what: string, entries: readonly Entry[]): Mutation[] {
  const found: Mutation[] = [];
  const add = (kind: string, line: number, text: string, restorable = true, alsoRight: readonly number[] = []): void =>
    void found.push({ kind: `${what}: ${kind}`, line, text, restorable, alsoRight });
  entries.forEach((entry, index) => {
    const marker = entry.marker!;
    const lineText = plan.lines[entry.line]!.text;
    const digits = lineText.slice(marker.digits.start, marker.digits.end);
    const put = (number: number): string => apply(plan, [[entry.line, marker.digits, formatLike(digits, number)]]);
    const previous = entries[index - 1];
    const next = entries[index + 1];
    if (entries.length < 3) return;
    add('number one too high', entry.line, put(marker.number + 1), true, next === undefined ? [] : [next.line]);
    if (previous !== undefined && previous.marker!.number === marker.number - 1)
      add('number repeated', entry.line, put(marker.number - 1), true, [previous.line]);
    add('number far off', entry.line, put(marker.number + 37));
    if (next !== undefined && next.rank === entry.rank && next.marker!.number === marker.number + 1) {
      const nextText = plan.lines[next.line]!.text;
      add(
        'two swapped',
        entry.line,
        apply(plan, [
          [entry.line, marker.digits, formatLike(digits, next.marker!.number)],
          [
            next.line,
            next.marker!.digits,
            formatLike(nextText.slice(next.marker!.digits.start, next.marker!.digits.end), marker.number),
          ],
        ]),
        true,
        [next.line],
      );
      const from = entry.line;
      const to = next.parent === entry.parent ? next.line : sectionRange(plan, entry).end.line + 1;
      if (what === 'item') {
        const lines = plan.lines.filter((_, line) => line < from || line >= to);
        add('removed', from + (next.line - to), join(lines), false, [from, from + 1, from + 2, from - 1]);
      } else {
        const lines = plan.lines.filter((_, line) => line !== from);
        const nextSection = next.line - 1;
        add('heading removed', nextSection, join(lines), false);
      }
    }
    if (index > 0) {
      const mark = lineText.slice(marker.delimiter.start, marker.delimiter.end);
      const other = marker.kind === 'han' ? '.' : marker.kind !== 'arabic' ? `${mark}、` : mark === '、' ? '.' : '、';
      add('mark of another kind', entry.line, apply(plan, [[entry.line, marker.delimiter, other]]));
      if (marker.kind === 'arabic')
        add('bracketed', entry.line, apply(plan, [[entry.line, marker.span, `（${digits}）`]]));
    }
  });
  return found;
}

function join(lines: readonly Line[]): string {
  return lines.map(({ text, eol }) => text + eol).join('');
}

function measureMutations(plan: Plan): Mutation[] {
  const found: Mutation[] = [];
  plan.lines.forEach((line, index) => {
    line.actions.forEach((measure, at) => {
      if ((measure.kind !== 'shi' && measure.kind !== 'yao') || measure.number !== at + 1 || line.actions.length < 2)
        return;
      const digits = line.text.slice(measure.digits.start, measure.digits.end);
      found.push({
        kind: 'measure: 三是 → 四是',
        line: index,
        text: apply(plan, [[index, measure.digits, formatLike(digits, measure.number + 1)]]),
        restorable: true,
      });
    });
  });
  return found;
}

function noteMutations(plan: Plan): Mutation[] {
  const found: Mutation[] = [];
  const names = new Set(
    plan.lines.flatMap((line) => line.notes.flatMap((note) => note.units.map((unit) => unit.name))),
  );
  plan.lines.forEach(({ text, notes }, line) => {
    if (notes.length !== 1) return;
    const note = notes[0] as Note;
    const { open, close, units } = note;
    if (open === undefined || close === undefined || units.length === 0 || note.problems.length > 0) return;
    const add = (kind: string, replaces: readonly Replace[], restorable = true): void =>
      void found.push({ kind: `unit: ${kind}`, line, text: apply(plan, replaces), restorable });
    if (isMissed(plan, line)) add('note dropped', [[line, note.span, '']], false);
    if (note.labels[0] !== undefined)
      add('note emptied', [[line, { start: note.labels[0].span.end, end: close.start }, '']], false);
    add('note unclosed', [[line, close, '']]);
    const wrong = text.slice(close.start, close.end) === '〕' ? '）' : '〕';
    add('two bracket kinds', [[line, close, wrong]]);
    const first = units[0]!;
    const second = units[1];
    if (second !== undefined) {
      add('unit twice', [[line, { start: units.at(-1)!.span.end, end: units.at(-1)!.span.end }, `、${first.name}`]]);
      const between = text.slice(first.span.end, second.span.start);
      if (/^[、，,]$/.test(between))
        add('separator lost', [[line, { start: first.span.end, end: second.span.start }, '']]);
    }
    const typo = units.find(
      (unit) => unit.name.length >= 3 && [...names].includes(unit.name) && countOf(plan, unit.name) >= 3,
    );
    if (typo !== undefined)
      add('name mistyped', [
        [line, { start: typo.span.start + 1, end: typo.span.start + 2 }, typo.name[1] === '数' ? '政' : '数'],
      ]);
  });
  return found;
}

/**
 * Whether the note's item would be left without a unit while a sibling names one: otherwise nothing says that it should
 * have one.
 */
function isMissed(plan: Plan, line: number): boolean {
  const { of, tasks } = assignmentsOf(plan);
  const task = tasks.find((entry) => entry.line <= line && line <= entry.endLine);
  if (task === undefined || of(task).some((assignment) => assignment.line !== line)) return false;
  return tasks.some((other) => other !== task && other.parent === task.parent && of(other).length > 0);
}

function countOf(plan: Plan, name: string): number {
  return plan.lines.reduce(
    (sum, line) =>
      sum + line.notes.reduce((count, note) => count + note.units.filter((unit) => unit.name === name).length, 0),
    0,
  );
}

function markMutations(plan: Plan): Mutation[] {
  const found: Mutation[] = [];
  const { bodyStart, bodyEnd } = plan.structure;
  for (let line = bodyStart; line < bodyEnd; line++) {
    const { text } = plan.lines[line]!;
    for (const [name, mark] of [
      ['closing ” lost', '”'],
      ['closing 》 lost', '》'],
    ] as const) {
      for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
        found.push({
          kind: `mark: ${name}`,
          line,
          text: apply(plan, [[line, { start: at, end: at + 1 }, '']]),
          restorable: true,
        });
      }
    }
    const stop = text.indexOf('。');
    if (stop >= 0)
      found.push({
        kind: 'mark: 。 doubled',
        line,
        text: apply(plan, [[line, { start: stop, end: stop + 1 }, '。。']]),
        restorable: true,
      });
  }
  return found;
}
