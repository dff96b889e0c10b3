/**
 * The text of HTML, a line for each paragraph or row of a table, as Word and WPS put it on the clipboard and as web
 * pages have it. Numbers that Word counted stand in such HTML, marked as no text of the author's; numbers of lists that
 * a browser would count are counted here.
 */
import { formatNumber } from '../word/numerals';
import { tokens, type Attributes, type Token } from './tokens';

export function htmlText(html: string): string {
  const reader = new HtmlReader();
  for (const token of tokens(fragment(html))) reader.read(token);
  return reader.done();
}

/** Whether Word, WPS or another office program wrote it. */
export function isFromOffice(html: string): boolean {
  const head = html.slice(0, 20_000);
  return /mso-list|urn:schemas-microsoft-com:office|class=["']?Mso|name=["']?ProgId["']? content=["']?Word/i.test(head);
}

/** A clipboard marks what was copied; the rest is what it stood in. */
function fragment(html: string): string {
  const [start, end] = ['<!--StartFragment-->', '<!--EndFragment-->'];
  const from = html.indexOf(start);
  const to = html.lastIndexOf(end);
  return from < 0 ? html : html.slice(from + start.length, to < from ? html.length : to);
}

const blocks: ReadonlySet<string> = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tbody thead tfoot tr section article header footer blockquote pre hr address figure figcaption main aside nav form fieldset'.split(
    ' ',
  ),
);

/** Have no content, and no closing tag. */
const empty: ReadonlySet<string> = new Set('br hr img input meta link base col area embed source track wbr'.split(' '));

/** Elements inside one another. Pages have some dozens; what is nested deeper is read as if it were not. */
const deepest = 500;

interface Element {
  readonly name: string;
  /** What is inside is not shown, or is not the author's text. */
  readonly isHidden: boolean;
  /** A number that Word counted. */
  readonly isLabel: boolean;
  readonly list?: { readonly format: string | undefined; next: number };
}

interface Table {
  readonly rows: string[][][];
}

class HtmlReader {
  readonly #lines: string[] = [];
  readonly #open: Element[] = [];
  /** Innermost last. Only the outermost makes rows. */
  readonly #tables: Table[] = [];
  #line = '';
  #label = '';

  read(token: Token): void {
    if (token.kind === 'text') this.#text(token.text);
    else if (token.kind === 'open') this.#start(token.name, token.attributes, token.isClosed);
    else this.#end(token.name);
  }

  done(): string {
    while (this.#open.length > 0) this.#end(this.#open.at(-1)!.name);
    this.#endLine();
    while (this.#lines.at(-1) === '') this.#lines.pop();
    const start = this.#lines.findIndex((line) => line !== '');
    return this.#lines.slice(Math.max(start, 0)).join('\n');
  }

  /** A tab in the source is white space, unlike Word's own. */
  #text(source: string): void {
    const text = source.replaceAll('\t', ' ');
    const inside = this.#open.at(-1);
    if (inside?.isHidden === true) return;
    if (inside?.isLabel === true) this.#label += text;
    else this.#line += text;
  }

  #start(name: string, attributes: Attributes, isClosed: boolean): void {
    const outer = this.#open.at(-1);
    if (blocks.has(name)) {
      // The end of a paragraph or an entry may be left out.
      if (outer?.name === name && (name === 'p' || name === 'li' || name === 'tr')) this.#end(name);
      this.#endLine();
    }
    if (name === 'br' && outer?.isHidden !== true) this.#endLine(true);
    if (empty.has(name) || isClosed || this.#open.length >= deepest) return;
    const style = attributes.get('style') ?? '';
    const list = name === 'ol' ? { format: listFormat(attributes, style), next: startOf(attributes) } : undefined;
    const isLabel = outer?.isLabel === true || /mso-list:\s*ignore/i.test(style);
    const isHidden = outer?.isHidden === true || isUnshown(name, attributes, style);
    if (name === 'table') this.#tables.push({ rows: [] });
    if (name === 'tr') this.#tables.at(-1)?.rows.push([]);
    if ((name === 'td' || name === 'th') && this.#tables.length === 1) this.#beginCell();
    if (name === 'li' && !isHidden) this.#label = this.#nextNumber(attributes);
    if (/mso-tab-count/i.test(style) && !isHidden && !isLabel) {
      this.#line += '\t';
      this.#open.push({ name, isHidden: true, isLabel });
      return;
    }
    this.#open.push({ name, isHidden, isLabel, ...(list === undefined ? {} : { list }) });
  }

  #end(name: string): void {
    const at = this.#open.findLastIndex((one) => one.name === name);
    if (at < 0) return;
    const isOutside = this.#open.slice(at).some((one) => one.name === 'table') && name !== 'table';
    // A cell doesn't end what stands around its table.
    if (isOutside) return;
    if (blocks.has(name) || name === 'td' || name === 'th') this.#endLine();
    this.#open.length = at;
    if (name === 'table') this.#endTable();
  }

  /** An author's own line end inside a paragraph keeps an empty line. */
  #endLine(isOwn = false): void {
    const [label, text] = [shown(this.#label), shown(this.#line)];
    // Word writes an empty paragraph as a space that doesn't break.
    const isEmptyParagraph = this.#line.includes('\u00a0');
    [this.#label, this.#line] = ['', ''];
    const line = labelled(label, text);
    if (line === '' && !isOwn && !isEmptyParagraph) return;
    const cell = this.#tables[0]?.rows.at(-1)?.at(-1);
    if (cell === undefined) this.#lines.push(line);
    else if (line !== '') cell.push(line);
  }

  #beginCell(): void {
    this.#endLine();
    const rows = this.#tables[0]!.rows;
    if (rows.length === 0) rows.push([]);
    rows.at(-1)!.push([]);
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (table === undefined || this.#tables.length > 0) return;
    const rows = table.rows.filter((row) => row.length > 0);
    // A table with one column is a frame around text.
    if (rows.every((row) => row.length === 1)) this.#lines.push(...rows.flat(2));
    else this.#lines.push(...rows.map((row) => row.map((cell) => cell.join(' ').replaceAll('\t', ' ')).join('\t')));
  }

  #nextNumber(attributes: Attributes): string {
    const list = this.#open.findLast(({ name }) => name === 'ol' || name === 'ul')?.list;
    if (list === undefined) return '';
    const own = Number(attributes.get('value'));
    if (Number.isInteger(own) && attributes.has('value')) list.next = own;
    return numberIn(list.format, list.next++);
  }
}

function startOf(attributes: Attributes): number {
  const start = Number(attributes.get('start') ?? 1);
  return Number.isInteger(start) ? start : 1;
}

function listFormat(attributes: Attributes, style: string): string | undefined {
  return /list-style(?:-type)?:\s*([a-z-]{1,40})/i.exec(style)?.[1] ?? attributes.get('type');
}

/** By the types of HTML's and CSS's lists. */
function numberIn(format: string | undefined, value: number): string {
  switch (format) {
    case 'none':
      return '';
    case 'a':
    case 'lower-alpha':
    case 'lower-latin':
      return `${formatNumber(value, 'lowerLetter')}.`;
    case 'A':
    case 'upper-alpha':
    case 'upper-latin':
      return `${formatNumber(value, 'upperLetter')}.`;
    case 'i':
    case 'lower-roman':
      return `${formatNumber(value, 'lowerRoman')}.`;
    case 'I':
    case 'upper-roman':
      return `${formatNumber(value, 'upperRoman')}.`;
    case 'cjk-ideographic':
    case 'cjk-decimal':
    case 'simp-chinese-informal':
    case 'trad-chinese-informal':
      return `${formatNumber(value, 'chineseCounting')}、`;
    default:
      return `${value}.`;
  }
}

/** Tracked deletions, marks of notes and comments and what they say, hidden text. */
function isUnshown(name: string, attributes: Attributes, style: string): boolean {
  return (
    name === 'head' ||
    (name === 'del' && attributes.has('datetime')) ||
    /display:\s*none|mso-hide:\s*all|mso-(?:foot|end)note-id|mso-comment-reference|mso-element:\s*(?:comment|footnote|endnote)/i.test(
      style,
    ) ||
    /^MsoCommentReference$/i.test(attributes.get('class') ?? '')
  );
}

/** White space as a browser shows it. A line end in the source is nothing between Chinese characters. */
function shown(text: string): string {
  return text
    .replace(/([^\x00-\xff])[ ]?\r?\n[ ]?(?=[^\x00-\xff])/g, '$1')
    .replace(/[ \r\n]+/g, ' ')
    .replace(/[\u00a0\u2002\u2003\u2009]/g, ' ')
    .replace(/^ +/, '')
    .trimEnd();
}

/** A paragraph with the number that Word counted. Bullets say nothing. */
export function labelled(label: string, text: string): string {
  const number = withoutBullet(label.trim());
  return number + (needsSpace(number, text) ? ' ' : '') + text;
}

/** Word's bullets are letters of symbol fonts. */
function withoutBullet(label: string): string {
  return /^[\u00a7\u00b7\u00d8\u00fc\u2022\u25a0-\u25ff\u2605\u2606\u27a2\uf000-\uf0ff\-–—*vuloqnw]$/.test(label)
    ? ''
    : label;
}

/** 第一章 总则; 1. 2027年, which would be one number without. */
function needsSpace(label: string, text: string): boolean {
  if (label === '' || text === '') return false;
  return /[.．]$/.test(label) ? /^\d/.test(text) : /[\p{L}\p{N}]$/u.test(label) && !/^[\u2460-\u249b]$/.test(label);
}
