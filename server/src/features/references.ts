/** Every note that names the unit under the cursor, or every place that refers to the item under it. */
import type { ReferencesRequest } from 'vscode-languageserver';
import type { Location, ReferenceContext } from 'vscode-languageserver-types';
import type { Plan } from '../plan/types';
import type { Steps } from '../async/steps';
import { nameKey } from '../text/normaliseCharacters';
import { rangeOf, type Position } from '../text/positions';
import { occurrences, subjectAt } from '../views/occurrences';
import { defineFeature, type OpenPlan, type Services } from './feature';

/**
 * Those in the plan itself. `heading`: with the heading of the item that is referred to. Amounts are compared by
 * highlights alone.
 */
export function* planReferences(plan: Plan, position: Position, uri: string, heading = true): Steps<Location[]> {
  const subject = subjectAt(plan, position);
  if (subject === undefined || subject.kind === 'target') return [];
  const found = yield* occurrences(plan, subject);
  return found
    .filter(({ main }) => subject.kind === 'unit' || heading || !main)
    .map(({ range }): Location => ({ uri, range }));
}

/** The places that name a unit, in this plan and in all that share its `gzyd.yaml` or its folder. */
async function unitReferences(document: OpenPlan, name: string, services: Services): Promise<Location[]> {
  const key = nameKey(name);
  const plans = await services.plansNaming(document, [name]);
  return plans
    .filter(({ ofHouse }) => ofHouse)
    .flatMap(({ uri, notes }) =>
      notes.flatMap(({ line, units }) =>
        units
          .filter((unit) => nameKey(unit.name) === key)
          .map(({ span }): Location => ({ uri, range: rangeOf(line, span) })),
      ),
    );
}

export const referencesFeature = defineFeature<typeof ReferencesRequest>({
  method: 'textDocument/references',
  capability: () => ({ referencesProvider: true }),
  neutral: [],
  plan(document, { position, context }, services) {
    const subject = subjectAt(document.plan, position);
    if (subject?.kind === 'unit') return unitReferences(document, subject.unit.name, services);
    // Not every client sends a context.
    const { includeDeclaration } = (context ?? {}) as Partial<ReferenceContext>;
    return planReferences(document.plan, position, document.uri, includeDeclaration !== false);
  },
});
