/** The ledger brought up to date with its plan. What units have written, and whatever we don't know, stays. */
import { itemsOf } from '../plan/identity/items';
import type { Matchable } from '../plan/identity/match';
import type { Plan } from '../plan/types';
import { addToGroup } from '../text/grouping';
import type { Localized } from '../text/localized';
import type { CellChange, NewRow, SheetChanges } from '../xlsx/revise';
import type { Sheet } from '../xlsx/workbook';
import { baseSheet, baseValuesOf, measuresAmong, type Base } from './baseSheet';
import { columnKinds } from './columns';
import type { CellDifference, Difference, LedgerComparison } from './ledgerChanges';
import { cellValue } from './ledgerSheet';
import { textOf, type LedgerSheet } from './readLedger';
import { firstUnit, type LedgerTask, type PlanColumn } from './tasks';

export interface LedgerUpdate {
  readonly changes: readonly SheetChanges[];
  /** The sheet that remembers the plan, by the part that holds it. */
  readonly replaced: ReadonlyMap<string, Sheet>;
  readonly updated: readonly CellDifference[];
  readonly added: readonly LedgerTask[];
  /** What is left as it is, since the ledger says otherwise. */
  readonly left: readonly Difference[];
}

/** Said of a ledger that can't be updated. */
export const noBase: Localized = {
  zh: '不是 gzyd 导出的台账，或其中隐藏的底稿已丢失，分不清是谁改的，未更新；可重新导出',
  en: 'was not made by gzyd, or has lost its hidden sheet, so nobody can tell who changed what; export it again',
};

/** Undefined if the ledger doesn't remember its plan, so that nobody knows who wrote what. */
export function updateLedger(comparison: LedgerComparison, plan: Plan): LedgerUpdate | undefined {
  const { ledger, differences } = comparison;
  const { base, baseSheet: sheet } = ledger;
  if (base === undefined || sheet === undefined) return undefined;
  const cells = new Map<LedgerSheet, CellChange[]>();
  const rows = new Map<LedgerSheet, NewRow[]>();
  const updated: CellDifference[] = [];
  const added: LedgerTask[] = [];
  const left: Difference[] = [];
  for (const difference of differences) {
    if (difference.kind === 'cell' && difference.side === 'plan' && !isComputed(difference)) {
      const { row, column, inPlan } = difference;
      const place = row.sheet.columns.get(column)!;
      addToGroup(cells, row.sheet, { row: row.row.index, column: place, value: cellValue(inPlan) });
      updated.push(difference);
    } else if (difference.kind === 'newTask') {
      const sheet = sheetFor(difference.task, comparison);
      if (sheet === undefined) left.push(difference);
      else {
        addToGroup(rows, sheet, newRow(difference.task, sheet, comparison));
        added.push(difference.task);
      }
    } else left.push(difference);
  }
  const next = nextBase(base, comparison, left, plan);
  return {
    changes: ledger.sheets.map((sheet) => ({
      sheet: sheet.sheet,
      cells: cells.get(sheet) ?? [],
      rows: rows.get(sheet) ?? [],
    })),
    replaced: new Map([[sheet.part, baseSheet(next)]]),
    updated,
    added,
    left,
  };
}

/** Somebody's formula gives the text. */
function isComputed({ row, column }: CellDifference): boolean {
  return row.cells.get(column)?.isFormula === true;
}

/** That of its leading unit in a ledger with a sheet for each; otherwise the first with rows. */
function sheetFor({ values }: LedgerTask, { ledger }: LedgerComparison): LedgerSheet | undefined {
  const own = ledger.rows.find((row) => firstUnit(textOf(row, 'lead')) === firstUnit(values.lead));
  const isByUnit = new Set(ledger.rows.map(({ sheet }) => sheet)).size > 1;
  return (isByUnit ? own : undefined)?.sheet ?? ledger.rows[0]?.sheet;
}

function newRow({ id, values }: LedgerTask, sheet: LedgerSheet, { ledger }: LedgerComparison): NewRow {
  const like = ledger.rows.filter((row) => row.sheet === sheet).at(-1)!;
  const texts = new Map<number, string | number>();
  for (const [key, column] of sheet.columns) {
    if (key === 'id') texts.set(column, id);
    else if (columnKinds[key].owner === 'plan') texts.set(column, cellValue(values[key as PlanColumn]));
  }
  return { values: texts, like: like.row };
}

/** What the plan says now; where the ledger is left with something else, what it remembered: it is seen again. */
function nextBase(base: Base, { tasks, ids }: LedgerComparison, left: readonly Difference[], plan: Plan): Base {
  const values = new Map<string, Readonly<Record<PlanColumn, string>>>();
  for (const task of tasks) values.set(task.id, baseValuesOf(task.values));
  for (const difference of left) {
    if (difference.kind === 'newTask') values.delete(difference.task.id);
    if (difference.kind !== 'cell') continue;
    const { task, column } = difference;
    const known = base.values.get(task.id)?.[column];
    if (known !== undefined) values.set(task.id, { ...values.get(task.id)!, [column]: known });
  }
  const items = itemsOf(plan, ids);
  const measures = measuresAmong(items, tasks);
  const current = new Set([...items, ...measures].map(({ id }) => id));
  const isGone = ({ id }: Matchable): boolean => !current.has(id);
  // A task may stay in the plan and lose the row that is its own.
  for (const [id, said] of base.values) if (!values.has(id)) values.set(id, said);
  return {
    heads: base.heads,
    rows: base.rows,
    values,
    items: [...items, ...base.items.filter(isGone)],
    measures: [...measures, ...base.measures.filter(isGone)],
  };
}
