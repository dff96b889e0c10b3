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
import { planColumns, type LedgerTask, type PlanColumn } from './tasks';

export const baseName = 'gzyd';
const mark = 'gzyd-ledger';
const version = '1';

export interface Base {
  /** Items and sections of the plan, in its order. */
  readonly items: readonly Matchable[];
  /** By id of the tasks: what the plan said, as `rememberedAs` has it. */
  readonly values: ReadonlyMap<string, Readonly<Record<PlanColumn, string>>>;
}

/** Characters of a text that are kept; more of them make no difference to matching. */
const longestText = 2000;
/** A longer value is remembered by its hash. */
const longestValue = 80;

/** What is kept of a value: the value, or its hash, which is enough to see whether it has changed. */
export function rememberedAs(value: string): string {
  return value.length <= longestValue ? value : `#${shortHash(value)}`;
}

const heads = ['id', 'parent', 'number', 'title', 'text', 'task'] as const;

export function baseSheet(items: readonly PlanItem[], tasks: readonly LedgerTask[]): Sheet {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return baseSheetOf({
    items,
    values: new Map(
      [...byId].map(([id, { values }]) => {
        const kept = planColumns.map((column) => [column, rememberedAs(values[column])] as const);
        return [id, Object.fromEntries(kept) as Record<PlanColumn, string>];
      }),
    ),
  });
}

export function baseSheetOf({ items, values }: Base): Sheet {
  const row = (texts: readonly (string | number | null)[]): Row => ({
    cells: texts.map((value): Cell => ({ value: value ?? undefined, style: 'plain' })),
  });
  return {
    name: baseName,
    veryHidden: true,
    columns: [...heads, ...planColumns].map(() => ({ width: 12 })),
    rows: [
      row([mark, version]),
      row([...heads, ...planColumns]),
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
    const said = planColumns.map((column) => [column, row[at(column)] ?? ''] as const);
    values.set(id, Object.fromEntries(said) as Record<PlanColumn, string>);
  }
  return { items, values };
}
