/** Moves and copies items and sections; a request of our own, because it says where the cursor goes. */
import { move } from '../refactor/move';
import type { MoveParams, MoveRequest, MoveResult } from '../protocol/messages';
import { defineFeature, type OpenPlan, type OwnRequest, type Services } from './feature';

const kinds: ReadonlySet<unknown> = new Set(['up', 'down', 'copyUp', 'copyDown']);

async function moved(document: OpenPlan, { range, kind }: MoveParams, services: Services): Promise<MoveResult | null> {
  if (!kinds.has(kind)) return null;
  const found = move(document.plan, range, kind, await services.numbering(document));
  return found === undefined
    ? null
    : { version: document.version, edits: [...found.edits], selection: found.selection };
}

export const moveFeature = defineFeature<OwnRequest<typeof MoveRequest.method, MoveParams, MoveResult | null>>({
  method: 'gongzuoyaodian/move',
  capability: () => ({}),
  neutral: null,
  plan: (document, params, services) => moved(document, params, services),
});
