/** The body of a Word file as paragraphs and tables, each with its number and with where its text stands in the XML. */
import { layoutBreak } from './layoutBreak';
import { Numbering, type NumberLabel } from './numbering';
import type { WordPackage } from './package';
import { readStyles } from './styles';
import { symbolOf } from './symbols';
import { child, isOn, numberOf, valueOf, type XmlElement } from './xml';

/** Tracked changes: as if all were accepted, or as it was before them. */
export type TrackedChanges = 'accepted' | 'original';

/** A run whose text is shown. Runs that a tracked change, a field or a locked control holds are not ours to change. */
export interface Run {
  readonly element: XmlElement;
  readonly editable: boolean;
}

/** A child of a run, and what it shows. */
export interface Atom {
  readonly run: Run;
  readonly element: XmlElement;
  /** `text` can be divided · `fixed` a tab, a hyphen or a symbol · `break` a line ends here inside the paragraph */
  readonly kind: 'text' | 'fixed' | 'break';
  readonly text: string;
}

export interface Paragraph {
  /** Counted from 1 over the body, with empty ones and those in tables. */
  readonly index: number;
  readonly element: XmlElement;
  readonly label?: NumberLabel;
  readonly atoms: readonly Atom[];
  readonly cell?: CellPlace;
}

/** All count from 1. Of nested tables, the outermost. */
export interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly cell: number;
}

export interface Table {
  readonly rows: readonly Row[];
}

/** The cells of a row; those that merged cells cover are empty. */
export type Row = readonly (readonly Paragraph[])[];

export type Block = { readonly paragraph: Paragraph } | { readonly table: Table };

/** What is in the file but not in the text, and how often. */
export type LeftOut = Readonly<Record<LeftOutKind, number>>;
export type LeftOutKind = 'textBoxes' | 'footnotes' | 'endnotes' | 'equations' | 'contents';

export interface Body {
  readonly blocks: readonly Block[];
  readonly leftOut: LeftOut;
}

export function readBody(file: WordPackage, tracked: TrackedChanges): Body {
  const styles = readStyles(file.related('styles')?.root);
  const reader = new BodyReader(new Numbering(file.related('numbering')?.root, styles), tracked);
  return reader.read(child(file.main.root, 'w:body'));
}

/** Wrappers that say something about their content, which is shown as if they were not there. */
const transparent: ReadonlySet<string> = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:sdtContent',
  'w:dir',
  'w:bdo',
  'w:rubyBase',
  'w:ruby',
]);

/** Namespaces whose content we understand, or leave out either way, when a newer form stands beside an older one. */
const understood: ReadonlySet<string> = new Set(['wps', 'wpg', 'wpc', 'w14', 'w15', 'wp14', 'a14', 'cx1', 'am3d']);

/** More cells than any table has; a row may claim to be as wide as it likes. */
const widestSpan = 60;

interface Field {
  code: string;
  part: 'code' | 'result';
}

class BodyReader {
  readonly #numbering: Numbering;
  readonly #original: boolean;
  readonly #leftOut = { textBoxes: 0, footnotes: 0, endnotes: 0, equations: 0, contents: 0 };
  /** Complex fields that are open; they may reach over paragraphs. */
  readonly #fields: Field[] = [];
  #paragraphs = 0;
  #tables = 0;
  /** Text of paragraphs whose mark was deleted: it goes on in the next one. */
  #carried: Atom[] = [];

  constructor(numbering: Numbering, tracked: TrackedChanges) {
    this.#numbering = numbering;
    this.#original = tracked === 'original';
  }

  read(body: XmlElement | undefined): Body {
    const blocks = body === undefined ? [] : this.#blocks(body, undefined, true);
    return { blocks, leftOut: this.#leftOut };
  }

  #blocks(parent: XmlElement, cell: CellPlace | undefined, editable: boolean): Block[] {
    const blocks: Block[] = [];
    for (const element of parent.elements) {
      switch (element.name) {
        case 'w:p': {
          const paragraph = this.#paragraph(element, cell, editable);
          if (paragraph !== undefined) blocks.push({ paragraph });
          break;
        }
        case 'w:tbl':
          blocks.push({ table: this.#table(element, cell, editable) });
          break;
        case 'w:sdt':
          blocks.push(...this.#contentBlocks(element, cell, editable));
          break;
        case 'mc:AlternateContent': {
          const chosen = this.#chosen(element);
          if (chosen !== undefined) blocks.push(...this.#blocks(chosen, cell, editable));
          break;
        }
        case 'w:ins':
        case 'w:moveTo':
          if (!this.#original) blocks.push(...this.#blocks(element, cell, false));
          break;
        case 'w:del':
        case 'w:moveFrom':
          if (this.#original) blocks.push(...this.#blocks(element, cell, false));
          break;
        case 'w:customXml':
          blocks.push(...this.#blocks(element, cell, editable));
          break;
        case 'm:oMathPara':
          this.#leftOut.equations++;
          break;
      }
    }
    return blocks;
  }

  #contentBlocks(control: XmlElement, cell: CellPlace | undefined, editable: boolean): Block[] {
    const content = child(control, 'w:sdtContent');
    return content === undefined ? [] : this.#blocks(content, cell, editable && !isLocked(control));
  }

  #paragraph(element: XmlElement, cell: CellPlace | undefined, editable: boolean): Paragraph | undefined {
    const index = ++this.#paragraphs;
    const properties = this.#properties(element);
    const wasInContents = this.#inContents;
    const atoms: Atom[] = [...this.#carried];
    this.#carried = [];
    this.#inline(element, editable, atoms);
    const inContents = wasInContents && this.#inContents;
    if (inContents || (wasInContents && atoms.length === 0)) return undefined;
    const mark = child(properties, 'w:rPr');
    const isJoined = this.#original ? hasChange(mark, 'w:ins', 'w:moveTo') : hasChange(mark, 'w:del', 'w:moveFrom');
    if (isJoined) {
      this.#carried = atoms;
      return undefined;
    }
    const isEmpty = atoms.length === 0;
    // Such a paragraph ends a section or is hidden: it shows nothing, and Word doesn't count it.
    const isUncounted = isEmpty && (child(properties, 'w:sectPr') !== undefined || isOn(mark, 'w:vanish'));
    const label = isUncounted ? undefined : this.#numbering.next(properties);
    return {
      index,
      element,
      ...(label === undefined ? {} : { label }),
      atoms,
      ...(cell === undefined ? {} : { cell }),
    };
  }

  /** `w:pPr`; before tracked changes, as it was then. */
  #properties(paragraph: XmlElement): XmlElement | undefined {
    const properties = child(paragraph, 'w:pPr');
    return (this.#original ? child(child(properties, 'w:pPrChange'), 'w:pPr') : undefined) ?? properties;
  }

  #inline(parent: XmlElement, editable: boolean, atoms: Atom[]): void {
    for (const element of parent.elements) {
      switch (element.name) {
        case 'w:r':
          this.#run({ element, editable: editable && !this.#fields.some(({ part }) => part === 'result') }, atoms);
          break;
        case 'w:ins':
        case 'w:moveTo':
          if (!this.#original) this.#inline(element, false, atoms);
          break;
        case 'w:del':
        case 'w:moveFrom':
          if (this.#original) this.#inline(element, false, atoms);
          break;
        case 'w:sdt': {
          const content = child(element, 'w:sdtContent');
          if (content !== undefined) this.#inline(content, editable && !isLocked(element), atoms);
          break;
        }
        case 'w:fldSimple':
          this.#inline(element, false, atoms);
          break;
        case 'm:oMath':
        case 'm:oMathPara':
          this.#leftOut.equations++;
          break;
        case 'mc:AlternateContent': {
          const chosen = this.#chosen(element);
          if (chosen !== undefined) this.#inline(chosen, editable, atoms);
          break;
        }
        default:
          if (transparent.has(element.name)) this.#inline(element, editable, atoms);
      }
    }
  }

  #run(run: Run, atoms: Atom[]): void {
    const isHidden = isOn(child(run.element, 'w:rPr'), 'w:vanish');
    this.#runContent(run.element, run, isHidden, atoms);
  }

  #runContent(parent: XmlElement, run: Run, isHidden: boolean, atoms: Atom[]): void {
    const add = (element: XmlElement, kind: Atom['kind'], text: string): void => {
      if (!isHidden && text !== '' && this.#isShown()) atoms.push({ run, element, kind, text });
    };
    for (const element of parent.elements) {
      switch (element.name) {
        case 'w:t':
        case 'w:delText':
          add(element, 'text', shownText(element));
          break;
        case 'w:tab':
        case 'w:ptab':
          add(element, 'fixed', '\t');
          break;
        case 'w:noBreakHyphen':
          add(element, 'fixed', '-');
          break;
        case 'w:sym':
          add(element, 'fixed', symbolOf(element.attributes['w:char'] ?? ''));
          break;
        case 'w:cr':
          add(element, 'break', '\n');
          break;
        case 'w:br':
          // A new page or column is layout, not text; and so is a break of our own.
          if (
            (element.attributes['w:type'] ?? 'textWrapping') === 'textWrapping' &&
            valueOf(child(run.element, 'w:rPr'), 'w:rStyle') !== layoutBreak
          )
            add(element, 'break', '\n');
          break;
        case 'w:fldChar':
          this.#fieldMark(element.attributes['w:fldCharType']);
          break;
        case 'w:instrText': {
          const field = this.#fields.at(-1);
          if (field?.part === 'code') field.code += element.text;
          break;
        }
        case 'w:footnoteReference':
          this.#leftOut.footnotes++;
          break;
        case 'w:endnoteReference':
          this.#leftOut.endnotes++;
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          this.#leftOut.textBoxes += textBoxesIn(element);
          break;
        case 'w:ruby': {
          const base = child(element, 'w:rubyBase');
          for (const inner of base?.elements ?? [])
            if (inner.name === 'w:r') this.#run({ element: inner, editable: false }, atoms);
          break;
        }
        case 'mc:AlternateContent': {
          const chosen = this.#chosen(element);
          if (chosen !== undefined) this.#runContent(chosen, { ...run, editable: false }, isHidden, atoms);
          break;
        }
      }
    }
  }

  #fieldMark(type: string | undefined): void {
    if (type === 'begin') this.#fields.push({ code: '', part: 'code' });
    if (type === 'end') this.#fields.pop();
    const field = this.#fields.at(-1);
    if (type !== 'separate' || field === undefined) return;
    field.part = 'result';
    if (isContents(field)) this.#leftOut.contents++;
  }

  #isShown(): boolean {
    return this.#fields.every((field) => field.part === 'result' && !isContents(field));
  }

  get #inContents(): boolean {
    return this.#fields.some(isContents);
  }

  /** Of a newer and an older form of the same thing, the newest one that we understand. */
  #chosen(alternatives: XmlElement): XmlElement | undefined {
    for (const element of alternatives.elements) {
      if (element.name === 'mc:Fallback') return element;
      const required = (element.attributes['Requires'] ?? '').trim().split(/\s+/);
      if (element.name === 'mc:Choice' && required.every((prefix) => understood.has(prefix))) return element;
    }
    return undefined;
  }

  #table(element: XmlElement, outer: CellPlace | undefined, editable: boolean): Table {
    const table = outer?.table ?? ++this.#tables;
    const rows: Row[] = [];
    for (const { element: row, editable: own } of this.#wrapped(element, 'w:tr', editable)) {
      const properties = child(row, 'w:trPr');
      if (this.#original ? hasChange(properties, 'w:ins') : hasChange(properties, 'w:del')) continue;
      const before = Math.min(numberOf(properties, 'w:gridBefore') ?? 0, widestSpan);
      const cells: (readonly Paragraph[])[] = Array.from({ length: before }, () => []);
      let number = 0;
      for (const { element: cell, editable: ours } of this.#wrapped(row, 'w:tc', own)) {
        number++;
        const place = outer ?? { table, row: rows.length + 1, cell: number };
        const isCovered = isContinued(child(cell, 'w:tcPr'));
        const paragraphs = paragraphsOf(this.#blocks(cell, place, ours));
        this.#carried = [];
        cells.push(isCovered ? [] : paragraphs);
        const span = Math.min(numberOf(child(cell, 'w:tcPr'), 'w:gridSpan') ?? 1, widestSpan);
        for (let more = 1; more < span; more++) cells.push([]);
      }
      rows.push(cells);
    }
    return { rows };
  }

  /** The rows or cells inside, also those in content controls. */
  #wrapped(parent: XmlElement, name: string, editable: boolean): { element: XmlElement; editable: boolean }[] {
    return parent.elements.flatMap((element) => {
      if (element.name === name) return [{ element, editable }];
      if (element.name === 'w:sdt') {
        const content = child(element, 'w:sdtContent');
        return content === undefined ? [] : this.#wrapped(content, name, editable && !isLocked(element));
      }
      return element.name === 'w:customXml' ? this.#wrapped(element, name, editable) : [];
    });
  }
}

function isContents({ code, part }: Field): boolean {
  return part === 'result' && /^\s*TOC\b/i.test(code);
}

/** A cell below the first one of a column of merged cells. */
function isContinued(properties: XmlElement | undefined): boolean {
  const merge = child(properties, 'w:vMerge');
  return merge !== undefined && merge.attributes['w:val'] !== 'restart';
}

function hasChange(properties: XmlElement | undefined, ...names: readonly string[]): boolean {
  return names.some((name) => child(properties, name) !== undefined);
}

/** What a control takes from elsewhere or keeps from being edited would not stay as we write it. */
function isLocked(control: XmlElement): boolean {
  const properties = child(control, 'w:sdtPr');
  const lock = valueOf(properties, 'w:lock') ?? '';
  return /content/i.test(lock) || child(properties, 'w:dataBinding') !== undefined;
}

/** Word drops spaces at the ends unless it is told to keep them; a line end in the XML is a space. */
function shownText({ text, attributes }: XmlElement): string {
  const shown = text.replace(/[\t\r\n]/g, ' ');
  if (attributes['xml:space'] === 'preserve') return shown;
  let start = 0;
  let end = shown.length;
  while (shown[start] === ' ') start++;
  while (end > start && shown[end - 1] === ' ') end--;
  return shown.slice(start, end);
}

/** Text boxes with something in them; a box comes in a newer and an older form. */
function textBoxesIn(element: XmlElement): number {
  if (element.name === 'w:txbxContent') return hasText(element) ? 1 : 0;
  const inner = element.name === 'mc:AlternateContent' ? element.elements.slice(0, 1) : element.elements;
  return inner.reduce((sum, one) => sum + textBoxesIn(one), 0);
}

function hasText(element: XmlElement): boolean {
  return (element.name === 'w:t' && element.text.trim() !== '') || element.elements.some(hasText);
}

function paragraphsOf(blocks: readonly Block[]): readonly Paragraph[] {
  return blocks.flatMap((block) =>
    'paragraph' in block ? [block.paragraph] : block.table.rows.flatMap((row) => row.flat()),
  );
}
