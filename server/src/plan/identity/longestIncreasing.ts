/** The longest increasing subsequence, which separates the few items that moved from the many that stayed. */
import { partitionPoint } from '../../text/binarySearch';

/** Indices, ascending, of a longest strictly increasing subsequence of `values`. O(n log n). */
export function longestIncreasing(values: readonly number[]): number[] {
  /** `ends[n]`: where the sequence of length n + 1 with the lowest last value ends. */
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
