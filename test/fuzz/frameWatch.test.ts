import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FrameWatch } from '../../server/src/node/frameWatch';

function fault(...chunks: readonly (string | Uint8Array)[]): string | undefined {
  const watch = new FrameWatch();
  for (const chunk of chunks) {
    const found = watch.see(Buffer.from(chunk));
    if (found !== undefined) return found;
  }
  return undefined;
}

const frame = (body: string, more = ''): Buffer =>
  Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`);

describe('the watch over frames', () => {
  it('accepts sound ones, however they are cut', () => {
    const bodies = fc.array(
      fc.string({ unit: fc.constantFrom('甲', '\r', '\n', '\r\n\r\n', 'Content-Length: 5', '"', '{}') }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(bodies, fc.array(fc.nat(40), { maxLength: 30 }), (texts, cuts) => {
        const all = Buffer.concat(
          texts.map((text, index) =>
            frame(text, index % 2 === 0 ? '' : 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n'),
          ),
        );
        const chunks: Buffer[] = [];
        let at = 0;
        for (const cut of cuts) chunks.push(all.subarray(at, (at += cut)));
        assert.equal(fault(...chunks, all.subarray(at)), undefined);
      }),
    );
  });

  for (const [name, bytes, said] of [
    ['a line that is no header', 'hello\r\n\r\n', 'without a colon'],
    ['no length', 'Content-Type: x\r\n\r\n{}', 'without Content-Length'],
    ['nothing but the empty line', '\r\n\r\n', 'without a colon'],
    ['a length that is no number', 'Content-Length: abc\r\n\r\n{}', 'no number'],
    ['a negative length', 'Content-Length: -5\r\n\r\n{}', 'no number'],
    ['a length beyond all numbers', `Content-Length: ${'9'.repeat(40)}\r\n\r\n`, 'no number'],
    ['a length beyond all strings', 'Content-Length: 99999999999\r\n\r\n', 'bytes'],
    ['a header that has no end', `X: ${'a'.repeat(10_000)}`, 'more than'],
    ['bytes behind a message', `${frame('{}').toString()}{}\r\n\r\n`, 'without a colon'],
  ] as const) {
    it(`sees ${name}`, () => {
      assert.match(fault(bytes) ?? 'nothing', new RegExp(said));
      assert.match(fault(...[...Buffer.from(bytes)].map((byte) => Uint8Array.of(byte))) ?? 'nothing', new RegExp(said));
    });
  }

  it('waits for the rest of half a message', () => {
    assert.equal(fault('Content-Len'), undefined);
    assert.equal(fault('Content-Length: 100\r\n\r\n{"jsonrpc'), undefined);
  });
});
