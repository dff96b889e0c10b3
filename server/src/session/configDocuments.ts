/** `gzyd.yaml` open in the editor: what is wrong with it, completion, hover and repairs, as LSP has them. */
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
import type { PlanDocument } from './documents';
import { plainText } from '../text/plainText';
import { planText } from '../plan/query';
import type { MessageLanguage } from '../text/localized';
import type { Edit } from '../text/edits';
import type { RuleMeta, Severity } from '../rules/types';
import { completeConfig, hoverConfig, type ConfigCompletion } from '../config/document/completion';
import { removeIgnoreEntries } from '../config/document/edits';
import type { ConfigurationStore } from '../config/store';
import type { ConfigProblem } from '../config/problems';
import { configFileName } from '../config/schema';
import { readConfig } from '../config/settings';
import { baseName } from '../files/uris';

/** Its text is synchronised like a plan's, and is none. */
export function isConfigDocument(uri: string): boolean {
  return baseName(uri) === configFileName;
}

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
  { plan }: PlanDocument,
  position: Position,
  rules: readonly RuleMeta[],
  language: MessageLanguage,
): CompletionItem[] {
  return completeConfig(planText(plan), position, rules).map(({ label, kind, newText, range, detail }, index) => ({
    label: plainText(label),
    kind: kinds[kind],
    detail: detail[language],
    textEdit: { range, newText },
    filterText: plainText(label),
    sortText: String(index).padStart(4, '0'),
  }));
}

/** Descriptions are our own texts, so plain text will do. */
export function configHover(
  { plan }: PlanDocument,
  position: Position,
  rules: readonly RuleMeta[],
  language: MessageLanguage,
): Hover | null {
  const found = hoverConfig(planText(plan), position, rules);
  return found === undefined
    ? null
    : { range: found.range, contents: { kind: MarkupKind.PlainText, value: found.description[language] } };
}

export interface ConfigActionOptions {
  readonly language: MessageLanguage;
  /** The client takes edits with versions. */
  readonly documentChanges: boolean;
  /** As the client has them, to tell which an action resolves. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** In an open `gzyd.yaml`: the name that was meant; entries that match nothing, one or all. */
export function configActions(
  { uri, version, plan }: PlanDocument,
  range: Range,
  store: ConfigurationStore,
  rules: readonly RuleMeta[],
  options: ConfigActionOptions,
): CodeAction[] {
  const text = planText(plan);
  const problems = store.check(uri, text);
  const here = problems.filter((problem) => meets(problem.range, range));
  const zh = options.language === 'zh';
  const make = (title: string, code: string, edits: readonly Edit[], preferred: boolean): CodeAction => ({
    title: plainText(title),
    kind: CodeActionKind.QuickFix,
    ...solved(options.diagnostics, code, range),
    edit: workspaceEdit(uri, version, edits, options.documentChanges, false),
    ...(preferred ? { isPreferred: true } : {}),
  });
  const actions = here.flatMap(({ suggestion, range: place, code }) =>
    suggestion === undefined
      ? []
      : [
          make(
            zh ? `改为“${suggestion}”` : `Change to “${suggestion}”`,
            code,
            [{ range: place, newText: suggestion }],
            true,
          ),
        ],
  );
  const isUnused = ({ code }: ConfigProblem): boolean => code === 'config/unused-ignore';
  if (!here.some(isUnused)) return actions;
  const places = (readConfig(text, rules).settings?.ignore ?? []).map((entry) => entry.range);
  const indexOf = (problem: ConfigProblem): number =>
    places.findIndex((place) => place !== undefined && equal(place, problem.range));
  const remove = (title: string, gone: readonly ConfigProblem[], preferred: boolean): CodeAction[] => {
    const edits = removeIgnoreEntries(
      text,
      gone.map(indexOf).filter((index) => index >= 0),
    );
    return edits === undefined || edits.length === 0 ? [] : [make(title, 'config/unused-ignore', edits, preferred)];
  };
  const unused = problems.filter(isUnused);
  return [
    ...actions,
    ...here.filter(isUnused).flatMap((problem) => remove(zh ? '删去此项' : 'Remove this entry', [problem], true)),
    ...(unused.length > 1
      ? remove(
          zh
            ? `删去全部 ${unused.length} 项不再对应问题的条目`
            : `Remove all ${unused.length} entries that match nothing`,
          unused,
          false,
        )
      : []),
  ];
}

/** Which of the client's diagnostics an action resolves. */
export function solved(
  diagnostics: readonly Diagnostic[] | undefined,
  code: string,
  range: Range,
): { diagnostics?: Diagnostic[] } {
  const own = (diagnostics ?? []).filter((one) => one.code === code && meets(one.range, range));
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

export function meets(a: Range, b: Range): boolean {
  return atMost(a.start, b.end) && atMost(b.start, a.end);
}

function equal(a: Range, b: Range): boolean {
  return atMost(a.start, b.start) && atMost(b.start, a.start) && atMost(a.end, b.end) && atMost(b.end, a.end);
}

function atMost(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
