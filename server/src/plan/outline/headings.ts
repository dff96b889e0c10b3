/**
 * Which marked lines are headings: not those of a table of contents, those of a list of attachments, or sentences that
 * happen to begin with a number.
 */
import { isDigit, trimEnd } from '../../text/characters';
import { parseDigits } from '../../text/numerals';
import { attachmentListAt } from './attachmentLists';
import { markerRank, type Draft } from './markerRanks';
import type { Heading, Line, Marker } from '../../scan/types';

/**
 * The headings, without those of a table of contents or a list of attachments; doubtful ones only if a neighbour
 * confirms them.
 */
export function acceptedHeadings(lines: readonly Line[]): Draft[] {
  const drafts: Draft[] = [];
  const contents = contentsRegion(lines);
  const shared: SharedLine[] = [];
  let doubtful = false;
  let hasDotted = false;
  for (let line = 0; line < lines.length; line++) {
    const { heading, glued, text, isRow } = lines[line]!;
    if (glued !== undefined) shared.push({ line, headings: glued });
    if (heading === undefined || isRow === true) {
      if (heading === undefined) line = (attachmentListAt(lines, line)?.end ?? line + 1) - 1;
      continue;
    }
    const { marker } = heading;
    if ((line >= contents.start && line < contents.end) || isContentsLine(text)) continue;
    drafts.push({ line, rank: rankOf(marker, text), marker });
    doubtful ||= marker.weak || marker.kind === 'ordinal';
    hasDotted ||= marker.kind === 'arabic' && marker.delimiter.end > marker.delimiter.start;
  }
  if (!doubtful) return withShared(drafts, shared);
  const due = dueNumerals(drafts);
  const decimals = dueDecimals(drafts, lines);
  const counting = drafts.filter(({ line, marker }, index) => {
    if (marker!.weak && marker!.kind === 'decimal') return decimals.has(drafts[index]!);
    if (marker!.weak && marker!.kind === 'arabic') {
      const bare = marker!.delimiter.end === marker!.delimiter.start;
      return bare ? !hasDotted && hasNeighbour(drafts, index) : isBetween(drafts, index);
    }
    if (marker!.weak && marker!.kind === 'han' && lines[line]!.text[marker!.delimiter.start] === '、')
      return due.has(drafts[index]!);
    return !(marker!.weak || marker!.kind === 'ordinal') || hasNeighbour(drafts, index);
  });
  return withShared(counting, shared);
}

/** A line with several headings. */
interface SharedLine {
  readonly line: number;
  readonly headings: readonly Heading[];
}

/**
 * Adds the headings inside lines: an item glued on to a heading where the plan has the number before it or behind it,
 * and a body on one line where the plan has no other 一、.
 */
function withShared(drafts: readonly Draft[], shared: readonly SharedLine[]): Draft[] {
  if (shared.length === 0) return [...drafts];
  const lines = new Set(shared.map(({ line }) => line));
  const others = drafts.filter(({ line }) => !lines.has(line));
  const isPair = ({ line, headings }: SharedLine): boolean =>
    headings.length === 2 && drafts.some((draft) => draft.line === line);
  const inBody = others.some(({ marker }) => marker!.kind === 'han')
    ? []
    : shared.filter(({ headings }) => headings.length > 2);
  const pairs = shared.filter(isPair);
  const all = sortedByLine([...others, ...[...inBody, ...pairs].flatMap(draftsOf)]);
  const lonely = new Set(
    pairs
      .filter(
        ({ headings }) =>
          !hasNeighbour(
            all,
            all.findIndex(({ shared: heading }) => heading === headings[1]),
          ),
      )
      .map(({ line }) => line),
  );
  const taken = new Set([...inBody, ...pairs].map(({ line }) => line).filter((line) => !lonely.has(line)));
  return sortedByLine([
    ...all.filter(({ line }) => taken.has(line) || !lines.has(line)),
    ...drafts.filter(({ line }) => lines.has(line) && !taken.has(line)),
  ]);
}

function draftsOf({ line, headings }: SharedLine): Draft[] {
  return headings.map((heading) => ({
    line,
    rank: markerRank[heading.marker.kind],
    marker: heading.marker,
    shared: heading,
  }));
}

/** Those of one line keep their order. */
function sortedByLine(drafts: readonly Draft[]): Draft[] {
  return [...drafts].sort((a, b) => a.line - b.line);
}

/**
 * The decimals without a space (1.1抓党建) that are due after the heading before them: 4.1 below 4., 4.2 after 4.1. A date
 * (5.12防灾减灾日) or a version (3.0版) is never due.
 */
function dueDecimals(drafts: readonly Draft[], lines: readonly Line[]): ReadonlySet<Draft> {
  const due = new Set<Draft>();
  let above = 0;
  let last = { stem: 0, number: 0 };
  for (const draft of drafts) {
    const marker = draft.marker!;
    if (marker.kind === 'arabic' && !marker.weak) {
      above = marker.number;
      last = { stem: above, number: 0 };
    }
    if (marker.kind !== 'decimal') continue;
    const stem = stemOf(marker, lines[draft.line]!.text);
    if (marker.weak) {
      const follows =
        stem === last.stem ? marker.number === last.number + 1 : marker.number === 1 && stem === last.stem + 1;
      if (!follows || (above > 0 && stem !== above)) continue;
      due.add(draft);
    }
    last = { stem, number: marker.number };
  }
  return due;
}

/** The first number of a decimal: 4 in 4.2. */
function stemOf({ prefix }: Marker, text: string): number {
  return parseDigits(/[0-9０-９]+/.exec(text.slice(prefix.start, prefix.end))?.[0] ?? '') ?? 0;
}

/** 1.1.1 ranks below 1.1. */
function rankOf({ kind, prefix }: Marker, text: string): number {
  if (kind !== 'decimal') return markerRank[kind];
  const dots = text.slice(prefix.start, prefix.end).match(/[.．]/g)?.length ?? 1;
  return markerRank.decimal + (dots - 1) / 10;
}

/**
 * A single marker of another kind amid a series (2. （3） 4.) belongs to that series if the series' next number is due
 * there and the series of its own kind doesn't expect it. If a series of its own kind runs here too, a wrong number is
 * as likely, so the other series must also need this number.
 */
export function adoptStrays(drafts: readonly Draft[]): readonly Draft[] {
  /** `last`: the last number of each layer. `own`: the same, but forgotten when a higher layer continues. */
  const last = new Map<number, number>();
  const own = new Map<number, number>();
  const result = [...drafts];
  for (let index = 0; index < result.length; index++) {
    let draft = result[index]!;
    const { number } = draft.marker!;
    const rank = number === 1 ? seriesWithoutFirst(drafts, index, own, last) : seriesInNeed(drafts, index, own, last);
    if (rank !== undefined) result[index] = draft = { ...draft, rank };
    for (const rank of [...own.keys()]) if (rank > draft.rank) own.delete(rank);
    own.set(draft.rank, number);
    last.set(draft.rank, number);
  }
  return result;
}

type Numbers = ReadonlyMap<number, number>;

/**
 * The layer whose series the marker at `index` belongs to, although it is of another kind; undefined if it is where it
 * belongs.
 */
function seriesInNeed(drafts: readonly Draft[], index: number, own: Numbers, last: Numbers): number | undefined {
  const { rank: itsRank, marker } = drafts[index]!;
  const { number } = marker!;
  if (own.get(itsRank) === number - 1 || goesOn(drafts, index, itsRank, number + 1)) return undefined;
  // Its own series lacks it, so its kind is right and it has been moved.
  if (isLackedByOwn(drafts, index)) return undefined;
  const before = last.get(itsRank);
  const behind = nextOf(drafts, index, itsRank);
  // 4. （5） 6.: the next one is the odd one.
  if (before === number - 1 && behind === number + 2) return undefined;
  // 3. 3. 5., 4. 3. 5.: a slip in the series of its own kind.
  const slipped = before !== undefined && (Math.abs(number - before) <= 1 || behind === before + 2);
  // Innermost first.
  const waiting = [...last]
    .filter(([rank, value]) => rank !== itsRank && rank >= markerRank.han && value === number - 1)
    .map(([rank]) => rank)
    .sort((a, b) => b - a);
  return (
    waiting.find(
      (rank) => (own.has(rank) || !slipped || !own.has(itsRank)) && nextOf(drafts, index, rank) === number + 1,
    ) ??
    waiting.find((rank) => {
      // The series has this number itself, further on.
      if (nextOf(drafts, index, rank) === number) return false;
      if (own.has(rank) && own.has(itsRank)) return rank < itsRank && isFirst(drafts, index + 1, itsRank);
      return own.has(rank) && before === undefined && endsAt(drafts, index, rank);
    })
  );
}

/** Whether nearby numbers of its own kind lead up to this one and continue after it, but don't include it. */
function isLackedByOwn(drafts: readonly Draft[], index: number): boolean {
  const { rank, marker } = drafts[index]!;
  const { number } = marker!;
  let [below, above] = [false, false];
  for (let other = Math.max(0, index - lookahead); other < Math.min(drafts.length, index + lookahead); other++) {
    if (other === index || drafts[other]!.rank !== rank) continue;
    const near = drafts[other]!.marker!.number;
    if (near === number) return false;
    below ||= near < number;
    above ||= near > number;
  }
  return below && above;
}

/** For （1） right above a 2. without a 1.: the layer whose first number is missing. */
function seriesWithoutFirst(drafts: readonly Draft[], index: number, own: Numbers, last: Numbers): number | undefined {
  const { rank } = drafts[index]!;
  let next = index + 1;
  if (isFirst(drafts, next, rank))
    while (next < drafts.length && next <= index + lookahead && drafts[next]!.rank >= rank) next++;
  const second = drafts[next];
  if (second === undefined || second.rank === rank || second.rank < markerRank.han || second.marker!.number !== 2)
    return undefined;
  // The series of that 2 has its first number, or has already begun.
  if (own.has(second.rank) || last.get(second.rank) === 1) return undefined;
  // 1. （2） 3.: the 2 is the odd one.
  if (nextOf(drafts, index, rank) === 3) return undefined;
  // 一、 for 1.: its own series continues without it.
  if (rank < second.rank && !goesOn(drafts, index, rank, (own.get(rank) ?? -1) + 1)) return undefined;
  return second.rank;
}

/** How many drafts ahead a series is looked for. */
const lookahead = 60;

/** Whether a draft is number 1 of layer `rank`. */
function isFirst(drafts: readonly Draft[], index: number, rank: number): boolean {
  return drafts[index]?.rank === rank && drafts[index]!.marker!.number === 1;
}

/** The number with which layer `rank` continues after `index`; undefined if it doesn't soon. */
function nextOf(drafts: readonly Draft[], index: number, rank: number): number | undefined {
  for (let next = index + 1; next < drafts.length && next <= index + lookahead; next++)
    if (drafts[next]!.rank === rank) return drafts[next]!.marker!.number;
  return undefined;
}

/**
 * Whether the series of layer `rank` ends or begins again: under another heading or, for an inner layer, also under a
 * title without a number (a month).
 */
function endsAt(drafts: readonly Draft[], index: number, rank: number): boolean {
  let higher = rank > markerRank.hanParen;
  for (let next = index + 1; next < drafts.length && next <= index + lookahead; next++) {
    if (drafts[next]!.rank === rank) return higher && drafts[next]!.marker!.number === 1;
    higher ||= drafts[next]!.rank < rank;
  }
  return true;
}

/** Whether the series of layer `rank` continues with `number` before a higher layer does. */
function goesOn(drafts: readonly Draft[], index: number, rank: number, number: number): boolean {
  for (let next = index + 1; next < drafts.length && next <= index + lookahead; next++) {
    if (drafts[next]!.rank === rank) return drafts[next]!.marker!.number === number;
    if (drafts[next]!.rank < rank) return false;
  }
  return false;
}

/**
 * Whether the nearest marker of the same kind before or after is not doubtful and one lower or one higher, and neither
 * has this number itself.
 */
function isBetween(drafts: readonly Draft[], index: number): boolean {
  const { kind, number } = drafts[index]!.marker!;
  let between = false;
  for (const step of [-1, 1]) {
    for (let other = index + step, looked = 0; looked < 40 && drafts[other] !== undefined; other += step, looked++) {
      const marker = drafts[other]!.marker!;
      if (marker.kind !== kind) continue;
      if (!marker.weak && marker.number === number) return false;
      between ||= !marker.weak && marker.number === number + step;
      break;
    }
  }
  return between;
}

/**
 * The doubtful ones of 一、 (三、四级联动) whose number follows the heading before or precedes the next, provided neither that
 * heading nor the next sure one has this number.
 */
function dueNumerals(drafts: readonly Draft[]): ReadonlySet<Draft> {
  const due = new Set<Draft>();
  const series = drafts.filter(({ marker }) => marker!.kind === 'han');
  const sureBehind: number[] = [];
  for (let index = series.length - 1; index > 0; index--)
    sureBehind[index - 1] = series[index]!.marker!.weak ? (sureBehind[index] ?? 0) : series[index]!.marker!.number;
  let last = 0;
  series.forEach((draft, index) => {
    const { number, weak } = draft.marker!;
    if (weak) {
      const isNext = number > 1 && number === last + 1;
      if (
        number === last ||
        number === sureBehind[index] ||
        !(isNext || series[index + 1]?.marker!.number === number + 1)
      )
        return;
      due.add(draft);
    }
    last = number;
  });
  return due;
}

/** Whether a nearby marker of the same kind is one lower or one higher. */
function hasNeighbour(drafts: readonly Draft[], index: number): boolean {
  const { kind, number } = drafts[index]!.marker!;
  for (let step = 1; step <= 40; step++) {
    for (const other of [drafts[index - step]?.marker, drafts[index + step]?.marker]) {
      if (other?.kind === kind && Math.abs(other.number - number) === 1) return true;
    }
  }
  return false;
}

// redos: at most 120 characters
const pageNumber = /(?:…{2,}|\.{4,}|·{4,}|_{4,}|\t)\s*\d{1,3}$/;

/** 一、总体要求……………3 */
export function isContentsLine(text: string): boolean {
  const end = trimEnd(text, text.length);
  return end < 120 && isDigit(text.charCodeAt(end - 1)) && pageNumber.test(text.slice(0, end));
}

/** A 目录 is looked for in the first lines only. */
const furthestContents = 200;

function isContentsTitle({ text }: Line): boolean {
  return text.length < 200 && /^目\s*录$/.test(text.trim());
}

export function hasContents(lines: readonly Line[]): boolean {
  for (let line = 0; line < Math.min(lines.length, furthestContents); line++)
    if (isContentsTitle(lines[line]!)) return true;
  return false;
}

/** What identifies a line of a table of contents: its first characters. */
export function contentsName({ text }: Line): string {
  return text.trim().slice(0, 8);
}

/** The lines from 目录 to where its first heading appears again. */
function contentsRegion(lines: readonly Line[]): { start: number; end: number } {
  const none = { start: 0, end: 0 };
  for (let start = 0; start < Math.min(lines.length, furthestContents); start++) {
    if (!isContentsTitle(lines[start]!)) continue;
    let first = start + 1;
    while (first < lines.length && lines[first]!.heading === undefined) first++;
    const heading = lines[first];
    if (heading === undefined) return none;
    const name = contentsName(heading);
    for (let end = first + 1; end < Math.min(lines.length, first + 400); end++) {
      if (lines[end]!.heading !== undefined && lines[end]!.text.trim().startsWith(name)) return { start, end };
    }
    return none;
  }
  return none;
}
