import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadClient } from '../support/editor';

interface Options {
  readonly middleware: {
    provideDocumentFormattingEdits(
      document: unknown,
      options: unknown,
      token: unknown,
      next: () => Promise<unknown>,
    ): Promise<unknown>;
  };
}

/** What an editor keeps for an extension from session to session. */
class State {
  readonly #values = new Map<string, unknown>();
  get(key: string): unknown {
    return this.#values.get(key);
  }
  update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value);
    return Promise.resolve();
  }
}

describe('formatting in VS Code', function () {
  this.timeout(30_000);
  let folder: string;
  let client: {
    createPlanClient(create: (id: string, name: string, options: Options) => unknown, context: unknown): unknown;
    said: [kind: string, message: string][];
  };
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gzyd-client-'));
    client = loadClient(folder, 'createPlanClient') as typeof client;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function formatted(globalState: State): Promise<unknown> {
    let options: Options | undefined;
    client.createPlanClient((_id, _name, given) => (options = given), { globalState });
    return options!.middleware.provideDocumentFormattingEdits({}, {}, {}, () => Promise.resolve(['an edit']));
  }

  it('says once, over all sessions, that numbers stay as they are, and makes its edits', async () => {
    const state = new State();
    assert.deepEqual(client.said, []);
    for (let session = 0; session < 3; session++) assert.deepEqual(await formatted(state), ['an edit']);
    assert.deepEqual(client.said, [
      ['information', '格式化现在只整理空白，不再改动序号；要重排序号，请运行“全文序号重排”命令。'],
    ]);
  });
});
