/** A small language for describing configuration values. One description serves validation, completion and both JSON schemas. */
import type { Localized } from '../text/localized';

export interface Choice {
  readonly value: string;
  readonly description: Localized;
}

export interface Property {
  readonly shape: Shape;
  readonly description: Localized;
  readonly required?: true;
  /** The value in force when nothing is stated. */
  readonly default?: unknown;
  /** Order among the editor settings; absent: not a setting, `gzyd.yaml` alone. */
  readonly setting?: number;
}

export interface TextShape {
  readonly type: 'text';
  readonly maxLength: number;
  /** `path`: relative, no `..` · `glob`: the same with wildcards · `date`: 2026, 2026-06 or 2026-06-30 */
  readonly format?: 'path' | 'glob' | 'date';
  /** A few usual values, offered by completion; any other is as good. */
  readonly examples?: readonly string[];
  /** Completion offers the names of the units in the file. */
  readonly names?: 'units';
}

export interface ChoiceShape {
  readonly type: 'choice';
  readonly choices: readonly Choice[];
  /** `choices` are named in problems by this word. */
  readonly what: Localized;
}

export interface IntegerShape {
  readonly type: 'integer';
  readonly minimum: number;
  readonly maximum: number;
}

export interface BooleanShape {
  readonly type: 'boolean';
}

export interface ListShape {
  readonly type: 'list';
  readonly item: Shape;
  readonly maxItems: number;
}

export interface ObjectShape {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Property>>;
  /** What a key is called in problems: 键, 规则. */
  readonly keyName: Localized;
  /** Every key narrows what the object speaks of: with one that can't be read it speaks of nothing, instead of more than was meant. */
  readonly allOrNothing?: true;
}

/** A short form beside the object: a severity for a rule, a name for a unit. */
export interface EitherShape {
  readonly type: 'either';
  readonly scalar: TextShape | ChoiceShape;
  readonly object: ObjectShape;
}

export type Shape = TextShape | ChoiceShape | IntegerShape | BooleanShape | ListShape | ObjectShape | EitherShape;

/** The mapping that may stand here. */
export function objectOf(shape: Shape | undefined): ObjectShape | undefined {
  return shape?.type === 'either' ? shape.object : shape?.type === 'object' ? shape : undefined;
}

/** The shape at the end of a path of keys, in which `'-'` stands for an entry of a list. */
export function shapeAt(root: Shape, path: readonly string[]): Shape | undefined {
  let shape: Shape | undefined = root;
  for (const step of path) {
    if (step === '-') shape = shape?.type === 'list' ? shape.item : undefined;
    else {
      const properties = objectOf(shape)?.properties;
      shape = properties !== undefined && Object.hasOwn(properties, step) ? properties[step]?.shape : undefined;
    }
  }
  return shape;
}
