/** `docs/format.md` says what the model does: its examples are read, and its words are those of the model. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { referencesOf, targetOf } from '../../server/src/plan/numbering/references';
import { itemIds } from '../../server/src/plan/identity/ids';
import { seriesOf } from '../../server/src/plan/numbering/series';
import { markerRank } from '../../server/src/plan/outline/markerRanks';
import { parsePlan } from '../../server/src/plan/parse';
import { titleText, zoneAt } from '../../server/src/plan/query';
import type { Plan } from '../../server/src/plan/types';
import type { Note } from '../../server/src/scan/types';
import type { Span } from '../../server/src/text/positions';

const page = readFileSync(path.join('docs', 'format.md'), 'utf8');

interface Example {
  readonly place: string;
  /** What is said about each line. */
  readonly shown: readonly string[];
  readonly texts: readonly string[];
  readonly said: readonly string[];
}

const examples: readonly Example[] = [...page.matchAll(/^```plan ([a-z ]+)\n(.*?)^```$/gms)].map((match) => {
  const lines = match[2]!
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/ ⟸ ?/));
  return {
    place: `line ${page.slice(0, match.index).split('\n').length}`,
    shown: match[1]!.split(' '),
    texts: lines.map(([text]) => text!),
    said: lines.map(([, said = '']) => said),
  };
});

/** What the model says of line `index`, by the kind of thing shown. */
const tellers: Readonly<Record<string, (plan: Plan, index: number) => readonly string[]>> = {
  zone: (plan, index) => (plan.lines[index]!.shape === 'blank' ? [] : [zoneAt(plan.structure, index)]),
  outline: (plan, index) =>
    entriesAt(plan, index).map(({ kind, level, past }) => `${past ? 'past ' : ''}${kind} ${level}`),
  title: (plan, index) => entriesAt(plan, index).map((entry) => titleText(plan, entry)),
  marker: (plan, index) => {
    const marker = plan.lines[index]!.heading?.marker;
    return marker === undefined ? [] : [`${marker.kind} ${marker.number}${marker.weak ? ' weak' : ''}`];
  },
  action: (plan, index) =>
    plan.lines[index]!.actions.map(
      ({ kind, number, marker, span }) => `${kind} ${number} ${at(plan, index, { start: marker.end, end: span.end })}`,
    ),
  note: (plan, index) => {
    const notes = plan.lines[index]!.notes.map((note) => noteWords(plan, index, note));
    return notes.length === 0 ? [] : [notes.join(' / ')];
  },
  target: (plan, index) =>
    plan.lines[index]!.targets.map(
      ({ span, comparator, value, upper, unit }) =>
        `${at(plan, index, span)} ${comparator} ${value}${upper === undefined ? '' : `–${upper}`}${unit}`,
    ),
  vague: (plan, index) => plan.lines[index]!.vague.map(({ span }) => at(plan, index, span)),
  deadline: (plan, index) =>
    plan.lines[index]!.deadlines.map(({ span, kind, year, month, day }) =>
      [at(plan, index, span), kind, [year, month, day].filter((part) => part !== undefined).join('-')]
        .filter((part) => part !== '')
        .join(' '),
    ),
  reference: (plan, index) =>
    referencesOf(plan)
      .filter(({ line }) => line === index)
      .map(({ span, terms }) => {
        const named = terms.map((term) => {
          const target = targetOf(term);
          return target === undefined ? '?' : titleText(plan, target);
        });
        return `${at(plan, index, span)} → ${named.join(' ')}`;
      }),
  mode: (plan, index) =>
    seriesOf(plan)
      .filter(({ entries }) => entries[0]!.line === index)
      .map(({ mode }) => mode),
  id: (plan, index) => entriesAt(plan, index).map((entry) => itemIds(plan)[entry.index]!),
};

const entriesAt = (plan: Plan, line: number): Plan['structure']['entries'] =>
  plan.structure.entries.filter((entry) => entry.line === line);

const at = (plan: Plan, line: number, { start, end }: Span): string => plan.lines[line]!.text.slice(start, end);

function noteWords(plan: Plan, line: number, { form, units, persons, problems }: Note): string {
  const named = units.map(
    ({ name, role, inferred, collective }) => `${name} ${role}${inferred ? '*' : ''}${collective ? '+' : ''}`,
  );
  return [
    form,
    named.join(', '),
    ...persons.map((span) => `person ${at(plan, line, span)}`),
    ...problems.map(({ kind }) => `problem ${kind}`),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

describe('docs/format.md', () => {
  for (const { place, shown, texts, said } of examples) {
    it(`shows what is read: ${shown.join(', ')}, ${place}`, () => {
      const plan = parsePlan(texts.join('\n'));
      const found = texts.map((_, index) => shown.flatMap((what) => tellers[what]!(plan, index)).join(' · '));
      const show = (all: readonly string[]): string =>
        texts.map((text, index) => (all[index] === '' ? text : `${text} ⟸ ${all[index]}`)).join('\n');
      assert.equal(show(found), show(said));
    });
  }

  it('has an example of everything that can be shown', () => {
    assert.deepEqual([...new Set(examples.flatMap(({ shown }) => shown))].sort(), Object.keys(tellers).sort());
  });

  it('shows every kind of marker, entry, zone, action, note and deadline, and every comparator', () => {
    const said = new Set(examples.flatMap(({ said: all }) => all.flatMap((words) => words.split(/[ *+,]+/))));
    for (const word of [
      ...Object.keys(markerRank),
      ...['part', 'section', 'subsection', 'item', 'subitem', 'front', 'title', 'preamble', 'body', 'end'],
      ...['shi', 'yao', 'paren', 'ordinal', 'circled', 'labelled', 'verb', 'bare', 'cell', 'lead', 'support', 'plain'],
      ...['atLeast', 'atMost', 'over', 'under', 'about', 'exactly', 'document', 'part', 'parent', 'mixed'],
      ...['date', 'month', 'quarter', 'halfYear', 'year', 'term', 'pace'],
    ])
      assert.ok(said.has(word), word);
  });

  it('gives each kind of marker its rank', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| rank |') || line.startsWith('| | attachment |'));
    const [ranks, kinds] = rows.map((line) => line.split('|').slice(2, -1)) as [string[], string[]];
    for (const [kind, rank] of Object.entries(markerRank)) {
      const column = kinds.findIndex((cell) => cell.includes(`\`${kind}\``));
      assert.equal(Number(ranks[column]), rank, kind);
    }
  });
});
