/** Applies fixes to texts: one fix, or many at once. Pure; shared by the CLI, fix-all and the tests. */
import { partitionPoint } from '../text/binarySearch';
import type { Range } from '../text/positions';
import type { Edit } from '../text/edits';
import type { Fix } from './types';

/** Whether it is the one right fix. A safe fix always is. */
export function isPreferred({ preferred, safe }: Fix): boolean {
  return preferred === true || safe === true;
}

/** The fix of a finding that is applied if nobody chooses. */
export function preferredFix(fixes: readonly Fix[] = []): Fix | undefined {
  return fixes.find(isPreferred);
}

/** The edits of as many of the fixes as fit together, in order. */
export function mergeFixes(fixes: Iterable<Fix>): readonly Edit[] {
  const merged = new MergedFixes();
  for (const fix of fixes) merged.take(fix);
  return merged.edits;
}

/** Fixes that fit together. Each is taken as a whole or not at all. */
export class MergedFixes {
  readonly #taken = new Map<number, Column[]>();
  readonly #edits: Edit[] = [];

  get edits(): readonly Edit[] {
    return this.#edits;
  }

  /** Whether no edit taken so far changes anything in `range`. */
  leaves(range: Range): boolean {
    return isFree(this.#taken, range);
  }

  /** Takes the fix if it fits. Returns whether it did. */
  take(fix: Fix): boolean {
    const plain = plainEdits(fix);
    if (!plain.every(({ range }) => this.leaves(range))) return false;
    for (const edit of plain) {
      occupy(this.#taken, edit.range);
      this.#edits.push(edit);
    }
    return true;
  }
}

/** The edits of a fix as plain text: snippet placeholders become what they show. */
export function plainEdits({ edits, snippet }: Fix): readonly Edit[] {
  return snippet === true ? edits.map(({ range, newText }) => ({ range, newText: plainSnippet(newText) })) : edits;
}

/** `${1:名称}` → 名称, `$0` → nothing, `\$` → `$`. */
export function plainSnippet(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d{1,9}:([^}]{0,200})\}|\$\{\d{1,9}\}|\$\d{1,9}/g,
    (_match, escaped?: string, shown?: string) => escaped ?? shown ?? '',
  );
}

interface Column {
  readonly start: number;
  readonly end: number;
}

/** The columns a range takes in each line it touches. */
function columnsOf({ start, end }: Range): [line: number, Column][] {
  if (start.line === end.line) return [[start.line, { start: start.character, end: end.character }]];
  const columns: [number, Column][] = [[start.line, { start: start.character, end: Infinity }]];
  for (let line = start.line + 1; line < end.line; line++) columns.push([line, { start: 0, end: Infinity }]);
  columns.push([end.line, { start: 0, end: end.character }]);
  return columns;
}

function isFree(taken: ReadonlyMap<number, readonly Column[]>, range: Range): boolean {
  return columnsOf(range).every(([line, column]) => {
    const columns = taken.get(line);
    if (columns === undefined) return true;
    const index = firstFrom(columns, column.start);
    const before = columns[index - 1];
    const after = columns[index];
    return (
      (before === undefined || before.end <= column.start) &&
      (after === undefined || (after.start >= column.end && after.start > column.start))
    );
  });
}

function occupy(taken: Map<number, Column[]>, range: Range): void {
  for (const [line, column] of columnsOf(range)) {
    const columns = taken.get(line);
    if (columns === undefined) taken.set(line, [column]);
    else if (columns.at(-1)!.end <= column.start) columns.push(column);
    else columns.splice(firstFrom(columns, column.start), 0, column);
  }
}

/** Index of the first column that starts at `start` or later. */
function firstFrom(columns: readonly Column[], start: number): number {
  return partitionPoint(columns.length, (index) => columns[index]!.start < start);
}
