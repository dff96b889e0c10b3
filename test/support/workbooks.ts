/** Workbooks as tests look at them. */
import assert from 'node:assert/strict';
import { columnName } from '../../server/src/xlsx/workbook';
import { readWorkbook, type ReadSheet, type ReadWorkbook } from '../../server/src/xlsx/read';

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
