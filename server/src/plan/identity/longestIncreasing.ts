/** The longest rising subsequence, which tells the few items that moved from the many that stayed. */
import { partitionPoint } from '../../text/binarySearch';

/** Indices, ascending, of a longest strictly rising subsequence of `values`. n log n. */
export function longestIncreasing(values: readonly number[]): number[] {
  /** By length: the index at which a rising sequence of that length ends lowest. */
  const ends: number[] = [];
  const before: number[] = [];
  values.forEach((value, index) => {
    const length = partitionPoint(ends.length, (at) => values[ends[at]!]! < value);
    before[index] = length === 0 ? -1 : ends[length - 1]!;
    ends[length] = index;
  });
  const result: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]!) result.push(index);
  return result.reverse();
}
