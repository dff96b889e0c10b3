/**
 * How much two texts have in common: by their pairs of neighbouring characters, weighted by how few texts have them.
 */

/** Pairs read per text: the first ones tell what it is about. */
const mostGrams = 300;
/** A pair of characters found in more texts than this suggests none of them. */
const commonest = 16;
/** How many of the likeliest texts are compared in full. */
const mostCandidates = 6;

/**
 * A power of two. Pairs are hashed to this many keys, because arrays indexed by key are faster than maps. Two pairs
 * with one key count as one, which hardly ever happens among the few hundred pairs of a text.
 */
const keyCount = 1 << 18;

/** The keys of a text's pairs of characters, ascending, and the sum of their weights. */
export interface Grams {
  readonly keys: Uint32Array;
  readonly weight: number;
}

/** The keys of the pairs of neighbouring code units, each once, ascending; a single code unit counts as a pair. */
export function keysOf(text: string): Uint32Array {
  const length = text.length < 2 ? text.length : Math.min(text.length - 1, mostGrams);
  const keys = new Uint32Array(length);
  for (let index = 0; index < length; index++)
    keys[index] = (text.charCodeAt(index) * 0x1f7 + (text.length < 2 ? 0 : text.charCodeAt(index + 1))) % keyCount;
  keys.sort();
  let size = 0;
  for (const key of keys) if (size === 0 || keys[size - 1] !== key) keys[size++] = key;
  return keys.subarray(0, size);
}

/** Calls back for each key that both have. */
function forEachCommon(one: Uint32Array, other: Uint32Array, visit: (key: number) => void): void {
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const difference = one[a]! - other[b]!;
    if (difference === 0) visit(one[a]!);
    if (difference <= 0) a++;
    if (difference >= 0) b++;
  }
}

/** Weighs pairs by all texts that may be compared. */
export class Similarity {
  /** By key: how many texts have it. */
  readonly #counts = new Uint32Array(keyCount);
  /** By count: a pair that one text in n has weighs log(1 + n). */
  readonly #weights: Float64Array;

  constructor(texts: readonly Uint32Array[]) {
    this.#weights = Float64Array.from({ length: texts.length + 1 }, (_, count) =>
      Math.log(1 + texts.length / Math.max(count, 1)),
    );
    for (const keys of texts) for (const key of keys) this.#counts[key]!++;
  }

  weighed(keys: Uint32Array): Grams {
    let weight = 0;
    for (const key of keys) weight += this.#weightOf(key);
    return { keys, weight };
  }

  /** Weighted Dice coefficient: 1 for the same pairs, 0 for none in common. */
  overlap(one: Grams, other: Grams): number {
    return one.weight + other.weight === 0 ? 0 : (2 * this.#common(one, other)) / (one.weight + other.weight);
  }

  /** Share of `part` that is found in `whole`, 0–1. */
  share(part: Grams, whole: Grams): number {
    return part.weight === 0 ? 0 : this.#common(part, whole) / part.weight;
  }

  /** Returns a search for the likeliest of `texts`, by index, likeliest first. */
  index(texts: readonly Grams[]): (text: Grams) => readonly number[] {
    const holders = new Map<number, number[]>();
    texts.forEach(({ keys }, place) => {
      for (const key of keys) {
        // No other text has it.
        if (this.#counts[key]! < 2) continue;
        const known = holders.get(key);
        if (known === undefined) holders.set(key, [place]);
        // One more than the limit marks the pair as too common.
        else if (known.length <= commonest) known.push(place);
      }
    });
    return ({ keys }) => {
      const found = new Map<number, number>();
      for (const key of keys) {
        const places = holders.get(key);
        if (places === undefined || places.length > commonest) continue;
        const weight = this.#weightOf(key);
        for (const place of places) found.set(place, (found.get(place) ?? 0) + weight);
      }
      return [...found]
        .sort(([a, x], [b, y]) => y - x || a - b)
        .slice(0, mostCandidates)
        .map(([place]) => place);
    };
  }

  #common(one: Grams, other: Grams): number {
    let weight = 0;
    forEachCommon(one.keys, other.keys, (key) => (weight += this.#weightOf(key)));
    return weight;
  }

  #weightOf(key: number): number {
    return this.#weights[this.#counts[key]!]!;
  }
}
