/**
 * Which item of one text is which item of another: two versions of a plan, or the plans of two years.
 *
 * Items are recognised by their words, not by number or place. Those that say the same are paired first; then sections
 * whose items are paired; then reworded ones, by the pairs of characters they share, where rare pairs count more; last,
 * what is left between the same neighbours. An index of characters finds the candidates, so the cost grows with the
 * text, not with the number of pairs.
 */
import { addToGroup } from '../../text/grouping';
import { longestIncreasing } from './longestIncreasing';
import { keysOf, Similarity, type Grams } from './similarity';
import { wordsOf } from './words';

/** What matching needs of an item. `PlanItem` and the items of `gzyd extract` have it. */
export interface Matchable {
  readonly id: string;
  /** Id of the section or item that contains it, which must be in the same list. */
  readonly parent: string | null;
  readonly number: number | null;
  readonly title: string;
  /** What it says after its title, without what is below it. */
  readonly text: string;
}

/**
 * `same` same title, same place · `moved` same title under another parent or in another order · `reworded` another
 * title. A reworded item may have moved, and any may be edited below its title or renumbered: see the flags of
 * `MatchedPair`.
 */
export type MatchKind = 'same' | 'moved' | 'reworded';

export interface MatchedPair<E, L> {
  readonly kind: MatchKind;
  readonly earlier: E;
  readonly later: L;
  /** How alike they are: 1 the same words throughout, 0 nothing in common but their place. */
  readonly score: number;
  readonly moved: boolean;
  /** The words after its title have changed. */
  readonly edited: boolean;
  readonly renumbered: boolean;
}

/** An item most of whose words are found in an item that already has a pair. */
export interface Part<E, L> {
  readonly earlier: E;
  readonly later: L;
  /** Share of its words that are found there, 0–1. */
  readonly score: number;
}

/**
 * Each earlier item is in one of `pairs`, `merged` and `removed`; each later one in one of `pairs`, `split` and
 * `added`.
 */
export interface Matching<E, L> {
  /** In the order of the later items. */
  readonly pairs: readonly MatchedPair<E, L>[];
  /** A new item, and the one whose text it took. */
  readonly split: readonly Part<E, L>[];
  /** An item that is gone, and the one that took its text. */
  readonly merged: readonly Part<E, L>[];
  readonly removed: readonly E[];
  readonly added: readonly L[];
}

/** What an item says, spelled one way. Its characters are read on first use: most items say the same as before. */
class Spelling {
  readonly words: string;
  readonly text: string;
  #title: Uint32Array | undefined;
  #body: Uint32Array | undefined;
  #whole: Uint32Array | undefined;

  constructor({ title, text }: Pick<Matchable, 'title' | 'text'>) {
    this.words = wordsOf(title);
    this.text = wordsOf(text);
  }

  /** The keys of its pairs of characters. */
  get titleKeys(): Uint32Array {
    return (this.#title ??= keysOf(this.words));
  }

  get textKeys(): Uint32Array {
    return (this.#body ??= keysOf(this.text));
  }

  get wholeKeys(): Uint32Array {
    return (this.#whole ??= keysOf(this.words + this.text));
  }
}

/** Items made ready for matching. Whoever matches them with many others makes them ready once. */
export interface SpelledItems<Item> {
  readonly items: readonly Item[];
  readonly spellings: readonly Spelling[];
}

/** `others` are items that say much the same: an earlier version of the same plan. */
export function spellItems<Item extends Matchable>(
  items: readonly Item[],
  others?: SpelledItems<Matchable>,
): SpelledItems<Item> {
  const key = ({ title, text }: Matchable): string => `${title}\n${text}`;
  const known = new Map(others?.items.map((item, index) => [key(item), others.spellings[index]!]));
  return { items, spellings: items.map((item) => known.get(key(item)) ?? new Spelling(item)) };
}

/** An item that is being matched. */
interface Node {
  readonly words: string;
  readonly text: string;
  readonly spelling: Spelling;
  readonly parent: Node | undefined;
  readonly index: number;
  readonly children: Node[];
  pair: Node | undefined;
}

/** So alike, two items are the same, wherever they are. */
const alike = 0.5;
/** The same for the only item between the same two neighbours. */
const alikeInPlace = 0.2;
/** The same for the titles of items with the same text. */
const titleAlike = 0.3;
/** With so much of its text in another, an item was split from it or merged into it. */
const contained = 0.6;
/** A shorter text may be the same, or part of another, by chance. */
const shortest = 8;
/**
 * Of two years' plans whose items are whole fields of work, written anew each year, so much of a field is left, and no
 * other field has half as much.
 */
const alikeField = 0.1;
const clearly = 2;
/** Pairs of characters that the text of a field has at least. */
const fieldKeys = 100;

/** Both lists in text order. Nothing is matched twice. */
export function matchItems<E extends Matchable, L extends Matchable>(
  earlier: readonly E[],
  later: readonly L[],
): Matching<E, L> {
  const spelled = spellItems(earlier);
  return matchSpelled(spelled, spellItems(later, spelled));
}

/** `years`: the two are plans of their own rather than versions of one, so that long items may be written anew. */
export function matchSpelled<E extends Matchable, L extends Matchable>(
  earlierSide: SpelledItems<E>,
  laterSide: SpelledItems<L>,
  { years = false }: { readonly years?: boolean } = {},
): Matching<E, L> {
  const earlier = earlierSide.items;
  const later = laterSide.items;
  const before = nodesOf(earlierSide);
  const after = nodesOf(laterSide);
  const similarity = new NodeSimilarity([...before, ...after]);
  pairSameWords(before, after, similarity);
  pairByChildren(before);
  pairInPlace(before, after, similarity, alike);
  pairAlike(before, after, similarity);
  pairLeftTwins(before, after);
  pairByChildren(before);
  pairInPlace(before, after, similarity, alikeInPlace);
  // Each pair leaves fewer rivals to the rest.
  while (years && pairFields(before, after, similarity));

  const moved = movedAmong(after);
  const pairs = after
    .filter(({ pair }) => pair !== undefined)
    .map((node): MatchedPair<E, L> => {
      const other = node.pair!;
      const [one, two] = [earlier[other.index]!, later[node.index]!];
      const hasMoved = moved.has(node);
      return {
        kind: node.words !== other.words ? 'reworded' : hasMoved ? 'moved' : 'same',
        earlier: one,
        later: two,
        score: similarity.likeness(other, node),
        moved: hasMoved,
        edited: node.text !== other.text,
        renumbered: one.number !== two.number,
      };
    });
  const split = partsOf(after, before, similarity).map(({ node, whole, score }) => ({
    earlier: earlier[whole.index]!,
    later: later[node.index]!,
    score,
  }));
  const merged = partsOf(before, after, similarity).map(({ node, whole, score }) => ({
    earlier: earlier[node.index]!,
    later: later[whole.index]!,
    score,
  }));
  const isSplit = new Set(split.map((part) => part.later));
  const isMerged = new Set(merged.map((part) => part.earlier));
  return {
    pairs,
    split,
    merged,
    removed: earlier.filter((item, index) => before[index]!.pair === undefined && !isMerged.has(item)),
    added: later.filter((item, index) => after[index]!.pair === undefined && !isSplit.has(item)),
  };
}

function nodesOf({ items, spellings }: SpelledItems<Matchable>): Node[] {
  const byId = new Map<string, Node>();
  return items.map((item, index) => {
    const spelling = spellings[index]!;
    const { words, text } = spelling;
    const parent = item.parent === null ? undefined : byId.get(item.parent);
    const node: Node = {
      words,
      text,
      spelling,
      parent,
      index,
      children: [],
      pair: undefined,
    };
    parent?.children.push(node);
    byId.set(item.id, node);
    return node;
  });
}

function join(earlier: Node, later: Node): void {
  earlier.pair = later;
  later.pair = earlier;
}

const unpaired = (nodes: readonly Node[]): Node[] => nodes.filter(({ pair }) => pair === undefined);

/** The unpaired nodes by key, in text order; without those that have no key. */
function groups(nodes: readonly Node[], keyOf: (node: Node) => string | undefined): Map<string, Node[]> {
  const found = new Map<string, Node[]>();
  for (const node of unpaired(nodes)) {
    const key = keyOf(node);
    if (key !== undefined) addToGroup(found, key, node);
  }
  return found;
}

/** Pairs those of one key in order; with `evenly`, only where both sides have equally many. */
function pairByKey(
  before: readonly Node[],
  after: readonly Node[],
  evenly: boolean,
  keyOf: (node: Node) => string | undefined,
): void {
  const others = groups(after, keyOf);
  for (const [key, ones] of groups(before, keyOf)) {
    const candidates = others.get(key) ?? [];
    if (evenly && candidates.length !== ones.length) continue;
    for (let at = 0; at < Math.min(ones.length, candidates.length); at++) join(ones[at]!, candidates[at]!);
  }
}

/** Same title or same text. Among twins, those with the same text are paired first, then those in the same section. */
function pairSameWords(before: readonly Node[], after: readonly Node[], similarity: NodeSimilarity): void {
  const said = ({ words, text }: Node): string | undefined => (words + text === '' ? undefined : `${words}\n${text}`);
  pairByKey(before, after, false, (node) =>
    said(node) === undefined ? undefined : `${said(node)}\n${node.parent?.words ?? ''}`,
  );
  pairByKey(before, after, false, (node) => (node.text === '' ? undefined : said(node)));
  pairSameText(before, after, similarity);
  pairByKey(before, after, true, (node) =>
    node.words === '' ? undefined : `${node.words}\n${node.parent?.words ?? ''}`,
  );
  pairByKey(before, after, true, ({ words }) => (words === '' ? undefined : words));
}

/**
 * Items with the same text and similar titles, when no other item has that text. They go first: an item that kept the
 * title but has another text is a different one.
 */
function pairSameText(before: readonly Node[], after: readonly Node[], similarity: NodeSimilarity): void {
  const textOf = ({ text }: Node): string | undefined => (text.length < shortest ? undefined : text);
  const others = groups(after, textOf);
  for (const [text, [one, ...more]] of groups(before, textOf)) {
    const [other, ...further] = others.get(text) ?? [];
    if (other === undefined || more.length + further.length > 0) continue;
    if (similarity.titles(one!, other) >= titleAlike) join(one!, other);
  }
}

function pairLeftTwins(before: readonly Node[], after: readonly Node[]): void {
  pairByKey(before, after, false, ({ words }) => (words === '' ? undefined : words));
}

/** Two sections are the same if each holds most of the other's items. From the innermost out. */
function pairByChildren(before: readonly Node[]): void {
  for (const node of unpaired(before).reverse()) {
    const votes = new Map<Node, number>();
    for (const { pair } of node.children) {
      const parent = pair?.parent;
      if (parent !== undefined && parent.pair === undefined) votes.set(parent, (votes.get(parent) ?? 0) + 1);
    }
    for (const [other, count] of votes) {
      if (count * 2 > Math.max(node.children.length, other.children.length)) join(node, other);
    }
  }
}

/**
 * Equally long stretches of unpaired items between the same neighbours: the first is paired with the first, and so on,
 * if they are alike.
 */
function pairInPlace(
  before: readonly Node[],
  after: readonly Node[],
  similarity: NodeSimilarity,
  threshold: number,
): void {
  for (let start = 0; start < before.length; start++) {
    if (before[start]!.pair !== undefined) continue;
    let end = start;
    while (end < before.length && before[end]!.pair === undefined) end++;
    const from = start === 0 ? 0 : before[start - 1]!.pair!.index + 1;
    const to = end === before.length ? after.length : before[end]!.pair!.index;
    if (to - from === end - start) {
      const pairs: (readonly [Node, Node])[] = [];
      for (let at = start; at < end; at++) {
        const [one, other] = [before[at]!, after[from + at - start]!];
        if (other.pair !== undefined || similarity.likeness(one, other) < threshold) continue;
        // Tasks are worded alike (6月底前建成…个): if no word of the title is left, another one took its place.
        if (threshold < alike && similarity.titles(one, other) === 0) continue;
        pairs.push([one, other]);
      }
      for (const [one, other] of pairs) join(one, other);
    }
    start = end;
  }
}

/** The likeliest pairs first; among equally likely ones those under the same parent, then the nearest. */
function pairAlike(before: readonly Node[], after: readonly Node[], similarity: NodeSimilarity): void {
  const rest = unpaired(after);
  const candidatesOf = similarity.index(rest);
  const found: { readonly one: Node; readonly other: Node; readonly score: number; readonly near: number }[] = [];
  for (const one of unpaired(before)) {
    for (const at of candidatesOf(one)) {
      const other = rest[at]!;
      const score = similarity.likeness(one, other);
      if (score < alike) continue;
      const distance = Math.abs(one.index / before.length - other.index / after.length);
      found.push({ one, other, score, near: (sameParent(one, other) ? 1 : 0) - distance });
    }
  }
  found.sort(
    (a, b) => b.score - a.score || b.near - a.near || a.one.index - b.one.index || a.other.index - b.other.index,
  );
  for (const { one, other } of found) if (one.pair === undefined && other.pair === undefined) join(one, other);
}

/** Long items that are left, if each is by far the likeliest of the other. Returns whether there were any. */
function pairFields(before: readonly Node[], after: readonly Node[], similarity: NodeSimilarity): boolean {
  const isLong = ({ spelling }: Node): boolean => spelling.wholeKeys.length >= fieldKeys;
  const [ones, others] = [unpaired(before).filter(isLong), unpaired(after).filter(isLong)];
  if (ones.length === 0 || others.length === 0) return false;
  const [othersLike, onesLike] = [similarity.index(others), similarity.index(ones)];
  const likeliest = (node: Node, candidates: readonly Node[]): Node | undefined => {
    const scored = candidates.map((other) => ({ other, score: similarity.likeness(node, other) }));
    const [best, second] = scored.sort((a, b) => b.score - a.score);
    if (best === undefined || best.score < alikeField) return undefined;
    return best.score >= clearly * (second?.score ?? 0) ? best.other : undefined;
  };
  const pairs = ones.flatMap((one): (readonly [Node, Node])[] => {
    const other = likeliest(
      one,
      othersLike(one).map((at) => others[at]!),
    );
    const back =
      other &&
      likeliest(
        other,
        onesLike(other).map((at) => ones[at]!),
      );
    return back === one ? [[one, other!]] : [];
  });
  for (const [one, other] of pairs) join(one, other);
  return pairs.length > 0;
}

/** Whether their parents are a pair, or neither has a parent. */
function sameParent(one: Node, other: Node): boolean {
  return one.parent?.pair === undefined
    ? (one.parent === undefined) === (other.parent === undefined) && other.parent?.pair === undefined
    : one.parent.pair === other.parent;
}

interface NodeGrams {
  readonly title: Grams;
  readonly text: Grams;
  readonly whole: Grams;
}

/** How alike items are; nothing is weighed before somebody asks. */
class NodeSimilarity {
  readonly #nodes: readonly Node[];
  #known: Similarity | undefined;
  readonly #grams = new Map<Node, NodeGrams>();

  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes;
  }

  get #texts(): Similarity {
    return (this.#known ??= new Similarity(this.#nodes.map(({ spelling }) => spelling.wholeKeys)));
  }

  /** How alike the titles alone are, 0–1. */
  titles(one: Node, other: Node): number {
    return one.words === other.words ? 1 : this.#texts.overlap(this.#gramsOf(one).title, this.#gramsOf(other).title);
  }

  /** 0–1. Title and text count equally; the texts are compared whole where the end of the title has moved. */
  likeness(one: Node, other: Node): number {
    if (one.words === other.words && one.text === other.text) return 1;
    const titles = this.titles(one, other);
    const [a, b] = [this.#gramsOf(one), this.#gramsOf(other)];
    if (one.text === '' && other.text === '') return titles;
    const whole = this.#texts.overlap(a.whole, b.whole);
    if (one.text === '' || other.text === '') return Math.max(titles, whole);
    const texts = one.text === other.text ? 1 : this.#texts.overlap(a.text, b.text);
    return Math.max((titles + texts) / 2, whole);
  }

  /** Share of what `part` says that `whole` says too, 0–1. */
  share(part: Node, whole: Node): number {
    return this.#texts.share(this.#gramsOf(part).whole, this.#gramsOf(whole).whole);
  }

  /** Returns a search for the likeliest of `nodes`, by index. */
  index(nodes: readonly Node[]): (node: Node) => readonly number[] {
    const search = this.#texts.index(nodes.map((node) => this.#gramsOf(node).whole));
    return (node) => search(this.#gramsOf(node).whole);
  }

  #gramsOf(node: Node): NodeGrams {
    let grams = this.#grams.get(node);
    if (grams === undefined) {
      const { titleKeys, textKeys, wholeKeys } = node.spelling;
      const of = (keys: Uint32Array): Grams => this.#texts.weighed(keys);
      this.#grams.set(node, (grams = { title: of(titleKeys), text: of(textKeys), whole: of(wholeKeys) }));
    }
    return grams;
  }
}

function wholeOf({ words, text }: Node): string {
  return words + text;
}

/** Those of `nodes` that have another parent than their pair, or another order under the same parent. */
function movedAmong(nodes: readonly Node[]): ReadonlySet<Node> {
  const moved = new Set<Node>();
  const siblings = new Map<Node | undefined, Node[]>();
  for (const node of nodes) {
    if (node.pair === undefined) continue;
    if (sameParent(node.pair, node)) addToGroup(siblings, node.parent, node);
    else moved.add(node);
  }
  for (const group of siblings.values()) {
    const kept = new Set(longestIncreasing(group.map(({ pair }) => pair!.index)));
    group.forEach((node, at) => {
      if (!kept.has(at)) moved.add(node);
    });
  }
  return moved;
}

interface FoundPart {
  readonly node: Node;
  /** The item on the other side whose text contains the node's. */
  readonly whole: Node;
  readonly score: number;
}

/** The unpaired `nodes` whose words are found in a paired one of `others`, but not in its pair. */
function partsOf(nodes: readonly Node[], others: readonly Node[], similarity: NodeSimilarity): FoundPart[] {
  const rest = unpaired(nodes).filter((node) => wholeOf(node).length >= shortest);
  if (rest.length === 0) return [];
  const wholes = others.filter(
    ({ pair, words, text }) => pair !== undefined && (pair.words !== words || pair.text !== text),
  );
  const candidatesOf = similarity.index(wholes);
  return rest.flatMap((node) => {
    let best: FoundPart | undefined;
    for (const at of candidatesOf(node)) {
      const whole = wholes[at]!;
      const score = similarity.share(node, whole);
      if (score < contained || score <= (best?.score ?? 0)) continue;
      if (similarity.share(node, whole.pair!) < contained) best = { node, whole, score };
    }
    return best === undefined ? [] : [best];
  });
}
