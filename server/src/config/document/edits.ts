/** Changes to the text of `gzyd.yaml` that leave every other character as it is: comments, order, quotes, line ends. */
import type { Document, Pair, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isScalar, isSeq, Lexer, parseDocument, Document as YamlDocument } from 'yaml';
import type { Edit } from '../../text/edits';
import type { Severity } from '../../rules/types';
import { TextIndex } from '../problems';
import type { IgnoreEntry } from '../settings';
import { guard, parseGuarded, parseOptions } from '../tree';

type Change = { readonly start: number; readonly end: number; readonly newText: string };

/** Adds entries at the end of `ignore:`. Undefined when the text can't be changed safely (broken, or no mapping). */
export function addIgnoreEntries(text: string, entries: readonly IgnoreEntry[]): readonly Edit[] | undefined {
  if (entries.length === 0) return [];
  const plain = entries.map(plainEntry);
  return changeText(
    text,
    (document) => insert(text, document, 'ignore', plain),
    (document) => {
      const list = document.get('ignore');
      if (isSeq(list)) for (const entry of plain) list.add(document.createNode(entry));
      else document.set('ignore', plain);
    },
  );
}

/** Registers units under these names, at the end of `units:`. */
export function addUnits(text: string, names: readonly string[]): readonly Edit[] | undefined {
  if (names.length === 0) return [];
  const units = names.map((name) => ({ name }));
  return changeText(
    text,
    (document) => insert(text, document, 'units', units),
    (document) => {
      const list = document.get('units');
      if (isSeq(list)) for (const unit of units) list.add(document.createNode(unit));
      else document.set('units', units);
    },
  );
}

/** Takes the entries at these indices out of `ignore:`. */
export function removeIgnoreEntries(text: string, indices: readonly number[]): readonly Edit[] | undefined {
  return changeText(
    text,
    (document) => {
      const list = document.get('ignore');
      if (!isSeq(list) || list.flow === true || indices.length >= list.items.length) return undefined;
      const spans = indices.map((index) => {
        const range = (list.items[index] as ParsedNode | undefined)?.range;
        if (range == null) return undefined;
        const stop = lineStop(text, range[1]);
        return {
          start: range[0] - column(text, range[0]),
          end: text[stop - 1] === '\n' ? stop : stop + lineEnd(text).length,
          newText: '',
        };
      });
      return spans.every((span) => span !== undefined) ? spans : undefined;
    },
    (document) => {
      for (const index of [...indices].sort((a, b) => b - a)) document.deleteIn(['ignore', index]);
      const list = document.get('ignore');
      if (isSeq(list) && list.items.length === 0) document.delete('ignore');
    },
  );
}

/** States the severity of a rule. */
export function setRuleSeverity(text: string, code: string, severity: Severity | 'off'): readonly Edit[] | undefined {
  return changeText(
    text,
    (document) => {
      const rules = document.get('rules');
      if (isMap(rules) && rules.has(code)) {
        const value = rules.get(code, true) as unknown;
        const target = isMap(value) ? (value.get('severity', true) as unknown) : value;
        const range = isScalar(target) && target.value !== null ? target.range : undefined;
        return range == null ? undefined : [{ start: range[0], end: range[1], newText: severity }];
      }
      return insert(text, document, 'rules', { [code]: severity });
    },
    (document) =>
      document.setIn(['rules', code, ...(isMap(document.getIn(['rules', code])) ? ['severity'] : [])], severity),
  );
}

function plainEntry({ rule, file, item, before, text, after, reason }: IgnoreEntry): Record<string, string> {
  const stated = Object.entries({ rule, file, item, before, text, after, reason }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return Object.fromEntries(stated);
}

type Addition = readonly unknown[] | Readonly<Record<string, unknown>>;

/** Lines without indentation. */
function block(value: Addition): string[] {
  return new YamlDocument(value).toString({ lineWidth: 0 }).trimEnd().split('\n');
}

/** On one line, without the outer brackets. */
function flow(value: Addition): string {
  const document = new YamlDocument(value);
  if (isSeq(document.contents) || isMap(document.contents)) document.contents.flow = true;
  return document.toString({ lineWidth: 0 }).trim().slice(1, -1).trim();
}

/**
 * Tries the exact edit and checks that it means the same as the change made through the document model. If it doesn't,
 * takes the model's own text, which may be reformatted.
 */
export function changeText(
  text: string,
  exact: (document: Document.Parsed<ParsedNode>) => readonly Change[] | undefined,
  modify: (document: Document) => void,
): readonly Edit[] | undefined {
  if (guard(text) !== undefined) return undefined;
  try {
    const document = parseGuarded(text);
    if (
      document === undefined ||
      document.errors.length > 0 ||
      (document.contents !== null &&
        !isMap(document.contents) &&
        !(isScalar(document.contents) && document.contents.value === null))
    )
      return undefined;
    // Whatever is there by mistake is for its author to correct. We must not lose it.
    const holds = (key: string, list: boolean): boolean => {
      const value = isMap(document.contents) ? (document.contents.get(key, true) as unknown) : undefined;
      return value == null || (isScalar(value) && value.value === null) || (list ? isSeq(value) : isMap(value));
    };
    if (!holds('ignore', true) || !holds('rules', false) || !holds('units', true)) return undefined;
    const wantedDocument = parseDocument(text, parseOptions) as unknown as Document;
    if (!isMap(wantedDocument.contents)) wantedDocument.contents = wantedDocument.createNode({}) as never;
    modify(wantedDocument);
    const wanted = JSON.stringify(wantedDocument.toJS({ maxAliasCount: 100 }));
    const says = (candidate: string): boolean => {
      const parsed = parseDocument(candidate, parseOptions);
      return parsed.errors.length === 0 && JSON.stringify(parsed.toJS({ maxAliasCount: 100 }) ?? {}) === wanted;
    };
    const found = exact(document);
    if (found !== undefined && says(applied(text, found))) return found.map((one) => toEdit(text, one));
    let rewritten = wantedDocument.toString({ lineWidth: 0, flowCollectionPadding: true });
    if (lineEnd(text) === '\r\n') rewritten = rewritten.replace(/\r?\n/g, '\r\n');
    return says(rewritten) && comments(text).every((comment) => rewritten.includes(comment))
      ? [toEdit(text, difference(text, rewritten))]
      : undefined;
  } catch {
    return undefined;
  }
}

function comments(text: string): string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith('#'));
}

function applied(text: string, changes: readonly Change[]): string {
  let result = text;
  for (const { start, end, newText } of [...changes].sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + newText + result.slice(end);
  return result;
}

/** Appends `value` to the collection under `key`, which is created if missing. */
function insert(
  text: string,
  document: Document.Parsed<ParsedNode>,
  key: string,
  value: Addition,
): readonly Change[] | undefined {
  const found = insertion(text, document, key, value);
  return found === undefined ? undefined : [found];
}

function insertion(
  text: string,
  document: Document.Parsed<ParsedNode>,
  key: string,
  added: Addition,
): Change | undefined {
  const eol = lineEnd(text);
  const lines = block(added);
  const root = document.contents;
  if (!isMap(root)) {
    const start = text.length;
    return { start, end: start, newText: `${gap(text, eol)}${key}:${eol}${indented(lines, 2, eol)}${eol}` };
  }
  if (root.flow === true) return undefined;
  const rootIndent = column(text, startOf(root.items[0]));
  const pair = root.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair === undefined) {
    const at = root.range[1];
    // Behind the last key, above comments that stand at the end of the file only if they belong to that key's line.
    const start = lineStop(text, at);
    const lead = text.slice(0, start).endsWith('\n') || start === 0 ? '' : eol;
    const rest = text.slice(start).trim() === '' ? '' : eol;
    const tail = lead === '' ? eol : rest === '' && start === text.length ? eol : '';
    return {
      start,
      end: start,
      newText: `${lead}${' '.repeat(rootIndent)}${key}:${eol}${indented(lines, rootIndent + 2, eol)}${tail}`,
    };
  }
  const value = pair.value;
  if (
    value === null ||
    (isScalar(value) && value.value === null) ||
    ((isSeq(value) || isMap(value)) && value.items.length === 0)
  ) {
    const written =
      (isSeq(value) || isMap(value)) && value.range ? { start: value.range[0], end: value.range[1] } : undefined;
    const from = written?.start ?? lineStop(text, (pair.key as ParsedNode).range[1]);
    let start = from;
    if (written !== undefined) while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1;
    return { start, end: written?.end ?? from, newText: `${eol}${indented(lines, rootIndent + 2, eol)}` };
  }
  if ((!isSeq(value) && !isMap(value)) || !value.range) return undefined;
  if (value.flow === true) {
    const end = endOf(value.items.at(-1));
    return end === undefined ? undefined : { start: end, end, newText: `, ${flow(added)}` };
  }
  return append(text, value, lines, eol);
}

function append(
  text: string,
  collection: YAMLSeq | YAMLMap,
  lines: readonly string[],
  eol: string,
): Change | undefined {
  const first = collection.items[0] as ParsedNode | Pair | undefined;
  const start = startOf(first);
  const end = endOf(collection.items.at(-1));
  if (start === undefined || end === undefined) return undefined;
  let indent = column(text, start);
  if (isSeq(collection)) {
    const lineHead = text.slice(start - indent, start);
    indent = lineHead.indexOf('-');
    if (indent < 0) return undefined;
  }
  const stop = lineStop(text, end);
  const atLineStart = stop === 0 || text[stop - 1] === '\n';
  return {
    start: stop,
    end: stop,
    newText: atLineStart ? `${indented(lines, indent, eol)}${eol}` : `${eol}${indented(lines, indent, eol)}`,
  };
}

function startOf(item: unknown): number | undefined {
  const node = item as { range?: readonly number[]; key?: { range?: readonly number[] } } | undefined;
  return node?.range?.[0] ?? node?.key?.range?.[0];
}

function endOf(item: unknown): number | undefined {
  const node = item as
    | { range?: readonly number[]; key?: { range?: readonly number[] }; value?: { range?: readonly number[] } | null }
    | undefined;
  return node?.range?.[1] ?? node?.value?.range?.[1] ?? node?.key?.range?.[1];
}

const indented = (lines: readonly string[], by: number, eol: string): string =>
  lines.map((line) => ' '.repeat(by) + line).join(eol);

const gap = (text: string, eol: string): string => (text === '' || text.endsWith('\n') || text === '\ufeff' ? '' : eol);

const lineEnd = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/**
 * End of the line that holds `at`, without its line ending; `at` itself when it begins a line (behind a block scalar).
 */
function lineStop(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at;
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return text[found - 1] === '\r' ? found - 1 : found;
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function column(text: string, at: number | undefined): number {
  return at === undefined ? 0 : at - lineStart(text, at);
}

function toEdit(text: string, { start, end, newText }: Change): Edit {
  return { range: new TextIndex(text).range({ start, end }), newText };
}

/** The smallest whole-line replacement that turns `before` into `after`. */
function difference(before: string, after: string): Change {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  start = lineStart(before, start);
  let same = 0;
  while (
    same < before.length - start &&
    same < after.length - start &&
    before[before.length - 1 - same] === after[after.length - 1 - same]
  )
    same += 1;
  // Whole lines at the end too, so that no edit begins or ends inside a line ending.
  const stop = before.indexOf('\n', before.length - same - 1);
  const end = stop < 0 || before.length - same === before.length ? before.length : stop + 1;
  return { start, end, newText: after.slice(start, after.length - (before.length - end)) };
}
