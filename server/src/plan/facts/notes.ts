/** The responsibility notes of a plan's own lines, and the names in them. */
import { addToGroup } from '../../text/grouping';
import { defineFact, defineLineFact, structure, type Fact } from './define';
import { forEachOwnLine } from '../query';
import type { Line, Note, Unit } from '../../scan/types';
import type { PlanLines, Structure } from '../types';
import type { PlacedFacts } from './lineFacts';

/** A note with the text of its line. */
export interface NoteInLine {
  readonly text: string;
  readonly note: Note;
}

export interface PlacedNote extends NoteInLine {
  readonly line: number;
}

/** The notes for which `pick`, a function of the line alone, is true, in text order. */
export function definePickedNotes(pick: (placed: NoteInLine) => boolean): Fact<readonly PlacedNote[]> {
  const picked = defineLineFact({
    of({ notes, text }): readonly NoteInLine[] | undefined {
      if (notes.length === 0) return undefined;
      const found = notes.map((note) => ({ text, note })).filter(pick);
      return found.length === 0 ? undefined : found;
    },
  });
  return defineFact({
    inputs: { structure, picked },
    compute(inputs) {
      const found: PlacedNote[] = [];
      forEachOwnLine(inputs.structure, inputs.picked.lines, (line, at) => {
        for (const note of inputs.picked.facts[at]!) found.push({ line, ...note });
      });
      return found;
    },
  });
}

/** All notes, in text order. */
export const notesOf = definePickedNotes(() => true);

/** A note by its index among those of its line: its columns may change while it stays the same. */
export interface NotePlace {
  readonly line: number;
  readonly note: number;
}

export function placeNote({ lines }: PlanLines, { line, note }: NotePlace): PlacedNote {
  const { text, notes } = lines[line]!;
  return { line, text, note: notes[note]! };
}

/** Notes by a key. */
export type NoteGroups<K extends string> = ReadonlyMap<K, readonly NotePlace[]>;

/**
 * The notes grouped by `keyOf`, a function of the line alone, in text order; those for which it is undefined are left
 * out. The same map for as long as the keys stay the same.
 */
export function defineGroupedNotes<K extends string>(
  keyOf: (placed: NoteInLine) => K | undefined,
): Fact<NoteGroups<K>> {
  const keys = defineLineFact({
    of({ text, notes }): readonly (K | undefined)[] | undefined {
      if (notes.length === 0) return undefined;
      const found = notes.map((note) => keyOf({ text, note }));
      return found.every((key) => key === undefined) ? undefined : found;
    },
    same: (a, b) => a.length === b.length && a.every((key, index) => key === b[index]),
  });
  return defineFact({
    inputs: { structure, keys },
    compute(inputs) {
      const groups = new Map<K, NotePlace[]>();
      forEachOwnLine(inputs.structure, inputs.keys.lines, (line, at) => {
        inputs.keys.facts[at]!.forEach((key, note) => {
          if (key !== undefined) addToGroup(groups, key, { line, note });
        });
      });
      return groups;
    },
  });
}

/**
 * A mention of a unit by its index in its line: which note, and which unit of it. Its columns may change while it stays
 * the same.
 */
export interface Mention {
  readonly line: number;
  readonly note: number;
  readonly unit: number;
}

/** All mentions of one name, in text order. */
export interface Mentions {
  readonly collective: boolean;
  readonly places: readonly Mention[];
}

/** The lines whose notes name somebody. */
const namingLines = defineLineFact({
  of: (line) => (line.notes.some(({ units }) => units.length > 0) ? line : undefined),
  same: sameNames,
});

function sameNames({ notes }: Line, { notes: others }: Line): boolean {
  return (
    notes.length === others.length &&
    notes.every(({ units }, index) => {
      const { units: otherUnits } = others[index]!;
      return (
        units.length === otherUnits.length &&
        units.every(
          ({ name, collective }, unit) =>
            name === otherUnits[unit]!.name && collective === otherUnits[unit]!.collective,
        )
      );
    })
  );
}

/**
 * Every name with its mentions, in the order of first mention. The same map for as long as no name changes or moves to
 * another line.
 */
export const unitsByName: Fact<ReadonlyMap<string, Mentions>> = defineFact({
  inputs: { structure, namingLines },
  compute: groupByName,
});

function groupByName(inputs: {
  readonly structure: Structure;
  readonly namingLines: PlacedFacts<Line>;
}): Map<string, Mentions> {
  const { lines, facts } = inputs.namingLines;
  const units = new Map<string, { collective: boolean; places: Mention[] }>();
  forEachOwnLine(inputs.structure, lines, (line, at) => {
    facts[at]!.notes.forEach((named, note) =>
      named.units.forEach(({ name, collective }, unit) => {
        const mentions = units.get(name);
        if (mentions === undefined) units.set(name, { collective, places: [{ line, note, unit }] });
        else mentions.places.push({ line, note, unit });
      }),
    );
  });
  return units;
}

export interface PlacedUnit {
  readonly line: number;
  readonly unit: Unit;
}

export function placeUnit({ lines }: PlanLines, { line, note, unit }: Mention): PlacedUnit {
  return { line, unit: lines[line]!.notes[note]!.units[unit]! };
}
