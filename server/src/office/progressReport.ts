/** From ledgers to how far their tasks have come. */
import type { Day } from '../text/calendar';
import type { StatedLedger } from '../ledger/columns';
import { defaultThresholds } from '../ledger/lights';
import { progressOf } from '../ledger/progress';
import type { ProgressFormat } from '../ledger/progressFormats';
import { progressPage } from '../ledger/progressPage';
import { progressJson, progressText } from '../ledger/progressReport';
import { progressWorkbook } from '../ledger/progressSheet';
import { readReports, type NamedWorkbook } from '../ledger/readProgress';
import type { MessageLanguage } from '../text/localized';
import { writeWorkbook } from '../xlsx/write';

export interface ProgressRequest {
  readonly format: ProgressFormat;
  readonly date: Day;
  readonly language: MessageLanguage;
  readonly stated: StatedLedger;
}

export type ProgressReport =
  | { readonly ok: true; readonly output: string | Uint8Array }
  /** A file that holds no table of tasks. */
  | { readonly ok: false; readonly file: string };

export function progressReport(
  books: readonly NamedWorkbook[],
  { format, date, language, stated }: ProgressRequest,
): ProgressReport {
  const { tasks, year, title, without } = readReports(books);
  const [empty] = without;
  if (empty !== undefined) return { ok: false, file: empty };
  const progress = progressOf(tasks, {
    date,
    year: year ?? date.year,
    isYearStated: year !== undefined,
    thresholds: { ...defaultThresholds, ...stated.lights },
    statuses: new Map(stated.meanings?.map(({ status, means }) => [status, means])),
  });
  const output = {
    text: () => progressText(progress, language),
    json: () =>
      progressJson(
        books.map(({ file }) => file),
        progress,
      ),
    html: () => progressPage(progress, title, language),
    xlsx: () => writeWorkbook(progressWorkbook(progress, language)),
  }[format]();
  return { ok: true, output };
}
