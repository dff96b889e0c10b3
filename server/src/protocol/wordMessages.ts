/**
 * Requests of the client about Word files and pages. The server does the work, the client reads and writes the files:
 * it can reach those of remote and virtual workspaces, too. All are requests of our own, client → server.
 */
import type { URI, integer } from 'vscode-languageserver-types';

/** Bytes in base64. */
export type Bytes = string;

/** What can't be done, and why, in the language of the messages. */
export interface Refused {
  readonly ok: false;
  readonly reason: string;
}

/** Request: in which forms a plan can be exported. `null` for a document that isn't open. */
export const ExportChoicesRequest = { method: 'gongzuoyaodian/exportChoices' } as const;

export interface ExportChoicesParams {
  readonly textDocument: { readonly uri: URI };
  readonly format: ExportFormat;
}

/** `xlsx` a ledger of the plan's tasks */
export type ExportFormat = 'docx' | 'html' | 'xlsx';

export interface ExportChoicesResult {
  /** The likeliest first. */
  readonly choices: readonly ExportChoice[];
  /** For a plan that has no name yet; without its ending. */
  readonly title: string;
}

export interface ExportChoice extends ExportForm {
  readonly label: string;
  /** A template of the house, which the client reads. */
  readonly template?: URI;
}

export interface ExportForm {
  readonly shape: 'plan' | 'notice' | 'redhead';
  /** With the table of tasks. */
  readonly tasks: boolean;
  /** Of a ledger. */
  readonly ledger?: LedgerForm;
}

export interface LedgerForm {
  /** The name of a set of columns; absent: that of `gzyd.yaml`. */
  readonly preset?: string;
  /** A row for each task, or for each of its measures; absent: what `gzyd.yaml` says, or else for each task. */
  readonly rows?: 'tasks' | 'measures';
  /** A sheet for each leading unit. */
  readonly byUnit?: boolean;
}

/** Request: an open plan as a file. `null` for a document that isn't open. */
export const ExportRequest = { method: 'gongzuoyaodian/export' } as const;

export interface ExportParams extends Partial<ExportForm> {
  readonly textDocument: { readonly uri: URI };
  readonly format: ExportFormat;
  /** A Word file to fill in place of a shape. */
  readonly template?: Bytes;
}

export type ExportResult = Refused | ({ readonly ok: true; readonly content: Bytes } & WithRemarks);

interface WithRemarks {
  /** What the user should know of, such as what was left out. */
  readonly remarks: readonly string[];
}

/** Request: the text of a Word file. */
export const ReadWordRequest = { method: 'gongzuoyaodian/readWord' } as const;

export interface ReadWordParams {
  /** Of the file; its ending says what it claims to be. */
  readonly name: string;
  readonly content: Bytes;
}

export type ReadWordResult = Refused | ({ readonly ok: true; readonly text: string } & WithRemarks);

/** Request: an edited text as tracked changes in its Word file. */
export const WriteWordRequest = { method: 'gongzuoyaodian/writeWord' } as const;

export interface WriteWordParams extends ReadWordParams {
  /** Of the text; its `gzyd.yaml` applies. */
  readonly uri: URI;
  readonly text: string;
  /** Writes findings as comments, too. */
  readonly findings?: boolean;
}

export type WriteWordResult =
  | Refused
  | {
      readonly ok: true;
      readonly content: Bytes;
      readonly changes: integer;
      readonly comments: integer;
      /** What could not be written, a line each; each has a comment in the file. */
      readonly unwritten: readonly string[];
    };

/** Request: an open plan as pages. `null` for a document that isn't open. */
export const PreviewRequest = { method: 'gongzuoyaodian/preview' } as const;

export interface PreviewParams extends Partial<ExportForm> {
  readonly textDocument: { readonly uri: URI };
}

export interface PreviewResult {
  /** CSS, and HTML of a section for each orientation; all that comes from the plan is escaped. */
  readonly style: string;
  readonly body: string;
  /** In mm; a sheet that is upright. */
  readonly sheet: { readonly width: number; readonly height: number };
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/** From the client to the script in its webview. */
export interface PreviewContent extends PreviewResult {
  /** What is read out of a page number: `Page {0} of {1}`. */
  readonly pageLabel: string;
}

/** Request: what was copied in Word or WPS as the text of a plan. */
export const PasteRequest = { method: 'gongzuoyaodian/paste' } as const;

export interface PasteParams {
  readonly html: string;
}

export interface PasteResult {
  /** Absent if it comes from elsewhere. */
  readonly text?: string;
}
