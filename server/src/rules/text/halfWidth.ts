import { CodeSet, Feature, spaceCharacters } from '../../text/characters';
import { defineSign } from '../../plan/facts/signs';
import { Columns } from '../../text/columns';
import { SpanCursor } from '../../text/spanCursor';
import type { Line } from '../../scan/types';
import type { Span } from '../../text/positions';
import type { TallyPlace, TallyRule } from '../types';
import { fullWidth, halfWidthMarks, isChineseMarkAt, isDigitAt, isHanAt, isLatinAt, skippedSpans } from './marks';

export const halfWidthRule: TallyRule = {
  meta: {
    code: 'text/half-width',
    severity: 'information',
    profiles: { strict: 'warning' },
    fixable: true,
    title: { zh: '半角标点', en: 'Half-width marks' },
    description: {
      zh: '汉字文本中的半角逗号、冒号、分号、括号、问号、叹号，以及直引号。全文只报一次，注明处数，可一次改完；数字、时间、网址、外文中的不算，序号由 numbering 各规则检查。',
      en: 'Half-width , : ; ( ) ? ! and straight quotes in Chinese text. One finding per document, with the count and one fix for all; numbers, times, addresses and Latin text are left alone, item numbers belong to the numbering rules.',
    },
    source: 'GB/T 15834-2011 5.1',
  },
  kind: 'tally',
  scope: 'body',
  needs: 0,
  signs: [defineSign(`${halfWidthMarks}"`)],
  count(line) {
    const length = columnsIn(line).length + straightQuotes(line).length;
    return length === 0 ? undefined : { places: length, fixable: true };
  },
  places(line) {
    const columns = columnsIn(line);
    const places: TallyPlace[] = [];
    for (let index = 0; index < columns.length; index++) {
      const start = columns.at(index);
      places.push({ start, end: start + 1, newText: fullWidth[line.text[start]!]! });
    }
    const quotes = straightQuotes(line);
    if (quotes.length === 0) return places;
    quotes.forEach((start, index) => places.push({ start, end: start + 1, newText: index % 2 === 0 ? '“' : '”' }));
    return places.sort((a, b) => a.start - b.start);
  },
  report(count, _first) {
    return {
      message: {
        zh: `全文有${count}处半角标点，汉字文本应用全角标点。`,
        en: `${count} half-width mark(s) in Chinese text; full-width marks are expected.`,
      },
      fixTitle: { zh: `改为全角标点（${count}处）`, en: `Make ${count} mark(s) full-width` },
    };
  },
};

const none: readonly number[] = Object.freeze([]);

/**
 * Columns of the straight quotes of a line, if all of them pair up around Chinese text. Next to curly quotes they are
 * left to `text/unbalanced`.
 */
function straightQuotes({ text, features, shape }: Line): readonly number[] {
  if ((features & Feature.Quote) === 0 || shape === 'chrome' || !text.includes('"') || /[“”]/.test(text)) return none;
  const found: number[] = [];
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) found.push(at);
  if (found.length % 2 !== 0) return none;
  for (let index = 0; index < found.length; index += 2) {
    const [open, close] = [found[index]!, found[index + 1]!];
    if (!isHanAt(text, open + 1) && !isHanAt(text, close - 1)) return none;
    if (text[open - 1] === '=' || isDigitAt(text, open - 1)) return none;
  }
  return found;
}

const half = new RegExp(`[${halfWidthMarks}]`, 'g');
/** Half-width marks, and what may come beside them in a row: full-width ones and spaces. */
const inRow = new CodeSet(`${Object.entries(fullWidth).flat().join('')} `);

/** A Chinese character, or a mark used only among those that has no half-width form here. */
function isChinese(text: string, column: number): boolean {
  return isHanAt(text, column) || isChineseMarkAt(text, column);
}

/** 95%, 2026, PISA: what may come before a mark of Chinese text. */
function isWordOrFigure(text: string, column: number): boolean {
  return isDigitAt(text, column) || isLatinAt(text, column) || text[column] === '%' || text[column] === '％';
}

/**
 * Ascending. An opening bracket is stored as the complement of its column until it turns out to belong to Chinese text.
 */
const columns = new Columns();
/** The open brackets, innermost last: twice their index in `columns`, plus one if Chinese text is beside them. */
const open = new Columns();

/**
 * Columns of the marks that belong to Chinese text, ascending; of two brackets both or neither. Valid until the next
 * call.
 */
function columnsIn(line: Line): Columns {
  const { text } = line;
  columns.truncate(0);
  open.truncate(0);
  if (line.shape === 'chrome') return columns;
  let end = 0;
  half.lastIndex = 0;
  while (half.test(text)) {
    // The characters before and after the row decide, so no decision depends on another.
    let start = half.lastIndex - 1;
    while (start > end && inRow.has(text.charCodeAt(start - 1))) start--;
    end = half.lastIndex;
    while (end < text.length && inRow.has(text.charCodeAt(end))) end++;
    half.lastIndex = end;
    const before = isChinese(text, start - 1);
    const after = isChinese(text, end);
    const stop = before || (after && isWordOrFigure(text, start - 1) && !isEntity(text, start));
    for (let column = start; column < end; column++) {
      switch (text[column]) {
        case ',':
        case ':':
        case ';':
        case '?':
        case '!':
          if (stop) columns.push(column);
          break;
        case '(':
          open.push(columns.length * 2 + (before || after ? 1 : 0));
          columns.push(~column);
          break;
        case ')': {
          if (open.length === 0) {
            if (before || after) columns.push(column);
            break;
          }
          const partner = open.at(open.length - 1);
          open.truncate(open.length - 1);
          if (!before && (partner & 1) === 0) break;
          take(partner);
          columns.push(column);
          break;
        }
      }
    }
  }
  for (let index = 0; index < open.length; index++) if ((open.at(index) & 1) !== 0) take(open.at(index));
  leaveOut(skippedSpans(line));
  if (columns.length > 0 && (line.features & Feature.Latin) !== 0) leaveOut(addresses(text));
  return columns;
}

function take(bracket: number): void {
  columns.set(bracket >> 1, ~columns.at(bracket >> 1));
}

/** Keeps the columns taken so far that are outside the spans, which are in text order. */
function leaveOut(skipped: readonly Span[]): void {
  let kept = 0;
  const cursor = new SpanCursor(skipped);
  for (let index = 0; index < columns.length; index++) {
    const column = columns.at(index);
    if (column >= 0 && cursor.endAt(column) < 0) columns.set(kept++, column);
  }
  columns.truncate(kept);
}

/** http:// in an address, C:\ and C:教育\ in a path; not A:优秀. */
const addressHead = /:\/\/|www\.|(?<![A-Za-z])[A-Za-z]:(?:\/|[^\s\\，。、；：！？（）()“”《》"<>]{0,40}\\)/g;
const behindAddress = new CodeSet(`${spaceCharacters}，。、；：！？（）()“”《》"<>`);

/**
 * http://www.a.cn/教育?id=3: up to a space, a bracket, a quote or a Chinese mark, or up to a , or ; after Latin text if
 * the sentence continues there.
 */
function addresses(text: string): Span[] {
  const spans: Span[] = [];
  addressHead.lastIndex = 0;
  for (let match = addressHead.exec(text); match !== null; match = addressHead.exec(text)) {
    let end = addressHead.lastIndex;
    while (
      end < text.length &&
      !behindAddress.has(text.charCodeAt(end)) &&
      !(/[,;]/.test(text[end]!) && !isHanAt(text, end - 1) && !isWordOrFigure(text, end + 1))
    )
      end++;
    spans.push({ start: match.index, end });
    addressHead.lastIndex = end;
  }
  return spans;
}

/** &nbsp; and the like, whose ; is not a mark. */
function isEntity(text: string, column: number): boolean {
  return text[column] === ';' && /&#?[A-Za-z0-9]{2,8}$/.test(text.slice(Math.max(0, column - 10), column));
}
