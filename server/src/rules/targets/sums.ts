/** Parts and their total; and so much for each of so many. */
import type { LineFinding } from '../types';
import { withoutNoise } from '../../text/numerals';
import { isSame } from './changes';
import type { PlainAmount } from './plainAmounts';

/** Kinds of parts that exclude each other; other parts may overlap. */
const dimensions: readonly RegExp[] = [
  /中央|国家|省级?|市级?|县级?|区级?|乡镇|镇级?|村级?|校级|地方|自筹|社会|银行|贷款|债券|上级|本级|财政|企业/,
  /幼儿园|学前|小学|初中|高中|中职|高职|本科|特殊教育|特教/,
  /男|女/,
  /城区|城市|城镇|县城|农村|乡村|街道|社区/,
  /公办|民办/,
  /上半年|下半年|[一二三四]季度|[0-9]{1,2}月|20[0-9]{2}年/,
  /新建|改建|改扩建|扩建|迁建|续建/,
  /博士|硕士|研究生|本科|大专|专科/,
  /正高|副高|高级|中级|初级/,
];
/** Two of these make the whole. */
const pairs: readonly (readonly [string, string])[] = [
  ['男', '女'],
  ['公办', '民办'],
  ['上半年', '下半年'],
];
const maxName = 12;

interface Part {
  readonly amount: PlainAmount;
  readonly name: string;
}

export function sumFindings(text: string, amounts: readonly PlainAmount[]): LineFinding[] {
  if (amounts.length < 3) return [];
  return [...partsOfTotal(text, amounts), ...totalsBehind(text, amounts)];
}

/** 资金1200万元，其中市级800万元、县级500万元 */
function partsOfTotal(text: string, amounts: readonly PlainAmount[]): LineFinding[] {
  const findings: LineFinding[] = [];
  let at = 0;
  for (let cue = text.indexOf('其中'); cue >= 0; cue = text.indexOf('其中', cue + 2)) {
    while (at < amounts.length && amounts[at]!.start < cue) at++;
    const total = amounts[at - 1];
    if (total === undefined || total.loose) continue;
    if (!/^[^，,。；;]{0,14}[，,（(：:]?\s?$/.test(text.slice(total.end, cue).slice(-20)) || cue - total.end > 20)
      continue;
    const parts = partsFrom(text, amounts, at, cue + 2, total.unit);
    if (parts === undefined || parts.length < 2) continue;
    const kinds = kindsOf(parts);
    if (kinds === undefined) continue;
    const sum = withoutNoise(parts.reduce((value, { amount }) => value + amount.value, 0));
    const whole = pairs.some((pair) => pair.every((kind) => kinds.includes(kind))) && parts.length === 2;
    if (isSame(sum, total.value) || (sum < total.value && !whole)) continue;
    findings.push(wrongSum(text, total, total.start, parts.at(-1)!.amount.end, sum));
  }
  return findings;
}

/** The parts that follow each other from `start` on; undefined if one of them is a rough figure. */
function partsFrom(
  text: string,
  amounts: readonly PlainAmount[],
  first: number,
  start: number,
  unit: string,
): Part[] | undefined {
  const parts: Part[] = [];
  let from = start;
  for (let at = first; at < amounts.length; at++) {
    const amount = amounts[at]!;
    if (amount.start - from > maxName + 4) break;
    const name = text.slice(from, amount.start).replace(/^[：:，、,和及与；;\s]{1,3}/, '');
    if (/[。；;，,：:（(]/.test(name) || name.length > maxName || amount.unit !== unit) break;
    if (amount.loose) return undefined;
    parts.push({ amount, name });
    from = amount.end;
    // 10所学校、: the noun after the amount.
    const noun = /^[^，,、。；;：:（(0-9]{0,8}(?=[，,、；;])/.exec(text.slice(from, from + 10));
    if (noun !== null) from += noun[0].length;
  }
  return parts;
}

/** What distinguishes the parts, if all of them are of one dimension and no two are alike. */
function kindsOf(parts: readonly Part[]): string[] | undefined {
  for (const dimension of dimensions) {
    const kinds = parts.map(({ name }) => dimension.exec(name)?.[0]);
    if (kinds.every((kind) => kind !== undefined) && new Set(kinds).size === kinds.length) return kinds;
  }
  return undefined;
}

/** Right before a total that closes a list. */
const totalCue = /[，,](?:共|共计|合计|总计|总共)(?:投入|安排|需|为|达)?(?:资金)?\s?$/;

/** 市级800万元、县级500万元，共1200万元 */
function totalsBehind(text: string, amounts: readonly PlainAmount[]): LineFinding[] {
  const findings: LineFinding[] = [];
  for (let at = 2; at < amounts.length; at++) {
    const total = amounts[at]!;
    if (total.loose || !'，。；、）,;)'.includes(text[total.end] ?? '。')) continue;
    if (!totalCue.test(text.slice(Math.max(0, total.start - 9), total.start))) continue;
    let sum = 0;
    let count = 0;
    let fits = false;
    let first = at - 1;
    for (; first >= 0; first--) {
      const part = amounts[first]!;
      const gap = text.slice(part.end, amounts[first + 1]!.start);
      if (part.unit !== total.unit || gap.length > 16 || /[。；;：:]/.test(gap)) break;
      if (count > 0 && !/[、和及，,]/.test(gap)) break;
      if (part.loose) {
        fits = true;
        break;
      }
      sum = withoutNoise(sum + part.value);
      count++;
      if (count > 1 && isSame(sum, total.value)) fits = true;
    }
    if (fits || count < 2) continue;
    findings.push(wrongSum(text, total, amounts[first + 1]!.start, total.end, sum));
  }
  return findings;
}

function wrongSum(text: string, total: PlainAmount, start: number, end: number, sum: number): LineFinding {
  const shown = shownLike(text.slice(total.start, total.end), sum, total);
  return {
    span: { start, end },
    message: {
      zh: `分项之和是${shown}，与“${text.slice(total.start, total.end)}”对不上，请核对。`,
      en: `The parts add up to ${shown}, not ${text.slice(total.start, total.end)}.`,
    },
  };
}

/** `value` in the same powers of ten as the author's: 1300万元. */
function shownLike(written: string, value: number, { value: own, unit }: PlainAmount): string {
  const figure = Number(/^[0-9]{1,9}(?:\.[0-9]{1,4})?/.exec(written)?.[0]);
  return Number.isNaN(figure) || figure === 0 || written.includes(',')
    ? `${value}${unit}`
    : `${withoutNoise((value * figure) / own)}${written.replace(/^[0-9.]{1,14}/, '')}`;
}

/** 每所学校…, 每名… */
const each = /每\s?(所|个|名|人|家|户|项|处|村|校|班|亩|台|套|件|场|间|辆|张)/g;
/** What else may multiply it. */
const repeats = /每[年月周日天学季次期轮]|[年月]均|[两二三四五六七八九十0-9]年|学期|学年/;
const sameCounter: Readonly<Record<string, string>> = { 人: '名', 校: '所', 村: '个', 班: '个' };

/** 每所学校补助5万元，20所学校共补助200万元 */
export function productFindings(text: string, amounts: readonly PlainAmount[]): LineFinding[] {
  if (amounts.length < 3 || !text.includes('每')) return [];
  const findings: LineFinding[] = [];
  for (const match of text.matchAll(each)) {
    const start = sentenceStart(text, match.index);
    const end = sentenceEnd(text, match.index);
    if (repeats.test(text.slice(start, end))) continue;
    const within = amounts.filter((amount) => amount.start >= start && amount.end <= end);
    if (within.length !== 3 || within.some(({ loose }) => loose)) continue;
    const share = within.find((amount) => amount.start > match.index);
    if (share === undefined || share.start - match.index > 14) continue;
    const counter = counterOf(match[1]!);
    const rest = within.filter((amount) => amount !== share);
    const count = rest.find(({ unit }) => counterOf(unit) === counter);
    const total = rest.find((amount) => amount !== count && amount.unit === share.unit);
    if (count === undefined || total === undefined || total.start < share.start) continue;
    if (!/(?:共|合计|总计|共计|总额)[^0-9，,]{0,6}$/.test(text.slice(Math.max(0, total.start - 9), total.start)))
      continue;
    const product = withoutNoise(share.value * count.value);
    if (isSame(product, total.value)) continue;
    const span = { start: Math.min(share.start, count.start), end: total.end };
    const shown = shownLike(text.slice(total.start, total.end), product, total);
    findings.push({
      span,
      message: {
        zh: `${text.slice(count.start, count.end)}、每${match[1]}${text.slice(share.start, share.end)}，共是${shown}，与“${text.slice(total.start, total.end)}”对不上，请核对。`,
        en: `${text.slice(count.start, count.end)} of ${text.slice(share.start, share.end)} each make ${shown}, not ${text.slice(total.start, total.end)}.`,
      },
    });
  }
  return findings;
}

function counterOf(unit: string): string {
  return sameCounter[unit] ?? unit;
}

/** How far a sentence is followed on either side of a column, in UTF-16 units. */
const sentenceReach = 100;

function sentenceStart(text: string, column: number): number {
  let start = column;
  while (start > 0 && column - start < sentenceReach && !'。；'.includes(text[start - 1]!)) start--;
  return start;
}

function sentenceEnd(text: string, column: number): number {
  let end = column;
  while (end < text.length && end - column < sentenceReach && !'。；'.includes(text[end]!)) end++;
  return end;
}
