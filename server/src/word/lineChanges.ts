/** What has become of the lines of a text, and of the characters of a line. Pure. */
import { diffArrays } from 'diff';

/** `before` and `after` are line numbers in the two texts. */
export type LineChange =
  | { readonly kind: 'kept' | 'changed'; readonly before: number; readonly after: number }
  | { readonly kind: 'removed'; readonly before: number }
  | { readonly kind: 'added'; readonly after: number };

/** Lines removed and added, at most, that are looked for; with more, all between the first and the last difference. */
const mostLines = 2000;
/** The same for the characters of a line. */
const mostCharacters = 400;
/** Pairs of lines, at most, that are compared with each other. */
const mostPairs = 10_000;
/** Lines are versions of one another if they share this part of their pairs of characters. */
const alike = 0.4;

export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const changes: LineChange[] = [];
  let [old, now] = [0, 0];
  let [removed, added] = [0, 0];
  const close = (): void => {
    changes.push(...paired(before, after, old, removed, now, added));
    [old, now] = [old + removed, now + added];
    [removed, added] = [0, 0];
  };
  for (const { kind, count } of hunks(before, after, mostLines)) {
    if (kind === 'removed') removed += count;
    else if (kind === 'added') added += count;
    else {
      close();
      for (let index = 0; index < count; index++) changes.push({ kind: 'kept', before: old++, after: now++ });
    }
  }
  close();
  return changes;
}

interface Hunk {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly count: number;
}

function hunks(before: readonly string[], after: readonly string[], most: number): Hunk[] {
  const found = diffArrays([...before], [...after], { maxEditLength: most });
  if (found !== undefined)
    return found.map(({ added, removed, count }) => ({ kind: added ? 'added' : removed ? 'removed' : 'kept', count }));
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [
    { kind: 'kept', count: start },
    { kind: 'removed', count: before.length - start - end },
    { kind: 'added', count: after.length - start - end },
    { kind: 'kept', count: end },
  ];
}

/** Which of the removed lines became which of the added ones, in their order, so that they are as alike as can be. */
function paired(
  before: readonly string[],
  after: readonly string[],
  old: number,
  removed: number,
  now: number,
  added: number,
): LineChange[] {
  const likeness = (a: number, b: number): number =>
    removed * added > mostPairs ? (a === b ? 1 : 0) : similarity(before[old + a]!, after[now + b]!);
  // best[a][b]: of the lines from a and b on.
  const best = Array.from({ length: removed + 1 }, () => new Float64Array(added + 1));
  const pairs = Array.from({ length: removed }, () => new Float64Array(added));
  for (let a = removed - 1; a >= 0; a--)
    for (let b = added - 1; b >= 0; b--) {
      const like = likeness(a, b);
      pairs[a]![b] = like >= alike ? like : -1;
      best[a]![b] = Math.max(best[a + 1]![b]!, best[a]![b + 1]!, best[a + 1]![b + 1]! + Math.max(pairs[a]![b]!, 0));
    }
  const changes: LineChange[] = [];
  let [a, b] = [0, 0];
  while (a < removed || b < added) {
    const both = a < removed && b < added;
    if (both && pairs[a]![b]! >= 0 && best[a]![b] === best[a + 1]![b + 1]! + pairs[a]![b]!)
      changes.push({ kind: 'changed', before: old + a++, after: now + b++ });
    else if (b === added || (a < removed && best[a]![b] === best[a + 1]![b]))
      changes.push({ kind: 'removed', before: old + a++ });
    else changes.push({ kind: 'added', after: now + b++ });
  }
  return changes;
}

/** Dice's coefficient of the pairs of neighbouring characters: 0 nothing in common, 1 the same. */
function similarity(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0;
  const counts = new Map<string, number>();
  for (let at = 0; at < a.length - 1; at++) counts.set(a.slice(at, at + 2), (counts.get(a.slice(at, at + 2)) ?? 0) + 1);
  let shared = 0;
  for (let at = 0; at < b.length - 1; at++) {
    const left = counts.get(b.slice(at, at + 2)) ?? 0;
    if (left > 0) shared++;
    counts.set(b.slice(at, at + 2), left - 1);
  }
  return (2 * shared) / (a.length + b.length - 2);
}

/** Characters [start, end) of a line are replaced. */
export interface CharacterChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Equal characters between two changes, at most, with which they are one: readers see words, not letters. */
const shortGap = 2;

/** Changes are joined over short gaps, but over none of `borders`, offsets in `before`. */
export function characterChanges(before: string, after: string, borders: readonly number[]): CharacterChange[] {
  const [old, now] = [[...before], [...after]];
  const changes: CharacterChange[] = [];
  let [at, a, b] = [0, 0, 0];
  for (const { kind, count } of hunks(old, now, mostCharacters)) {
    const shown = (kind === 'added' ? now.slice(b, b + count) : old.slice(a, a + count)).join('');
    if (kind !== 'added') a += count;
    if (kind !== 'removed') b += count;
    const start = at;
    if (kind !== 'added') at += shown.length;
    if (kind === 'kept' || count === 0) continue;
    const next = { start, end: at, text: kind === 'added' ? shown : '' };
    const last = changes.at(-1);
    const isNear =
      last !== undefined &&
      next.start - last.end <= shortGap &&
      !borders.some((border) => last.end <= border && border <= next.start && last.start < border && border < next.end);
    if (!isNear) changes.push(next);
    else
      changes[changes.length - 1] = {
        start: last.start,
        end: next.end,
        text: last.text + before.slice(last.end, next.start) + next.text,
      };
  }
  return changes;
}
