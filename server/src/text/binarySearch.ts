/** Binary search in what stands in order. */

/** The index of the first of `length` places for which `isBefore` no longer holds, `length` where it holds for all. It has to hold for a beginning of them and for none behind. */
export function partitionPoint(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
