/** Comments in a Word file that we have made: each at the paragraph that begins with its words. */
import type { Signature } from '../word/comments';
import { readWord } from '../word/planText';
import { reviseWord } from '../word/revise';
import type { Remark } from '../word/reviser';
import type { WordResult } from '../word/fault';

export interface NamedComment {
  /** Line of the text that the file was made from. */
  readonly text: string;
  readonly comment: string;
}

/** `comments` in the order of the text. One whose words aren't found is left out. */
export function withComments(
  bytes: Uint8Array,
  comments: readonly NamedComment[],
  signature: Signature,
): WordResult<Uint8Array> {
  const word = readWord(bytes);
  if (!word.ok) return word;
  const lines = word.value.text.split('\n');
  const remarks: Remark[] = [];
  let from = 0;
  for (const { text, comment } of comments) {
    const words = text.trim();
    const line = lines.findIndex((one, at) => at >= from && words !== '' && one.trim().startsWith(words));
    if (line < 0) continue;
    from = line;
    const start = lines[line]!.length - lines[line]!.trimStart().length;
    remarks.push({
      range: { start: { line, character: start }, end: { line, character: lines[line]!.length } },
      comment,
    });
  }
  const revised = reviseWord(word.value, [], remarks, signature);
  return revised.ok ? { ok: true, value: revised.value.bytes } : revised;
}
