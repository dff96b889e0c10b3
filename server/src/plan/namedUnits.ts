/**
 * The names in the notes of a plan, apart from the plan: what renaming and finding a unit need to know, and small
 * enough to be kept of plans that aren't open.
 */
import type { Role } from '../scan/types';
import type { Span } from '../text/positions';
import type { PlanLines } from './types';

/** A note that names units; in a table, a cell. */
export interface NamingNote {
  readonly line: number;
  /** The text from the first name to the last, and the column where it begins. */
  readonly text: string;
  readonly start: number;
  /** In text order. */
  readonly units: readonly UnitInNote[];
}

export interface UnitInNote {
  readonly span: Span;
  /** As it is read: without the white space and pronunciations that may stand in it. */
  readonly name: string;
  readonly role: Role;
  /** 各科室, 有关单位: many bodies. */
  readonly collective: boolean;
}

/** The notes of a plan, or of one of its lines, in text order. */
export function namingNotes({ lines }: PlanLines, only?: number): NamingNote[] {
  const found: NamingNote[] = [];
  const last = only ?? lines.length - 1;
  for (let index = only ?? 0; index <= last; index++) {
    const line = lines[index]!;
    for (const { units } of line.notes) {
      if (units.length === 0) continue;
      const start = units[0]!.span.start;
      found.push({
        line: index,
        text: line.text.slice(start, units.at(-1)!.span.end),
        start,
        units: units.map(({ span, name, role, collective }) => ({ span, name, role, collective })),
      });
    }
  }
  return found;
}
