/** What a key of `gzyd.yaml` means, from the schema. */
import { keyAt } from './cursor';
import { configShape } from '../schema';
import { objectOf, shapeAt } from '../shapes';
import type { RuleMeta } from '../../rules/types';
import type { Localized } from '../../text/localized';
import { rangeOf, type Position, type Range } from '../../text/positions';

export function hoverConfig(
  text: string,
  position: Position,
  rules: readonly RuleMeta[],
): { readonly range: Range; readonly description: Localized } | undefined {
  const place = keyAt(text, position);
  if (place === undefined) return undefined;
  const object = objectOf(shapeAt(configShape(rules), place.path));
  const property =
    object !== undefined && Object.hasOwn(object.properties, place.key) ? object.properties[place.key] : undefined;
  return property && { range: rangeOf(position.line, place), description: property.description };
}
