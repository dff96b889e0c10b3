/**
 * What is kept of each plan in the workspace: its outline, the units that its notes name, and by when its targets are
 * due. Thousands of plans have to fit into memory, so texts are joined into one string, and places are numbers in an
 * array.
 */
import { complete } from '../async/steps';
import { documentTitleOf } from '../plan/facts/titles';
import { namingNotes, type NamingNote } from '../plan/namedUnits';
import { headingRange } from '../plan/query';
import type { EntryKind, Plan } from '../plan/types';
import type { Role } from '../scan/types';
import { rangeOf, type Range } from '../text/positions';
import { entryName } from '../views/entries';
import { groupKey, placedTargets } from '../views/trees/placedTargets';
import { initialsOf } from './initials';

export interface PlanRecord {
  /** Empty if the plan has none. */
  readonly title: string;
  /** Marker and title of each entry, in text order, a line each. */
  readonly names: string;
  /** As long as `names`: see `initialsOf`. */
  readonly initials: string;
  /** For each entry: where its name begins in `names`, its kind, its parent (-1: none), line, first and last column. */
  readonly entries: Int32Array;
  /** Each unit once, in the order of its first mention. */
  readonly units: readonly string[];
  /** The text of each note that names units, a line each. */
  readonly noteTexts: string;
  /** For each note: where its text begins in `noteTexts`, its line and column, and the number of its units. */
  readonly notes: Int32Array;
  /** For each unit in a note: which of `units`, first and last column, role; collective ones have 4 added. */
  readonly mentions: Int32Array;
  /** For each target: the key of its deadline, and the name of the unit that leads, or nothing. */
  readonly dues: readonly string[];
  readonly leads: readonly string[];
}

export interface EntryPlace {
  readonly name: string;
  readonly kind: EntryKind;
  readonly range: Range;
  readonly parent: number | undefined;
}

const kinds: readonly EntryKind[] = ['part', 'section', 'subsection', 'item', 'subitem'];
const roles: readonly Role[] = ['lead', 'support', 'plain'];
const collectiveBit = 4;
const entryFields = 6;
const noteFields = 4;
const mentionFields = 4;

/**
 * A record as plain data, before it takes its place beside the others: another thread may have made it. Initials are
 * left out, since their codes are those of one thread.
 */
export type PlanDraft = Omit<PlanRecord, 'initials'>;

export function draftRecord(plan: Plan): PlanDraft {
  const names: string[] = [];
  const entries: number[] = [];
  let nameStart = 0;
  for (const entry of plan.structure.entries) {
    const name = entryName(plan, entry).replaceAll('\n', ' ');
    const { start, end } = headingRange(plan, entry);
    entries.push(nameStart, kinds.indexOf(entry.kind), entry.parent?.index ?? -1, start.line, start.character);
    entries.push(end.character);
    names.push(name);
    nameStart += name.length + 1;
  }
  const targets = complete(placedTargets(plan));
  return {
    title: documentTitleOf(plan) ?? '',
    names: names.join('\n'),
    entries: Int32Array.from(entries),
    ...recordNotes(namingNotes(plan)),
    dues: targets.map((target) => groupKey(target, 'deadline')),
    leads: targets.map(({ units: [lead = ''] }) => lead),
  };
}

/** Makes records that share the names of units and the keys of deadlines. */
export function createRecorder(): (draft: PlanDraft) => PlanRecord {
  const pool = new Map<string, string>();
  const shared = (name: string): string => {
    let known = pool.get(name);
    if (known === undefined) {
      known = apart(name);
      pool.set(known, known);
    }
    return known;
  };
  return (draft) => ({
    ...draft,
    title: apart(draft.title),
    initials: initialsOf(draft.names),
    units: draft.units.map(shared),
    dues: draft.dues.map(shared),
    leads: draft.leads.map(shared),
  });
}

/** A copy: a piece of a line would keep the whole text in memory. */
function apart(text: string): string {
  return [...text].join('');
}

function recordNotes(found: readonly NamingNote[]): Pick<PlanRecord, 'units' | 'noteTexts' | 'notes' | 'mentions'> {
  const places = new Map<string, number>();
  const notes: number[] = [];
  const mentions: number[] = [];
  let textStart = 0;
  for (const { line, text, start, units } of found) {
    notes.push(textStart, line, start, units.length);
    textStart += text.length + 1;
    for (const { span, name, role, collective } of units) {
      let place = places.get(name);
      if (place === undefined) places.set(name, (place = places.size));
      mentions.push(place, span.start, span.end, roles.indexOf(role) + (collective ? collectiveBit : 0));
    }
  }
  return {
    units: [...places.keys()],
    noteTexts: found.map(({ text }) => text).join('\n'),
    notes: Int32Array.from(notes),
    mentions: Int32Array.from(mentions),
  };
}

export function entryCount({ entries }: PlanRecord): number {
  return entries.length / entryFields;
}

export function entryPlace(record: PlanRecord, index: number): EntryPlace {
  const { entries, names } = record;
  const at = index * entryFields;
  const { start, end } = nameSpan(record, index);
  const parent = entries[at + 2]!;
  return {
    name: names.slice(start, end),
    kind: kinds[entries[at + 1]!]!,
    parent: parent < 0 ? undefined : parent,
    range: rangeOf(entries[at + 3]!, { start: entries[at + 4]!, end: entries[at + 5]! }),
  };
}

/** The entry whose name holds `offset` of `names`. */
export function entryAtOffset({ entries }: PlanRecord, offset: number): number {
  let low = 0;
  let high = entries.length / entryFields - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (entries[middle * entryFields]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the name of an entry begins in `names`, and where it ends. */
export function nameSpan({ entries, names }: PlanRecord, index: number): { start: number; end: number } {
  const next = entries[(index + 1) * entryFields];
  return { start: entries[index * entryFields]!, end: next === undefined ? names.length : next - 1 };
}

/** The notes as `namingNotes` gives them. */
export function recordedNotes({ units, noteTexts, notes, mentions }: PlanRecord): NamingNote[] {
  const found: NamingNote[] = [];
  let mention = 0;
  for (let at = 0; at < notes.length; at += noteFields) {
    const next = notes[at + noteFields];
    const last = mention + notes[at + 3]! * mentionFields;
    const named: NamingNote['units'][number][] = [];
    for (; mention < last; mention += mentionFields) {
      const flags = mentions[mention + 3]!;
      named.push({
        name: units[mentions[mention]!]!,
        span: { start: mentions[mention + 1]!, end: mentions[mention + 2]! },
        role: roles[flags % collectiveBit]!,
        collective: flags >= collectiveBit,
      });
    }
    found.push({
      line: notes[at + 1]!,
      start: notes[at + 2]!,
      text: noteTexts.slice(notes[at], next === undefined ? noteTexts.length : next - 1),
      units: named,
    });
  }
  return found;
}

export interface UnitPlace {
  /** Which of `units`. */
  readonly unit: number;
  readonly range: Range;
  readonly lead: boolean;
}

/** Calls back for each mention of a unit, in text order. */
export function forEachMention({ notes, mentions }: PlanRecord, visit: (place: UnitPlace) => void): void {
  let mention = 0;
  for (let at = 0; at < notes.length; at += noteFields) {
    const last = mention + notes[at + 3]! * mentionFields;
    for (; mention < last; mention += mentionFields)
      visit({
        unit: mentions[mention]!,
        range: rangeOf(notes[at + 1]!, { start: mentions[mention + 1]!, end: mentions[mention + 2]! }),
        lead: mentions[mention + 3]! % collectiveBit === 0,
      });
  }
}
