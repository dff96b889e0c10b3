/** The numbers that entries have after a move: every count goes on as it did. */
import { addToGroup } from '../text/grouping';
import { partOf, seriesOf } from '../plan/numbering/series';
import { rowRank } from '../plan/outline/markerRanks';
import type { NumberingModeSetting } from '../rules/types';
import type { Entry, Plan } from '../plan/types';
import type { Block } from './movable';
import type { Place } from './movePlaces';

export interface NewNumbers {
  /** Of those that get another number. */
  readonly originals: ReadonlyMap<Entry, number>;
  /** Of the copies, by their originals. */
  readonly copies: ReadonlyMap<Entry, number>;
}

/** Entries that are counted together: a series up to where it begins again. */
type Stretch = object;

interface Member {
  readonly entry: Entry;
  readonly copy: boolean;
}

/**
 * A stretch that keeps its length keeps its numbers, in their places, whatever they are. One that gains or loses some
 * counts on from its first number; if it was in disorder, it is left alone.
 */
export function newNumbers(plan: Plan, block: Block, place: Place, mode: NumberingModeSetting): NewNumbers {
  const originals = new Map<Entry, number>();
  const copies = new Map<Entry, number>();
  const { entries: moved } = block;
  if (moved === undefined) return { originals, copies };
  const { order } = place;
  const lineOf = order ?? ((line: number) => line);
  const isMoved = ({ line }: Entry): boolean => line >= place.start && line <= place.end;

  const stretches = stretchesOf(plan, block, mode);
  const before = new Map<Stretch, Entry[]>();
  for (const [entry, stretch] of stretches) addToGroup(before, stretch, entry);
  const after = new Map<Stretch, Member[]>();
  const enter = (stretch: Stretch, entry: Entry, copy: boolean): void => addToGroup(after, stretch, { entry, copy });

  const fresh = new Map<string, Stretch>();
  const made = (key: string): Stretch => {
    let stretch = fresh.get(key);
    if (stretch === undefined) fresh.set(key, (stretch = {}));
    return stretch;
  };
  /** Whether the stretch of a moved entry is more than what is moved. */
  const reachesOut = (stretch: Stretch): boolean => before.get(stretch)!.some((entry) => !isMoved(entry));

  const newPart = place.parent === undefined ? undefined : partWith(place.parent);
  const stretchAfter = (entry: Entry, stretch: Stretch): Stretch => {
    if (place.crosses !== true || !isMoved(entry)) return stretch;
    if (moved.includes(entry)) {
      if (place.beside !== undefined) return stretches.get(place.beside) ?? stretch;
      return countsThrough(stretch, entry) ? stretch : made(`${entry.rank}`);
    }
    if (!reachesOut(stretch) || partOf(entry) === newPart) return stretch;
    return neighbour(entry) ?? made(`${entry.rank}`);
  };
  /** The stretch goes on over the border that is crossed. */
  const countsThrough = (stretch: Stretch, entry: Entry): boolean =>
    before.get(stretch)!.some((other) => other.parent !== entry.parent) && partOf(entry) === newPart;
  /** In the part that it comes to. */
  const neighbour = (entry: Entry): Stretch | undefined => {
    for (const [other, stretch] of stretches)
      if (other.rank === entry.rank && !isMoved(other) && partOf(other) === newPart) return stretch;
    return undefined;
  };

  for (const [entry, stretch] of stretches) enter(stretchAfter(entry, stretch), entry, false);
  if (place.copied !== undefined)
    for (const [entry, stretch] of stretches)
      if (isMoved(entry) && (moved.includes(entry) || reachesOut(stretch))) enter(stretch, entry, true);

  const height = place.end - place.start + 1;
  const position = ({ entry, copy }: Member): number =>
    copy
      ? entry.line + height
      : lineOf(entry.line) + (place.copied !== undefined && entry.line > place.end ? height : 0);
  for (const [stretch, members] of after) {
    members.sort((a, b) => position(a) - position(b));
    const numbers = (before.get(stretch) ?? []).map(({ marker }) => marker!.number);
    const first = numbers[0] ?? 1;
    const keeps = numbers.length === members.length;
    if (!keeps && numbers.some((number, index) => number !== first + index)) continue;
    members.forEach(({ entry, copy }, index) => {
      const number = keeps ? numbers[index]! : first + index;
      if (number !== entry.marker!.number) (copy ? copies : originals).set(entry, number);
    });
  }
  return { originals, copies };
}

function partWith(entry: Entry): Entry | undefined {
  return entry.kind === 'part' ? entry : partOf(entry);
}

/** In text order within each series. */
function stretchesOf(plan: Plan, { siblings }: Block, mode: NumberingModeSetting): Map<Entry, Stretch> {
  const stretches = new Map<Entry, Stretch>();
  for (const { entries, restarts } of seriesOf(plan, mode)) {
    let stretch: Stretch = {};
    entries.forEach((entry, index) => {
      if (index > 0 && restarts[index]) stretch = {};
      stretches.set(entry, stretch);
    });
  }
  // A table counts its rows by itself.
  if (siblings?.[0]?.rank === rowRank) {
    const rows: Stretch = {};
    for (const row of siblings) stretches.set(row, rows);
  }
  return stretches;
}
