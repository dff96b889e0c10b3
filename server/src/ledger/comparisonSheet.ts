/** A comparison as a workbook: a row for each item, coloured by what became of it. */
import type { Localized, MessageLanguage } from '../text/localized';
import { heightOf } from '../xlsx/rowHeight';
import { tableSheet } from '../xlsx/tableSheet';
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
  const heads = rowKeys.map((key) => ({ text: rowHeads[key][language], width: widths[key] }));
  const tinted = (kinds: readonly Verdict[]): string[] => kinds.map((kind) => verdictNames[kind][language]);
  const title = `${comparison.earlier.title ?? earlierFile} → ${comparison.later.title ?? laterFile}`;
  const sheet: Sheet = {
    ...tableSheet({
      name: sheetName[language],
      title,
      notes: [summaryText(comparison, language)],
      heads,
      headHeight: 22,
      rows: comparisonRows(comparison, language).map((row) => sheetRow(row, heads)),
    }),
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
