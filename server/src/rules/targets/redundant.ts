import { Feature } from '../../text/characters';
import { defineSign, digits } from '../../plan/facts/signs';
import { readMeasure } from '../../scan/quantities/measureWords';
import type { MeasureWord } from '../../scan/quantities/measureWords';
import type { Span } from '../../text/positions';
import type { LineFinding, LineFix, LineRule } from '../types';
import { isJoinedBefore } from './figures';

/** Characters before 约 that make it another word: 节约, 契约. */
const pactWords = '节预制契签公条履解守特违合';

/**
 * Before the figure. `about`, `least` and `most` say what the word does, and so which words may not follow the figure.
 */
const before: readonly { readonly word: string; readonly sense: Sense; readonly notAfter?: string }[] = [
  { word: '大约', sense: 'about' },
  { word: '大概', sense: 'about' },
  { word: '将近', sense: 'about' },
  { word: '接近', sense: 'about' },
  { word: '约', sense: 'about', notAfter: pactWords },
  { word: '近', sense: 'about', notAfter: '附最远邻亲靠贴临就将接' },
  { word: '不少于', sense: 'least' },
  { word: '不低于', sense: 'least' },
  { word: '不小于', sense: 'least' },
  { word: '至少', sense: 'least' },
  { word: '最少', sense: 'least' },
  { word: '超过', sense: 'over', notAfter: '不' },
  { word: '突破', sense: 'over', notAfter: '不' },
  { word: '多于', sense: 'over', notAfter: '不' },
  { word: '高于', sense: 'over', notAfter: '不' },
  { word: '逾', sense: 'over' },
  { word: '不超过', sense: 'most' },
  { word: '不高于', sense: 'most' },
  { word: '不多于', sense: 'most' },
  { word: '至多', sense: 'most' },
  { word: '最多', sense: 'most' },
  { word: '不足', sense: 'under' },
  { word: '不到', sense: 'under' },
  { word: '少于', sense: 'under', notAfter: '不' },
  { word: '低于', sense: 'under', notAfter: '不' },
];
type Sense = 'about' | 'least' | 'over' | 'most' | 'under';

/** After the measure word. The second pattern matches longer words that begin the same way. */
const behind: readonly { readonly word: string; readonly notBefore: RegExp }[] = [
  { word: '左右', notBefore: /^[手侧为邻两逢]/ },
  { word: '上下', notBefore: /^[游级左功班联]/ },
  { word: '及以上', notBefore: /^[级]/ },
  { word: '以上', notBefore: /^[级]/ },
  { word: '以内', notBefore: /^$/ },
  { word: '之内', notBefore: /^$/ },
  { word: '及以下', notBefore: /^[级]/ },
  { word: '以下', notBefore: /^[级]/ },
];

/** Which endings say the same again, or the opposite. */
const clashes: Readonly<Record<Sense, RegExp>> = {
  about: /左右|上下|以上/,
  least: /以上|左右|以内|之内|以下/,
  over: /以上|左右|以内|之内|以下/,
  most: /以内|之内|以下|左右|以上/,
  under: /以下|左右|以上/,
};

/** Which of them say the opposite, so one must be wrong. */
const opposites: Readonly<Partial<Record<Sense, RegExp>>> = {
  least: /以内|之内|以下/,
  over: /以内|之内|以下/,
  most: /以上/,
  under: /以上/,
};

/** A figure or numerals, 万 and the like, 余 or 多 among them. */
const amount =
  /(?:[0-9０-９]{1,9}(?:[.．][0-9０-９]{1,3})?|[一二两三四五六七八九十百千]{1,6})(?:[-–—－~～至到]{1,2}[0-9０-９]{1,9})?[百千]?[万亿]{0,2}(?<more>[余多])?(?<power>[万亿]{0,2})/g;
const longestPrefix = 3;
/** A line without any of these has nothing said twice. */
const mayRepeat =
  /[0-9０-９一二两三四五六七八九十百千万亿][余多]|左右|上下|以上|以内|之内|以下|约近|近约|大概|大约|将近|接近/;
/** The same, and a few more. */
const signs = [
  defineSign('余多', `${digits}０１２３４５６７８９一二两三四五六七八九十百千万亿`),
  defineSign('右下上内概约近', '左上以之大将接约近'),
];

export const redundantRule: LineRule = {
  meta: {
    code: 'target/redundant',
    severity: 'information',
    fixable: true,
    title: { zh: '约数重复', en: 'Said twice' },
    description: {
      zh: '同一个数的约数或界限说了两遍，或互相矛盾：“约50余所左右”“近30人以上”“不少于3次以上”“不超过45人以上”（矛盾的为警告）。留一处即可。',
      en: 'A figure is made approximate or bounded twice (约50余所左右, 近30人以上, 不少于3次以上), or bounded in opposite directions (不超过45人以上, a warning). One of the words is enough.',
    },
  },
  kind: 'line',
  scope: 'body',
  needs: Feature.Digit | Feature.HanNumeral,
  signs,
  check({ text, shape }) {
    if (shape === 'chrome' || !mayRepeat.test(text)) return [];
    const findings: LineFinding[] = [];
    amount.lastIndex = 0;
    for (let match = amount.exec(text); match !== null; match = amount.exec(text)) {
      const finding = judge(text, match);
      if (finding !== undefined) findings.push(finding);
    }
    return findings;
  },
};

function judge(text: string, match: RegExpExecArray): LineFinding | undefined {
  const { more, power = '' } = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  const measure = readMeasure(text, skipSpace(text, end));
  if (measure === undefined && more === undefined) return undefined;
  const measureEnd = measure === undefined ? end : skipSpace(text, end) + measure.word.length;
  const prefix = prefixBefore(text, start);
  if (prefix?.word === '近' && (measure === undefined || isLast(measure))) return undefined;
  const suffix = measure === undefined ? undefined : suffixAfter(text, measureEnd);
  // 余多, 余20, 左右以上: more is wrong here than one word too many.
  if (
    /[0-9０-９余多]/.test(text[end] ?? '') ||
    (suffix !== undefined && suffixAfter(text, suffix.span.end) !== undefined)
  )
    return undefined;
  if (prefix === undefined && isJoinedBefore(text, start)) return undefined;
  const bothEnds = prefix !== undefined && suffix !== undefined && clashes[prefix.sense].test(suffix.word);
  const moreBefore = more !== undefined && prefix?.sense === 'about';
  const moreBehind = more !== undefined && suffix !== undefined && /左右|上下|以上/.test(suffix.word);
  const moreAt = end - power.length - 1;
  // 约近50所
  const doubled = prefix?.sense === 'about' ? aboutBefore(text, prefix.span.start) : undefined;
  const words: Span[] = doubled === undefined ? [] : [doubled];
  if (prefix !== undefined && (bothEnds || moreBefore || doubled !== undefined)) words.push(prefix.span);
  if (moreBefore || moreBehind) words.push({ start: moreAt, end: moreAt + 1 });
  if (suffix !== undefined && (bothEnds || moreBehind)) words.push(suffix.span);
  if (words.length < 2) return undefined;
  const opposite = bothEnds && opposites[prefix.sense]?.test(suffix.word) === true;
  return finding(text, words, start, opposite);
}

/** A word for “about” that ends at column `end`. */
function aboutBefore(text: string, end: number): Span | undefined {
  for (const { word, sense, notAfter } of before) {
    const start = end - word.length;
    if (sense !== 'about' || start < 0 || !text.startsWith(word, start)) continue;
    if (notAfter !== undefined && start > 0 && notAfter.includes(text[start - 1]!)) continue;
    return { start, end };
  }
  return undefined;
}

/** 近三年, 近5次: 近 means "the last". */
function isLast({ kind, word }: MeasureWord): boolean {
  return kind === 'duration' || kind === 'period' || '次期批轮'.includes(word);
}

function skipSpace(text: string, from: number): number {
  return text[from] === ' ' ? from + 1 : from;
}

interface Bound {
  readonly word: string;
  readonly span: Span;
}

function prefixBefore(text: string, start: number): (Bound & { readonly sense: Sense }) | undefined {
  const end = text[start - 1] === ' ' ? start - 1 : start;
  for (const { word, sense, notAfter } of before) {
    const from = end - word.length;
    if (from < 0 || word.length > longestPrefix || !text.startsWith(word, from)) continue;
    if (notAfter !== undefined && from > 0 && notAfter.includes(text[from - 1]!)) continue;
    return { word, sense, span: { start: from, end } };
  }
  // 约占50%左右: one character in between.
  if (
    '占为有达合'.includes(text[end - 1] ?? '-') &&
    text[end - 2] === '约' &&
    !pactWords.includes(text[end - 3] ?? '-')
  )
    return { word: '约', sense: 'about', span: { start: end - 2, end: end - 1 } };
  // 至少举办2次以上: a verb of up to three characters in between.
  const window = text.slice(Math.max(0, start - 5), start);
  const at = Math.max(window.lastIndexOf('至少'), window.lastIndexOf('最少'));
  if (at < 0 || !/^[\u4e00-\u9fff]{1,3}$/.test(window.slice(at + 2)) || /[的在以每]/.test(window.slice(at + 2)))
    return undefined;
  const from = Math.max(0, start - 5) + at;
  return { word: window.slice(at, at + 2), sense: 'least', span: { start: from, end: from + 2 } };
}

function suffixAfter(text: string, from: number): Bound | undefined {
  const start = skipSpace(text, from);
  for (const { word, notBefore } of behind) {
    if (text.startsWith(word, start))
      return notBefore.test(text.slice(start + word.length, start + word.length + 1))
        ? undefined
        : { word, span: { start, end: start + word.length } };
  }
  return undefined;
}

/** One fix for each word that may stay; the others are deleted. */
function finding(text: string, words: readonly Span[], figure: number, opposite: boolean): LineFinding {
  const span = { start: Math.min(figure, words[0]!.start), end: words.at(-1)!.end };
  const shown = words.map((word) => `“${text.slice(word.start, word.end)}”`);
  const fixes = words.map((kept): LineFix => {
    const gone = words.filter((word) => word !== kept);
    const right = without(text, span, gone);
    return {
      title: { zh: `改为“${right}”`, en: `Change to “${right}”` },
      edits: gone.map((word) => ({ span: word, newText: '' })),
    };
  });
  return {
    span,
    fixes,
    ...(opposite ? { severity: 'warning' as const } : {}),
    message: opposite
      ? {
          zh: `“${text.slice(span.start, span.end)}”中${shown.join('与')}互相矛盾，应留一处。`,
          en: `${shown.join(' and ')} contradict each other; keep one of them.`,
        }
      : {
          zh: `“${text.slice(span.start, span.end)}”中${shown.join('与')}语义重复，留一处即可。`,
          en: `${shown.join(' and ')} both bound one figure; keep one of them.`,
        },
  };
}

function without(text: string, span: Span, gone: readonly Span[]): string {
  let result = '';
  let at = span.start;
  for (const word of gone) {
    result += text.slice(at, word.start);
    at = word.end;
  }
  return result + text.slice(at, span.end);
}
