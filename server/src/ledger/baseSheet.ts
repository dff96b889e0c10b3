/**
 * What a ledger remembers of the plan it was made from, in a sheet that nobody sees: the items, so that ids hold when
 * the plan is renumbered and reworded, and what the plan said in each column, so that a change of the plan can be told
 * from a change of the ledger.
 */
import { shortHash } from '../plan/identity/hash';
import type { Matchable } from '../plan/identity/match';
import type { PlanItem } from '../plan/identity/items';
import type { ReadSheet } from '../xlsx/read';
import type { Cell, Row, Sheet } from '../xlsx/workbook';
import { columnKeys, type ColumnKey, type LedgerColumn } from './columns';
import { namesIn, planColumns, type LedgerTask, type PlanColumn } from './tasks';

export const baseName = 'gzyd';
const mark = 'gzyd-ledger';
const version = '1';

export interface Base {
  /** Items and sections of the plan, in its order. */
  readonly items: readonly Matchable[];
  /** Heads of the ledger's columns, which an office may have chosen itself. */
  readonly heads: ReadonlyMap<string, ColumnKey>;
  /** By id of the tasks: what the plan said, as `baseValueOf` has it. */
  readonly values: ReadonlyMap<string, Readonly<Record<PlanColumn, string>>>;
}

/** Characters of a text that are kept; more of them make no difference to matching. */
const longestText = 2000;
/** A longer value is remembered by its hash. */
const longestValue = 80;

/**
 * What is kept of a value: the value, or its hash, which is enough to see whether it has changed. Programs change line
 * ends and the spaces around a text; units are a set, whatever stands between them.
 */
export function baseValueOf(column: PlanColumn, value: string): string {
  const lines = value
    .normalize('NFC')
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
  const plain =
    column === 'lead' || column === 'support' || column === 'leader'
      ? [...new Set(namesIn(lines.join('、')))].sort().join('、')
      : lines.join('\n').trim();
  return plain.length <= longestValue ? plain : `#${shortHash(plain)}`;
}

export function baseValuesOf(values: LedgerTask['values']): Readonly<Record<PlanColumn, string>> {
  const kept = planColumns.map((column) => [column, baseValueOf(column, values[column])] as const);
  return Object.fromEntries(kept) as Record<PlanColumn, string>;
}

/** Of a column with what the plan said: an item has a number of its own. */
const headOf = (column: PlanColumn): string => `plan.${column}`;

const heads = ['id', 'parent', 'number', 'title', 'text', 'task'] as const;

export function baseOf(
  items: readonly PlanItem[],
  tasks: readonly LedgerTask[],
  columns: readonly LedgerColumn[],
): Base {
  return {
    items,
    heads: new Map(columns.flatMap(({ key, head }) => (key === undefined ? [] : [[head, key]]))),
    values: new Map(tasks.map(({ id, values }) => [id, baseValuesOf(values)])),
  };
}

export function baseSheet({ items, heads: chosen, values }: Base): Sheet {
  const row = (texts: readonly (string | number | null)[]): Row => ({
    cells: texts.map((value): Cell => ({ value: value ?? undefined, style: 'plain' })),
  });
  return {
    name: baseName,
    veryHidden: true,
    columns: [...heads, ...planColumns].map(() => ({ width: 12 })),
    rows: [
      row([mark, version, JSON.stringify([...chosen])]),
      row([...heads, ...planColumns.map(headOf)]),
      ...items.map(({ id, parent, number, title, text }) => {
        const said = values.get(id);
        const own = said === undefined ? [] : planColumns.map((column) => said[column]);
        return row([id, parent, number, title, text.slice(0, longestText), said === undefined ? null : 1, ...own]);
      }),
    ],
  };
}

/** Undefined if the sheet is none of ours, or damaged. */
export function readBase(sheet: ReadSheet | undefined): Base | undefined {
  const [first, second, ...rows] = (sheet?.rows ?? []).map(({ cells }) => {
    const texts: string[] = [];
    for (const { column, text } of cells) texts[column] = text;
    return texts;
  });
  if (first?.[0] !== mark || first[1] !== version || second === undefined) return undefined;
  const at = (name: string): number => second.indexOf(name);
  const items: Matchable[] = [];
  const values = new Map<string, Readonly<Record<PlanColumn, string>>>();
  const ids = new Set<string>();
  for (const row of rows) {
    const [id = '', parent = '', number = '', title = '', text = '', task = ''] = heads.map(
      (name) => row[at(name)] ?? '',
    );
    if (id === '' || ids.has(id)) continue;
    const above = ids.has(parent) ? parent : null;
    ids.add(id);
    items.push({ id, parent: above, number: /^\d{1,9}$/.test(number) ? Number(number) : null, title, text });
    if (task === '') continue;
    const said = planColumns.map((column) => [column, row[at(headOf(column))] ?? ''] as const);
    values.set(id, Object.fromEntries(said) as Record<PlanColumn, string>);
  }
  return { items, values, heads: headsOf(first[2]) };
}

function headsOf(json: string | undefined): ReadonlyMap<string, ColumnKey> {
  const heads = new Map<string, ColumnKey>();
  try {
    const pairs: unknown = JSON.parse(json ?? '');
    for (const pair of Array.isArray(pairs) ? (pairs as unknown[]) : []) {
      const [head, key] = Array.isArray(pair) ? (pair as unknown[]) : [];
      const known = columnKeys.find((one) => one === key);
      if (typeof head === 'string' && known !== undefined) heads.set(head, known);
    }
  } catch {
    // A damaged list: the usual heads are known without it.
  }
  return heads;
}
