/**
 * Two plans compared item by item: last year's with this year's, two drafts, a superior's with ours. Items are
 * recognised by what they say (`plan/identity/match.ts`); then what each of them commits to is compared.
 */
import { idsAfter } from '../plan/identity/carry';
import { matchSpelled, spellItems, type Matching, type Part, type SpelledItems } from '../plan/identity/match';
import { itemsOf, type PlanItem } from '../plan/identity/items';
import { wordsOf } from '../plan/identity/words';
import { likelyYearOf } from '../plan/facts/year';
import { documentTitle } from '../plan/query';
import type { Plan } from '../plan/types';
import { addToGroup } from '../text/grouping';
import {
  commitmentsOf,
  type AnsweringUnit,
  type Commitment,
  type PlacedDeadline,
  type PlacedTarget,
} from './commitments';
import { changeOf, pairTargets, type PairedTargets, type TargetChangeKind } from './targetChanges';

/**
 * `moved` to another section, or in another order · `split` a new item took part of an earlier one · `merged` an item
 * is gone, and its text is in another
 */
export type Verdict = 'same' | 'moved' | 'reworded' | 'split' | 'merged' | 'added' | 'dropped';

export interface TargetChange {
  readonly kind: TargetChangeKind;
  readonly earlier: PlacedTarget | undefined;
  readonly later: PlacedTarget | undefined;
}

export interface UnitChange {
  /** `role` the same unit leads now, or supports. */
  readonly kind: 'added' | 'dropped' | 'role';
  readonly earlier: AnsweringUnit | undefined;
  readonly later: AnsweringUnit | undefined;
}

export interface DeadlineChange {
  /** Of plans for different years, a deadline one year later is the same. */
  readonly kind: 'earlier' | 'later' | 'changed' | 'added' | 'dropped';
  readonly earlier: PlacedDeadline | undefined;
  readonly later: PlacedDeadline | undefined;
}

/**
 * An item of either plan, or of both. Of a `split` one, `earlier` is the item it was part of; of a `merged` one,
 * `later` is the item that took it up.
 */
export interface ComparedItem {
  readonly verdict: Verdict;
  readonly earlier: Commitment | undefined;
  readonly later: Commitment | undefined;
  /** How alike the two are, 0–1; of a part, the share of it that is found in the whole. */
  readonly score: number;
  readonly moved: boolean;
  /** The words after the title have changed. */
  readonly edited: boolean;
  readonly renumbered: boolean;
  readonly targets: readonly TargetChange[];
  readonly units: readonly UnitChange[];
  readonly deadlines: readonly DeadlineChange[];
}

export interface ComparedPlan {
  readonly title: string | undefined;
  readonly year: number | undefined;
  /** By the entries' index. */
  readonly commitments: readonly Commitment[];
}

/** The earlier plan, ready to be compared with many. */
export interface ComparablePlan extends ComparedPlan {
  readonly spelled: SpelledItems<PlanItem>;
}

export interface Comparison {
  readonly earlier: ComparedPlan;
  readonly later: ComparedPlan;
  /** In the order of the later plan; what is gone stands behind what it followed. */
  readonly items: readonly ComparedItem[];
}

/** What is made of the earlier plan once, when many are compared with it. */
export function comparable(plan: Plan): ComparablePlan {
  const compared = comparedPlan(plan);
  return { ...compared, spelled: spellItems(compared.commitments.map(({ item }) => item)) };
}

export function comparePlans(earlier: ComparablePlan, laterPlan: Plan): Comparison {
  const matching = matchSpelled(earlier.spelled, spellItems(itemsOf(laterPlan)), { years: true });
  const later = comparedPlan(laterPlan, idsAfter(earlier.spelled.items, matching, laterPlan));
  return { earlier, later, items: compareItems(matching, earlier, later) };
}

function comparedPlan(plan: Plan, ids?: readonly string[]): ComparedPlan {
  return { title: documentTitle(plan), year: likelyYearOf(plan), commitments: commitmentsOf(plan, ids) };
}

type Growing = { -readonly [Key in keyof ComparedItem]: ComparedItem[Key] };

function compareItems(
  matching: Matching<PlanItem, PlanItem>,
  earlier: ComparedPlan,
  later: ComparedPlan,
): readonly ComparedItem[] {
  const [before, after] = [earlier.commitments, later.commitments];
  const years = (later.year ?? 0) - (earlier.year ?? later.year ?? 0);
  const byEarlier: (Growing | undefined)[] = [];
  const byLater: (Growing | undefined)[] = [];
  /** What each pair has left of its targets. */
  const left = new Map<Growing, PairedTargets>();
  for (const { kind, earlier: one, later: other, score, moved, edited, renumbered } of matching.pairs) {
    const [from, to] = [before[one.entry.index]!, after[other.entry.index]!];
    const row: Growing = {
      ...nothing,
      verdict: kind,
      earlier: from,
      later: to,
      score,
      moved,
      edited,
      renumbered,
      units: unitChanges(from.units, to.units),
      deadlines: deadlineChanges(from.deadlines, to.deadlines, years),
    };
    left.set(row, pairTargets(from.targets, to.targets));
    byEarlier[one.entry.index] = row;
    byLater[other.entry.index] = row;
  }
  for (const part of matching.split) {
    const row = partRow('split', part, before, after);
    byLater[part.later.entry.index] = row;
    handOver(left, byEarlier[part.earlier.entry.index], row, 'dropped');
  }
  for (const part of matching.merged) {
    const row = partRow('merged', part, before, after);
    byEarlier[part.earlier.entry.index] = row;
    handOver(left, byLater[part.later.entry.index], row, 'added');
  }
  for (const { entry } of matching.added)
    byLater[entry.index] = { ...nothing, verdict: 'added', later: after[entry.index] };
  for (const { entry } of matching.removed)
    byEarlier[entry.index] = { ...nothing, verdict: 'dropped', earlier: before[entry.index] };
  for (const [row, targets] of left) row.targets = targetChanges(targets);
  return inOrder(byEarlier, byLater);
}

const nothing: ComparedItem = {
  verdict: 'same',
  earlier: undefined,
  later: undefined,
  score: 0,
  moved: false,
  edited: false,
  renumbered: false,
  targets: [],
  units: [],
  deadlines: [],
};

function partRow(
  verdict: 'split' | 'merged',
  { earlier, later, score }: Part<PlanItem, PlanItem>,
  before: readonly Commitment[],
  after: readonly Commitment[],
): Growing {
  return { ...nothing, verdict, earlier: before[earlier.entry.index], later: after[later.entry.index], score };
}

/** A target that a pair seems to lose or to gain may have gone to, or come from, the part of it. */
function handOver(
  left: Map<Growing, PairedTargets>,
  whole: Growing | undefined,
  part: Growing,
  side: 'dropped' | 'added',
): void {
  const ofWhole = whole === undefined ? undefined : left.get(whole);
  const ofPart = (side === 'dropped' ? part.later : part.earlier)?.targets ?? [];
  const found =
    side === 'dropped' ? pairTargets(ofWhole?.dropped ?? [], ofPart) : pairTargets(ofPart, ofWhole?.added ?? []);
  left.set(part, found);
  if (ofWhole === undefined) return;
  // What was found belongs to the part; what the part doesn't have stays with the whole.
  left.set(whole!, { ...ofWhole, [side]: found[side] });
  left.set(part, { ...found, [side]: [] });
}

function targetChanges({ pairs, dropped, added }: PairedTargets): TargetChange[] {
  const changed = pairs.flatMap((pair): TargetChange[] => {
    const kind = changeOf(pair);
    return kind === undefined ? [] : [{ kind, ...pair }];
  });
  return [
    ...changed,
    ...dropped.map((earlier): TargetChange => ({ kind: 'dropped', earlier, later: undefined })),
    ...added.map((later): TargetChange => ({ kind: 'added', earlier: undefined, later })),
  ];
}

function unitChanges(earlier: readonly AnsweringUnit[], later: readonly AnsweringUnit[]): UnitChange[] {
  const named = new Map(later.map((unit) => [wordsOf(unit.name), unit]));
  const changes: UnitChange[] = [];
  for (const unit of earlier) {
    const key = wordsOf(unit.name);
    const other = named.get(key);
    named.delete(key);
    if (other === undefined) changes.push({ kind: 'dropped', earlier: unit, later: undefined });
    else if ((other.role === 'lead') !== (unit.role === 'lead'))
      changes.push({ kind: 'role', earlier: unit, later: other });
  }
  for (const unit of named.values()) changes.push({ kind: 'added', earlier: undefined, later: unit });
  return changes;
}

/** `years` between the two plans. */
function deadlineChanges(
  earlier: readonly PlacedDeadline[],
  later: readonly PlacedDeadline[],
  years: number,
): DeadlineChange[] {
  const rest = [...later];
  const gone = earlier.filter((one) => {
    const at = rest.findIndex((other) => sameDeadline(one, other, years));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return Array.from({ length: Math.max(gone.length, rest.length) }, (_, at): DeadlineChange => {
    const [one, other] = [gone[at], rest[at]];
    if (one === undefined) return { kind: 'added', earlier: undefined, later: other };
    if (other === undefined) return { kind: 'dropped', earlier: one, later: undefined };
    const difference = dayOf(other, 0) - dayOf(one, years);
    const kind = difference < 0 ? 'earlier' : difference > 0 ? 'later' : 'changed';
    return { kind, earlier: one, later: other };
  });
}

function sameDeadline(one: PlacedDeadline, other: PlacedDeadline, years: number): boolean {
  const [from, to] = [dayOf(one, years), dayOf(other, 0)];
  return Number.isNaN(from) && Number.isNaN(to) ? wordsOf(one.text) === wordsOf(other.text) : from === to;
}

/** A number that grows with the date; NaN where the deadline falls in no month. The end of a month is day 31. */
function dayOf({ due, deadline: { day } }: PlacedDeadline, years: number): number {
  return due === undefined
    ? NaN
    : ((due.year ?? 0) + (due.year === undefined ? 0 : years)) * 400 + due.month * 32 + (day ?? 31);
}

function inOrder(
  byEarlier: readonly (ComparedItem | undefined)[],
  byLater: readonly (ComparedItem | undefined)[],
): readonly ComparedItem[] {
  const behind = new Map<ComparedItem | undefined, ComparedItem[]>();
  let before: ComparedItem | undefined;
  for (const row of byEarlier) {
    if (row === undefined) continue;
    if (row.verdict !== 'dropped' && row.verdict !== 'merged') before = row;
    else addToGroup(behind, before, row);
  }
  const order: ComparedItem[] = [...(behind.get(undefined) ?? [])];
  for (const row of byLater) if (row !== undefined) order.push(row, ...(behind.get(row) ?? []));
  return order;
}
