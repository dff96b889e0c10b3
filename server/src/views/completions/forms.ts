/** The forms of a plan's notes: what stands around the names. */
import { defineLineFact, defineFact, structure } from '../../plan/facts/define';
import { forEachOwnLine } from '../../plan/query';
import type { Note } from '../../scan/types';
import type { Span } from '../../text/positions';

/** `责任单位：`, names, `；配合单位：`, names and nothing: three parts with two lists of names between them. */
export interface WrittenForm {
  /** Without the brackets. */
  readonly parts: readonly string[];
  /** Whether each list holds persons. */
  readonly persons: readonly boolean[];
}

/** More is prose. */
const longestPart = 16;
const mostLists = 4;

const joined = '\u0000';
const person = '\u0001';

const formsInLine = defineLineFact({
  of({ notes, text }): readonly string[] | undefined {
    if (notes.length === 0) return undefined;
    const found = notes.flatMap((note) => keyOf(text, note) ?? []);
    return found.length === 0 ? undefined : found;
  },
  same: (a, b) => a.length === b.length && a.every((key, index) => key === b[index]),
});

/** The forms of its bracketed notes, the commonest first. */
export const writtenForms = defineFact({
  inputs: { structure, formsInLine },
  compute(inputs): readonly WrittenForm[] {
    const counts = new Map<string, number>();
    forEachOwnLine(inputs.structure, inputs.formsInLine.lines, (_line, at) => {
      for (const key of inputs.formsInLine.facts[at]!) counts.set(key, (counts.get(key) ?? 0) + 1);
    });
    return [...counts].sort(([, a], [, b]) => b - a).map(([key]) => formOf(key));
  },
});

function keyOf(
  text: string,
  { open, close, content, units, persons, labels, problems, form }: Note,
): string | undefined {
  if (open === undefined || close === undefined || problems.length > 0 || form === 'cell') return undefined;
  const names = [
    ...units.map(({ span }) => ({ span, person: false })),
    ...persons.map((span) => ({ span, person: true })),
  ].sort((a, b) => a.span.start - b.span.start);
  if (names.length === 0) return undefined;
  let key = '';
  let at = content.start;
  let lists = 0;
  for (const name of names) {
    const between = text.slice(at, name.span.start);
    const goesOn = lists > 0 && /^[、，,和与及\s\u3000]{1,2}$/.test(between) && !isLabelled(labels, at, name.span);
    if (!goesOn) {
      if (between.length > longestPart || ++lists > mostLists) return undefined;
      key += `${lists > 1 ? joined : ''}${between}${name.person ? person : ''}`;
    }
    at = name.span.end;
  }
  const last = text.slice(at, content.end);
  return last.length > longestPart ? undefined : key + joined + last;
}

function isLabelled(labels: Note['labels'], from: number, { start }: Span): boolean {
  return labels.some(({ span }) => span.start >= from && span.end <= start);
}

function formOf(key: string): WrittenForm {
  const parts = key.split(joined);
  return {
    parts: parts.map((part) => part.replace(person, '')),
    persons: parts.slice(0, -1).map((part) => part.endsWith(person)),
  };
}
