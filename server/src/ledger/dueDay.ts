/** The last day of what a ledger's cell says about a deadline. */
import { dueMonth } from '../plan/facts/dueMonth';
import { scanLine } from '../scan/lines';
import { daysBetween, daysInMonth, type Day } from '../text/calendar';

/** As spreadsheets show dates: 2026-06-30, 2026/6/30, 2026.6.30, 2026年6月30日, 2026-06. */
const date = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?[月日号]?$/;
const throughout = /^(?:全年|长期|持续|常年)/;

/**
 * Of several deadlines in the cell the latest. `year` is that of the ledger. Undefined if the cell names no month, as
 * 寒假前 and 按期.
 */
export function dueDayOf(cell: string, year: number): Day | undefined {
  let last: Day | undefined;
  for (const part of cell.normalize('NFKC').split(/[;；\n]/)) {
    const found = dayOfPart(part.trim(), year);
    if (found !== undefined && (last === undefined || daysBetween(last, found) > 0)) last = found;
  }
  return last;
}

function dayOfPart(part: string, year: number): Day | undefined {
  if (part === '') return undefined;
  const [, named, month, day] = date.exec(part) ?? [];
  if (named !== undefined) return lastDay(Number(named), Number(month), day === undefined ? undefined : Number(day));
  if (throughout.test(part)) return lastDay(year, 12, undefined);
  // In its column, 6月 and 第三季度 alone say by when.
  const label = '完成时限：';
  const text = label + part;
  const deadline = scanLine(text, '').deadlines.at(-1);
  if (deadline === undefined) return undefined;
  const due = dueMonth(deadline, text.slice(deadline.span.start, deadline.span.end), year);
  return due === undefined ? undefined : lastDay(due.year ?? year, due.month, deadline.day);
}

/** The end of the month if no day is named, or none that the month has. */
function lastDay(year: number, month: number, day: number | undefined): Day | undefined {
  if (month < 1 || month > 12) return undefined;
  const end = daysInMonth(year, month);
  return { year, month, day: day === undefined || day < 1 ? end : Math.min(day, end) };
}
