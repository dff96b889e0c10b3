/**
 * A feature of the server is one LSP method, described by one row. `registry.ts` lists the rows, for the server, the
 * protocol tests and the fuzzers.
 */
import type { ProtocolRequestType, ServerCapabilities } from 'vscode-languageserver';
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
import type { Plan } from '../plan/types';
import type { ClientSupport } from '../protocol/clientSupport';
import type { NumberingModeSetting } from '../rules/types';
import type { MessageLanguage } from '../text/localized';
import type { Position } from '../text/positions';

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

/** What a feature may use besides the document and the parameters of the request. */
export interface Services {
  readonly client: ClientSupport;
  /** Of messages. */
  readonly language: MessageLanguage;
  check(document: OpenPlan): Promise<Checked>;
  /** The diagnostics of a check, as this client takes them. */
  diagnostics(document: OpenPlan, checked: Checked): Diagnostic[];
  numbering(document: OpenPlan): Promise<NumberingModeSetting>;
  /** Quick fixes that change `gzyd.yaml` instead of the plan. */
  configFixes(
    document: OpenPlan,
    reported: readonly Reported[],
    range: Range,
    known: readonly Diagnostic[],
  ): Promise<CodeAction[]>;
  readonly tokens: Tokens;
}

/** Semantic tokens of open plans. The last answer is kept, so that the next one can say just what has changed. */
export interface Tokens {
  full(document: OpenPlan): Steps<SemanticTokens>;
  /** All tokens if `previousResultId` is not the last one given out. */
  delta(document: OpenPlan, previousResultId: string): Steps<SemanticTokens | SemanticTokensDelta>;
  range(document: OpenPlan, range: Range): Steps<SemanticTokens>;
}

/** Parameters of every request about a document. */
export interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

/** A value, or the steps that produce one. */
export type Work<R> = R | Steps<R> | Promise<R>;

export interface Feature<P extends AboutDocument = AboutDocument, R = unknown> {
  readonly method: string;
  /** What the server announces in its answer to `initialize`; undefined if it is not offered to this client. */
  capability(client: ClientSupport): ServerCapabilities | undefined;
  /**
   * The answer when there is nothing to say: the document is not open or of the other kind, or something went wrong.
   */
  readonly neutral: R;
  /** About a plan. */
  plan?(document: OpenPlan, params: P, services: Services): Work<R>;
  /** About a `gzyd.yaml`. */
  config?(document: OpenConfig, params: P): Work<R>;
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
