/** Reads Word files in tests. */
import assert from 'node:assert/strict';
import { readWord, type WordOptions, type WordText } from '../../server/src/word/planText';
import { wordFile, type WordParts } from './builder';

export function wordText(parts: WordParts, options?: WordOptions): WordText {
  const read = readWord(wordFile(parts), options);
  assert.ok(read.ok, read.ok ? '' : read.text.en);
  return read.value;
}

/** Its lines; the last one ends with a line end, too. */
export function lines(parts: WordParts, options?: WordOptions): string[] {
  return wordText(parts, options).text.split('\n').slice(0, -1);
}
