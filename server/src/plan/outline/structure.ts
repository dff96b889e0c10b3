/** Makes the outline from line facts: the headings that count, the tree they form, and what each of them is. */
import { isAttachment, isAttachmentNote, isClosing, isSignature } from '../../scan/pageFurniture';
import { attachmentListAt } from './attachmentLists';
import { endsParagraph } from './bareTitles';
import { opensAsFraming } from './framing';
import { acceptedHeadings, adoptStrays, contentsName, hasContents, isContentsLine } from './headings';
import { labelFormOf } from './labels';
import { headingOf, markerRank, type Draft } from './markerRanks';
import { leadOf, nestLists } from './nestedLists';
import { maxUnnumbered, withUnnumbered } from './unnumberedHeadings';
import { withRows } from './tableRows';
import { findTitle, type TitleFacts } from './title';
import type { Mutable } from '../../text/mutable';
import type { Entry, EntryKind, Plan, Structure } from '../types';
import { outlookOf, promisesThroughout, reportsThroughout } from '../../scan/outlook';
import type { Heading, Line, Marker } from '../../scan/types';

interface Node extends Entry {
  kind: EntryKind;
  endLine: number;
  endColumn?: number;
  shared?: Heading;
  readonly marker: Marker | undefined;
  readonly parent: Entry | undefined;
  readonly children: Node[];
  past: boolean;
}

export function buildStructure(lines: readonly Line[]): Structure {
  const accepted = adoptStrays(nestLists(acceptedHeadings(lines), lines));
  const only = onlyPiece(accepted, lines);
  const headings = only === undefined ? accepted : accepted.slice(1);
  const firstHeading = headings[0]?.line ?? lines.length;
  const facts = findTitle(lines, firstHeading, only);
  const bodyStart = (facts.title?.endLine ?? -1) + 1;
  const bodyEnd = findBodyEnd(lines, Math.max(bodyStart, (headings.at(-1)?.line ?? -1) + 1));
  const drafts = withRows(lines, withUnnumbered(lines, headings, bodyStart, bodyEnd), bodyStart, bodyEnd);
  const entries = buildTree(drafts, lines, bodyEnd);
  for (const entry of entries) entry.kind = drafts[entry.index]!.kind ?? kindOf(entry, lines);
  const roots = entries.filter((entry) => entry.parent === undefined);
  const structure: Mutable<Structure> = Object.assign(facts, { roots, entries, bodyStart, bodyEnd });
  if (markPast(entries, lines, facts)) structure.past = true;
  if (hasContents(lines)) structure.contents = true;
  return structure;
}

/** The line of a 第1篇 in a file without a second one: the number in a collection, above the plan's title. */
function onlyPiece(headings: readonly Draft[], lines: readonly Line[]): number | undefined {
  const [first, ...others] = headings;
  return first?.marker?.kind === 'part' &&
    first.marker.number === 1 &&
    lines[first.line]!.text.slice(first.marker.digits.end).trimStart().startsWith('篇') &&
    !others.some(({ marker }) => marker!.kind === 'part')
    ? first.line
    : undefined;
}

/**
 * First line of the end matter: share bar, signature and date, contact. `floor` is the first line that may belong to
 * it.
 */
function findBodyEnd(lines: readonly Line[], floor: number): number {
  let end = lines.length;
  while (end > floor) {
    const line = lines[end - 1]!;
    const before = end;
    if (
      line.shape === 'blank' ||
      line.shape === 'chrome' ||
      isClosing(line.text) ||
      isSignature(lines, end - 1) ||
      isAttachmentNote(line.text)
    )
      end--;
    else if ((end = attachmentListBefore(lines, end, floor)) === before) break;
  }
  // Only blank lines: nothing ends here.
  return lines.slice(end).some((line) => line.shape !== 'blank') ? end : lines.length;
}

/** The line where the list 附件：1.… 2.… begins, or `end` if there is none. */
function attachmentListBefore(lines: readonly Line[], end: number, floor: number): number {
  for (let line = end - 1; line >= floor && line >= end - longestAttachmentList; line--) {
    const list = attachmentListAt(lines, line);
    if (list !== undefined) return list.numbered.length > 0 && list.end + 1 >= end ? line : end;
  }
  return end;
}

/** In lines. */
const longestAttachmentList = 30;

function buildTree(drafts: readonly Draft[], lines: readonly Line[], bodyEnd: number): Node[] {
  const nodes: Node[] = [];
  const open: Node[] = [];
  const close = (node: Node, nextLine: number, next?: Draft): void => {
    const column = next?.shared?.marker.span.start ?? 0;
    if (column > (lines[nextLine]?.heading?.marker.span.start ?? 0)) {
      node.endLine = nextLine;
      node.endColumn = column;
      return;
    }
    let last = Math.max(nextLine - 1, node.line);
    while (last > node.line && lines[last]!.shape === 'blank') last--;
    node.endLine = last;
  };
  for (const draft of drafts) {
    while (open.length > 0 && open.at(-1)!.rank >= draft.rank) close(open.pop()!, draft.line, draft);
    const parent = open.at(-1);
    const node: Node = {
      kind: 'item',
      index: nodes.length,
      level: open.length + 1,
      line: draft.line,
      endLine: draft.line,
      marker: draft.marker,
      parent,
      children: [],
      past: false,
      rank: draft.rank,
    };
    if (draft.shared !== undefined) node.shared = draft.shared;
    parent?.children.push(node);
    nodes.push(node);
    open.push(node);
  }
  const end = Math.max(bodyEnd, (drafts.at(-1)?.line ?? 0) + 1);
  while (open.length > 0) close(open.pop()!, end);
  return nodes;
}

function kindOf(entry: Node, lines: readonly Line[]): EntryKind {
  const { marker, rank, children } = entry;
  if (marker === undefined) return rank < markerRank.han ? 'part' : 'subsection';
  if (rank < markerRank.sectionSign) return 'part';
  if (rank < markerRank.han) return 'section';
  if (rank === markerRank.han) {
    if (children.some((child) => child.rank <= markerRank.arabicParen)) return 'section';
    const { text, notes } = lines[entry.line]!;
    const heading = headingOf(lines, entry);
    return (heading!.runIn || notes.length > 0) && !opensAsFraming(text.slice(heading!.title.start, heading!.title.end))
      ? 'item'
      : 'section';
  }
  const above = entry.parent?.rank ?? 0;
  if (rank === markerRank.hanParen) {
    if (children.some((child) => child.rank >= markerRank.arabic && child.rank <= markerRank.decimal))
      return 'subsection';
    return above === markerRank.article ? 'subitem' : 'item';
  }
  if (rank <= markerRank.arabic) return 'item';
  if (rank === markerRank.decimal) return above === markerRank.arabic ? 'subitem' : 'item';
  return rank === markerRank.arabicParen && above <= markerRank.han ? 'item' : 'subitem';
}

const backward =
  /(?:总结|回顾)$|工作(?:总结|回顾)|发展成就|(?:主要|工作)成效|完成情况|(?<!(?:掌握|了解|通报|报送|公开|反映)[^，,]{0,12})(?:工作|(?:工作|任务|项目)(?:开展|进展|推进|落实|实施))情况$|完成的主要工作|取得的?(?:成|主要)/;
const forward = /(?:谋划|计划|要点|安排|打算|思路|部署|任务|展望)$/;

/**
 * Marks the entries that report what was done: parts and sections whose titles say so, and, in a document that reports
 * (半年工作总结, 工作报告), everything before the first entry that looks ahead (下一步打算). A text without a title reports if its
 * paragraphs say so. Returns true if the document's first lines report as well.
 */
function markPast(entries: readonly Node[], lines: readonly Line[], { title, year }: TitleFacts): boolean {
  // 《政府工作报告》确定的目标任务: the report is another document.
  const name = title === undefined ? '' : documentName(lines, title).replace(/《[^《》]{1,60}》(?=.)/g, '');
  const mayReport = reporting.test(name) && !(name.includes(eitherReport) && promisesThroughout(lines));
  const ahead = mayReport
    ? entries.find((entry) => entry.level <= 2 && isAhead(titleOf(entry, lines), year))
    : undefined;
  const reports =
    (title === undefined && reportsThroughout(lines)) ||
    (mayReport &&
      (!planning.test(name) || ahead !== undefined || opensWithLastYear(entries, lines, title!.endLine, year)));
  for (const entry of entries)
    entry.past =
      (entry.parent?.past ?? false) ||
      looksBack(entry, lines) ||
      (reports && (ahead === undefined || entry.line < ahead.line));
  return reports;
}

/** 2021年，…: the first sentence of a document that is for 2022 and about 2021. */
function opensWithLastYear(
  entries: readonly Node[],
  lines: readonly Line[],
  titleEnd: number,
  year: number | undefined,
): boolean {
  const end = Math.min(entries[0]?.line ?? lines.length, titleEnd + furthestOpening);
  const opening = lines.slice(titleEnd + 1, end).find(({ shape, text }) => shape === 'text' && /[。；，,]/.test(text));
  const stated = opening === undefined ? null : /^\s{0,8}((?:19|20)[0-9]{2})年/.exec(opening.text.slice(0, 16));
  return year !== undefined && stated !== null && Number(stated[1]) < year;
}

/** How many lines of furniture and blank lines may follow the title. */
const furthestOpening = 12;

function documentName(lines: readonly Line[], { startLine, endLine }: { startLine: number; endLine: number }): string {
  let name = '';
  for (let line = startLine; line <= endLine; line++) name += lines[line]!.text.replace(/\s/g, '');
  return name;
}

/** A document of this name reports, or tells what is to come. */
const eitherReport = '工作报告';

/** A document that reports. One that also plans reports until it says otherwise. */
const reporting =
  /总结|小结|回顾|述职|工作报告|(?:工作|进展|完成|落实)情况(?:的?(?:报告|汇报|通报))?(?:[（(][^）)]{1,12}[）)])?$/;
const planning = /计划|要点|打算|安排|思路|谋划|规划|方案|分解|分工|任务|措施|清单/;
const aheadAtEnd =
  /(?:计划|打算|安排|思路|谋划|展望|要点|部署|重点工作|工作重点|目标任务|主要目标|预期目标|总体要求|努力方向)$/;
const aheadAtStart = /^(?:下一?步|下半年|下一?阶段|明年|今后|下一年)/;
/** 2026年工作: a year and its work. */
const yearAhead = /((?:19|20)[0-9]{2})年(?!.{0,8}(?:回顾|总结|成效|情况|完成))/;

/** A title that looks ahead, in a document that reports on `year`. */
function isAhead(title: string, year: number | undefined): boolean {
  if (title.length > maxUnnumbered || isOfPast(title)) return false;
  const stated = yearAhead.exec(title)?.[1];
  return (
    aheadAtStart.test(title) ||
    (aheadAtEnd.test(title) && !title.includes('完成')) ||
    (stated !== undefined && year !== undefined && Number(stated) > year)
  );
}

function titleOf(entry: Node, lines: readonly Line[]): string {
  const { text } = lines[entry.line]!;
  const heading = headingOf(lines, entry);
  return heading === undefined ? text.trim() : text.slice(heading.title.start, heading.title.end);
}

/** A part or section that reports what was done. */
function looksBack(entry: Node, lines: readonly Line[]): boolean {
  return entry.rank <= markerRank.han && isOfPast(titleOf(entry, lines));
}

function isOfPast(title: string): boolean {
  return title.length <= maxUnnumbered && backward.test(title) && !forward.test(title);
}

/** What else the structure of a plan depends on, besides the headings, titles and marks of its lines. */
export interface Dependence {
  /** There is a 目录: how headings begin. */
  readonly contents: boolean;
  /** The title doesn't say whether the text reports: what its paragraphs tell. */
  readonly outlooks: boolean;
}

/** As long as an edit leaves the title alone. */
export function dependenceOf({ lines, structure: { contents, title } }: Plan): Dependence {
  return {
    contents: contents === true,
    outlooks: title === undefined || documentName(lines, title).includes(eitherReport),
  };
}

/** What a line contributes to the structure of a plan. An edit that doesn't change it doesn't change the structure. */
export function structureKey(line: Line, { contents, outlooks }: Dependence): string {
  const outlook = outlooks ? (outlookOf(line) ?? '') : '';
  const { heading, glued } = line;
  // Where it holds several headings, the structure keeps their columns.
  if (glued !== undefined) return line.text;
  if (heading !== undefined) {
    const { kind, number, span, prefix, digits, delimiter, spacing, weak } = heading.marker;
    const marker = line.text.slice(span.start, spacing.end);
    const title = line.text.slice(heading.title.start, Math.min(heading.title.end, heading.title.start + 60));
    // A marker of a lower kind may rank high; then the title decides whether it frames the plan, looks back or sets a
    // task.
    const row = `${line.isRow === true} ${line.titleBelow !== undefined}`;
    const told =
      markerRank[kind] <= markerRank.hanParen
        ? title
        : `${opensAsFraming(title)} ${isOfPast(title)} ${isAhead(title, undefined)} ${yearAhead.exec(title)?.[1] ?? ''}`;
    return `${marker} ${kind} ${number} ${span.start} ${prefix.end} ${digits.end} ${delimiter.end} ${weak} ${heading.runIn} ${line.notes.length > 0} ${row} ${isContentsLine(line.text)} ${leadOf(line)} ${contents ? contentsName(line) : ''} ${endsParagraph(line)} ${told} ${outlook}`;
  }
  const text = line.text.trim();
  // A sentence is neither title nor signature, whatever it says (but a signature may contain ！). Closings and
  // attachments are known by their form.
  const isSentence = text.length > 120 || (/[。；;，,]/.test(text) && !isAttachment(text) && !isClosing(text));
  return isSentence
    ? `${line.shape} ${line.notes.length > 0} ${endsParagraph(line)} ${labelFormOf(line) ?? ''} ${outlook}`
    : `${line.shape} ${line.notes.length > 0} ${text}`;
}
