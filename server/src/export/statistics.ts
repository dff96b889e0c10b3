/** Figures over plans: items by unit and role, targets, deadlines by month. Pure. */
import { assignmentsOf } from '../plan/facts/assignments';
import { forEachDeadlineLine } from '../plan/facts/bindingDeadlines';
import { countsOf } from '../plan/facts/counts';
import { dueMonth } from '../plan/facts/dueMonth';
import { likelyYearOf } from '../plan/facts/year';
import type { Plan } from '../plan/types';

/** In how many items a unit has which role. */
export interface UnitStatistics {
  readonly unit: string;
  lead: number;
  support: number;
  /** Named without a role. */
  plain: number;
}

export interface Statistics {
  plans: number;
  /** Items that have to be answered for. */
  items: number;
  /** Those of them that name no unit, in plans where others do. */
  withoutUnit: number;
  targets: number;
  deadlines: number;
  /** The unit with the most items first. */
  readonly units: readonly UnitStatistics[];
  /** In the order of time: `2026-06`, or `06` if no year is known; null for deadlines that fall in no month. */
  readonly months: readonly { readonly month: string | null; readonly deadlines: number }[];
}

/** Adds up one plan after the other. */
export class StatisticsSum {
  #plans = 0;
  #items = 0;
  #withoutUnit = 0;
  #targets = 0;
  #deadlines = 0;
  readonly #units = new Map<string, UnitStatistics>();
  readonly #months = new Map<string, number>();

  add(plan: Plan): void {
    const { items, targets, deadlines } = countsOf(plan);
    const assignments = assignmentsOf(plan);
    this.#plans++;
    this.#items += items;
    this.#withoutUnit += assignments.lacking.length;
    this.#targets += targets;
    this.#deadlines += deadlines;
    for (const { name, duties } of assignments.byUnit().values()) {
      let unit = this.#units.get(name);
      if (unit === undefined) this.#units.set(name, (unit = { unit: name, lead: 0, support: 0, plain: 0 }));
      for (const { role } of duties) unit[role]++;
    }
    const year = likelyYearOf(plan);
    forEachDeadlineLine(plan, ({ text }, _, found) => {
      for (const deadline of found) {
        const due = dueMonth(deadline, text.slice(deadline.span.start, deadline.span.end), year);
        const month = due === undefined ? none : monthKey(due.year, due.month);
        this.#months.set(month, (this.#months.get(month) ?? 0) + 1);
      }
    });
  }

  result(): Statistics {
    const total = ({ lead, support, plain }: UnitStatistics): number => lead + support + plain;
    return {
      plans: this.#plans,
      items: this.#items,
      withoutUnit: this.#withoutUnit,
      targets: this.#targets,
      deadlines: this.#deadlines,
      units: [...this.#units.values()].sort((a, b) => total(b) - total(a)),
      months: [...this.#months]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([month, deadlines]) => ({ month: month === none ? null : month, deadlines })),
    };
  }
}

/** Sorts behind all months. */
const none = '~';

function monthKey(year: number | undefined, month: number): string {
  const two = String(month).padStart(2, '0');
  return year === undefined ? two : `${year}-${two}`;
}
