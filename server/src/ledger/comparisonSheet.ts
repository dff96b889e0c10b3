/** A comparison as a workbook: a row for each item, coloured by what became of it. */
import type { Localized, MessageLanguage } from '../text/localized';
import { heightOf } from '../xlsx/rowHeight';
import type { Cell, Row, Sheet, Workbook } from '../xlsx/workbook';
import type { Verdict } from './compare';
import {
  comparisonRows,
  isItem,
  rowHeads,
  rowKeys,
  summaryText,
  verdictNames,
  type ComparisonRow,
} from './comparisonTable';
import type { NamedComparison } from './comparisonFormats';

const widths: Readonly<Record<(typeof rowKeys)[number], number>> = {
  verdict: 12,
  earlierNumber: 8,
  earlierTitle: 34,
  laterNumber: 8,
  laterTitle: 34,
  targets: 36,
  units: 26,
  deadlines: 26,
};

const sheetName: Localized = { zh: '对照表', en: 'Comparison' };

export function comparisonWorkbook(compared: NamedComparison, language: MessageLanguage): Workbook {
  const { comparison, earlierFile, laterFile } = compared;
  const columns = rowKeys.map((key) => ({ width: widths[key] }));
  const tinted = (kinds: readonly Verdict[]): string[] => kinds.map((kind) => verdictNames[kind][language]);
  const title = `${comparison.earlier.title ?? earlierFile} → ${comparison.later.title ?? laterFile}`;
  const rows: Row[] = [
    {
      cells: rowKeys.map((_, column): Cell => ({ value: column === 0 ? title : undefined, style: 'title' })),
      height: 32,
    },
    { cells: [{ value: summaryText(comparison, language), style: 'note' }] },
    { cells: rowKeys.map((key): Cell => ({ value: rowHeads[key][language], style: 'head' })), height: 22 },
    ...comparisonRows(comparison, language).map((row) => sheetRow(row, columns)),
  ];
  const sheet: Sheet = {
    name: sheetName[language],
    columns,
    rows,
    head: 2,
    mergedRow: 0,
    frozenColumns: 1,
    tints: [
      { column: 0, values: tinted(['added', 'split']), colour: 'green' },
      { column: 0, values: tinted(['dropped', 'merged']), colour: 'red' },
      { column: 0, values: tinted(['moved', 'reworded']), colour: 'yellow' },
    ],
  };
  return { title, sheets: [sheet] };
}

function sheetRow(row: ComparisonRow, columns: Sheet['columns']): Row {
  const style = isItem(row.item) ? 'text' : 'section';
  const cells = rowKeys.map((key): Cell => ({ value: row[key], style: key === 'verdict' ? 'centre' : style }));
  return { cells, height: heightOf(cells, columns) };
}
