/** Joins the entries below another into its text as actions: 一是…二是…. The way back from `splitActions`. */
import { parsePlan } from '../plan/parse';
import { referencesOf } from '../plan/numbering/references';
import { ownEndLine, planText } from '../plan/query';
import type { Entry, Plan } from '../plan/types';
import type { NumberingModeSetting } from '../rules/types';
import { skipSpaces, trimEnd } from '../text/characters';
import { applyEdits, type Edit } from '../text/edits';
import { formatChineseNumeral } from '../text/numerals';
import type { Position } from '../text/positions';
import { actionWords, endsIntroduction, hasMoreBelow, isNoteLine, numberedEntryAt } from './actionWords';
import { makeRoom } from './makeRoom';
import { hasActionLines, paragraphIndent } from './paragraphs';
import type { ActionChange } from './splitActions';

/** Nobody counts further with 一是. */
const most = 10;

/**
 * The change for the entry that line `line` belongs to. Undefined where it isn't plain: an entry below has several
 * lines, entries of its own or no mark at its end; only some of them have a note; a reference means one of them.
 */
export function joinActions(plan: Plan, line: number, mode: NumberingModeSetting = 'auto'): ActionChange | undefined {
  const entry = numberedEntryAt(plan, line);
  const children = entry?.children ?? [];
  const [first, last] = [children[0], children.at(-1)];
  if (entry === undefined || first === undefined || last === undefined || children.length < 2) return undefined;
  if (children.length > most || isReferredTo(plan, children) || hasOwnActions(plan, entry)) return undefined;
  const words = children.map((child) => wordsOf(plan, child, first));
  if (words.includes(undefined) || new Set(words.map((one) => one!.noted)).size > 1) return undefined;

  const next = plan.structure.entries.find((one) => one.index > last.index && one.rank === last.rank);
  const counts = next?.marker?.number === last.marker!.number + 1;
  const room = counts ? makeRoom(plan, next, mode, -children.length) : [];
  if (counts && room.length === 0) return undefined;

  const place = placeFor(plan, entry);
  if (place === undefined) return undefined;
  const { position, before, between } = place;
  const actions = words.map((one, at) => `${formatChineseNumeral(at + 1)}是${one!.text}`);
  let ownEnd = ownEndLine(entry);
  while (plan.lines[ownEnd]!.shape === 'blank') ownEnd--;
  const from = { line: ownEnd, character: plan.lines[ownEnd]!.text.length };
  const to = { line: last.endLine, character: plan.lines[last.endLine]!.text.length };
  const removal: Edit = { range: { start: from, end: to }, newText: '' };
  const insertion: Edit = { range: { start: position, end: position }, newText: before + actions.join(between) };
  const atOnce = position.line === from.line && position.character === from.character;
  const edits = [...(atOnce ? [{ ...removal, newText: insertion.newText }] : [insertion, removal]), ...room];
  const after = parsePlan(applyEdits(planText(plan), edits));
  return hasMoreBelow(plan, after, entry.index, children.length, first.rank) && isRead(after, entry, actions)
    ? { edits, first: first.marker!.text, last: last.marker!.text }
    : undefined;
}

function isReferredTo(plan: Plan, entries: readonly Entry[]): boolean {
  return referencesOf(plan).some(({ terms }) =>
    terms.some(({ candidates }) => candidates.some((candidate) => entries.includes(candidate))),
  );
}

function hasOwnActions({ lines }: Plan, entry: Entry): boolean {
  return lines.slice(entry.line, ownEndLine(entry) + 1).some(({ actions }) => actions.length > 0);
}

/** What one of the entries says, if it is a single line without actions of its own. */
function wordsOf(plan: Plan, child: Entry, first: Entry) {
  const { marker, rank, line, endLine, children, shared, endColumn } = child;
  const { actions, titleBelow, text } = plan.lines[line]!;
  const at = child.index - first.index;
  return marker === undefined ||
    rank !== first.rank ||
    marker.number !== first.marker!.number + at ||
    endLine !== line ||
    children.length > 0 ||
    shared !== undefined ||
    endColumn !== undefined ||
    titleBelow !== undefined ||
    actions.some(({ kind }) => kind === 'shi')
    ? undefined
    : actionWords(plan.lines[line]!, marker.spacing.end, text.length);
}

interface JoinPlace {
  readonly position: Position;
  readonly before: string;
  readonly between: string;
}

/**
 * Behind the entry's own words and before its responsibility notes. A title without a mark at its end stays alone: then
 * the actions are a paragraph below it.
 */
function placeFor(plan: Plan, entry: Entry): JoinPlace | undefined {
  const { lines } = plan;
  let host = ownEndLine(entry);
  let noteLine: number | undefined;
  for (; host > entry.line; host--) {
    const line = lines[host]!;
    if (line.shape === 'blank') continue;
    if (!isNoteLine(line)) break;
    noteLine = host;
  }
  const { text, notes, eol } = lines[host]!;
  const ownLines = hasActionLines(plan, host);
  const from = host === entry.line ? entry.marker!.spacing.end : 0;
  const behind = trailingNotes(text, notes, from);
  const end = trimEnd(text, behind ?? text.length, from);
  const indent = paragraphIndent(plan, host);
  if (end > from && endsIntroduction.test(text.slice(from, end)))
    return {
      position: { line: host, character: end },
      ...(ownLines ? { before: eol + indent, between: eol + indent } : { before: '', between: '' }),
    };
  if (host > entry.line) return undefined;
  if (noteLine !== undefined && !ownLines)
    return { position: { line: noteLine, character: skipSpaces(lines[noteLine]!.text, 0) }, before: '', between: '' };
  return {
    position: { line: host, character: text.length },
    before: eol + indent,
    between: ownLines ? eol + indent : '',
  };
}

/** The column of the notes at the end of a line; undefined if it ends otherwise. */
function trailingNotes(text: string, notes: Plan['lines'][number]['notes'], from: number): number | undefined {
  const last = notes.at(-1);
  if (last === undefined || !/^[\s。；;.]*$/.test(text.slice(last.span.end))) return undefined;
  let start = last.span.start;
  for (const { span } of notes.slice(0, -1).toReversed())
    if (text.slice(span.end, start).trim() === '') start = span.start;
  return start > from ? start : undefined;
}

/** Whether the entry now says exactly these actions. */
function isRead({ lines, structure }: Plan, { index }: Entry, actions: readonly string[]): boolean {
  const entry = structure.entries[index]!;
  const read = lines
    .slice(entry.line, ownEndLine(entry) + 1)
    .flatMap(({ actions: found }) => found.filter(({ kind }) => kind === 'shi'));
  return read.length === actions.length && read.every(({ number }, at) => number === at + 1);
}
