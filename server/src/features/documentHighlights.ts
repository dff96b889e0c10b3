/** All places of the unit, the amount or the item under the cursor. */
import type { DocumentHighlightRequest } from 'vscode-languageserver';
import { DocumentHighlightKind, type DocumentHighlight } from 'vscode-languageserver-types';
import type { Steps } from '../async/steps';
import type { Plan } from '../plan/types';
import type { Position } from '../text/positions';
import { occurrences, subjectAt } from '../views/occurrences';
import { defineFeature } from './feature';

/** Places where a unit leads and headings that are referred to are shown as writing, all others as reading. */
export function* documentHighlights(plan: Plan, position: Position): Steps<DocumentHighlight[]> {
  const subject = subjectAt(plan, position);
  if (subject === undefined) return [];
  const found = yield* occurrences(plan, subject);
  return found.map(({ range, main }) => ({
    range,
    kind: main ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

export const documentHighlightFeature = defineFeature<typeof DocumentHighlightRequest>({
  method: 'textDocument/documentHighlight',
  capability: () => ({ documentHighlightProvider: true }),
  neutral: [],
  plan: ({ plan }, { position }) => documentHighlights(plan, position),
});
