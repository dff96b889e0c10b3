/**
 * Titles without a number in a plan whose items are numbered through: 深化数据改革 above 3., or two of them, 壮大数字经济 above
 * 培育核心产业. With only one layer of numbers, the layers above it have to be read from short lines.
 */
import { isClosing, isDocumentNumber } from '../../scan/pageFurniture';
import { columnOf } from '../../scan/tableColumns';
import { looksLikeUnits } from '../../scan/tableLayout';
import { trimEnd } from '../../text/characters';
import { labelFormOf } from './labels';
import { markerRank, type Draft } from './markerRanks';
import type { Line } from '../../scan/types';

const shortest = 4;
const longest = 30;
/** Fewer come from stray line ends. */
const fewest = 2;
/** How far it ranks above the layer of the items. */
const outerOffset = 0.7;
const innerOffset = 0.6;

/** Adds such titles, but only if no titles of another kind were found and the first item has one. Linear. */
export function withBareTitles(lines: readonly Line[], drafts: readonly Draft[], bodyStart: number): readonly Draft[] {
  const rank = drafts.reduce((least, draft) => Math.min(least, draft.rank), Infinity);
  if (rank < markerRank.han || !drafts.every(({ marker }) => marker !== undefined && !marker.weak)) return drafts;
  const items = drafts.filter((draft) => draft.rank === rank);
  const found: (readonly number[])[] = [];
  let longestGroup = 0;
  let group = 0;
  for (const { line } of items) {
    const titles = titlesAbove(lines, line, bodyStart);
    group = titles.length > 0 ? 1 : group + 1;
    longestGroup = Math.max(longestGroup, group);
    if (titles.length > 0) found.push(titles);
    else if (found.length === 0) return drafts;
  }
  const layered = found.some(({ length }) => length > 1);
  // If each item has one line above it, the line is part of the item, or the last cell of the row before.
  if (found.length < fewest || !(layered || longestGroup > 1)) return drafts;
  const titles = found.flatMap((pair) =>
    pair.map((line, index): Draft => {
      const inner = index > 0 || (layered && pair.length === 1);
      return { line, rank: rank - (inner ? innerOffset : outerOffset), kind: inner ? 'subsection' : 'section' };
    }),
  );
  return [...titles, ...drafts].sort((a, b) => a.line - b.line);
}

/** The one or two titles right above line `item`, in text order. */
function titlesAbove(lines: readonly Line[], item: number, bodyStart: number): readonly number[] {
  const found: number[] = [];
  let line = item - 1;
  for (; line >= bodyStart && found.length < 3; line--) {
    if (lines[line]!.shape === 'blank') continue;
    if (!isBareTitle(lines[line]!)) break;
    found.unshift(line);
  }
  if (found.length > 2 || (line >= bodyStart && !endsParagraph(lines[line]!))) return [];
  return found;
}

/** 打造算力中心 is not a body's name. */
const opensWithVerb =
  /^(?:打造|建设|建成|建立|加快|推进|推动|深化|强化|加强|提升|提高|完善|健全|优化|培育|壮大|构建|实施|落实|抓好|做好|办好|开展|促进|创建|发展|扩大|改善|保障|统筹|聚焦|突出|坚持|大力|积极|全面|持续|着力|扎实)/;

function isBareTitle(line: Line): boolean {
  const text = line.text.trim();
  return (
    line.shape === 'text' &&
    text.length >= shortest &&
    text.length <= longest &&
    line.notes.length === 0 &&
    line.targets.length === 0 &&
    line.deadlines.length === 0 &&
    line.context === undefined &&
    !/[。；;，,：:、！？（）()\d]/.test(text) &&
    labelFormOf(line) === undefined &&
    !isClosing(text) &&
    !isDocumentNumber(text) &&
    columnOf(text) === undefined &&
    (opensWithVerb.test(text) || !looksLikeUnits(text))
  );
}

/** Whether a paragraph ends with the line: no title interrupts one that goes on. */
export function endsParagraph({ text, notes }: Pick<Line, 'text' | 'notes'>): boolean {
  return notes.length > 0 || '。！？；;!?）)'.includes(text[trimEnd(text, text.length) - 1] ?? '。');
}
