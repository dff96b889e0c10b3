/**
 * Sample texts that carry what should be read from each line: what stands behind ⟸ is taken off and lists the units
 * (`!` leads, `~` supports), then, between ·, `target …`, `by …` for a deadline and `row N title` for a table's row
 * that is an item. Lines without ⟸ say nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { extractPlan } from '../../server/src/export/json';
import { parsePlan } from '../../server/src/plan/parse';

export interface ReadingSample {
  readonly name: string;
  readonly text: string;
  /** By line; '' where nothing is to be read. */
  readonly expected: readonly string[];
}

/** What a sample is about; its other facts are not compared. */
export type Facet = 'units' | 'targets' | 'deadlines' | 'rows';

export function readingSamples(name: string): readonly ReadingSample[] {
  const folder = path.resolve('test', 'fixtures', name);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const lines = readFileSync(path.join(folder, file), 'utf8')
        .split('\n')
        .map((line) => line.split(' ⟸'));
      return {
        name: `${name}/${file.slice(0, -'.txt'.length)}`,
        text: lines.map(([text]) => text).join('\n'),
        expected: lines.map(([, said = '']) => said.trim()),
      };
    });
}

const roleMarks: Readonly<Record<string, string>> = { lead: '!', plain: '', support: '~' };

/** What `gzyd extract` reads from each line, written as in the samples. */
export function readings(text: string, facets: readonly Facet[]): readonly string[] {
  const { responsibilities, targets, deadlines, items } = extractPlan('', parsePlan(text));
  const lines = text.split('\n');
  const said: string[][] = lines.map(() => []);
  if (facets.includes('rows'))
    for (const { number, title, range } of items)
      if (isRow(lines[range.start.line]!)) said[range.start.line]!.push(`row ${number} ${title}`);
  if (facets.includes('units')) {
    const units = new Map<number, string[]>();
    for (const { unit, role, range } of responsibilities)
      units.set(range.start.line, [...(units.get(range.start.line) ?? []), unit + roleMarks[role]!]);
    for (const [line, names] of units) said[line]!.push(names.join(' '));
  }
  if (facets.includes('targets')) for (const { text, range } of targets) said[range.start.line]!.push(`target ${text}`);
  if (facets.includes('deadlines')) for (const { text, range } of deadlines) said[range.start.line]!.push(`by ${text}`);
  return said.map((parts) => parts.join(' · '));
}

/** A row of a table, or its number on a line of its own. */
function isRow(line: string): boolean {
  return /[\t|]/.test(line) || /^\s*\d+\s*$/.test(line);
}
