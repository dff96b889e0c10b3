/**
 * Units: those of the registry, of this plan and of others, by how often they are named. A name that the registry knows
 * as another's short or former name completes to the standard one.
 */
import { unitsByName } from '../../plan/facts/notes';
import { likeness } from '../../scan/responsibility/names';
import type { UnitDirectory } from '../../rules/types';
import { unitToFillIn } from '../../rules/responsibility/notes';
import { isLatin } from '../../text/characters';
import type { Localized } from '../../text/localized';
import { createMatcher, type Fit } from '../../text/pinyin';
import type { Span } from '../../text/positions';
import type { Completion, CompletionContext, CompletionSource, CountedName } from './completion';
import { writtenForms } from './forms';
import type { NotePlace } from './place';

/** A unit under all names that find it. */
interface Body {
  /** What is put in. */
  readonly name: string;
  readonly names: Set<string>;
  here: number;
  elsewhere: number;
  readonly registered: boolean;
}

export const units: CompletionSource = (context) => {
  const { place, asked } = context;
  const { note } = place;
  if (note !== undefined) {
    if (note.label?.person === true || note.otherLabel !== undefined) return [];
    if (!note.isCertain && !asked && note.isFirst && !namesWithoutLabel(context)) return [];
    return inNote(context, note);
  }
  // In prose a unit has to be asked for by two letters at least.
  const { word, line } = place;
  const isAsked =
    asked && place.title === undefined && word.end - word.start >= 2 && isLatin(line.text.charCodeAt(word.start));
  return isAsked ? matching(context, bodiesOf(context), word, noRest(word)) : [];
};

function inNote(context: CompletionContext, note: NotePlace): readonly Completion[] {
  const bodies = bodiesOf(context, note);
  const { text } = context.place.line;
  const found = matching(context, bodies, note.typed, note.rest);
  const typed = text.slice(note.typed.start, note.typed.end);
  if (found.length > 0) return withTyped(found, typed, note.typed);
  // 由jjk, 会同jjk: the letters alone.
  const { word } = context.place;
  return word.start > note.typed.start && isLatin(text.charCodeAt(word.start))
    ? matching(context, bodies, word, note.rest)
    : [];
}

const noRest = ({ end }: Span): Span => ({ start: end, end });

/**
 * A whole name that is the beginning of longer ones stands before them: whoever wrote 教育局 and accepts the first row
 * keeps it.
 */
function withTyped(found: readonly Completion[], typed: string, span: Span): readonly Completion[] {
  if (found[0]!.fit === 0 || likeness(typed) !== 'clear') return found;
  const own = { label: typed, kind: 'unit', span, fit: 0, newText: typed, detail: asTyped } as const;
  return [own, ...found];
}

const asTyped: Localized = { zh: '照写', en: 'As typed' };

function matching(
  { place: { line } }: CompletionContext,
  bodies: readonly Body[],
  typed: Span,
  rest: Span,
): readonly Completion[] {
  const match = createMatcher(line.text.slice(typed.start, typed.end));
  const found = bodies.flatMap((body) => {
    const fit = best([...body.names].map(match));
    return fit === undefined ? [] : [{ body, fit }];
  });
  // Stable: what is named equally often keeps the registry's order, or that of first mention. Names of other plans come
  // after those of the registry and of this plan.
  found.sort((a, b) => a.fit - b.fit || b.body.here - a.body.here || foreign(a.body) - foreign(b.body));
  const after = line.text.slice(rest.start, rest.end);
  return found.map(({ body, fit }) => ({
    label: body.name,
    names: [...body.names].sort((a, b) => a.length - b.length),
    kind: 'unit',
    // What stands behind the cursor goes only if it is the end of this name.
    span: { start: typed.start, end: after !== '' && body.name.endsWith(after) ? rest.end : typed.end },
    fit,
    newText: body.name,
    detail: detailOf(body),
  }));
}

/** 0 for the plan's own bodies and those of the registry; others by how often they are named, the commonest lowest. */
function foreign({ here, elsewhere, registered }: Body): number {
  return here > 0 || registered ? 0 : 1 / elsewhere;
}

function best(fits: readonly (Fit | undefined)[]): Fit | undefined {
  const known = fits.filter((fit) => fit !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function detailOf({ here, elsewhere, registered }: Body): Localized {
  if (here > 0) return { zh: `本文${here}处`, en: here === 1 ? 'once here' : `${here} times here` };
  if (registered) return { zh: '单位登记表', en: 'unit registry' };
  return { zh: `其他文稿${elsewhere}处`, en: `${elsewhere} in other plans` };
}

/** All bodies but those that the note names already. */
function bodiesOf({ plan, directory, others, place }: CompletionContext, note?: NotePlace): readonly Body[] {
  const bodies = new Map<string, Body>();
  const bodyOf = (written: string): Body => {
    const name = standardName(directory, written);
    let body = bodies.get(name);
    if (body === undefined) {
      body = { name, names: new Set([name]), here: 0, elsewhere: 0, registered: directory?.find(name) !== undefined };
      bodies.set(name, body);
    }
    body.names.add(written);
    return body;
  };
  for (const name of directory?.names ?? []) bodyOf(name);
  const writing = note === undefined ? undefined : place.line.text.slice(note.typed.start, note.rest.end);
  for (const [name, { places }] of unitsByName(plan)) {
    // What is being typed is no name yet.
    const count = places.length - (name === writing ? 1 : 0);
    if (count > 0 && name !== unitToFillIn && !isUnfilled(name)) bodyOf(name).here += count;
  }
  // Before anything is typed, those of other plans would only make the list long, unless there are no others.
  const nothingTyped = note !== undefined && note.typed.end === note.typed.start;
  if (!nothingTyped || bodies.size === 0)
    for (const { name, count } of others?.units ?? noNames) bodyOf(name).elsewhere += count;
  for (const { name } of note?.units ?? []) bodies.delete(standardName(directory, name));
  return [...bodies.values()];
}

const noNames: readonly CountedName[] = Object.freeze([]);

function standardName(directory: UnitDirectory | undefined, name: string): string {
  return directory?.find(name)?.fullName ?? name;
}

/** Something to be filled in, or letters on their way to a name. */
function isUnfilled(name: string): boolean {
  return /[×ＸXx※]|^[\x20-\x7e]*$|^单位$/.test(name);
}

/** Whether the plan writes its notes without labels: （基教科牵头，人事科配合）. */
function namesWithoutLabel({ plan }: CompletionContext): boolean {
  return writtenForms(plan)[0]?.parts[0] === '';
}
