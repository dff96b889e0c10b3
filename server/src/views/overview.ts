/** Figures for the client's status bar, and lists for its overview. */
import { assignmentsOf, distinctUnits } from '../plan/facts/assignments';
import { forEachDeadlineLine } from '../plan/facts/bindingDeadlines';
import { forEachPlanLine, headingRange } from '../plan/query';
import { rangeOf } from '../text/positions';
import type { Entry, Plan } from '../plan/types';
import type { Line, Target } from '../scan/types';
import type { Span } from '../text/positions';
import type { OverviewItem, OverviewPlace, OverviewResult, SummaryParams } from '../protocol/messages';
import { targetsOf } from '../plan/facts/bindingTargets';
import { countsOf } from '../plan/facts/counts';
import { clauseAround } from './clauses';
import { reportedWithoutUnit } from './withoutUnit';
import type { Reported } from '../findings/report';
import { entryName, itemAt } from './entries';
import { plainText } from '../text/plainText';

export function summary(plan: Plan, reported: readonly Reported[], uri: string, version: number): SummaryParams {
  const { items, targets, deadlines, units } = countsOf(plan);
  const withoutUnit = reportedWithoutUnit(plan, reported).size;
  return { uri, version, items, withoutUnit, targets, deadlines, units };
}

/** At most `limit` entries of each list, in text order. */
export function overview(plan: Plan, reported: readonly Reported[], version: number, limit = Infinity): OverviewResult {
  const { items, targets: targetCount, deadlines: deadlineCount } = countsOf(plan);
  const { tasks, of } = assignmentsOf(plan);
  const lacking = reportedWithoutUnit(plan, reported);
  const targets: OverviewPlace[] = [];
  const deadlines: OverviewPlace[] = [];
  forEachPlanLine(plan, (line, index) => {
    for (const target of targetsOf(plan.structure, line))
      if (targets.length < limit) targets.push(place(plan, line, index, target.span, targetContext(line, target)));
  });
  forEachDeadlineLine(plan, (line, index, found) => {
    for (const { span } of found)
      if (deadlines.length < limit) deadlines.push(place(plan, line, index, span, clauseAround(line, span)));
  });
  return {
    version,
    items: tasks.slice(0, Math.min(limit, tasks.length)).map((task): OverviewItem => ({
      ...markerAndTitle(plan, task),
      path: pathOf(plan, task),
      units: distinctUnits(of(task)).map(({ unit }) => plainText(unit.name)),
      lacksUnit: lacking.has(task),
      range: headingRange(plan, task),
    })),
    targets,
    deadlines,
    totals: { items, withoutUnit: lacking.size, targets: targetCount, deadlines: deadlineCount },
  };
}

function markerAndTitle(plan: Plan, entry: Entry): { marker: string; title: string } {
  const { text } = plan.lines[entry.line]!;
  const marker =
    entry.marker === undefined ? '' : plainText(text.slice(entry.marker.span.start, entry.marker.span.end));
  return { marker, title: entryName(plan, entry).slice(marker.length).trimStart() };
}

function pathOf(plan: Plan, entry: Entry): string[] {
  const path: string[] = [];
  for (let above = entry.parent; above !== undefined; above = above.parent) path.unshift(entryName(plan, above));
  return path;
}

function place(plan: Plan, line: Line, index: number, span: Span, context: string): OverviewPlace {
  const item = itemAt(plan, index);
  return {
    text: plainText(line.text.slice(span.start, span.end)),
    context: plainText(context),
    ...(item === undefined ? {} : { item: entryName(plan, item) }),
    range: rangeOf(index, span),
  };
}

/** Verb and object if both are known, otherwise the clause. */
function targetContext(line: Line, { span, verb, object }: Target): string {
  if (verb === undefined || object === undefined) return clauseAround(line, span);
  const [first, second] = verb.start <= object.start ? [verb, object] : [object, verb];
  return first.start === second.start
    ? clauseAround(line, span)
    : line.text.slice(first.start, first.end) + line.text.slice(second.start, second.end);
}
