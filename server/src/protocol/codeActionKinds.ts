/** The kinds of our code actions. */
import { CodeActionKind } from 'vscode-languageserver-types';

/** What `editor.codeActionsOnSave` calls for. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.gongzuoyaodian`;

/** The client's commands ask for these by kind. */
export const refactoringKinds = {
  renumber: `${CodeActionKind.Source}.renumber.gongzuoyaodian`,
  renumberSelection: `${CodeActionKind.RefactorRewrite}.renumber.gongzuoyaodian`,
  renumberBehind: `${CodeActionKind.RefactorRewrite}.renumberBehind.gongzuoyaodian`,
  levelIn: `${CodeActionKind.RefactorRewrite}.levelIn.gongzuoyaodian`,
  levelOut: `${CodeActionKind.RefactorRewrite}.levelOut.gongzuoyaodian`,
  splitActions: `${CodeActionKind.RefactorRewrite}.splitActions.gongzuoyaodian`,
  joinActions: `${CodeActionKind.RefactorRewrite}.joinActions.gongzuoyaodian`,
  normaliseNotes: `${CodeActionKind.Source}.normaliseNotes.gongzuoyaodian`,
  convertWidths: `${CodeActionKind.Source}.convertWidths.gongzuoyaodian`,
  cleanUp: `${CodeActionKind.Source}.cleanUp.gongzuoyaodian`,
} as const;

/** What moves or copies the items that the range holds. */
export const moveKinds = {
  up: `${CodeActionKind.RefactorMove}.up.gongzuoyaodian`,
  down: `${CodeActionKind.RefactorMove}.down.gongzuoyaodian`,
  copyDown: `${CodeActionKind.Refactor}.duplicate.gongzuoyaodian`,
} as const;

export const codeActionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  fixAllKind,
  ...Object.values(refactoringKinds),
  ...Object.values(moveKinds),
];

/** Whether a client that asks for `only` these kinds asks for this one. Kinds are hierarchical. */
export function wantsKind(only: readonly string[] | undefined, kind: string): boolean {
  return only?.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`)) ?? true;
}
