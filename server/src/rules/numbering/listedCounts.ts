/** How many things a sentence announces, and how many it names: 三项行动，即A、B; A、B分别达到98%、95%、92%; 五项工作：一是…四是…. */
import { CodeSet } from '../../text/characters';
import { parseChineseNumeral, parseDigits } from '../../text/numerals';
import { defineSign, type Signs } from '../../plan/facts/signs';
import type { Line } from '../../scan/types';
import { plainAmounts } from '../targets/plainAmounts';
import type { LineFinding } from '../types';

const count = '(?<![第十百千万几两零0-9一二三四五六七八九])([两二三四五六七八九十]{1,2}|[2-9]|1[0-9])';
/** 三项行动，即… · “四个到位”：… · 三大工程（…） · …强校行动三项行动. From the number on. */
const announced =
  /^[两二三四五六七八九十1-9]{1,2}(?:个|项|大|条|种|类|方面|步)(?<noun>[\u4e00-\u9fff]{1,8}?)[”"]?(?<more>活动|工程|行动|要求|制度|机制|目标|工作)?(?<link>，即是?|，分别[是为]|，也就是|[：:]|[（(])/;
const summed = /^[两二三四五六七八九十1-9]{1,2}(?:项|大|个)(?<noun>[\u4e00-\u9fff]{2,4})(?=[，。；、）]|$)/;
/** Longest of these, in UTF-16 units. */
const countReach = 24;
/** How far a list is read, in UTF-16 units. */
const listReach = 120;
const fewest = 2;

function numberOf(written: string): number {
  return written === '两' ? 2 : (parseChineseNumeral(written) ?? parseDigits(written) ?? 0);
}

const numerals = new CodeSet('两二三四五六七八九十123456789');
/** After one of these the numeral is part of a longer one, or an ordinal. */
const joined = new CodeSet('第十百千万几两零0123456789.一二三四五六七八九');
const counters = new CodeSet('个项大条种类方步');

export const countSigns = {
  /** 三项, 5个 */
  counted: defineSign('个项大条种类方步', '两二三四五六七八九十123456789'),
  /** 分别 */
  apart: defineSign('别', '分'),
} as const;

/** All findings except those about actions. */
export function countFindings(text: string, told: Signs): LineFinding[] {
  const found: LineFinding[] = [];
  if (!text.includes('、')) return found;
  if (told.has(countSigns.counted))
    for (let at = 1; at < text.length; at++) {
      if (!counters.has(text.charCodeAt(at)) || !numerals.has(text.charCodeAt(at - 1))) continue;
      const start = at > 1 && numerals.has(text.charCodeAt(at - 2)) ? at - 2 : at - 1;
      if (joined.has(text.charCodeAt(start - 1))) continue;
      const claimed = numberOf(text.slice(start, at));
      if (claimed < fewest) continue;
      const near = text.slice(start, start + countReach);
      found.push(...announcedList(text, start, claimed, near), ...summedList(text, start, claimed, near));
    }
  if (told.has(countSigns.apart)) found.push(...respectively(text));
  return found;
}

/** Lists that don't have as many members as announced before them. */
function announcedList(text: string, from: number, claimed: number, near: string): LineFinding[] {
  const match = announced.exec(near);
  if (match === null) return [];
  const { noun = '', more, link = '' } = match.groups!;
  const start = from + match[0].length;
  const list = listAt(text, start, link);
  if (list === undefined) return [];
  const sure = link.startsWith('，');
  const ones = noun === '一';
  const items = ones ? list.split(/[、，；,;]/) : (sure ? list.split(/[，,]/)[0]! : list).split('、');
  if (items.length < fewest) return [];
  if (ones ? !items.every((item) => item.includes('一')) : !sure && !isUniform(items, noun, more ?? noun)) return [];
  const uncertain = ones ? 0 : items.join('、').split(/以及|[和与及]/).length - 1;
  if (claimed >= items.length && claimed <= items.length + uncertain) return [];
  const begin = '“"'.includes(text[from - 1] ?? '-') ? from - 1 : from;
  const end = start - link.length;
  return [finding(begin, end, text.slice(begin, end), items.length)];
}

/** The members, without quotations and remarks in brackets; undefined if the list isn't complete. */
function listAt(text: string, start: number, link: string): string | undefined {
  const near = text.slice(start, start + listReach);
  const end = near.search(/[（(]/.test(link) ? /[）)]/ : /[。；;]/);
  if (end < 0 && near.length === listReach) return undefined;
  const list = (end < 0 ? near : near.slice(0, end)).replace(/([”》])(?=[“《])/g, '$1、');
  if (/等|…|一是|一要|[（(]1|①|首先|其中|不含|分别/.test(list)) return undefined;
  return list.replace(/[（(][^（()）]{0,60}[）)]|“[^“”]{0,60}”|《[^《》]{0,60}》/g, '※');
}

/** The members have one form: each ends in the noun, or contains it (思想到位、组织到位). */
function isUniform(items: readonly string[], noun: string, name: string): boolean {
  return [noun, name, name.slice(-2)].some(
    (word) => word.length > 1 && items.every((item) => item.includes(word) && item.length <= 16),
  );
}

/** 强师行动、强校行动三项行动: the list comes before its count. */
function summedList(text: string, from: number, claimed: number, near: string): LineFinding[] {
  const match = summed.exec(near);
  if (match === null) return [];
  const noun = match.groups!.noun!;
  // 等 leaves some out.
  const open = text[from - 1] === '等';
  const items = lastClause(text.slice(Math.max(0, from - listReach), open ? from - 1 : from)).split('、');
  if (items.length < fewest || (open ? items.length <= claimed : items.length === claimed)) return [];
  if (!items.every((item) => item.endsWith(noun) && item.length > noun.length && !/[和与及]/.test(item))) return [];
  return [finding(from, from + match[0].length, match[0], items.length)];
}

/** What follows the last mark that ends a clause. */
function lastClause(text: string): string {
  let start = text.length;
  while (start > 0 && !'，。；：,;:（()）'.includes(text[start - 1]!)) start--;
  return text.slice(start);
}

function finding(start: number, end: number, written: string, listed: number): LineFinding {
  return {
    span: { start, end },
    message: {
      zh: `列出了${listed}项，与“${written}”不符。`,
      en: `${listed} things are listed, but the text says ${written}.`,
    },
  };
}

/** 城区、农村普惠率分别达到98%、95% */
function respectively(text: string): LineFinding[] {
  const found: LineFinding[] = [];
  for (let at = text.indexOf('分别'); at >= 0; at = text.indexOf('分别', at + 2)) {
    const before = text.slice(Math.max(0, at - listReach), at);
    const names = lastClause(before);
    const joints = names.split('、').length - 1;
    // Two lists may be combined, and 和 may be part of a name, so only one plain list of two or three names is clear.
    if (joints === 0 || joints > 2 || /[的等和与]|(?<![普涉])及|[率度].*[率度]/.test(names)) continue;
    const near = text.slice(at + 2, at + 2 + listReach);
    const amounts = plainAmounts(near);
    const [first] = amounts;
    if (first === undefined || first.start > 8 || /[，。；：、]/.test(near.slice(0, first.start))) continue;
    let figures = 1;
    while (figures < amounts.length && isListed(near.slice(amounts[figures - 1]!.end, amounts[figures]!.start)))
      figures++;
    if (figures < 2 || figures === joints + 1 || (joints === 2 && figures !== 2)) continue;
    const end = at + 2 + amounts[figures - 1]!.end;
    found.push({
      span: { start: at, end },
      message: {
        zh: `“分别”之前是${joints + 1}项，之后是${figures}个数，对不上。`,
        en: `${joints + 1} names before 分别, ${figures} figures after it.`,
      },
    });
  }
  return found;
}

/** What may come between two figures of a list. */
function isListed(between: string): boolean {
  return /^(?:以上|以下|左右|以内)?(?:、|和|与|及|以及)$/.test(between);
}

const opening = new RegExp(
  `${count}(?:(?:项|大|条|点|类|种|步)[^，。；：,;:]{0,10}|(?:个|大)?方面[^，。；：,;:]{0,8}|个[^，。；：,;:]{0,6}(?:方面|环节|重点|关键|问题|机制|体系|到位|强化|坚持|着力|结合|转变|提升|确保|突破|关系|抓手|维度|层面|专项|专项行动|行动|字))[：:，,]\\s{0,2}$`,
);

export interface CountedActions {
  readonly finding: LineFinding;
  /** The number with which the next line would continue. */
  readonly next: number;
}

/** 重点抓好五项工作：一是…二是…三是…四是… */
export function countedActions({ text, actions }: Line): CountedActions | undefined {
  const first = actions.find(({ number }) => number === 1);
  if (first === undefined) return undefined;
  const before = text.slice(Math.max(0, first.marker.start - 24), first.marker.start);
  const match = opening.exec(before);
  if (match === null) return undefined;
  const numbers = actions.filter(({ kind, marker }) => kind === first.kind && marker.start >= first.marker.start);
  let last = 0;
  while (numbers[last]?.number === last + 1) last++;
  const claimed = numberOf(match[1]!);
  // Slips within a series are reported by numbering/measures.
  if (last < numbers.length || last < fewest || claimed < fewest || claimed === last) return undefined;
  const start = first.marker.start - before.length + match.index;
  const written = match[0].replace(/[：:，,\s]{1,4}$/, '');
  return { finding: finding(start, start + written.length, written, last), next: last + 1 };
}
