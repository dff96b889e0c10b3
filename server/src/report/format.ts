/** The interface of an output format of `gzyd check`. To add one, add a file here and a row in `registry.ts`. Pure. */
import type { Reported } from '../findings/report';
import type { RuleMeta } from '../rules/types';
import type { Localized, MessageLanguage } from '../text/localized';
import type { Range } from '../text/positions';

/** What every part of a report may need. */
export interface ReportContext {
  readonly language: MessageLanguage;
  /** The rules that may have reported something. */
  readonly rules: readonly RuleMeta[];
  /** Of this tool. */
  readonly version: string;
}

/** Where the user of a Word file finds a place; all count from 1. */
export interface DocumentPlace {
  readonly paragraph: number;
  /** Characters before the place, without an automatic number, plus 1. */
  readonly column: number;
  /** The paragraph's automatic number, as Word shows it. */
  readonly number?: string;
  readonly cell?: { readonly table: number; readonly row: number; readonly cell: number };
  /** The first words there, to search for. */
  readonly words: string;
}

/** Undefined where the text shows nothing of the file. */
export type PlaceOf = (range: Range) => DocumentPlace | undefined;

/** A file that was checked or could not be checked. */
export interface CheckedFile {
  /** As the user named it. */
  readonly name: string;
  /** A relative reference for a relative name, else an absolute URI. */
  readonly uriReference: string;
  /** In text order. */
  readonly findings: readonly Reported[];
  /** For a Word file, whose paragraphs are not the lines of the text that was checked. */
  readonly placeOf?: PlaceOf;
  /** The text of a line that was checked, counted from 0. */
  readonly lineAt?: (line: number) => string | undefined;
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
