/** All places of what is under the cursor: a unit, an amount, an item and the references to it. */
import { stepSize, type Steps } from '../async/steps';
import { elementAt } from '../plan/elementAt';
import { headingRange } from '../plan/query';
import { nameKey } from '../text/normaliseCharacters';
import { rangeOf } from '../text/positions';
import type { Entry, Plan } from '../plan/types';
import type { Target, Unit } from '../scan/types';
import type { Position, Range, Span } from '../text/positions';
import { crossReferenceAt, entryHeadedAt, referencesTo } from './crossReferences';

export interface Occurrence {
  readonly range: Range;
  /** A unit leads here; a heading that is referred to. */
  readonly main: boolean;
}

/** What a position means, as far as it can occur elsewhere. */
export type Subject =
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'target'; readonly target: Target }
  | { readonly kind: 'entry'; readonly entry: Entry };

export function subjectAt(plan: Plan, position: Position): Subject | undefined {
  const place = elementAt(plan, position);
  if (place?.kind === 'unit') return { kind: 'unit', unit: place.unit };
  if (place?.kind === 'target') return { kind: 'target', target: place.target };
  const targets = crossReferenceAt(plan, position)?.targets;
  const entry = targets === undefined ? entryHeadedAt(plan, position) : targets.length === 1 ? targets[0] : undefined;
  return entry === undefined ? undefined : { kind: 'entry', entry };
}

/**
 * All places of the same unit (by name), of the same amount (by value and unit of measure), or of an entry that is
 * referred to: its heading first, then the references. None for an entry that nothing refers to.
 */
export function* occurrences(plan: Plan, subject: Subject): Steps<Occurrence[]> {
  if (subject.kind === 'entry') {
    const references = referencesTo(plan, subject.entry);
    if (references.length === 0) return [];
    return [
      { range: headingRange(plan, subject.entry), main: true },
      ...references.map(({ line, span }) => ({ range: rangeOf(line, span), main: false })),
    ];
  }
  const result: Occurrence[] = [];
  const add = (line: number, span: Span, main: boolean): void => {
    result.push({ range: rangeOf(line, span), main });
  };
  const key = subject.kind === 'unit' ? nameKey(subject.unit.name) : '';
  for (let index = 0; index < plan.lines.length; index++) {
    if (index % stepSize === stepSize - 1) yield;
    const line = plan.lines[index]!;
    if (subject.kind === 'unit') {
      for (const { units } of line.notes)
        for (const { name, span, role } of units) if (nameKey(name) === key) add(index, span, role === 'lead');
    } else {
      const { value, unit } = subject.target;
      for (const target of line.targets)
        if (target.value === value && target.unit === unit) add(index, target.span, false);
    }
  }
  return result;
}
