/**
 * Aligns the numbers a series shows with those it should show, so that one slip needs one repair and doesn't make slips
 * of all that follow. A beam of the best readings is kept; its width bounds the cost, which is linear in the series.
 */

import { movedBlock } from './moves';

/** Whether the numbering may begin again here: `must` 1 is expected · `may` 1 or the next number · `no` */
export type Restart = 'no' | 'may' | 'must';

/**
 * `wrong` only this number is off · `gap` numbers are missing before it · `repeat` the number before again, and the
 * series continues from it · `inserted` a number from elsewhere, and the series continues after it · `swap` it and the
 * next are exchanged · `restart` it begins again, or jumps back, without reason · `moved` it and those after it are not
 * where their numbers say
 */
export type SlipKind = 'wrong' | 'gap' | 'repeat' | 'inserted' | 'swap' | 'restart' | 'moved';

export interface Slip {
  readonly kind: SlipKind;
  /** Index in the series. */
  readonly index: number;
  /** What the number should be. */
  readonly expected: number;
  /** `swap`: the other place. */
  readonly other?: number;
  /** `moved`: how many entries. */
  readonly length?: number;
}

export interface Alignment {
  readonly slips: readonly Slip[];
  /** Whether the series legitimately begins again at an index. */
  readonly restarts: readonly boolean[];
  readonly cost: number;
}

const beamWidth = 8;
const costs = {
  wrong: 1.015,
  gap: 1,
  gapStep: 0.01,
  repeat: 1,
  inserted: 1.2,
  swap: 1,
  restart: 1.5,
  back: 1.7,
  moved: 1,
} as const;

interface State {
  readonly next: number;
  readonly cost: number;
  readonly index: number;
  readonly slip?: Slip;
  readonly restarted: boolean;
  readonly from?: State;
}

/**
 * `restarts[0]` should be `must`. An empty series costs nothing. The series is cut where 1 must come, into stretches
 * that don't affect each other.
 */
export function align(numbers: readonly number[], restarts: readonly Restart[]): Alignment {
  const slips: Slip[] = [];
  const begins: boolean[] = [];
  let cost = 0;
  for (let start = 0; start < numbers.length;) {
    let end = start + 1;
    while (end < numbers.length && restarts[end] !== 'must') end++;
    const stretch = alignStretch(numbers.slice(start, end), restarts.slice(start, end));
    for (const slip of stretch.slips)
      slips.push({
        ...slip,
        index: slip.index + start,
        ...(slip.other === undefined ? {} : { other: slip.other + start }),
      });
    for (const begin of stretch.restarts) begins.push(begin);
    cost += stretch.cost;
    start = end;
  }
  return { slips, restarts: begins, cost };
}

/**
 * How often a number is neither the one before plus one nor a 1 that is due. A slip makes at most three such breaks.
 */
export function countBreaks(numbers: readonly number[], restarts: readonly Restart[]): number {
  let breaks = 0;
  for (let index = 0; index < numbers.length; index++) if (isBreak(numbers, restarts, index)) breaks++;
  return breaks;
}

/** Index of the break number `which`, counted from 0; `numbers.length` if there are fewer. */
export function breakAt(numbers: readonly number[], restarts: readonly Restart[], which: number): number {
  let breaks = 0;
  for (let index = 0; index < numbers.length; index++)
    if (isBreak(numbers, restarts, index) && breaks++ === which) return index;
  return numbers.length;
}

function isBreak(numbers: readonly number[], restarts: readonly Restart[], index: number): boolean {
  const number = numbers[index]!;
  const due = restarts[index] === 'must' ? 1 : (numbers[index - 1] ?? 0) + 1;
  return number !== due && !(restarts[index] === 'may' && number === 1);
}

function alignStretch(numbers: readonly number[], restarts: readonly Restart[]): Alignment {
  const clean = alignClean(numbers, restarts);
  if (clean !== undefined) return clean;
  const moved = restarts.includes('may') ? undefined : movedBlock(numbers);
  // Two neighbours exchanged are a swap, not a move.
  if (
    moved !== undefined &&
    !(moved.end - moved.start === 1 && Math.abs(numbers[moved.start]! - moved.start - 1) === 1)
  ) {
    const { start, end } = moved;
    const slip: Slip = { kind: 'moved', index: start, expected: start + 1, length: end - start };
    return {
      slips: [slip],
      restarts: numbers.map((_, index) => index === 0 && restarts[0] === 'must'),
      cost: costs.moved,
    };
  }
  const beams: State[][] = Array.from({ length: numbers.length + 1 }, () => []);
  const sure = sureStart(numbers, restarts);
  beams[sure]!.push({ next: sure + 1, cost: 0, index: sure - 1, restarted: false });
  for (let index = sure; index < numbers.length; index++) {
    for (const state of prune(beams[index]!)) {
      for (const { expected, restarted } of expectations(state.next, restarts[index]!)) {
        step(beams, numbers, restarts, state, index, expected, restarted);
      }
    }
    beams[index] = [];
  }
  return readBack(prune(beams[numbers.length]!)[0]!, numbers, sure > 0 && restarts[0] === 'must');
}

/** How many numbers, from the first on, are due and can't be read in another way. */
function sureStart(numbers: readonly number[], restarts: readonly Restart[]): number {
  let sure = 0;
  while (sure < numbers.length && numbers[sure] === sure + 1 && restarts[sure] !== 'may') sure++;
  return sure;
}

/** The common case: every number is the one due. */
function alignClean(numbers: readonly number[], restarts: readonly Restart[]): Alignment | undefined {
  const begins: boolean[] = [];
  let next = 1;
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index]!;
    const restart = restarts[index]!;
    const again = restart === 'must' || (restart === 'may' && number === 1 && next !== 1);
    if (number !== (again ? 1 : next)) return undefined;
    begins.push(again);
    next = number + 1;
  }
  return { slips: [], restarts: begins, cost: 0 };
}

function expectations(next: number, restart: Restart): readonly { expected: number; restarted: boolean }[] {
  if (restart === 'must') return [{ expected: 1, restarted: true }];
  return restart === 'may' && next !== 1
    ? [
        { expected: next, restarted: false },
        { expected: 1, restarted: true },
      ]
    : [{ expected: next, restarted: false }];
}

function step(
  beams: State[][],
  numbers: readonly number[],
  restarts: readonly Restart[],
  from: State,
  index: number,
  expected: number,
  restarted: boolean,
): void {
  const number = numbers[index]!;
  const go = (next: number, cost: number, slip?: Slip, width = 1): void => {
    beams[index + width]!.push({
      next,
      cost: from.cost + cost,
      index,
      restarted,
      from,
      ...(slip === undefined ? {} : { slip }),
    });
  };
  if (number === expected) return go(expected + 1, 0);
  go(expected + 1, costs.wrong, { kind: 'wrong', index, expected });
  if (number > expected)
    go(number + 1, costs.gap + costs.gapStep * Math.min(number - expected - 1, 40), { kind: 'gap', index, expected });
  if (number === expected - 1 && !restarted) go(expected, costs.repeat, { kind: 'repeat', index, expected });
  else if (numbers[index + 1] === expected && restarts[index + 1] === 'no')
    go(expected, costs.inserted, { kind: 'inserted', index, expected });
  if (number < expected)
    go(number + 1, number === 1 ? costs.restart : costs.back, { kind: 'restart', index, expected });
  if (number === expected + 1 && numbers[index + 1] === expected && restarts[index + 1] !== 'must') {
    go(expected + 2, costs.swap, { kind: 'swap', index, expected, other: index + 1 }, 2);
  }
}

/** The cheapest state for each next number, limited to the best of them; on a tie the earlier reading wins. */
function prune(states: readonly State[]): readonly State[] {
  if (states.length < 2) return states;
  const best = new Map<number, State>();
  for (const state of states) {
    const known = best.get(state.next);
    if (known === undefined || state.cost < known.cost - 1e-9) best.set(state.next, state);
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, beamWidth);
}

/** `begun`: the first number begins the numbering; no state records that. */
function readBack(end: State, numbers: readonly number[], begun: boolean): Alignment {
  const slips: Slip[] = [];
  const restarts: boolean[] = new Array<boolean>(numbers.length).fill(false);
  for (let state: State | undefined = end; state !== undefined && state.index >= 0; state = state.from) {
    if (state.slip !== undefined) slips.push(state.slip);
    if (state.restarted) restarts[state.index] = true;
  }
  if (begun) restarts[0] = true;
  return { slips: joinSwaps(slips.reverse(), numbers), restarts, cost: end.cost };
}

/** Two wrong numbers that belong in each other's place are one swap. */
function joinSwaps(slips: readonly Slip[], numbers: readonly number[]): Slip[] {
  const wrong = new Map<number, Slip>();
  const joined: Slip[] = [];
  for (const slip of slips) {
    const partner = slip.kind === 'wrong' ? wrong.get(numbers[slip.index]!) : undefined;
    if (partner !== undefined && numbers[partner.index] === slip.expected) {
      wrong.delete(partner.expected);
      joined[joined.indexOf(partner)] = { ...partner, kind: 'swap', other: slip.index };
      continue;
    }
    if (slip.kind === 'wrong') wrong.set(slip.expected, slip);
    joined.push(slip);
  }
  return joined;
}
