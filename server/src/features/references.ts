/** Every note that names the unit under the cursor. */
import type { ReferencesRequest } from 'vscode-languageserver';
import type { Location } from 'vscode-languageserver-types';
import type { Steps } from '../async/steps';
import { elementAt } from '../plan/elementAt';
import type { Plan } from '../plan/types';
import type { Position } from '../text/positions';
import { occurrences } from '../views/occurrences';
import { defineFeature } from './feature';

export function* unitReferences(plan: Plan, position: Position, uri: string): Steps<Location[]> {
  if (elementAt(plan, position)?.kind !== 'unit') return [];
  const found = yield* occurrences(plan, position);
  return found.map(({ range }) => ({ uri, range }));
}

export const referencesFeature = defineFeature<typeof ReferencesRequest>({
  method: 'textDocument/references',
  capability: () => ({ referencesProvider: true }),
  neutral: [],
  plan: ({ plan, uri }, { position }) => unitReferences(plan, position, uri),
});
