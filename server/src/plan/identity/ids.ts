/**
 * The ids of a plan's entries: a function of the text alone, unique in the plan, unchanged by renumbering, moving and
 * edits elsewhere.
 *
 * An id is the hash of the words of the title. If an entry further up has that id already (it says the same, or the
 * hashes collide), more is hashed until the id is free: the first sentence after the title, all of the entry's own
 * text, the parent's id, a count. So a twin added below changes no id above it, and the first of twins is named as if
 * it were alone. `docs/format.md` specifies this.
 */
import { ownEndLine, ownSpan, titleSpan } from '../query';
import { shortHash } from './hash';
import { isSourceLine } from '../../scan/sourceMarks';
import { saysSomething, wordsOf } from './words';
import type { Line } from '../../scan/types';
import type { Entry, Plan } from '../types';

export interface IdOptions {
  /** Ids that entries have from an earlier version of the plan, by the entries' index; each at most once. */
  readonly carried?: ReadonlyMap<number, string>;
  /** Ids that no other entry may get: those of entries that are gone. */
  readonly reserved?: Iterable<string>;
}

/** By the entries' index. Linear in the text. */
export function itemIds(plan: Plan, { carried, reserved = [] }: IdOptions = {}): readonly string[] {
  const taken = new Set([...reserved, ...(carried?.values() ?? [])]);
  /** How many twins have been counted, by the key they share. */
  const counts = new Map<string, number>();
  const ids: string[] = [];
  for (const entry of plan.structure.entries) {
    let id = carried?.get(entry.index);
    if (id === undefined) {
      const parent = entry.parent === undefined ? '' : ids[entry.parent.index]!;
      id = freeId(keysOf(plan, entry, parent, counts), taken);
      taken.add(id);
    }
    ids.push(id);
  }
  return ids;
}

function freeId(keys: Iterable<string>, taken: ReadonlySet<string>): string {
  for (const key of keys) {
    const id = shortHash(key);
    if (!taken.has(id)) return id;
  }
  throw new RangeError('the keys of an entry have no end');
}

/**
 * What is hashed for an entry; each key tells more than the one before. Words hold no
 * , so two different keys never join to the same text.
 */
function* keysOf(plan: Plan, entry: Entry, parent: string, counts: Map<string, number>): Generator<string> {
  const line = plan.lines[entry.line]!;
  const { start, end } = titleSpan(plan, entry);
  let words = wordsOf(withoutActions(line, start, end));
  // 附件1 above a line with the name, 1. above a paragraph: the first sentence stands in for the title.
  const standIn = saysSomething(words) ? '' : firstSentence(ownLines(plan, entry));
  words += standIn;
  yield words;
  const lines = ownLines(plan, entry);
  const lead = standIn === '' ? firstSentence(lines) : '';
  if (lead !== '') yield `${words}\n${lead}`;
  const text = wordsOf(lines.join('\n'));
  if (text !== lead && text !== standIn) yield `${words}\n${text}`;
  const twin = `${words}\n${text}\n${parent}`;
  if (parent !== '') yield twin;
  for (;;) {
    const count = (counts.get(twin) ?? 1) + 1;
    counts.set(twin, count);
    yield `${twin}\n${count}`;
  }
}

/** The entry's own text after its title, by line. */
function ownLines(plan: Plan, entry: Entry): string[] {
  const result: string[] = [];
  for (let index = entry.line; index <= ownEndLine(entry); index++) {
    if (isSourceLine(plan.lines[index]!)) continue;
    const { start, end } = ownSpan(plan, entry, index);
    result.push(withoutActions(plan.lines[index]!, start, end));
  }
  return result;
}

/** Without the markers of actions (一是, （1）), which renumbering changes. */
function withoutActions({ text, actions }: Line, start: number, end: number): string {
  let from = start;
  let said = '';
  for (const { marker } of actions) {
    if (marker.start < from) continue;
    if (marker.end > end) break;
    said += text.slice(from, marker.start);
    from = marker.end;
  }
  return said + text.slice(from, end);
}

/** The words of the first sentence that has any. */
function firstSentence(lines: readonly string[]): string {
  for (const line of lines) {
    for (const sentence of line.split(/[。！？｡]/)) {
      const words = wordsOf(sentence);
      if (words !== '') return words;
    }
  }
  return '';
}
