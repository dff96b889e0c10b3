/** Completion and hover for `gzyd.yaml`, from the schema. Reads the lines above the cursor by indentation, so it works in a half-typed text. */
import type { Position, Range } from '../../text/positions';
import type { Localized } from '../../text/localized';
import type { RuleMeta } from '../../rules/types';
import { configShape } from '../schema';
import { readConfig } from '../settings';
import type { ObjectShape, Property, Shape } from '../shapes';

export interface ConfigCompletion {
  readonly label: string;
  readonly kind: 'key' | 'rule' | 'value' | 'unit';
  readonly newText: string;
  readonly range: Range;
  readonly detail: Localized;
}

/** Lines and columns looked at: more than any sensible configuration has above one place. */
const maxLines = 20_000;
const maxLineLength = 1000;

export function completeConfig(text: string, position: Position, rules: readonly RuleMeta[]): ConfigCompletion[] {
  const place = placeAt(text, position);
  if (place === undefined) return [];
  const shape = shapeAt(configShape(rules), place.path);
  if (shape === undefined) return [];
  const { range, after } = place;
  if (place.role === 'key') {
    const object = shape.type === 'list' ? objectOf(shape.item) : objectOf(shape);
    const dash = shape.type === 'list' && !place.inItem ? '- ' : '';
    const keys: ConfigCompletion[] =
      object === undefined
        ? []
        : Object.entries(object.properties)
            .filter(([key]) => !place.siblings.includes(key))
            .map(([key, property]) => ({
              label: key,
              kind: object.keyName.en === 'rule' ? 'rule' : 'key',
              range,
              detail: property.description,
              newText: `${dash}${quoteKey(key)}${after === ':' ? '' : keyTail(property, place.indent + dash.length)}`,
            }));
    const item =
      shape.type === 'list' && !place.inItem
        ? values(shape.item, text, rules, range, '- ')
        : shape.type === 'list'
          ? values(shape.item, text, rules, range, '')
          : [];
    return [...item, ...keys];
  }
  return values(shape, text, rules, range, '');
}

/** What the key or the value at the cursor means. */
export function hoverConfig(
  text: string,
  position: Position,
  rules: readonly RuleMeta[],
): { readonly range: Range; readonly description: Localized } | undefined {
  const line = lineAt(text, position.line);
  if (line === undefined || line.length > maxLineLength) return undefined;
  const key = keyOf(line);
  if (key === undefined || position.character < key.start || position.character > key.end) return undefined;
  const place = placeAt(text, { line: position.line, character: key.start });
  const shape = place === undefined ? undefined : shapeAt(configShape(rules), place.path);
  const object = shape === undefined ? undefined : objectOf(shape.type === 'list' ? shape.item : shape);
  const property =
    object !== undefined && Object.hasOwn(object.properties, key.name) ? object.properties[key.name] : undefined;
  if (property === undefined) return undefined;
  return {
    range: { start: { line: position.line, character: key.start }, end: { line: position.line, character: key.end } },
    description: property.description,
  };
}

interface Place {
  /** Keys from the root; `'-'` for an entry of a list. */
  readonly path: readonly string[];
  readonly role: 'key' | 'value';
  /** What is being typed, to be replaced. */
  readonly range: Range;
  readonly after: string;
  readonly indent: number;
  /** Behind a dash: keys are those of the entry. */
  readonly inItem: boolean;
  readonly siblings: readonly string[];
}

function placeAt(text: string, position: Position): Place | undefined {
  const lines = text.split(/\r\n|\r|\n/, maxLines + 1);
  const line = lines[position.line];
  if (line === undefined || lines.length > maxLines || line.length > maxLineLength) return undefined;
  const cursor = Math.max(0, Math.min(position.character, line.length));
  const head = line.slice(0, cursor);
  if (commentStart(head) >= 0) return undefined;
  const { indent, dashes, start } = lead(head);
  const inside = head.slice(start);
  const key = keyOf(head);
  const at = (from: number): Range => ({
    start: { line: position.line, character: from },
    end: { line: position.line, character: wordEnd(line, cursor) },
  });
  const base = parents(lines, position.line, indent, dashes);
  const path = base.path;
  if (key !== undefined && cursor > key.end) {
    const from = valueStart(head, key.colon + 1);
    return {
      path: [...path, key.name],
      role: 'value',
      range: at(from),
      after: '',
      indent: start,
      inItem: false,
      siblings: [],
    };
  }
  if (/^["'[{]/.test(inside)) return undefined;
  const rest = line.slice(wordEnd(line, cursor)).trimStart();
  return {
    path: dashes > 0 ? path.slice(0, -1) : path,
    role: 'key',
    range: at(start),
    after: rest.startsWith(':') ? ':' : '',
    indent: start,
    inItem: dashes > 0 || base.inEntry,
    siblings: siblingKeys(lines, position.line, start),
  };
}

/** Leading spaces, then any number of `- `; `start` is the column of what follows. */
function lead(line: string): { readonly indent: number; readonly dashes: number; readonly start: number } {
  let at = 0;
  while (line[at] === ' ') at += 1;
  const indent = at;
  let dashes = 0;
  while (line[at] === '-' && (line[at + 1] === ' ' || at + 1 === line.length)) {
    dashes += 1;
    at += 1;
    while (line[at] === ' ') at += 1;
  }
  return { indent, dashes, start: at };
}

/** The keys above a line, found by going up to ever smaller indentation. */
function parents(
  lines: readonly string[],
  from: number,
  indent: number,
  dashes: number,
): { readonly path: string[]; readonly inEntry: boolean } {
  const path: string[] = [];
  for (let count = 0; count < dashes; count += 1) path.unshift('-');
  // A dash may stand at the column of its parent key.
  let column = dashes > 0 ? indent + 1 : indent;
  let inEntry = false;
  let atDash = dashes > 0;
  for (let index = from - 1; index >= 0 && column > 0; index -= 1) {
    const line = (lines[index] ?? '').slice(0, maxLineLength);
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const found = lead(line);
    const key = keyOf(line);
    if (found.dashes > 0 && found.indent < column && found.start >= column && !atDash) {
      // The first line of the entry we stand in.
      path.unshift('-');
      if (path.length === 1) inEntry = true;
      column = found.indent + 1;
      atDash = true;
      continue;
    }
    if (found.dashes > 0 && found.start < column && !atDash) {
      if (key !== undefined) path.unshift(key.name);
      path.unshift('-');
      column = found.indent + 1;
      atDash = true;
      continue;
    }
    if (found.dashes === 0 && found.start < column && key !== undefined) {
      path.unshift(key.name);
      column = found.start;
      atDash = false;
    }
  }
  return { path, inEntry };
}

/** `name:` at the start of a line, behind dashes and quotes or not. */
function keyOf(
  line: string,
): { readonly name: string; readonly start: number; readonly end: number; readonly colon: number } | undefined {
  const { start } = lead(line);
  const quote = line[start] === '"' || line[start] === "'" ? line[start] : undefined;
  let end: number;
  if (quote !== undefined) {
    end = line.indexOf(quote, start + 1);
    if (end < 0) return undefined;
    end += 1;
  } else {
    end = start;
    while (end < line.length && !(line[end] === ':' && (end + 1 === line.length || line[end + 1] === ' '))) end += 1;
    if (end === line.length) return undefined;
  }
  let colon = end;
  while (line[colon] === ' ') colon += 1;
  if (line[colon] !== ':') return undefined;
  const name = quote === undefined ? line.slice(start, end).trimEnd() : line.slice(start + 1, end - 1);
  return { name, start, end: quote === undefined ? start + name.length : end, colon };
}

function siblingKeys(lines: readonly string[], at: number, column: number): string[] {
  const keys: string[] = [];
  for (const step of [-1, 1]) {
    for (let index = at + step; index >= 0 && index < lines.length; index += step) {
      const line = (lines[index] ?? '').slice(0, maxLineLength);
      if (line.trim() === '') continue;
      const { start, dashes } = lead(line);
      if (start < column || (step > 0 && dashes > 0 && start <= column)) break;
      const key = start === column ? keyOf(line) : undefined;
      if (key !== undefined) keys.push(key.name);
      if (dashes > 0 && start <= column) break;
    }
  }
  return keys;
}

function shapeAt(root: Shape, path: readonly string[]): Shape | undefined {
  let shape: Shape | undefined = root;
  for (const step of path) {
    if (shape === undefined) return undefined;
    if (step === '-') {
      shape = shape.type === 'list' ? shape.item : undefined;
      continue;
    }
    const object: ObjectShape | undefined = objectOf(shape);
    shape = object !== undefined && Object.hasOwn(object.properties, step) ? object.properties[step]?.shape : undefined;
  }
  return shape;
}

function objectOf(shape: Shape): ObjectShape | undefined {
  return shape.type === 'object' ? shape : shape.type === 'either' ? shape.object : undefined;
}

function values(
  shape: Shape,
  text: string,
  rules: readonly RuleMeta[],
  range: Range,
  before: string,
): ConfigCompletion[] {
  switch (shape.type) {
    case 'either':
      return values(shape.scalar, text, rules, range, before);
    case 'choice':
      return shape.choices.map(({ value, description }) => ({
        label: value,
        kind: 'value',
        newText: before + quoteValue(value),
        range,
        detail: description,
      }));
    case 'boolean':
      return ['true', 'false'].map((value) => ({
        label: value,
        kind: 'value',
        newText: before + value,
        range,
        detail: value === 'true' ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' },
      }));
    case 'text':
      if (shape.names === 'units') {
        return (readConfig(text, rules).settings?.units ?? []).map(({ name }) => ({
          label: name,
          kind: 'unit',
          newText: before + quoteValue(name),
          range,
          detail: { zh: '单位', en: 'Unit' },
        }));
      }
      return (shape.examples ?? []).map((value) => ({
        label: value,
        kind: 'value',
        newText: before + value,
        range,
        detail: { zh: '常用写法', en: 'Usual' },
      }));
    default:
      return [];
  }
}

function keyTail(property: Property, indent: number): string {
  const { type } = property.shape;
  return type === 'object' || type === 'list' ? `:\n${' '.repeat(indent + 2)}${type === 'list' ? '- ' : ''}` : ': ';
}

/** `responsibility/*` would be read well as it is, but editors colour it as an alias. */
const quoteKey = (key: string): string => (key.includes('*') ? `"${key}"` : key);
const quoteValue = (value: string): string =>
  /^[\p{L}\p{N}/-]+$/u.test(value) && !/^(?:true|false|null|\d+)$/i.test(value) ? value : JSON.stringify(value);

function lineAt(text: string, line: number): string | undefined {
  return text.split(/\r\n|\r|\n/, maxLines)[line];
}

function valueStart(line: string, from: number): number {
  let at = from;
  while (line[at] === ' ') at += 1;
  return at;
}

function wordEnd(line: string, from: number): number {
  let at = from;
  while (at < line.length && !/[\s:#,\]}]/.test(line[at] ?? '')) at += 1;
  return at;
}

/** Column of a comment before the end of `line`; -1 for none. Quotes are respected as far as they close. */
function commentStart(line: string): number {
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '#' && (at === 0 || line[at - 1] === ' ')) {
      return at;
    }
  }
  return -1;
}
