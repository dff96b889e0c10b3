/**
 * Requests of the client about plans compared, drafts merged, ledgers and progress. As with Word files
 * (`wordMessages.ts`), the server does the work, and the client reads and writes the files. All are requests of our
 * own, client → server.
 */
import type { TextEdit, URI, integer } from 'vscode-languageserver-types';
import type { Bytes, Refused } from './wordMessages';

/** A file whose content the client has read. */
export interface NamedContent {
  /** Its name is shown; its ending says what it claims to be. */
  readonly name: string;
  readonly content: Bytes;
}

/** Request: two plans compared item by item. */
export const CompareRequest = { method: 'gongzuoyaodian/compare' } as const;

export interface CompareParams {
  /** The earlier one first; but years that they state decide. Of one that is open in an editor, its text. */
  readonly plans: readonly [PlanSource, PlanSource];
  readonly format: 'page' | 'xlsx';
  /** The commands that a page's links call. `show` gets a line of the later plan, from 0; `save` gets nothing. */
  readonly links?: { readonly show: string; readonly save: string };
}

export type PlanSource = NamedContent | { readonly name: string; readonly text: string };

export type CompareResult = Refused | ComparedPage | { readonly ok: true; readonly content: Bytes };

export interface ComparedPage {
  readonly ok: true;
  readonly page: string;
  /** Which of the two is the earlier plan. */
  readonly earlier: 0 | 1;
  /** The earlier plan with its items in the order of the later one, for a diff. */
  readonly aligned: string;
}

/** An open plan and a ledger of it. */
export interface PlanAndLedgerParams extends NamedContent {
  readonly textDocument: { readonly uri: URI };
}

/** Request: what differs between them, as a page. `null` for a document that isn't open, here and below. */
export const CompareLedgerRequest = { method: 'gongzuoyaodian/compareLedger' } as const;

export interface CompareLedgerParams extends PlanAndLedgerParams {
  /** The commands that the page's links call. `take` gets the key of a change, or nothing: all of them. */
  readonly links: { readonly take: string; readonly update: string };
}

export type CompareLedgerResult = Refused | { readonly ok: true; readonly page: string; readonly summary: string };

/** Request: the edits that take changes of the ledger into the plan. */
export const TakeLedgerRequest = { method: 'gongzuoyaodian/takeLedger' } as const;

export interface TakeLedgerParams extends PlanAndLedgerParams {
  /** Of one change; without it all are taken that can be. */
  readonly key?: string;
}

export type TakeLedgerResult =
  | Refused
  | {
      readonly ok: true;
      /** The version that the edits are made for. */
      readonly version: integer;
      readonly edits: readonly TextEdit[];
      /** How many changes they take. */
      readonly taken: integer;
    };

/** Request: the ledger brought up to date with the plan. */
export const UpdateLedgerRequest = { method: 'gongzuoyaodian/updateLedger' } as const;

export type UpdateLedgerResult =
  | Refused
  | {
      readonly ok: true;
      readonly content: Bytes;
      readonly cells: integer;
      readonly rows: integer;
      /** Differences that stay, in a few words; empty if there are none. */
      readonly left: string;
    };

/** Request: how far the tasks of ledgers have come, as a page. */
export const ProgressRequest = { method: 'gongzuoyaodian/progress' } as const;

export interface ProgressParams {
  readonly books: readonly NamedContent[];
  /** Of the first of them; its `gzyd.yaml` applies. */
  readonly uri: URI;
  /** The day to judge by, where the user is: 2026-06-30. */
  readonly date: string;
}

export type ProgressResult = Refused | { readonly ok: true; readonly page: string };

/** Request: drafts of many departments as one plan. */
export const MergeRequest = { method: 'gongzuoyaodian/merge' } as const;

export interface MergeParams {
  /** Plans, and workbooks by the ending of their names. The first gives title, sections and numbers. */
  readonly drafts: readonly PlanSource[];
  /** A plan that gives them instead. */
  readonly like?: PlanSource;
  /** Who sent what: not said, below each, or as comments of a Word file. */
  readonly sources: 'none' | 'lines' | 'comments';
  /** Of the first draft; its `gzyd.yaml` applies. */
  readonly uri: URI;
}

export type MergeResult =
  | Refused
  | {
      readonly ok: true;
      readonly text: string;
      /** The Word file, if comments are wanted. */
      readonly content?: Bytes;
      /** What the user has to look at; the totals come first. */
      readonly remarks: readonly string[];
    };
