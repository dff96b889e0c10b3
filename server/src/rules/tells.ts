/**
 * Which signs of a slip a line contains. One pass finds them for all rules that look for slips, so a rule whose signs
 * are missing doesn't search the line.
 */
import { defineLineValue } from '../plan/facts/define';

const signs = {
  among: '其',
  total: '共合总',
  each: '每',
  times: '倍',
  from: '由从自',
  month: '月',
  week: '周星拜',
  quarter: '季半',
  five: '五',
  apart: '别',
  square: '方',
  hundred: '百',
  until: '止',
  day: '日号',
  colon: '：:',
  wideDigit: '０１２３４５６７８９',
  digitLike: 'OolIi',
  point: '.',
  comma: ',，',
  listComma: '、',
  opener: '（(“《〈〔【「『',
  oclock: '时',
  action: '行攻计规提工方整建改目',
  begun: '工启动建始破',
  counter: '个项大条种类面步',
  minus: '-－−',
  had: '有',
  percent: '%％',
  zero: '0０OoＯ',
  year: '年',
} as const;

/** Bits of `tellsOf`, by what the characters are a sign of. */
export const Tell = Object.fromEntries(Object.keys(signs).map((name, index) => [name, 1 << index])) as Readonly<
  Record<keyof typeof signs, number>
>;

const table = new Uint32Array(0x10000);
for (const [name, characters] of Object.entries(signs))
  for (const character of characters) table[character.charCodeAt(0)]! |= Tell[name as keyof typeof signs];

/** The signs in a line, as bits of `Tell`. */
export const tellsOf = defineLineValue(({ text }) => {
  let tells = 0;
  for (let column = 0; column < text.length; column++) tells |= table[text.charCodeAt(column)]!;
  return tells;
});

/** Whether all of the bits are set. */
export function hasAll(tells: number, bits: number): boolean {
  return (tells & bits) === bits;
}
