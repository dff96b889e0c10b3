/** All places of the unit or amount under the cursor. */
import type { DocumentHighlightRequest } from 'vscode-languageserver';
import { DocumentHighlightKind, type DocumentHighlight } from 'vscode-languageserver-types';
import type { Steps } from '../async/steps';
import type { Plan } from '../plan/types';
import type { Position } from '../text/positions';
import { occurrences } from '../views/occurrences';
import { defineFeature } from './feature';

/** Places where a unit leads are shown as writing, all others as reading. */
export function* documentHighlights(plan: Plan, position: Position): Steps<DocumentHighlight[]> {
  const found = yield* occurrences(plan, position);
  return found.map(({ range, lead }) => ({
    range,
    kind: lead ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

export const documentHighlightFeature = defineFeature<typeof DocumentHighlightRequest>({
  method: 'textDocument/documentHighlight',
  capability: () => ({ documentHighlightProvider: true }),
  neutral: [],
  plan: ({ plan }, { position }) => documentHighlights(plan, position),
});
