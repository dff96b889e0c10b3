/**
 * Finds the responsibility notes of a line: in brackets with a label, in brackets with only verbs, or bare after a
 * label.
 */

import type { Mutable } from '../../text/mutable';
import type { Note, NoteForm, NoteProblem } from '../types';
import type { Span } from '../../text/positions';
import { skipSpaces, trimEnd } from '../../text/characters';
import { fold } from '../../text/normaliseCharacters';
import { partitionPoint } from '../../text/binarySearch';
import { hideLoneBrackets } from './brackets';
import type { BracketPair, Brackets } from './brackets';
import { readContent } from './content';
import type { Content } from './content';
import { labelEndingAt, labelStartingAt } from './labels';
import { endsAsList, isPlainList } from './lists';
import { hasLabel, isLabelWord, mayBeVerbs, namesOffice, speaksOfBodies, withColons } from './noteEvidence';

/** A note needs no more characters to say who; a longer bracket is prose, or was never closed. */
const longestContent = 600;
const longestLabel = 16;
const longestUnclosed = 120;
const longestList = 80;

export class NoteFinder {
  private readonly notes: Note[] = [];
  /** Columns of : and ：. */
  private readonly colons: readonly number[];
  private readonly loneClosings: ReadonlySet<number>;

  constructor(
    private readonly text: string,
    private readonly brackets: Brackets,
  ) {
    this.colons = colonsOf(text);
    this.loneClosings =
      brackets.unmatched.length === 0
        ? noColumns
        : new Set(brackets.unmatched.filter((bracket) => !bracket.opening).map((bracket) => bracket.at));
  }

  find(): Note[] {
    const openings = this.openings();
    let end = 0;
    let scanned = 0;
    for (const opening of openings) {
      if (opening.open < end) continue;
      end = this.findBare(Math.max(scanned, end), opening.open, end);
      scanned = opening.open;
      if (opening.open < end) continue;
      const found = 'close' in opening ? this.bracketed(opening) : this.unclosed(opening.open);
      if (found === undefined) continue;
      this.notes.push(found);
      end = found.span.end;
    }
    this.findBare(Math.max(scanned, end), this.text.length, end);
    return this.notes;
  }

  /** Opening brackets with and without a partner, in text order. */
  private openings(): readonly Opening[] {
    const { pairs, unmatched } = this.brackets;
    if (unmatched.length === 0 && !pairs.some(isTooLong)) return pairs;
    const lone = unmatched.filter((bracket) => bracket.opening).map(({ at }) => ({ open: at }));
    return [...pairs.map((pair) => (isTooLong(pair) ? { open: pair.open } : pair)), ...lone].sort(
      (a, b) => a.open - b.open,
    );
  }

  private bracketed(pair: BracketPair): Note | undefined {
    const { open, close } = pair;
    const start = open + 1;
    if (close - start < 2) return undefined;
    if (pair.shape === 'lenticular' && isLabelWord(this.text.slice(start, close))) return this.behindLabel(open, close);
    const source = fold(this.text.slice(start, close));
    const form: NoteForm | undefined = hasLabel(source) ? 'labelled' : mayBeVerbs(source) ? 'verb' : undefined;
    if (form === undefined) return this.list(open, close);
    const content = this.read(start, close);
    if (
      form === 'labelled' ? content.labels.length === 0 : !speaksOfBodies(content) || !this.standsApart(open, close + 1)
    )
      return undefined;
    const problems = [...content.problems];
    if (pair.shape !== pair.closeShape) problems.push({ kind: 'mismatched', span: { start: close, end: close + 1 } });
    this.addLoneInside(start, close, problems);
    return note(
      form,
      { start: open, end: close + 1 },
      { start, end: close },
      content,
      problems,
      { start: open, end: start },
      { start: close, end: close + 1 },
    );
  }

  /** 【牵头单位】甲局【配合单位】乙局: the label in brackets, the names after it. */
  private behindLabel(open: number, close: number): Note | undefined {
    const first = skipSpaces(this.text, close + 1);
    if (first >= this.text.length || this.text[first] === '【') return undefined;
    const end = trimEnd(this.text, this.contentEnd(close + 1), close);
    const content = this.read(open, end);
    if (content.units.length === 0 && content.persons.length === 0) return undefined;
    return note(
      'bare',
      { start: open, end },
      { start: open, end },
      content,
      content.problems.filter(({ kind }) => kind !== 'empty'),
    );
  }

  /** （责任单位：A、B without a closing bracket: the note runs to the end of the sentence or the line. */
  private unclosed(open: number): Note | undefined {
    const start = open + 1;
    const first = this.colonIn(start, Math.min(this.text.length, start + longestLabel));
    if (first < 0) return this.unclosedVerbs(open);
    const head = fold(this.text.slice(start, first));
    const label = labelEndingAt(head, head.length, 0);
    if (label === undefined || head.slice(0, label.start).trim() !== '') return undefined;
    const end = this.contentEnd(first + 1);
    const content = this.read(start, end);
    if (content.units.length === 0 && content.persons.length === 0 && content.problems.length === 0) return undefined;
    const problems: NoteProblem[] = [...content.problems, { kind: 'unclosed', span: { start: open, end: start } }];
    return note(
      'labelled',
      { start: open, end },
      { start, end },
      content,
      problems,
      { start: open, end: start },
      undefined,
    );
  }

  /**
   * 。（A牵头，B配合 or 。（A、B without a closing bracket: only after a sentence, and only if the rest of the line reads as a
   * note.
   */
  private unclosedVerbs(open: number): Note | undefined {
    const start = open + 1;
    const before = trimEnd(this.text, open);
    let end = trimEnd(this.text, this.text.length, start);
    if (this.text[end - 1] === '。') end--;
    if (
      end - start < 3 ||
      end - start > longestUnclosed ||
      before === 0 ||
      !sentenceEnds.includes(this.text[before - 1]!)
    )
      return undefined;
    const source = fold(this.text.slice(start, end));
    if (/[。；;]/.test(source)) return undefined;
    const verbs = mayBeVerbs(source);
    if (!verbs && !endsAsList(source, true)) return undefined;
    const content = this.read(start, end);
    if (verbs ? !speaksOfBodies(content) : !isPlainList(content, true)) return undefined;
    return note(
      'verb',
      { start: open, end },
      { start, end },
      content,
      [...content.problems, { kind: 'unclosed', span: { start: open, end: start } }],
      { start: open, end: start },
      undefined,
    );
  }

  /** （教务处、德育处） at the end of a paragraph, if every name is surely a body's. */
  private list(open: number, close: number): Note | undefined {
    if (close - open > longestList || !this.endsParagraph(close + 1)) return undefined;
    const afterSentence = this.isAfterSentence(open);
    if (!endsAsList(fold(this.text.slice(open + 1, close)), afterSentence)) return undefined;
    const content = this.read(open + 1, close);
    if (!isPlainList(content, afterSentence)) return undefined;
    const before = trimEnd(this.text, open);
    if (
      !afterSentence &&
      (content.units.length < 2 || namesOffice(fold(this.text.slice(Math.max(0, before - 4), before))))
    )
      return undefined;
    return note(
      'verb',
      { start: open, end: close + 1 },
      { start: open + 1, end: close },
      content,
      content.problems,
      { start: open, end: open + 1 },
      { start: close, end: close + 1 },
    );
  }

  /** The names alone in brackets at the end of the line, if the plan's habit says that they are a note. */
  namesAtEnd(): Note | undefined {
    const pair = this.brackets.pairs.findLast(({ close }) => this.endsParagraph(close + 1));
    if (pair === undefined || pair.close - pair.open > longestList) return undefined;
    const { open, close } = pair;
    const content = this.read(open + 1, close);
    if (!isPlainList(content, true)) return undefined;
    return this.bracketedNote('verb', pair, content, content.problems);
  }

  private bracketedNote(
    form: NoteForm,
    { open, close }: BracketPair,
    content: Content,
    problems: readonly NoteProblem[],
  ): Note {
    return note(
      form,
      { start: open, end: close + 1 },
      { start: open + 1, end: close },
      content,
      problems,
      { start: open, end: open + 1 },
      { start: close, end: close + 1 },
    );
  }

  /** Not in the middle of a sentence: after a 。, or followed by a mark, another bracket or nothing. */
  private standsApart(start: number, end: number): boolean {
    const before = trimEnd(this.text, start);
    if (before === 0 || sentenceEnds.includes(this.text[before - 1]!)) return true;
    const after = skipSpaces(this.text, end);
    return after >= this.text.length || '。；;，,、.（(〔【［['.includes(this.text[after]!);
  }

  private isAfterSentence(at: number): boolean {
    const before = trimEnd(this.text, at);
    return before === 0 || sentenceEnds.includes(this.text[before - 1]!);
  }

  private endsParagraph(from: number): boolean {
    let at = skipSpaces(this.text, from);
    if (at < this.text.length && '。；;.'.includes(this.text[at]!)) at = skipSpaces(this.text, at + 1);
    return at >= this.text.length;
  }

  private addLoneInside(start: number, end: number, problems: NoteProblem[]): void {
    const all = this.brackets.unmatched;
    for (
      let index = partitionPoint(all.length, (place) => all[place]!.at < start);
      index < all.length && all[index]!.at < end;
      index++
    ) {
      const { at } = all[index]!;
      problems.push({ kind: 'unclosed', span: { start: at, end: at + 1 } });
    }
  }

  private read(start: number, end: number): Content {
    const written = this.text.slice(start, end);
    return readContent(written, hideLoneBrackets(fold(withColons(written))), 0, written.length, start);
  }

  // Labels without brackets.

  /**
   * Adds the bare notes whose colon is in [from, to) and that don't reach back before `end`. Returns where the last
   * note ends.
   */
  private findBare(from: number, to: number, end: number): number {
    let last = end;
    for (let colon = this.colonIn(from, to); colon >= 0; colon = this.colonIn(colon + 1, to)) {
      if (colon < last) continue;
      const found = this.bare(colon, last);
      if (found === undefined) continue;
      this.notes.push(found);
      last = found.span.end;
      if (last > to) break;
    }
    return last;
  }

  private bare(colon: number, from: number): Note | undefined {
    const headStart = Math.max(from, colon - longestLabel);
    const head = fold(this.text.slice(headStart, colon));
    const label = labelEndingAt(head, head.length, 0);
    if (label === undefined || label.meaning.bare === false) return undefined;
    const start = headStart + label.start;
    const place = this.placeOf(start);
    const host = label.meaning.bare === 'host';
    if (place === undefined || this.isMetadata(host) || (host && trimEnd(this.text, start) === 0)) return undefined;
    const stop = this.contentEnd(colon + 1);
    const lone = this.loneClosings.has(stop) ? stop : undefined;
    const content = this.read(start, stop);
    if (content.units.length === 0 && content.persons.length === 0) return undefined;
    if (place === 'inside' && content.clear === 0) return undefined;
    if (lone === undefined)
      return note(
        'bare',
        { start, end: trimEnd(this.text, stop, start) },
        { start, end: trimEnd(this.text, stop, start) },
        content,
        content.problems,
      );
    const close: Span = { start: lone, end: lone + 1 };
    return note(
      'labelled',
      { start, end: lone + 1 },
      { start, end: lone },
      content,
      [...content.problems, { kind: 'unclosed', span: close }],
      undefined,
      close,
    );
  }

  private metadata: boolean | undefined;

  /** A web page's line of 发布时间：… 来源：… 责任部门：…, or (`host`) its footer, if no number or sentence comes before 主办单位. */
  private isMetadata(host: boolean): boolean {
    this.metadata ??= this.text.length < 300 && pageFields.test(this.text);
    return this.metadata || (!host && this.text.length < 300 && /^\s{0,8}主办(?:单位)?\s{0,3}[:：]/.test(this.text));
  }

  /**
   * `line` if the label opens its line (after at most a number or a bullet), `inside` after a sentence; undefined in
   * the middle of one.
   */
  private placeOf(start: number): 'line' | 'inside' | undefined {
    const gap = trimEnd(this.text, start);
    let before = gap;
    while (before > 0 && start - before < 8 && bullets.includes(this.text[before - 1]!))
      before = trimEnd(this.text, before - 1);
    if (before === 0) return 'line';
    const character = this.text[before - 1]!;
    if (sentenceEnds.includes(character)) return 'inside';
    if (gap <= 6 && '、.．'.includes(character)) return 'line';
    return gap < start ? 'inside' : undefined;
  }

  /**
   * The first 。, tab, cell border, closing bracket without a partner, or the end of the line; at most `longestContent`
   * away.
   */
  private contentEnd(from: number): number {
    const limit = Math.min(this.text.length, from + longestContent);
    for (let at = from; at < limit; at++) {
      const character = this.text[at]!;
      if ('。|│┃！？'.includes(character) || (')）〕】]］'.includes(character) && this.loneClosings.has(at))) return at;
      if (character === '\t' && at > from) return at;
      if ('（(〔［['.includes(character) && this.startsLabel(at + 1)) return at;
    }
    return limit;
  }

  private startsLabel(from: number): boolean {
    const head = fold(this.text.slice(from, from + longestLabel)).trimStart();
    return labelStartingAt(head, 0, head.length) !== undefined;
  }

  /** The first colon in [from, to), or -1. */
  private colonIn(from: number, to: number): number {
    const colon = this.colons[partitionPoint(this.colons.length, (index) => this.colons[index]! < from)];
    return colon !== undefined && colon < to ? colon : -1;
  }
}

/** An opening bracket: its pair, or only its column if it has no partner. */
type Opening = BracketPair | { readonly open: number };

function isTooLong({ open, close }: BracketPair): boolean {
  return close - open > longestContent;
}

const noColumns: ReadonlySet<number> = new Set();
const noColons: readonly number[] = [];

const pageFields =
  /(?:发布(?:时间|日期|机构|单位|者|人)?|来源|作者|编辑|审核|浏览(?:次数|量)?|点击(?:数|量|次数|率)?|阅读(?:次数|量)?|字号|字体|索引号|文号|发文字号|(?:成文|生成|公开|更新)(?:日期|时间)|公开(?:方式|类别|形式)|技术支持|版权所有|备案号?|主题分类)\s{0,3}[:：]|ICP备|公网安备/;
const bullets = '—–-─•·▪■◆●△▲*※>★☆◇○□►▶';
const sentenceEnds = '。！？；!?;）)】〕］]”」|│\t';
function colonsOf(text: string): readonly number[] {
  const half = columnsOf(':', text);
  const full = columnsOf('：', text);
  return half.length === 0 ? full : full.length === 0 ? half : [...half, ...full].sort((a, b) => a - b);
}

function columnsOf(character: string, text: string): readonly number[] {
  let columns: number[] | undefined;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) (columns ??= []).push(at);
  return columns ?? noColons;
}

function note(
  form: NoteForm,
  span: Span,
  content: Span,
  { labels, units, persons }: Content,
  problems: readonly NoteProblem[],
  open?: Span,
  close?: Span,
): Note {
  const found: Mutable<Note> = { form, span, content, labels, units, persons, problems };
  if (open !== undefined) found.open = open;
  if (close !== undefined) found.close = close;
  return found;
}
