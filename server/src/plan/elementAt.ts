/** What is at a position. */
import { entryAt, headingRange } from './query';
import type { Deadline, Line, Action, Note, NoteLabel, Target, Unit, Vague } from '../scan/types';
import type { Entry, Plan } from './types';
import { touches, type Position, type Span } from '../text/positions';

export type Element =
  | { readonly kind: 'unit'; readonly span: Span; readonly unit: Unit; readonly note: Note }
  | { readonly kind: 'label'; readonly span: Span; readonly label: NoteLabel; readonly note: Note }
  | { readonly kind: 'target'; readonly span: Span; readonly target: Target }
  | { readonly kind: 'deadline'; readonly span: Span; readonly deadline: Deadline }
  | { readonly kind: 'vague'; readonly span: Span; readonly vague: Vague }
  | { readonly kind: 'action'; readonly span: Span; readonly action: Action }
  | { readonly kind: 'heading'; readonly span: Span; readonly entry: Entry };

/** The innermost element at a position; undefined in plain text and outside the text. */
export function elementAt(plan: Plan, { line: index, character }: Position): Element | undefined {
  const line = plan.lines[index];
  if (line === undefined) return undefined;
  // A span that contains the character after the cursor beats one that ends at the cursor.
  return (
    smallPlace(line, character, (span) => character >= span.start && character < span.end) ??
    smallPlace(line, character, (span) => touches(span, character)) ??
    headingPlace(plan, index, character)
  );
}

function smallPlace(line: Line, character: number, hit: (span: Span) => boolean): Element | undefined {
  for (const note of line.notes) {
    if (!touches(note.span, character)) continue;
    const unit = note.units.find(({ span }) => hit(span));
    if (unit !== undefined) return { kind: 'unit', span: unit.span, unit, note };
    const label = note.labels.find(({ span }) => hit(span));
    if (label !== undefined) return { kind: 'label', span: label.span, label, note };
  }
  const target = line.targets.find(({ span }) => hit(span));
  if (target !== undefined) return { kind: 'target', span: target.span, target };
  const deadline = line.deadlines.find(({ span }) => hit(span));
  if (deadline !== undefined) return { kind: 'deadline', span: deadline.span, deadline };
  const vague = line.vague.find(({ span }) => hit(span));
  if (vague !== undefined) return { kind: 'vague', span: vague.span, vague };
  const action = line.actions.find(({ marker }) => hit(marker));
  return action === undefined ? undefined : { kind: 'action', span: action.marker, action };
}

function headingPlace(plan: Plan, line: number, character: number): Element | undefined {
  const entry = entryAt(plan.structure, line, character);
  if (entry?.line !== line) return undefined;
  const { start, end } = headingRange(plan, entry);
  const span = { start: start.character, end: end.character };
  return touches(span, character) ? { kind: 'heading', span, entry } : undefined;
}
