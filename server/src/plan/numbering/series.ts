/** The number series of a plan, each in the mode that explains it with the fewest repairs. */
import { addToGroup } from '../../text/grouping';
import { defineFact, structure, type Fact } from '../facts/define';
import type { Entry, Plan, Structure } from '../types';
import { markerRank, rowRank } from '../outline/markerRanks';
import { align, breakAt, countBreaks, type Alignment, type Restart, type Slip } from './align';
import { isComplete } from './moves';

/** Numbers run through the document or through a part, or restart under each parent; `mixed` does both. */
export type NumberingMode = 'document' | 'part' | 'parent' | 'mixed';

export interface Series {
  /** Entries of one layer, in text order. */
  readonly entries: readonly Entry[];
  readonly mode: NumberingMode;
  readonly slips: readonly Slip[];
  /** Whether the numbering begins again at an index (the first one included). */
  readonly restarts: readonly boolean[];
  /** The first entry that was not judged, because there are too many breaks before it to correct one by one. */
  readonly unjudgedFrom?: Entry;
}

/** `mixed` explains almost anything, so it has to save more than this many repairs. */
const mixedPenalty = 2.6;
const breaksPerSlip = 3;

/**
 * How many breaks, numbers that don’t follow from the one before, are judged in a series: more than anybody would
 * correct.
 */
const maxBreaks = 10_000;

/** `mixed` is tried last, and only if none of these explains the numbers. */
const automaticModes = ['document', 'part', 'parent'] as const;

/** Sets the mode of the layers below 一、; `auto` finds each layer's own. */
export type NumberingSetting = 'auto' | NumberingMode;

/** Entries with a marker, by layer from the outermost in, in text order. */
export const layersOf: Fact<readonly (readonly Entry[])[]> = defineFact({
  inputs: { structure },
  compute: ({ structure: { entries } }) => groupByRank(entries),
});

/** The series of all layers, for each setting that is asked for. */
export const seriesBySetting: Fact<(setting: NumberingSetting) => readonly Series[]> = defineFact({
  inputs: { structure, layers: layersOf },
  compute({ structure: { title }, layers }) {
    const known = new Map<NumberingSetting, readonly Series[]>();
    return (setting) => {
      let series = known.get(setting);
      if (series === undefined) {
        series = explainByParents(
          layers.flatMap(separateLists).map((entries) => readSeries(entries, setting, title !== undefined)),
        );
        known.set(setting, series);
      }
      return series;
    };
  },
});

/** The first line with a number that was not judged, in any layer; undefined if all were. */
export function unjudgedFrom(plan: Plan, setting: NumberingSetting = 'auto'): number | undefined {
  const lines = seriesOf(plan, setting).flatMap((series) => series.unjudgedFrom?.line ?? []);
  return lines.length === 0 ? undefined : Math.min(...lines);
}

/** The series of all layers. */
export function seriesOf(plan: Plan, setting: NumberingSetting = 'auto'): readonly Series[] {
  return seriesBySetting(plan)(setting);
}

function groupByRank(entries: Structure['entries']): Entry[][] {
  const layers = new Map<number, Entry[]>();
  for (const entry of entries) {
    // The numbers of a table's rows belong to no series.
    if (entry.marker !== undefined && entry.rank !== rowRank) addToGroup(layers, entry.rank, entry);
  }
  return [...layers.entries()].sort(([a], [b]) => a - b).map(([, entries]) => entries);
}

/**
 * Separates the lists below labels (目标任务：, 二月份) from the entries around them that number on. A list under a label
 * counts as one only if it begins with 1.
 */
function separateLists(layer: readonly Entry[]): readonly (readonly Entry[])[] {
  const lists = new Map<Entry, Entry[]>();
  const rest: Entry[] = [];
  let family: Entry[] = rest;
  let parent: Entry | undefined;
  layer.forEach((entry, index) => {
    if (index === 0 || entry.parent !== parent) {
      parent = entry.parent;
      const isList = index > 0 && parent?.kind === 'subsection' && parent.marker === undefined;
      family = rest;
      if (isList && entry.marker!.number === 1) lists.set(parent!, (family = []));
    }
    family.push(entry);
  });
  return lists.size === 0 ? [layer] : [rest, ...lists.values()];
}

interface Candidate {
  readonly mode: NumberingMode;
  readonly restarts: readonly Restart[];
  readonly breaks: number;
}

function readSeries(entries: readonly Entry[], setting: NumberingSetting, whole: boolean): Series {
  const numbers = entries.map((entry) => entry.marker!.number);
  const restartsIn = (mode: NumberingMode): readonly Restart[] =>
    entries.map((entry, index) => restartAt(entries[index - 1], entry, mode));
  const automatic = setting === 'auto' || entries[0]!.rank <= markerRank.han;
  const candidates: Candidate[] = [];
  const afresh = beginsAfresh(entries);
  let exchanged = false;
  for (const mode of automatic ? automaticModes : [setting]) {
    if (mode === 'parent' && !afresh && candidates.length > 0) continue;
    const restarts = restartsIn(mode);
    const breaks = countBreaks(numbers, restarts);
    const candidate = { mode, restarts, breaks };
    // If numbers that run through are 1 to n in another order, passages must have been exchanged.
    const rearranged = breaks > 0 && mode !== 'parent' && isRearranged(entries, restarts);
    if (rearranged) candidates.length = 0;
    exchanged ||= rearranged;
    candidates.push(candidate);
    if (breaks === 0 || rearranged) break;
  }
  candidates.sort((a, b) => a.breaks - b.breaks);
  if (candidates[0]!.breaks > maxBreaks) return readBeginning(entries, numbers, candidates[0]!);
  let best: { readonly mode: NumberingMode; readonly alignment: Alignment } | undefined;
  for (const { mode, restarts, breaks } of candidates) {
    // A mode with so many breaks can't explain the text with fewer repairs.
    if (best !== undefined && breaks / breaksPerSlip >= best.alignment.cost) break;
    const alignment = align(numbers, restarts);
    if (best === undefined || alignment.cost < best.alignment.cost - 1e-9) best = { mode, alignment };
  }
  if (automatic && !exchanged && best!.alignment.cost > mixedPenalty) {
    const restarts = restartsIn('mixed');
    if (countBreaks(numbers, restarts) / breaksPerSlip + mixedPenalty < best!.alignment.cost) {
      const alignment = align(numbers, restarts);
      if (alignment.cost + mixedPenalty < best!.alignment.cost) best = { mode: 'mixed', alignment };
    }
  }
  const { mode, alignment } = best!;
  return { entries, mode, slips: dropExcerpt(alignment, entries, whole), restarts: alignment.restarts };
}

/** For a series in hopeless disorder: judges the numbers up to the last break that counts and lets the rest pass. */
function readBeginning(
  entries: readonly Entry[],
  numbers: readonly number[],
  { mode, restarts }: { readonly mode: NumberingMode; readonly restarts: readonly Restart[] },
): Series {
  const judged = breakAt(numbers, restarts, maxBreaks);
  const { slips, restarts: begins } = align(numbers.slice(0, judged), restarts.slice(0, judged));
  return {
    entries,
    mode,
    slips,
    restarts: entries.map((_, index) => begins[index] ?? restarts[index] === 'must'),
    unjudgedFrom: entries[judged]!,
  };
}

/**
 * Whether numbers restart in each family (the children of one parent): at least half of the families begin with 1, or
 * have a 2 in second place, and fewer go on from the one before, or there are more 1s than families. Otherwise the
 * numbers run through, and a 1 was moved here.
 */
function beginsAfresh(entries: readonly Entry[]): boolean {
  let families = 0;
  let first = 0;
  let ones = 0;
  let continuing = 0;
  for (let index = 0; index < entries.length; index++) {
    const { number } = entries[index]!.marker!;
    if (number === 1) ones++;
    if (index === 0 || entries[index]!.parent === entries[index - 1]!.parent) continue;
    const second = entries[index + 1];
    const continues = number === entries[index - 1]!.marker!.number + 1;
    if (continues) continuing++;
    families++;
    const goesOnWith2 = second !== undefined && second.parent === entries[index]!.parent && second.marker!.number === 2;
    if (number === 1 || (goesOnWith2 && !continues)) first++;
  }
  return (first * 2 >= families && (continuing === 0 || first > continuing)) || ones > families;
}

/**
 * Whether the numbers of each stretch are 1 to n in another order, over several families. If each family counted on its
 * own, some numbers would come twice.
 */
function isRearranged(entries: readonly Entry[], restarts: readonly Restart[]): boolean {
  let several = false;
  for (let start = 0; start < entries.length;) {
    let end = start + 1;
    while (end < entries.length && restarts[end] !== 'must') end++;
    const stretch = entries.slice(start, end);
    if (!isComplete(stretch.map(({ marker }) => marker!.number))) return false;
    several ||= stretch.some(({ parent }) => parent !== stretch[0]!.parent);
    start = end;
  }
  return several;
}

function restartAt(previous: Entry | undefined, entry: Entry, mode: NumberingMode): Restart {
  if (previous === undefined) return 'must';
  if (previous.parent === entry.parent) return 'no';
  // （三）（四） at the head of an excerpt, then 二、 with its own （一）.
  if (previous.parent === undefined && entry.marker!.number === 1 && previous.marker!.number > 1) return 'must';
  const parts = partOf(previous) !== partOf(entry);
  switch (mode) {
    case 'document':
      return parts && isAttachment(partOf(entry)) ? 'may' : 'no';
    case 'part':
      return parts ? 'must' : 'no';
    case 'parent':
      return 'must';
    case 'mixed':
      return 'may';
  }
}

/**
 * The part above an entry, whose items number together: an unnumbered title, 第一部分, an attachment. Undefined in a plan
 * without parts.
 */
export function partOf(entry: Entry): Entry | undefined {
  let above = entry.parent;
  while (above !== undefined && above.kind !== 'part') above = above.parent;
  return above;
}

function isAttachment(part: Entry | undefined): boolean {
  return part?.rank === 0;
}

/**
 * The slips without the gap at the start of an excerpt: a text that begins in the middle of a plan (二、…, （十四）…). A text
 * with a title (`whole`) is hardly an excerpt.
 */
function dropExcerpt(alignment: Alignment, entries: readonly Entry[], whole: boolean): readonly Slip[] {
  const number = entries[0]!.marker!.number;
  const first = alignment.slips[0];
  // A lone 四、 behind （三）, （四）: the text begins in the middle of a plan, whatever stands above it.
  if (entries.length === 1 && number > 3) return [];
  if (!whole && number > 1 && entries.length < 3) return [];
  // Nothing stands above it that could hold the numbers before.
  if (
    !whole &&
    number > 1 &&
    entries[0]!.index === 0 &&
    entries[0]!.line === 0 &&
    first?.kind === 'gap' &&
    first.index === 0
  )
    return alignment.slips.slice(1);
  return number > 3 && first?.kind === 'gap' && first.index === 0 ? alignment.slips.slice(1) : alignment.slips;
}

/**
 * Drops slips of children that a slip among their parents explains: children that begin again where the heading of
 * their parent is missing, and children that were moved with their parent.
 */
function explainByParents(series: readonly Series[]): readonly Series[] {
  return series.map((layer) => {
    if (!layer.slips.some((slip) => slip.kind === 'restart' || slip.kind === 'moved')) return layer;
    const outer = series.filter((other) => other.entries[0]!.rank < layer.entries[0]!.rank);
    const displaced = new Set(outer.flatMap(displacedIn));
    const gaps = outer.flatMap((other) =>
      other.slips
        .filter((slip) => slip.kind === 'gap')
        .map((slip) => ({ from: other.entries[slip.index - 1]?.line ?? -1, to: other.entries[slip.index]!.line })),
    );
    const slips = layer.slips.filter((slip) => {
      const { line, parent } = layer.entries[slip.index]!;
      if (slip.kind === 'moved') return parent === undefined || !displaced.has(parent);
      return slip.kind !== 'restart' || !gaps.some((gap) => line > gap.from && line < gap.to);
    });
    return slips.length === layer.slips.length ? layer : { ...layer, slips };
  });
}

/** The entries that aren't where their numbers say. */
function displacedIn({ entries, slips }: Series): Entry[] {
  return slips.flatMap(({ kind, index, other, length }) => {
    if (kind === 'swap') return [entries[index]!, entries[other!]!];
    return kind === 'moved' ? entries.slice(index, index + length!) : [];
  });
}

/** The number each entry of a series gets when the series is renumbered in its own mode. */
export function renumbered(series: Series): number[] {
  let number = 0;
  return series.entries.map((_, index) => (number = series.restarts[index] ? 1 : number + 1));
}
