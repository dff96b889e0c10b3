import assert from 'node:assert/strict';
import { byteString, bytesOf } from '../../server/src/files/byteString';

describe('bytes as characters', () => {
  it('are the same in both directions, each of the 256, however many', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
    const text = byteString(bytes);
    assert.equal(text.length, bytes.length);
    assert.ok([...text].every((character, index) => character.charCodeAt(0) === index % 256));
    assert.deepEqual(bytesOf(text), bytes);
  });
});
