import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import type { Message } from 'vscode-languageserver/node';
import { FrameWriter } from '../../server/src/node/frameWriter';

const answer = (id: number, result: unknown): Message => ({ jsonrpc: '2.0', id, result }) as Message;

/** A stream that keeps each write, and refuses those that hold `refused`. */
function stream(refused = '拒收'): { written: string[]; writable: Writable } {
  const written: string[] = [];
  const writable = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      if (chunk.includes(refused)) return done(new Error('refused'));
      written.push(chunk);
      setImmediate(done);
    },
  });
  return { written, writable };
}

describe('the writer of frames', () => {
  it('writes each message once, with its length in bytes, in order', async () => {
    const { written, writable } = stream();
    const writer = new FrameWriter(writable);
    await Promise.all([writer.write(answer(1, '甲')), writer.write(answer(2, '\ud800'))]);
    const first = '{"jsonrpc":"2.0","id":1,"result":"甲"}';
    const second = '{"jsonrpc":"2.0","id":2,"result":"\\ud800"}';
    assert.deepEqual(written, [
      `Content-Length: ${Buffer.byteLength(first)}\r\n\r\n${first}`,
      `Content-Length: ${Buffer.byteLength(second)}\r\n\r\n${second}`,
    ]);
  });

  it('tells of a message that the stream refuses', async () => {
    const { writable } = stream();
    const writer = new FrameWriter(writable);
    const told: [string, Message | undefined, number | undefined][] = [];
    writer.onError(([error, message, count]) => told.push([error.message, message, count]));
    const message = answer(1, '拒收');
    await assert.rejects(writer.write(message), /refused/);
    assert.deepEqual(told[0], ['refused', message, 1]);
  });

  it('tells that the stream has closed', async () => {
    const { writable } = stream();
    const writer = new FrameWriter(writable);
    const closed = new Promise<void>((resolve) => writer.onClose(resolve));
    writer.end();
    await closed;
  });
});
