/** The kinds of our code actions. */
import { CodeActionKind } from 'vscode-languageserver-types';

/** What `editor.codeActionsOnSave` calls for. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.gongzuoyaodian`;

/** The client's commands ask for these by kind. */
export const refactoringKinds = {
  renumber: `${CodeActionKind.Source}.renumber.gongzuoyaodian`,
  renumberSelection: `${CodeActionKind.RefactorRewrite}.renumber.gongzuoyaodian`,
  normaliseNotes: `${CodeActionKind.Source}.normaliseNotes.gongzuoyaodian`,
  convertWidths: `${CodeActionKind.Source}.convertWidths.gongzuoyaodian`,
  cleanUp: `${CodeActionKind.Source}.cleanUp.gongzuoyaodian`,
} as const;

export const codeActionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  fixAllKind,
  ...Object.values(refactoringKinds),
];

/** Whether a client that asks for `only` these kinds asks for this one. Kinds are hierarchical. */
export function wantsKind(only: readonly string[] | undefined, kind: string): boolean {
  return only?.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`)) ?? true;
}
