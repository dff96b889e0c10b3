/** A list of words that can be searched for. */
import { groupBy } from '../../text/grouping';
export interface WordList {
  /** Whether one of them occurs in [from, to). Only that window is read. */
  occursIn(text: string, from: number, to: number): boolean;
  /** The start column of the longest one that ends at `end`, or -1. */
  endingAt(text: string, end: number): number;
  /** The end column of the longest one that begins at `start`, or -1. */
  startingAt(text: string, start: number): number;
}

export function wordList(words: readonly string[]): WordList {
  const longestFirst = [...words].sort((left, right) => right.length - left.length);
  const byFirst = group(longestFirst, 0);
  const byLast = group(longestFirst, -1);
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));
  return {
    occursIn: (text, from, to) => to > from && pattern.test(text.slice(from, to)),
    endingAt(text, end) {
      for (const word of byLast.get(text.charCodeAt(end - 1)) ?? [])
        if (end >= word.length && text.startsWith(word, end - word.length)) return end - word.length;
      return -1;
    },
    startingAt(text, start) {
      for (const word of byFirst.get(text.charCodeAt(start)) ?? [])
        if (text.startsWith(word, start)) return start + word.length;
      return -1;
    },
  };
}

function group(words: readonly string[], position: 0 | -1): ReadonlyMap<number, readonly string[]> {
  return groupBy(words, (word) => word.charCodeAt(position === 0 ? 0 : word.length - 1));
}
