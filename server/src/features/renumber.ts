/** Renumbering: the whole plan or a selection, in its own mode, with inline measures and the references that follow. */
import { measureEdit, measureSeriesOf } from '../plan/numbering/measureSeries';
import { renumbered, seriesOf } from '../plan/numbering/series';
import { numberEdit } from '../plan/numbering/renumber';
import { referencesOf, referenceText } from '../plan/references';
import { rangeOf } from '../plan/plan';
import type { Entry, Plan, Range } from '../plan/types';
import type { Edit, NumberingModeSetting } from '../rules/types';

/** Lines inclusive; absent for the whole plan. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The edits that put every number in order: markers, measures, references. Idempotent; digits only, so delimiters, widths and
 * spacing stay the author's. With `lines`, only markers and measures there change (each gets the number it has in the whole series),
 * and references everywhere follow them.
 */
export function renumber(plan: Plan, mode: NumberingModeSetting = 'auto', lines?: LineRange): Edit[] {
  const inside = (line: number): boolean => lines === undefined || (line >= lines.start && line <= lines.end);
  const edits: Edit[] = [];
  const changed = new Map<Entry, number>();
  for (const series of seriesOf(plan, mode)) {
    const numbers = renumbered(series);
    series.entries.forEach((entry, index) => {
      const edit = inside(entry.line) ? numberEdit(plan, entry, numbers[index]!) : undefined;
      if (edit === undefined) return;
      changed.set(entry, numbers[index]!);
      edits.push({ range: edit.range, newText: edit.newText });
    });
  }
  for (const { measures, slips } of measureSeriesOf(plan)) {
    if (slips.length === 0) continue;
    measures.forEach((placed, index) => {
      if (inside(placed.line) && placed.measure.number !== index + 1) edits.push(measureEdit(plan, placed, index + 1));
    });
  }
  if (changed.size > 0) {
    for (const reference of referencesOf(plan)) {
      const number = changed.get(reference.target);
      if (number !== undefined) edits.push({ range: rangeOf(reference.line, reference.digits), newText: referenceText(plan, reference, number) });
    }
  }
  return edits.sort((a, b) => compare(a.range, b.range));
}

function compare(a: Range, b: Range): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}
