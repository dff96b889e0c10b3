/** Bytes of alleged plans: text in some encoding, cut, mixed, or noise. As a string of characters below 256. */
import assert from 'node:assert/strict';
import { decodeText } from '../../server/src/files/decode';
import { parsePlan } from '../../server/src/plan/parse';
import { planText } from '../../server/src/plan/query';
import { pick, type Choices } from './choices';

const words = ['工作要点', '一、甲\r\n', 'abc', '责任单位', '𠮷', '\n', '。', '\u0000', '\ufeff', '發展', 'カナ', 'é'];
const pieces: readonly Uint8Array[] = [
  ...words.flatMap((word) => [
    Buffer.from(word, 'utf8'),
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
  ]),
  ...[
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xff, 0xfe, 0, 0],
    [0, 0, 0xfe, 0xff],
    [0x84, 0x31, 0x95, 0x33],
    [0xb9, 0xa4, 0xd7, 0xf7],
    [0xd2, 0xaa, 0xb5, 0xe3],
    [0x80],
    [0xff],
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0x81, 0x30, 0x81, 0x30],
    [0x00],
  ].map((list) => Uint8Array.from(list)),
];

export function bytes(choices: Choices): string {
  const parts: Uint8Array[] = [];
  for (let left = choices.below(20); left > 0; left--) {
    parts.push(
      choices.below(6) === 0
        ? Uint8Array.from({ length: choices.below(9) }, () => choices.below(256))
        : pick(choices, pieces),
    );
  }
  const all = Buffer.concat(parts);
  return all.subarray(0, choices.below(5) === 0 ? choices.below(all.length + 1) : all.length).toString('latin1');
}

/** A text has its bytes in the encoding that is named; a refusal points into the file. */
export function assertBytes(content: string): void {
  const raw = Buffer.from(content, 'latin1');
  const decoded = decodeText(raw);
  if (!decoded.ok) {
    assert.ok(
      decoded.offset === undefined || (decoded.offset >= 0 && decoded.offset < Math.max(raw.length, 1)),
      `offset ${decoded.offset} of ${raw.length}`,
    );
    return;
  }
  const { text, encoding, bom } = decoded;
  assert.ok(!text.includes('\u0000'));
  const again = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(raw);
  assert.equal(again, bom ? `\ufeff${text}` : text);
  assert.equal(planText(parsePlan(text)), text);
}
