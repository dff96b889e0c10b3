/**
 * Word's automatic numbers: which list a paragraph belongs to, and what number it shows (ECMA-376 part 1, 17.9). The
 * file holds only rules for counting, so every paragraph must be counted in its turn.
 */
import { formatNumber } from './numerals';
import { numberProperties, type NumberProperties, type Styles } from './styles';
import { child, children, isOn, numberOf, valueOf, wholeNumber, type XmlElement } from './xml';

/** What stands between a number and the text. */
export type Suffix = 'tab' | 'space' | 'nothing';

/** A number as Word shows it. */
export interface NumberLabel {
  readonly text: string;
  readonly suffix: Suffix;
  readonly isBullet: boolean;
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** Of the format `custom`. */
  readonly pattern?: string;
  /** `%1` stands for the number of the outermost level. */
  readonly template: string;
  readonly suffix: Suffix;
  /** The level is counted afresh after a paragraph of this level (1 is the outermost) or above; 0: never. */
  readonly restart?: number;
  /** All numbers of the label are ordinary figures. */
  readonly isLegal: boolean;
  readonly style?: string;
}

interface List {
  /** Lists that share it go on counting from one another. */
  readonly abstractId: string;
  readonly levels: readonly (Level | undefined)[];
  /** By level, where this list begins anew when it is used first. */
  readonly startOverrides: ReadonlyMap<number, number>;
}

const levelCount = 9;

export class Numbering {
  readonly #lists: ReadonlyMap<number, List>;
  /** By abstract list, then by level: the last number; undefined before the first. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  /** Overrides that have been applied, as `numId/level`. */
  readonly #begun = new Set<string>();
  readonly #styles: Styles;

  constructor(root: XmlElement | undefined, styles: Styles) {
    this.#styles = styles;
    this.#lists = readLists(root, styles);
  }

  /** Counts a paragraph with these properties. Undefined if it shows no number. */
  next(properties: XmlElement | undefined): NumberLabel | undefined {
    const place = this.#placeOf(properties);
    if (place === undefined) return undefined;
    const { numId, list, level } = place;
    const definition = list.levels[level];
    if (definition === undefined) return undefined;
    this.#count(numId, list, level, definition);
    return this.#label(list, level, definition);
  }

  #placeOf(properties: XmlElement | undefined): { numId: number; list: List; level: number } | undefined {
    const own = numberProperties(properties);
    const chain = this.#styles.chain(valueOf(properties, 'w:pStyle'));
    const styled = chain.find(({ number }) => number.numId !== undefined);
    const numId = own.numId ?? styled?.number.numId;
    const list = numId === undefined || numId === 0 ? undefined : this.#lists.get(numId);
    if (numId === undefined || list === undefined) return undefined;
    const level = levelIn(list, own, chain);
    return level < 0 || level >= levelCount ? undefined : { numId, list, level };
  }

  #count(numId: number, list: List, level: number, definition: Level): void {
    let counts = this.#counts.get(list.abstractId);
    if (counts === undefined) this.#counts.set(list.abstractId, (counts = []));
    const override = list.startOverrides.get(level);
    const key = `${numId}/${level}`;
    const last = counts[level];
    if (override !== undefined && !this.#begun.has(key)) counts[level] = override;
    else counts[level] = last === undefined ? (override ?? definition.start) : last + 1;
    this.#begun.add(key);
    for (let deeper = level + 1; deeper < levelCount; deeper++) {
      const restart = list.levels[deeper]?.restart;
      if (restart === undefined || level < restart) counts[deeper] = undefined;
    }
    // A level that was left out counts as begun: 1.1 without a 1. above it is followed by 1.2 or 2.
    for (let upper = 0; upper < level; upper++) counts[upper] ??= list.levels[upper]?.start ?? 1;
  }

  #label(list: List, level: number, { template, format, suffix, isLegal }: Level): NumberLabel {
    const isBullet = format === 'bullet';
    const counts = this.#counts.get(list.abstractId)!;
    const text = template.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const of = list.levels[index];
      const value = counts[index];
      if (of === undefined || value === undefined || index > level) return '';
      return isLegal && of.format !== 'none' ? String(value) : formatNumber(value, of.format, of.pattern);
    });
    return { text: isBullet ? template : text.trim(), suffix, isBullet };
  }
}

/** A level named by the paragraph itself, else the one that is linked to its style, else what a style says. */
function levelIn(list: List, own: NumberProperties, chain: ReturnType<Styles['chain']>): number {
  if (own.level !== undefined) return own.level;
  if (own.numId === undefined) {
    for (const { id } of chain) {
      const linked = list.levels.findIndex((level) => level?.style === id);
      if (linked >= 0) return linked;
    }
  }
  return chain.find(({ number }) => number.level !== undefined)?.number.level ?? 0;
}

function readLists(root: XmlElement | undefined, styles: Styles): Map<number, List> {
  const abstracts = new Map(
    children(root, 'w:abstractNum').map((element) => [element.attributes['w:abstractNumId'] ?? '', element]),
  );
  const abstractOf = new Map<number, string>();
  for (const element of children(root, 'w:num')) {
    const numId = wholeNumber(element.attributes['w:numId']);
    const abstractId = valueOf(element, 'w:abstractNumId');
    if (numId !== undefined && abstractId !== undefined) abstractOf.set(numId, abstractId);
  }
  /** A list may be defined by a numbering style, which leads to another list. */
  const definitionOf = (abstractId: string): [string, XmlElement | undefined] => {
    const element = abstracts.get(abstractId);
    const link = valueOf(element, 'w:numStyleLink');
    const linked = link === undefined ? undefined : abstractOf.get(styles.listOf(link) ?? -1);
    return linked === undefined ? [abstractId, element] : [linked, abstracts.get(linked)];
  };
  const lists = new Map<number, List>();
  for (const element of children(root, 'w:num')) {
    const numId = wholeNumber(element.attributes['w:numId']);
    if (numId === undefined) continue;
    const [abstractId, definition] = definitionOf(abstractOf.get(numId) ?? '');
    lists.set(numId, readList(abstractId, definition, element));
  }
  return lists;
}

function readList(abstractId: string, definition: XmlElement | undefined, num: XmlElement): List {
  const levels: (Level | undefined)[] = new Array<undefined>(levelCount).fill(undefined);
  const take = (element: XmlElement, index: number | undefined): void => {
    if (index !== undefined && index >= 0 && index < levelCount) levels[index] = readLevel(element);
  };
  for (const element of children(definition, 'w:lvl')) take(element, wholeNumber(element.attributes['w:ilvl']));
  const startOverrides = new Map<number, number>();
  for (const override of children(num, 'w:lvlOverride')) {
    const index = wholeNumber(override.attributes['w:ilvl']);
    const own = child(override, 'w:lvl');
    if (own !== undefined) take(own, index);
    const start = numberOf(override, 'w:startOverride');
    if (index !== undefined && start !== undefined) startOverrides.set(index, start);
  }
  return { abstractId, levels, startOverrides };
}

function readLevel(element: XmlElement): Level {
  const format = formatElement(element)?.attributes ?? {};
  const suffix = valueOf(element, 'w:suff');
  const restart = numberOf(element, 'w:lvlRestart');
  const style = valueOf(element, 'w:pStyle');
  const pattern = format['w:format'];
  return {
    start: numberOf(element, 'w:start') ?? 0,
    format: format['w:val'] ?? 'decimal',
    ...(pattern === undefined ? {} : { pattern }),
    template: valueOf(element, 'w:lvlText') ?? '',
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    ...(restart === undefined ? {} : { restart }),
    isLegal: isOn(element, 'w:isLgl'),
    ...(style === undefined ? {} : { style }),
  };
}

/** A newer format is offered together with an older one to fall back on; both are known here. */
function formatElement(level: XmlElement): XmlElement | undefined {
  const choice = child(child(level, 'mc:AlternateContent'), 'mc:Choice');
  return child(level, 'w:numFmt') ?? child(choice, 'w:numFmt');
}
