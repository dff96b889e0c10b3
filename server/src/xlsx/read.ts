/**
 * Workbooks as rows of texts (ECMA-376 part 1, 18). Nothing is computed, followed or run: of a formula the value is
 * read that its program has stored, links to other files are ignored, and macros aren't looked at.
 */
import { damaged, tooLarge, wordResult, type WordResult } from '../word/fault';
import { kindOf } from '../word/kinds';
import { OfficePackage, type Relation } from '../word/package';
import { strictParser } from '../word/xml';
import type { Archive } from '../word/zip';
import { unescaped } from './cellText';
import { localName, named } from './names';
import { foreignBytes, foreignPackage } from './kinds';
import { formatsOf, shownNumber, type NumberFormat } from './numberFormats';

/** Bytes; larger workbooks are refused unread. */
const sizeLimit = 50 << 20;
/** Cells of all sheets. A ledger of 20,000 rows has half a million. */
const mostCells = 2_000_000;
/** What a sheet may have at most, as in every program. */
const mostColumns = 16_384;
const mostRows = 1_048_576;

/** Offsets are UTF-16 units of the sheet's part, half-open. */
export interface ReadCell {
  /** From 0. */
  readonly column: number;
  /** As a person sees it, roughly: dates as 2026-06-30, percentages as 95%. */
  readonly text: string;
  readonly isFormula: boolean;
  /** Index of its format, as written. */
  readonly style: string | undefined;
  readonly start: number;
  readonly end: number;
}

export interface ReadRow {
  /** From 0. */
  readonly index: number;
  readonly cells: readonly ReadCell[];
  readonly start: number;
  /** Where its last cell ends; `undefined` if it has one tag alone. */
  readonly contentEnd: number | undefined;
  readonly end: number;
}

export interface ReadSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** The part that holds it. */
  readonly part: string;
  readonly xml: string;
  readonly rows: readonly ReadRow[];
}

export interface ReadWorkbook {
  readonly archive: Archive;
  readonly sheets: readonly ReadSheet[];
}

export function readWorkbook(bytes: Uint8Array): WordResult<ReadWorkbook> {
  return wordResult(() => {
    if (bytes.length > sizeLimit) throw tooLarge({ zh: '超过 50 MB', en: 'more than 50 MB' });
    if (kindOf(bytes) !== 'zip') throw foreignBytes(bytes);
    const file = new OfficePackage(bytes);
    const { document } = file;
    if (document === undefined || localName(document.root.name) !== 'workbook')
      throw foreignPackage(file.archive.entries.map(({ name }) => name));
    const relations = new Map(file.relations(document.name).map((relation) => [relation.id, relation]));
    const related = (type: string): Relation | undefined => [...relations.values()].find((one) => one.type === type);
    const stringsName = related('sharedStrings')?.target;
    const strings = stringsName === undefined ? [] : sharedStrings(file.text(stringsName) ?? '');
    const stylesName = related('styles')?.target;
    const formats = formatsOf(stylesName === undefined ? undefined : file.part(stylesName)?.root);
    const is1904 = ['1', 'true'].includes(named(document.root, 'workbookPr')?.attributes['date1904'] ?? '');
    const context: Context = { strings, formats, is1904, left: mostCells };
    const list = named(document.root, 'sheets');
    const sheets = (list?.elements ?? []).flatMap(({ attributes }): ReadSheet[] => {
      const { name = '', state } = attributes;
      const relation = relations.get(attributes['r:id'] ?? '');
      // A chart or a macro sheet has no rows.
      if (relation?.type !== 'worksheet') return [];
      const xml = file.text(relation.target);
      if (xml === undefined) throw damaged(relation.target);
      const rows = rowsOf(xml, context);
      return [{ name, isHidden: state === 'hidden' || state === 'veryHidden', part: relation.target, xml, rows }];
    });
    return { archive: file.archive, sheets };
  });
}

interface Context {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
  left: number;
}

/** Texts by index. Phonetic guides (rPh) are no text. */
function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let guides = 0;
  const parser = strictParser();
  parser.on('opentag', ({ name }) => {
    const local = localName(name);
    if (local === 'si') current = '';
    if (local === 'rPh') guides++;
    isText = local === 't' && guides === 0;
  });
  parser.on('closetag', ({ name }) => {
    const local = localName(name);
    if (local === 'rPh') guides--;
    if (local === 't') isText = false;
    if (local !== 'si') return;
    if (strings.length >= mostCells) throw tooLarge({ zh: '内容过多', en: 'too many texts' });
    strings.push(unescaped(current));
  });
  parser.on('text', (text) => {
    if (isText) current += text;
  });
  parser.write(xml).close();
  return strings;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: string | undefined;
  readonly start: number;
  value: string;
  isFormula: boolean;
}

function rowsOf(xml: string, context: Context): readonly ReadRow[] {
  const rows: ReadRow[] = [];
  let row: { index: number; start: number; cells: ReadCell[] } | undefined;
  let cell: OpenCell | undefined;
  let nextRow = 0;
  let takes: 'value' | 'text' | undefined;
  let guides = 0;
  const parser = strictParser();
  parser.on('opentag', ({ name, attributes }) => {
    switch (localName(name)) {
      case 'row': {
        const index = attributes['r'] === undefined ? nextRow : Number(attributes['r']) - 1;
        if (!(index >= 0 && index < mostRows)) throw damaged(`row ${attributes['r']}`);
        nextRow = index + 1;
        row = { index, start: tagStart(xml, parser.position), cells: [] };
        break;
      }
      case 'c': {
        if (row === undefined) return;
        if (--context.left < 0) throw tooLarge({ zh: '单元格过多', en: 'too many cells' });
        const reference = attributes['r'];
        const column = reference === undefined ? (row.cells.at(-1)?.column ?? -1) + 1 : columnOf(reference);
        if (!(column >= 0 && column < mostColumns)) throw damaged(`cell ${reference}`);
        const { t: type = 'n', s: style } = attributes;
        cell = { column, type, style, start: tagStart(xml, parser.position), value: '', isFormula: false };
        break;
      }
      case 'f':
        if (cell !== undefined) cell.isFormula = true;
        break;
      case 'v':
        takes = 'value';
        break;
      case 'rPh':
        guides++;
        break;
      case 't':
        takes = guides === 0 && cell?.type === 'inlineStr' ? 'text' : undefined;
        break;
    }
  });
  parser.on('text', (text) => {
    if (cell !== undefined && takes !== undefined) cell.value += text;
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    switch (localName(name)) {
      case 'row': {
        if (row === undefined) return;
        const { index, start, cells } = row;
        const end = parser.position;
        const contentEnd = isSelfClosing ? undefined : tagStart(xml, end);
        rows.push({ index, cells, start, contentEnd, end });
        row = undefined;
        break;
      }
      case 'c':
        if (row !== undefined && cell !== undefined) row.cells.push(closed(cell, parser.position, context));
        cell = undefined;
        break;
      case 'v':
      case 't':
        takes = undefined;
        break;
      case 'rPh':
        guides--;
        break;
    }
  });
  parser.write(xml).close();
  return rows;
}

/** A tag holds no < of its own: in attributes it is written &lt;. */
function tagStart(xml: string, end: number): number {
  return xml.lastIndexOf('<', end - 1);
}

/** B12 → 1; -1 if it is no reference. */
function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length && at < 4; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function closed({ column, type, style, start, value, isFormula }: OpenCell, end: number, context: Context): ReadCell {
  return { column, text: shown(type, style, value, context), isFormula, style, start, end };
}

function shown(type: string, style: string | undefined, value: string, { strings, formats, is1904 }: Context): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'inlineStr':
    case 'str':
      return unescaped(value);
    case 'b':
      return value.trim() === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
    case 'e':
      return value;
    default:
      return value === '' ? '' : shownNumber(value, formats[Number(style ?? 0)] ?? 'plain', is1904);
  }
}
