/**
 * A Word file as the text of a plan: a line for each paragraph, numbers written out, table rows with tabs between the
 * cells. For each character it is known where it came from, so that findings and fixes find their way back.
 */
import type { Localized } from '../text/localized';
import type { Position } from '../text/positions';
import { readBody, type Atom, type Block, type LeftOut, type LeftOutKind, type Paragraph, type Row } from './body';
import type { CellPlace, TrackedChanges } from './body';
import { wordResult, type WordResult } from './fault';
import type { NumberLabel } from './numbering';
import { WordPackage } from './package';

/** Columns [start, end) of a line, and what shows them. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly paragraph: Paragraph;
  /** Shown whole. Without one, the piece is the paragraph's automatic number. */
  readonly atom?: Atom;
}

export interface WordLine {
  /** In the order of the columns. What separates cells belongs to no piece. */
  readonly pieces: readonly Piece[];
  /** The first one, where the line shows a paragraph at all. */
  readonly paragraph?: Paragraph;
}

export interface WordText {
  readonly file: WordPackage;
  /** Lines end with \n. */
  readonly text: string;
  readonly lines: readonly WordLine[];
  /** What is in the file but not in the text. */
  readonly remarks: readonly Localized[];
}

export interface WordOptions {
  readonly tracked?: TrackedChanges;
}

/** Reads the bytes of a Word file. Never throws. */
export function readWord(bytes: Uint8Array, { tracked = 'accepted' }: WordOptions = {}): WordResult<WordText> {
  return wordResult(() => {
    const file = new WordPackage(bytes);
    const { blocks, leftOut } = readBody(file, tracked);
    const writer = new LineWriter();
    for (const block of blocks) writeBlock(block, writer);
    return { file, ...writer.done(), remarks: [...remarksOn(leftOut), ...signatureRemark(file)] };
  });
}

class LineWriter {
  readonly #texts: string[] = [];
  readonly #lines: WordLine[] = [];
  #text = '';
  #pieces: Piece[] = [];

  add(text: string, paragraph: Paragraph, atom?: Atom): void {
    if (text === '') return;
    const start = this.#text.length;
    this.#text += text;
    this.#pieces.push({ start, end: this.#text.length, paragraph, ...(atom === undefined ? {} : { atom }) });
  }

  /** Text that stands for nothing in the file. */
  separate(text: string): void {
    this.#text += text;
  }

  endLine(paragraph = this.#pieces[0]?.paragraph): void {
    this.#texts.push(this.#text);
    this.#lines.push({ pieces: this.#pieces, ...(paragraph === undefined ? {} : { paragraph }) });
    this.#text = '';
    this.#pieces = [];
  }

  done(): Pick<WordText, 'text' | 'lines'> {
    return { text: this.#texts.map((text) => `${text}\n`).join(''), lines: this.#lines };
  }
}

function writeBlock(block: Block, writer: LineWriter): void {
  if ('paragraph' in block) return writeParagraph(block.paragraph, writer);
  const { rows } = block.table;
  // A table with one column is a frame around text.
  if (rows.every(({ length }) => length <= 1)) rows.flat(2).forEach((paragraph) => writeParagraph(paragraph, writer));
  else rows.forEach((row) => writeRow(row, writer));
}

function writeParagraph(paragraph: Paragraph, writer: LineWriter): void {
  writer.add(writtenLabel(paragraph), paragraph);
  for (const atom of paragraph.atoms) {
    if (atom.kind === 'break') writer.endLine(paragraph);
    else writer.add(atom.text, paragraph, atom);
  }
  writer.endLine(paragraph);
}

function writeRow(cells: Row, writer: LineWriter): void {
  cells.forEach((paragraphs, index) => {
    if (index > 0) writer.separate('\t');
    let isFirst = true;
    for (const paragraph of paragraphs) {
      const label = writtenLabel(paragraph);
      if (label === '' && paragraph.atoms.length === 0) continue;
      if (!isFirst) writer.separate(' ');
      isFirst = false;
      writer.add(label, paragraph);
      for (const atom of paragraph.atoms) {
        if (atom.kind === 'break') writer.separate(' ');
        else writer.add(atom.text.replace(/[\t|]/g, ' '), paragraph, atom);
      }
    }
  });
  writer.endLine();
}

/**
 * A number with what parts it from the text. Word's tab or space is layout, as the indentation is: plans are typed
 * without (一、, （一）, 1.), so a space is written only where the number could not be read without one. Bullets say
 * nothing.
 */
function writtenLabel({ label, atoms }: Paragraph): string {
  if (label === undefined || label.isBullet || label.text === '') return '';
  const next = atoms.find(({ kind }) => kind !== 'break')?.text ?? '';
  return label.text + (needsSpace(label, next) ? ' ' : '');
}

function needsSpace({ text, suffix }: NumberLabel, next: string): boolean {
  if (suffix === 'nothing' || next === '' || /^\s/.test(next)) return false;
  // 第一章 总则, 1.1 目标, A 类, and 1. 2027年 (1.2027 would be one number).
  return /[\p{L}\p{N}]$/u.test(text)
    ? !/^[\u2460-\u249b]$/.test(text)
    : /[.．]$/.test(text) && /^[0-9０-９]/.test(next);
}

/** The piece that shows the character at a position, or the one that ends there. */
export function pieceAt({ lines }: WordText, { line, character }: Position): Piece | undefined {
  const pieces = lines[line]?.pieces ?? [];
  return pieces.find(({ end }) => character < end) ?? pieces.at(-1);
}

/** Where Word's user finds a place of the text. */
export interface WordPlace {
  /** Counted from 1, with empty paragraphs and those in tables. */
  readonly paragraph: number;
  /** Characters of the paragraph before the place, its automatic number not counted. */
  readonly offset: number;
  /** The automatic number, as Word shows it. */
  readonly number?: string;
  readonly cell?: CellPlace;
}

/** Undefined behind the end of the text, and in a row of a table that holds nothing. */
export function placeIn(word: WordText, position: Position): WordPlace | undefined {
  const piece = pieceAt(word, position);
  const paragraph = piece?.paragraph ?? word.lines[position.line]?.paragraph;
  if (paragraph === undefined) return undefined;
  return {
    paragraph: paragraph.index,
    offset: piece === undefined ? 0 : offsetIn(paragraph, piece, position.character),
    ...(paragraph.label === undefined ? {} : { number: paragraph.label.text }),
    ...(paragraph.cell === undefined ? {} : { cell: paragraph.cell }),
  };
}

function offsetIn({ atoms }: Paragraph, { atom, start, end }: Piece, column: number): number {
  if (atom === undefined) return 0;
  const before = atoms.slice(0, atoms.indexOf(atom)).reduce((sum, { text }) => sum + text.length, 0);
  return before + Math.min(Math.max(column, start), end) - start;
}

const leftOutNames: Readonly<Record<LeftOutKind, (count: number) => Localized>> = {
  textBoxes: (count) => ({ zh: `文本框 ${count} 个`, en: counted(count, 'text box', 'text boxes') }),
  footnotes: (count) => ({ zh: `脚注 ${count} 条`, en: counted(count, 'footnote') }),
  endnotes: (count) => ({ zh: `尾注 ${count} 条`, en: counted(count, 'endnote') }),
  equations: (count) => ({ zh: `公式 ${count} 个`, en: counted(count, 'equation') }),
  contents: (count) => ({ zh: `目录 ${count} 个`, en: counted(count, 'table of contents', 'tables of contents') }),
};

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Where signatures are is for each program to choose, but all take this folder (part 2, 10). */
function signatureRemark({ archive }: WordPackage): readonly Localized[] {
  const isSigned = archive.entries.some(({ name }) => /^_xmlsignatures\/.+\.xml$/i.test(name));
  if (!isSigned) return [];
  return [
    {
      zh: '文件有数字签名，改动后的副本签名无效',
      en: 'the file is signed; a copy with changes no longer has a valid signature',
    },
  ];
}

function remarksOn(leftOut: LeftOut): readonly Localized[] {
  const names = (Object.keys(leftOutNames) as LeftOutKind[])
    .filter((kind) => leftOut[kind] > 0)
    .map((kind) => leftOutNames[kind](leftOut[kind]));
  if (names.length === 0) return [];
  return [
    {
      zh: `未读入：${names.map(({ zh }) => zh).join('、')}`,
      en: `left out: ${names.map(({ en }) => en).join(', ')}`,
    },
  ];
}
