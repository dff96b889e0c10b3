/**
 * Where the cursor is in the structure of a `gzyd.yaml`. While someone types, the text is
 * rarely complete: a key lacks its colon, a list its first entry. So the text is parsed
 * with a mark inserted at the cursor, and the mark's place in the tree is the answer.
 */
import { isMap, isScalar, visit, type Document, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { guard, parseGuarded } from '../tree';
import { offsetFinder } from '../../text/edits';
import type { Position } from '../../text/positions';

export interface CursorPlace {
  /** Keys from the root down to the mapping in which a key is typed, or to the value; `'-'` is an entry of a list. */
  readonly path: readonly string[];
  readonly role: 'key' | 'value';
  /** Columns of the word at the cursor, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** What is missing between the word and what stands before it: a space behind a colon or dash. */
  readonly gap: '' | ' ';
  /** A colon follows the word. */
  readonly hasColon: boolean;
  /** The other keys of the mapping. */
  readonly siblings: readonly string[];
}

export interface KeyPlace {
  readonly path: readonly string[];
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Lines and columns. There is no completion in longer texts and lines, where it would be slow. */
const maxLines = 20_000;
const maxLineLength = 1000;

/** The mark: private-use characters, which nobody writes. */
const marks = ['\ue000', '\ue001', '\ue002', '\ue003'];

interface Line {
  readonly text: string;
  /** Offset of its first character. */
  readonly start: number;
}

function lineAt(text: string, line: number): Line | undefined {
  const lines = text.split(/\r\n|\r|\n/, maxLines + 1);
  const found = lines.length > maxLines ? undefined : lines[line];
  if (found === undefined || found.length > maxLineLength) return undefined;
  return { text: found, start: offsetFinder(text)({ line, character: 0 }) };
}

/** Undefined in comments, inside quoted keys and flow collections, and where the text makes no sense. */
export function placeAt(text: string, position: Position): CursorPlace | undefined {
  const line = lineAt(text, position.line);
  const mark = marks.find((one) => !text.includes(one));
  if (line === undefined || mark === undefined) return undefined;
  const cursor = Math.max(0, Math.min(position.character, line.text.length));
  const head = line.text.slice(0, cursor);
  const end = wordEnd(line.text, cursor);
  const [lead = ''] = /^[ \t]*(?:-(?:[ \t]+|$))*/.exec(head) ?? [];
  const content = head.slice(lead.length);
  const hasColon = line.text.slice(end).trimStart().startsWith(':');
  const probe = (before: string, after: string): string =>
    text.slice(0, line.start + cursor - content.length) + before + content + after + text.slice(line.start + end);
  const rest = line.text.slice(cursor, end);

  if (/:(?:\s|$)/.test(content)) {
    const gap = content.endsWith(':') ? ' ' : '';
    const found = find(probe('', gap + mark + rest), mark);
    const start = found === undefined ? -1 : Math.min(found.start - line.start, cursor);
    if (found?.role !== 'value' || start < 0) return undefined;
    return { path: found.path, role: 'value', start, end, gap, hasColon: false, siblings: [] };
  }
  if (/^["'[{]/.test(content)) return undefined;
  const gap = lead.endsWith('-') ? ' ' : '';
  const key = mark + rest + (hasColon ? '' : ':');
  const place = { role: 'key', start: lead.length, end, gap, hasColon } as const;
  const found = find(probe(gap, key), mark);
  if (found?.role === 'key' && found.start === line.start + lead.length + gap.length) {
    const { path, map } = found;
    if (map.flow === true) return undefined;
    const siblings = map.items.flatMap((pair) => (pair.key === found.node ? [] : [keyOf(pair, found.text).name]));
    if (isAligned(found)) return { ...place, path, siblings };
  }
  // Between the entries of a list a key alone makes no sense: the next entry would begin here.
  if (lead.includes('-')) return undefined;
  const entry = find(probe('- ', key), mark);
  if (entry?.role !== 'key' || entry.path.at(-1) !== '-' || !isAligned(entry)) return undefined;
  return { ...place, path: entry.path.slice(0, -1), siblings: [] };
}

/** The key at a position. */
export function keyAt(text: string, position: Position): KeyPlace | undefined {
  const line = lineAt(text, position.line);
  if (line === undefined || position.character < 0 || position.character > line.text.length) return undefined;
  const at = line.start + position.character;
  const found = findScalar(parse(text), ({ range }) => range != null && range[0] <= at && at <= range[1]);
  if (found?.role !== 'key') return undefined;
  const { name, start } = keyOf(found.pair, text);
  if (start < line.start) return undefined;
  return { path: found.path, key: name, start: start - line.start, end: found.node.range![1] - line.start };
}

type Found = {
  readonly node: Scalar;
  readonly pair: Pair;
  readonly start: number;
  /** Without the key itself. */
  readonly path: readonly string[];
  readonly text: string;
} & ({ readonly role: 'key'; readonly map: YAMLMap } | { readonly role: 'value' });

interface Parsed {
  readonly text: string;
  readonly document: Document | undefined;
}

function parse(text: string): Parsed {
  return { text, document: guard(text) === undefined ? parseGuarded(text) : undefined };
}

function find(probe: string, mark: string): Found | undefined {
  const at = probe.indexOf(mark);
  return findScalar(parse(probe), ({ range }) => range != null && range[0] <= at && at < range[1]);
}

/** The first key or value that meets `wanted`. */
function findScalar({ text, document }: Parsed, wanted: (node: Scalar) => boolean): Found | undefined {
  let found: Found | undefined;
  if (document === undefined) return undefined;
  visit(document, {
    Scalar(role, node, ancestors) {
      if (!wanted(node)) return undefined;
      const pair = ancestors.at(-1) as Pair;
      const map = ancestors.at(-2);
      const path = pathOf(role === 'key' ? ancestors.slice(0, -1) : ancestors, text);
      if (role === 'key' && isMap(map)) found = { role, node, pair, map, path, start: keyOf(pair, text).start, text };
      else if (role === 'value') found = { role, node, pair, path, start: node.range![0], text };
      return visit.BREAK;
    },
  });
  return found;
}

function pathOf(ancestors: readonly (Document | Node | Pair)[], text: string): string[] {
  return ancestors.flatMap((one) => {
    if ('key' in one) return [keyOf(one, text).name];
    return 'items' in one && !isMap(one) ? ['-'] : [];
  });
}

/** The parser takes a line without a colon and the key below it as one key; the author means the last line. */
function keyOf({ key }: Pair, text: string): { readonly name: string; readonly start: number } {
  if (!isScalar(key) || key.range == null) return { name: '', start: 0 };
  const [start, end] = key.range;
  const written = text.slice(start, end);
  if (key.type === 'PLAIN' && written.includes('\n')) {
    const last = written.slice(written.lastIndexOf('\n') + 1).trimStart();
    return { name: last.trimEnd(), start: end - last.length };
  }
  return { name: typeof key.value === 'string' ? key.value : (key.source ?? ''), start };
}

/** A key indented differently from the first key of its mapping does not belong to it. */
function isAligned({ start, text, ...found }: Found): boolean {
  const first = found.role === 'key' ? (found.map.items[0]?.key as Node | null | undefined)?.range?.[0] : undefined;
  return first === undefined || columnOf(text, first) === columnOf(text, start);
}

function columnOf(text: string, offset: number): number {
  return offset === 0 ? 0 : offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function wordEnd(line: string, from: number): number {
  let at = from;
  while (at < line.length && !/[\s:#,\]}]/.test(line[at]!)) at += 1;
  return at;
}
