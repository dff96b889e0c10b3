/** Other services on the same text: installed on first use, each measured in its own process. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jsonTwin, markdownTwin, middle, parsePlan, planText, type Size } from './texts';

const folder = path.resolve('bench', 'peers');

export const peers = [
  { key: 'markdown', name: 'vscode-markdown-languageservice', twin: 'markdown' },
  { key: 'json', name: 'vscode-json-languageservice', twin: 'json' },
  { key: 'markdownlint', name: 'markdownlint', twin: 'markdown' },
  { key: 'textlint', name: 'textlint', twin: 'text' },
  { key: 'zhlint', name: 'zhlint', twin: 'text' },
  { key: 'autocorrect', name: 'autocorrect-node, line by line', twin: 'text' },
] as const;

export interface PeerFigures {
  /** Milliseconds; undefined if it failed or took too long. */
  readonly full: number | undefined;
  readonly key: number | undefined;
  readonly why?: string;
}

/** Installs the other services if they are missing. Returns why that failed, or undefined. */
export function installPeers(): string | undefined {
  if (existsSync(path.join(folder, 'node_modules', 'zhlint'))) return undefined;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error, stderr } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return undefined;
  // npm's first error line says what is wrong; the last ones name a log file.
  const said = stderr.split('\n').filter((line) => /^npm (?:error|ERR!) (?!code )\S/.test(line));
  return `npm ci in bench/peers failed: ${error?.message ?? said[0] ?? `exit code ${status}`}`;
}

/** How long to wait for one peer at one size. */
const patience = 150_000;

export async function measurePeer(
  { key, twin }: (typeof peers)[number],
  { bytes }: Size,
  budget: number,
): Promise<PeerFigures> {
  const plan = parsePlan(planText(bytes));
  const text = twin === 'json' ? jsonTwin(plan) : twin === 'markdown' ? markdownTwin(plan) : planText(bytes);
  const place = twin === 'json' ? insideString(text) : middle(text);
  const temporary = mkdtempSync(path.join(tmpdir(), 'gzyd-bench-'));
  try {
    const file = path.join(temporary, 'text');
    writeFileSync(file, text);
    return await run([
      path.join(folder, 'run.mjs'),
      key,
      file,
      String(place.line),
      String(place.character),
      String(budget),
    ]);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A key typed between braces would break the whole text. */
function insideString(text: string): { line: number; character: number } {
  const lines = text.split('\n');
  let line = lines.length >> 1;
  while (!/^\s*"[^"\\]{30}/.test(lines[line]!)) line++;
  return { line, character: lines[line]!.indexOf('"') + 20 };
}

function run(args: readonly string[]): Promise<PeerFigures> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: patience });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('close', (code, signal) => {
      if (code === 0) {
        const { full, key } = JSON.parse(output) as { full: { p50: number }; key: { p50: number } };
        resolve({ full: full.p50, key: key.p50 });
      } else
        resolve({
          full: undefined,
          key: undefined,
          why: signal === null ? (/^\w*Error: .*/m.exec(errors)?.[0] ?? `exit code ${code}`) : `> ${patience / 1000} s`,
        });
    });
  });
}
