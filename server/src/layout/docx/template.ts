/**
 * Fills a template of the house, a .docx with {{标题}} {{正文}} and the like. All else in it stays as it is; parts without
 * a placeholder stay byte for byte. What is put in takes the template's own styles, by their names.
 */
import { WordError, wordResult, type WordResult } from '../../word/fault';
import { encodedPart, WordPackage, type Part } from '../../word/package';
import { SourceEdits, type SourceEdit } from '../../word/sourceEdits';
import { child, children, valueOf, type XmlElement } from '../../word/xml';
import { replaceEntries } from '../../word/zip';
import type { Block, StyleName, Table } from '../blocks';
import type { Face, LayoutProfile } from '../profile';
import { styles } from '../styles';
import { blockXml, characterIndent, fontXml, type Dress } from './body';
import { measuresOf, twips, type Measures } from './units';
import { escapeMarkup } from '../../text/markup';

/** What is put into a template. */
export interface TemplateContent {
  /** {{正文}}, with the title only where the template has no {{标题}}. */
  readonly body: readonly Block[];
  /** {{任务分解表}} */
  readonly tasks: Table | undefined;
  /** The other placeholders, which may stand inside a paragraph, a header or a footer. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Filled {
  readonly bytes: Uint8Array;
  /** Placeholders that nobody knows; they stay. */
  readonly unknown: readonly string[];
}

const bodyName = '正文';
const tasksName = '任务分解表';
const titleName = '标题';

/** Never throws. */
export function fillTemplate(
  template: Uint8Array,
  content: TemplateContent,
  profile: LayoutProfile,
): WordResult<Filled> {
  return wordResult(() => {
    const file = new WordPackage(template);
    const filler = new Filler(file, content, measuresOf(profile));
    const contents = new Map<string, Uint8Array>();
    for (const part of [file.main, ...edges(file)]) {
      const text = filler.filled(part);
      if (text !== part.text) contents.set(part.name, encodedPart(part, text));
    }
    if (!filler.hasBody) throw withoutBody;
    return { bytes: replaceEntries(file.archive, contents), unknown: [...filler.unknown] };
  });
}

const withoutBody = new WordError('unsupported', {
  zh: '模板中没有单独成段的 {{正文}}',
  en: 'the template has no paragraph that is {{正文}}',
});

/** Headers and footers. */
function edges(file: WordPackage): Part[] {
  return file
    .relations(file.mainName)
    .filter(({ type }) => type === 'header' || type === 'footer')
    .flatMap(({ target }) => file.part(target) ?? []);
}

const placeholder = /\{\{\s{0,4}([^{}\s]{1,20})\s{0,4}\}\}/g;

class Filler {
  readonly unknown = new Set<string>();
  hasBody = false;
  readonly #styles: TemplateStyles;
  readonly #width: number;

  constructor(
    file: WordPackage,
    private readonly content: TemplateContent,
    private readonly measures: Measures,
  ) {
    this.#styles = new TemplateStyles(file.related('styles')?.root);
    this.#width = textWidth(file.main.root) ?? twips(measures.grid.width);
    this.#hasTitle = paragraphsBelow(file.main.root).some((one) => wordsOf(one).includes(`{{${titleName}}}`));
  }

  readonly #hasTitle: boolean;

  filled(part: Part): string {
    const edits = new SourceEdits();
    // A paragraph inside one that is replaced goes with it.
    let replaced = 0;
    for (const paragraph of paragraphsBelow(part.root)) {
      const words = wordsOf(paragraph);
      if (!words.includes('{{')) continue;
      const alone = /^\s{0,20}\{\{\s{0,4}([^{}\s]{1,20})\s{0,4}\}\}\s{0,20}$/.exec(words)?.[1];
      const isWhole = alone === bodyName || alone === tasksName;
      if (isWhole) requirePrefix(part, paragraph);
      const changes = isWhole
        ? [{ start: paragraph.start, end: paragraph.end, text: this.#blocks(part, paragraph, alone) }]
        : this.#fields(part, paragraph, words);
      if (paragraph.start < replaced) continue;
      for (const { start, end, text } of changes) edits.replace(start, end, text);
      if (isWhole) replaced = paragraph.end;
    }
    return edits.apply(part.text);
  }

  /** The blocks look like the paragraph that they stand for, where the template has no style for them. */
  #blocks(part: Part, paragraph: XmlElement, name: string): string {
    const dress = new TemplateDress(part, paragraph, this.#styles, this.measures);
    // A section that ends with the placeholder still ends.
    const section = child(child(paragraph, 'w:pPr'), 'w:sectPr');
    const closing =
      section === undefined ? '' : `<w:p><w:pPr>${part.text.slice(section.start, section.end)}</w:pPr></w:p>`;
    const write = (block: Block): string => blockXml(block, this.measures, dress, this.#width);
    if (name === tasksName) {
      const { tasks } = this.content;
      return (tasks === undefined ? '<w:p/>' : `${write(tasks)}<w:p/>`) + closing;
    }
    this.hasBody = true;
    const isTitle = (block: Block): boolean => block.kind === 'paragraph' && block.style === 'title';
    return (
      this.content.body
        .filter((block) => !this.#hasTitle || !isTitle(block))
        .map(write)
        .join('') + closing
    );
  }

  /** A value goes where its placeholder begins, which may be divided over several runs. */
  #fields(part: Part, paragraph: XmlElement, words: string): SourceEdit[] {
    const texts = textsOf(paragraph);
    const pieces = texts.map(({ text }) => text);
    let changed = false;
    for (const match of [...words.matchAll(placeholder)].reverse()) {
      const name = match[1]!;
      const value = Object.hasOwn(this.content.fields, name) ? this.content.fields[name]! : undefined;
      if (value === undefined) {
        this.unknown.add(name);
        continue;
      }
      changed = true;
      replaceIn(pieces, texts, match.index, match[0].length, value);
    }
    if (!changed) return [];
    requirePrefix(part, paragraph);
    return texts.map(({ start, end }, index) => ({
      start,
      end,
      text: `<w:t xml:space="preserve">${escapeMarkup(pieces[index]!)}</w:t>`,
    }));
  }
}

/**
 * Puts `value` into the `pieces` of a text, which were `texts` at first, instead of `length` UTF-16 units from `from`
 * on. Nothing before the end of that place may have changed yet.
 */
function replaceIn(pieces: string[], texts: readonly XmlElement[], from: number, length: number, value: string): void {
  let at = 0;
  texts.forEach(({ text }, index) => {
    const start = Math.max(from, at);
    const end = Math.min(from + length, at + text.length);
    const piece = pieces[index]!;
    if (start < end) pieces[index] = piece.slice(0, start - at) + (start === from ? value : '') + piece.slice(end - at);
    at += text.length;
  });
}

/** In text order, those in tables and text boxes too. */
function paragraphsBelow(element: XmlElement): XmlElement[] {
  return element.elements.flatMap((inner) =>
    inner.name === 'w:p' ? [inner, ...inner.elements.flatMap(paragraphsBelow)] : paragraphsBelow(inner),
  );
}

/** The text elements of a paragraph, without those of paragraphs inside it. */
function textsOf(paragraph: XmlElement): XmlElement[] {
  return paragraph.elements.flatMap((inner) =>
    inner.name === 'w:p' ? [] : inner.name === 'w:t' ? [inner] : textsOf(inner),
  );
}

function wordsOf(paragraph: XmlElement): string {
  return textsOf(paragraph)
    .map(({ text }) => text)
    .join('');
}

/** What we write says `w:`. */
function requirePrefix(part: Part, paragraph: XmlElement): void {
  if (!part.text.startsWith('<w:p', paragraph.start))
    throw new WordError('unsupported', {
      zh: '模板的 XML 写法特殊，不能填入；请用 Word 或 WPS 另存一遍',
      en: 'the XML of the template is unusual and cannot be filled; save it again in Word or WPS',
    });
}

/** Between the margins of the last section, in twips. */
function textWidth(root: XmlElement): number | undefined {
  const section = child(child(root, 'w:body'), 'w:sectPr');
  const attribute = (name: string, key: string): number => Number(child(section, name)?.attributes[key]);
  const width = attribute('w:pgSz', 'w:w') - attribute('w:pgMar', 'w:left') - attribute('w:pgMar', 'w:right');
  return Number.isInteger(width) && width > 0 ? width : undefined;
}

/** The styles of a template by their names. */
class TemplateStyles {
  readonly #ids = new Map<string, string>();
  readonly #links = new Map<string, string>();

  constructor(root: XmlElement | undefined) {
    for (const style of children(root, 'w:style')) {
      const { 'w:styleId': id, 'w:type': type } = style.attributes;
      const name = valueOf(style, 'w:name');
      if (id === undefined || name === undefined || type !== 'paragraph') continue;
      this.#ids.set(name.toLowerCase(), id);
      const link = valueOf(style, 'w:link');
      if (link !== undefined) this.#links.set(name.toLowerCase(), link);
    }
  }

  /** Id of the style that the template has for ours. */
  of(style: StyleName): string | undefined {
    return this.#ids.get(styles[style].name.toLowerCase());
  }

  /** Id of the character style that goes with it. */
  linkOf(style: StyleName): string | undefined {
    return this.#links.get(styles[style].name.toLowerCase());
  }
}

const leadStyles: Partial<Record<Face, StyleName>> = { first: 'layer1', second: 'layer2' };

class TemplateDress implements Dress {
  readonly #paragraph: ReadonlyMap<string, string>;
  readonly #run: ReadonlyMap<string, string>;

  constructor(
    part: Part,
    paragraph: XmlElement,
    private readonly known: TemplateStyles,
    private readonly measures: Measures,
  ) {
    const sources = (element: XmlElement | undefined, ...without: readonly string[]): Map<string, string> =>
      new Map(
        (element?.elements ?? [])
          .filter(({ name }) => !without.includes(name))
          .map(({ name, start, end }) => [name, part.text.slice(start, end)]),
      );
    this.#paragraph = sources(child(paragraph, 'w:pPr'), 'w:sectPr', 'w:pPrChange', 'w:rPr');
    const first = paragraph.elements.find(({ name }) => name === 'w:r');
    this.#run = sources(child(first, 'w:rPr'), 'w:rPrChange');
  }

  paragraph(style: StyleName): ReadonlyMap<string, string> {
    const id = this.known.of(style);
    if (id !== undefined) return new Map([['w:pStyle', `<w:pStyle w:val="${escapeMarkup(id)}"/>`]]);
    const { align, indentFirst, indentLeft, indentRight } = styles[style];
    if (align === 'justified' && indentFirst !== undefined) return this.#paragraph;
    const advance = twips(this.measures.grid.advance);
    const indents = [
      characterIndent('left', indentLeft ?? 0, advance),
      characterIndent('right', indentRight ?? 0, advance),
      characterIndent('firstLine', indentFirst ?? 0, advance),
    ];
    const set = new Map(this.#paragraph).set('w:ind', `<w:ind ${indents.join(' ')}/>`);
    return align === 'justified' ? set : set.set('w:jc', `<w:jc w:val="${align === 'centre' ? 'center' : align}"/>`);
  }

  run(style: StyleName, face: Face | undefined): string {
    const isStyled = this.known.of(style) !== undefined;
    const lead = face === undefined ? undefined : leadStyles[face];
    const link = lead === undefined ? undefined : this.known.linkOf(lead);
    if (link !== undefined) return `<w:rPr><w:rStyle w:val="${escapeMarkup(link)}"/></w:rPr>`;
    // A style of the template needs nothing more; without one, the layer shows by its font.
    const shown = face ?? (isStyled ? undefined : styles[style].face);
    const properties = isStyled ? new Map<string, string>() : new Map(this.#run);
    if (shown !== undefined && shown !== 'body')
      properties.set('w:rFonts', fontXml(this.measures.profile.fonts[shown]));
    return runProperties(properties);
  }

  cell(kind: 'head' | 'cell' | 'section'): { readonly paragraph: string; readonly run: string } {
    const align = kind === 'head' ? 'center' : 'left';
    return {
      paragraph: `<w:ind ${characterIndent('firstLine', 0, 0)}/><w:jc w:val="${align}"/>`,
      run: runProperties(this.#run),
    };
  }
}

/** `w:rStyle` and `w:rFonts` come first; the rest is in the order that the template has. */
function runProperties(properties: ReadonlyMap<string, string>): string {
  if (properties.size === 0) return '';
  const { 'w:rStyle': style = '', 'w:rFonts': fonts = '', ...others } = Object.fromEntries(properties);
  return `<w:rPr>${style}${fonts}${Object.values(others).join('')}</w:rPr>`;
}
