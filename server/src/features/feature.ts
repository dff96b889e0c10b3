/**
 * A feature of the server is one LSP method, described by one row. `registry.ts` lists the rows, for the server, the
 * protocol tests and the fuzzers.
 */
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type ProtocolRequestType,
  type ServerCapabilities,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  Hover,
  Range,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver-types';
import type { Steps } from '../async/steps';
import type { Reported } from '../findings/report';
import type { NamingNote } from '../plan/namedUnits';
import type { Plan } from '../plan/types';
import type { TypingOptions } from '../refactor/continueList';
import type { CallToolParams, CallToolResult } from '../protocol/assistantMessages';
import type { ClientSupport } from '../protocol/clientSupport';
import type {
  CompareLedgerParams,
  CompareLedgerResult,
  CompareParams,
  CompareResult,
  MergeParams,
  MergeResult,
  PlanAndLedgerParams,
  ProgressParams,
  ProgressResult,
  TakeLedgerParams,
  TakeLedgerResult,
  UpdateLedgerResult,
} from '../protocol/ledgerMessages';
import type {
  ExportChoicesResult,
  ExportFormat,
  ExportParams,
  ExportResult,
  PasteParams,
  PasteResult,
  PreviewParams,
  PreviewResult,
  ReadWordParams,
  ReadWordResult,
  WriteWordParams,
  WriteWordResult,
} from '../protocol/wordMessages';
import type { NumberingModeSetting, RuleContext } from '../rules/types';
import type { Edit } from '../text/edits';
import type { MessageLanguage } from '../text/localized';
import type { Position, Range as PlanRange } from '../text/positions';
import type { OtherPlans } from '../views/completions/completion';
import type { FileBeside } from '../views/links';
import type { KnownPlan, UnitTally } from '../workspace/search';

/** One version of an open plan. */
export interface OpenPlan {
  readonly uri: string;
  readonly version: number;
  readonly plan: Plan;
  /** The line in which the last edit ended. Absent for a text that is as it was opened. */
  readonly lastEdit?: number;
}

/** What can be asked about an open `gzyd.yaml`. */
export interface OpenConfig {
  readonly uri: string;
  /** The unit whose name in the registry is at a position; `broken` if the text can't be read. */
  unitAt(position: Position): { readonly name: string; readonly range: PlanRange } | 'broken' | undefined;
  hover(position: Position): Hover | null;
  completion(position: Position): CompletionItem[];
  /** `known`: the client's diagnostics in that range. */
  codeActions(range: Range, known: readonly Diagnostic[]): CodeAction[];
  diagnostics(): Diagnostic[];
}

/** What a check of one version of a plan has found. */
export interface Checked {
  /**
   * Equal only for the same version of a text with equal findings. Editors move squiggles with each edit, so even equal
   * findings may have to be sent again to put them back in place.
   */
  readonly resultId: string;
  /** What is shown. */
  readonly reported: readonly Reported[];
  /** All that was found: also what is not shown while the item is being written, which can be fixed all the same. */
  readonly found: readonly Reported[];
}

/** Quick fixes that change `gzyd.yaml`, by what they are about. */
export interface ConfigFixes {
  /** This place: they stand beside the fixes. */
  readonly here: readonly CodeAction[];
  /** A rule, wherever it speaks: they stand last. */
  readonly everywhere: readonly CodeAction[];
}

/** What a feature may use besides the document and the parameters of the request. */
export interface Services {
  readonly client: ClientSupport;
  /** Of messages. */
  readonly language: MessageLanguage;
  /** What the user wants to see beside the text. */
  readonly shown: Shown;
  check(document: OpenPlan): Promise<Checked>;
  /** The diagnostics of a check, as this client takes them. */
  diagnostics(document: OpenPlan, checked: Checked): Diagnostic[];
  numbering(document: OpenPlan): Promise<NumberingModeSetting>;
  /** What the configuration says about that plan. */
  ruleContext(document: OpenPlan): Promise<RuleContext>;
  /** What the other plans of the workspace folder name; undefined while they aren't known. */
  otherPlans(document: OpenPlan): OtherPlans | undefined;
  /** What happens by itself while a plan is typed. */
  typing(document: OpenPlan): Promise<TypingOptions>;
  /** Quick fixes that change `gzyd.yaml` instead of the plan. */
  configFixes(
    document: OpenPlan,
    reported: readonly Reported[],
    range: Range,
    known: readonly Diagnostic[],
  ): Promise<ConfigFixes>;
  readonly tokens: Tokens;
  /**
   * The plans that a unit's name is looked for in: the document itself first, if it is a plan, and all others of the
   * workspace that name one of `names`.
   */
  plansNaming(document: OpenPlan | OpenConfig, names: readonly string[]): Promise<readonly PlanNotes[]>;
  /** Of the `gzyd.yaml` that applies to a plan. */
  registry(uri: string): Promise<UnitRegistry | undefined>;
  /** The files in the folder of a plan. */
  filesBeside(uri: string): Promise<readonly FileBeside[]>;
  readonly workspace: Workspace;
  readonly word: WordFiles;
  readonly ledgers: Ledgers;
  /** For the editor's assistants; null where there are no tools. */
  callTool(params: CallToolParams): Promise<CallToolResult | null>;
  /** Tells the client once when what it was just told about a plan, or without one about the workspace, is outdated. */
  watchViews(told?: { readonly document: OpenPlan; readonly resultId: string }): void;
}

/** The names in one plan, open or not. */
export interface PlanNotes {
  readonly uri: string;
  readonly fileName: string;
  /** Null for a plan that isn't open. */
  readonly version: number | null;
  readonly notes: readonly NamingNote[];
  /** It has the `gzyd.yaml` of the document that was asked about, or, without one, its folder. */
  readonly ofHouse: boolean;
  /** False for a closed plan that editors would read in a wrong encoding. */
  readonly safeToEdit: boolean;
}

/** The registry of units in a `gzyd.yaml`. Names are found in all their spellings. */
export interface UnitRegistry {
  readonly uri: string;
  /** Null if the file isn't open. */
  readonly version: number | null;
  readonly fileName: string;
  isCollective(name: string): boolean;
  has(name: string): boolean;
  /** Both are names of one unit. */
  isSame(name: string, other: string): boolean;
  /** Where a unit is entered, and its name there; undefined for an unknown one. */
  find(name: string): { readonly entryRange: PlanRange; readonly nameRange: PlanRange } | undefined;
  /** Empty where the name isn't registered; undefined if the text can't be changed safely. */
  rename(from: string, to: string): readonly Edit[] | undefined;
}

/** Which hints are shown. */
export interface HintOptions {
  readonly lead: boolean;
  readonly inherited: boolean;
  readonly amounts: boolean;
}

export interface Shown {
  /** Counts above the headings of sections. */
  readonly codeLens: boolean;
  readonly inlayHints: HintOptions;
}

/** A plan, open or not, and what is shown of its findings. */
export interface CheckedPlan {
  /** Of what is said about it. */
  readonly language: MessageLanguage;
  readonly plan: Plan;
  readonly reported: readonly Reported[];
}

/** What is known of the plans in the workspace folders, open or not. */
export interface Workspace {
  /** As far as they have been read, and the open ones as they stand. */
  plans(): readonly KnownPlan[];
  /** The units that their notes name. */
  units(): Steps<readonly UnitTally[]>;
  /** A plan of the workspace as it stands, with what is found in it; undefined if it can't be read. */
  plan(uri: string): Promise<CheckedPlan | undefined>;
  /** Findings in plans that aren't open; waits until there is something new to say. */
  diagnostics(params: WorkspaceDiagnosticParams, token: CancellationToken): Promise<WorkspaceDiagnosticReport>;
}

/** Word files and pages of plans. */
export interface WordFiles {
  exportChoices(document: OpenPlan, format: ExportFormat): Promise<ExportChoicesResult>;
  export(document: OpenPlan, params: ExportParams): Promise<ExportResult>;
  preview(document: OpenPlan, params: PreviewParams): Promise<PreviewResult>;
  paste(params: PasteParams): Promise<PasteResult>;
  read(params: ReadWordParams): Promise<ReadWordResult>;
  write(params: WriteWordParams): Promise<WriteWordResult>;
}

/** Plans compared, ledgers and progress. */
export interface Ledgers {
  compare(params: CompareParams): Promise<CompareResult>;
  differences(document: OpenPlan, params: CompareLedgerParams): Promise<CompareLedgerResult>;
  take(document: OpenPlan, params: TakeLedgerParams): Promise<TakeLedgerResult>;
  update(document: OpenPlan, params: PlanAndLedgerParams): Promise<UpdateLedgerResult>;
  progress(params: ProgressParams): Promise<ProgressResult>;
  merge(params: MergeParams): Promise<MergeResult>;
}

/** Semantic tokens of open plans. The last answer is kept, so that the next one can say just what has changed. */
export interface Tokens {
  full(document: OpenPlan): Steps<SemanticTokens>;
  /** All tokens if `previousResultId` is not the last one given out. */
  delta(document: OpenPlan, previousResultId: string): Steps<SemanticTokens | SemanticTokensDelta>;
  range(document: OpenPlan, range: Range): Steps<SemanticTokens>;
}

/** The answer to a request that can't be granted, with the reason for the user. */
export function refusal(reason: string): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestFailed, reason);
}

/** Parameters of every request about a document. One about an item of a hierarchy names its document there. */
export interface AboutDocument {
  readonly textDocument: { readonly uri: string };
  readonly item?: { readonly uri: string };
}

/** A value, or the steps that produce one, at once or after something to wait for. */
export type Work<R> = R | Steps<R> | Promise<R | Steps<R>>;

/** Parameters of every request; one about the workspace names no document. */
export type AnyParams = Partial<AboutDocument>;

export interface Feature<P = AboutDocument, R = unknown> {
  readonly method: string;
  /** What the server announces in its answer to `initialize`; undefined if it is not offered to this client. */
  capability(client: ClientSupport): ServerCapabilities | undefined;
  /**
   * The answer when there is nothing to say: the document is not open or of the other kind, or something went wrong.
   */
  readonly neutral: R;
  /** About a plan. An error is told to the user: the request can't be granted. */
  plan?(document: OpenPlan, params: P, services: Services): Work<R | ResponseError<never>>;
  /** About a `gzyd.yaml`. */
  config?(document: OpenConfig, params: P, services: Services): Work<R | ResponseError<never>>;
  /** About the whole workspace. */
  workspace?(params: P, services: Services, token: CancellationToken): Work<R>;
}

/** A request as the protocol defines it: `typeof HoverRequest`. */
interface Protocol {
  readonly method: string;
  readonly type: ProtocolRequestType<unknown, unknown, unknown, unknown, unknown>;
}

/** A request that is ours, not LSP's. */
export interface OwnRequest<M extends string, P, R> {
  readonly method: M;
  readonly type: ProtocolRequestType<P, R, never, void, void>;
}

type ParamsOf<T extends Protocol> =
  T['type'] extends ProtocolRequestType<infer P, unknown, unknown, unknown, unknown> ? P & AboutDocument : never;
type ResultOf<T extends Protocol> =
  T['type'] extends ProtocolRequestType<unknown, infer R, unknown, unknown, unknown> ? R : never;

/** A row whose parameters and result are those of the protocol. */
export function defineFeature<T extends Protocol>(
  feature: Feature<ParamsOf<T>, ResultOf<T>> & { readonly method: T['method'] },
): Feature {
  return feature;
}
