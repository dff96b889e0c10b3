/**
 * A workspace of many plans: the index in the background, a key meanwhile, and what is asked of all plans. Over stdio.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Position } from '../server/src/text/positions';
import { Client } from './client';
import { sample, summarize, type Effort, type Samples } from './measure';
import { middle, planText } from './texts';

export interface WorkspaceFigures {
  readonly plans: number;
  /** From the first look at the disk, a second after the start, until all have been read. */
  readonly seconds: number;
  /** Resident memory in MB then, and the highest so far; undefined if the system doesn't say. */
  readonly memory: number | undefined;
  readonly peakMemory: number | undefined;
  /** didChange → diagnostics of the open plan, a key each 100 ms: while plans are read, and afterwards. */
  readonly keyMeanwhile: Samples;
  readonly keyAfterwards: Samples;
  /** By what is typed. */
  readonly symbols: readonly { readonly query: string; readonly found: number; readonly samples: Samples }[];
  /** The same right behind a key in the open plan. */
  readonly symbolsBehindKey: Samples;
  /** didChange of a letter in a note of the open plan → the units of all plans that fit. */
  readonly completion: Samples;
  readonly unitsOffered: number;
  readonly renamedIn: number;
  readonly rename: Samples;
}

/** Named by every tenth plan, and by no real one. */
const unit = '某某测评科';
const house = 'numbering:\n  mode: auto\n';
const queries = ['教育', '安全', 'jxgz', 'jyj', '学校安全'];
const quiet = { warmups: 3, samples: 20 };
const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function plan(index: number): string {
  const text = planText(20_000, index * 37);
  return index % 10 === 0 ? `${text}\n开展测评。（责任单位：${unit}、办公室）\n` : text;
}

/** Makes a workspace of `count` different plans of 20 KB in fifty folders of one house, and measures. */
export async function measureWorkspace(count: number, effort: Effort): Promise<WorkspaceFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gzyd-bench-'));
  try {
    writeFileSync(path.join(folder, 'gzyd.yaml'), house);
    for (let index = 0; index < count; index++) {
      const below = path.join(folder, String(index % 50));
      mkdirSync(below, { recursive: true });
      writeFileSync(path.join(below, `${index}工作要点.txt`), plan(index));
    }
    const { seconds, memory, peakMemory, ...asked } = await measureIndex(folder, effort);
    const keys = await measureKeys(folder, effort);
    return { plans: count, seconds, memory, peakMemory, ...asked, ...keys };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Session {
  readonly client: Client;
  /** Settles when the plans have been read. */
  readonly ended: Promise<number>;
  readonly begun: () => number;
  readonly textDocument: { readonly uri: string };
  change(start: Position, end: Position, text: string): void;
  /** Types a character or takes it back. */
  key(): void;
  pull(): Promise<void>;
}

/** Starts a server in the folder, with one of its plans open. */
async function open(folder: string): Promise<Session> {
  const client = new Client(path.join('dist', 'server.js'));
  let begun = performance.now();
  const ended = new Promise<number>((resolve) =>
    client.onProgress((kind) => {
      if (kind === 'begin') begun = performance.now();
      if (kind === 'end') resolve(performance.now());
    }),
  );
  await client.initialize(pathToFileURL(folder).href);
  const uri = pathToFileURL(path.join(folder, '0', '0工作要点.txt')).href;
  const text = plan(0);
  const { line, character } = middle(text);
  const textDocument = { uri };
  let version = 1;
  let typed = false;
  let resultId: string | undefined;
  const change = (start: Position, end: Position, inserted: string): void =>
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start, end }, text: inserted }],
    });
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'gongzuoyaodian', version, text } });
  return {
    client,
    ended,
    begun: () => begun,
    textDocument,
    change,
    key() {
      const start = { line, character };
      typed = !typed;
      change(start, typed ? start : { line, character: character + 1 }, typed ? '新' : '');
    },
    async pull() {
      const known = resultId === undefined ? {} : { previousResultId: resultId };
      ({ resultId } = await client.request<{ resultId: string }>('textDocument/diagnostic', {
        textDocument,
        ...known,
      }));
    },
  };
}

async function measureIndex(folder: string, effort: Effort) {
  const { client, ended, begun, textDocument, change, key } = await open(folder);
  const seconds = ((await ended) - begun()) / 1000;
  const memory = client.memory();
  const symbols: { query: string; found: number; samples: Samples }[] = [];
  const ask = (query: string): Promise<unknown[]> => client.request('workspace/symbol', { query });
  for (const query of queries) {
    let found = 0;
    const samples = await sample(effort, async () => (found = (await ask(query)).length));
    symbols.push({ query, found, samples });
  }
  const symbolsBehindKey = await sample(effort, (round) => {
    key();
    return ask(queries[round % queries.length]!);
  });
  const lines = plan(0).split('\n');
  const line = lines.findLastIndex((text) => text.includes(unit));
  const inNote = { line, character: lines[line]!.indexOf(unit) };
  const position = { line, character: inNote.character + 1 };
  let unitsOffered = 0;
  const completion = await sample(effort, async () => {
    change(inNote, inNote, 'j');
    const found = await client.request<{ items: unknown[] }>('textDocument/completion', { textDocument, position });
    unitsOffered = found.items.length;
    change(inNote, position, '');
  });
  let renamedIn = 0;
  const rename = await sample(quiet, async () => {
    const edit = await client.request<{ documentChanges: unknown[] }>('textDocument/rename', {
      textDocument,
      position,
      newName: '某某测评中心',
    });
    renamedIn = edit.documentChanges.length;
  });
  const peakMemory = client.peakMemory();
  await client.stop();
  return { seconds, memory, peakMemory, symbols, symbolsBehindKey, completion, unitsOffered, renamedIn, rename };
}

/** The index rests after each key, so it never ends while somebody types without a pause. */
async function measureKeys(folder: string, { samples }: Effort) {
  const { client, ended, key, pull } = await open(folder);
  const type = async (count: number): Promise<Samples> => {
    const durations: number[] = [];
    for (let round = 0; round < count; round++) {
      // Bursts of three keys. In the pause before each, plans are read, so its first key may find the server busy.
      await sleep(round % 3 === 0 ? 500 : 100);
      const start = performance.now();
      key();
      await pull();
      durations.push(performance.now() - start);
    }
    return summarize(durations);
  };
  // What has never been typed in runs slowly at first, whatever else there is to do. Keys keep the index waiting.
  for (let round = 0; round < samples; round++) {
    key();
    await pull();
  }
  const keyMeanwhile = await type(samples);
  await ended;
  const keyAfterwards = await type(samples);
  await client.stop();
  return { keyMeanwhile, keyAfterwards };
}
