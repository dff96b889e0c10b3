/**
 * Ignored findings, without a mark in the text: an entry describes a finding by its rule, its item and the words around
 * it, so that it survives renumbering, moved items and edits elsewhere.
 */
import { addToGroup } from '../text/grouping';
import { entryAt, titleText } from '../plan/query';
import type { Plan } from '../plan/types';
import type { Finding, Rule } from '../rules/types';
import type { IgnoreEntry } from '../config/settings';

/** Characters to keep: on each side, of the place itself, and of a title. */
const aroundLength = 8;
const textLength = 40;
const titleLength = 60;
/** The fewest characters that must match if the item's title does not. */
const enough = 6;

interface Facts {
  readonly item: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** The place of a finding, described by words: without white space, and without the item's number, which may change. */
function factsOf(finding: Finding, plan: Plan): Facts {
  const { start, end } = finding.range;
  const entry = entryAt(plan.structure, start.line, start.character);
  const line = plan.lines[start.line];
  const title = entry === undefined ? '' : visible(titleText(plan, entry), titleLength);
  if (line === undefined) return { item: title, before: '', text: '', after: '' };
  const textStart = line.heading?.marker.spacing.end ?? 0;
  const from = Math.max(start.character, textStart);
  const to = Math.max(end.line === start.line ? end.character : line.text.length, from);
  return {
    item: title,
    before: tail(line.text.slice(Math.max(textStart, from - aroundLength * 8), from), aroundLength),
    text: visible(line.text.slice(from, to), textLength),
    after: end.line === start.line ? visible(line.text.slice(to, to + aroundLength * 8), aroundLength) : '',
  };
}

/**
 * Without white space and control characters; half a surrogate pair is replaced, since a file in UTF-8 can't hold it.
 */
function clean(text: string): string {
  return text
    .replace(/[\s\u0000-\u001f\u007f-\u009f\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, '')
    .replace(/[\ud800-\udfff]/gu, '\ufffd');
}

function visible(text: string, length: number): string {
  // A line may be megabytes long; what is cut here is far more than is kept.
  return [...clean(text.slice(0, length * 8))].slice(0, length).join('');
}

function tail(text: string, length: number): string {
  return [...clean(text)].slice(-length).join('');
}

/** Full and half width are equal, because fixing half-width marks must not bring an ignored finding back. */
const folded = (text: string): string => clean(text).normalize('NFKC');

const parts = ['item', 'before', 'text', 'after'] as const;
type Part = (typeof parts)[number];

/** An entry with its words folded; parts that it doesn't state are absent. */
interface Pattern {
  readonly entry: IgnoreEntry;
  readonly words: Readonly<Partial<Record<Part, string>>>;
  readonly sides: readonly ('before' | 'after')[];
}

/** By list of entries: the same object as long as the configuration is the same. */
const patternLists = new WeakMap<readonly IgnoreEntry[], readonly Pattern[]>();

function patternsOf(entries: readonly IgnoreEntry[]): readonly Pattern[] {
  let found = patternLists.get(entries);
  if (found === undefined) patternLists.set(entries, (found = entries.map(patternOf)));
  return found;
}

function patternOf(entry: IgnoreEntry): Pattern {
  const stated = parts.filter((part) => entry[part] !== undefined);
  return {
    entry,
    words: Object.fromEntries(stated.map((part) => [part, folded(entry[part] ?? '')])),
    sides: stated.filter((part) => part === 'before' || part === 'after'),
  };
}

/** Findings by the words at their place, for any combination of parts; each is indexed when it is first asked for. */
class FindingIndex {
  readonly #facts: readonly { readonly finding: Finding; readonly words: Facts }[];
  readonly #indexes = new Map<string, Map<string, Finding[]>>();

  constructor(findings: readonly Finding[], rules: ReadonlySet<string>, plan: Plan) {
    this.#facts = findings
      .filter(({ code }) => rules.has(code))
      .map((finding) => {
        const { item, before, text, after } = factsOf(finding, plan);
        return {
          finding,
          words: { item: folded(item), before: folded(before), text: folded(text), after: folded(after) },
        };
      });
  }

  /** The rule's findings that match the pattern in all of `asked`. */
  find({ entry, words }: Pattern, asked: readonly Part[]): readonly Finding[] {
    const name = asked.join();
    let index = this.#indexes.get(name);
    if (index === undefined) {
      this.#indexes.set(name, (index = new Map()));
      for (const fact of this.#facts) addToGroup(index, keyOf(fact.finding.code, fact.words, asked), fact.finding);
    }
    return index.get(keyOf(entry.rule, words, asked)) ?? [];
  }
}

function keyOf(rule: string, words: Readonly<Partial<Record<Part, string>>>, asked: readonly Part[]): string {
  // No word holds a line end: `clean` has taken them out.
  return [rule, ...asked.map((part) => words[part] ?? '')].join('\n');
}

/**
 * The findings that a pattern matches. Item and text, if stated, and one of the two
 * sides must match. If the item's title has changed, the text and both sides are
 * enough if they are long; the pattern then matches only the first such finding.
 */
function matching(pattern: Pattern, index: FindingIndex): readonly Finding[] {
  const { words, sides } = pattern;
  const place = parts.filter((part) => (part === 'item' || part === 'text') && words[part] !== undefined);
  if (sides.length === 0) return index.find(pattern, place);
  const strong = sides.flatMap((side) => index.find(pattern, [...place, side]));
  if (strong.length > 0 || words.item === undefined) return strong;
  const length = (words.text ?? '').length + sides.reduce((sum, side) => sum + (words[side] ?? '').length, 0);
  return length < enough ? [] : index.find(pattern, [...place.filter((part) => part !== 'item'), ...sides]).slice(0, 1);
}

export interface Filtered {
  /** The findings that remain, in their order. */
  readonly kept: readonly Finding[];
  /** Entries that match no finding. */
  readonly unused: readonly IgnoreEntry[];
}

/**
 * Leaves out what the entries match, whatever their `file` (see `ResolvedConfiguration.ignore`). Returns the same array
 * when nothing is left out.
 */
export function applyIgnore(entries: readonly IgnoreEntry[], findings: readonly Finding[], plan: Plan): Filtered {
  if (entries.length === 0) return { kept: findings, unused: entries };
  const patterns = patternsOf(entries);
  const index = new FindingIndex(findings, new Set(entries.map(({ rule }) => rule)), plan);
  const ignored = new Set<Finding>();
  const unused: IgnoreEntry[] = [];
  for (const pattern of patterns) {
    const found = matching(pattern, index);
    if (found.length === 0) unused.push(pattern.entry);
    for (const finding of found) ignored.add(finding);
  }
  return { kept: ignored.size === 0 ? findings : findings.filter((finding) => !ignored.has(finding)), unused };
}

/**
 * An entry for this finding. `file` is relative to the folder of `gzyd.yaml`. A tally rule reports once for each
 * document, at the first of many places, so its entry only names the file.
 */
export function entryFor(finding: Finding, plan: Plan, file: string, kind?: Rule['kind']): IgnoreEntry {
  if (kind === 'tally') return { rule: finding.code, file };
  const { item, before, text, after } = factsOf(finding, plan);
  return {
    rule: finding.code,
    file,
    ...(item === '' ? {} : { item }),
    ...(before === '' ? {} : { before }),
    ...(text === '' ? {} : { text }),
    ...(after === '' ? {} : { after }),
  };
}

/** Entries for all findings of one plan, each once; for `gzyd baseline`. */
export function baselineEntries(
  findings: readonly Finding[],
  plan: Plan,
  file: string,
  kindOf: (code: string) => Rule['kind'] | undefined = () => undefined,
): IgnoreEntry[] {
  const entries = new Map<string, IgnoreEntry>();
  for (const finding of findings) {
    const entry = entryFor(finding, plan, file, kindOf(finding.code));
    entries.set(JSON.stringify(entry), entry);
  }
  return [...entries.values()];
}
