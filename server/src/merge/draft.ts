/** What a department has sent: a plan, or rows of a ledger, as sections of items without their numbers. */
import { ownEndLine, ownSpan, documentTitle } from '../plan/query';
import { markerRank, rowRank } from '../plan/outline/markerRanks';
import type { Entry, Plan } from '../plan/types';
import { wordsOf } from '../plan/identity/words';
import { baseValueOf, type Base } from '../ledger/baseSheet';
import { columnKinds, type ColumnKey } from '../ledger/columns';
import { taskId } from '../ledger/pieces';
import { headTitle, isTotal, measureOf, readLedger, sectionText, taskOf, textOf } from '../ledger/readLedger';
import type { Ledger, LedgerRow } from '../ledger/readLedger';
import { planColumns, type PlanColumn } from '../ledger/tasks';
import { addToGroup } from '../text/grouping';
import { formatChineseNumeral } from '../text/numerals';
import { skipSpaces, trimEnd } from '../text/characters';
import { isSourceMark } from '../scan/sourceMarks';
import type { ReadWorkbook } from '../xlsx/read';

export interface DraftItem {
  /** What its line says behind the number; never empty unless nothing is. */
  readonly text: string;
  /** Its other lines, before those of its children. */
  readonly lines: readonly string[];
  readonly children: readonly DraftItem[];
}

export interface DraftSection extends DraftItem {
  readonly title: string;
}

export interface Draft {
  /** Who sent it, as the reader is to be told. */
  readonly name: string;
  readonly title: string | undefined;
  readonly sections: readonly DraftSection[];
  /** Items outside all sections. */
  readonly loose: readonly DraftItem[];
  /** Lines before the first heading and behind the plan, but for its title. */
  readonly opening: readonly string[];
  readonly closing: readonly string[];
  /** 合计 2项: what a table comes to, which the merged plan no longer does. */
  readonly totals: readonly string[];
}

/** `isFrame`: the plan only says which sections there are to be: a heading with nothing below it is one, too. */
export function draftOfPlan(name: string, plan: Plan, isFrame = false): Draft {
  const { structure, lines } = plan;
  const headed = new Set(structure.roots.filter((entry) => isSection(plan, entry)).map(({ rank }) => rank));
  const sections: DraftSection[] = [];
  const loose: DraftItem[] = [];
  for (const entry of structure.roots) {
    const item = itemOf(plan, entry);
    const isVacant = (isFrame || headed.has(entry.rank)) && isBareHeading(plan, entry);
    if (isVacant || isSection(plan, entry)) sections.push({ ...item, title: titleOf(item) });
    else loose.push(item);
  }
  const taken = new Set<number>();
  for (const { line, endLine } of structure.roots) for (let at = line; at <= endLine; at++) taken.add(at);
  const { title } = structure;
  if (title !== undefined) for (let at = title.startLine; at <= title.endLine; at++) taken.add(at);
  const first = structure.roots[0]?.line ?? lines.length;
  const rest = lines.flatMap(({ text }, at) => (taken.has(at) || isEmpty(text) ? [] : [{ at, text: text.trimEnd() }]));
  const textsOf = (isOpening: boolean): string[] =>
    rest.filter(({ at }) => at < first === isOpening).map(({ text }) => text);
  return {
    name,
    title: documentTitle(plan),
    sections,
    loose,
    opening: textsOf(true),
    closing: textsOf(false),
    totals: [],
  };
}

/** What a heading or an item is called: up to its first full stop. */
export function titleOf({ text }: Pick<DraftItem, 'text'>): string {
  return /^[^。！？]*/.exec(text)![0].trim();
}

/** It holds items, or is a heading of the first layer with paragraphs below it. 1. with （1） below it is an item. */
function isSection({ lines }: Plan, { marker, rank, children, line, endLine }: Entry): boolean {
  if (marker === undefined) return true;
  if (rank > markerRank.hanParen) return false;
  return children.length > 0 || (rank <= markerRank.han && endLine > line && lines[line]!.heading?.runIn !== true);
}

/** 二、守牢底线, and nothing else. */
function isBareHeading({ lines }: Plan, { rank, line, endLine }: Entry): boolean {
  const { heading, notes } = lines[line]!;
  return rank <= markerRank.hanParen && endLine === line && heading?.runIn === false && notes.length === 0;
}

function itemOf(plan: Plan, entry: Entry): DraftItem {
  // A table stays as it is: its rows mean nothing without its head.
  const isTable = entry.children.some(({ rank }) => rank === rowRank);
  const last = isTable ? entry.endLine : ownEndLine(entry);
  const said: string[] = [];
  for (let at = entry.line; at <= last; at++) {
    const { text } = plan.lines[at]!;
    const { start, end } = isTable && at > entry.line ? { start: 0, end: text.length } : ownSpan(plan, entry, at);
    const from = at === entry.line ? (entry.marker?.spacing.end ?? skipSpaces(text, 0)) : start;
    if (!isEmpty(text.slice(from, end))) said.push(text.slice(from, trimEnd(text, end, from)));
  }
  const [text = '', ...lines] = said;
  return { text, lines, children: isTable ? [] : entry.children.map((child) => itemOf(plan, child)) };
}

/** Blank, or a mark that an earlier merger has left. */
function isEmpty(text: string): boolean {
  return text.trim() === '' || isSourceMark(text);
}

/** Undefined if it holds no table of tasks. */
export function draftOfLedger(name: string, workbook: ReadWorkbook): Draft | undefined {
  const ledger = readLedger(workbook);
  if (ledger.sheets.length === 0) return undefined;
  const sections = new Map<string, DraftItem[]>();
  for (const rows of rowsByTask(ledger.rows))
    addToGroup(sections, sectionTitle(rows[0]!), itemOfRows(rows, ledger.base));
  return {
    name,
    title: undefined,
    loose: sections.get('') ?? [],
    ...besides(ledger),
    closing: [],
    sections: [...sections]
      .filter(([title]) => title !== '')
      .map(([title, children]) => ({ title, text: title, lines: [], children })),
  };
}

function sectionTitle(row: LedgerRow): string {
  return textOf(row, 'section') || headTitle(row.section);
}

/** Rows of one task that differ in their measures: by their ids wherever they stand, or else one below the other. */
function rowsByTask(rows: readonly LedgerRow[]): readonly (readonly LedgerRow[])[] {
  interface Group {
    readonly rows: LedgerRow[];
    readonly key: string;
    readonly said: Set<string>;
  }
  const groups: Group[] = [];
  const byId = new Map<string, Group>();
  let above: Group | undefined;
  for (const row of rows) {
    const title = wordsOf(taskOf(row));
    const key = JSON.stringify([sectionTitle(row), title]);
    const idKey = key + taskId(row.id);
    const near = above?.key === key ? above : undefined;
    let group = row.id === '' ? near : (byId.get(idKey) ?? near);
    const says = measureOf(row);
    // The same words twice, or none, are tasks of their own.
    const isMore = title !== '' && (says !== '' || row.isPart) && group?.said.has('') !== true;
    if (group === undefined || !isMore || group.said.has(says))
      groups.push((group = { rows: [], key, said: new Set() }));
    group.rows.push(row);
    if (says !== '' || !row.isPart) group.said.add(says);
    byId.set(idKey, group);
    above = group;
  }
  return groups.map((group) => group.rows);
}

/** What is no task: remarks below the table, of one cell each, none of it to be lost; and what the rows come to. */
function besides({ sheets, rows }: Ledger): Pick<Draft, 'opening' | 'totals'> {
  const known = new Set(rows.map(({ row }) => row));
  const headings = new Set(rows.map(({ section }) => section));
  const opening: string[] = [];
  const totals: string[] = [];
  for (const { sheet, head } of sheets) {
    for (const row of sheet.rows) {
      if (row.index <= head || known.has(row) || headings.has(sectionText(row))) continue;
      const section = sectionText(row);
      const said = (section === '' ? row.cells.map(({ text }) => text) : [section])
        .flatMap(linesOf)
        .filter((text) => !headings.has(text));
      if (isTotal(row)) totals.push(said.join(' '));
      else opening.push(...said);
    }
  }
  return { opening, totals };
}

/** Said by the title, the measures or the note; numbers and ids are ours to give. */
const spoken: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
  'id',
  'number',
  'section',
  'task',
  'measures',
  'whole',
  'lead',
  'support',
]);

/** The task and its measures as they are; then who answers for it, and whatever else the row says. */
function itemOfRows(rows: readonly LedgerRow[], base: Base | undefined): DraftItem {
  if (rows.length > 1) return itemOfMeasures(rows, base);
  const row = rows[0]!;
  const said = [textOf(row, 'task'), textOf(row, 'measures'), textOf(row, 'whole')].filter((text) => text !== '');
  const lines = joinedLines(said.flatMap(linesOf));
  const [text = '', ...more] = [...lines.slice(0, -1), lines.at(-1)! + noteOfRow(row)];
  return { text, lines: [...more, ...restOf(row, base)], children: [] };
}

/** 扩大学位供给。一是新建小学12所；二是改造薄弱学校6所。 */
function itemOfMeasures(rows: readonly LedgerRow[], base: Base | undefined): DraftItem {
  const ids = new Set(rows.slice(1).map(({ id }) => taskId(id)));
  const counted = rows.filter((row) => textOf(row, 'number').endsWith('）'));
  // What the task says besides its measures stands above them.
  const own =
    (rows[0]!.id !== '' && ids.has(rows[0]!.id)) ||
    (counted.length > 0 && counted.length < rows.length && !counted.includes(rows[0]!))
      ? rows[0]
      : undefined;
  const measures = own === undefined ? rows : rows.slice(1);
  const isShared = new Set(rows.map(noteOfRow)).size === 1;
  const rest = rows.map((row) => restOf(row, base));
  // Reports stand below the measure of which they speak.
  const isApart = rest.some((lines) => lines.length > 0);
  const [title = '', above = ''] = [taskOf(rows[0]!), own === undefined ? '' : measureOf(own)];
  const parts = [
    closed(title, '。') +
      (own === undefined ? '' : withNote(above, isShared ? '' : noteOfRow(own), above === '' ? '' : '。')),
  ];
  if (own !== undefined) parts.push(...rest[0]!.map((line) => `\n${line}\n`));
  measures.forEach((row, index) => {
    const mark = measures.length > 1 ? `${formatChineseNumeral(index + 1)}是` : '';
    const isLast = index === measures.length - 1;
    const note = isShared && !isLast ? '' : noteOfRow(row);
    const words = measureOf(row).replace(ownMark, '');
    const text = mark + withNote(words, isShared ? '' : note, isLast ? '。' : '；') + (isShared ? note : '');
    parts.push(isApart ? `\n${text}` : text, ...rest[rows.indexOf(row)]!.map((line) => `\n${line}`));
  });
  const [text = '', ...lines] = linesOf(parts.join(''));
  return { text, lines, children: [] };
}

/** 一是, （1）, 1. before a measure: they are counted anew. */
const ownMark =
  /^(?:[一二三四五六七八九十]+是|[（(](?:\d+|[一二三四五六七八九十]+)[）)]|\d+(?:、|[.．](?!\d))|[①-⑳])\s*/u;

function closed(text: string, mark: string): string {
  return /[。！？；：]$/.test(text) ? text : text + mark;
}

/** The note stands before the mark at the end. */
function withNote(text: string, note: string, mark: string): string {
  if (note === '') return closed(text, mark);
  const end = /[。；]$/.exec(text)?.[0] ?? mark;
  return text.replace(/[。；]$/, '') + note + end;
}

/** The second line is a sentence of the first. */
function joinedLines([first = '', second, ...lines]: readonly string[]): readonly string[] {
  return second === undefined ? [first] : [closed(first, '。') + second, ...lines];
}

/** What the row says besides its task, its measures and its units, a line each. */
function restOf(row: LedgerRow, base: Base | undefined): readonly string[] {
  const whole = [textOf(row, 'task'), textOf(row, 'measures'), textOf(row, 'whole')].join('\n');
  const labelled = planColumns
    .filter((key) => !spoken.has(key) && !repeats(row, key, whole, base))
    .flatMap((key) => labelledText(columnKinds[key].heads[0], textOf(row, key)));
  const filled = (Object.keys(columnKinds) as ColumnKey[])
    .filter((key) => columnKinds[key].owner === 'filled')
    .flatMap((key) => labelledText(columnKinds[key].heads[0], textOf(row, key)));
  const others = row.row.cells.flatMap(({ column, text }) =>
    [...row.sheet.columns.values()].includes(column)
      ? []
      : labelledText(row.sheet.others.get(column) ?? '备注', text.trim()),
  );
  return [...labelled, ...filled, ...others].map((text) => `（${text}）`);
}

/** Taken from the text itself: by the plan that the ledger remembers, or by the words. */
const derived: ReadonlySet<PlanColumn> = new Set<PlanColumn>(['indicator', 'value', 'measure', 'due']);

function repeats(row: LedgerRow, key: PlanColumn, whole: string, base: Base | undefined): boolean {
  const known = derived.has(key) ? base?.values.get(row.id) : undefined;
  const isKept = (column: PlanColumn): boolean =>
    !row.cells.has(column) || known?.[column] === baseValueOf(column, textOf(row, column));
  const hasText = row.sheet.columns.has('measures') || row.sheet.columns.has('whole');
  if (known !== undefined && hasText && [key, 'task', 'measures', 'whole'].every((one) => isKept(one as PlanColumn)))
    return true;
  const plain = whole.replace(/\s+/g, '');
  // A figure alone may be that of a date.
  const isSaid = (text: string): boolean => text === '' || (/[^\d.,]/.test(text) && isIn(plain, text));
  if (key === 'value' || key === 'measure') return figuresOf(row).every(isSaid);
  return piecesOf(textOf(row, key)).every(isSaid) && (key !== 'indicator' || figuresOf(row).every(isSaid));
}

/** 1200例: each target with its unit. */
function figuresOf(row: LedgerRow): readonly string[] {
  const units = piecesOf(textOf(row, 'measure'));
  return piecesOf(textOf(row, 'value')).map((figure, at) => figure.replace(/^[≥≤<>约]/u, '') + (units[at] ?? ''));
}

function piecesOf(text: string): readonly string[] {
  return text.split(/\r\n?|[\n；;]/).map((piece) => piece.replace(/\s+/g, ''));
}

/** Whether the words stand there, and no longer figure: 20 is none of 2026. */
function isIn(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const isLonger = /^\d/.test(words) && /[\d.]$/.test(text.slice(0, at));
    const goesOn = /\d$/.test(words) && /^\.?\d/.test(text.slice(at + words.length));
    if (!isLonger && !goesOn) return true;
  }
  return false;
}

function noteOfRow(row: LedgerRow): string {
  return noteOf(textOf(row, 'lead'), textOf(row, 'support'));
}

function noteOf(lead: string, support: string): string {
  const [leads, supports] = [lead, support].map((names) => linesOf(names).join('、'));
  if (leads !== '' && supports !== '') return `（牵头单位：${leads}；配合单位：${supports}）`;
  return leads! + supports! === '' ? '' : `（责任单位：${leads! + supports!}）`;
}

function labelledText(label: string, text: string): string[] {
  return text === '' ? [] : [`${label}：${linesOf(text).join('；')}`];
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
