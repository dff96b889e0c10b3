import { defineFact, lines } from '../../plan/facts/define';
import { placeUnit, unitsByName, type Mention, type Mentions } from '../../plan/facts/notes';
import { rangeOf } from '../../text/positions';
import { planRule, type Finding } from '../types';
import { areBothStandard, isCommon } from './standardNames';

const meta = {
  code: 'responsibility/similar-name',
  severity: 'information',
  fixable: true,
  title: { zh: '疑似写错的单位名', en: 'Name one character off' },
  description: {
    zh: '只出现一次的单位名与本文多次出现的另一单位名只差一个字，多为笔误（如“基数科”与“基教科”）。常见科室名、市县区和数字之差不报。',
    en: 'A name used once differs in one character from a name used several times. Common department names and differences in numerals or in 市, 县, 区 are left alone.',
  },
} as const;

/** How often the other name must occur for this one to be its slip. */
const oftenEnough = 2;

/** A name that occurs once, and what it probably should be. */
interface Slip {
  readonly name: string;
  readonly likely: string;
  /** How often the probable name occurs. */
  readonly times: number;
  readonly mention: Mention;
}

/** Names that occur once, each with the first of the frequent names that it is a slip of. */
const slips = defineFact({ inputs: { units: unitsByName }, compute: ({ units }) => findSlips(units) });

export const similarNameRule = planRule({
  meta,
  inputs: { slips, lines },
  check(inputs, { units: directory }) {
    const findings: Finding[] = [];
    for (const { name, likely, mention, times } of inputs.slips) {
      if (directory?.find(name) !== undefined) continue;
      const { line, unit } = placeUnit(inputs, mention);
      findings.push({
        code: meta.code,
        range: rangeOf(line, unit.span),
        message: {
          zh: `“${name}”只出现一次，与多次出现的“${likely}”仅差一字，请核对。`,
          en: `“${name}” occurs once and differs in one character from “${likely}”, which occurs ${times} times.`,
        },
        fixes: [
          {
            title: { zh: `改为“${likely}”`, en: `Change to “${likely}”` },
            edits: [{ range: rangeOf(line, unit.span), newText: likely }],
          },
        ],
      });
    }
    return findings;
  },
});

function findSlips(units: ReadonlyMap<string, Mentions>): readonly Slip[] {
  // Two names that differ in one character share one half: only names with the same half are compared.
  const byHalf = new Map<string, { readonly name: string; readonly order: number; readonly times: number }[]>();
  let order = 0;
  for (const [name, { places }] of units) {
    if (places.length < oftenEnough || name.length < 3) continue;
    for (const half of halves(name)) {
      const group = byHalf.get(half);
      const frequent = { name, order, times: places.length };
      if (group === undefined) byHalf.set(half, [frequent]);
      else if (group.length < mostAlike) group.push(frequent);
    }
    order++;
  }
  if (order === 0) return [];
  return [...units].flatMap(([name, { places }]) => {
    if (places.length !== 1 || name.length < 3 || isCommon(name)) return [];
    const alike = halves(name).flatMap(
      (half) =>
        byHalf.get(half)?.find((other) => differByOne(name, other.name) && !areBothStandard(name, other.name)) ?? [],
    );
    const first = alike.sort((a, b) => a.order - b.order)[0];
    return first === undefined ? [] : [{ name, likely: first.name, times: first.times, mention: places[0]! }];
  });
}

/** If more names share a half, the later ones are ignored. */
const mostAlike = 200;

function halves(name: string): readonly [string, string] {
  const middle = name.length >> 1;
  return [`${name.length} ${name.slice(0, middle)}<`, `${name.length} >${name.slice(middle)}`];
}

/** Characters that distinguish a body from similar ones, if both names have one. */
const distinguishing =
  /^[一二三四五六七八九十0-9０-９市县区省镇乡东南西北中上下左右前后内外大小老新男女公民高初科处股室部局院校系班级年月各全本]{2}$/;

/** One character replaced, and not by two characters that distinguish bodies. */
export function differByOne(name: string, other: string): boolean {
  if (name === other || name.length < 3) return false;
  if (name.length === other.length) {
    let at = -1;
    for (let index = 0; index < name.length; index++) {
      if (name[index] === other[index]) continue;
      if (at >= 0) return false;
      at = index;
    }
    return at < name.length - 1 && !distinguishing.test(name[at]! + other[at]!);
  }
  return false;
}
