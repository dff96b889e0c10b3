/**
 * A small language for describing configuration values. One description
 * serves validation, completion, both JSON schemas and the types.
 */
import type { Localized } from '../text/localized';

export interface Choice<Value extends string = string> {
  readonly value: Value;
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
  /** Common values that completion offers; any other is allowed. */
  readonly examples?: readonly string[];
  /** Completion offers the names of the units in the file. */
  readonly names?: 'units';
}

export interface ChoiceShape<Value extends string = string> {
  readonly type: 'choice';
  readonly choices: readonly Choice<Value>[];
  /** What problems call these `choices`. */
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

export interface ListShape<Item extends Shape = Shape> {
  readonly type: 'list';
  readonly item: Item;
  readonly maxItems: number;
}

export interface ObjectShape<
  Properties extends Readonly<Record<string, Property>> = Readonly<Record<string, Property>>,
> {
  readonly type: 'object';
  readonly properties: Properties;
  /** What a key is called in problems: 键, 规则. */
  readonly keyName: Localized;
  /**
   * Every key narrows what the object applies to. If one can't be read,
   * the object applies to nothing rather than to more than was meant.
   */
  readonly allOrNothing?: true;
}

/** A short form beside the object: a severity for a rule, a name for a unit. */
export interface EitherShape<
  Scalar extends TextShape | ChoiceShape = TextShape | ChoiceShape,
  Whole extends ObjectShape = ObjectShape,
> {
  readonly type: 'either';
  readonly scalar: Scalar;
  readonly object: Whole;
}

export type Shape = TextShape | ChoiceShape | IntegerShape | BooleanShape | ListShape | ObjectShape | EitherShape;

/** The values that `validate` lets through for a shape. */
export type ValueOf<S> = S extends { readonly type: 'text' }
  ? string
  : S extends ChoiceShape<infer Value>
    ? Value
    : S extends { readonly type: 'integer' }
      ? number
      : S extends { readonly type: 'boolean' }
        ? boolean
        : S extends { readonly type: 'list'; readonly item: infer Item }
          ? readonly ValueOf<Item>[]
          : S extends { readonly type: 'either'; readonly scalar: infer Scalar; readonly object: infer Whole }
            ? ValueOf<Scalar> | ValueOf<Whole>
            : S extends { readonly type: 'object'; readonly properties: infer Properties }
              ? ObjectOf<Properties>
              : never;

type ObjectOf<P> = {
  readonly [Key in keyof P as P[Key] extends { readonly required: true } ? Key : never]: PropertyOf<P[Key]>;
} & {
  readonly [Key in keyof P as P[Key] extends { readonly required: true } ? never : Key]?: PropertyOf<P[Key]>;
};

type PropertyOf<P> = P extends { readonly shape: infer S } ? ValueOf<S> : never;

/** The mapping that is allowed here. */
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
