/** All places of the unit or amount under the cursor. */
import { rangeOf } from '../text/positions';
import type { Plan } from '../plan/types';
import type { Position, Range, Span } from '../text/positions';
import { elementAt } from '../plan/elementAt';
import { stepSize, type Steps } from '../async/steps';

export interface Occurrence {
  readonly range: Range;
  /** For a unit: it leads here. */
  readonly lead: boolean;
}

/** All places of the same unit (by name) or the same amount (by value and unit of measure). None for anything else. */
export function* occurrences(plan: Plan, position: Position): Steps<Occurrence[]> {
  const place = elementAt(plan, position);
  if (place?.kind !== 'unit' && place?.kind !== 'target') return [];
  const result: Occurrence[] = [];
  const add = (line: number, span: Span, lead: boolean): void => {
    result.push({ range: rangeOf(line, span), lead });
  };
  for (let index = 0; index < plan.lines.length; index++) {
    if (index % stepSize === stepSize - 1) yield;
    const line = plan.lines[index]!;
    if (place.kind === 'unit') {
      for (const { units } of line.notes)
        for (const { name, span, role } of units) if (name === place.unit.name) add(index, span, role === 'lead');
    } else {
      const { value, unit } = place.target;
      for (const target of line.targets)
        if (target.value === value && target.unit === unit) add(index, target.span, false);
    }
  }
  return result;
}
