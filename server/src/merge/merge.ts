/**
 * Drafts of many departments as one plan: sections are recognised by their titles, items that say much the same stand
 * side by side, and what fits nowhere comes last, under a heading that says so. Every sentence is kept.
 */
import { matchItems, type Matchable } from '../plan/identity/match';
import { wordsOf } from '../plan/identity/words';
import { gramsOf, overlap } from '../ledger/targetChanges';
import { titleOf, type Draft, type DraftItem } from './draft';

/** Somebody's words in the merged plan. */
export interface Contribution {
  /** Names of the drafts that say exactly this. */
  readonly from: readonly string[];
  readonly item: DraftItem;
  /** How alike it is to the first of its group, 0–1. */
  readonly score: number;
}

/** Items that say much the same, or one alone. */
export interface MergedGroup {
  readonly members: readonly Contribution[];
}

export interface Paragraphs {
  readonly from: readonly string[];
  readonly lines: readonly string[];
}

export interface MergedSection {
  readonly title: string;
  readonly text: string;
  /** Of all that fits no section. */
  readonly isRest: boolean;
  /** What its drafts call it, where they don't call it the same. */
  readonly aliases: readonly { readonly from: string; readonly title: string }[];
  readonly paragraphs: readonly Paragraphs[];
  readonly groups: readonly MergedGroup[];
  /** Sections that the model lacks; only the one of all the rest has any. */
  readonly parts: readonly MergedSection[];
}

export interface Merged {
  readonly title: string | undefined;
  readonly opening: readonly string[];
  readonly sections: readonly MergedSection[];
  readonly closing: readonly string[];
  /** The titles of the drafts, which are no part of the plan. */
  readonly titles: readonly { readonly from: string; readonly title: string }[];
}

export interface MergeOptions {
  /** Its title, and its sections in their order, with nothing in them. */
  readonly like?: Draft;
  readonly title?: string;
}

export const restTitle = '其他（未能归入以上各部分，请归类）';

interface Group {
  readonly members: Contribution[];
}

interface Section {
  readonly title: string;
  readonly text: string;
  readonly isRest: boolean;
  readonly aliases: { from: string; title: string }[];
  readonly paragraphs: { from: string[]; lines: readonly string[] }[];
  readonly groups: Group[];
  readonly parts: Section[];
}

/** So alike, two titles are those of one section. */
const sameSection = 0.6;
/** More than any likeness. */
const sameWords = 2;
/** So alike, two items are said to be one task. */
const sameTask = 0.5;

/** The first draft, or `like`, gives the order of the sections. */
export function mergeDrafts(drafts: readonly Draft[], { like, title }: MergeOptions = {}): Merged {
  const sections = (like?.sections ?? []).map(({ title: name, text }) => newSection(name, text));
  const rest = newSection(restTitle, restTitle, true);
  // Drafts may share a section that the model lacks; its heading stays with what stood below it.
  const unknown = like === undefined ? sections : rest.parts;
  const find = (name: string, least?: number): Section | undefined =>
    sectionFor(sections, name, least) ?? sectionFor(rest.parts, name, least);
  const emptied = new Set<Section>();
  const [first] = drafts;
  const known: { readonly group: Group; readonly said: Matchable }[] = [];
  for (const draft of drafts) {
    const placed: { readonly section: Section; readonly item: DraftItem }[] = [];
    const place = (section: Section, items: readonly DraftItem[]): void => {
      for (const item of items) placed.push({ section, item });
    };
    for (const { title: name, text, lines, children } of draft.sections) {
      let section = find(name);
      if (section === undefined) unknown.push((section = newSection(name, text)));
      if (children.length > 0 && section.text === section.title) emptied.add(section);
      if (section.title !== name) section.aliases.push({ from: draft.name, title: name });
      addParagraphs(section, draft.name, section.text === text ? lines : withoutTitle({ text, lines }));
      place(section, children);
    }
    for (const item of draft.loose) {
      const section = find(titleOf(item), sameWords);
      if (section === undefined) place(rest, [item]);
      else {
        addParagraphs(section, draft.name, withoutTitle(item));
        place(section, item.children);
      }
    }
    if (draft !== first || like !== undefined) addParagraphs(rest, draft.name, [...draft.opening, ...draft.closing]);
    addItems(placed, draft.name, known);
  }
  // All that it held may stand beside what others have said elsewhere.
  const parts = rest.parts.filter((part) => !isVacant(part) || !emptied.has(part));
  const isFirstFrame = like === undefined;
  return {
    title: title ?? like?.title ?? first?.title,
    opening: isFirstFrame ? (first?.opening ?? []) : [],
    closing: isFirstFrame ? (first?.closing ?? []) : [],
    sections: [...sections, { ...rest, parts }].filter((section) => !section.isRest || !isVacant(section)),
    titles: drafts.flatMap(({ name, title: own }) => (own === undefined ? [] : [{ from: name, title: own }])),
  };
}

function newSection(title: string, text: string, isRest = false): Section {
  return { title, text, isRest, aliases: [], paragraphs: [], groups: [], parts: [] };
}

function isVacant({ paragraphs, groups, parts }: Section): boolean {
  return paragraphs.length + groups.length + parts.length === 0;
}

/** The likeliest section of that name. */
function sectionFor(sections: readonly Section[], title: string, least = sameSection): Section | undefined {
  const words = wordsOf(title);
  if (words === '') return undefined;
  const grams = gramsOf(words);
  let best: Section | undefined;
  let score = 0;
  for (const section of sections) {
    const own = wordsOf(section.title);
    const alike = own === words ? sameWords : overlap(gramsOf(own), grams);
    if (alike >= least && alike > score) [best, score] = [section, alike];
  }
  return best;
}

/** What a heading of one line says behind its title, and what stands below it. */
function withoutTitle({ text, lines }: Pick<DraftItem, 'text' | 'lines'>): readonly string[] {
  const more = text
    .trimStart()
    .slice(titleOf({ text }).length)
    .replace(/^[。！？\s]+/, '');
  return more === '' ? lines : [more, ...lines];
}

function addParagraphs({ paragraphs }: Section, from: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const same = paragraphs.find((one) => one.lines.join('\n') === lines.join('\n'));
  if (same === undefined) paragraphs.push({ from: [from], lines });
  else same.from.push(from);
}

/** Next to what others have said of the same task, if somebody has. */
function addItems(
  placed: readonly { readonly section: Section; readonly item: DraftItem }[],
  from: string,
  known: { readonly group: Group; readonly said: Matchable }[],
): void {
  const before = known.map(({ said }, index) => ({ ...said, index }));
  const after = placed.map(({ item }, index) => ({ ...matchable(item, `${known.length + index}`), index }));
  const twins = new Map(
    matchItems(before, after).pairs.flatMap(({ earlier, later, score }) =>
      score < sameTask ? [] : [[later.index, { group: known[earlier.index]!.group, score }] as const],
    ),
  );
  placed.forEach(({ section, item }, index) => {
    const twin = twins.get(index);
    const same = twin?.group.members.findIndex((one) => JSON.stringify(one.item) === JSON.stringify(item)) ?? -1;
    if (same >= 0) {
      const member = twin!.group.members[same]!;
      twin!.group.members[same] = { ...member, from: [...member.from, from] };
      return;
    }
    const group: Group = twin?.group ?? { members: [] };
    group.members.push({ from: [from], item, score: twin?.score ?? 1 });
    if (twin === undefined) section.groups.push(group);
    known.push({ group, said: after[index]! });
  });
}

function matchable(item: DraftItem, id: string): Matchable {
  const title = titleOf(item);
  const below = ({ lines, children }: DraftItem): string[] => [
    ...lines,
    ...children.flatMap((child) => [child.text, ...below(child)]),
  ];
  return { id, parent: null, number: null, title, text: [item.text.slice(title.length), ...below(item)].join('\n') };
}
