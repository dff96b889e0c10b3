/**
 * Pairs of small plans with what a reader finds between them: `test/fixtures/compare`.
 *
 * A pair is a line `# name | year | year` (the years may be left out), the earlier text, `----`, the later text,
 * `====`, and changes, one a line. Lines with the same mark before `|` are the same item; `<a|` in the later text was
 * split from item a, `>a|` in the earlier one was merged into it. Items without a mark are new, or gone.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface LabelledPair {
  readonly name: string;
  readonly earlier: string;
  readonly later: string;
  /** Marks by line, of each text. */
  readonly earlierMarks: ReadonlyMap<number, string>;
  readonly laterMarks: ReadonlyMap<number, string>;
  readonly changes: readonly string[];
}

const folder = path.join('test', 'fixtures', 'compare');

export function labelledPairs(): readonly LabelledPair[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) =>
      readFileSync(path.join(folder, file), 'utf8')
        .split(/^# /m)
        .filter((part) => part.trim() !== '')
        .map(readPair),
    );
}

function readPair(part: string): LabelledPair {
  const [head = '', ...rest] = part.split('\n');
  const [name = '', from = '2026', to = '2026'] = head.split(' | ');
  const lines = rest.filter((line) => line !== '');
  const [middle, end] = [lines.indexOf('----'), lines.indexOf('====')];
  const earlier = unmarked(lines.slice(0, middle), from);
  const later = unmarked(lines.slice(middle + 1, end), to);
  return {
    name,
    earlier: earlier.text,
    later: later.text,
    earlierMarks: earlier.marks,
    laterMarks: later.marks,
    changes: lines.slice(end + 1),
  };
}

function unmarked(lines: readonly string[], year: string): { text: string; marks: ReadonlyMap<number, string> } {
  const marks = new Map<number, string>();
  const texts = lines.map((line, index) => {
    const [, mark, text] = /^([<>]?[A-Za-z])\|(.*)$/.exec(line) ?? [];
    if (mark !== undefined) marks.set(index + 1, mark);
    return text ?? line;
  });
  return { text: [`某某市教育局${year}年工作要点`, ...texts, ''].join('\n'), marks };
}
