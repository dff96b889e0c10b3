/**
 * What differs between a plan and its ledger, and on which side it has changed since the ledger was made. Three texts
 * are compared: the plan as it was then, the plan now, the ledger now.
 */
import { carriedIds } from '../plan/identity/carry';
import { itemIds } from '../plan/identity/ids';
import { wordsOf } from '../plan/identity/words';
import type { Plan } from '../plan/types';
import { groupBy } from '../text/grouping';
import type { ColumnKey, StatedLedger, RowKind } from './columns';
import { baseValueOf, type Base } from './baseSheet';
import { measureOf, readLedger, taskOf, textOf, type Ledger, type LedgerRow } from './readLedger';
import { isMeasureId } from './pieces';
import { ledgerTasks, planColumns, type LedgerTask, type PlanColumn, type TaskOptions } from './tasks';
import type { ReadWorkbook } from '../xlsx/read';

/**
 * `plan` only the plan has changed · `ledger` only the ledger has · `both` each in its own way · `unknown` the ledger
 * doesn't say what the plan was
 */
export type Side = 'plan' | 'ledger' | 'both' | 'unknown';

/** A cell that says something else than the plan. */
export interface CellDifference {
  readonly kind: 'cell';
  readonly side: Side;
  readonly column: PlanColumn;
  readonly task: LedgerTask;
  readonly row: LedgerRow;
  readonly inPlan: string;
  readonly inLedger: string;
}

/** `newTask` the plan has it, and the ledger never had · `goneRow` somebody has removed it from the ledger */
export interface MissingRow {
  readonly kind: 'newTask' | 'goneRow';
  readonly task: LedgerTask;
}

/** `newRow` somebody has added it · `goneTask` the plan doesn't have it any more */
export interface ExtraRow {
  readonly kind: 'newRow' | 'goneTask';
  readonly row: LedgerRow;
}

export type Difference = CellDifference | MissingRow | ExtraRow;

export interface LedgerComparison {
  readonly ledger: Ledger;
  readonly tasks: readonly LedgerTask[];
  readonly rows: RowKind;
  /** Of all entries of the plan, by index; those that the ledger remembers are kept. */
  readonly ids: readonly string[];
  /** The row of each task that has one. */
  readonly rowOf: ReadonlyMap<LedgerTask, LedgerRow>;
  /** In the order of the plan; then rows that aren't in it. */
  readonly differences: readonly Difference[];
}

export interface LedgerCompareOptions extends Pick<TaskOptions, 'leaderOf'> {
  /** Its rows, if the ledger itself doesn't say what they are. */
  readonly stated?: Pick<StatedLedger, 'rows'>;
}

export function compareLedger(
  workbook: ReadWorkbook,
  plan: Plan,
  { stated, ...options }: LedgerCompareOptions,
): LedgerComparison {
  const ledger = readLedger(workbook);
  const { base } = ledger;
  const ids = base === undefined ? itemIds(plan) : carriedIds(base.items, plan);
  const rows = base?.rows ?? (ledger.rows.some(({ id }) => isMeasureId(id)) ? 'measures' : (stated?.rows ?? 'tasks'));
  const tasks = ledgerTasks(plan, { ...options, ids, rows, measures: base?.measures ?? [] });
  const { rowOf, left } = matchRows(tasks, rows, ledger);
  const differences = tasks.flatMap((task): Difference[] => {
    const row = rowOf.get(task);
    if (row !== undefined) return cellDifferences(task, row, base);
    return [{ kind: base?.values.has(task.id) === true ? 'goneRow' : 'newTask', task }];
  });
  for (const row of left) {
    const wasOurs = row.isFirst && base?.values.has(row.row.id) === true;
    differences.push({ kind: wasOurs ? 'goneTask' : 'newRow', row: row.row });
  }
  return { ledger, tasks, rows, ids, rowOf, differences };
}

interface LeftRow {
  readonly row: LedgerRow;
  /** Not a copy of a row with the same id. */
  readonly isFirst: boolean;
}

/** By id; rows that have lost theirs by their words. Of copies, the one that kept its words is the row. */
function matchRows(
  tasks: readonly LedgerTask[],
  kind: RowKind,
  { rows, base }: Ledger,
): { readonly rowOf: ReadonlyMap<LedgerTask, LedgerRow>; readonly left: readonly LeftRow[] } {
  const byId = groupBy(
    rows.filter(({ id }) => id !== ''),
    ({ id }) => id,
  );
  const rowOf = new Map<LedgerTask, LedgerRow>();
  const used = new Set<LedgerRow>();
  const take = (task: LedgerTask, row: LedgerRow): void => {
    rowOf.set(task, row);
    used.add(row);
  };
  for (const task of tasks) {
    const copies = byId.get(task.id) ?? [];
    const said = base?.values.get(task.id);
    const original = copies.length > 1 ? mostFaithful(copies, said) : copies[0];
    if (original !== undefined) take(task, original);
  }
  const wordsOfRow = (row: LedgerRow): string =>
    wordsOf(taskOf(row)) + (kind === 'measures' ? `\n${wordsOf(measureOf(row))}` : '');
  const known = new Set(tasks.map(({ id }) => id));
  const titled = new Map<string, LedgerRow>();
  for (const row of rows) {
    const hasOwnId = row.id !== '' && (known.has(row.id) || base?.values.has(row.id) === true);
    const words = wordsOfRow(row);
    if (!used.has(row) && !hasOwnId && words.trim() !== '' && !titled.has(words)) titled.set(words, row);
  }
  for (const task of tasks) {
    const { values } = task;
    const words = wordsOf(values.task) + (kind === 'measures' ? `\n${wordsOf(values.measures)}` : '');
    const row = rowOf.has(task) ? undefined : titled.get(words);
    if (row !== undefined && !used.has(row)) take(task, row);
  }
  const seen = new Set([...used].map(({ id }) => id));
  const left = rows
    .filter((row) => !used.has(row))
    .map((row): LeftRow => {
      const isFirst = !seen.has(row.id);
      seen.add(row.id);
      return { row, isFirst };
    });
  return { rowOf, left };
}

/** The first of those that say most of what the plan said. */
function mostFaithful(
  copies: readonly LedgerRow[],
  said: Readonly<Record<PlanColumn, string>> | undefined,
): LedgerRow | undefined {
  const kept = (row: LedgerRow): number =>
    (['task', 'measures', 'whole'] as const).filter(
      (key) => row.cells.has(key) && baseValueOf(key, textOf(row, key)) === said?.[key],
    ).length;
  return copies.reduce((best, row) => (kept(row) > kept(best) ? row : best));
}

function cellDifferences(task: LedgerTask, row: LedgerRow, base: Base | undefined): CellDifference[] {
  return planColumns.flatMap((column): CellDifference[] => {
    if (!hasColumn(row, column)) return [];
    const [inPlan, inLedger] = [task.values[column], textOf(row, column)];
    const [ours, theirs] = [baseValueOf(column, inPlan), baseValueOf(column, inLedger)];
    if (ours === theirs) return [];
    // Who is in charge is often written by hand alone.
    if (column === 'leader' && inPlan === '') return [];
    const before = base?.values.get(task.id)?.[column];
    const side = before === undefined ? 'unknown' : before === ours ? 'ledger' : before === theirs ? 'plan' : 'both';
    return [{ kind: 'cell', side, column, task, row, inPlan, inLedger }];
  });
}

/** An empty cell may be missing from its row; a column that the sheet doesn't have says nothing. */
function hasColumn(row: LedgerRow, column: ColumnKey): boolean {
  return row.sheet.columns.has(column);
}
