/** Moves and copies items and sections; a request of our own, because it says where the cursor goes. */
import { move, moveTo } from '../refactor/move';
import type { MoveParams, MoveRequest, MoveResult } from '../protocol/messages';
import { defineFeature, type OpenPlan, type OwnRequest, type Services } from './feature';

const kinds: ReadonlySet<unknown> = new Set(['up', 'down', 'copyUp', 'copyDown']);

async function moved(document: OpenPlan, params: MoveParams, services: Services): Promise<MoveResult | null> {
  const { range, kind, target } = params;
  const mode = await services.numbering(document);
  const { plan } = document;
  const found =
    kind === 'to'
      ? target && moveTo(plan, range, target.line, mode)
      : kinds.has(kind)
        ? move(plan, range, kind, mode)
        : undefined;
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
