/** The built `dist/cli.js` as a child process, and a folder of its own for each suite. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const cliPath = path.resolve('dist', 'cli.js');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `gzyd` in Chinese unless `env` says otherwise. */
export function gzyd(args: readonly string[], { stdin, cwd, env }: RunOptions = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliPath, ...args], {
      cwd,
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: 'pipe',
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin ?? '');
  });
}

export class Folder {
  readonly path = mkdtempSync(path.join(os.tmpdir(), 'gzyd-'));

  file(name: string): string {
    return path.join(this.path, name);
  }

  write(name: string, content: string | Uint8Array): string {
    const file = this.file(name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A folder with `plan.txt` and the ledger that comes of it, `ledger.xlsx`. */
export async function folderWithLedger(): Promise<Folder> {
  const folder = new Folder();
  folder.write('plan.txt', cleanPlan);
  const args = ['export', folder.file('plan.txt'), '--to', 'xlsx', '-o', folder.file('ledger.xlsx')];
  assert.equal((await gzyd(args)).code, 0);
  return folder;
}

/** A plan without a finding. */
export const cleanPlan = `某某市教育局2026年工作要点

2026年全市教育工作的总体要求是：坚持稳中求进，办好群众身边的学校。

一、扩大资源供给

1.新建改建学校。6月底前新建改建中小学12所，新增学位不少于8000个。（责任单位：规划科、基教科）

2.办好幼儿园。年内普惠园覆盖率达到90%以上。（基教科牵头，财务科配合）

二、加强教师队伍

3.补充教师。招聘教师200名左右。（责任单位：人事科）
`;

/** The same with the third item numbered 5. */
export const wrongNumber = cleanPlan.replace('\n3.', '\n5.');
