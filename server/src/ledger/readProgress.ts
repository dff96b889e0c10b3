/** What the rows of ledgers report, whoever has sorted them or filled them in. */
import { yearOfTitle } from '../plan/outline/title';
import type { ReadWorkbook } from '../xlsx/read';
import { columnKinds, columnKeys } from './columns';
import type { ReportedTarget, ReportedTask } from './progress';
import { headTitle, readLedger, rowTitleOf, textOf, type Ledger, type LedgerRow } from './readLedger';
import { namesIn } from './tasks';

export interface NamedWorkbook {
  readonly file: string;
  readonly workbook: ReadWorkbook;
}

export interface Reports {
  readonly tasks: readonly ReportedTask[];
  /** Stated above the table of the first ledger that states one. */
  readonly year: number | undefined;
  readonly title: string | undefined;
  /** Files in which no table of tasks was found. */
  readonly without: readonly string[];
}

/** Of a task that stands in several ledgers, one for each unit perhaps, the row in which something was reported. */
export function readReports(books: readonly NamedWorkbook[]): Reports {
  const tasks = new Map<string, ReportedTask>();
  const without: string[] = [];
  let title: string | undefined;
  let year: number | undefined;
  for (const { file, workbook } of books) {
    const ledger = readLedger(workbook);
    if (ledger.sheets.length === 0) without.push(file);
    for (const above of titlesOf(ledger)) {
      title ??= above;
      year ??= yearOfTitle(above);
    }
    for (const row of ledger.rows) {
      const task = reportedTask(file, row, ledger);
      const key = task.id === '' ? `\n${tasks.size}` : task.id;
      const known = tasks.get(key);
      if (known === undefined || (!known.hasWords && task.hasWords)) tasks.set(key, task);
    }
  }
  return { tasks: [...tasks.values()], year, title, without };
}

/** What stands above the heads. */
function titlesOf({ sheets }: Ledger): readonly string[] {
  return sheets.flatMap(({ sheet, head }) =>
    sheet.rows
      .filter(({ index }) => index < head)
      .flatMap(({ cells }) => cells.map(({ text }) => text.trim()).filter((text) => text !== '')),
  );
}

const filledKeys = columnKeys.filter((key) => columnKinds[key].owner === 'filled');

function reportedTask(file: string, row: LedgerRow, { base }: Ledger): ReportedTask {
  const said = textOf(row, 'actual');
  const targets = targetsOf(row, said);
  return {
    file,
    sheet: row.sheet.sheet.name,
    row: row.row.index,
    id: row.id,
    number: textOf(row, 'number'),
    title: rowTitleOf(row),
    section: textOf(row, 'section') || base?.values.get(row.id)?.section || headTitle(row.section),
    leads: namesIn(textOf(row, 'lead')),
    due: textOf(row, 'due'),
    status: textOf(row, 'status'),
    targets,
    reached: targets.some(({ reached }) => reached !== '') ? '' : said,
    hasWords: filledKeys.some((key) => textOf(row, key) !== ''),
  };
}

/** Line by line, as the three columns of targets are; one figure for several targets belongs to none of them. */
function targetsOf(row: LedgerRow, said: string): readonly ReportedTarget[] {
  const values = linesOf(textOf(row, 'value'));
  if (values.length === 1 && values[0] === '') return [];
  const [indicators, measures] = [linesOf(textOf(row, 'indicator')), linesOf(textOf(row, 'measure'))];
  const reached = linesOf(said);
  const isByLine = reached.length === values.length;
  return values.map((value, at): ReportedTarget => ({
    indicator: indicators[at] ?? '',
    value,
    measure: measures[at] ?? '',
    reached: isByLine ? reached[at]! : '',
  }));
}

function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/).map((line) => line.trim());
}
