/**
 * Every note that names the unit under the cursor, or every place that refers to the item under it; at an item also
 * the same task in other plans.
 */
import type { ReferencesRequest } from 'vscode-languageserver';
import type { Location, ReferenceContext } from 'vscode-languageserver-types';
import type { Entry, Plan } from '../plan/types';
import type { Steps } from '../async/steps';
import { nameKey } from '../text/normaliseCharacters';
import { plainText } from '../text/plainText';
import { rangeOf, type Position } from '../text/positions';
import { entryName } from '../views/entries';
import { occurrences, subjectAt } from '../views/occurrences';
import { entriesTitled } from '../workspace/search';
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

/** What refers to an item, and the items of other plans of its workspace folder that have the same title. */
function* itemReferences(
  { plan, uri }: OpenPlan,
  entry: Entry,
  own: Steps<Location[]>,
  { workspace }: Services,
): Steps<Location[]> {
  const references = yield* own;
  const plans = workspace.plans();
  const root = plans.find((one) => one.uri === uri)?.root;
  if (root === undefined || entry.marker === undefined) return references;
  const title = entryName(plan, entry).slice(plainText(entry.marker.text).length).trim();
  const others = plans.filter((one) => one.root === root && one.uri !== uri);
  const equal = yield* entriesTitled(others, title);
  return [...references, ...equal.map((one): Location => ({ uri: one.uri, range: one.range }))];
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
    const own = planReferences(document.plan, position, document.uri, includeDeclaration !== false);
    const entry = subject?.kind === 'entry' && subject.entry.line === position.line ? subject.entry : undefined;
    return entry?.kind === 'item' || entry?.kind === 'subitem' ? itemReferences(document, entry, own, services) : own;
  },
});
