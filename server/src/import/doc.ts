/**
 * The text of a .doc, as Word 97–2003 and WPS wrote it (MS-DOC): paragraphs, rows of tables, results of fields. Numbers
 * that Word counts are not in it.
 */
import { damaged, WordError } from '../word/fault';
import { encrypted, foreignFile, holdsName } from '../word/kinds';
import { symbolOf } from '../word/symbols';
import type { TrackedChanges } from '../word/body';
import type { Localized } from '../text/localized';
import { characterRuns, lookUp, paragraphRuns, type ParagraphProperties } from './docProperties';
import { ImportedLines } from './lines';
import { OleFile } from './ole';

export interface ImportedText {
  /** Lines end with \n. */
  readonly text: string;
  /** What is not as the author had it. */
  readonly remarks: readonly Localized[];
}

/** Where the file information block has the sizes and places that are needed, in bytes (MS-DOC, 2.5). */
const fib = {
  flags: 0x0a,
  textLength: 0x4c,
  footnotes: 0x50,
  endnotes: 0x60,
  textBoxes: 0x64,
  characterPages: 0xfa,
  paragraphPages: 0x102,
  pieces: 0x1a2,
  size: 0x1aa,
} as const;

/** Word 97; all before it wrote other blocks. */
const firstVersion = 0xc1;

/** Throws a `WordError`. */
export function readDoc(bytes: Uint8Array, tracked: TrackedChanges): ImportedText {
  if (holdsName(bytes, 'EncryptedPackage')) throw foreignFile(bytes);
  const file = new OleFile(bytes);
  const document = file.stream('WordDocument');
  if (document === undefined) throw foreignFile(bytes);
  const data = new DataView(document.buffer, document.byteOffset, document.byteLength);
  if (document.length < 0x20 || (data.getUint16(0, true) & 0xff00) !== 0xa500) throw damaged('doc: no Word document');
  if (data.getUint16(2, true) < firstVersion) throw tooOld();
  if (document.length < fib.size || data.getUint16(0, true) !== 0xa5ec) throw damaged('doc: cut off');
  const flags = data.getUint16(fib.flags, true);
  if ((flags & 0x0100) !== 0) throw encrypted();
  const table = file.stream((flags & 0x0200) === 0 ? '0Table' : '1Table');
  if (table === undefined) throw damaged('doc: no table');
  const part = (at: number): Uint8Array => {
    const start = data.getUint32(at, true);
    return table.subarray(start, start + data.getUint32(at + 4, true));
  };
  const paragraphs = paragraphRuns(document, part(fib.paragraphPages), file.stream('Data'));
  const characters = characterRuns(document, part(fib.characterPages));
  const writer = new TextWriter();
  const propertiesAt = lookUp(characters);
  const paragraphAt = lookUp(paragraphs);
  for (const { code, place } of charactersOf(document, part(fib.pieces), data.getUint32(fib.textLength, true))) {
    const properties = propertiesAt(place);
    const isGone = tracked === 'accepted' ? properties?.isDeleted : properties?.isInserted;
    if (isGone === true || properties?.isHidden === true) continue;
    const { symbol } = properties ?? {};
    if (symbol !== undefined && code >= 0x20) writer.show(symbolOf(symbol.toString(16).padStart(4, '0')));
    else writer.read(code, paragraphAt(place));
  }
  const isThere = (at: number): boolean => data.getUint32(at, true) > 1;
  return {
    text: writer.done(),
    remarks: [
      numbersLost(paragraphs.filter(({ value }) => value.isNumbered).length),
      ...leftOut([
        [isThere(fib.textBoxes), { zh: '文本框', en: 'text boxes' }],
        [isThere(fib.footnotes), { zh: '脚注', en: 'footnotes' }],
        [isThere(fib.endnotes), { zh: '尾注', en: 'endnotes' }],
        [writer.hasContents, { zh: '目录', en: 'the table of contents' }],
      ]),
    ],
  };
}

function tooOld(): WordError {
  return new WordError('notWord', {
    zh: '是 Word 95 或更早的格式，不能读取；请用 Word 或 WPS 另存为 .docx',
    en: 'is of Word 95 or older and can’t be read; save it as .docx in Word or WPS',
  });
}

/** `count`: paragraphs that have a number by themselves; others have one by their style. */
function numbersLost(count: number): Localized {
  const [zh, en] = count === 0 ? ['如有', 'if there are any'] : [`至少 ${count} 段有`, `at least ${count}`];
  return {
    zh: `旧版 .doc 只读入文字，自动编号丢失（${zh}）；用 Word 或 WPS 另存为 .docx 可保留编号`,
    en: `of an old .doc only the text is read, automatic numbers are lost (${en}); save it as .docx in Word or WPS to keep them`,
  };
}

export function leftOut(names: readonly (readonly [boolean, Localized])[]): Localized[] {
  const found = names.flatMap(([isThere, name]) => (isThere ? [name] : []));
  if (found.length === 0) return [];
  return [
    {
      zh: `未读入：${found.map(({ zh }) => zh).join('、')}`,
      en: `left out: ${found.map(({ en }) => en).join(', ')}`,
    },
  ];
}

/**
 * Characters of the body with their places in the stream. Text is in pieces: UTF-16, or one byte for each character.
 */
function* charactersOf(
  document: Uint8Array,
  clx: Uint8Array,
  length: number,
): Generator<{ readonly code: number; readonly place: number }> {
  const data = new DataView(clx.buffer, clx.byteOffset, clx.byteLength);
  let at = 0;
  // Formats of pieces stand before the table of pieces.
  while (clx[at] === 1 && at + 3 < clx.length) at += 3 + data.getUint16(at + 1, true);
  if (clx[at] !== 2 || at + 9 > clx.length) throw damaged('doc: no pieces');
  const size = Math.min(data.getUint32(at + 1, true), clx.length - at - 5);
  const count = Math.floor((size - 4) / 12);
  const starts = at + 5;
  // Pieces don't overlap, so there are no more characters than bytes.
  let left = Math.min(length, document.length);
  for (let index = 0; index < count && left > 0; index++) {
    const from = data.getUint32(starts + 4 * index, true);
    const characters = Math.min(data.getUint32(starts + 4 * index + 4, true) - from, left);
    if (characters < 0) throw damaged('doc: pieces out of order');
    const place = data.getUint32(starts + 4 * (count + 1) + 8 * index + 2, true);
    const isCompressed = (place & 0x40000000) !== 0;
    const start = isCompressed ? (place & 0x3fffffff) / 2 : place & 0x3fffffff;
    const width = isCompressed ? 1 : 2;
    if (start + characters * width > document.length) throw damaged('doc: a piece leaves the file');
    for (let one = 0; one < characters; one++) {
      const byte = start + one * width;
      const code = isCompressed ? windows1252(document[byte]!) : document[byte]! | (document[byte + 1]! << 8);
      yield { code, place: byte };
    }
    left -= characters;
  }
}

const upper = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index));

function windows1252(byte: number): number {
  return byte >= 0x80 && byte < 0xa0 ? upper.charCodeAt(byte - 0x80) : byte;
}

/** Fields inside one another; Word's are a handful. */
const deepest = 50;

/** What is left of a field is its result. */
interface Field {
  code: string;
  isResult: boolean;
}

class TextWriter {
  readonly #lines = new ImportedLines();
  readonly #fields: Field[] = [];
  /** Open fields that don't show what stands in them. */
  #hidden = 0;
  hasContents = false;

  show(text: string): void {
    if (this.#hidden === 0) this.#lines.add(text);
    else this.#codeOf(text);
  }

  read(code: number, paragraph: ParagraphProperties | undefined): void {
    const isInTable = paragraph?.isInTable === true;
    switch (code) {
      case 0x13:
        if (this.#fields.length < deepest) this.#fields.push({ code: '', isResult: false });
        return this.#count();
      case 0x14:
        if (this.#fields.length > 0) this.#fields.at(-1)!.isResult = true;
        return this.#count();
      case 0x15:
        this.#fields.pop();
        return this.#count();
      case 0x07:
        return paragraph?.endsRow === true ? this.#lines.endRow() : this.#lines.endCell();
    }
    if (this.#hidden > 0) return this.#codeOf(String.fromCharCode(code));
    switch (code) {
      case 0x0d:
      case 0x0b:
        return this.#lines.endParagraph(isInTable);
      // The end of a page, a section or a column.
      case 0x0c:
      case 0x0e:
        if (!this.#lines.isLineEmpty) this.#lines.endParagraph(isInTable);
        return;
      case 0x1e:
        return this.#lines.add('-');
      case 0x09:
        return this.#lines.add('\t');
    }
    // Below are marks of pictures, notes and comments.
    if (code >= 0x20) this.#lines.add(String.fromCharCode(code));
  }

  done(): string {
    return this.#lines.done();
  }

  #codeOf(text: string): void {
    const field = this.#fields.at(-1);
    if (field !== undefined && !field.isResult && field.code.length < 20) field.code += text;
  }

  /** Word has made a table of contents of the headings; they need not be read twice. */
  #count(): void {
    const isContents = ({ code }: Field): boolean => /^\s*TOC\b/i.test(code);
    this.hasContents ||= this.#fields.some(isContents);
    this.#hidden = this.#fields.filter((field) => !field.isResult || isContents(field)).length;
  }
}
