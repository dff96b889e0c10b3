/**
 * `docs/archives.md`: its scripts, with the engines that are there. On Debian: apt-get install parallel
 * python3-distributed.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cliPath, Folder } from '../cli/gzyd';

const script = (name: string): string => path.resolve('scripts', 'archives', name);
const python = '/usr/bin/python3';

describe('archives', function () {
  this.timeout(240_000);
  const folder = new Folder();
  const [records, answers] = [folder.file('plans.ndjson'), folder.file('answers.ndjson')];
  const env = {
    ...process.env,
    HOME: folder.path,
    PATH: `${folder.file('bin')}:${process.env.PATH}`,
    LC_ALL: 'C.UTF-8',
  };
  const count = 300;
  let expected: string;

  /** A shell with `gzyd` in its path. */
  function shell(command: string): string {
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', command], {
      cwd: folder.path,
      encoding: 'utf8',
      env,
      maxBuffer: 2 ** 28,
    });
    assert.equal(status, 0, `${command}\n${stderr}`);
    return stdout;
  }
  const isThere = (command: string): boolean => spawnSync('/bin/sh', ['-c', command]).status === 0;

  before(function () {
    if (process.platform === 'win32') this.skip(); // Their shell is another.
    folder.write('bin/gzyd', `#!/bin/sh\nexec '${process.execPath}' '${cliPath}' "$@"\n`);
    chmodSync(folder.file('bin/gzyd'), 0o755);
    shell(`'${process.execPath}' '${script('plans.mjs')}' ${count} > plans.ndjson`);
    expected = shell('gzyd extract --format ndjson --records < plans.ndjson');
    assert.equal(expected.split('\n').length, count + 1);
  });
  after(() => folder.remove());

  it('are answered by GNU parallel as by one process, in order', function () {
    if (!isThere('command -v parallel')) this.skip();
    const command = 'parallel --will-cite --pipe --keep-order --block 100k gzyd extract --format ndjson --records';
    assert.equal(shell(`${command} < plans.ndjson`), expected);
  });

  it('are answered by Dask as by one process, though a worker is killed in the middle', async function () {
    if (!isThere(`${python} -c 'import distributed'`)) this.skip();
    const started: ChildProcess[] = [];
    /** Ends with the test, or before. */
    const start = (...args: string[]): ChildProcess => {
      const log = openSync(folder.file(`log${started.length}`), 'w');
      const child = spawn(python, args, { cwd: folder.path, env, stdio: ['ignore', log, log] });
      started.push(child);
      return child;
    };
    const until = async (isTrue: () => boolean): Promise<void> => {
      while (!isTrue()) await pause(50);
    };
    try {
      const file = folder.file('scheduler.json');
      const onlyHere = ['--host', '127.0.0.1', '--port', '0', '--no-dashboard'];
      start('-m', 'distributed.cli.dask_scheduler', '--scheduler-file', file, ...onlyHere);
      await until(() => existsSync(file) && readFileSync(file, 'utf8').trim().endsWith('}'));
      const { address } = JSON.parse(readFileSync(file, 'utf8')) as { address: string };
      const [first] = [1, 2].map(() =>
        start(
          '-m',
          'distributed.cli.dask_worker',
          address,
          '--nthreads',
          '1',
          '--no-nanny',
          '--no-dashboard',
          '--host',
          '127.0.0.1',
        ),
      );
      // Small batches, so that there is a middle.
      const source = readFileSync(script('distribute.py'), 'utf8').replace('BATCH = 500', 'BATCH = 10');
      const client = start(folder.write('distribute.py', source), address, 'extract', records, answers);
      const ended = once(client, 'exit') as Promise<[number | null]>;
      await until(() => (existsSync(answers) && statSync(answers).size > 0) || client.exitCode !== null);
      first!.kill('SIGKILL');
      const [code] = await ended;
      assert.equal(code, 0, readFileSync(folder.file('log3'), 'utf8'));
      assert.equal(readFileSync(answers, 'utf8'), expected);
      assert.equal(first!.signalCode, 'SIGKILL', 'the worker was there to be killed');
    } finally {
      for (const child of started) child.kill('SIGKILL');
    }
  });

  it('answer queries in DuckDB, and become Parquet', function () {
    if (!existsSync(path.join('node_modules', '@duckdb', 'node-api'))) this.skip(); // Nor by npm ci, here.
    const source = folder.write('extracted.ndjson', `${expected}{"id":"x","line":1,"error":"is not JSON"}\n`);
    const printed = shell(`'${process.execPath}' '${script('query.mjs')}' '${source}' tasks.parquet`);
    const tables = new Map(
      printed
        .trim()
        .split(/\n\n(?=\w.*:\n)/)
        .map((part) => [
          part.split(':\n')[0]!,
          part
            .split('\n')
            .slice(4)
            .map((line) => line.slice(2, -2).split(' | ')),
        ]),
    );
    const plans = expected
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Extracted);
    const led = plans.flatMap(({ responsibilities, items }) => {
      const tasks = new Set(items.filter(({ kind }) => kind === 'item').map(({ id }) => id));
      return [
        ...new Set(
          responsibilities
            .filter(({ itemId, role }) => role === 'lead' && tasks.has(itemId))
            .map(({ itemId, unit }) => `${itemId} ${unit}`),
        ),
      ];
    });
    const [unit, tasks] = tables.get('who leads what')![0]!;
    assert.equal(Number(tasks), led.filter((one) => one.endsWith(` ${unit}`)).length);
    const newest = plans.filter(({ year }) => year === 2026);
    const undue = newest.flatMap(({ items, deadlines }) =>
      items.filter(({ id, kind }) => kind === 'item' && !deadlines.some(({ itemId }) => itemId === id)),
    );
    assert.deepEqual(tables.get('tasks without a deadline, by year')![0]!.slice(0, 2), ['2026', String(undue.length)]);
    assert.ok(tables.get('targets by year and unit')!.length === 10);
    assert.deepEqual(tables.get('records that could not be read'), [['x', 'is not JSON']]);
    assert.equal(readFileSync(folder.file('tasks.parquet')).subarray(0, 4).toString(), 'PAR1');
  });
});

interface Extracted {
  readonly year: number;
  readonly items: readonly { readonly id: string; readonly kind: string }[];
  readonly responsibilities: readonly { readonly itemId: string; readonly unit: string; readonly role: string }[];
  readonly deadlines: readonly { readonly itemId: string }[];
}
