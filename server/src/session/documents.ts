/** Open documents: plans, kept parsed change by change, and configuration files, kept as text. */
import { TextDocumentContentChangeEvent, type TextDocumentsConfiguration } from 'vscode-languageserver';
import { isConfigFile } from '../config/fileNames';
import type { OpenPlan } from '../features/feature';
import { editPlan } from '../plan/edit';
import { parsePlan } from '../plan/parse';
import { clampRange } from '../plan/query';
import type { Plan } from '../plan/types';
import { applyEdits } from '../text/edits';

/**
 * One version of an open plan. A change makes a new object, so
 * a handler that waits keeps the version it was asked about.
 */
export interface PlanDocument extends OpenPlan {
  readonly kind: 'plan';
}

/** One version of an open `gzyd.yaml`; a change makes a new object here, too. */
export interface ConfigDocument {
  readonly kind: 'config';
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

export type OpenDocument = PlanDocument | ConfigDocument;

export const planDocuments: TextDocumentsConfiguration<PlanDocument> = {
  create: (uri, _languageId, version, content) => ({ kind: 'plan', uri, version, plan: parsePlan(content) }),
  // Changes apply in order, each to the result of the one before.
  update(document, changes, version) {
    let { plan, lastEdit } = document;
    for (const change of changes) {
      const before = plan;
      if (TextDocumentContentChangeEvent.isIncremental(change)) {
        plan = editPlan(before, change.range, change.text);
        // An editor sends the changes of one edit from the last to the first.
        lastEdit = clampRange(before, change.range).start.line + (change.text.match(/\r\n?|\n/g)?.length ?? 0);
      } else {
        plan = parsePlan(change.text);
        lastEdit = lastDifference(before, plan) ?? lastEdit;
      }
    }
    return { ...document, version, plan, ...(lastEdit === undefined ? {} : { lastEdit }) };
  },
};

/** The last line that an editor has changed which sends the whole text each time; undefined if none differs. */
function lastDifference({ lines: before }: Plan, { lines: after }: Plan): number | undefined {
  let equal = 0;
  const same = (): boolean => before.at(-1 - equal)?.text === after.at(-1 - equal)?.text;
  const shortest = Math.min(before.length, after.length);
  while (equal < shortest && same()) equal++;
  if (equal === before.length && equal === after.length) return undefined;
  return Math.max(0, after.length - 1 - equal);
}

export const configDocuments: TextDocumentsConfiguration<ConfigDocument> = {
  create: (uri, _languageId, version, text) => ({ kind: 'config', uri, version, text }),
  update: (document, changes, version) => ({
    ...document,
    version,
    text: changes.reduce(
      (text, change) =>
        TextDocumentContentChangeEvent.isIncremental(change)
          ? applyEdits(text, [{ range: change.range, newText: change.text }])
          : change.text,
      document.text,
    ),
  }),
};

/** The file name decides, because some clients open every text of the workspace with the language id of plans. */
export const openDocuments: TextDocumentsConfiguration<OpenDocument> = {
  create: (uri, languageId, version, content) =>
    (isConfigFile(uri) ? configDocuments : planDocuments).create(uri, languageId, version, content),
  update: (document, changes, version) =>
    document.kind === 'config'
      ? configDocuments.update(document, changes, version)
      : planDocuments.update(document, changes, version),
};
