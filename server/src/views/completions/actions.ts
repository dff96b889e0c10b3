/** 四是 behind 三是…, in the form of the one before. */
import { canFormatLike, formatLike } from '../../text/numerals';
import { skipSpaces } from '../../text/characters';
import { createMatcher } from '../../text/pinyin';
import type { Action, Line } from '../../scan/types';
import { entryAt } from '../../plan/query';
import { hanBefore } from './place';
import type { CompletionContext, CompletionSource } from './completion';

/** So many lines back an action may stand whose series goes on in a paragraph of its own. */
const lookBack = 20;
const longestMarker = 4;

export const actions: CompletionSource = (context) => {
  const { place, asked } = context;
  if (!asked || place.note !== undefined || place.title !== undefined) return [];
  const { line, column } = place;
  const hasWord = place.word.end > place.word.start;
  const start = hasWord ? place.word.start : column - hanBefore(line.text, column, longestMarker).length;
  const before = opensClause(line.text, start) ? actionBefore(context, start) : undefined;
  if (before === undefined) return [];
  const { action, text } = before;
  const figures = text.slice(action.digits.start, action.digits.end);
  const number = action.number + 1;
  if (!canFormatLike(figures, number)) return [];
  const [prefix, suffix] = [
    text.slice(action.marker.start, action.digits.start),
    text.slice(action.digits.end, action.marker.end),
  ];
  const marker = prefix + formatLike(figures, number) + suffix;
  const fit = createMatcher(line.text.slice(start, column))(marker);
  if (fit === undefined || fit > 1) return [];
  const detail = { zh: `接“${text.slice(action.marker.start, action.marker.end)}”`, en: 'The next measure' };
  return [{ label: marker, kind: 'action', span: { start, end: column }, fit, newText: marker, detail }];
};

function opensClause(text: string, column: number): boolean {
  return column === skipSpaces(text, 0) || '。；;！？'.includes(text[column - 1] ?? '。');
}

/** The last action before the cursor: in its line, or at the start of a line above that belongs to the same entry. */
function actionBefore(
  { plan, place }: CompletionContext,
  start: number,
): { readonly action: Action; readonly text: string } | undefined {
  const { line, lineNumber } = place;
  const own = line.actions.findLast(({ marker }) => marker.end <= start);
  if (own !== undefined) return { action: own, text: line.text };
  if (line.text.slice(0, start).trim() !== '') return undefined;
  const first = entryAt(plan.structure, lineNumber)?.line ?? 0;
  for (let index = lineNumber - 1; index >= Math.max(first, lineNumber - lookBack); index--) {
    const above = plan.lines[index]!;
    if (above.text.trim() === '') continue;
    const action = opening(above);
    if (action !== undefined) return { action, text: above.text };
  }
  return undefined;
}

/** The action that a paragraph begins with, if it holds no other. */
function opening({ actions: all, text }: Line): Action | undefined {
  const [first] = all;
  return all.length === 1 && first!.marker.start === skipSpaces(text, 0) ? first : undefined;
}
