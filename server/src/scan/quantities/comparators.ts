/** Comparators: the words before and after an amount that say how it binds. */
import type { Comparator } from '../types';
import type { Span } from '../../text/positions';
import { skipFewSpaces, skipFewSpacesBack } from './numbers';
import { lastVerb, verbEndingAt } from './clauseBounds';
import { shortVerbs } from './lexicon';
import type { MeasureClass } from './measureWords';

interface ComparatorWord {
  readonly word: string;
  readonly comparator: Comparator;
  /** Not a comparator right after one of these: 附近, 节约, 公约. */
  readonly notAfter?: string;
}

/** Before the number, longest first. 达到 and 控制在 are verbs and stay outside. */
const prefixes: readonly ComparatorWord[] = [
  { word: '不得低于', comparator: 'atLeast' },
  { word: '不得少于', comparator: 'atLeast' },
  { word: '不能少于', comparator: 'atLeast' },
  { word: '不应少于', comparator: 'atLeast' },
  { word: '不能低于', comparator: 'atLeast' },
  { word: '不应低于', comparator: 'atLeast' },
  { word: '不得超过', comparator: 'atMost' },
  { word: '不能超过', comparator: 'atMost' },
  { word: '不应超过', comparator: 'atMost' },
  { word: '不得高于', comparator: 'atMost' },
  { word: '不得多于', comparator: 'atMost' },
  { word: '不少于', comparator: 'atLeast' },
  { word: '不低于', comparator: 'atLeast' },
  { word: '不小于', comparator: 'atLeast' },
  { word: '不下于', comparator: 'atLeast' },
  { word: '不超过', comparator: 'atMost' },
  { word: '不高于', comparator: 'atMost' },
  { word: '不多于', comparator: 'atMost' },
  { word: '不大于', comparator: 'atMost' },
  { word: '不突破', comparator: 'atMost' },
  { word: '至少', comparator: 'atLeast' },
  { word: '最少', comparator: 'atLeast' },
  { word: '最低', comparator: 'atLeast' },
  { word: '至多', comparator: 'atMost' },
  { word: '最多', comparator: 'atMost' },
  { word: '超过', comparator: 'over' },
  { word: '突破', comparator: 'over' },
  { word: '高于', comparator: 'over' },
  { word: '多于', comparator: 'over' },
  { word: '大于', comparator: 'over' },
  { word: '高出', comparator: 'over' },
  { word: '低于', comparator: 'under' },
  { word: '少于', comparator: 'under' },
  { word: '小于', comparator: 'under' },
  { word: '不足', comparator: 'under' },
  { word: '不到', comparator: 'under' },
  { word: '大约', comparator: 'about' },
  { word: '将近', comparator: 'about' },
  { word: '接近', comparator: 'about' },
  { word: '≥', comparator: 'atLeast' },
  { word: '≤', comparator: 'atMost' },
  { word: '＞', comparator: 'over' },
  { word: '>', comparator: 'over' },
  { word: '＜', comparator: 'under' },
  { word: '<', comparator: 'under' },
  { word: '超', comparator: 'over', notAfter: '高彩赶反' },
  { word: '逾', comparator: 'over' },
  { word: '约', comparator: 'about', notAfter: '节预制契签公条履' },
  { word: '近', comparator: 'about', notAfter: '附最远邻亲接临就将' },
];

/** After the measure word. */
const suffixes: readonly ComparatorWord[] = [
  { word: '及以上', comparator: 'atLeast' },
  { word: '(含)以上', comparator: 'atLeast' },
  { word: '（含）以上', comparator: 'atLeast' },
  { word: '以上', comparator: 'atLeast' },
  { word: '及以下', comparator: 'atMost' },
  { word: '以内', comparator: 'atMost' },
  { word: '之内', comparator: 'atMost' },
  { word: '以下', comparator: 'under' },
  { word: '左右', comparator: 'about' },
  { word: '上下', comparator: 'about' },
];

const prefixEnds = new Set(prefixes.map((entry) => entry.word.at(-1)!));
const suffixBegins = new Set(suffixes.map((entry) => entry.word[0]!));

export interface ComparatorRead {
  readonly start: number;
  readonly end: number;
  readonly comparator: Comparator;
  readonly word: string;
  /** 至少 with its verb: 至少建成1个. */
  readonly withVerb?: true;
}

/** The comparator that ends right before `numberStart`; at most two spaces in between. */
export function prefixBefore(text: string, numberStart: number): ComparatorRead | undefined {
  const end = skipFewSpacesBack(text, numberStart);
  const last = text[end - 1];
  if (last !== undefined && prefixEnds.has(last)) {
    for (const entry of prefixes) {
      const start = end - entry.word.length;
      if (start < 0 || !text.startsWith(entry.word, start)) continue;
      if (entry.notAfter !== undefined && start > 0 && entry.notAfter.includes(text[start - 1]!)) continue;
      return { start, end, comparator: entry.comparator, word: entry.word };
    }
  }
  return atLeastWithVerb(text, end);
}

/**
 * 至少, a verb of at most five characters, and the number: 至少建成1个, 至少各有1门; also with the object in between: 至少讲党课2次,
 * 至少开展演练3场.
 */
function atLeastWithVerb(text: string, end: number): ComparatorRead | undefined {
  const from = Math.max(0, end - 10);
  let start = end - 3;
  while (start >= from && !text.startsWith('至少', start)) start--;
  if (start < from) return undefined;
  const between = text.slice(start + 2, end);
  // A numeral in between has 至少 to itself: 至少一批建成3所.
  if (/[^\u4e00-\u9fff]|[一二两三四五六七八九十百千]/.test(between)) return undefined;
  const verb = lastVerb(text, start + 2, end);
  const closes =
    between.length <= 5 &&
    (verb?.end === end ||
      between.endsWith('有') ||
      between.endsWith('达') ||
      (between.length <= 2 && shortVerbs.includes(between.at(-1)!)));
  return closes || actBeforeObject(text, start + 2, end) !== undefined
    ? { start, end, comparator: 'atLeast', word: '至少', withVerb: true }
    : undefined;
}

const oneActs = '讲听上写办开做学建读访';

/** The act that begins at `from`: a verb or one character, with an object of at least two characters up to `end`. */
export function actBeforeObject(text: string, from: number, end: number): Span | undefined {
  if (/[的每各全]/.test(text.slice(from, end))) return undefined;
  const act =
    verbEndingAt(text, from + 2, from) ?? (oneActs.includes(text[from]!) ? { start: from, end: from + 1 } : undefined);
  return act !== undefined && end - act.end >= 2 ? { start: act.start, end: act.end } : undefined;
}

/** The comparator right after the measure word. */
export function suffixAfter(text: string, measureEnd: number, kind: MeasureClass): ComparatorRead | undefined {
  const start = skipFewSpaces(text, measureEnd);
  const first = text[start];
  // 缩短到20分钟内. After a year, 内 makes a deadline.
  if (first === '内' && kind === 'period' && !'容部外地在'.includes(text[start + 1] ?? '-'))
    return { start, end: start + 1, comparator: 'atMost', word: '内' };
  if (first === undefined || !suffixBegins.has(first)) return undefined;
  for (const entry of suffixes) {
    if (text.startsWith(entry.word, start))
      return { start, end: start + entry.word.length, comparator: entry.comparator, word: entry.word };
  }
  return undefined;
}
