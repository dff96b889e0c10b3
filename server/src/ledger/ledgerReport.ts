/** What differs between a plan and its ledger, as text and as data. */
import type { Localized, MessageLanguage } from '../text/localized';
import { plainJson, plainText } from '../text/plainText';
import { columnKinds } from './columns';
import type { CellDifference, Difference, Side } from './ledgerChanges';
import { numbered, rowTitle, rowTitleOf, textOf, type LedgerRow } from './readLedger';
import type { LedgerTask } from './tasks';

const sideNames: Readonly<Record<Side, Localized>> = {
  plan: { zh: '要点已改', en: 'changed in the plan' },
  ledger: { zh: '台账已改', en: 'changed in the ledger' },
  both: { zh: '两边都改', en: 'changed in both' },
  unknown: { zh: '两边不同', en: 'different' },
};

const kindNames: Readonly<Record<Exclude<Difference['kind'], 'cell'>, Localized>> = {
  newTask: { zh: '要点新增，台账未列', en: 'new in the plan, not in the ledger' },
  goneRow: { zh: '台账删去了这一行', en: 'its row is gone from the ledger' },
  newRow: { zh: '台账新增的行', en: 'a row that was added to the ledger' },
  goneTask: { zh: '要点已删，台账仍列', en: 'gone from the plan, still in the ledger' },
};

/** Who has changed it, or what became of the task. */
export function differenceName(difference: Difference): Localized {
  return difference.kind === 'cell' ? sideNames[difference.side] : kindNames[difference.kind];
}

/** How many there are of each kind; differences in one task and of one kind count once for each cell. */
export function ledgerSummary(differences: readonly Difference[], language: MessageLanguage): string {
  const counts = new Map<string, number>();
  for (const difference of differences) {
    const name = differenceName(difference)[language];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size === 0) return language === 'zh' ? '要点与台账一致' : 'Plan and ledger agree';
  return [...counts]
    .map(([name, count]) => (language === 'zh' ? `${name} ${count}` : `${count} ${name}`))
    .join(language === 'zh' ? '、' : ', ');
}

export function ledgerText(differences: readonly Difference[], language: MessageLanguage): string {
  const lines: string[] = [ledgerSummary(differences, language)];
  let last: unknown;
  for (const difference of differences) {
    const about = 'task' in difference ? difference.task : difference.row;
    if (about !== last) lines.push('', differenceTitle(difference, language));
    last = about;
    if (difference.kind === 'cell') lines.push(cellLine(difference, language));
    else lines.push(`    ${differenceName(difference)[language]}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Number and name of the task, and where its row is. */
export function differenceTitle(difference: Difference, language: MessageLanguage): string {
  const row = 'row' in difference ? difference.row : undefined;
  const title = 'task' in difference ? titleOfTask(difference.task) : titleOfRow(difference.row);
  return title + (row === undefined ? '' : placeText(row, language));
}

function titleOfTask({ measure, values: { number, task } }: LedgerTask): string {
  return plainText(numbered(number, rowTitle(task, measure)));
}

function titleOfRow(row: LedgerRow): string {
  return plainText(numbered(textOf(row, 'number'), rowTitleOf(row)));
}

function placeText({ sheet, row }: LedgerRow, language: MessageLanguage): string {
  const name = plainText(sheet.sheet.name);
  return language === 'zh' ? `（“${name}”第 ${row.index + 1} 行）` : ` (‘${name}’, row ${row.index + 1})`;
}

/** Characters of a text that are shown. */
const longestShown = 60;

function cellLine({ side, column, inPlan, inLedger }: CellDifference, language: MessageLanguage): string {
  const shown = (text: string): string => {
    const line = plainText(text.replace(/\r?\n/g, ' / '));
    const cut = line.length > longestShown ? `${line.slice(0, longestShown)}…` : line;
    return cut === '' ? (language === 'zh' ? '（空）' : '(empty)') : language === 'zh' ? `“${cut}”` : `‘${cut}’`;
  };
  const name = columnKinds[column].title[language];
  return language === 'zh'
    ? `    ${name}：要点 ${shown(inPlan)}，台账 ${shown(inLedger)}（${sideNames[side].zh}）`
    : `    ${name}: plan ${shown(inPlan)}, ledger ${shown(inLedger)} (${sideNames[side].en})`;
}

/** The version of what `ledgerData` gives and `schemas/ledger.schema.json` describes. */
const ledgerVersion = 1;

interface DifferenceData {
  readonly kind: Difference['kind'];
  readonly side: Side | null;
  readonly column: string | null;
  readonly task: {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly measure: string | null;
  } | null;
  readonly row: {
    readonly sheet: string;
    readonly row: number;
    readonly id: string | null;
    readonly title: string;
  } | null;
  readonly plan: string | null;
  readonly ledger: string | null;
}

export interface LedgerData {
  readonly version: typeof ledgerVersion;
  readonly plan: string;
  readonly ledger: string;
  readonly differences: readonly DifferenceData[];
}

function ledgerData(plan: string, ledger: string, differences: readonly Difference[]): LedgerData {
  return {
    version: ledgerVersion,
    plan,
    ledger,
    differences: differences.map((difference) => ({
      kind: difference.kind,
      side: difference.kind === 'cell' ? difference.side : null,
      column: difference.kind === 'cell' ? difference.column : null,
      task: 'task' in difference ? taskData(difference.task) : null,
      row: 'row' in difference ? rowData(difference.row) : null,
      plan: difference.kind === 'cell' ? difference.inPlan : null,
      ledger: difference.kind === 'cell' ? difference.inLedger : null,
    })),
  };
}

function taskData({ id, measure, values: { number, task } }: LedgerTask): DifferenceData['task'] {
  return { id, number, title: task, measure: measure ?? null };
}

function rowData(row: LedgerRow): DifferenceData['row'] {
  const title = textOf(row, 'task') || textOf(row, 'whole');
  return { sheet: row.sheet.sheet.name, row: row.row.index + 1, id: row.id === '' ? null : row.id, title };
}

export function ledgerJson(plan: string, ledger: string, differences: readonly Difference[]): string {
  return `${plainJson(ledgerData(plan, ledger, differences), 2)}\n`;
}
