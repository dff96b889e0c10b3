/**
 * Sample texts that carry the outline they should have: what stands behind ⟸ is taken off and says what the line is.
 * `section 1` kind and level of an entry, with `past` in a part that
 * looks back, with ` + ` between several in one line; `title`, `front`, `end` a zone; nothing: no entry.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface OutlineSample {
  readonly name: string;
  readonly text: string;
  /** By line; '' if nothing is said. */
  readonly expected: readonly string[];
}

const folder = path.resolve('test', 'fixtures', 'outlines');

export const outlineSamples: readonly OutlineSample[] = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .sort()
  .map((file) => {
    const lines = readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .map((line) => line.split(/ ?⟸ ?/));
    return {
      name: file.slice(0, -'.txt'.length),
      text: lines.map(([text]) => text).join('\n'),
      expected: lines.map(([, said = '']) => said.trim()),
    };
  });
