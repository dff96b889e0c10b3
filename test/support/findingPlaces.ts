/** What holds for the findings of any text. */
import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/rules/types';

/** Findings have words, at most one preferred fix, and places within the text. */
export function assertInside(text: string, findings: readonly Finding[]): void {
  const lines = text.split(/\r\n?|\n/);
  for (const { code, range, related = [], fixes = [], message } of findings) {
    assert.ok(message.zh !== '' && message.en !== '', `${code}: empty message`);
    assert.ok(fixes.filter((fix) => fix.preferred === true).length <= 1, `${code}: two preferred fixes`);
    for (const { start, end } of [
      range,
      ...related.map((place) => place.range),
      ...fixes.flatMap((fix) => fix.edits.map((edit) => edit.range)),
    ]) {
      for (const { line, character } of [start, end])
        assert.ok(
          line >= 0 && line < lines.length && character >= 0 && character <= lines[line]!.length,
          `${code}: ${line}:${character} is outside the text`,
        );
      assert.ok(
        start.line < end.line || (start.line === end.line && start.character <= end.character),
        `${code}: range ends before it starts`,
      );
    }
  }
}
