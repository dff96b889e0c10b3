import { Feature } from '../../text/characters';
import { defineSign, digits, rangeMarks, spaces } from '../../plan/facts/signs';
import { readMeasure } from '../../scan/quantities/measureWords';
import type { MeasureWord } from '../../scan/quantities/measureWords';
import type { LineFinding, LineRule } from '../types';
import { digit, figureOf, isJoinedBefore, isYearLike } from './figures';

/**
 * Two figures with a range mark between them; the first may have its own sign. `text/range-mark` checks the mark
 * itself.
 */
const figure = `${digit}{1,7}(?:[.．]${digit}{1,3})?`;
const pattern = new RegExp(
  `(?<first>${figure})(?<unit>[%％‰]|[万亿]元?|[所个名人项家处件套场次天元亩岁])?\\s?(?<mark>--?|——?|[–－―─~～〜−至到])\\s?(?<second>${figure})(?<power>[百千]?[万亿]?)`,
  'g',
);
/** Measure words that make a figure an amount for certain; 3-2栋 and 5-1班 are addresses and names. */
const counting = '所个家处项条件套张场次篇册份批例起款门期';

/** A mark behind a figure or its unit. */
const rangeFrom = defineSign(
  rangeMarks,
  `${digits}０１２３４５６７８９%％‰万亿元所个名人项家处件套场次天亩岁${spaces}`,
);

export const rangeRule: LineRule = {
  meta: {
    code: 'target/range',
    severity: 'warning',
    fixable: true,
    title: { zh: '数值范围', en: 'Range of figures' },
    description: {
      zh: '数值范围前大后小（如“3-2所”）；前一个数省了百分号（“5-10%”应作“5%-10%”，信息）或“万”“亿”（提示）。',
      en: 'A range that falls (3-2所); a range whose first figure lacks its percent sign (5-10%, information) or its 万 or 亿 (hint).',
    },
    source: 'GB/T 15835-2011 5.1.3',
  },
  kind: 'line',
  scope: 'body',
  needs: Feature.Digit,
  signs: [rangeFrom],
  check({ text, shape, heading }, told) {
    if (shape === 'chrome' || !told.has(rangeFrom)) return [];
    const findings: LineFinding[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const finding = judge(text, readRange(match), heading?.marker.span.end ?? 0);
      if (finding !== undefined) findings.push(finding);
    }
    return findings;
  },
};

interface RangeRead {
  readonly start: number;
  /** After the second figure and its 万 or 亿. */
  readonly end: number;
  readonly first: string;
  readonly second: string;
  readonly secondStart: number;
  readonly unit: string;
  readonly power: string;
  readonly mark: string;
}

function readRange(match: RegExpExecArray): RangeRead {
  const { first = '', second = '', unit = '', power = '', mark = '' } = match.groups ?? {};
  const end = match.index + match[0].length;
  return { start: match.index, end, first, second, secondStart: end - power.length - second.length, unit, power, mark };
}

function judge(text: string, range: RangeRead, markerEnd: number): LineFinding | undefined {
  const { start, end, first, second, unit, power } = range;
  if (
    (start !== markerEnd && isJoinedBefore(text, start)) ||
    /^0\d/.test(first) ||
    /^[-–—~～.．]?[0-9０-９]/.test(text.slice(end, end + 2))
  )
    return undefined;
  const low = figureOf(first);
  const high = figureOf(second);
  if (text[end] === '年' && isYearLike(first))
    return unit === '' && power === '' && isYearLike(second) && high < low ? falling(text, range, end + 1) : undefined;
  const measure = readMeasure(text, end);
  if (measure === undefined || isYearLike(first)) return undefined;
  const sign = measure.kind === 'percent' && measure.word !== '成' && unit === '' && power === '' ? measure.word : '';
  if (high < low)
    return falls(text, range, measure) ? falling(text, range, end + measure.word.length, sign) : undefined;
  if (high === low || unit !== '') return undefined;
  if (sign !== '') return lacking(text, range, end + measure.word.length, sign, 'information');
  return /^[万亿]$/.test(power) ? lacking(text, range, end + measure.word.length, power, 'hint') : undefined;
}

/**
 * The range falls, and both figures have the same order of magnitude: 5～3万 may mean 5 to 30000. 由55人至50人 is a decrease,
 * not a range.
 */
function falls(text: string, { start, unit, power, mark }: RangeRead, measure: MeasureWord): boolean {
  if (measure.kind === 'count' && !counting.includes(measure.word)) return false;
  if ('至到'.includes(mark) && /[从由自将把](?:[^，。；、]{0,8})$/.test(text.slice(Math.max(0, start - 9), start)))
    return false;
  if (unit === '') return power === '';
  return unit === power || unit === power + measure.word || (power === '' && unit === measure.word);
}

/** `sign`: what the first figure lacks as well; the fix adds it when it exchanges the figures. */
function falling(text: string, { start, first, second, secondStart }: RangeRead, end: number, sign = ''): LineFinding {
  const numbers = [
    { start, end: start + first.length },
    { start: secondStart, end: secondStart + second.length },
  ] as const;
  const written = text.slice(start, end);
  const swapped = second + sign + text.slice(numbers[0].end, secondStart) + first + text.slice(numbers[1].end, end);
  return {
    span: { start, end },
    message:
      sign === ''
        ? { zh: `数值范围前大后小：“${written}”。`, en: `The range falls: “${written}”.` }
        : {
            zh: `数值范围前大后小，前一个数又省了“${sign}”：“${written}”。`,
            en: `The range falls, and its first figure lacks “${sign}”: “${written}”.`,
          },
    fixes: [
      {
        title: { zh: `改为“${swapped}”`, en: `Change to “${swapped}”` },
        preferred: true,
        edits: [
          { span: numbers[0], newText: second + sign },
          { span: numbers[1], newText: first },
        ],
      },
    ],
  };
}

function lacking(
  text: string,
  { start, first }: RangeRead,
  end: number,
  sign: string,
  severity: 'information' | 'hint',
): LineFinding {
  const at = start + first.length;
  const right = first + sign + text.slice(at, end);
  return {
    span: { start, end },
    severity,
    message: {
      zh: `范围的前一个数省了“${sign}”，宜写作“${right}”。`,
      en: `The first figure lacks its “${sign}”: better “${right}”.`,
    },
    fixes: [
      {
        title: { zh: `改为“${right}”`, en: `Change to “${right}”` },
        preferred: severity === 'information',
        edits: [{ span: { start: at, end: at }, newText: sign }],
      },
    ],
  };
}
