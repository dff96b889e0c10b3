/** Finds sections, items and units in the plans of a workspace by what is typed of their names. */
import { createMatcher } from '../text/pinyin';
import type { Range } from '../text/positions';
import { stepSize, type Steps } from '../async/steps';
import { indexOfInitials } from './initials';
import { entryAtOffset, entryPlace, forEachMention, nameSpan, type PlanRecord } from './planRecord';
import type { EntryKind } from '../plan/types';

export interface KnownPlan {
  readonly uri: string;
  /** The workspace folder that holds it; undefined for a plan outside all of them. */
  readonly root: string | undefined;
  /** Null for a plan that isn't open. */
  readonly version: number | null;
  /** False for a closed plan in another encoding than UTF-8, which editors may read wrongly. */
  readonly safeToEdit: boolean;
  readonly record: PlanRecord;
  /** How many items are reported to lack a unit; absent for an open plan, whose last check knows. */
  readonly withoutUnit?: number;
}

export interface Found {
  readonly kind: EntryKind | 'plan' | 'unit';
  readonly name: string;
  /** The entry or plan that it stands under; for a unit, in how many plans and places it is named. */
  readonly container: string | Pick<UnitTally, 'plans' | 'mentions'>;
  readonly uri: string;
  readonly range: Range;
}

/** In how many plans of one folder a unit is named, and where first. */
export interface UnitTally {
  readonly name: string;
  readonly root: string | undefined;
  readonly plans: number;
  readonly mentions: number;
  /** Where it leads first, else its first mention. */
  readonly uri: string;
  readonly range: Range;
}

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Tallies, and where each is among them. */
export interface Tallies {
  readonly list: readonly UnitTally[];
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Each unit once for each workspace folder: 办公室 of two bureaus are two units. `before`: tallies of other plans, to
 * which these are added.
 */
export function* tallyUnits(plans: Iterable<KnownPlan>, before?: Tallies): Steps<Tallies> {
  const list = [...(before?.list ?? [])];
  const places = new Map<string, number>();
  let done = 0;
  for (const { uri, root, record } of plans) {
    if (++done % 64 === 0) yield;
    const counted = new Int32Array(record.units.length);
    const ranges = new Array<Range | undefined>(record.units.length);
    const leads = new Array<boolean>(record.units.length).fill(false);
    forEachMention(record, ({ unit, range, lead }) => {
      counted[unit]!++;
      if (ranges[unit] === undefined || (lead && !leads[unit])) {
        ranges[unit] = range;
        leads[unit] = lead;
      }
    });
    record.units.forEach((name, unit) => {
      const key = `${root ?? uri}\n${name}`;
      const place = places.get(key) ?? before?.places.get(key);
      const known = place === undefined ? undefined : list[place];
      if (place === undefined || known === undefined) {
        places.set(key, list.length);
        list.push({ name, root, plans: 1, mentions: counted[unit]!, uri, range: ranges[unit] ?? start });
      } else list[place] = { ...known, plans: known.plans + 1, mentions: known.mentions + counted[unit]! };
    });
  }
  return { list, places };
}

/** A name that fits, before its text is read: the better, the lower. */
interface Hit {
  readonly rank: number;
  readonly length: number;
  readonly plan: KnownPlan;
  /** -1: the plan's title. */
  readonly entry: number;
}

const longestQuery = 40;

/**
 * At most `limit`, the best first: names that begin with what was typed, that hold it in one piece, that hold its
 * characters in order. Latin letters stand for pinyin, initials or whole syllables. Without a query: titles of plans.
 */
export function* findSymbols(
  plans: readonly KnownPlan[],
  units: readonly UnitTally[],
  query: string,
  limit: number,
): Steps<Found[]> {
  const typed = query.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  if (typed.length > longestQuery) return [];
  if (typed === '') return plans.slice(0, limit).map((plan) => found({ rank: 0, length: 0, plan, entry: -1 }));
  const matches = createMatcher(typed);
  const named: { readonly rank: number; readonly found: Found }[] = [];
  for (const [index, unit] of units.entries()) {
    if (index % stepSize === stepSize - 1) yield;
    const fit = matches(unit.name);
    if (fit !== undefined) named.push({ rank: fit + unit.name.length / 100, found: foundUnit(unit) });
  }
  named.sort((a, b) => a.rank - b.rank);
  const hits = yield* hitsIn(plans, typed, limit);
  const unitShare = Math.max(limit - hits.length, limit >> 2);
  return [...named.slice(0, unitShare).map((one) => one.found), ...hits.map(found)].slice(0, limit);
}

function* hitsIn(plans: readonly KnownPlan[], typed: string, limit: number): Steps<Hit[]> {
  const hits: Hit[] = [];
  const seen = new Set<string>();
  for (const { rank, find } of ways(typed)) {
    // Names in one piece fill the list: those in pieces would come behind them all.
    if (rank > 0 && hits.length >= limit) break;
    for (const [index, plan] of plans.entries()) {
      if (index % stepSize === stepSize - 1) yield;
      collect(plan, find, rank, hits, seen);
      if (hits.length > mostHits) return sorted(hits, limit);
    }
  }
  return sorted(hits, limit);
}

/** Hits that are sorted, at most: with more than these, one types on. */
const mostHits = 5000;

function sorted(hits: readonly Hit[], limit: number): Hit[] {
  return [...hits].sort((a, b) => a.rank - b.rank || a.length - b.length).slice(0, limit);
}

/** Shorter titles are those of many tasks: 加强领导. UTF-16 units. */
export const shortestTitle = 6;
const mostEqual = 100;

/** What stands behind the number of an entry, in the name that it is kept under. */
export function titleWithoutNumber(name: string): string {
  return name.slice(/^[\s\p{P}\p{N}一二三四五六七八九十百]*/u.exec(name)![0].length);
}

/** Entries of these plans that have the very title, whatever their number. */
export function* entriesTitled(plans: Iterable<KnownPlan>, title: string): Steps<Found[]> {
  const equal: Found[] = [];
  if (title.length < shortestTitle) return equal;
  let done = 0;
  for (const plan of plans) {
    if (++done % stepSize === 0) yield;
    const { names } = plan.record;
    for (let at = names.indexOf(title); at >= 0 && equal.length < mostEqual;) {
      const entry = entryAtOffset(plan.record, at);
      const { start: from, end } = nameSpan(plan.record, entry);
      if (at + title.length === end && titleWithoutNumber(names.slice(from, at)) === '')
        equal.push(found({ rank: 0, length: title.length, plan, entry }));
      at = names.indexOf(title, end);
    }
  }
  return equal;
}

function collect(plan: KnownPlan, find: Find, rank: number, hits: Hit[], seen: Set<string>): void {
  const { record } = plan;
  for (let at = find(record, 0); at >= 0;) {
    const entry = entryAtOffset(record, at);
    const { start: from, end } = nameSpan(record, entry);
    const key = `${plan.uri}\n${entry}`;
    if (!seen.has(key)) {
      seen.add(key);
      // The number in front isn't what one looks for.
      const opens = titleWithoutNumber(record.names.slice(from, at)) === '';
      hits.push({ rank: rank + (opens ? 0 : 1), length: end - from, plan, entry });
    }
    at = find(record, end + 1);
  }
}

/** Where the next name that fits has its first fitting character, from an offset of `names` on; -1 if there is none. */
type Find = (record: PlanRecord, from: number) => number;

interface Way {
  /** Added to the rank of what is found so. */
  readonly rank: number;
  readonly find: Find;
}

function ways(typed: string): Way[] {
  const inInitials = (letters: string): Way => ({
    rank: 0,
    find: ({ initials }, from) => indexOfInitials(initials, letters, from),
  });
  if (/^[a-z0-9]+$/.test(typed)) {
    const initials = initialsOfSyllables(typed);
    return [inInitials(typed), ...(initials === undefined || initials === typed ? [] : [inInitials(initials)])];
  }
  const read = /[a-z]/.test(typed)
    ? ({ names }: PlanRecord): string => names.toLowerCase()
    : ({ names }: PlanRecord): string => names;
  const characters = [...typed];
  return [
    { rank: 0, find: (record, from) => read(record).indexOf(typed, from) },
    ...(characters.length === 1 ? [] : [{ rank: 2, find: inPieces(characters, read) }]),
  ];
}

function inPieces(characters: readonly string[], read: (record: PlanRecord) => string): Find {
  return (record, from) => {
    const text = read(record);
    if (from === 0 && !characters.every((character) => text.includes(character))) return -1;
    for (let start = text.indexOf(characters[0]!, from); start >= 0;) {
      const end = nameSpan(record, entryAtOffset(record, start)).end;
      let at = start;
      const whole = characters.every((character) => (at = text.indexOf(character, at) + 1) > 0 && at <= end);
      if (whole) return start;
      start = text.indexOf(characters[0]!, end);
    }
    return -1;
  };
}

const syllable =
  /(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)/y;

/** `jijiaoke` → `jjk`; undefined if it is no row of whole syllables. */
function initialsOfSyllables(typed: string): string | undefined {
  let initials = '';
  syllable.lastIndex = 0;
  while (syllable.lastIndex < typed.length) {
    const at = syllable.lastIndex;
    const match = syllable.exec(typed);
    if (match === null) return undefined;
    initials += typed[at]!;
  }
  return initials;
}

function found({ plan, entry }: Hit): Found {
  const { uri, record } = plan;
  if (entry < 0) return { kind: 'plan', name: record.title, container: '', uri, range: start };
  const { name, kind, range, parent } = entryPlace(record, entry);
  const container = parent === undefined ? record.title : entryPlace(record, parent).name;
  return { kind, name, container, uri, range };
}

function foundUnit({ name, plans, mentions, uri, range }: UnitTally): Found {
  return { kind: 'unit', name, container: { plans, mentions }, uri, range };
}
