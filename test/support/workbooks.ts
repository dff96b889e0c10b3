/** Workbooks as tests look at them. */
import assert from 'node:assert/strict';
import { columnName } from '../../server/src/xlsx/workbook';
import { readWorkbook, type ReadSheet, type ReadWorkbook } from '../../server/src/xlsx/read';
import { reviseWorkbook } from '../../server/src/xlsx/revise';

export function read(bytes: Uint8Array): ReadWorkbook {
  const result = readWorkbook(bytes);
  assert.ok(result.ok, result.ok ? '' : result.text.en);
  return result.value;
}

/** Texts by place: `B3` → 新建学校. */
export function textsOf({ rows }: ReadSheet): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { index, cells } of rows)
    for (const { column, text } of cells) if (text !== '') texts.set(`${columnName(column)}${index + 1}`, text);
  return texts;
}

/** A ledger as somebody has filled it in: by the words in a row, what its columns say now. */
export function fillCells(ledger: Uint8Array, filled: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const book = read(ledger);
  const [sheet] = book.sheets;
  const headRow = sheet!.rows.find(({ cells }) => cells.some(({ text }) => text === '序号'))!;
  const cells = Object.entries(filled).flatMap(([words, values]) => {
    const row = sheet!.rows.find(({ cells }) => cells.some(({ text }) => text === words));
    return Object.entries(values).map(([head, value]) => {
      const column = headRow.cells.find(({ text }) => text === head)?.column;
      assert.ok(row !== undefined && column !== undefined, `${words}: ${head}`);
      return { row: row.index, column, value };
    });
  });
  const revised = reviseWorkbook(book, [{ sheet: sheet!, cells, rows: [] }], new Map());
  assert.ok(revised.ok);
  return revised.value;
}
