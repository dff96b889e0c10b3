/** Open documents: each holds the plan of its text, kept up to date change by change. */
import { TextDocumentContentChangeEvent, type TextDocumentsConfiguration } from 'vscode-languageserver';
import { editPlan } from '../plan/edit';
import { parsePlan } from '../plan/parse';
import type { Plan } from '../plan/types';

/** One version of an open text. A change makes a new object, so a handler that waits keeps what it was asked about. */
export interface PlanDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly plan: Plan;
}

export const planDocuments: TextDocumentsConfiguration<PlanDocument> = {
  create: (uri, languageId, version, content) => ({ uri, languageId, version, plan: parsePlan(content) }),
  // Changes apply one after the other, each to the text the one before has left.
  update: (document, changes, version) => ({
    ...document,
    version,
    plan: changes.reduce(
      (plan, change) =>
        TextDocumentContentChangeEvent.isIncremental(change)
          ? editPlan(plan, change.range, change.text)
          : parsePlan(change.text),
      document.plan,
    ),
  }),
};
