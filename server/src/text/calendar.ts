/** Days of the calendar, in no time zone. */

/** A day of the calendar; the month from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** 2026-06-30; undefined if the calendar has no such day. */
export function dayOfText(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const found = { year: Number(year), month: Number(month), day: Number(day) };
  return day !== undefined && isDay(found) ? found : undefined;
}

export function textOfDay({ year, month, day }: Day): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Full days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((time(to) - time(from)) / 86_400_000);
}

function time({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether the calendar has it. */
export function isDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}
