/**
 * What the client does and says when its server dies, in an editor that only records what it is told.
 * test/vscode/suite/client.test.ts has the real editor's part.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadClient } from '../support/editor';

interface Handler {
  closed(): { readonly action: number; readonly handled: boolean };
}

describe('a server that dies', function () {
  this.timeout(30_000);
  let folder: string;
  let client: {
    createPlanClient(
      create: (id: string, name: string, options: { errorHandler: Handler }) => unknown,
      uri: unknown,
    ): { ensureStarted(): Promise<void>; restart(): Promise<void> };
    said: [kind: string, message: string][];
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gzyd-client-'));
    client = loadClient(folder, 'createPlanClient') as typeof client;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is started again five times within three minutes, which is said once; then it stays off, with a way back', () => {
    let handler: Handler | undefined;
    client.createPlanClient((_id, _name, { errorHandler }) => (handler = errorHandler), {});
    const actions = Array.from({ length: 6 }, () => handler!.closed().action);
    const [doNotRestart, restart] = [1, 2];
    assert.deepEqual(actions, [restart, restart, restart, restart, restart, doNotRestart]);
    assert.deepEqual(
      client.said.map(([kind]) => kind),
      ['warning', 'error'],
    );
    assert.match(client.said[0]![1], /文稿未受影响/);
  });

  it('that stays off is started by no plan, and by no command but Restart', async () => {
    let handler: Handler | undefined;
    let starts = 0;
    const planClient = client.createPlanClient((_id, _name, { errorHandler }) => {
      handler = errorHandler;
      return { start: () => Promise.resolve(void (starts += 1)) };
    }, {});
    await planClient.ensureStarted();
    assert.equal(starts, 1);
    for (let crash = 1; crash <= 6; crash += 1) handler!.closed();
    await planClient.ensureStarted();
    assert.equal(starts, 1);
    await planClient.restart();
    await planClient.ensureStarted();
    assert.equal(starts, 3);
  });
});
