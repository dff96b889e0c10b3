/** The names in the registry (`units:`) of a `gzyd.yaml`: where they stand, and their renaming. */
import { isMap, isScalar, isSeq, type Document, type Scalar } from 'yaml';
import { offsetFinder, type Edit } from '../../text/edits';
import { nameKey } from '../../text/normaliseCharacters';
import type { Position, Range, Span } from '../../text/positions';
import { TextIndex } from '../problems';
import { guard, parseGuarded } from '../tree';
import { changeText } from './edits';

/** `full` the name itself · `short`, `former` another name of it · `parent` named by a unit below it */
export type NameUse = 'full' | 'short' | 'former' | 'parent';

interface NameNode {
  readonly use: NameUse;
  /** Position of the entry in the registry. */
  readonly entry: number;
  readonly node: Scalar;
}

/** A name that a unit is found by, and the entry that states it. */
export interface RegisteredName {
  readonly name: string;
  readonly entry: number;
  readonly nameRange: Range;
  readonly entryRange: Range;
}

/** The entry that has the name, full ones before others; undefined if there is none, or the text is broken. */
export function registeredName(text: string, name: string): RegisteredName | undefined {
  const document = guard(text) === undefined ? parseGuarded(text) : undefined;
  if (document === undefined || document.errors.length > 0) return undefined;
  const key = nameKey(name);
  const found = namesIn(document).filter(({ node, use }) => use !== 'parent' && nameKey(valueOf(node)) === key);
  const best = found.find(({ use }) => use === 'full') ?? found.find(({ use }) => use === 'short') ?? found[0];
  const span = best === undefined ? undefined : spanOf(best.node);
  const whole = best === undefined ? undefined : spanOf(document.getIn(['units', best.entry], true));
  if (best === undefined || span === undefined || whole === undefined) return undefined;
  const index = new TextIndex(text);
  const entry = { start: whole.start, end: whole.start + text.slice(whole.start, whole.end).trimEnd().length };
  return {
    name: valueOf(best.node),
    entry: best.entry,
    nameRange: index.range(span),
    entryRange: index.range(entry),
  };
}

/** The name of a unit at a place of the registry, and where it stands without its quotes. */
export function registeredNameAt(
  text: string,
  position: Position,
): { readonly name: string; readonly range: Range } | 'broken' | undefined {
  const document = guard(text) === undefined ? parseGuarded(text) : undefined;
  if (document === undefined || document.errors.length > 0) return 'broken';
  const at = offsetFinder(text)(position);
  for (const { node } of namesIn(document)) {
    const span = spanOf(node);
    if (span === undefined || at < span.start || at > span.end) continue;
    const quotes = /^['"]/.test(text.slice(span.start, span.end)) ? 1 : 0;
    const range = new TextIndex(text).range({ start: span.start + quotes, end: span.end - quotes });
    return { name: valueOf(node), range };
  }
  return undefined;
}

/**
 * Renames a unit wherever the registry names it. Empty if it doesn't; undefined when the text can't be changed safely.
 */
export function renameRegistered(text: string, from: string, to: string): readonly Edit[] | undefined {
  const key = nameKey(from);
  const wanted = (document: Document): Scalar[] =>
    namesIn(document)
      .filter(({ node }) => nameKey(valueOf(node)) === key)
      .map(({ node }) => node);
  if (!nameKey(text).includes(key)) return [];
  return changeText(
    text,
    (document) => {
      const spans = wanted(document as unknown as Document).map(spanOf);
      if (!spans.every((span) => span !== undefined)) return undefined;
      return spans.map((span) => ({ ...span, newText: quotedLike(text.slice(span.start, span.end), to) }));
    },
    (document) => {
      for (const node of wanted(document)) node.value = to;
    },
  );
}

/** In the author's own quotes. A plain name that needs quotes fails the check of what the text then says. */
function quotedLike(written: string, name: string): string {
  if (written.startsWith("'")) return `'${name.replaceAll("'", "''")}'`;
  return written.startsWith('"') ? JSON.stringify(name) : name;
}

function namesIn(document: Pick<Document, 'get'>): NameNode[] {
  const units: unknown = document.get('units', true);
  if (!isSeq(units)) return [];
  return units.items.flatMap((item, entry): NameNode[] => {
    const one = (use: NameUse, node: unknown): NameNode[] =>
      isScalar(node) && typeof node.value === 'string' ? [{ use, entry, node }] : [];
    if (!isMap(item)) return one('full', item);
    const listOf = (key: string): readonly unknown[] => {
      const list: unknown = item.get(key, true);
      return isSeq(list) ? list.items : [];
    };
    return [
      ...one('full', item.get('name', true)),
      ...listOf('short').flatMap((node) => one('short', node)),
      ...listOf('former').flatMap((node) => one('former', isMap(node) ? node.get('name', true) : node)),
      ...one('parent', item.get('parent', true)),
    ];
  });
}

function valueOf({ value }: Scalar): string {
  return String(value);
}

function spanOf(node: unknown): Span | undefined {
  const range = (node as { range?: readonly number[] | null } | undefined)?.range;
  return range == null ? undefined : { start: range[0]!, end: range[1]! };
}
