/** What an author waits for while writing: suggestions in a note, and the number after Enter. Over stdio. */
import path from 'node:path';
import { Client } from './client';
import { sample, type Effort, type Samples } from './measure';
import { middle, planText, type Size } from './texts';

export interface WritingFigures {
  /** didChange of a letter in a note → the units that fit. */
  readonly completion: Samples;
  readonly units: number;
  /** didChange of a line end behind an item → the edits that number the new line. */
  readonly enter: Samples;
}

const uri = 'file:///bench/2026年工作要点.txt';
const textDocument = { uri };

interface Position {
  readonly line: number;
  readonly character: number;
}

/** A plan with an item in its middle that ends in a note to fill in: where its names go, and where the line ends. */
function planWithNote(bytes: number): { readonly text: string; readonly inNote: Position; readonly lineEnd: Position } {
  const lines = planText(bytes).split('\n');
  const { line } = middle(lines.join('\n'));
  const item = '2.开展测评。（责任单位：';
  lines.splice(line, 0, '1.开展培训。（责任单位：基教科、教研室、机关党委）', `${item}）`);
  return {
    text: lines.join('\n'),
    inNote: { line: line + 1, character: item.length },
    lineEnd: { line: line + 1, character: item.length + 1 },
  };
}

export async function measureWriting({ bytes }: Size, effort: Effort): Promise<WritingFigures> {
  const { text, inNote, lineEnd } = planWithNote(bytes);
  const client = new Client(path.join('dist', 'server.js'));
  let version = 1;
  const change = (start: Position, end: Position, inserted: string): void =>
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start, end }, text: inserted }],
    });
  await client.initialize();
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'gongzuoyaodian', version, text } });
  await client.request('textDocument/diagnostic', { textDocument });

  let units = 0;
  const behind = { ...inNote, character: inNote.character + 1 };
  const completion = await sample(effort, async () => {
    change(inNote, inNote, 'j');
    const found = await client.request<unknown[] | { items: unknown[] }>('textDocument/completion', {
      textDocument,
      position: behind,
    });
    units = Array.isArray(found) ? found.length : found.items.length;
    change(inNote, behind, '');
  });

  const below = { line: lineEnd.line + 1, character: 0 };
  const enter = await sample(effort, async () => {
    change(lineEnd, lineEnd, '\n');
    await client.request('textDocument/onTypeFormatting', {
      textDocument,
      position: below,
      ch: '\n',
      options: { tabSize: 4, insertSpaces: true },
    });
    change(lineEnd, below, '');
  });
  await client.stop();
  return { completion, units, enter };
}
