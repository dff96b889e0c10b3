/** The interface of an output format of `gzyd check`. To add one, add a file here and a row in `registry.ts`. Pure. */
import type { Reported } from '../findings/report';
import type { RuleMeta } from '../rules/types';
import type { Localized, MessageLanguage } from '../text/localized';

/** What every part of a report may need. */
export interface ReportContext {
  readonly language: MessageLanguage;
  /** The rules that may have reported something. */
  readonly rules: readonly RuleMeta[];
  /** Of this tool. */
  readonly version: string;
}

/** A file that was checked or could not be checked. */
export interface CheckedFile {
  /** As the user named it. */
  readonly name: string;
  /** A relative reference for a relative name, else an absolute URI. */
  readonly uriReference: string;
  /** In text order. */
  readonly findings: readonly Reported[];
  /** Why the file could not be checked. */
  readonly error?: string;
}

/** The part of a report about one file. */
export interface FileReport {
  /** Empty if there is nothing to say. */
  readonly text: string;
  /** The number of findings listed without their fixes, which would be too large. */
  readonly unlistedFixes?: number;
}

/** A report is written as it goes: the head, the files' reports with `between` between them, the foot. */
export interface ReportFormat {
  /** After `--format`. */
  readonly name: string;
  /** One line for the help and the docs. */
  readonly title: Localized;
  head(context: ReportContext): string;
  file(checked: CheckedFile, context: ReportContext): FileReport;
  readonly between: string;
  /** `failed`: something could not be checked. */
  foot(failed: boolean, context: ReportContext): string;
}
