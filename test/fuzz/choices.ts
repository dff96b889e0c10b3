/** Where a generator's decisions come from: a tape that fast-check shrinks, or a seeded stream for long runs. */
import fc from 'fast-check';

export interface Choices {
  /** A whole number from 0 up to, but not including, `count`. */
  below(count: number): number;
}

/**
 * When the tape runs out every choice is 0. Generators put the shortest way first, so a short tape makes a short text.
 */
function tapeChoices(tape: readonly number[]): Choices {
  let at = 0;
  return { below: (count) => (at < tape.length ? tape[at++]! % count : 0) };
}

/** mulberry32: the same numbers for the same seed on every machine. */
export function seededChoices(seed: number): Choices {
  let state = seed >>> 0;
  return {
    below(count) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * count);
    },
  };
}

export function pick<T>(choices: Choices, list: readonly T[]): T {
  return list[choices.below(list.length)]!;
}

/** Whatever `make` makes of random tapes. */
export function made<T>(make: (choices: Choices) => T, length = 300): fc.Arbitrary<T> {
  return fc.array(fc.nat(9999), { maxLength: length, size: 'max' }).map((tape) => make(tapeChoices(tape)));
}
