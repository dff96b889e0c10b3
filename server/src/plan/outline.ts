/** Makes the outline from line facts: which headings count, what they hang under, and which regions number afresh. */
import { isAttachment, isClosing } from './chrome';
import { trimEnd } from './characters';
import { findTitle } from './title';
import type { Entry, EntryKind, Line, Marker, MarkerKind, Structure } from './types';

/** How deep each kind of marker stands; a layer may be skipped, so only the order matters. */
const ranks: Readonly<Record<MarkerKind, number>> = {
  part: 1, chapter: 1.2, sectionSign: 1.4, node: 1.6, han: 2, hanParen: 3, article: 3.5, arabic: 4, decimal: 4.2, ordinal: 4.6, arabicParen: 5, circled: 6,
};
const attachmentRank = 0;

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
  readonly rank: number;
}

export function buildStructure(lines: readonly Line[]): Structure {
  const headings = acceptedHeadings(lines);
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

/** Heading lines that count: not those of a table of contents, and weak ones only in a run. */
function acceptedHeadings(lines: readonly Line[]): Draft[] {
  const drafts: Draft[] = [];
  const contents = contentsRegion(lines);
  let hasStrongArabic = false;
  for (let line = 0; line < lines.length; line++) {
    const marker = lines[line]!.heading?.marker;
    if (marker === undefined || (line >= contents.start && line < contents.end) || isContentsLine(lines[line]!.text)) continue;
    drafts.push({ line, rank: ranks[marker.kind], marker });
    if (marker.kind === 'arabic' && !marker.weak) hasStrongArabic = true;
  }
  if (!drafts.some(({ marker }) => marker!.weak || marker!.kind === 'ordinal')) return drafts;
  return drafts.filter(({ marker }, index) => {
    if (marker!.weak && marker!.kind === 'arabic' && hasStrongArabic) return false;
    return !(marker!.weak || marker!.kind === 'ordinal') || hasNeighbour(drafts, index);
  });
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
 * Adds the titles that carry no number but start the numbering afresh: 2018年工作谋划 before a second 一、, 二月份 before a second 1.,
 * and 附件 on a line of its own. Between two headings one title at most is taken, the last short line before the text that leads to 1.
 */
function withUnnumbered(lines: readonly Line[], headings: readonly Draft[], bodyStart: number): Draft[] {
  const result: Draft[] = [];
  const seen = new Map<number, number>();
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
        result.push({ line: title, rank: heading.rank - 0.5 });
        partFound ||= heading.rank <= 2;
      }
    }
    seen.set(heading.rank, heading.line);
    result.push(heading);
    previous = heading;
  }
  return partFound ? withFirstPart(lines, result, bodyStart) : result;
}

/** When a later part has a title of its own, the first part's stands before its 一、. */
function withFirstPart(lines: readonly Line[], drafts: readonly Draft[], bodyStart: number): Draft[] {
  const firstHan = drafts.findIndex((draft) => draft.rank <= 2);
  const first = drafts[firstHan]!;
  const from = Math.max(bodyStart, (drafts[firstHan - 1]?.line ?? -1) + 1);
  const title = findUnnumberedTitle(lines, from, first.line, false);
  if (title === undefined || first.marker === undefined) return [...drafts];
  return [...drafts.slice(0, firstHan), { line: title, rank: 1.5 }, ...drafts.slice(firstHan)];
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
  if (marker === undefined) return rank < 2 ? 'part' : 'subsection';
  const heading = lines[entry.line]!.heading!;
  switch (marker.kind) {
    case 'part': case 'chapter': return 'part';
    case 'sectionSign': case 'node': return 'section';
    case 'han': {
      if (children.some((child) => child.rank <= ranks.arabicParen)) return 'section';
      const title = lines[entry.line]!.text.slice(heading.title.start, heading.title.end);
      return (heading.runIn || lines[entry.line]!.notes.length > 0) && !framing.test(title) ? 'item' : 'section';
    }
    case 'hanParen': return children.some((child) => child.rank >= ranks.article && child.rank <= ranks.decimal) ? 'subsection' : 'item';
    case 'arabic': case 'article': return 'item';
    case 'decimal': return entry.parent?.marker?.kind === 'arabic' ? 'subitem' : 'item';
    case 'arabicParen': {
      const above = entry.parent?.marker?.kind;
      return above === undefined || above === 'han' || ranks[above] < ranks.han ? 'item' : 'subitem';
    }
    case 'ordinal': case 'circled': return 'subitem';
  }
}

const backward = /(?:总结|回顾)$|工作(?:总结|回顾)|发展成就|(?:主要|工作)成效|完成情况|完成的主要工作|取得的?(?:成|主要)/;
const forward = /(?:谋划|计划|要点|安排|打算|思路|部署|任务|展望)$/;

/** A part or section that tells what was done. */
function looksBack(entry: Node, lines: readonly Line[]): boolean {
  if (entry.rank > ranks.han) return false;
  const line = lines[entry.line]!;
  const title = line.heading === undefined ? line.text.trim() : line.text.slice(line.heading.title.start, line.heading.title.end);
  return title.length <= maxUnnumbered && backward.test(title) && !forward.test(title);
}

/** What a line contributes to the structure, so that an edit that leaves it alone leaves the structure alone. */
export function structureKey(line: Line): string {
  const { heading } = line;
  if (heading !== undefined) {
    const { kind, number, span, prefix, digits, delimiter, spacing, weak } = heading.marker;
    const title = ranks[kind] <= ranks.hanParen ? line.text.slice(heading.title.start, Math.min(heading.title.end, heading.title.start + 60)) : '';
    return `${kind} ${number} ${span.start} ${span.end} ${prefix.end} ${digits.end} ${delimiter.end} ${spacing.end} ${weak === true} ${heading.runIn} ${line.notes.length > 0} ${isContentsLine(line.text)} ${title}`;
  }
  const text = line.text.trim();
  return text.length > 120 ? line.shape : `${line.shape} ${line.notes.length > 0} ${text}`;
}
