/** When work in the background makes way for a key. */
import assert from 'node:assert/strict';
import { Emitter, type TextDocumentChangeEvent } from 'vscode-languageserver';
import { createBackground } from '../../server/src/session/background';
import type { OpenDocument } from '../../server/src/session/documents';

describe('work in the background', () => {
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  function start() {
    const changes = new Emitter<TextDocumentChangeEvent<OpenDocument>>();
    let now = 0;
    const waiting: { readonly at: number; readonly run: () => void }[] = [];
    const background = createBackground(
      { onDidChangeContent: changes.event },
      {
        setImmediate: (callback) => {
          const handle = setImmediate(callback);
          return { dispose: () => clearImmediate(handle) };
        },
        setTimeout: (run, milliseconds) => {
          waiting.push({ at: now + milliseconds, run });
          return { dispose: () => undefined };
        },
        now: () => now,
      },
    );
    const advance = async (milliseconds: number): Promise<void> => {
      now += milliseconds;
      for (const one of waiting.filter(({ at }) => at <= now)) {
        waiting.splice(waiting.indexOf(one), 1);
        one.run();
      }
      for (let turns = 0; turns < 4; turns++) await turn();
    };
    const key = (): void => changes.fire({ document: undefined as unknown as OpenDocument });
    return { background, key, advance };
  }

  it('waits for a key that is handled in the turn after the one in which it was read', async () => {
    const { background, key, advance } = start();
    await background.pause();
    await advance(2);
    let resumed = false;
    // The connection handles a message in the turn after the one in which it has read it.
    const paused = background.pause().then(() => (resumed = true));
    setImmediate(key);
    for (let turns = 0; turns < 4; turns++) await turn();
    assert.equal(resumed, false);
    await advance(299);
    assert.equal(resumed, false);
    await advance(1);
    await paused;
    assert.equal(resumed, true);
  });

  it('goes on at once until it has worked for a millisecond', async () => {
    const { background, advance } = start();
    await background.pause();
    let went = false;
    void background.pause().then(() => (went = true));
    await Promise.resolve();
    await Promise.resolve();
    assert.equal(went, true);
    await advance(1);
    went = false;
    void background.pause().then(() => (went = true));
    await Promise.resolve();
    await Promise.resolve();
    assert.equal(went, false);
    await turn();
    await turn();
    await turn();
    assert.equal(went, true);
  });
});
