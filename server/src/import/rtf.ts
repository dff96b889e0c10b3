/**
 * The text of an RTF file (specification 1.9.1): paragraphs, rows of tables, and the numbers that Word counted, which
 * it writes out before each paragraph (`\listtext`).
 */
import { byteString } from '../files/byteString';
import { damaged } from '../word/fault';
import type { TrackedChanges } from '../word/body';
import { leftOut, type ImportedText } from './doc';
import { ImportedLines } from './lines';

/** What holds inside a group, and ends with it. */
interface Group {
  /** What is inside is no text. */
  isSkipped: boolean;
  isLabel: boolean;
  isFontTable: boolean;
  isHidden: boolean;
  isDeleted: boolean;
  isInserted: boolean;
  /** Number of the font. */
  font: number;
  /** How many characters after `\u` say the same for old programs. */
  fallback: number;
}

/** Destinations without text of the body. Those that begin with `\*` are skipped without being known. */
const skipped: ReadonlySet<string> = new Set(
  'colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote annotation comment listtable fldinst tc tcn xe rxe nonshppict filetbl revtbl template private1'.split(
    ' ',
  ),
);

/** Windows code pages of fonts, by their `\fcharset` (1.9.1, “Font Table”). */
const charsets: Readonly<Record<number, string>> = { 128: 'shift_jis', 129: 'euc-kr', 134: 'gb18030', 136: 'big5' };
const codePages: Readonly<Record<number, string>> = { 932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5' };

const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: '\u2003',
  enspace: '\u2002',
  '~': '\u00a0',
  _: '-',
  '{': '{',
  '}': '}',
  '\\': '\\',
};

/** Groups inside one another; files have some dozens. */
const deepest = 10_000;

/** Throws a `WordError`. */
export function readRtf(bytes: Uint8Array, tracked: TrackedChanges): ImportedText {
  return new RtfReader(bytes, tracked).read();
}

class RtfReader {
  /** A byte is a character here; what bytes mean depends on the font. */
  readonly #source: string;
  readonly #tracked: TrackedChanges;
  readonly #lines = new ImportedLines();
  readonly #groups: Group[] = [];
  readonly #fonts = new Map<number, string>();
  #group: Group = {
    isSkipped: false,
    isLabel: false,
    isFontTable: false,
    isHidden: false,
    isDeleted: false,
    isInserted: false,
    font: 0,
    fallback: 1,
  };
  #codePage: string | undefined;
  /** Bytes of characters that are not ASCII. */
  #pending: number[] = [];
  #toSkip = 0;
  #isInTable = false;
  #isStarred = false;
  readonly #leftOut = { footnotes: false, textBoxes: false };

  constructor(bytes: Uint8Array, tracked: TrackedChanges) {
    this.#source = byteString(bytes);
    this.#tracked = tracked;
  }

  read(): ImportedText {
    const token = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([\da-fA-F]{2})|\\([^])|([{}])|[\r\n]+|([^\\{}\r\n]+)/g;
    let isOpen = false;
    for (let match = token.exec(this.#source); match !== null; match = token.exec(this.#source)) {
      const [, word, value, hex, symbol, brace, text] = match;
      if (word === 'bin') {
        token.lastIndex += Math.max(Number(value ?? 0), 0);
      } else if (word !== undefined) this.#word(word, value === undefined ? undefined : Number(value));
      else if (hex !== undefined) this.#byte(Number.parseInt(hex, 16));
      else if (symbol !== undefined) this.#symbol(symbol);
      else if (brace === '{') {
        if (this.#groups.length >= deepest) throw damaged('RTF: groups inside one another');
        this.#flush();
        this.#groups.push(this.#group);
        this.#group = { ...this.#group };
        isOpen = true;
      } else if (brace === '}') {
        this.#flush();
        this.#group = this.#groups.pop() ?? this.#group;
        if (isOpen && this.#groups.length === 0) break;
      } else if (text !== undefined) this.#text(text);
    }
    this.#flush();
    const { footnotes, textBoxes } = this.#leftOut;
    return {
      text: this.#lines.done(),
      remarks: leftOut([
        [textBoxes, { zh: '文本框', en: 'text boxes' }],
        [footnotes, { zh: '脚注', en: 'footnotes' }],
      ]),
    };
  }

  #word(word: string, value: number | undefined): void {
    this.#flush();
    const group = this.#group;
    const isStarred = this.#isStarred;
    this.#isStarred = false;
    if (isStarred && word !== 'listtext') {
      group.isSkipped = true;
      this.#leftOut.textBoxes ||= word === 'shpinst';
    } else if (skipped.has(word)) {
      group.isSkipped = true;
      this.#leftOut.footnotes ||= word === 'footnote';
    } else if (word === 'fonttbl') [group.isFontTable, group.isSkipped] = [true, true];
    else if (word === 'f') group.font = value ?? 0;
    else if (word === 'fcharset' && group.isFontTable) this.#fonts.set(group.font, charsets[value ?? 0] ?? '');
    else if (word === 'ansicpg') this.#codePage = codePages[value ?? 0];
    else if (word === 'uc') group.fallback = Math.max(value ?? 1, 0);
    else if (word === 'u') {
      this.#toSkip = 0;
      this.#show(String.fromCharCode((value ?? 0) & 0xffff));
      this.#toSkip = group.fallback;
    } else if (word === 'listtext' || word === 'pntext') group.isLabel = true;
    else if (word === 'v') group.isHidden = value !== 0;
    else if (word === 'deleted') group.isDeleted = value !== 0;
    else if (word === 'revised') group.isInserted = value !== 0;
    else if (word === 'plain') [group.isHidden, group.isDeleted, group.isInserted] = [false, false, false];
    else if (!group.isSkipped) this.#layout(word);
  }

  #layout(word: string): void {
    if (word === 'par' || word === 'line' || word === 'sect') {
      if (!this.#isGone()) this.#lines.endParagraph(this.#isInTable);
    } else if (word === 'page' || word === 'column') {
      if (!this.#lines.isLineEmpty) this.#lines.endParagraph(this.#isInTable);
    } else if (word === 'pard') this.#isInTable = false;
    else if (word === 'intbl') this.#isInTable = true;
    else if (word === 'cell') this.#lines.endCell();
    else if (word === 'nestcell') this.#lines.endParagraph(true);
    else if (word === 'row') this.#lines.endRow();
    else if (characters[word] !== undefined) this.#show(characters[word]);
  }

  #symbol(symbol: string): void {
    this.#flush();
    if (symbol === '*') this.#isStarred = true;
    else if (symbol === '\r' || symbol === '\n') this.#word('par', undefined);
    else if (characters[symbol] !== undefined) this.#show(characters[symbol]);
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip--;
    else this.#pending.push(byte);
  }

  /** Letters may be the second byte of a character. */
  #text(text: string): void {
    const shown = text.slice(this.#toSkip);
    this.#toSkip = Math.max(this.#toSkip - text.length, 0);
    if (this.#pending.length === 0 && /^[\x00-\x7f]*$/.test(shown)) return this.#show(shown);
    for (let at = 0; at < shown.length; at++) this.#pending.push(shown.charCodeAt(at));
    this.#flush();
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    const bytes = Uint8Array.from(this.#pending);
    this.#pending = [];
    this.#show(this.#decoded(bytes));
  }

  /** Word names the font of Chinese characters otherwise than that of letters, so the font alone doesn't decide. */
  #decoded(bytes: Uint8Array): string {
    const own = this.#fonts.get(this.#group.font);
    const others = [...new Set(this.#fonts.values())];
    const likely = [own, this.#codePage, ...others].find((label) => label !== undefined && label !== '');
    for (const label of likely === undefined ? [] : [likely])
      try {
        return new TextDecoder(label, { fatal: true }).decode(bytes);
      } catch {
        // It has another encoding then.
      }
    return new TextDecoder('windows-1252').decode(bytes);
  }

  #isGone(): boolean {
    const { isSkipped, isHidden, isDeleted, isInserted } = this.#group;
    return isSkipped || isHidden || (this.#tracked === 'accepted' ? isDeleted : isInserted);
  }

  #show(text: string): void {
    if (this.#isGone()) return;
    if (this.#group.isLabel) this.#lines.addLabel(text);
    else this.#lines.add(text);
  }
}
