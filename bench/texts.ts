/** The texts that are measured: real plans, repeated up to a size. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parsePlan } from '../server/src/plan/parse';
import { titleText } from '../server/src/plan/query';
import type { Entry, Plan } from '../server/src/plan/types';

/** Where the project is developed, real plans lie beside the repository; elsewhere the test samples serve. */
const realPlans = path.resolve('..', 'shared', 'corpus', 'plans');
const samplePlans = path.resolve('test', 'fixtures', 'plans');

export const source = existsSync(realPlans) ? 'real plans' : 'sample plans of the tests';

/** Sizes are bytes of UTF-8: a Chinese character takes three. */
export const sizes = [
  { name: '10 KB', bytes: 10_000 },
  { name: '100 KB', bytes: 100_000 },
  { name: '1 MB', bytes: 1_000_000 },
  { name: '10 MB', bytes: 10_000_000 },
] as const;

export type Size = (typeof sizes)[number];

let lines: readonly string[] | undefined;

function sourceLines(): readonly string[] {
  const folder = source === 'real plans' ? realPlans : samplePlans;
  return (lines ??= readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split(/\r?\n/)));
}

/** Whole lines of the plans in order, from line `first` on, until they hold `bytes` bytes. */
export function planText(bytes: number, first = 0): string {
  const from = sourceLines();
  const taken: string[] = [];
  let size = 0;
  for (let index = first; size < bytes; index++) {
    const line = from[index % from.length]!;
    taken.push(line);
    size += Buffer.byteLength(line) + 1;
  }
  return taken.join('\n');
}

/** Short items, each with two targets, a deadline and two units: no real plan has so much to list in so few bytes. */
export function denseText(bytes: number): string {
  const lines = ['某县教育局2026年工作要点'];
  for (let [item, size] = [1, 0]; size < bytes; item++) {
    if (item % 20 === 1) lines.push(`${'一二三四五六七八九十'[Math.floor(item / 20) % 10]}、办好学校`);
    const targets = `培训教师${3 + (item % 90)}名，新建学校${2 + (item % 7)}所，并且认真做好其他各项工作`;
    const units = `（责任单位：人事科${item % 50}、教研室）`;
    const line = `${item}.培训教师队伍${item}。${1 + (item % 12)}月底前${targets}。${units}`;
    lines.push(line);
    size += Buffer.byteLength(line) + 1;
  }
  return lines.join('\n');
}

/** Where the character is typed: a long enough line in the middle, and a column in it. */
export function middle(text: string): { readonly line: number; readonly character: number } {
  const all = text.split('\n');
  let line = all.length >> 1;
  while (all[line]!.length < 40) line++;
  return { line, character: 30 };
}

/** The same plan as Markdown, with its outline as headings. */
export function markdownTwin(plan: Plan): string {
  const levels = new Map(plan.structure.entries.map((entry) => [entry.line, entry.level]));
  return plan.lines
    .map(({ text }, line) =>
      levels.has(line) ? `${'#'.repeat(Math.min(6, levels.get(line)!))} ${text}\n` : `${text}\n`,
    )
    .join('\n');
}

/** The same plan as JSON, with an object for each entry. */
export function jsonTwin(plan: Plan): string {
  const ownText = (entry: Entry): string[] =>
    plan.lines
      .slice(entry.line, plan.structure.entries[entry.index + 1]?.line ?? entry.line + 1)
      .map(({ text }) => text);
  const of = (entry: Entry): unknown => ({
    kind: entry.kind,
    number: entry.marker?.number ?? 0,
    title: titleText(plan, entry),
    text: ownText(entry),
    children: entry.children.map(of),
  });
  return JSON.stringify(plan.structure.roots.map(of), undefined, 1);
}

export { parsePlan };
