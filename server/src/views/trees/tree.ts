/** A view is a tree of rows. Those below a row are made when they are asked for, and an answer has only so many. */
import { stepSize, type Steps } from '../../async/steps';
import type { ViewRow } from '../../protocol/messages';
import type { MessageLanguage } from '../../text/localized';
import type { Mutable } from '../../text/mutable';
import { treeWords } from './words';

export interface TreeRow extends Omit<ViewRow, 'id' | 'children'> {
  /** Differs from those of its siblings. */
  readonly key: string;
  /** At least one; absent for a row without children, or with such as only a request brings. */
  readonly children?: () => readonly TreeRow[];
  /** How many these are, where there may be very many: they aren't made if they don't fit. */
  readonly size?: number;
}

/** Rows of one answer. Those further down come on request. */
const mostRows = 600;
/** Rows below one row; the rest is counted. */
const mostSiblings = 1000;

/** Stands between the keys of an id; keys are made from plain text, which has no line ends. */
const separator = '\n';

/** The keys of a row and of those above it; none without an id. */
export function keysOf(id: unknown): readonly string[] {
  return typeof id === 'string' ? id.split(separator) : [];
}

function idOf(keys: readonly string[]): string {
  return keys.join(separator);
}

/** The ids of the rows on the way to a row, from the top. */
export function idsTo(keys: readonly string[]): string[] {
  return keys.map((_, index) => idOf(keys.slice(0, index + 1)));
}

/**
 * The rows below the one that `keys` lead to, with as many of the rows below them as fit, outer ones first. `above`:
 * the keys of the row that the whole tree hangs below. None if the row is gone.
 */
export function* rowsBelow(
  roots: readonly TreeRow[],
  keys: readonly string[],
  language: MessageLanguage,
  above: readonly string[] = [],
): Steps<ViewRow[]> {
  let siblings = roots;
  for (const key of keys) siblings = siblings.find((row) => row.key === key)?.children?.() ?? [];
  const top = idOf([...above, ...keys]);
  const rows = capped(siblings, top, language);
  let left = mostRows - rows.length;
  let seen = 0;
  const waiting = rows.map((row, index) => ({ row, source: siblings[index]! }));
  for (const { row, source } of waiting) {
    if (++seen % stepSize === 0) yield;
    if (source?.children === undefined) continue;
    const below = left > 0 && (source.size ?? 0) <= left ? source.children() : [];
    if (below.length === 0 || below.length > left) {
      row.hasChildren = true;
      left = 0;
      continue;
    }
    left -= below.length;
    const made = capped(below, row.id, language);
    row.children = made;
    for (const [index, one] of made.entries()) waiting.push({ row: one, source: below[index]! });
  }
  return rows;
}

function capped(siblings: readonly TreeRow[], above: string, language: MessageLanguage): Mutable<ViewRow>[] {
  const shown = siblings.slice(0, mostSiblings).map(({ key, children: _, size: __, ...row }): Mutable<ViewRow> => ({
    id: above === '' ? key : idOf([above, key]),
    ...row,
  }));
  if (siblings.length > shown.length) {
    const label = treeWords(language).more(siblings.length - shown.length);
    shown.push({ id: idOf([above, 'more']), kind: 'more', label, spoken: label });
  }
  return shown;
}
