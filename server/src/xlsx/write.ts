/**
 * Workbooks (.xlsx) as ECMA-376 part 1, 18 has them. Texts are inline strings, which no program takes for formulas.
 */
import { beginsFormula } from '../text/csv';
import { escapeMarkup } from '../text/markup';
import { declaration } from '../word/xml';
import { zipParts } from '../word/zip';
import { textElement } from './cellText';
import { styleIndex, stylesPart, tintIndex } from './styles';
import { cellName, columnName, type Cell, type Row, type Sheet, type Workbook } from './workbook';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function writeWorkbook({ title, sheets }: Workbook): Uint8Array {
  const named = uniquelyNamed(sheets);
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(named.length),
    '_rels/.rels':
      `<Relationships xmlns="${packageRelations}">` +
      `<Relationship Id="rId1" Type="${officeRelations}/officeDocument" Target="xl/workbook.xml"/>` +
      '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>' +
      '</Relationships>',
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
      `<dc:title>${escapeMarkup(title)}</dc:title></cp:coreProperties>`,
    'xl/workbook.xml': workbookPart(named),
    'xl/_rels/workbook.xml.rels': workbookRelations(named.length),
    'xl/styles.xml': stylesPart(),
  };
  named.forEach((sheet, index) => (parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetPart(sheet)));
  return zipParts(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, declaration + part])));
}

/** Names hold 31 characters at most, none of : \ / ? * [ ], and differ in more than case. */
function uniquelyNamed(sheets: readonly Sheet[]): readonly Sheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const base =
      sheet.name
        .replace(/[:\\/?*[\]\u0000-\u001f]/g, ' ')
        .replaceAll("'", '’')
        .trim() || '表';
    let name = base.slice(0, 31);
    for (let count = 2; taken.has(name.toLowerCase()); count++)
      name = `${base.slice(0, 31 - String(count).length - 2)}(${count})`;
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

function contentTypes(count: number): string {
  const override = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${type}"/>`;
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('xl/workbook.xml', `${types}.sheet.main+xml`) +
    override('xl/styles.xml', `${types}.styles+xml`) +
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    Array.from({ length: count }, (_, index) =>
      override(`xl/worksheets/sheet${index + 1}.xml`, `${types}.worksheet+xml`),
    ).join('') +
    '</Types>'
  );
}

function workbookRelations(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${officeRelations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return (
    `<Relationships xmlns="${packageRelations}">${sheets.join('')}` +
    `<Relationship Id="rId${count + 1}" Type="${officeRelations}/styles" Target="styles.xml"/></Relationships>`
  );
}

function workbookPart(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    ({ name, veryHidden }, index) =>
      `<sheet name="${escapeMarkup(name)}" sheetId="${index + 1}"${veryHidden === true ? ' state="veryHidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const names = sheets.flatMap((sheet, index) => {
    const { name, head } = sheet;
    if (head === undefined) return [];
    const quoted = `'${escapeMarkup(name.replaceAll("'", "''"))}'`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted}!${filterRange(sheet, head, '$')}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted}!$${head + 1}:$${head + 1}</definedName>`,
    ];
  });
  return (
    `<workbook xmlns="${main}" xmlns:r="${officeRelations}"><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${list.join('')}</sheets>${names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`}</workbook>`
  );
}

/** With a mark before each column and row, the range stays the same wherever it is used. */
function filterRange({ rows, columns }: Sheet, head: number, mark: '$' | '' = ''): string {
  const last = Math.max(rows.length - 1, head);
  const corner = (row: number, column: number): string => `${mark}${columnName(column)}${mark}${row + 1}`;
  return `${corner(head, 0)}:${corner(last, columns.length - 1)}`;
}

export function sheetPart(sheet: Sheet): string {
  const { columns, rows, head, frozenColumns = 0, mergedRow, veryHidden } = sheet;
  const width = columns.length;
  const shown = veryHidden !== true;
  return [
    `<worksheet xmlns="${main}">`,
    shown ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
    `<dimension ref="A1:${cellName(Math.max(rows.length - 1, 0), width - 1)}"/>`,
    head === undefined ? '' : view(head + 1, frozenColumns),
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.map(columnElement).join('')}</cols>`,
    '<sheetData>',
    ...rows.map(rowElement),
    '</sheetData>',
    head === undefined ? '' : `<autoFilter ref="${filterRange(sheet, head)}"/>`,
    mergedRow === undefined || width < 2
      ? ''
      : `<mergeCells count="1"><mergeCell ref="${cellName(mergedRow, 0)}:${cellName(mergedRow, width - 1)}"/></mergeCells>`,
    ...tintElements(sheet),
    choiceElements(sheet),
    shown
      ? '<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
        `<pageSetup paperSize="${isWide(columns) ? 8 : 9}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
        '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>'
      : '',
    '</worksheet>',
  ].join('');
}

/** So wide that it could not be read on A4 (paper size 9): then A3 (8). In digits of the standard font. */
function isWide(columns: Sheet['columns']): boolean {
  return columns.reduce((sum, { width, hidden }) => sum + (hidden === true ? 0 : width), 0) > widest;
}

const widest = 200;

function view(rows: number, columns: number): string {
  const pane =
    columns === 0
      ? `<pane ySplit="${rows}" topLeftCell="${cellName(rows, 0)}" activePane="bottomLeft" state="frozen"/>`
      : `<pane xSplit="${columns}" ySplit="${rows}" topLeftCell="${cellName(rows, columns)}" activePane="bottomRight" state="frozen"/>`;
  return `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

function columnElement({ width, hidden }: Sheet['columns'][number], index: number): string {
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${hidden === true ? ' hidden="1"' : ''}/>`;
}

function rowElement({ cells, height }: Row, row: number): string {
  const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  return `<row r="${row + 1}"${size}>${cells.map((cell, column) => cellElement(cell, cellName(row, column))).join('')}</row>`;
}

function cellElement({ value, style }: Cell, name: string): string {
  const isText = typeof value === 'string' && value !== '';
  const index = styleIndex(style, isText && beginsFormula(value));
  const head = `<c r="${name}"${index === 0 ? '' : ` s="${index}"`}`;
  if (isText) return `${head} t="inlineStr"><is>${textElement(value)}</is></c>`;
  return typeof value === 'number' ? `${head}><v>${value}</v></c>` : `${head}/>`;
}

/** From below the head on, with room for rows that somebody adds. */
function below({ rows, head = 0 }: Sheet, column: number): string {
  return `${cellName(head + 1, column)}:${cellName(Math.max(rows.length - 1, head + 1) + spareRows, column)}`;
}

const spareRows = 200;

function tintElements(sheet: Sheet): string[] {
  let priority = 0;
  return (sheet.tints ?? []).map(({ column, values, colour }) => {
    const range = below(sheet, column);
    const first = range.slice(0, range.indexOf(':'));
    const rules = values.map((value) => {
      const quoted = quotedText(value);
      return (
        `<cfRule type="beginsWith" dxfId="${tintIndex(colour)}" priority="${++priority}" operator="beginsWith" text="${escapeMarkup(value)}">` +
        `<formula>LEFT(${first},${value.length})=${quoted}</formula></cfRule>`
      );
    });
    return `<conditionalFormatting sqref="${range}">${rules.join('')}</conditionalFormatting>`;
  });
}

/** A text as a formula quotes it. */
function quotedText(text: string): string {
  return escapeMarkup(`"${text.replaceAll('"', '""')}"`);
}

/** Characters that a list in a validation may hold (Excel's limit). */
const longestList = 255;

function choiceElements(sheet: Sheet): string {
  const lists = (sheet.choices ?? []).filter(
    ({ values }) => values.join(',').length <= longestList && values.length > 0,
  );
  if (lists.length === 0) return '';
  const elements = lists.map(
    ({ column, values }) =>
      // A warning, not a ban: units have words of their own.
      `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${below(sheet, column)}">` +
      `<formula1>${quotedText(values.map((value) => value.replaceAll(',', '，')).join(','))}</formula1></dataValidation>`,
  );
  return `<dataValidations count="${lists.length}">${elements.join('')}</dataValidations>`;
}
