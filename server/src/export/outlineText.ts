/** The outline as a tree of lines, for a terminal. */
import { assignmentsOf, distinctUnits } from '../plan/facts/assignments';
import { documentTitle, titleText } from '../plan/query';
import type { Entry, Plan } from '../plan/types';
import { plainText } from '../text/plainText';
import { markerText } from './json';

/** Ends with a line end. An item's units stand behind it, leads first; a plan without entries has its title alone. */
export function outlineText(plan: Plan): string {
  const { of, tasks } = assignmentsOf(plan);
  const isTask = new Set(tasks);
  const lines = [plainText(documentTitle(plan) ?? '')];
  const add = (entries: readonly Entry[], indent: string): void => {
    entries.forEach((entry, index) => {
      const isLast = index === entries.length - 1;
      const units = isTask.has(entry) ? distinctUnits(of(entry)).map(({ unit }) => unit.name) : [];
      const behind = units.length === 0 ? '' : `  〔${units.join('、')}〕`;
      lines.push(
        `${indent}${isLast ? '└─ ' : '├─ '}${plainText((markerText(plan, entry) ?? '') + titleText(plan, entry) + behind)}`,
      );
      add(entry.children, indent + (isLast ? '   ' : '│  '));
    });
  };
  add(plan.structure.roots, '');
  return lines
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');
}
