/** Findings' fixes as code actions: this one, all of one rule, all that are safe. */
import { CodeActionKind, type CodeAction, type Diagnostic, type SnippetTextEdit, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { Edit, Finding, Fix, Localized } from '../rules/types';
import type { Position, Range } from '../plan/types';
import type { MessageLanguage } from '../protocol';
import type { Reported } from './diagnostics';
import { stripSnippet } from './snippets';

/** What `editor.codeActionsOnSave` calls for. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.gongzuoyaodian`;
export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind];

export interface CodeActionOptions {
  readonly uri: string;
  /** Of the text the edits are made for. */
  readonly version: number;
  readonly language: MessageLanguage;
  /** The client takes edits with versions; then an edit for a text that has changed since is refused there. */
  readonly documentChanges: boolean;
  /** The client takes snippets in workspace edits. */
  readonly snippets: boolean;
  /** Kinds the client asks for; absent: quick fixes, and on request of a person also the rest. */
  readonly only?: readonly string[] | undefined;
  readonly invoked: boolean;
  /** Diagnostics as the client has them, to tell which of them an action resolves. */
  readonly diagnostics: readonly Diagnostic[];
  titleOf(code: string): Localized | undefined;
}

export function codeActions(reported: readonly Reported[], range: Range, options: CodeActionOptions): CodeAction[] {
  const wants = (kind: string): boolean => options.only?.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`)) ?? true;
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...quickFixes(reported, range, options));
  if (options.only === undefined ? options.invoked : wants(fixAllKind)) actions.push(...fixAllSafe(reported, options));
  return actions;
}

function quickFixes(reported: readonly Reported[], range: Range, options: CodeActionOptions): CodeAction[] {
  const here = reported.filter(({ finding }) => finding.fixes !== undefined && meets(finding.range, range));
  const single = here.flatMap(({ finding }) => finding.fixes!.map((fix) => ({
    ...action(fix.title[options.language], CodeActionKind.QuickFix, editOf(fix.edits, fix.snippet === true, options)),
    ...diagnosticsOf(finding, options.diagnostics),
    ...(fix.preferred === true || fix.safe === true ? { isPreferred: true } : {}),
  })));
  const codes = [...new Set(here.map(({ finding }) => finding.code))];
  return single.concat(codes.flatMap((code) => fixAllOfRule(reported, code, options)));
}

/** At least two places that one title can stand for. */
function fixAllOfRule(reported: readonly Reported[], code: string, options: CodeActionOptions): CodeAction[] {
  const fixes = reported.filter(({ finding }) => finding.code === code).flatMap(({ finding }) => theFix(finding) ?? []);
  const { edits, count } = together(fixes);
  const name = options.titleOf(code)?.[options.language] ?? code;
  if (count < 2) return [];
  const title = options.language === 'zh' ? `修正本文全部 ${count} 处：${name}` : `Fix all ${count} in this document: ${name}`;
  return [action(title, CodeActionKind.QuickFix, editOf(edits, false, options))];
}

function fixAllSafe(reported: readonly Reported[], options: CodeActionOptions): CodeAction[] {
  const { edits, count } = together(reported.flatMap(({ finding }) => finding.fixes?.find(({ safe }) => safe === true) ?? []));
  if (count === 0) return [];
  return [action(options.language === 'zh' ? '修正全部可自动修正的问题' : 'Fix all that can be fixed automatically', fixAllKind, editOf(edits, false, options))];
}

/** The one right answer of a finding, if there is one. */
export function theFix({ fixes = [] }: Finding): Fix | undefined {
  return fixes.find(({ preferred, safe }) => preferred === true || safe === true) ?? (fixes.length === 1 ? fixes[0] : undefined);
}

/** The edits of all fixes that can be applied at once, in text order; a fix that would touch another's place is left for the next time. */
export function together(fixes: readonly Fix[]): { readonly edits: readonly Edit[]; readonly count: number } {
  const taken: Edit[] = [];
  const byLine = new Map<number, Edit[]>();
  let count = 0;
  for (const { edits, snippet } of fixes) {
    if (edits.length === 0 || edits.some((edit) => linesOf(edit).some((line) => byLine.get(line)?.some((other) => clash(edit, other))))) continue;
    count++;
    for (const edit of edits) {
      taken.push(snippet === true ? { ...edit, newText: stripSnippet(edit.newText) } : edit);
      for (const line of linesOf(edit)) byLine.set(line, [...(byLine.get(line) ?? []), edit]);
    }
  }
  return { edits: taken.sort((a, b) => compare(a.range.start, b.range.start)), count };
}

function linesOf({ range }: Edit): number[] {
  return Array.from({ length: range.end.line - range.start.line + 1 }, (_, index) => range.start.line + index);
}

/** They overlap, or begin at the same place, so that their order would matter. */
function clash({ range: a }: Edit, { range: b }: Edit): boolean {
  return compare(a.start, b.start) === 0 || (compare(a.start, b.end) < 0 && compare(b.start, a.end) < 0);
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

function meets(a: Range, b: Range): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
}

function diagnosticsOf(finding: Finding, diagnostics: readonly Diagnostic[]): { diagnostics?: Diagnostic[] } {
  const own = diagnostics.filter(({ code, range }) => code === finding.code && compare(range.start, finding.range.start) === 0);
  return own.length === 0 ? {} : { diagnostics: own };
}

function action(title: string, kind: string, edit: WorkspaceEdit): CodeAction {
  return { title, kind, edit };
}

function editOf(edits: readonly Edit[], snippet: boolean, { uri, version, documentChanges, snippets }: CodeActionOptions): WorkspaceEdit {
  const plain = (): TextEdit[] => edits.map(({ range, newText }) => ({ range, newText: snippet ? stripSnippet(newText) : newText }));
  if (!documentChanges) return { changes: { [uri]: plain() } };
  const withCursor = (): SnippetTextEdit[] => edits.map(({ range, newText }) => ({ range, snippet: { kind: 'snippet', value: newText } }));
  return { documentChanges: [{ textDocument: { uri, version }, edits: snippet && snippets ? withCursor() : plain() }] };
}
