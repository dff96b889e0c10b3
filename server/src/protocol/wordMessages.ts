/**
 * Requests of the client about Word files and pages. The server does the work, the client reads and writes the files:
 * it can reach those of remote and virtual workspaces, too. All are requests of our own, client → server.
 */
import type { URI } from 'vscode-languageserver-types';

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

export type ExportFormat = 'docx' | 'html';

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
