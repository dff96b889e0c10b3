/** What a department has sent: a plan, or rows of a ledger, as sections of items without their numbers. */
import { ownEndLine, ownSpan, documentTitle } from '../plan/query';
import { markerRank, rowRank } from '../plan/outline/markerRanks';
import type { Entry, Plan } from '../plan/types';
import { columnKinds, type ColumnKey } from '../ledger/columns';
import { headTitle, readLedger, textOf, type Ledger, type LedgerRow } from '../ledger/readLedger';
import { planColumns } from '../ledger/tasks';
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
  for (const row of ledger.rows) {
    const section = textOf(row, 'section') || headTitle(row.section);
    const item = itemOfRow(row);
    const known = sections.get(section);
    if (known === undefined) sections.set(section, [item]);
    else known.push(item);
  }
  return {
    name,
    title: undefined,
    loose: sections.get('') ?? [],
    opening: remarksOf(ledger),
    closing: [],
    sections: [...sections]
      .filter(([title]) => title !== '')
      .map(([title, children]) => ({ title, text: title, lines: [], children })),
  };
}

/** Rows of one cell below the table, such as remarks: nothing of ours, and nothing to be lost. */
function remarksOf({ sheets, rows }: Ledger): string[] {
  const known = new Set(rows.map(({ row }) => row));
  const headings = new Set(rows.map(({ section }) => section));
  return sheets.flatMap(({ sheet, head }) =>
    sheet.rows.flatMap((row) => {
      if (row.index <= head || known.has(row)) return [];
      const said = row.cells.map(({ text }) => text.trim()).filter((text) => text !== '' && !headings.has(text));
      return said.flatMap(linesOf);
    }),
  );
}

/** Said by the title, the measures or the note; numbers and ids are ours to give. */
const spoken: ReadonlySet<ColumnKey> = new Set([
  ...(['id', 'number', 'section', 'task', 'measures', 'whole', 'lead', 'support'] as const),
]);

/** The task and its measures as they are; then who answers for it, and whatever else the row says. */
function itemOfRow(row: LedgerRow): DraftItem {
  const said = [textOf(row, 'task'), textOf(row, 'measures'), textOf(row, 'whole')].filter((text) => text !== '');
  const [first = '', ...lines] = said.flatMap(linesOf);
  const joined = lines[0] === undefined ? first : `${first}${/[。！？；：]$/.test(first) ? '' : '。'}${lines.shift()}`;
  const whole = said.join('\n');
  const labelled = planColumns
    .filter((key) => !spoken.has(key) && !whole.includes(textOf(row, key)))
    .flatMap((key) => labelledText(columnKinds[key].heads[0], textOf(row, key)));
  const filled = (Object.keys(columnKinds) as ColumnKey[])
    .filter((key) => columnKinds[key].owner === 'filled')
    .flatMap((key) => labelledText(columnKinds[key].heads[0], textOf(row, key)));
  const others = row.row.cells.flatMap(({ column, text }) =>
    [...row.sheet.columns.values()].includes(column)
      ? []
      : labelledText(row.sheet.others.get(column) ?? '备注', text.trim()),
  );
  const note = noteOf(textOf(row, 'lead'), textOf(row, 'support'));
  const rest = [...labelled, ...filled, ...others].map((text) => `（${text}）`);
  return { text: lines.length === 0 ? joined + note : joined, lines: [...addedTo(lines, note), ...rest], children: [] };
}

function addedTo(lines: readonly string[], note: string): readonly string[] {
  return lines.length === 0 ? [] : [...lines.slice(0, -1), lines.at(-1)! + note];
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
