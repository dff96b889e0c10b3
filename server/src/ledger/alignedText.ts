/** Two plans for an editor that shows them side by side line by line, as a diff does. */
import { ownEndLine } from '../plan/query';
import type { Entry, Plan } from '../plan/types';
import type { Comparison } from './compare';

/**
 * The earlier plan with its items in the order of the later one, so that a diff finds each beside its counterpart. All
 * of its lines are there, each once.
 */
export function alignedText({ items }: Comparison, { lines, structure }: Plan): string {
  const order: number[] = [];
  const taken = new Set<number>();
  const take = (from: number, to: number): void => {
    for (let line = from; line <= to; line++) {
      if (taken.has(line)) continue;
      taken.add(line);
      order.push(line);
    }
  };
  const own = (entry: Entry): void => take(entry.line, ownEndLine(entry));
  take(0, (structure.entries[0]?.line ?? lines.length) - 1);
  // A part that was split off stands with the whole, which has a row of its own.
  for (const { verdict, earlier } of items) if (earlier !== undefined && verdict !== 'split') own(earlier.item.entry);
  take(0, lines.length - 1);
  return order.map((line) => lines[line]!.text).join('\n');
}
