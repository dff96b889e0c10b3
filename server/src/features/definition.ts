/** Where a name or a number is stated: a unit in the registry of `gzyd.yaml`, 第12项 and 附件2 in the plan. */
import type { DefinitionRequest } from 'vscode-languageserver';
import type { Location, LocationLink } from 'vscode-languageserver-types';
import { elementAt } from '../plan/elementAt';
import { headingRange, sectionRange } from '../plan/query';
import { rangeOf, type Position, type Range } from '../text/positions';
import { crossReferenceAt, entryHeadedAt } from '../views/crossReferences';
import type { Entry, Plan } from '../plan/types';
import { defineFeature, type OpenPlan, type Services } from './feature';

interface Place {
  readonly uri: string;
  readonly origin: Range;
  /** All of it, and its name. */
  readonly range: Range;
  readonly nameRange: Range;
}

/**
 * The entries that a reference names. A heading is its own definition: VS Code then shows who refers to it.
 */
export function entryPlaces(plan: Plan, position: Position, uri: string): Place[] {
  const toEntry = (entry: Entry, origin: Range): Place => ({
    uri,
    origin,
    range: sectionRange(plan, entry),
    nameRange: headingRange(plan, entry),
  });
  const reference = crossReferenceAt(plan, position);
  if (reference !== undefined)
    return reference.targets.map((entry) => toEntry(entry, rangeOf(reference.line, reference.span)));
  const headed = entryHeadedAt(plan, position);
  return headed === undefined || headed.marker === undefined || position.character > headed.marker.span.end
    ? []
    : [toEntry(headed, rangeOf(headed.line, headed.marker.span))];
}

async function places({ plan, uri }: OpenPlan, position: Position, services: Services): Promise<Place[]> {
  const element = elementAt(plan, position);
  if (element?.kind !== 'unit') return entryPlaces(plan, position, uri);
  const origin = rangeOf(position.line, element.span);
  const registry = await services.registry(uri);
  const entry = registry?.find(element.unit.name);
  // A unit that is registered nowhere is its own definition, too.
  if (registry === undefined || entry === undefined) return [{ uri, origin, range: origin, nameRange: origin }];
  return [{ uri: registry.uri, origin, range: entry.entryRange, nameRange: entry.nameRange }];
}

async function definition(
  document: OpenPlan,
  position: Position,
  services: Services,
): Promise<Location[] | LocationLink[]> {
  const found = await places(document, position, services);
  if (!services.client.linksDefinitions) return found.map(({ uri, nameRange }) => ({ uri, range: nameRange }));
  return found.map(({ uri, origin, range, nameRange }) => ({
    originSelectionRange: origin,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: nameRange,
  }));
}

export const definitionFeature = defineFeature<typeof DefinitionRequest>({
  method: 'textDocument/definition',
  capability: () => ({ definitionProvider: true }),
  neutral: null,
  plan: (document, { position }, services) => definition(document, position, services),
});
