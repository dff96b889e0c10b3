/**
 * A plan as blocks. What the author wrote stays, word for word, with its numbers as text. Only blank lines, indents
 * made of spaces and the furniture of a web page go.
 */
import { attachmentRank, markerRank } from '../plan/outline/markerRanks';
import { attachmentListAt } from '../plan/outline/attachmentLists';
import { longestTitle } from '../plan/facts/titles';
import { titleSpan } from '../plan/query';
import { isAttachmentNote, isClosing, isDocumentNumber, isSignature } from '../scan/pageFurniture';
import { cellsOf } from '../scan/tables';
import { fewCells, isEmpty, isTableHeader } from '../scan/tableFacts';
import { groupBy } from '../text/grouping';
import type { Entry, Plan } from '../plan/types';
import type { Line } from '../scan/types';
import { paragraph, type Block, type Paragraph, type Run, type StyleName, type Table } from './blocks';
import { widthOf } from './characterWidth';
import type { Face } from './profile';

export interface PlanBlocks {
  readonly blocks: readonly Block[];
  /** How many lines of page furniture were left out. */
  readonly leftOut: number;
}

export function planBlocks(plan: Plan): PlanBlocks {
  const { lines, structure } = plan;
  const entriesOf = groupBy(structure.entries, ({ line }) => line);
  const layers = layersOf(plan);
  const listed = attachmentLines(plan);
  const blocks: Block[] = [];
  let leftOut = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.shape === 'blank') continue;
    if (line.shape === 'chrome' && entriesOf.get(index) === undefined) {
      leftOut++;
      continue;
    }
    const end = tableEnd(lines, index);
    if (end > index) {
      blocks.push(tableOf(lines.slice(index, end)));
      index = end - 1;
      continue;
    }
    const { title } = structure;
    if (title !== undefined && index === title.startLine) {
      blocks.push(titleBlock(lines.slice(title.startLine, title.endLine + 1), blocks));
      index = title.endLine;
      continue;
    }
    const entries = entriesOf.get(index) ?? [];
    blocks.push(
      entries.length === 0 || listed.has(index)
        ? plainParagraph(plan, index, listed, blocks)
        : headed(plan, line, entries, layers, blocks),
    );
  }
  return { blocks: blocks.map((block, index) => closedUp(block, blocks[index + 1])), leftOut };
}

/** The lines of lists 附件：1.… 2.…; the value is true for the first line of each. */
function attachmentLines({ lines }: Plan): ReadonlyMap<number, boolean> {
  const found = new Map<number, boolean>();
  lines.forEach(({ text }, index) => {
    if (!text.includes('附')) return;
    const list = attachmentListAt(lines, index);
    if (list === undefined) return;
    for (let line = index; line < list.end; line++) if (lines[line]!.shape !== 'blank') found.set(line, line === index);
  });
  return found;
}

/** The plan's title begins a page where a covering notice has ended above it. */
function titleBlock(lines: readonly Line[], above: readonly Block[]): Paragraph {
  const text = lines.map((line) => line.text.trim()).filter((part) => part !== '');
  return paragraph('title', text.join('\n'), endsDocument(above) ? { newPage: true } : {});
}

/** （征求意见稿） stands right below the title. */
function closedUp(block: Block, below: Block | undefined): Block {
  const isAbove = block.kind === 'paragraph' && (block.style === 'title' || block.style === 'caption');
  return isAbove && below?.kind === 'paragraph' && below.style === 'caption' ? { ...block, closeUp: true } : block;
}

function endsDocument(blocks: readonly Block[]): boolean {
  return blocks.slice(-2).some((block) => block.kind === 'paragraph' && block.style === 'date');
}

/** A line that the outline doesn't know. */
function plainParagraph(
  plan: Plan,
  index: number,
  listed: ReadonlyMap<number, boolean>,
  above: readonly Block[],
): Paragraph {
  const { lines, structure } = plan;
  const text = lines[index]!.text.trim();
  const first = listed.get(index);
  if (first !== undefined) return paragraph(first ? 'attachments' : 'furtherAttachments', text);
  if (isAttachmentNote(text) && index >= structure.bodyEnd) return paragraph('attachments', text);
  if (isDocumentNumber(text)) return paragraph('number', text);
  if (isClosing(text)) return paragraph(closingStyle(text), text);
  if (isSignature(lines, index)) return paragraph('signature', text);
  const last = above.at(-1);
  const isBelow = (...styles: readonly StyleName[]): boolean =>
    last?.kind === 'paragraph' && styles.includes(last.style);
  if (isBelow('attachmentMark') && isShort(text)) return paragraph('attachmentTitle', text);
  if (isBelow('title', 'number', 'caption') && isAddressee(text)) return paragraph('addressee', text);
  if (isBelow('title', 'caption') && /^[（(][^）)]{2,40}[）)]$/.test(text)) return paragraph('caption', text);
  if (index < (structure.title?.startLine ?? 0) && isShort(text))
    return paragraph(/通知$|^关于/.test(text) ? 'title' : isAddressee(text) ? 'addressee' : 'caption', text);
  return paragraph('body', text);
}

/** Short and without a mark: a title, not a sentence. */
function isShort(text: string): boolean {
  return text.length <= longestTitle && !/[。；！？]/.test(text);
}

/** 各县（市、区）教育局，市直各学校： */
function isAddressee(text: string): boolean {
  return text.length <= 120 && /[：:]$/.test(text) && !/[。；！？]/.test(text);
}

function closingStyle(text: string): StyleName {
  if (/^[\d二〇○零一]/.test(text)) return 'date';
  return /^[（(]/.test(text) ? 'remark' : 'imprint';
}

/** A line with one or several headings: the lead of each has the face of its layer, the rest that of the body. */
function headed(
  plan: Plan,
  line: Line,
  entries: readonly Entry[],
  layers: readonly number[],
  above: readonly Block[],
): Paragraph {
  const [entry] = entries as [Entry, ...Entry[]];
  const text = line.text.trim();
  if (entry.rank === attachmentRank) return paragraph('attachmentMark', text, { newPage: true });
  if (entry.marker === undefined && entry.kind === 'part')
    return endsDocument(above) ? paragraph('title', text, { newPage: true }) : paragraph('part', text);
  const layer = layers[entry.index]!;
  const leads = entries.map((one) => leadOf(plan, line, one, layers[one.index]!));
  const [lead] = leads as [Lead, ...Lead[]];
  const alone = entries.length === 1 && line.text.slice(lead.end).trim() === '' && lead.end - lead.start <= longestLead;
  if (alone && layer === 0) return paragraph('part', text);
  if (alone) return paragraph(headingStyles[Math.min(layer, 4) - 1]!, text);
  return { kind: 'paragraph', style: 'body', runs: runsOf(line.text, leads) };
}

const headingStyles = ['layer1', 'layer2', 'layer3', 'layer4'] as const;
/** Marker, title and mark; UTF-16 units. */
const longestLead = longestTitle + 8;

/**
 * The layer of each entry, by its index: 1 for the first below a part, 0 for a part. Markers of one kind are of one
 * layer through the whole plan, even where a section does without a layer between.
 */
function layersOf({ structure: { entries } }: Plan): readonly number[] {
  const kinds = entries.filter(({ kind, marker }) => kind !== 'part' && marker !== undefined);
  const ranks = [...new Set(kinds.map(({ marker }) => markerRank[marker!.kind]))].sort((a, b) => a - b);
  const layers: number[] = [];
  for (const { kind, marker, parent } of entries) {
    const depth = kind === 'part' ? 0 : (parent === undefined ? 0 : layers[parent.index]!) + 1;
    const usual = kind === 'part' || marker === undefined ? 0 : ranks.indexOf(markerRank[marker.kind]) + 1;
    layers.push(Math.max(depth, usual));
  }
  return layers;
}

interface Lead {
  readonly start: number;
  /** Behind the mark that ends the title. */
  readonly end: number;
  readonly face: Face;
}

function leadOf(plan: Plan, line: Line, entry: Entry, layer: number): Lead {
  const title = titleSpan(plan, entry);
  const start = entry.marker?.span.start ?? title.start;
  const marked = /[。：:！？]/.test(line.text[title.end] ?? '') ? title.end + 1 : title.end;
  const end = Math.max(marked, entry.marker?.span.end ?? marked);
  // A sentence that goes on and on is no title, whatever number it has.
  const face = end - start > longestLead ? 'body' : layerFace(layer);
  return { start, end, face };
}

function layerFace(layer: number): Face {
  return layer <= 1 ? 'first' : layer === 2 ? 'second' : 'body';
}

/** Without the white space around the line. */
function runsOf(text: string, leads: readonly Lead[]): Run[] {
  const runs: Run[] = [];
  let at = text.length - text.trimStart().length;
  const last = text.trimEnd().length;
  const take = (end: number, face?: Face): void => {
    if (end > at)
      runs.push(
        face === undefined || face === 'body' ? { text: text.slice(at, end) } : { text: text.slice(at, end), face },
      );
    at = Math.max(at, end);
  };
  for (const { start, end, face } of leads) {
    take(start);
    take(Math.min(end, last), face);
  }
  take(last);
  return runs;
}

/**
 * The line behind a run of table rows that begins at `from`; `from` itself if fewer than two lines are rows, if they
 * differ in the number of their cells, or if some go on with the row above: then nobody knows which cells belong
 * together, and lines are safer.
 */
function tableEnd(lines: readonly Line[], from: number): number {
  if (!isRow(lines[from]!)) return from;
  const count = cellsOf(lines[from]!.text).length;
  let isEven = true;
  let end = from + 1;
  for (; end < lines.length && isRow(lines[end]!); end++) {
    const cells = cellsOf(lines[end]!.text);
    isEven &&= cells.length === count && (count < fewCells || !cells.slice(-2).every(isEmpty));
  }
  return isEven && end - from >= 2 ? end : from;
}

function isRow(line: Line): boolean {
  return (line.shape === 'table' || line.isRow === true || isTableHeader(line)) && cellsOf(line.text).length > 1;
}

function tableOf(lines: readonly Line[]): Table {
  const rows = lines
    .map(({ text }) => cellsOf(text).map(({ start, end }) => text.slice(start, end)))
    .filter((cells) => !cells.every((cell) => /^:?-{2,}:?$/.test(cell)));
  const count = rows[0]!.length;
  const isHeaded = isTableHeader(lines[0]!);
  return {
    kind: 'table',
    columns: columnShares(rows, count),
    ...(isHeaded ? { head: rows[0]! } : {}),
    rows: (isHeaded ? rows.slice(1) : rows).map((cells) => ({ cells })),
  };
}

/** By the longest cells, so that a column of numbers stays narrow, within limits. */
function columnShares(rows: readonly (readonly string[])[], count: number): number[] {
  return Array.from({ length: count }, (_, column) => {
    const longest = Math.max(...rows.map((cells) => widthOf(cells[column] ?? '')));
    return Math.min(Math.max(longest, 3), 24);
  });
}
