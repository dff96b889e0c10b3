/** Doubles words of correct texts at random, like a slip of the hand or an edit left half done. */
import { isHanAt } from '../../server/src/rules/text/marks';

export interface DoubledWord {
  readonly text: string;
  readonly word: string;
  /** UTF-16 offset of the first of the two. */
  readonly at: number;
}

/** A generator of numbers in [0, 1), the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Place {
  readonly text: number;
  readonly at: number;
  readonly word: string;
}

/**
 * `count` words of the texts, each doubled alone: words of two characters and more by the runtime's list, all equally
 * likely. What is a word of one character only the meaning tells.
 */
export function doubledWords(texts: readonly string[], count: number, seed: number): DoubledWord[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const places: Place[] = texts.flatMap((text, index) =>
    [...segmenter.segment(text)]
      .filter(({ segment }) => segment.length > 1 && [...segment].every((_, at) => isHanAt(segment, at)))
      .map(({ segment, index: at }) => ({ text: index, at, word: segment })),
  );
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => {
    const { text, at, word } = places[Math.floor(random() * places.length)]!;
    const whole = texts[text]!;
    return { text: whole.slice(0, at) + word + whole.slice(at), word, at };
  });
}
