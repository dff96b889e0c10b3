/** Blocks as WordprocessingML. */
import type { Block, Paragraph, Row, Run, StyleName, Table } from '../blocks';
import { sizes, type Face } from '../profile';
import { layoutBreak } from '../../word/layoutBreak';
import { styles } from '../styles';
import { twips, type Measures } from './units';
import { escapeMarkup } from '../../text/markup';

/** How the paragraphs of a file are marked with their styles; a house template has its own. */
export interface Dress {
  /** The elements of `w:pPr`, by name. */
  paragraph(style: StyleName): ReadonlyMap<string, string>;
  /** The whole `w:rPr` of a run, or nothing. */
  run(style: StyleName, face: Face | undefined, size: number | undefined): string;
  /** The same for the cells of a table. */
  cell(kind: 'head' | 'cell' | 'section'): { readonly paragraph: string; readonly run: string };
}

export function blockXml(block: Block, measures: Measures, dress: Dress, width: number): string {
  return block.kind === 'table' ? tableXml(block, dress, width) : paragraphXml(block, measures, dress);
}

function paragraphXml(block: Paragraph, { grid }: Measures, dress: Dress): string {
  const { style, runs, indentRight, size, keepWithNext, newPage, ruleBelow, closeUp } = block;
  const line = twips(grid.pitch);
  const properties = new Map(dress.paragraph(style));
  if (keepWithNext === true && styles[style].keepWithNext !== true) properties.set('w:keepNext', '<w:keepNext/>');
  if (newPage === true) properties.set('w:pageBreakBefore', '<w:pageBreakBefore/>');
  if (ruleBelow === true) properties.set('w:pBdr', redRule);
  // The title stands two lines below the rule.
  if (ruleBelow === true) properties.set('w:spacing', `<w:spacing w:after="${2 * line}"/>`);
  if (closeUp === true) properties.set('w:spacing', '<w:spacing w:after="0"/>');
  if (size !== undefined && twips(size) > line)
    properties.set('w:spacing', `<w:spacing w:line="${twips(size * 1.2)}" w:lineRule="exact"/>`);
  if (indentRight !== undefined)
    properties.set('w:ind', `<w:ind ${characterIndent('right', indentRight, twips(grid.advance))}/>`);
  const content = runs.map((run) => runXml(run, dress.run(style, run.face, size))).join('');
  return `<w:p><w:pPr>${inOrder(properties)}</w:pPr>${content}</w:p>`;
}

/** As the schema has the properties of a paragraph (ECMA-376 part 1, 17.3.1.26). */
const order = (
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs ' +
  'suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd ' +
  'snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment ' +
  'textboxTightWrap outlineLvl divId cnfStyle'
)
  .split(' ')
  .map((name) => `w:${name}`);

function inOrder(properties: ReadonlyMap<string, string>): string {
  return order.map((name) => properties.get(name) ?? '').join('');
}

/** 0.5 mm thick, 4 mm below the number. */
const redRule = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr>';

/** Word counts in hundredths of a character; the length beside it is for programs that don't. */
export function characterIndent(side: 'left' | 'right' | 'firstLine', characters: number, advance: number): string {
  return `w:${side}Chars="${Math.round(characters * 100)}" w:${side}="${Math.round(characters * advance)}"`;
}

function runXml({ text }: Run, properties: string): string {
  const lines = text.split('\v').map((line) => `<w:r>${properties}${contentXml(line)}</w:r>`);
  return lines.join(`<w:r><w:rPr><w:rStyle w:val="${layoutBreak}"/></w:rPr><w:br/></w:r>`);
}

function contentXml(text: string): string {
  const parts = text.split(/(\n|\t)/).filter((part) => part !== '');
  const content = parts.map((part) =>
    part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${escapeMarkup(part)}</w:t>`,
  );
  return content.join('');
}

/** `width` in twips. */
function tableXml({ columns, head, rows }: Table, dress: Dress, width: number): string {
  const total = columns.reduce((sum, share) => sum + share, 0);
  const widths = columns.map((share) => Math.floor((share / total) * width));
  const all = [
    ...(head === undefined ? [] : [rowXml({ cells: head }, widths, 'head', dress)]),
    ...rows.map((row) => rowXml(row, widths, 'span' in row ? 'section' : 'cell', dress)),
  ];
  const grid = widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('');
  return `<w:tbl><w:tblPr>${tableProperties(widths)}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${all.join('')}</w:tbl>`;
}

function tableProperties(widths: readonly number[]): string {
  const lines = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('');
  const sum = widths.reduce((total, one) => total + one, 0);
  return (
    `<w:tblW w:w="${sum}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${lines}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
  );
}

function rowXml(row: Row, widths: readonly number[], kind: 'head' | 'cell' | 'section', dress: Dress): string {
  // A row is broken over two pages only if it's longer than one.
  const properties = `<w:trPr><w:cantSplit/>${kind === 'head' ? '<w:tblHeader/>' : ''}</w:trPr>`;
  const sum = widths.reduce((total, one) => total + one, 0);
  const cells =
    'span' in row
      ? [cellXml(row.span, sum, kind, dress, `<w:gridSpan w:val="${widths.length}"/>`)]
      : row.cells.map((cell, index) => cellXml(cell, widths[index] ?? 0, kind, dress));
  return `<w:tr>${properties}${cells.join('')}</w:tr>`;
}

function cellXml(text: string, width: number, kind: 'head' | 'cell' | 'section', dress: Dress, span = ''): string {
  const { paragraph, run } = dress.cell(kind);
  const lines = text
    .split('\n')
    .map((line) => `<w:p><w:pPr>${paragraph}</w:pPr>${line === '' ? '' : runXml({ text: line }, run)}</w:p>`);
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}<w:vAlign w:val="center"/></w:tcPr>${lines.join('')}</w:tc>`;
}

/** One font for all scripts. */
export function fontXml(font: string): string {
  const name = escapeMarkup(font);
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`;
}

/** Half points, in which Word counts sizes. */
export const halfPoints = (points: number): number => Math.round(points * 2);

export const cellSize = sizes.cell;
