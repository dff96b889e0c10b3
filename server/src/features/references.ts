/** Where else the unit or the amount under the cursor stands. */
import { DocumentHighlightKind, type DocumentHighlight, type Location } from 'vscode-languageserver-types';
import { rangeOf } from '../text/positions';
import type { Plan } from '../plan/types';
import type { Position, Range, Span } from '../text/positions';
import { elementAt } from '../plan/elementAt';
import { stepSize, type Steps } from '../async/steps';

/** Every place of the same unit (by name) or the same amount (by value and unit); of a unit's lead roles as writing, the rest as reading. */
export function* documentHighlights(plan: Plan, position: Position): Steps<DocumentHighlight[]> {
  const found = yield* places(plan, position);
  return found.map(({ range, lead }) => ({
    range,
    kind: lead ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** Every note that names the unit under the cursor. */
export function* unitReferences(plan: Plan, position: Position, uri: string): Steps<Location[]> {
  if (elementAt(plan, position)?.kind !== 'unit') return [];
  const found = yield* places(plan, position);
  return found.map(({ range }) => ({ uri, range }));
}

interface Found {
  readonly range: Range;
  readonly lead: boolean;
}

function* places(plan: Plan, position: Position): Steps<Found[]> {
  const place = elementAt(plan, position);
  if (place?.kind !== 'unit' && place?.kind !== 'target') return [];
  const result: Found[] = [];
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
