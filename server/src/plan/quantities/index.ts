/** Targets, deadlines and vague amounts of one line: a pure function of its text. */
import { Feature } from '../characters';
import type { Deadline, Target, Vague } from '../types';
import { scanAmounts } from './amounts';
import { scanDeadlines } from './deadlines';
import { toTarget } from './targets';
import { scanVague } from './vague';

export { scanAmounts } from './amounts';
export type { Amount } from './amounts';
export type { Exclusion } from './commitment';

export interface Quantities {
  readonly targets: readonly Target[];
  readonly deadlines: readonly Deadline[];
  readonly vague: readonly Vague[];
}

const noTargets: readonly Target[] = Object.freeze([]);
const nothing: Quantities = Object.freeze({ targets: noTargets, deadlines: Object.freeze([]), vague: Object.freeze([]) });

/**
 * What a line commits to, by when, and which amounts it leaves vague. Spans are UTF-16 columns of the line, in text order;
 * `features` are the line's (`featuresOf`). Results that the whole text shows to be none (a part that looks back) are the plan's to drop.
 */
export function scanQuantities(text: string, features: number): Quantities {
  if ((features & (Feature.Digit | Feature.HanNumeral | Feature.TimeWord)) === 0 && !/若干|部分/.test(text)) return nothing;
  const targets: Target[] = [];
  for (const amount of scanAmounts(text, features)) if (amount.excluded === undefined) targets.push(toTarget(text, amount));
  const deadlines = scanDeadlines(text, features);
  const vague = scanVague(text, features);
  if (targets.length === 0 && deadlines.length === 0 && vague.length === 0) return nothing;
  return { targets: targets.length === 0 ? noTargets : targets, deadlines, vague };
}
