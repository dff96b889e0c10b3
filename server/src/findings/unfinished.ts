/** What an author is still writing isn't blamed for what is yet to come: its unit, which stands at the end. */
import { entryAt } from '../plan/query';
import type { Plan } from '../plan/types';
import type { Reported } from './report';

/**
 * Without the findings that say of the item at `line` that its unit is missing or its note is empty. A finding about
 * the plan as a whole stays, although it counts this item. The same array if nothing is left out.
 */
export function withoutUnfinished(
  { structure }: Plan,
  reported: readonly Reported[],
  line: number,
): readonly Reported[] {
  const at = entryAt(structure, line);
  const isWritten = (findingLine: number, andParts: boolean): boolean => {
    if (findingLine === line) return true;
    const of = entryAt(structure, findingLine);
    for (let entry = at; entry !== undefined; entry = andParts ? entry.parent : undefined)
      if (entry === of) return true;
    return false;
  };
  const kept = reported.filter(({ finding: { code, severity, range } }) => {
    // A missing unit is reported on the item's first line; an author may be writing one of its parts.
    if (code === 'responsibility/missing') return severity === 'information' || !isWritten(range.start.line, true);
    return code !== 'responsibility/empty' || !isWritten(range.start.line, false);
  });
  return kept.length === reported.length ? reported : kept;
}
