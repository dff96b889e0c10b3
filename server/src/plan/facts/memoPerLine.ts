import type { Line } from '../../scan/types';

/** Remembers what `compute` says of a line for as long as the line lives. `compute` must depend on the line's text alone. */
export function memoPerLine<T>(compute: (line: Line) => T): (line: Line) => T {
  const known = new WeakMap<Line, { readonly value: T }>();
  return (line) => {
    let entry = known.get(line);
    if (entry === undefined) {
      entry = { value: compute(line) };
      known.set(line, entry);
    }
    return entry.value;
  };
}
