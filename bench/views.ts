/** The views on a plan, from the findings behind a key to the rows, and a key while rows are made. Over stdio. */
import path from 'node:path';
import type { ViewOptions, ViewPathParams, ViewResult } from '../server/src/protocol/messages';
import { Client } from './client';
import { summarize, type Effort, type Samples } from './measure';
import { middle } from './texts';

export interface ViewFigures {
  readonly name: string;
  /** Diagnostics answered → rows answered, a letter being typed or a line moved by turns. */
  readonly rows: Samples;
  /** Rows answered → the row of the caret. */
  readonly caret: Samples;
  /** didChange → diagnostics, with a request for rows before them on the way. */
  readonly keyMeanwhile: Samples;
  /** Rows of the answer, with those below others. */
  readonly count: number;
}

const uri = 'file:///bench/2026年工作要点.txt';
const textDocument = { uri };

const views: readonly (readonly [name: string, options: ViewOptions])[] = [
  ['大纲', { view: 'outline' }],
  ['责任单位', { view: 'units' }],
  ['目标与时限, by deadline', { view: 'targets' }],
  ['目标与时限, by unit', { view: 'targets', sort: 'unit' }],
];

export async function measureViews(text: string, effort: Effort): Promise<ViewFigures[]> {
  const start = middle(text);
  const client = new Client(path.join('dist', 'server.js'));
  let version = 1;
  // A letter and a line end by turns: the one changes a line, the other moves all lines below it.
  const inserted = ['新', '\n'] as const;
  const key = (round: number): void => {
    const typed = inserted[(round >> 1) % 2]!;
    const behind =
      typed === '\n' ? { line: start.line + 1, character: 0 } : { ...start, character: start.character + 1 };
    const change = round % 2 === 0 ? { end: start, text: typed } : { end: behind, text: '' };
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start, end: change.end }, text: change.text }],
    });
  };
  const pull = (): Promise<unknown> => client.request('textDocument/diagnostic', { textDocument });
  await client.initialize();
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'gongzuoyaodian', version, text } });
  await pull();

  const figures: ViewFigures[] = [];
  for (const [name, options] of views) {
    const ask = (): Promise<ViewResult> => client.request('gongzuoyaodian/view', { ...options, textDocument });
    const durations: Record<'rows' | 'caret' | 'keyMeanwhile', number[]> = { rows: [], caret: [], keyMeanwhile: [] };
    let count = 0;
    for (let round = 0; round < effort.warmups + effort.samples; round++) {
      const timed = async <T>(what: keyof typeof durations, run: () => Promise<T>): Promise<T> => {
        const begun = performance.now();
        const result = await run();
        if (round >= effort.warmups) durations[what].push(performance.now() - begun);
        return result;
      };
      key(round);
      await pull();
      count = rowCount((await timed('rows', ask)).rows);
      const params: ViewPathParams = { ...options, textDocument, position: start };
      await timed('caret', () => client.request('gongzuoyaodian/viewPath', params));
    }
    for (let round = 0; round < effort.warmups + effort.samples; round++) {
      const rows = ask();
      const begun = performance.now();
      key(round);
      await pull();
      if (round >= effort.warmups) durations.keyMeanwhile.push(performance.now() - begun);
      await rows;
    }
    figures.push({
      name,
      rows: summarize(durations.rows),
      caret: summarize(durations.caret),
      keyMeanwhile: summarize(durations.keyMeanwhile),
      count,
    });
  }
  await client.stop();
  return figures;
}

function rowCount(rows: ViewResult['rows']): number {
  return rows.reduce((sum, { children = [] }) => sum + 1 + rowCount(children), 0);
}
