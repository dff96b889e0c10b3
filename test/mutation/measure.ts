/** Runs mutations through rules and fixes and counts: found, found alone, restored. */
import { parsePlan } from '../../server/src/plan/parse';
import { planText } from '../../server/src/plan/query';
import type { Plan } from '../../server/src/plan/types';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { applyEdits } from '../../server/src/text/edits';
import { defaultContext, type Finding } from '../../server/src/rules/types';
import { mutationsOf, type Mutation } from './mutations';

export interface Row {
  kind: string;
  tried: number;
  found: number;
  single: number;
  restorable: number;
  restored: number;
  readonly misses: string[];
}

const engine = createEngine(rules);
const shown = new Set(rules.filter(({ meta }) => meta.severity !== 'off').map(({ meta }) => meta.code as string));

/** The text an editor inserts when the author accepts every placeholder. */
function findingsOf(plan: Plan): Finding[] {
  return engine.check(plan, defaultContext).filter((finding) => shown.has(finding.code));
}

/** At most `most` mutations of each kind per text, evenly spread. */
export function measure(texts: readonly (readonly [name: string, text: string])[], most: number): Row[] {
  const rows = new Map<string, Row>();
  for (const [name, text] of texts) {
    const plan = parsePlan(text);
    const before = findingsOf(plan);
    const byKind = groupByKind(mutationsOf(plan));
    for (const [kind, mutations] of byKind) {
      let row = rows.get(kind);
      if (row === undefined)
        rows.set(kind, (row = { kind, tried: 0, found: 0, single: 0, restorable: 0, restored: 0, misses: [] }));
      const step = Math.max(1, mutations.length / most);
      for (let at = 0; at < mutations.length; at += step) tryOne(row, name, text, before, mutations[Math.floor(at)]!);
    }
  }
  return [...rows.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

function groupByKind(mutations: readonly Mutation[]): Map<string, Mutation[]> {
  const groups = new Map<string, Mutation[]>();
  for (const mutation of mutations) {
    const group = groups.get(mutation.kind);
    if (group === undefined) groups.set(mutation.kind, [mutation]);
    else group.push(mutation);
  }
  return groups;
}

function tryOne(row: Row, name: string, original: string, before: readonly Finding[], mutation: Mutation): void {
  const plan = parsePlan(mutation.text);
  const known = new Map<string, number>();
  // A count or a line number in a message may change without a new finding.
  const key = (finding: Finding): string => `${finding.code} ${finding.message.zh.replace(/\d+/g, '#')}`;
  for (const finding of before) known.set(key(finding), (known.get(key(finding)) ?? 0) + 1);
  const fresh = findingsOf(plan).filter((finding) => {
    const count = known.get(key(finding)) ?? 0;
    known.set(key(finding), count - 1);
    return count <= 0;
  });
  const right = [mutation.line, ...(mutation.alsoRight ?? [])];
  const hit = fresh.some(({ range }) => right.includes(range.start.line));
  const restored = fresh
    .flatMap((finding) => finding.fixes ?? [])
    .some((fix) => fix.snippet !== true && applyEdits(planText(plan), fix.edits) === original);
  row.tried++;
  if (hit) row.found++;
  if (hit && fresh.length === 1) row.single++;
  if (mutation.restorable) row.restorable++;
  if (mutation.restorable && restored) row.restored++;
  const problem = !hit
    ? 'not found'
    : fresh.length > 1
      ? `${fresh.length} findings`
      : mutation.restorable && !restored
        ? 'not restored'
        : undefined;
  if (problem !== undefined)
    row.misses.push(
      `${name}:${mutation.line + 1} ${problem}: ${fresh.map(({ code, range }) => `${code}@${range.start.line + 1}:${range.start.character + 1}`).join(' ')}`,
    );
}

export function printTable(rows: readonly Row[]): string {
  const percent = (part: number, whole: number): string =>
    whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
  const total = rows.reduce(
    (sum, row) => ({
      tried: sum.tried + row.tried,
      found: sum.found + row.found,
      single: sum.single + row.single,
      restorable: sum.restorable + row.restorable,
      restored: sum.restored + row.restored,
    }),
    { tried: 0, found: 0, single: 0, restorable: 0, restored: 0 },
  );
  return [
    '| mistake | tried | on the right line | exactly one | restored |',
    '|---|---:|---:|---:|---:|',
    ...[...rows, { kind: '**all**', ...total }].map(
      (row) =>
        `| ${row.kind} | ${row.tried} | ${percent(row.found, row.tried)} | ${percent(row.single, row.tried)} | ${percent(row.restored, row.restorable)} |`,
    ),
  ].join('\n');
}
