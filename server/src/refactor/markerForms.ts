/** How a plan writes the numbers of its layers: indent, brackets, figures, delimiter and the space behind. */
import { scanMarker } from '../scan/markers';
import type { Marker } from '../scan/types';
import type { Entry, Plan, PlanLines } from '../plan/types';
import { isDigit, skipSpaces, trimEnd } from '../text/characters';
import { canFormatLike, formatLike } from '../text/numerals';

/** A marker in pieces, with another number to be put in. */
export interface MarkerForm {
  /** White space before it. */
  readonly indent: string;
  readonly prefix: string;
  /** Figures to write others like. */
  readonly figures: string;
  readonly delimiter: string;
  /** White space behind it. */
  readonly spacing: string;
}

/** Stands for the words that an item doesn't have yet: a number alone is no heading. */
export const standIn = '某';

/** The form in which an entry's number is written. */
export function formOf(plan: PlanLines, { line, marker }: Entry): MarkerForm | undefined {
  return marker === undefined ? undefined : formIn(plan.lines[line]!.text, marker);
}

export function formIn(text: string, { span, prefix, digits, delimiter, spacing }: Marker): MarkerForm {
  return {
    indent: text.slice(0, span.start),
    prefix: text.slice(prefix.start, prefix.end),
    figures: text.slice(digits.start, digits.end),
    delimiter: text.slice(delimiter.start, delimiter.end),
    spacing: text.slice(spacing.start, spacing.end),
  };
}

/** Indent, marker and space; undefined where its figures go no further: ① beyond 20. */
export function writeMarker({ indent, prefix, figures, delimiter, spacing }: MarkerForm, number: number) {
  return canFormatLike(figures, number)
    ? indent + prefix + formatLike(figures, number) + delimiter + spacing
    : undefined;
}

/** The same before `words`: a figure must not come to stand right behind the number. */
export function markerBefore(form: MarkerForm, number: number, words: string): string | undefined {
  const apart =
    form.spacing === '' && isDigit(words.charCodeAt(0)) && /[0-9０-９.．]$/.test(form.figures + form.delimiter);
  return writeMarker(apart ? { ...form, spacing: ' ' } : form, number);
}

/**
 * The form of `model`, a child of another entry, below `parent`. A decimal repeats its parent's number: 4.1 below 4.
 * Undefined where it can't.
 */
export function formBelow(plan: Plan, parent: Entry, model: Entry): MarkerForm | undefined {
  const form = formOf(plan, model);
  if (form === undefined || model.marker!.kind !== 'decimal') return form;
  const above = formOf(plan, parent);
  return above === undefined || !['arabic', 'decimal'].includes(parent.marker!.kind)
    ? undefined
    : { ...form, prefix: above.prefix + above.figures + form.prefix.slice(-1) };
}

/** The marker of a line that holds nothing else; white space may follow it. */
export function markerAlone(text: string): Marker | undefined {
  const start = skipSpaces(text, 0);
  const end = trimEnd(text, text.length);
  // The longest marker is a dozen characters.
  if (end === start || end - start > 24) return undefined;
  const marker =
    scanMarker(text.slice(0, end) + standIn, start) ?? scanMarker(`${text.slice(0, end)} ${standIn}`, start);
  return marker?.span.end === end ? marker : undefined;
}

/** The nearest other entry of the same layer that `fits`, one before it rather than one behind. */
export function nearestPeer(plan: Plan, entry: Entry, fits: (peer: Entry) => boolean = () => true): Entry | undefined {
  const isMarked = entry.marker !== undefined;
  return nearestEntry(
    plan,
    entry,
    (other) => other.rank === entry.rank && (other.marker !== undefined) === isMarked && fits(other),
  );
}

/** The nearest other entry that `fits`, one before `entry` rather than one behind. */
export function nearestEntry(
  { structure: { entries } }: Plan,
  { index: own }: Entry,
  fits: (other: Entry) => boolean,
): Entry | undefined {
  for (let index = own - 1; index >= 0; index--) if (fits(entries[index]!)) return entries[index];
  for (let index = own + 1; index < entries.length; index++) if (fits(entries[index]!)) return entries[index];
  return undefined;
}
