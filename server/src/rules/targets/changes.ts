/** Rises and falls that contradict their figures: 由45%下降到48%, 由20所增加到25所，增加6所, 降低2倍, 增长-5%. */
import { defineSign, digits, spaces, type Signs } from '../../plan/facts/signs';
import { withoutNoise } from '../../text/numerals';
import type { LineFinding, LineFix } from '../types';
import type { PlainAmount } from './plainAmounts';

type Direction = 'up' | 'down';

const up = '增加|增长|提高|提升|上升|扩大|升高|上涨|扩充|上调|增|升';
const down = '降低|下降|减少|压缩|压减|压降|缩短|缩小|缩减|精简|回落|下调|降|减';
const isDown = new RegExp(`^(?:${down})`);
/** Between the two figures of a change. */
const toward = new RegExp(
  `^(?:以上|左右)?的?[，,]?(?:逐步|稳步|进一步|再|逐年|大幅|力争)?(${up}|${down})(?:到|至|为|达到|达|成)\\s?$`,
);
/** Before the first of them. */
const from = /[由从自](?:[^，,。；;：:0-9０-９由从自]{0,12})$/;
/** A rank rises when its figure falls. */
const ranks = /排名|排位|位次|名次|位居|位列|排在|第$/;
/** Between the second figure and the amount of the change. */
const by = new RegExp(`^(?:以上|左右)?[，,](?:同比|净|共|新|实际|累计)?(${up}|${down})(?:了|幅度为|幅度达)?\\s?$`);

export const changeSigns = {
  /** A change to a second figure: how the words of `toward` end. */
  change: defineSign('到至为达成', '加长高升大涨充调增低降少缩减短小简落'),
  times: defineSign('倍', `${digits}一二两三四五六七八九十${spaces}`),
  minus: defineSign('-－−', `长加高升降低少${spaces}`),
} as const;

export function changeFindings(text: string, amounts: readonly PlainAmount[]): LineFinding[] {
  return amounts.flatMap((first, at) => changeFrom(text, first, amounts[at + 1], amounts[at + 2]));
}

function changeFrom(
  text: string,
  first: PlainAmount,
  second: PlainAmount | undefined,
  third: PlainAmount | undefined,
): LineFinding[] {
  if (second === undefined || first.unit !== second.unit || first.several || second.several) return [];
  if (second.start - first.end > maxBetween) return [];
  const verb = toward.exec(text.slice(first.end, second.start))?.[1];
  if (verb === undefined) return [];
  const before = text.slice(Math.max(0, first.start - 14), first.start);
  if (!from.test(before)) return [];
  const direction = directionOf(verb);
  if (direction === 'up' ? second.value <= first.value : second.value >= first.value)
    return ranks.test(before) ? [] : [wrongWay(text, first, second, verb)];
  if (first.loose || second.loose || third === undefined || third.loose) return [];
  const difference = third.start - second.end > maxBetween ? null : by.exec(text.slice(second.end, third.start));
  return difference === null ? [] : differenceFindings(text, first, second, third, difference[1]!);
}

const maxBetween = 12;

function directionOf(verb: string): Direction {
  return isDown.test(verb) ? 'down' : 'up';
}

function wrongWay(text: string, first: PlainAmount, second: PlainAmount, verb: string): LineFinding {
  const span = { start: first.start, end: second.end };
  const written = text.slice(span.start, span.end);
  return {
    span,
    message: {
      zh: `“${written}”：说的是“${verb}”，数却${second.value === first.value ? '没有变' : directionOf(verb) === 'up' ? '小了' : '大了'}，请核对。`,
      en: `“${written}”: ${verb} does not fit the figures.`,
    },
  };
}

/** How far a rounded percentage may be off, in points. */
const percentTolerance = 1;

function differenceFindings(
  text: string,
  first: PlainAmount,
  second: PlainAmount,
  third: PlainAmount,
  verb: string,
): LineFinding[] {
  const change = Math.abs(second.value - first.value);
  const wrongSide = directionOf(verb) === (second.value > first.value ? 'down' : 'up');
  let right: number;
  if (third.unit === first.unit && third.unit !== '%') {
    right = withoutNoise(change);
    if (!wrongSide && isSame(third.value, right)) return [];
  } else if (third.unit === '百分点' && first.unit === '%') {
    right = withoutNoise(change);
    if (!wrongSide && Math.abs(third.value - right) < 0.051) return [];
  } else if (third.unit === '%' && first.unit !== '%' && first.value > 0) {
    right = Math.round((change / first.value) * 1000) / 10;
    if (!wrongSide && Math.abs(third.value - right) <= percentTolerance) return [];
  } else return [];
  const span = { start: first.start, end: third.end };
  const digits = /^\d{1,9}(?:\.\d{1,3})?/.exec(text.slice(third.start, third.end))?.[0];
  const plain = digits !== undefined && Number(digits) === third.value && !wrongSide;
  const fix: LineFix | undefined = plain
    ? {
        title: {
          zh: `改为“${verb}${right}${text.slice(third.start + digits.length, third.end)}”`,
          en: `Change to ${right}`,
        },
        edits: [{ span: { start: third.start, end: third.start + digits.length }, newText: String(right) }],
      }
    : undefined;
  return [
    {
      span,
      message: {
        zh: `“${text.slice(span.start, span.end)}”：按前后两数应是${second.value > first.value ? '增加' : '减少'}${right}${third.unit}，请核对。`,
        en: `According to the two figures, the change is ${right}${third.unit}, not ${text.slice(third.start, third.end)}.`,
      },
      ...(fix === undefined ? {} : { fixes: [fix] }),
    },
  ];
}

export function isSame(left: number, right: number): boolean {
  return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));
}

/** Nothing falls by a multiple of itself. */
const fallByTimes =
  /(?:降低|下降|减少|压缩|压减|缩小|缩减|缩短|减小)了?\s?(?:[1-9][0-9]{0,3}(?:\.[0-9]{1,2})?|[一二两三四五六七八九十]{1,2})\s?倍/g;
/** A negative rise. The dash of a range has a figure before it. */
const negativeRise =
  /(增长|增加|提高|提升|上升|下降|降低|减少)\s?[-－−]\s?([0-9]{1,6}(?:\.[0-9]{1,3})?(?:[%％]|(?=\s?[个万亿名人所])))/g;

export function misstated(text: string, told: Signs): LineFinding[] {
  const findings: LineFinding[] = [];
  if (told.has(changeSigns.times))
    for (const match of text.matchAll(fallByTimes))
      findings.push({
        span: { start: match.index, end: match.index + match[0].length },
        message: {
          zh: `减少不用倍数：“${match[0]}”，应写百分比或分数。`,
          en: `A decrease is not expressed in multiples (${match[0]}): give a percentage or a fraction.`,
        },
      });
  if (told.has(changeSigns.minus))
    for (const match of text.matchAll(negativeRise)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const [, verb, figure] = match as unknown as [string, string, string];
      const opposite = directionOf(verb) === 'up' ? '下降' : '增长';
      findings.push({
        span,
        message: {
          zh: `“${match[0]}”：“${verb}”后不写负数，应写“${opposite}${figure}”或“${verb}${figure}”。`,
          en: `${verb} does not take a negative figure: use ${opposite}${figure} or ${verb}${figure}.`,
        },
        fixes: [verb + figure, opposite + figure].map((right) => ({
          title: { zh: `改为“${right}”`, en: `Change to “${right}”` },
          edits: [{ span, newText: right }],
        })),
      });
    }
  return findings;
}
