/**
 * Formatting: only white space. Trailing spaces are removed; indents and the gap after a marker become what most lines
 * of their kind have; spaces beside marks and between characters and figures are removed unless the plan has them
 * throughout. Words, numbers and marks stay.
 */
import { commonest, groupBy } from '../text/grouping';
import { skipSpaces, trimEnd } from '../text/characters';
import { rangeOf, type Span } from '../text/positions';
import type { Edit } from '../text/edits';
import type { Line } from '../scan/types';
import type { Plan } from '../plan/types';
import { straySpaceRule } from '../rules/text/straySpace';
import type { LineRange } from './renumber';

/** With fewer lines of a kind there is no habit. */
const fewest = 3;
/** A habit is what at least this share of them does. */
const habitual = 0.8;
/** Wider white space positions a line: a centred title, a signature on the right. Columns. */
const widestIndent = 4;

interface Change extends Span {
  readonly newText: string;
}

/** The edits for the whole plan, or for some lines; in text order, none overlapping another. Idempotent. */
export function format(plan: Plan, lines: LineRange = { start: 0, end: plan.lines.length - 1 }): Edit[] {
  const indents = habitsOf(plan, indentOf);
  const gaps = habitsOf(plan, gapOf);
  const spaced = isSpaced(plan);
  const edits: Edit[] = [];
  for (let index = Math.max(0, lines.start); index <= Math.min(lines.end, plan.lines.length - 1); index++) {
    const line = plan.lines[index]!;
    if (line.shape === 'table') continue;
    const changes = isBody(plan, index)
      ? [...changeTo(indents, line, indentOf), ...changeTo(gaps, line, gapOf), ...(spaced ? [] : strayIn(line))]
      : [];
    for (const { newText, ...span } of withoutOverlap([...changes, ...trailing(line)]))
      edits.push({ range: rangeOf(index, span), newText });
  }
  return edits;
}

function isBody({ structure: { bodyStart, bodyEnd } }: Plan, line: number): boolean {
  return line >= bodyStart && line < bodyEnd;
}

/** White space of a line that is alike in most lines of its kind. */
type SpaceOf = (line: Line) => { readonly kind: string; readonly span: Span } | undefined;

/** Before the marker or the text. */
const indentOf: SpaceOf = ({ text, heading, shape }) => {
  const end = skipSpaces(text, 0);
  if (end === text.length || end > widestIndent || shape === 'chrome') return undefined;
  return { kind: heading === undefined ? 'text' : heading.marker.kind, span: { start: 0, end } };
};

/** Kinds of markers that stay markers with or without a space after them. */
const tightKinds: ReadonlySet<string> = new Set(['han', 'hanParen', 'arabic', 'arabicParen', 'circled']);

/** After the marker. A figure must not end up right after its number. */
const gapOf: SpaceOf = ({ text, heading }) => {
  if (heading === undefined || heading.marker.weak || !tightKinds.has(heading.marker.kind)) return undefined;
  const { spacing, kind } = heading.marker;
  return spacing.end === text.length || /[0-9０-９]/.test(text[spacing.end]!) ? undefined : { kind, span: spacing };
};

/** By kind of line, the white space that is its habit. */
function habitsOf(plan: Plan, spaceOf: SpaceOf): ReadonlyMap<string, string> {
  const found: { readonly kind: string; readonly space: string }[] = [];
  plan.lines.forEach((line, index) => {
    const place = isBody(plan, index) && line.shape !== 'table' ? spaceOf(line) : undefined;
    if (place !== undefined) found.push({ kind: place.kind, space: line.text.slice(place.span.start, place.span.end) });
  });
  const habits = new Map<string, string>();
  for (const [kind, places] of groupBy(found, (one) => one.kind)) {
    const spaces = places.map(({ space }) => space);
    const habit = commonest(spaces)!;
    const share = spaces.filter((space) => space === habit).length / spaces.length;
    if (spaces.length >= fewest && share >= habitual) habits.set(kind, habit);
  }
  return habits;
}

function changeTo(habits: ReadonlyMap<string, string>, line: Line, spaceOf: SpaceOf): Change[] {
  const place = spaceOf(line);
  const habit = place === undefined ? undefined : habits.get(place.kind);
  if (habit === undefined || line.text.slice(place!.span.start, place!.span.end) === habit) return [];
  return [{ ...place!.span, newText: habit }];
}

/** Whether the author puts spaces around figures throughout (共 25 所), which is a habit too. */
function isSpaced(plan: Plan): boolean {
  let spaced = 0;
  let tight = 0;
  for (const { text } of plan.lines) {
    spaced += text.match(/\p{Script=Han} [0-9]|[0-9] \p{Script=Han}/gu)?.length ?? 0;
    tight += text.match(/\p{Script=Han}[0-9]|[0-9]\p{Script=Han}/gu)?.length ?? 0;
  }
  return spaced > tight;
}

function strayIn(line: Line): Change[] {
  return straySpaceRule.places(line).map(({ start, end }) => ({ start, end, newText: '' }));
}

/** A marker without a title keeps its space: somebody is typing an item. */
function trailing({ text, heading }: Line): Change[] {
  const start = trimEnd(text, text.length, heading?.marker.spacing.end);
  return start === text.length ? [] : [{ start, end: text.length, newText: '' }];
}

/** In order; of two that overlap, only the first. */
function withoutOverlap(changes: readonly Change[]): Change[] {
  const kept: Change[] = [];
  for (const change of [...changes].sort((a, b) => a.start - b.start || a.end - b.end))
    if (kept.length === 0 || change.start >= kept.at(-1)!.end) kept.push(change);
  return kept;
}
