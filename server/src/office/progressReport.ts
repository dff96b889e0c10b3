/** From the bytes of ledgers to how far their tasks have come. */
import type { Day } from '../ledger/calendar';
import type { StatedLedger } from '../ledger/columns';
import { defaultThresholds } from '../ledger/lights';
import { progressOf } from '../ledger/progress';
import type { ProgressFormat } from '../ledger/progressFormats';
import { progressPage } from '../ledger/progressPage';
import { progressJson, progressText } from '../ledger/progressReport';
import { progressWorkbook } from '../ledger/progressSheet';
import { noTable } from '../ledger/readLedger';
import { readReports, type NamedWorkbook } from '../ledger/readProgress';
import type { Localized, MessageLanguage } from '../text/localized';
import { readWorkbook } from '../xlsx/read';
import { writeWorkbook } from '../xlsx/write';

export interface LedgerBytes {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface ProgressRequest {
  readonly format: ProgressFormat;
  readonly date: Day;
  readonly language: MessageLanguage;
  readonly stated: StatedLedger;
}

export type ProgressReport =
  | { readonly ok: true; readonly output: string | Uint8Array }
  /** Why one of the files can't be read. */
  | { readonly ok: false; readonly file: string; readonly text: Localized };

export function progressReport(
  files: readonly LedgerBytes[],
  { format, date, language, stated }: ProgressRequest,
): ProgressReport {
  const books: NamedWorkbook[] = [];
  for (const { file, bytes } of files) {
    const read = readWorkbook(bytes);
    if (!read.ok) return { ok: false, file, text: read.text };
    books.push({ file, workbook: read.value });
  }
  const { tasks, year, title, without } = readReports(books);
  const [empty] = without;
  if (empty !== undefined) return { ok: false, file: empty, text: noTable };
  const progress = progressOf(tasks, {
    date,
    year: year ?? date.year,
    thresholds: { ...defaultThresholds, ...stated.lights },
    statuses: new Map(stated.meanings?.map(({ status, means }) => [status, means])),
  });
  const output = {
    text: () => progressText(progress, language),
    json: () =>
      progressJson(
        files.map(({ file }) => file),
        progress,
      ),
    html: () => progressPage(progress, title, language),
    xlsx: () => writeWorkbook(progressWorkbook(progress, language)),
  }[format]();
  return { ok: true, output };
}
