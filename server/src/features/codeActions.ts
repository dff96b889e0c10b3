/** What can be done at a place: fixes of findings, refactorings, changes of `gzyd.yaml`, pages of rules. */
import type { CodeActionRequest } from 'vscode-languageserver';
import {
  CodeActionKind,
  type CodeAction,
  CodeActionTriggerKind,
  type CodeActionContext,
  type Diagnostic,
} from 'vscode-languageserver-types';
import { rules } from '../rules/registry';
import type { Localized } from '../text/localized';
import type { Range } from '../text/positions';
import { fixActions } from './actions/fixes';
import { codeActionKinds, fixAllKind, wantsKind } from '../protocol/codeActionKinds';
import { refactorings } from './actions/refactorings';
import { rulePages } from './actions/rulePages';
import { defineFeature, type OpenPlan, type Services } from './feature';

const titles: ReadonlyMap<string, Localized> = new Map(rules.map(({ meta }) => [meta.code, meta.title]));
const titleOf = (code: string): Localized | undefined => titles.get(code);

/** Not every client sends all that LSP asks for. */
function readContext(context: Partial<CodeActionContext> | null | undefined) {
  const { diagnostics, only, triggerKind } = context ?? {};
  return {
    diagnostics: Array.isArray(diagnostics) ? diagnostics.filter(isDiagnostic) : [],
    only: Array.isArray(only) ? only.filter((kind: unknown) => typeof kind === 'string') : undefined,
    invoked: triggerKind !== CodeActionTriggerKind.Automatic,
  };
}

function isDiagnostic(value: unknown): value is Diagnostic {
  return typeof value === 'object' && value !== null && 'range' in value && typeof value.range === 'object';
}

async function planActions(
  document: OpenPlan,
  range: Range,
  { diagnostics, only, invoked }: ReturnType<typeof readContext>,
  services: Services,
): Promise<CodeAction[]> {
  const { client, language } = services;
  const { uri, version, plan } = document;
  // A change that was asked for by its kind, as by a key, doesn't wait for a check.
  const ofFindings = wantsKind(only, CodeActionKind.QuickFix) || wantsKind(only, fixAllKind);
  const reported = ofFindings ? (await services.check(document)).found : [];
  const fixes = fixActions(reported, range, {
    uri,
    version,
    language,
    documentChanges: client.versionedEdits,
    snippets: client.snippetEdits,
    only,
    invoked,
    diagnostics,
    titleOf,
  });
  const changes = refactorings(plan, range, {
    uri,
    version,
    language,
    documentChanges: client.versionedEdits,
    annotations: client.annotatedEdits,
    createsFiles: client.createsFiles,
    numbering: await services.numbering(document),
    only,
    invoked,
  });
  if (!wantsKind(only, CodeActionKind.QuickFix)) return [...fixes, ...changes];
  const { here, everywhere } = await services.configFixes(document, reported, range, diagnostics);
  const { docs, openRulePage } = client;
  const pages =
    docs === undefined || openRulePage === undefined
      ? []
      : rulePages(reported, range, { docs, command: openRulePage, language, titleOf });
  return [...fixes, ...here, ...changes, ...pages, ...everywhere];
}

export const codeActionFeature = defineFeature<typeof CodeActionRequest>({
  method: 'textDocument/codeAction',
  capability: () => ({ codeActionProvider: { codeActionKinds: [...codeActionKinds] } }),
  neutral: [],
  plan: (document, { range, context }, services) => planActions(document, range, readContext(context), services),
  config: (document, { range, context }) => document.codeActions(range, readContext(context).diagnostics),
});
