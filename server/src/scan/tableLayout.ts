/**
 * Assigns the cells of a row to the columns of its header when their numbers differ, because cells are merged, lost or
 * broken over lines.
 */
import { fold } from '../text/normaliseCharacters';
import { isClearName, isCollectiveName, isTimeExpression } from './responsibility/names';
import { withoutPersons } from './responsibility/cells';
import type { Column } from './tableColumns';

export interface CellText {
  readonly text: string;
  /** Whether it continues the cell before it; undefined where cells are never broken. */
  readonly joins: 'never' | 'always' | 'likely' | 'perhaps' | undefined;
}

/** 无, ／, —: nobody, nothing. */
function isNone(text: string): boolean {
  return /^(?:无|没有|[/／\\—–\-─*]{1,4}|)$/.test(text.trim());
}

/** Whether a cell holds names of bodies and nothing else. */
export function looksLikeUnits(text: string): boolean {
  if (text.length > 120) return false;
  const parts = fold(text)
    .replace(/\((?:牵头|配合|主责|负责)\)/g, '')
    .replace(/(?:牵头|配合|协助)(?=[、,;/ ]|$)/g, '')
    .split(/[、,;/ ]+/)
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => isClearName(part) || isCollectiveName(part));
}

function fit(text: string, { type, role, persons }: Column): number {
  if (text === '') return 0;
  if (isNone(text)) return type === 'unit' && role === 'support' ? 1 : type === 'number' ? -2 : 0;
  switch (type) {
    case 'unit':
      if (!looksLikeUnits(withoutPersons(text, persons === true))) return -4;
      // A row's only unit belongs in the column of leads.
      return role === 'support' ? 2.9 : 3;
    case 'number':
      return /^\d{1,4}$/.test(text) ? 2 : -3;
    case 'deadline':
      return text.length <= 24 && (isTimeExpression(fold(text)) || /\d\s*[年月.]|[月季]/.test(text))
        ? 2
        : text.length > 24
          ? -2
          : -0.5;
    case 'amount':
      return /^[\d.,，]+\s*[万亿]?元?$/.test(text) ? 2 : /^\d/.test(text) ? 0.5 : -1.5;
    case 'person':
      return text.length <= 12 && !looksLikeUnits(text) && !/\d/.test(text) ? 1 : -1.5;
    case 'result':
      return looksLikeUnits(text) ? -2 : /已|完成|截至|目前|正在|累计|[%％]/.test(text) ? 1 : 0.2;
    case 'plan':
      if (looksLikeUnits(text)) return -1.5;
      if (/^[\d.,%]+$/.test(text)) return -1.5;
      return text.length > 8 ? 1 : 0.5;
  }
}

/** Whether a cell is nothing but what its column holds: names of bodies, a date. */
export function isSurelyIn(text: string, column: Column): boolean {
  return fit(text, column) >= 2;
}

/** Whether nothing in a cell speaks against its column. Bare figures are certain only in the column of amounts. */
export function mayStandIn(text: string, column: Column): boolean {
  return isNone(text) ? column.type !== 'number' : fit(text, column) >= (column.type === 'deadline' ? -0.5 : 0);
}

const skipped = 0.6;
const skippedAtLeft = 0.3;

/**
 * The column of each cell, ascending. Several cells share a column only if they may join. Of several ways, the one that
 * fits best.
 */
export function layOut(cells: readonly CellText[], columns: readonly Column[]): readonly number[] {
  const width = columns.length;
  /** best[column]: the value of the best way to place the cells so far with the last of them in `column`. */
  let best: number[] = [];
  const from: number[][] = [];
  for (let index = 0; index < cells.length; index++) {
    const { text, joins } = cells[index]!;
    const now = new Array<number>(width).fill(-Infinity);
    const came = new Array<number>(width).fill(-1);
    for (let column = 0; column < width; column++) {
      const worth = fit(text, columns[column]!);
      if (index === 0) {
        now[column] = worth - column * skippedAtLeft;
        continue;
      }
      for (let before = 0; before <= column; before++) {
        let cost = (column - before - 1) * skipped;
        if (before === column) {
          if (joins === undefined || (joins === 'never' && text !== '')) continue;
          cost = joins === 'always' ? -2 : joins === 'likely' ? 0 : 0.6;
        } else if (joins === 'always') cost += 4;
        const total = best[before]! + worth - cost;
        if (total > now[column]!) {
          now[column] = total;
          came[column] = before;
        }
      }
    }
    best = now;
    from.push(came);
  }
  let column = 0;
  let most = -Infinity;
  for (let last = 0; last < width; last++) {
    const total = best[last]! - (width - 1 - last) * skipped;
    if (total > most) {
      most = total;
      column = last;
    }
  }
  if (most === -Infinity) return cells.map((_, index) => index);
  const places = new Array<number>(cells.length);
  for (let index = cells.length - 1; index >= 0; index--) {
    places[index] = column;
    column = from[index]![column]!;
  }
  return places;
}
