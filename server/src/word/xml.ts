/**
 * XML parts as trees that know where each element stands in its source, so that a part can be changed at one place and
 * stay the same everywhere else. Nothing outside the part is ever looked at: a DTD, and with it any entity of its
 * own, is refused.
 */
import { SaxesParser } from 'saxes';
import { damaged, tooLarge, unsafe } from './fault';

/** Offsets are UTF-16 units of the part's text, half-open. */
export interface XmlElement {
  /** `w:p`, by the namespace and not by the prefix that the part happens to use. */
  readonly name: string;
  /** By name, in the same way: `w:val`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly elements: readonly XmlElement[];
  /** The character data directly inside; parts of it from before and after child elements are joined. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The content, between the tags; both are `end` if there is only one tag. */
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** How we call the namespaces we know, transitional and strict (ECMA-376 parts 4 and 1). */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};

const ourPrefixes: ReadonlySet<string> = new Set(Object.values(prefixes));

/** A thousand pages have fewer. */
const mostElements = 1_000_000;
/** Word itself nests some sixty deep in tables inside tables. */
const deepest = 400;

type Mutable = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { elements: XmlElement[] };

export type StrictParser = SaxesParser<{ xmlns: false; position: true }>;

/** A parser that throws a `WordError` for what no office program writes. */
export function strictParser(): StrictParser {
  const parser: StrictParser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', (error) => {
    throw damaged(`XML: ${error.message}`);
  });
  parser.on('doctype', () => {
    throw unsafe('DTD');
  });
  return parser;
}

/** The root element of a part. */
export function parseXml(source: string): XmlElement {
  const parser = strictParser();
  const open: Mutable[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  const names = new Names();
  parser.on('opentag', ({ name, attributes }) => {
    if (++count > mostElements) throw tooLarge({ zh: '内容过多', en: 'too many elements' });
    if (open.length >= deepest) throw unsafe('XML: nested too deep');
    names.enter(attributes);
    const end = parser.position;
    const element: Mutable = {
      name: names.of(name, true),
      attributes: names.attributes(attributes),
      elements: [],
      text: '',
      // A tag holds no < of its own: in attributes it is written &lt;.
      start: source.lastIndexOf('<', end - 1),
      end,
      contentStart: end,
      contentEnd: end,
    };
    open.at(-1)?.elements.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    const element = open.pop()!;
    element.end = parser.position;
    element.contentEnd = isSelfClosing ? element.end : source.lastIndexOf('<', element.end - 1);
    if (isSelfClosing) element.contentStart = element.end;
    names.leave();
  });
  const takeText = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', takeText);
  parser.on('cdata', takeText);
  parser.write(source).close();
  if (root === undefined) throw damaged('XML: empty');
  return root;
}

/**
 * Resolves prefixes. Nearly every part declares them at its root, under the names we use, so this is mostly a look-up.
 */
class Names {
  readonly #scopes: Map<string, string>[] = [new Map([['xml', 'xml']])];
  readonly #known = new Map<string, string>();
  #ours = true;

  enter(attributes: Readonly<Record<string, string>>): void {
    const outer = this.#scopes.at(-1)!;
    let scope = outer;
    for (const name in attributes) {
      const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : undefined;
      if (prefix === undefined) continue;
      if (scope === outer) scope = new Map(outer);
      const ours = prefixes[attributes[name]!] ?? (ourPrefixes.has(prefix) ? `?${prefix}` : prefix);
      scope.set(prefix, ours);
      if (prefix !== '' && ours !== prefix) this.#ours = false;
    }
    if (scope !== outer) this.#known.clear();
    this.#scopes.push(scope);
  }

  leave(): void {
    const left = this.#scopes.pop();
    if (left !== this.#scopes.at(-1)) this.#known.clear();
  }

  of(name: string, isElement: boolean): string {
    const key = isElement ? name : `@${name}`;
    let resolved = this.#known.get(key);
    if (resolved === undefined) {
      const colon = name.indexOf(':');
      // An attribute without a prefix has no namespace.
      const prefix = colon < 0 ? (isElement ? (this.#scopes.at(-1)!.get('') ?? '') : '') : this.#prefix(name, colon);
      resolved = prefix === '' ? name : `${prefix}:${name.slice(colon + 1)}`;
      this.#known.set(key, resolved);
    }
    return resolved;
  }

  #prefix(name: string, colon: number): string {
    const prefix = name.slice(0, colon);
    return this.#scopes.at(-1)!.get(prefix) ?? `?${prefix}`;
  }

  attributes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    if (this.#ours) return attributes;
    const renamed: Record<string, string> = {};
    for (const name in attributes) renamed[this.of(name, false)] = attributes[name]!;
    return renamed;
  }
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.elements.find((candidate) => candidate.name === name);
}

export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.elements.filter((candidate) => candidate.name === name) ?? [];
}

/** The attribute `w:val` of the first child of that name. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

/** `valueOf` as a whole number; undefined if it is none. */
export function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  return wholeNumber(valueOf(element, name));
}

export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

/** The first line of a part that we write. */
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An on/off property: there, and not switched off by its value. */
export function isOn(element: XmlElement | undefined, name: string): boolean {
  const found = child(element, name);
  return found !== undefined && !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? '');
}

/** The prefix that an element has in its source, with the colon; empty if it has none. */
export function prefixAt(source: string, { start }: XmlElement): string {
  return /^<([\w.-]{1,80}:)/.exec(source.slice(start, start + 100))?.[1] ?? '';
}
