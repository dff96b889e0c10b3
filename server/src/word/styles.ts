/** What `styles.xml` says about numbers. */
import { child, children, numberOf, valueOf, type XmlElement } from './xml';

/** `w:numPr`, each half of which may come from somewhere else. */
export interface NumberProperties {
  /** 0: no number, even if a style has one. */
  readonly numId?: number;
  readonly level?: number;
}

export interface Styles {
  /** Paragraph styles from `id` up to what it is based on. Without an `id`, the default style of paragraphs. */
  chain(id: string | undefined): readonly Style[];
  /** The list that a numbering style stands for. */
  listOf(style: string): number | undefined;
}

export interface Style {
  readonly id: string;
  readonly basedOn?: string;
  readonly number: NumberProperties;
}

/** `w:numPr` of a paragraph or a style. */
export function numberProperties(properties: XmlElement | undefined): NumberProperties {
  const found = child(properties, 'w:numPr');
  const numId = numberOf(found, 'w:numId');
  const level = numberOf(found, 'w:ilvl');
  return { ...(numId === undefined ? {} : { numId }), ...(level === undefined ? {} : { level }) };
}

export function readStyles(root: XmlElement | undefined): Styles {
  const styles = new Map<string, Style>();
  let defaultId: string | undefined;
  for (const element of children(root, 'w:style')) {
    const id = element.attributes['w:styleId'];
    if (id === undefined) continue;
    const properties = child(element, 'w:pPr');
    const basedOn = valueOf(element, 'w:basedOn');
    styles.set(id, { id, ...(basedOn === undefined ? {} : { basedOn }), number: numberProperties(properties) });
    const isDefault = ['1', 'true', 'on'].includes(element.attributes['w:default'] ?? '');
    if (isDefault && element.attributes['w:type'] === 'paragraph') defaultId = id;
  }
  const chains = new Map<string | undefined, readonly Style[]>();
  return {
    chain(id) {
      let found = chains.get(id);
      if (found === undefined) chains.set(id, (found = chainOf(styles, id ?? defaultId)));
      return found;
    },
    listOf: (style) => styles.get(style)?.number.numId,
  };
}

/** A circle, which only a damaged file has, ends the chain. */
function chainOf(styles: ReadonlyMap<string, Style>, from: string | undefined): readonly Style[] {
  const chain: Style[] = [];
  for (let style = styles.get(from ?? ''); style !== undefined && !chain.includes(style);) {
    chain.push(style);
    style = styles.get(style.basedOn ?? '');
  }
  return chain;
}
