/** Completion in `gzyd.yaml`, from the schema. */
import { placeAt, type CursorPlace } from './cursor';
import { quoteValue } from './quote';
import { configShape } from '../schema';
import { readConfig } from '../settings';
import { objectOf, shapeAt, type Property, type Shape } from '../shapes';
import type { RuleMeta } from '../../rules/types';
import type { Localized } from '../../text/localized';
import { rangeOf, type Position, type Range } from '../../text/positions';

export interface ConfigCompletion {
  readonly label: string;
  readonly kind: 'key' | 'rule' | 'value' | 'unit';
  readonly newText: string;
  readonly range: Range;
  readonly detail: Localized;
}

type Offer = Omit<ConfigCompletion, 'range'>;

export function completeConfig(text: string, position: Position, rules: readonly RuleMeta[]): ConfigCompletion[] {
  const place = placeAt(text, position);
  const shape = place && shapeAt(configShape(rules), place.path);
  if (place === undefined || shape === undefined) return [];
  const units = (): readonly string[] => (readConfig(text, rules).settings?.units ?? []).map(({ name }) => name);
  const offers = place.role === 'value' ? values(shape, units) : atLineStart(place, shape, units);
  const range = rangeOf(position.line, place);
  return offers.map((offer) => ({ ...offer, newText: place.gap + offer.newText, range }));
}

/** Keys of a mapping; where a list is expected, its first entry. */
function atLineStart(place: CursorPlace, shape: Shape, units: () => readonly string[]): Offer[] {
  const dash = shape.type === 'list' ? '- ' : '';
  const own = shape.type === 'list' ? shape.item : shape;
  const object = objectOf(own);
  // The short form of an entry, or a value on a line of its own; no longer once there are keys.
  const short = object !== undefined && place.path.at(-1) !== '-' && dash === '' ? [] : values(own, units);
  const column = place.start + place.gap.length + dash.length;
  const keys = Object.entries(object?.properties ?? {})
    .filter(([key]) => !place.siblings.includes(key))
    .map(([key, property]): Offer => ({
      label: key,
      kind: object?.keyName.en === 'rule' ? 'rule' : 'key',
      detail: property.description,
      newText: `${dash}${quoteKey(key)}${place.hasColon ? '' : keyTail(property, column)}`,
    }));
  return [
    ...(place.siblings.length > 0 ? [] : short.map((offer) => ({ ...offer, newText: dash + offer.newText }))),
    ...keys,
  ];
}

function values(shape: Shape, units: () => readonly string[]): Offer[] {
  switch (shape.type) {
    case 'either':
      return values(shape.scalar, units);
    case 'choice':
      return shape.choices.map(({ value, description }) => ({
        label: value,
        kind: 'value',
        newText: quoteValue(value),
        detail: description,
      }));
    case 'boolean':
      return [
        { label: 'true', kind: 'value', newText: 'true', detail: { zh: '是', en: 'Yes' } },
        { label: 'false', kind: 'value', newText: 'false', detail: { zh: '否', en: 'No' } },
      ];
    case 'text':
      if (shape.names === 'units')
        return units().map((name) => ({
          label: name,
          kind: 'unit',
          newText: quoteValue(name),
          detail: { zh: '单位', en: 'Unit' },
        }));
      return (shape.examples ?? []).map((value) => ({
        label: value,
        kind: 'value',
        newText: value,
        detail: { zh: '常用写法', en: 'Usual' },
      }));
    default:
      return [];
  }
}

function keyTail({ shape: { type } }: Property, column: number): string {
  return type === 'object' || type === 'list' ? `:\n${' '.repeat(column + 2)}${type === 'list' ? '- ' : ''}` : ': ';
}

/** `responsibility/*` needs no quotes, but without them editors colour it as an alias. */
const quoteKey = (key: string): string => (key.includes('*') ? `"${key}"` : key);
