/** Makes the outline from line facts: which headings count, what they hang under, and which regions number afresh. */
import { isAttachment, isClosing } from './chrome';
import { trimEnd } from './characters';
import { findTitle } from './title';
import type { Entry, EntryKind, Line, Marker, MarkerKind, Structure } from './types';

/** How deep each kind of marker stands; a layer may be skipped, so only the order matters. */
export const layerRank: Readonly<Record<MarkerKind, number>> = {
  part: 1, chapter: 1.2, sectionSign: 1.4, node: 1.6, han: 2, hanParen: 3, article: 3.5, arabic: 4, decimal: 4.2, ordinal: 4.6, arabicParen: 5, circled: 6,
};
const attachmentRank = 0;
/** An unnumbered part title stands right above 一、. */
const partRank = 1.5;
/** 一、骨干教师工程 right above a part title of its own: a series above the parts. */
const bannerRank = 1.3;

interface Draft {
  readonly line: number;
  readonly rank: number;
  readonly marker?: Marker;
}

interface Node extends Entry {
  kind: EntryKind;
  endLine: number;
  parent?: Entry;
  readonly children: Node[];
  past: boolean;
}

export function buildStructure(lines: readonly Line[]): Structure {
  const headings = adoptStrays(acceptedHeadings(lines));
  const firstHeading = headings[0]?.line ?? lines.length;
  const facts = findTitle(lines, firstHeading);
  const bodyStart = (facts.title?.endLine ?? -1) + 1;
  const bodyEnd = findBodyEnd(lines, Math.max(bodyStart, (headings.at(-1)?.line ?? -1) + 1));
  const drafts = withUnnumbered(lines, headings, bodyStart);
  const entries = buildTree(drafts, lines, bodyEnd);
  for (const entry of entries) entry.kind = kindOf(entry, lines);
  for (const entry of entries) entry.past = (entry.parent?.past ?? false) || looksBack(entry, lines);
  return { ...facts, roots: entries.filter((entry) => entry.parent === undefined), entries, bodyStart, bodyEnd };
}

/** Heading lines that count: not those of a table of contents or of a list of attachments, and doubtful ones only beside a neighbour. */
function acceptedHeadings(lines: readonly Line[]): Draft[] {
  const drafts: Draft[] = [];
  const contents = contentsRegion(lines);
  let doubtful = false;
  let hasDotted = false;
  let listedAttachment = 0;
  for (let line = 0; line < lines.length; line++) {
    const { heading, shape, text } = lines[line]!;
    if (heading === undefined) {
      if (shape !== 'blank') listedAttachment = attachmentList.test(text.slice(0, 30)) ? 1 : 0;
      continue;
    }
    const { marker } = heading;
    if (listedAttachment > 0 && marker.kind === 'arabic' && marker.number === listedAttachment + 1) {
      listedAttachment++;
      continue;
    }
    listedAttachment = 0;
    if ((line >= contents.start && line < contents.end) || isContentsLine(text)) continue;
    drafts.push({ line, rank: layerRank[marker.kind], marker });
    doubtful ||= marker.weak === true || marker.kind === 'ordinal';
    hasDotted ||= marker.kind === 'arabic' && marker.delimiter.end > marker.delimiter.start;
  }
  if (!doubtful) return drafts;
  return drafts.filter(({ marker }, index) => {
    if (marker!.weak && marker!.kind === 'arabic') {
      const bare = marker!.delimiter.end === marker!.delimiter.start;
      return bare ? !hasDotted && hasNeighbour(drafts, index) : isBetween(drafts, index);
    }
    return !(marker!.weak || marker!.kind === 'ordinal') || hasNeighbour(drafts, index);
  });
}

/**
 * A single marker of another kind amid a series (2. （3） 4.) belongs to that series: it stands where the series' next number is due,
 * and its own kind's series does not expect it.
 */
function adoptStrays(drafts: readonly Draft[]): readonly Draft[] {
  /** The last number of each layer, and the same forgotten where a higher layer goes on. */
  const last = new Map<number, number>();
  const own = new Map<number, number>();
  const result = [...drafts];
  for (let index = 0; index < result.length; index++) {
    let draft = result[index]!;
    const { number } = draft.marker!;
    if (number > 1 && own.get(draft.rank) !== number - 1 && !goesOn(drafts, index, draft.rank, number + 1)) {
      for (const [rank, value] of last) {
        if (rank === draft.rank || rank < layerRank.han || value !== number - 1) continue;
        if (!(own.has(rank) ? awaits(drafts, index, rank, number + 1) : goesOn(drafts, index, rank, number + 1))) continue;
        result[index] = draft = { ...draft, rank };
        break;
      }
    }
    for (const rank of [...own.keys()]) if (rank > draft.rank) own.delete(rank);
    own.set(draft.rank, number);
    last.set(draft.rank, number);
  }
  return result;
}

/** How far ahead a series is looked for. */
const lookahead = 60;

/** Whether the series of layer `rank` goes on with `number` before a higher layer does. */
function goesOn(drafts: readonly Draft[], index: number, rank: number, number: number): boolean {
  for (let next = index + 1; next < drafts.length && next <= index + lookahead; next++) {
    if (drafts[next]!.rank === rank) return drafts[next]!.marker!.number === number;
    if (drafts[next]!.rank < rank) return false;
  }
  return false;
}

/** Whether layer `rank` goes on with `number`, also under another parent, begins again there, or has ended. */
function awaits(drafts: readonly Draft[], index: number, rank: number, number: number): boolean {
  let higher = false;
  for (let next = index + 1; next < drafts.length && next <= index + lookahead; next++) {
    const draft = drafts[next]!;
    if (draft.rank === rank) return draft.marker!.number === number || (higher && draft.marker!.number === 1);
    higher ||= draft.rank < rank;
  }
  return true;
}

/** 附件：1.名称, where the next lines go on with 2. and 3. */
const attachmentList = /^\s*附\s*件\s*[:：]\s*1\s*[.．、]/;

/** Whether the next marker of the same kind before or after is a sure one and one lower or one higher. */
function isBetween(drafts: readonly Draft[], index: number): boolean {
  const { kind, number } = drafts[index]!.marker!;
  for (const step of [-1, 1]) {
    for (let other = index + step, looked = 0; looked < 40 && drafts[other] !== undefined; other += step, looked++) {
      const marker = drafts[other]!.marker!;
      if (marker.kind !== kind) continue;
      if (!marker.weak && marker.number === number + step) return true;
      break;
    }
  }
  return false;
}

/** Whether a marker of the same kind near by is one lower or one higher. */
function hasNeighbour(drafts: readonly Draft[], index: number): boolean {
  const { kind, number } = drafts[index]!.marker!;
  for (let step = 1; step <= 40; step++) {
    for (const other of [drafts[index - step]?.marker, drafts[index + step]?.marker]) {
      if (other?.kind === kind && Math.abs(other.number - number) === 1) return true;
    }
  }
  return false;
}

/** 一、总体要求……………3 */
function isContentsLine(text: string): boolean {
  const end = trimEnd(text, text.length);
  return end < 120 && /(?:…{2,}|\.{4,}|·{4,}|_{4,}|\t)\s*\d{1,3}$/.test(text.slice(0, end));
}

/** The lines from 目录 to where its first heading comes again. */
function contentsRegion(lines: readonly Line[]): { start: number; end: number } {
  const none = { start: 0, end: 0 };
  const limit = Math.min(lines.length, 200);
  for (let start = 0; start < limit; start++) {
    if (!/^目\s*录$/.test(lines[start]!.text.trim())) continue;
    let first = start + 1;
    while (first < lines.length && lines[first]!.heading === undefined) first++;
    const name = lines[first]?.text.trim().slice(0, 8);
    if (name === undefined) return none;
    for (let end = first + 1; end < Math.min(lines.length, first + 400); end++) {
      if (lines[end]!.heading !== undefined && lines[end]!.text.trim().startsWith(name)) return { start, end };
    }
    return none;
  }
  return none;
}

/** First line of the end matter: share bar, signature and date, contact. `floor` is the first line that may belong to it. */
function findBodyEnd(lines: readonly Line[], floor: number): number {
  let end = lines.length;
  while (end > floor) {
    const line = lines[end - 1]!;
    if (line.shape === 'blank' || line.shape === 'chrome' || isClosing(line.text) || isSignature(lines, end - 1)) end--;
    else break;
  }
  // Only blank lines: nothing ends here.
  return lines.slice(end).some((line) => line.shape !== 'blank') ? end : lines.length;
}

/** A short line without any mark, above the date. */
function isSignature(lines: readonly Line[], index: number): boolean {
  const text = lines[index]!.text.trim();
  if (lines[index]!.shape !== 'text' || text.length > 30 || /[。，；：,;:、]/.test(text)) return false;
  let next = index + 1;
  while (next < lines.length && lines[next]!.shape === 'blank') next++;
  return next < lines.length && isClosing(lines[next]!.text);
}

/**
 * Adds the titles that carry no number: 2018年工作谋划 before a second 一、, 二月份 before a second 1., 附件 on a line of its own, and
 * the titles of parts that say what they are (2025年工作回顾 … 2026年重点工作). Between two headings one restarting title at most is
 * taken, the last short line before the text that leads to 1.
 */
function withUnnumbered(lines: readonly Line[], headings: readonly Draft[], bodyStart: number): Draft[] {
  const result: Draft[] = [];
  const seen = new Set<number>();
  let previous: Draft | undefined;
  let partFound = false;
  for (const heading of headings) {
    const from = Math.max(previous === undefined ? bodyStart : previous.line + 1, 0);
    const attachment = heading.line >= bodyStart ? findAttachment(lines, from, heading.line) : undefined;
    const restarts = heading.marker!.number === 1 && seen.has(heading.rank) && previous !== undefined && previous.rank >= heading.rank;
    if (attachment !== undefined && previous !== undefined) {
      result.push({ line: attachment, rank: attachmentRank });
      seen.clear();
    } else if (restarts) {
      const title = findUnnumberedTitle(lines, from, heading.line, heading.rank > 2);
      if (title !== undefined) {
        if (heading.rank === layerRank.han && previous!.rank === heading.rank && !lines[previous!.line]!.heading!.runIn && isBlankBetween(lines, previous!.line, title)) result[result.length - 1] = { ...previous!, rank: bannerRank };
        result.push({ line: title, rank: heading.rank - 0.5 });
        partFound ||= heading.rank <= 2;
      }
    }
    seen.add(heading.rank);
    result.push(heading);
    previous = heading;
  }
  const last = previous === undefined ? undefined : findAttachment(lines, previous.line + 1, lines.length);
  if (last !== undefined) result.push({ line: last, rank: attachmentRank });
  return withPartTitles(lines, partFound ? withFirstPart(lines, result, bodyStart) : result, bodyStart);
}

function isBlankBetween(lines: readonly Line[], from: number, to: number): boolean {
  for (let line = from + 1; line < to; line++) if (lines[line]!.shape !== 'blank') return false;
  return true;
}

/** When a later part has a title of its own, the first part's stands before its 一、. */
function withFirstPart(lines: readonly Line[], drafts: readonly Draft[], bodyStart: number): readonly Draft[] {
  const firstHan = drafts.findIndex((draft) => draft.rank <= 2);
  const first = drafts[firstHan]!;
  const from = Math.max(bodyStart, (drafts[firstHan - 1]?.line ?? -1) + 1);
  const title = first.marker === undefined ? undefined : findUnnumberedTitle(lines, from, first.line, false);
  if (title === undefined) return drafts;
  return [...drafts.slice(0, firstHan), { line: title, rank: partRank }, ...drafts.slice(firstHan)];
}

/** 2025年工作回顾, “十五五”时期主要目标和2026年重点工作 */
const partTitle = /^(?=.{0,24}(?:\d{4}\s*年|时期|过去|今后)).{0,30}(?:回顾|总结|成就|成效|谋划|安排|打算|部署|重点工作|主要任务|工作任务|工作要点|工作思路|主要目标|预期目标)$/;

/** Two part titles or more divide the plan, though the numbering may not show it. */
function withPartTitles(lines: readonly Line[], drafts: readonly Draft[], bodyStart: number): Draft[] {
  const taken = new Set(drafts.map((draft) => draft.line));
  const end = drafts.at(-1)?.line ?? 0;
  const found: Draft[] = [];
  for (let line = bodyStart; line < end; line++) {
    const text = lines[line]!.text.trim();
    if (lines[line]!.shape === 'text' && text.length <= maxUnnumbered && !/[。；;，,：:！？]/.test(text) && partTitle.test(text)) {
      if (!taken.has(line)) found.push({ line, rank: partRank });
    }
  }
  const parts = found.length + drafts.filter((draft) => draft.rank === partRank).length;
  if (found.length === 0 || parts < 2) return [...drafts];
  return [...found, ...drafts].sort((a, b) => a.line - b.line);
}

function findAttachment(lines: readonly Line[], from: number, to: number): number | undefined {
  for (let index = from; index < to; index++) {
    if (lines[index]!.shape === 'text' && isAttachment(lines[index]!.text)) return index;
  }
  return undefined;
}

const maxUnnumbered = 40;

/** `adjacent`: only the line right above counts; else paragraphs may stand between the title and its 一、. */
function findUnnumberedTitle(lines: readonly Line[], from: number, to: number, adjacent: boolean): number | undefined {
  for (let index = to - 1; index >= from; index--) {
    const line = lines[index]!;
    if (line.shape === 'blank') continue;
    const text = line.text.trim();
    const isTitle = line.shape === 'text' && text.length >= 2 && text.length <= maxUnnumbered && !/[。；;，,：:、！？]/.test(text) && line.notes.length === 0;
    if (isTitle) return index;
    if (adjacent) return undefined;
  }
  return undefined;
}

function buildTree(drafts: readonly Draft[], lines: readonly Line[], bodyEnd: number): Node[] {
  const nodes: Node[] = [];
  const open: Node[] = [];
  const close = (node: Node, nextLine: number): void => {
    let last = Math.max(nextLine - 1, node.line);
    while (last > node.line && lines[last]!.shape === 'blank') last--;
    node.endLine = last;
  };
  for (const draft of drafts) {
    while (open.length > 0 && open.at(-1)!.rank >= draft.rank) close(open.pop()!, draft.line);
    const parent = open.at(-1);
    const node: Node = {
      kind: 'item', index: nodes.length, level: open.length + 1, line: draft.line, endLine: draft.line,
      ...(draft.marker === undefined ? {} : { marker: draft.marker }),
      ...(parent === undefined ? {} : { parent }),
      children: [], past: false, rank: draft.rank,
    };
    parent?.children.push(node);
    nodes.push(node);
    open.push(node);
  }
  const end = Math.max(bodyEnd, (drafts.at(-1)?.line ?? 0) + 1);
  while (open.length > 0) close(open.pop()!, end);
  return nodes;
}

/** Headings that frame a plan rather than set a task. */
const framing = /^(?:总体(?:要求|思路|目标|部署)|指导思想|基本原则|(?:主要|工作|总体|发展|预期)?(?:目标|思路)|工作要求|形势(?:分析|与任务)?)/;

function kindOf(entry: Node, lines: readonly Line[]): EntryKind {
  const { marker, rank, children } = entry;
  if (marker === undefined) return rank < layerRank.han ? 'part' : 'subsection';
  if (rank < layerRank.sectionSign) return 'part';
  if (rank < layerRank.han) return 'section';
  if (rank === layerRank.han) {
    if (children.some((child) => child.rank <= layerRank.arabicParen)) return 'section';
    const { heading, text, notes } = lines[entry.line]!;
    return (heading!.runIn || notes.length > 0) && !framing.test(text.slice(heading!.title.start, heading!.title.end)) ? 'item' : 'section';
  }
  if (rank === layerRank.hanParen) return children.some((child) => child.rank >= layerRank.article && child.rank <= layerRank.decimal) ? 'subsection' : 'item';
  if (rank <= layerRank.arabic) return 'item';
  const above = entry.parent?.rank ?? 0;
  if (rank === layerRank.decimal) return above === layerRank.arabic ? 'subitem' : 'item';
  return rank === layerRank.arabicParen && above <= layerRank.han ? 'item' : 'subitem';
}

const backward = /(?:总结|回顾)$|工作(?:总结|回顾)|发展成就|(?:主要|工作)成效|完成情况|完成的主要工作|取得的?(?:成|主要)/;
const forward = /(?:谋划|计划|要点|安排|打算|思路|部署|任务|展望)$/;

/** A part or section that tells what was done. */
function looksBack(entry: Node, lines: readonly Line[]): boolean {
  if (entry.rank > layerRank.han) return false;
  const line = lines[entry.line]!;
  const title = line.heading === undefined ? line.text.trim() : line.text.slice(line.heading.title.start, line.heading.title.end);
  return title.length <= maxUnnumbered && backward.test(title) && !forward.test(title);
}

/** What a line contributes to the structure, so that an edit that leaves it alone leaves the structure alone. */
export function structureKey(line: Line): string {
  const { heading } = line;
  if (heading !== undefined) {
    const { kind, number, span, prefix, digits, delimiter, spacing, weak } = heading.marker;
    const marker = line.text.slice(span.start, spacing.end);
    const title = layerRank[kind] <= layerRank.hanParen ? line.text.slice(heading.title.start, Math.min(heading.title.end, heading.title.start + 60)) : '';
    return `${marker} ${kind} ${number} ${span.start} ${prefix.end} ${digits.end} ${delimiter.end} ${weak === true} ${heading.runIn} ${line.notes.length > 0} ${isContentsLine(line.text)} ${title}`;
  }
  const text = line.text.trim();
  return text.length > 120 ? line.shape : `${line.shape} ${line.notes.length > 0} ${text}`;
}
