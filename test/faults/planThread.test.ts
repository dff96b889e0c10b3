/** The thread that reads the plans of a large workspace: what it gives, and what happens without it. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { encodeText } from '../../server/src/files/encode';
import { fullCapabilities, LanguageServer } from '../support/languageServer';
import { preloading } from '../support/preloads';

/** More than are read without a thread. */
const plans = 260;

function planOf(index: number): string {
  const units = ['基教科', '会计中心', '重点办', '办公室', '人事科'];
  const note = (at: number): string => (at % 7 === 0 ? '' : `（责任单位：${units[at % 5]!}、${units[(at * 3) % 5]!}）`);
  const items = Array.from(
    { length: 1 + (index % 6) },
    (_, at) =>
      `${at + 1}.${index % 2 === 0 ? '新建' : '改建'}学校${index + at}所，${at + 3}月底前完成。${note(index + at)}`,
  );
  return `河滨县第${index}小学2026年工作要点\n\n一、会计和重点任务\n${items.join('\n')}\n`;
}

describe('the thread that reads plans', function () {
  this.timeout(60_000);
  let folder: string;
  let server: LanguageServer | undefined;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gzyd-thread-'));
    for (const below of ['a', 'b']) mkdirSync(path.join(folder, below));
    for (let index = 0; index < plans; index++) {
      const name = `${String(index).padStart(3, '0')}${index % 3 === 0 ? '' : '工作要点'}.txt`;
      const text = planOf(index);
      writeFileSync(
        path.join(folder, index % 2 === 0 ? 'a' : 'b', name),
        index % 5 === 0 ? encodeText(text, 'gb18030', false)! : text,
      );
    }
    writeFileSync(path.join(folder, '通知.txt'), '一、不是工作要点\n');
    writeFileSync(path.join(folder, '坏工作要点.txt'), Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41]));
    // Two configurations: items are counted by that of their folder.
    writeFileSync(path.join(folder, 'b', 'gzyd.yaml'), 'responsibility:\n  missing: never\n');
  });
  after(() => rmSync(folder, { recursive: true }));
  afterEach(() => {
    server?.kill();
    server = undefined;
  });

  async function start(
    env: Readonly<Record<string, string>>,
  ): Promise<{ server: LanguageServer; read: Promise<void> }> {
    const started = (server = new LanguageServer(['--stdio'], env));
    started.connection.onRequest('window/workDoneProgress/create', () => null);
    const read = new Promise<void>((resolve) =>
      started.connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
        if (value.kind === 'end') resolve();
      }),
    );
    await started.initialize(
      { ...fullCapabilities, window: { workDoneProgress: true } },
      { workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'plans' }] },
    );
    return { server: started, read };
  }

  /** Everything that the index knows, as far as a client can ask. */
  async function known(env: Readonly<Record<string, string>> = {}): Promise<{ answers: unknown; warnings: string[] }> {
    const { server: started, read } = await start(env);
    await read;
    const answers: unknown[] = [];
    for (const query of ['', '学校', '会计', 'kjzx', 'zdb', 'jj', '第25'])
      answers.push(await started.request('workspace/symbol', { query }));
    for (const view of ['outline', 'units', 'targets'])
      answers.push(await started.request('gongzuoyaodian/workspaceView', { view }));
    const warnings = started.notifications
      .filter(({ method }) => method === 'window/logMessage')
      .map(({ params }) => (params as { message: string }).message);
    assert.equal(await started.stop(), 0);
    return { answers, warnings };
  }

  describe('gives what the server itself reads', () => {
    let alone: { answers: unknown; warnings: string[] };
    before(async () => (alone = await known(preloading('noThreads'))));

    it('where none can be started', () => {
      assert.equal(alone.warnings.filter((text) => text.includes('ERR_WORKER_INIT_FAILED')).length, 1);
      assert.match(JSON.stringify(alone.answers), /会计中心.*第25小学/);
    });

    it('when all goes well', async () => {
      const { answers, warnings } = await known();
      assert.deepEqual(warnings, []);
      assert.deepEqual(answers, alone.answers);
    });

    it('when it dies in the middle', async () => {
      const { answers, warnings } = await known({
        ...preloading('failingFiles'),
        GZYD_FAIL: 'thread 100工作要点.txt',
      });
      assert.equal(warnings.filter((text) => text.includes('code 3')).length, 1);
      assert.deepEqual(answers, alone.answers);
    });
  });

  it('doesn’t keep the server from ending, whatever it is doing', async () => {
    const { server: started } = await start({});
    await new Promise((resolve) => setTimeout(resolve, 1150));
    assert.equal(await started.stop(), 0);
    assert.equal(started.errors, '');
  });
});
