/** The month that a deadline falls in. */
import type { Deadline } from '../../scan/types';

export interface DueMonth {
  /** Undefined if neither the deadline nor the plan names one. */
  readonly year: number | undefined;
  /** 1–12 */
  readonly month: number;
}

/** A year ends in December. A day of every month, a term or a pace falls in no month. */
export function dueMonth(
  { kind, year, month }: Deadline,
  written: string,
  planYear: number | undefined,
): DueMonth | undefined {
  const isYear = kind === 'year' && (year !== undefined || /^[到至]?(?:[今明本当]年|年)/.test(written));
  const last = kind === 'term' || kind === 'pace' ? undefined : isYear ? 12 : month;
  if (last === undefined) return undefined;
  const next = /^[到至]?明年/.test(written) ? 1 : 0;
  return { year: year ?? (planYear === undefined ? undefined : planYear + next), month: last };
}
