/** Which target of one version is which of another, and whether it was raised or lowered. */
import { wordsOf } from '../plan/identity/words';
import type { PlacedTarget } from './commitments';

/** `restated` the same figure with another comparator: 达到90% for 90%以上. */
export type TargetChangeKind = 'raised' | 'lowered' | 'restated' | 'added' | 'dropped';

export interface TargetPair {
  readonly earlier: PlacedTarget;
  readonly later: PlacedTarget;
}

export interface PairedTargets {
  readonly pairs: readonly TargetPair[];
  readonly dropped: readonly PlacedTarget[];
  readonly added: readonly PlacedTarget[];
}

/** So alike, two targets with one measure word aim at the same. */
const alike = 0.5;
/** The same for the only two of that measure word. */
const alikeAlone = 0.15;

interface Candidate extends TargetPair {
  readonly score: number;
  readonly distance: number;
}

/** The likeliest pairs first; among equally likely ones the nearest. Only targets that are measured alike
 * are paired. */
export function pairTargets(earlier: readonly PlacedTarget[], later: readonly PlacedTarget[]): PairedTargets {
  const candidates: Candidate[] = [];
  const before = earlier.map(saidOf);
  const after = later.map(saidOf);
  const ofMeasure = [countsByMeasure(earlier), countsByMeasure(later)];
  earlier.forEach((one, from) => {
    later.forEach((other, to) => {
      const measure = measureOf(one);
      if (measure !== measureOf(other)) return;
      const isAlone = ofMeasure.every((counts) => counts.get(measure) === 1);
      const score = likeness(before[from]!, after[to]!) + (sameValue(one, other) ? 0.05 : 0);
      if (score < (isAlone ? alikeAlone : alike)) return;
      candidates.push({ earlier: one, later: other, score, distance: Math.abs(from - to) });
    });
  });
  candidates.sort((a, b) => b.score - a.score || a.distance - b.distance);
  const taken = new Set<PlacedTarget>();
  const pairs: TargetPair[] = [];
  for (const { earlier: one, later: other } of candidates) {
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one).add(other);
    pairs.push({ earlier: one, later: other });
  }
  const isLeft = (target: PlacedTarget): boolean => !taken.has(target);
  return { pairs, dropped: earlier.filter(isLeft), added: later.filter(isLeft) };
}

/** Measure words that count the same things; another year's author takes another one. */
const measures: readonly (readonly string[])[] = [
  ['名', '人', '位'],
  ['个', '所', '家', '处', '座'],
  ['场', '次', '期'],
];

/** Whether two measure words count the same things. */
export function sameMeasure(one: string, other: string): boolean {
  return measureGroup(one) === measureGroup(other);
}

function measureGroup(measure: string): string {
  return measures.find((alike) => alike.includes(measure))?.[0] ?? measure;
}

function measureOf({ target: { unit } }: PlacedTarget): string {
  return measureGroup(unit);
}

function countsByMeasure(targets: readonly PlacedTarget[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const measure of targets.map(measureOf)) counts.set(measure, (counts.get(measure) ?? 0) + 1);
  return counts;
}

function sameValue({ target: one }: PlacedTarget, { target: other }: PlacedTarget): boolean {
  return one.value === other.value && one.upper === other.upper;
}

/** Undefined if nothing has changed. */
export function changeOf({ earlier, later }: TargetPair): TargetChangeKind | undefined {
  const [one, other] = [earlier.target, later.target];
  const difference = other.value - one.value || (other.upper ?? other.value) - (one.upper ?? one.value);
  if (difference !== 0) return difference > 0 ? 'raised' : 'lowered';
  return one.comparator === other.comparator ? undefined : 'restated';
}

interface Said {
  readonly object: ReadonlySet<string>;
  readonly clause: ReadonlySet<string>;
}

function saidOf({ object, clause }: PlacedTarget): Said {
  return { object: gramsOf(wordsOf(object)), clause: gramsOf(wordsOf(clause)) };
}

/** Pairs of neighbouring characters; a single character counts as a pair. */
export function gramsOf(words: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (let at = 0; at < Math.max(words.length - 1, Math.min(words.length, 1)); at++) grams.add(words.slice(at, at + 2));
  return grams;
}

/** 0–1: what is counted, or else the clause around it. */
function likeness(one: Said, other: Said): number {
  return Math.max(overlap(one.object, other.object), overlap(one.clause, other.clause));
}

/** Dice coefficient. */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let common = 0;
  for (const gram of one) if (other.has(gram)) common++;
  return (2 * common) / (one.size + other.size);
}
