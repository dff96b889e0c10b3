/** Which of many names another one is a slip of. */
import { addToGroup } from '../text/grouping';
import { differByOne } from './responsibility/similarName';

/** The schema allows no longer names (UTF-16 units). Indexing a name costs the square of its length. */
const longestName = 100;

/** A name with its index among all. */
interface Ordered {
  readonly name: string;
  readonly order: number;
}

/**
 * Finds the first of `names` that differs from a name in one character. There may be a hundred thousand names, and a
 * plan may ask about as many others, so they are indexed on the first question.
 */
export function nearestNameIn(names: readonly string[]): (name: string) => string | undefined {
  let index: ReadonlyMap<string, readonly Ordered[]> | undefined;
  return (name) => {
    index ??= byOpening(names);
    let best: Ordered | undefined;
    for (const opening of openingsIn(name)) {
      // Names with the same opening differ only there, so most of them are slips of this one.
      const found = index.get(opening)?.find((candidate) => differByOne(name, candidate.name));
      if (found !== undefined && (best === undefined || found.order < best.order)) best = found;
    }
    return best?.name;
  };
}

function byOpening(names: readonly string[]): ReadonlyMap<string, readonly Ordered[]> {
  const found = new Map<string, Ordered[]>();
  names.forEach((name, order) => {
    for (const opening of openingsIn(name)) addToGroup(found, opening, { name, order });
  });
  return found;
}

/** The name with each character left out in turn, except the last: that says what kind of body it is. */
function openingsIn(name: string): string[] {
  return name.length < 3 || name.length > longestName
    ? []
    : Array.from({ length: name.length - 1 }, (_, at) => `${name.slice(0, at)}\n${name.slice(at + 1)}`);
}
