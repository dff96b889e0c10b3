/**
 * What a ledger remembers of the plan it was made from, in a sheet that nobody sees: the items, so that ids hold when
 * the plan is renumbered and reworded, and what the plan said in each column, so that a change of the plan can be told
 * from a change of the ledger.
 */
import { shortHash } from '../plan/identity/hash';
import type { Matchable } from '../plan/identity/match';
import type { PlanItem } from '../plan/identity/items';
import { isObject } from '../text/json';
import { withoutLastMarks } from '../text/sentences';
import type { ReadSheet } from '../xlsx/read';
import type { Cell, Row, Sheet } from '../xlsx/workbook';
import { isMeasureId } from './pieces';
import { columnKeys, type ColumnKey, type LedgerColumn, type RowKind } from './columns';
import { namesIn, planColumns, type LedgerTask, type PlanColumn } from './tasks';

export const baseName = 'gzyd';
const mark = 'gzyd-ledger';
const version = '2';

export interface Base {
  /** Items and sections of the plan, in its order. */
  readonly items: readonly Matchable[];
  readonly rows: RowKind;
  /** Measures that are no items, with rows of their own; the parent of each is a task. */
  readonly measures: readonly Matchable[];
  /** Heads of the ledger's columns, which an office may have chosen itself. */
  readonly heads: ReadonlyMap<string, ColumnKey>;
  /** By id of the rows: what the plan said, as `baseValueOf` has it. */
  readonly values: ReadonlyMap<string, Readonly<Record<PlanColumn, string>>>;
}

/** Characters of a title or a text that are kept; more of them make no difference to matching. */
const longestText = 2000;
/** A longer value is remembered by its hash. */
const longestValue = 80;

/**
 * What is kept of a value: the value, or its hash, which is enough to see whether it has changed. Programs change line
 * ends and the spaces around a text; units are a set, whatever stands between them; how a measure ends depends on what
 * follows it.
 */
export function baseValueOf(column: PlanColumn, value: string): string {
  const lines = value
    .normalize('NFC')
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
  const plain =
    column === 'lead' || column === 'support' || column === 'leader'
      ? [...new Set(namesIn(lines.join('、')))].sort().join('、')
      : withoutLastMarks(lines.join('\n').trim(), column === 'measures' || column === 'whole' ? '；;，,、。' : '');
  return plain.length <= longestValue ? plain : `#${shortHash(plain)}`;
}

export function baseValuesOf(values: LedgerTask['values']): Readonly<Record<PlanColumn, string>> {
  const kept = planColumns.map((column) => [column, baseValueOf(column, values[column])] as const);
  return Object.fromEntries(kept) as Record<PlanColumn, string>;
}

export function baseOf(
  items: readonly PlanItem[],
  tasks: readonly LedgerTask[],
  columns: readonly LedgerColumn[],
  rows: RowKind = 'tasks',
): Base {
  return {
    items,
    rows,
    measures: measuresAmong(items, tasks),
    heads: new Map(columns.flatMap(({ key, head }) => (key === undefined ? [] : [[head, key]]))),
    values: new Map(tasks.map(({ id, values }) => [id, baseValuesOf(values)])),
  };
}

/** Those that are no items of the plan, such as 一是…. */
export function measuresAmong(items: readonly PlanItem[], tasks: readonly LedgerTask[]): readonly Matchable[] {
  return tasks.flatMap(({ id, entry, measure }) =>
    measure === undefined || !isMeasureId(id)
      ? []
      : [{ id, parent: items[entry.index]!.id, number: null, title: measure, text: '' }],
  );
}

export function baseSheet({ items, rows, measures, heads, values }: Base): Sheet {
  const row = (...texts: readonly string[]): Row => ({
    cells: texts.map((value): Cell => ({ value, style: 'plain' })),
  });
  return {
    name: baseName,
    veryHidden: true,
    columns: [12, 120].map((width) => ({ width })),
    rows: [
      row(mark, version, JSON.stringify([...heads]), ...(rows === 'measures' ? [rows] : [])),
      ...[...items, ...measures].map(({ id, parent, number, title, text }) => {
        const said: BaseItem = {
          parent,
          number,
          title: title.slice(0, longestText),
          text: text.slice(0, longestText),
          plan: values.get(id),
        };
        // One cell an item: a cell each would take the reader as long as the ledger itself.
        return row(id, JSON.stringify(said));
      }),
    ],
  };
}

/** What the cell beside an item's id holds, as JSON. */
interface BaseItem extends Omit<Matchable, 'id'> {
  /** Of a task. */
  readonly plan?: Readonly<Record<PlanColumn, string>> | undefined;
}

/** Undefined if the sheet is none of ours, or damaged. */
export function readBase(sheet: ReadSheet | undefined): Base | undefined {
  const [first, ...rows] = (sheet?.rows ?? []).map(({ cells }) => {
    const texts: string[] = [];
    for (const { column, text } of cells) texts[column] = text;
    return texts;
  });
  if (first?.[0] !== mark || first[1] !== version) return undefined;
  const items: Matchable[] = [];
  const measures: Matchable[] = [];
  const values = new Map<string, Readonly<Record<PlanColumn, string>>>();
  const ids = new Set<string>();
  for (const [id = '', json = ''] of rows) {
    const said = parsed(json);
    if (id === '' || ids.has(id) || !isObject(said)) continue;
    const { parent, number, title, text, plan } = said;
    ids.add(id);
    (isMeasureId(id) ? measures : items).push({
      id,
      title: textOf(title),
      text: textOf(text),
      parent: typeof parent === 'string' && parent !== id && ids.has(parent) ? parent : null,
      number: typeof number === 'number' ? number : null,
    });
    if (!isObject(plan)) continue;
    const kept = planColumns.map((column) => [column, textOf(plan[column])] as const);
    values.set(id, Object.fromEntries(kept) as Record<PlanColumn, string>);
  }
  return { items, rows: first[3] === 'measures' ? 'measures' : 'tasks', measures, values, heads: headsOf(first[2]) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Undefined if somebody has damaged it. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** If the list is damaged, the usual heads are known without it. */
function headsOf(json: string | undefined): ReadonlyMap<string, ColumnKey> {
  const heads = new Map<string, ColumnKey>();
  const pairs = parsed(json ?? '');
  for (const pair of Array.isArray(pairs) ? (pairs as unknown[]) : []) {
    const [head, key] = Array.isArray(pair) ? (pair as unknown[]) : [];
    const known = columnKeys.find((one) => one === key);
    if (typeof head === 'string' && known !== undefined) heads.set(head, known);
  }
  return heads;
}
