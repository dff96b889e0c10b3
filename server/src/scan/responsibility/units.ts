/**
 * Cuts a list of names into names. All texts are folded (normaliseCharacters.ts); brackets inside a name hide what they
 * contain.
 */

import { isClearName, isEachName, isPostName, likeness } from './names';

/** Columns of one name in the source. */
export interface NameSpan {
  start: number;
  end: number;
  /** 等部门: sums up the names before it and names nobody. */
  readonly summary?: true;
  /** What was written in brackets of its own after the name: 基教科(牵头). */
  readonly aside?: string;
}

export interface NameList {
  readonly names: NameSpan[];
  /** Places between two names where a separator was lost. */
  readonly fused: number[];
}

/**
 * Where the bracket group that opens at `at` ends (after its closing bracket), or `at` if it isn't closed before `end`.
 */
export function skipBrackets(source: string, at: number, end: number): number {
  let depth = 0;
  for (let index = at; index < end; index++) {
    const code = source.charCodeAt(index);
    if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) return index + 1;
  }
  return at;
}

/**
 * The names of one piece, which has no separators but those within: 党建办及各科室, 党政办 总务处, 教育部等有关部门和各地区. `text` is the piece
 * as written, in the same columns.
 */
export function splitNames(text: string, source: string, start: number, end: number): NameList {
  const list: NameList = { names: [], fused: [] };
  let from = start;
  let summary = false;
  for (let at = start; at < end; at++) {
    const character = source[at]!;
    if (character === '(') {
      const past = skipBrackets(source, at, end);
      if (past > at) at = past - 1;
      continue;
    }
    let skip = 0;
    let nextIsSummary = false;
    if (character === ' ') skip = spaceBetween(text, source, from, at, end, list.names.length > 0);
    else if (character === '等' && endsList(source, from, at, end)) {
      skip = 1;
      nextIsSummary = true;
    } else if (conjunctionStarts.has(character)) skip = conjunction(source, from, at, end);
    else if ((character === '/' || character === '|') && at > from && at + 1 < end) skip = 1;
    if (skip === 0) continue;
    addName(source, from, at, summary, list);
    summary = nextIsSummary;
    from = at + skip;
    at = from - 1;
  }
  addName(source, from, end, summary, list);
  return list;
}

/** 等 closes a list unless it is part of a word: 高等教育科, 中等职业学校. */
function endsList(source: string, from: number, at: number, end: number): boolean {
  if (at === from) return true;
  if (at + 1 < end && '级'.includes(source[at + 1]!)) return false;
  return !'高中初平优同均对上下特甲乙何'.includes(source[at - 1]!) || !isPartOfWord(source, at, end);
}

function isPartOfWord(source: string, at: number, end: number): boolean {
  const next = source.slice(at + 1, Math.min(end, at + 3));
  return !(
    next === '' ||
    next.startsWith('有关') ||
    next.startsWith('相关') ||
    next.startsWith('各') ||
    next.startsWith('部门') ||
    next.startsWith('单位')
  );
}

/** Longer texts between two separators are prose. */
const longestName = 60;
const conjunctionStarts = new Set('和及与暨以并');
const conjunctions = ['以及', '和', '及', '与', '暨', '并'];

/** The length of a conjunction at `at` that joins two names, or 0 if it is part of one (人力资源和社会保障局). */
function conjunction(source: string, from: number, at: number, end: number): number {
  const word = conjunctions.find((candidate) => source.startsWith(candidate, at));
  if (word === undefined) return 0;
  if (at - from > longestName) return 0;
  const left = compact(source, from, at);
  if (left === '') return at + word.length < end ? word.length : 0;
  const right = compact(source, at + word.length, Math.min(end, at + longestName));
  if (right.length < 2) return 0;
  const wholeRight = /^(?:各|有关|相关|其他|其它|全体|所有)/.test(right);
  if (wholeRight) return left.length >= 2 ? word.length : 0;
  if (!isClearName(left)) return 0;
  if (end - at < longestName && !isClearName(right) && !isClearName(right.replace(/等.{0,12}$/, ''))) return 0;
  if (
    left.length === 2 &&
    (!'办科处委局室股联会'.includes(left[1]!) || left === '党委' || left === '科室' || left === '社会')
  )
    return 0;
  return word.length;
}

/**
 * The length of the white space at `at` if it separates two names; 0 inside one (陈 锋, a PDF's 市司法 局). Wide space also
 * separates 人事秘书 各系. `parted`: spaces separate the names before it: 教务处 各年级组 班主任.
 */
function spaceBetween(text: string, source: string, from: number, at: number, end: number, parted: boolean): number {
  let past = at;
  while (past < end && source[past] === ' ') past++;
  if (past === end || at - from > longestName) return 0;
  const left = compact(source, from, at);
  let to = past;
  while (to < end && source[to] !== ' ') to++;
  const right = source.slice(past, to);
  if (left === '') return past - at;
  const wide = past - at > 1 || text[at] === '\u3000' || text[at] === '\t';
  const clear = isClearName(left);
  if (!clear && !(wide && (isEachName(left) || isPostName(left)))) return 0;
  if (right.length < 2 || right.startsWith('(')) return 0;
  if (isClearName(right) || /^[和及与]/.test(right) || (clear && past - at > 1)) return past - at;
  return isEachName(right) || ((wide || parted) && isPostName(right)) ? past - at : 0;
}

function compact(source: string, start: number, end: number): string {
  return withoutSpaces(source.slice(start, end));
}

/** Folded text without its spaces. */
export function withoutSpaces(text: string): string {
  return text.includes(' ') ? text.replaceAll(' ', '') : text;
}

const leadingWords = [
  '主要由',
  '具体由',
  '统一由',
  '并由',
  '均由',
  '分别由',
  '由',
  '以及',
  '和',
  '及',
  '与',
  '并',
  '其中',
  '即',
  '等',
];
const summaryNouns =
  /(?:部门|单位|科室|处室|股室|机构|部委|厅局|委办局|企业|地区|地方|学校|院校|方面|院系|主体|处|科|室|组)$/;

function addName(source: string, from: number, to: number, summary: boolean, list: NameList): void {
  let start = from;
  let end = to;
  const trim = (): void => {
    while (start < end && source[start] === ' ') start++;
    while (end > start && ' .·'.includes(source[end - 1]!)) end--;
  };
  trim();
  for (let again = true; again && start < end;) {
    again = false;
    for (const word of leadingWords) {
      if (end - start <= word.length || !source.startsWith(word, start)) continue;
      start += word.length;
      trim();
      again = true;
      break;
    }
  }
  start = behindBy(source, start, end);
  if (start >= end) return;
  // 等有关部门 means others than those named before.
  if (
    summary &&
    summaryNouns.test(source.slice(start, end)) &&
    !/^(?:各|有关|相关|其他|其它)/.test(source.slice(start, end))
  ) {
    list.names.push({ start, end, summary: true });
    return;
  }
  const aside = trailingAside(source, start, end);
  if (aside !== undefined) {
    end = aside.start;
    trim();
    if (start < end) list.names.push({ start, end, aside: aside.text });
    return;
  }
  const cut = fusedAt(source, start, end);
  if (cut < 0) {
    list.names.push({ start, end });
    return;
  }
  list.fused.push(cut);
  list.names.push({ start, end: cut }, { start: cut, end });
}

/** 甲工作由基教科 → the column after 由, if a body's name follows. */
function behindBy(source: string, start: number, end: number): number {
  const at = source.indexOf('由', start + 1);
  if (at < 0 || at >= end - 2 || source[at - 1] === '自' || source[at - 1] === '(') return start;
  return isClearName(compact(source, at + 1, end)) ? at + 1 : start;
}

const asides =
  /^(?:总?牵头|主责|主办|负责|配合|参与|协办|协助|协同|承办|指导|落实|实施|牵头(?:负责|单位|部门|科室|处室)|(?:责任|配合|协办|参与|主责)(?:单位|部门|科室|处室)|按职责分工(?:负责)?)$|列第一|列首位|排第一|排首位|排在第一|排名|第一位|下同|不再|不分先后|[0-9]月|完成$/;

/** A last bracket group that says something about the name and isn't part of it: (牵头), (列第一位者为牵头单位,下同). */
function trailingAside(
  source: string,
  start: number,
  end: number,
): { readonly start: number; readonly text: string } | undefined {
  if (source[end - 1] !== ')') return undefined;
  let depth = 0;
  for (let at = end - 1; at > start; at--) {
    if (source[at] === ')') depth++;
    else if (source[at] === '(' && --depth === 0) {
      const text = source.slice(at + 1, end - 1).trim();
      return asides.test(text) ? { start: at, text } : undefined;
    }
  }
  return undefined;
}

/** Offices so low that no other office is part of them: what follows their bracket is another body. */
const lowOffices = /[办科室处股组]$/;

/** Where a second name begins right after the first one's bracket: 工委办(党建办)基教科 → before 基; -1 if nowhere. */
function fusedAt(source: string, start: number, end: number): number {
  const open = source.indexOf('(', start);
  if (open < 0 || open >= end) return -1;
  const past = skipBrackets(source, open, end);
  if (past === open || past >= end) return -1;
  const before = compact(source, start, open);
  const inside = compact(source, open + 1, past - 1);
  const behind = compact(source, past, end);
  if (
    behind.length < 2 ||
    !lowOffices.test(before) ||
    !isClearName(before) ||
    likeness(inside) !== 'clear' ||
    !isClearName(behind)
  )
    return -1;
  return /^(?:办公室|党支部|党委|党组|科室|处室)$/.test(behind) ? -1 : past;
}
