/** Breaks a long title as 7.3.1 asks: whole words, lines of about one length. */
import { widthOf } from './characterWidth';

/** The title's lines. `most` characters fit into one. A title that its author has broken stays as it is. */
export function titleLines(title: string, most: number): readonly string[] {
  if (title.includes('\n') || title.length > longest) return [title];
  const count = Math.ceil(widthOf(title) / most);
  return count < 2 ? [title] : (cheapest(wordsOf(title), count, widthOf(title) / count, most)?.lines ?? [title]);
}

/** UTF-16 units; anything longer is no title. */
const longest = 200;

interface Breaking {
  readonly lines: readonly string[];
  readonly cost: number;
}

/** The cheapest way to set `words` in `count` lines: those that differ least from `goal` and break no 《…》. */
function cheapest(words: readonly string[], count: number, goal: number, most: number): Breaking | undefined {
  /** By how many lines there are, then by the word that they begin with. */
  const known = Array.from({ length: count + 1 }, () => new Map<number, Breaking | undefined>());
  known[0]!.set(words.length, { lines: [], cost: 0 });

  function best(start: number, lines: number): Breaking | undefined {
    if (known[lines]!.has(start)) return known[lines]!.get(start);
    let found: Breaking | undefined;
    const from = lines === 1 ? words.length : start + 1;
    for (let end = from; end <= words.length - (lines - 1); end++) {
      const line = words.slice(start, end).join('');
      const width = widthOf(line);
      if (width > most) break;
      const rest = best(end, lines - 1);
      if (rest === undefined) continue;
      const isBroken = lines > 1 && line.lastIndexOf('《') > line.lastIndexOf('》');
      const cost = (width - goal) ** 2 + (isBroken ? brokenName : 0) + rest.cost;
      if (found === undefined || cost < found.cost) found = { lines: [line, ...rest.lines], cost };
    }
    known[lines]!.set(start, found);
    return found;
  }

  return best(0, count);
}

/** What it costs to break inside 《…》: as much as a line of seven characters too few. */
const brokenName = 49;

/** Words; a year keeps its 年, and a mark stays with what it opens or closes. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const last = words.at(-1);
    const joins = last !== undefined && (/^[年月日》）〉”、，的]/.test(segment) || /[《（〈“]$/.test(last));
    if (joins) words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  return words;
}
