/** What a number in a cell stands for, by the cell's format: a date, a percentage or a plain number. */
import { withoutNoise } from '../text/numerals';
import { localName, named } from './names';
import type { XmlElement } from '../word/xml';

export type NumberFormat = 'plain' | 'date' | 'percent';

/** Of the built-in formats (18.8.30): dates, those of Chinese programs among them, and percentages. */
const isDateId = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
const isPercentId = (id: number): boolean => id === 9 || id === 10;

/** By index of the cell's style. */
export function formatsOf(styles: XmlElement | undefined): readonly NumberFormat[] {
  const own = new Map<number, NumberFormat>();
  for (const { attributes } of named(styles, 'numFmts')?.elements ?? [])
    own.set(Number(attributes['numFmtId']), formatOf(attributes['formatCode'] ?? ''));
  const formats = (named(styles, 'cellXfs')?.elements ?? []).filter(({ name }) => localName(name) === 'xf');
  return formats.map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? 0);
    return own.get(id) ?? (isDateId(id) ? 'date' : isPercentId(id) ? 'percent' : 'plain');
  });
}

/** A code without quoted words, escaped characters and colours: yyyy"年"m"月" → yyyym */
function formatOf(code: string): NumberFormat {
  const bare = code.slice(0, 300).replace(/"[^"]{0,100}"|\\.|\[[^\]]{0,40}\]/g, '');
  return /[yd]/i.test(bare) ? 'date' : bare.includes('%') ? 'percent' : 'plain';
}

const day = 86_400_000;

/** `value` as the file has it. */
export function shownNumber(value: string, format: NumberFormat, is1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (format === 'percent') return `${withoutNoise(number * 100)}%`;
  // Years from 1900 to 9999; whatever is beyond is no date.
  if (format !== 'date' || number < 1 || number > 2_958_465) return String(withoutNoise(number));
  // Day 60 is a 29 February that 1900 didn't have.
  const days = is1904 ? number + 1462 : number < 60 ? number + 1 : number;
  return new Date(Math.round((Math.floor(days) - 25_569) * day)).toISOString().slice(0, 10);
}
