/** What has been reached of a target, as units write it: 95, 95%, 1.2亿元, 已完成12所. */
import { readMeasure } from '../scan/quantities/measureWords';
import { withoutNoise } from '../text/numerals';
import { sameMeasure } from './targetChanges';
import { scales } from './tasks';

/** A line of 目标值: ≥90, 2-3, 约200. */
export interface TargetFigure {
  readonly value: number;
  /** It is not to be exceeded. */
  readonly isLimit: boolean;
}

/** In the target's own unit of measure; the share of it that is done, 0–1; or something else, people for schools. */
export type ReachedFigure = { readonly value: number } | { readonly share: number } | { readonly isOther: true };

/** Digits, with commas between thousands. */
const figure = /\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?/g;

/** Undefined for what can't be counted towards: 3:1, and words. Of a range, its beginning counts. */
export function targetFigure(line: string): TargetFigure | undefined {
  const [, sign, value] =
    /^([≥≤><约]?)\s?(\d{1,15}(?:\.\d{1,9})?)(?:-\d{1,15}(?:\.\d{1,9})?)?%?$/.exec(plain(line)) ?? [];
  return value === undefined ? undefined : { value: Number(value), isLimit: sign === '≤' || sign === '<' };
}

/** Undefined if the line doesn't say one figure. `measure` is the target's: 万平方米, %, 所. */
export function reachedFigure(line: string, measure: string): ReachedFigure | undefined {
  const text = plain(line);
  const [found, ...more] = text.matchAll(figure);
  if (found === undefined || more.length > 0) return undefined;
  const before = text.slice(0, found.index);
  // A fall, or a comparison with last year, is not what has been reached.
  if (/[-减降少比较]$/.test(before)) return undefined;
  const value = Number(found[0].replaceAll(',', ''));
  const behind = text.slice(found.index + found[0].length).trim();
  if (/^[年月日号季时:/.-]/.test(behind)) return undefined;
  const [wanted, said] = [scaleOf(plain(measure)), scaleOf(behind)];
  if (behind === '') return { value };
  const isPercent = (unit: string): boolean => unit.startsWith('%');
  if (isPercent(said.unit) !== isPercent(wanted.unit))
    return isPercent(said.unit) && said.factor === 1 ? { share: value / 100 } : undefined;
  if (countsOther(said.unit, wanted.unit)) return { isOther: true };
  return { value: withoutNoise((value * said.factor) / wanted.factor) };
}

/** Words that are no measure words, such as 已开工, say nothing of what was counted. */
function countsOther(said: string, wanted: string): boolean {
  const measure = readMeasure(said, 0)?.word;
  return (
    wanted !== '' && measure !== undefined && !sameMeasure(measure, wanted) && measure !== readMeasure(wanted, 0)?.word
  );
}

function plain(line: string): string {
  return line.normalize('NFKC').trim();
}

function scaleOf(measure: string): { readonly factor: number; readonly unit: string } {
  const [scale, factor] = scales.find(([name]) => measure.startsWith(name)) ?? ['', 1];
  return { factor, unit: measure.slice(scale.length) };
}
