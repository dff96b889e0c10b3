/** Series of actions, 一是…二是…, inside an item, also over several paragraphs. */
import { skipSpaces } from '../../text/characters';
import { defineFact, defineLineFact, lines, structure, type Fact } from '../facts/define';
import type { PlacedFacts } from '../facts/lineFacts';
import { formatLike } from '../../text/numerals';
import { rangeOf } from '../../text/positions';
import type { Entry, PlanLines, Structure } from '../types';
import type { Action } from '../../scan/types';
import type { Range } from '../../text/positions';
import { align, type Slip } from './align';

export interface ActionSeries {
  readonly actions: readonly PlacedAction[];
  readonly slips: readonly Slip[];
}

export interface PlacedAction {
  readonly line: number;
  readonly action: Action;
}

/** A line with actions, and how the first of them begins. */
interface ActionLine {
  readonly actions: readonly Action[];
  readonly startsLine: boolean;
  /** It continues 首先. */
  readonly led: boolean;
  /** The line begins a stage. */
  readonly opens: boolean;
}

/** Where actions are in their line does not matter to their order. */
const actionLines = defineLineFact({
  of: ({ actions, text }): ActionLine | undefined =>
    actions.length === 0
      ? undefined
      : {
          actions,
          startsLine: actions[0]!.marker.start === skipSpaces(text, 0),
          led: isLed(text, actions[0]!),
          opens: opensAnew(text),
        },
  same: (a, b) =>
    a.startsLine === b.startsLine &&
    a.led === b.led &&
    a.opens === b.opens &&
    a.actions.length === b.actions.length &&
    a.actions.every(
      ({ kind, number }, index) => kind === b.actions[index]!.kind && number === b.actions[index]!.number,
    ),
});

/** 首先要…，二要…: the first has another form. So does that of 第二阶段：开展评选。二是…. */
function isLed(text: string, { number, marker }: Action): boolean {
  const before = text.slice(0, marker.start);
  return number === 2 && (/首先|首要|第一|其一/.test(before) || (opensAnew(text) && !/[：:]\s*$/.test(before)));
}

/** 第二阶段：, 三月：, 任务三： at the start of a line: its actions don't continue any before them. */
const stage =
  /^\s*(?:第[一二三四五六七八九十\d]{1,3}(?:阶段|步|轮|批|周|季度|学期|类|组)|[一二三四五六七八九十\d]{1,2}月(?:份)?|(?:任务|专题|项目|行动|阶段|步骤|环节)[一二三四五六七八九十\d]{1,2}|[上下]半年)(?:[（(][^（()）]{1,20}[）)])?\s*[：:]/;

function opensAnew(text: string): boolean {
  return stage.test(text);
}

interface Slipped {
  readonly actions: readonly Member[];
  readonly slips: readonly Slip[];
}

/** An action by its index among those of its line. */
interface Member {
  readonly line: number;
  readonly index: number;
  readonly kind: Action['kind'];
  readonly number: number;
}

const slippedSeries = defineFact({ inputs: { structure, actionLines }, compute: findSlipped });

/** The series that have a slip, in the order in which they end. */
export const actionSeriesOf: Fact<readonly ActionSeries[]> = defineFact({
  inputs: { slippedSeries, lines },
  compute: (inputs) =>
    inputs.slippedSeries.map(({ actions, slips }) => ({
      actions: actions.map(({ line, index }) => ({ line, action: inputs.lines[line]!.actions[index]! })),
      slips,
    })),
});

function findSlipped(inputs: {
  readonly structure: Structure;
  readonly actionLines: PlacedFacts<ActionLine>;
}): Slipped[] {
  const found: Slipped[] = [];
  const { entries, bodyStart, bodyEnd } = inputs.structure;
  let open = noneOpen();
  /** 一是…, 二是… that are themselves titles, with entries between them; and their layer. */
  let titles = noneOpen();
  let titleLevel = 0;
  /** Actions with entries of their own, （1） below 一是…; and the layer of the item that they are in. */
  let parents = noneOpen();
  let parentLevel = 0;
  let level = 0;
  let next = 0;
  const read = ({ all }: OpenSeries): OpenSeries => {
    for (const { actions, led } of all) {
      const slips = led ? none : slipsOf(actions);
      if (slips.length > 0) found.push({ actions, slips });
    }
    return noneOpen();
  };
  const { lines: withActions, facts } = inputs.actionLines;
  for (let at = 0; at < withActions.length; at++) {
    const line = withActions[at]!;
    if (line < bodyStart || line >= bodyEnd) continue;
    let entry: Entry | undefined;
    for (; next < entries.length && entries[next]!.line <= line; next++) {
      entry = entries[next]!;
      if (entry.level < titleLevel) titles = read(titles);
      if (entry.level <= parentLevel) parents = read(parents);
      if (entry.level > level && parents.all.length === 0) [parents, parentLevel, open] = [open, level, noneOpen()];
      else open = read(open);
      level = entry.level;
    }
    const { actions, startsLine, led, opens } = facts[at]!;
    if (opens) open = read(open);
    const isTitle = startsLine && entry?.line === line && entry.marker === undefined;
    if (isTitle) titleLevel = entry!.level;
    for (let index = 0; index < actions.length; index++) {
      const first = startsLine && index === 0;
      const { kind, number } = actions[index]!;
      const goesOn = first && !open.innermost.has(kind) && (parents.innermost.get(kind)?.last ?? number) < number;
      const home = first && isTitle ? titles : goesOn ? parents : open;
      add(home, { line, index, kind, number }, first, led && index === 0);
    }
  }
  read(open);
  read(parents);
  read(titles);
  return found;
}

const none: readonly Slip[] = Object.freeze([]);

interface Open {
  last: number;
  readonly actions: Member[];
  /** It continues a first action of another form: 首先要…，二要…. */
  readonly led: boolean;
  /** The next series of its kind outside this one. */
  readonly outer: Open | undefined;
}

/** In the order in which they were opened, and the innermost of each kind. */
interface OpenSeries {
  readonly all: Open[];
  readonly innermost: Map<Action['kind'], Open>;
}

function noneOpen(): OpenSeries {
  return { all: [], innermost: new Map() };
}

/**
 * An action continues the innermost series of its kind; 一 opens a series inside that. An action at the start of a
 * paragraph may return to an outer series that waits for its number.
 */
function add({ all, innermost }: OpenSeries, placed: Member, startsLine: boolean, led: boolean): void {
  const { kind, number } = placed;
  const inner = innermost.get(kind);
  let home = inner;
  if (inner === undefined || (inner.last + 1 !== number && number === 1)) {
    home = { last: 0, actions: [], led, outer: inner };
    all.push(home);
    innermost.set(kind, home);
  } else if (inner.last + 1 !== number && startsLine) {
    home = waitingFor(number, inner) ?? inner;
  }
  home!.actions.push(placed);
  home!.last = number;
}

/** How many series outward are looked at: nobody nests that deep. */
const deepest = 40;

function waitingFor(number: number, inner: Open): Open | undefined {
  let series: Open | undefined = inner;
  for (let left = deepest; left > 0 && series !== undefined; left--, series = series.outer)
    if (series.last + 1 === number) return series;
  return undefined;
}

function slipsOf(actions: readonly Member[]): readonly Slip[] {
  if (actions.every(({ number }, index) => number === index + 1)) return none;
  return align(
    actions.map(({ number }) => number),
    actions.map((_, index) => (index === 0 ? 'must' : 'no')),
  ).slips;
}

/** The edit that makes an action number `number`. */
export function actionEdit(
  plan: PlanLines,
  { line, action }: PlacedAction,
  number: number,
): { readonly range: Range; readonly newText: string } {
  const model = plan.lines[line]!.text.slice(action.digits.start, action.digits.end);
  return { range: rangeOf(line, action.digits), newText: formatLike(model, number) };
}
