/** Fixes of findings as code actions: this fix, all of one rule, all that are safe. */
import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { isPreferred, mergeFixes, plainSnippet, preferredFix } from '../../rules/fixes';
import type { Edit } from '../../text/edits';
import type { Finding, Fix } from '../../rules/types';
import { rangesMeet, type Range } from '../../text/positions';
import type { Localized, MessageLanguage } from '../../text/localized';
import { fixBudget } from '../../findings/fixBudget';
import { maxDiagnostics } from '../diagnostics';
import type { Reported } from '../../findings/report';
import { plainText } from '../../text/plainText';
import { fixAllKind, wantsKind } from '../../protocol/codeActionKinds';

export interface FixActionOptions {
  readonly uri: string;
  /** The version of the text that the edits are made for. */
  readonly version: number;
  readonly language: MessageLanguage;
  /** The client accepts versioned edits, and refuses one if the text has changed since. */
  readonly documentChanges: boolean;
  /** The client accepts snippets in workspace edits. */
  readonly snippets: boolean;
  /** The kinds that the client asks for. Absent: quick fixes, and the others if the user asked. */
  readonly only?: readonly string[] | undefined;
  readonly invoked: boolean;
  /** The client's diagnostics, to say which of them an action resolves. */
  readonly diagnostics: readonly Diagnostic[];
  titleOf(code: string): Localized | undefined;
}

export function fixActions(reported: readonly Reported[], range: Range, options: FixActionOptions): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wantsKind(options.only, CodeActionKind.QuickFix)) actions.push(...quickFixes(reported, range, options));
  if (options.only === undefined ? options.invoked : wantsKind(options.only, fixAllKind))
    actions.push(...fixAllSafe(reported, options));
  return actions;
}

/** With more findings than this in the range, fixes are not offered one by one: a whole text was selected. */
const maxHere = 100;

function quickFixes(reported: readonly Reported[], range: Range, options: FixActionOptions): CodeAction[] {
  const fixesOf = fixBudget();
  const here = reported
    .filter(({ finding }) => rangesMeet(finding.range, range))
    .slice(0, maxHere)
    .map(({ finding }) => ({ finding, fixes: fixesOf(finding) ?? [] }));
  const single = here.flatMap(({ finding, fixes }) =>
    fixes.map((fix) => ({
      ...action(fix.title[options.language], CodeActionKind.QuickFix, editOf(fix.edits, fix.snippet === true, options)),
      ...diagnosticsOf(finding, options.diagnostics),
      ...(isPreferred(fix) ? { isPreferred: true } : {}),
    })),
  );
  const codes = [...new Set(here.filter(({ fixes }) => fixes.length > 0).map(({ finding }) => finding.code))];
  const first = (code: string): Finding => here.find(({ finding }) => finding.code === code)!.finding;
  return single.concat(
    codes.flatMap((code) =>
      fixAllOfRule(reported, code, options).map((all) => ({
        ...all,
        ...diagnosticsOf(first(code), options.diagnostics),
      })),
    ),
  );
}

/** Offered if there are at least two. */
function fixAllOfRule(reported: readonly Reported[], code: string, options: FixActionOptions): CodeAction[] {
  const fixesOf = fixBudget();
  const findings = reported.filter(({ finding }) => finding.code === code);
  const fixes: Fix[] = [];
  let complete = findings.length <= maxDiagnostics;
  for (const { finding } of findings.slice(0, maxDiagnostics)) {
    const found = fixesOf(finding);
    if (found === undefined) complete = false;
    const fix = theFix(found ?? []);
    if (fix !== undefined) fixes.push(fix);
  }
  if (fixes.length < 2) return [];
  const name = options.titleOf(code)?.[options.language] ?? code;
  const title =
    options.language === 'zh'
      ? `修正本文${complete ? '全部' : '前'} ${fixes.length} 处：${name}`
      : `Fix ${complete ? 'all' : 'the first'} ${fixes.length} in this document: ${name}`;
  return [action(title, CodeActionKind.QuickFix, editOf(mergeFixes(fixes), false, options))];
}

function fixAllSafe(reported: readonly Reported[], options: FixActionOptions): CodeAction[] {
  const fixesOf = fixBudget();
  const fixes = reported
    .slice(0, maxDiagnostics)
    .flatMap(({ finding }) => fixesOf(finding)?.find(({ safe }) => safe === true) ?? []);
  if (fixes.length === 0) return [];
  return [
    action(
      options.language === 'zh' ? '修正全部可自动修正的问题' : 'Fix all that can be fixed automatically',
      fixAllKind,
      editOf(mergeFixes(fixes), false, options),
    ),
  ];
}

/** The preferred fix, or the only one. */
function theFix(fixes: readonly Fix[]): Fix | undefined {
  return preferredFix(fixes) ?? (fixes.length === 1 ? fixes[0] : undefined);
}

function startsAlike({ start: a }: Range, { start: b }: Range): boolean {
  return a.line === b.line && a.character === b.character;
}

function diagnosticsOf(finding: Finding, diagnostics: readonly Diagnostic[]): { diagnostics?: Diagnostic[] } {
  const own = diagnostics.filter(({ code, range }) => code === finding.code && startsAlike(range, finding.range));
  return own.length === 0 ? {} : { diagnostics: own };
}

function action(title: string, kind: string, edit: WorkspaceEdit): CodeAction {
  return { title: plainText(title), kind, edit };
}

function editOf(
  edits: readonly Edit[],
  snippet: boolean,
  { uri, version, documentChanges, snippets }: FixActionOptions,
): WorkspaceEdit {
  const plain = (): TextEdit[] =>
    edits.map(({ range, newText }) => ({ range, newText: snippet ? plainSnippet(newText) : newText }));
  if (!documentChanges) return { changes: { [uri]: plain() } };
  const withCursor = (): SnippetTextEdit[] =>
    edits.map(({ range, newText }) => ({ range, snippet: { kind: 'snippet', value: newText } }));
  return { documentChanges: [{ textDocument: { uri, version }, edits: snippet && snippets ? withCursor() : plain() }] };
}
