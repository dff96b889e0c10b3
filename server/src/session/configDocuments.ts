/** An open `gzyd.yaml` in LSP's terms: diagnostics, completion, hover, code actions. */
import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  MarkupKind,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type Hover,
  type Position,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { OpenConfig } from '../features/feature';
import type { ConfigDocument } from './documents';
import { completeConfig, type ConfigCompletion } from '../config/document/completion';
import { hoverConfig } from '../config/document/hover';
import { configRepairs } from '../config/document/repairs';
import { registeredNameAt } from '../config/document/units';
import { configFileName } from '../config/fileNames';
import type { ConfigProblem } from '../config/problems';
import type { RuleMeta, Severity } from '../rules/types';
import type { Edit } from '../text/edits';
import type { MessageLanguage } from '../text/localized';
import { plainText } from '../text/plainText';
import { rangesMeet } from '../text/positions';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function configDiagnostics(problems: readonly ConfigProblem[], language: MessageLanguage): Diagnostic[] {
  return problems.map(({ range, severity, code, message }) => ({
    range,
    severity: severities[severity],
    code,
    source: configFileName,
    message: plainText(message[language]),
  }));
}

const kinds: Readonly<Record<ConfigCompletion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  rule: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  unit: CompletionItemKind.Constant,
};

export function configCompletion(
  { text }: ConfigDocument,
  position: Position,
  rules: readonly RuleMeta[],
  language: MessageLanguage,
): CompletionItem[] {
  return completeConfig(text, position, rules).map(({ label, kind, newText, range, detail }, index) => ({
    label: plainText(label),
    kind: kinds[kind],
    detail: detail[language],
    textEdit: { range, newText },
    filterText: plainText(label),
    sortText: String(index).padStart(4, '0'),
  }));
}

/** The unit whose name in the registry is at a position. */
export function configUnitAt({ text }: ConfigDocument, position: Position): ReturnType<OpenConfig['unitAt']> {
  return registeredNameAt(text, position);
}

/** As plain text: the descriptions are our own and contain no markup. */
export function configHover(
  { text }: ConfigDocument,
  position: Position,
  rules: readonly RuleMeta[],
  language: MessageLanguage,
): Hover | null {
  const found = hoverConfig(text, position, rules);
  return found === undefined
    ? null
    : { range: found.range, contents: { kind: MarkupKind.PlainText, value: found.description[language] } };
}

export interface ConfigActionOptions {
  readonly language: MessageLanguage;
  /** The client accepts versioned edits. */
  readonly documentChanges: boolean;
  /** The client's own diagnostics, to say which of them an action resolves. */
  readonly diagnostics?: readonly Diagnostic[];
}

export function configActions(
  { uri, version, text }: ConfigDocument,
  range: Range,
  problems: readonly ConfigProblem[],
  rules: readonly RuleMeta[],
  { language, documentChanges, diagnostics }: ConfigActionOptions,
): CodeAction[] {
  return configRepairs(text, range, problems, rules).map(({ title, code, edits, preferred }) => ({
    title: plainText(title[language]),
    kind: CodeActionKind.QuickFix,
    ...solved(diagnostics, code, range),
    edit: workspaceEdit(uri, version, edits, documentChanges, false),
    ...(preferred ? { isPreferred: true } : {}),
  }));
}

/** The client's diagnostics that an action resolves. */
export function solved(
  diagnostics: readonly Diagnostic[] | undefined,
  code: string,
  range: Range,
): { diagnostics?: Diagnostic[] } {
  const own = (diagnostics ?? []).filter((one) => one.code === code && rangesMeet(one.range, range));
  return own.length === 0 ? {} : { diagnostics: own };
}

export function workspaceEdit(
  uri: string,
  version: number | null,
  edits: readonly Edit[],
  documentChanges: boolean,
  create: boolean,
): WorkspaceEdit {
  const plain = edits.map(({ range, newText }) => ({ range, newText }));
  if (!documentChanges) return { changes: { [uri]: plain } };
  const change = { textDocument: { uri, version }, edits: plain };
  return { documentChanges: create ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] : [change] };
}
