/** The servers as an editor sees them: over stdio, from another process. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { Client } from './client';
import { sample, summarize, type Effort, type Samples } from './measure';
import { middle, planText, type Size } from './texts';

export type ServerName = 'ours' | 'floor' | 'before';

const servers: Record<ServerName, string> = {
  ours: path.join('dist', 'server.js'),
  floor: path.join('out', 'bench', 'floor.js'),
  before: '',
};

/** The folder of another build, to be measured beside this one. */
export function setBefore(folder: string): void {
  servers.before = path.join(folder, 'server.js');
}

export interface ProtocolFigures {
  readonly size: string;
  /** didChange → answer to a request for diagnostics that names the last result; as VS Code asks. */
  readonly key: Samples;
  /** The same for a client that names no earlier result, so that all findings are sent. */
  readonly all: Samples;
  /** A line end inserted and removed: everything below moves. */
  readonly enter: Samples;
  readonly outline: Samples;
  /** Bytes of the outline as it is sent. */
  readonly outlineBytes: number;
  /** Semantic tokens of 60 lines, after a change; the floor server has none. */
  readonly tokens: Samples | undefined;
  readonly peakMemory: number | undefined;
}

const uri = 'file:///bench/2026年工作要点.txt';
const textDocument = { uri };

export async function measureServer(
  name: ServerName,
  { name: size, bytes }: Size,
  effort: Effort,
): Promise<ProtocolFigures> {
  const text = planText(bytes);
  const { line, character } = middle(text);
  const client = new Client(servers[name]);
  let version = 1;
  let resultId: string | undefined;
  const change = (round: number, inserted: string, removed: { line: number; character: number }): void => {
    const start = { line, character };
    const contentChange =
      round % 2 === 0 ? { range: { start, end: start }, text: inserted } : { range: { start, end: removed }, text: '' };
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [contentChange],
    });
  };
  const type = (round: number): void => change(round, '新', { line, character: character + 1 });
  const pull = async (known?: string): Promise<void> => {
    const report = await client.request<{ resultId: string }>('textDocument/diagnostic', {
      textDocument,
      ...(known === undefined ? {} : { previousResultId: known }),
    });
    ({ resultId } = report);
  };

  await client.initialize();
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'gongzuoyaodian', version, text } });
  await pull();
  const key = await sample(effort, (round) => {
    type(round);
    return pull(resultId);
  });
  const all = await sample(effort, (round) => {
    type(round);
    return pull();
  });
  const enter = await sample({ warmups: effort.warmups >> 1, samples: effort.samples >> 1 }, (round) => {
    change(round, '\n', { line: line + 1, character: 0 });
    return pull(resultId);
  });
  const few = { warmups: Math.max(2, effort.warmups >> 2), samples: Math.max(6, effort.samples >> 2) };
  const outline = await sample(few, (round) => {
    type(round);
    return client.request('textDocument/documentSymbol', { textDocument });
  });
  const outlineBytes = client.lastBytes;
  const range = { start: { line: line - 30, character: 0 }, end: { line: line + 30, character: 0 } };
  const tokens =
    name === 'floor'
      ? undefined
      : await sample(effort, (round) => {
          type(round);
          return client.request('textDocument/semanticTokens/range', { textDocument, range });
        });
  const peakMemory = client.peakMemory();
  await client.stop();
  return { size, key, all, enter, outline, outlineBytes, tokens, peakMemory };
}

export interface StartFigures {
  /** From `spawn` to the first byte an empty Node program writes. */
  readonly node: Samples;
  readonly floor: Samples;
  /** From `spawn` to the findings of a plan of 20 KB. */
  readonly ours: Samples;
}

export async function measureStart(rounds: number): Promise<StartFigures> {
  const text = planText(20_000);
  const runs: Record<keyof StartFigures, number[]> = { node: [], floor: [], ours: [] };
  for (let round = 0; round < rounds; round++) {
    runs.node.push(await startNode());
    runs.floor.push(await startServer('floor', text));
    runs.ours.push(await startServer('ours', text));
  }
  return { node: summarize(runs.node), floor: summarize(runs.floor), ours: summarize(runs.ours) };
}

function startNode(): Promise<number> {
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', 'process.stdout.write("x")'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.once('data', () => resolve(performance.now() - start));
  });
}

export async function startServer(name: ServerName, text: string): Promise<number> {
  const start = performance.now();
  const client = new Client(servers[name]);
  await client.initialize();
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'gongzuoyaodian', version: 1, text } });
  await client.request('textDocument/diagnostic', { textDocument });
  const duration = performance.now() - start;
  await client.stop();
  return duration;
}
