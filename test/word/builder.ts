/** Small Word files by hand: the XML that Word and WPS write, and nothing that a test doesn't look at. */
import { strToU8, zipSync } from 'fflate';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WordParts {
  /** What is inside `w:body`. */
  readonly body: string;
  /** What is inside `w:numbering`. */
  readonly numbering?: string;
  /** What is inside `w:styles`. */
  readonly styles?: string;
  /** More parts, by name. */
  readonly more?: Readonly<Record<string, string>>;
  /** More relations of the document. */
  readonly relations?: string;
  /** More content types. */
  readonly types?: string;
}

/** The bytes of a .docx. */
export function wordFile({ body, numbering, styles, more = {}, relations = '', types = '' }: WordParts): Uint8Array {
  const part = (root: string, content: string): string => `${head}<w:${root} xmlns:w="${w}">${content}</w:${root}>`;
  const relation = (name: string): string =>
    `<Relationship Id="${name}" Type="${office}/${name}" Target="${name}.xml"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      ['document', ...(styles === undefined ? [] : ['styles']), ...(numbering === undefined ? [] : ['numbering'])]
        .map((name) => {
          const kind = name === 'document' ? 'document.main' : name;
          const type = `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`;
          return `<Override PartName="/word/${name}.xml" ContentType="${type}"/>`;
        })
        .join('') +
      `${types}</Types>`,
    '_rels/.rels':
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml':
      `${head}<w:document xmlns:w="${w}" xmlns:r="${office}" ` +
      'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">' +
      `<w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels':
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `${styles === undefined ? '' : relation('styles')}${numbering === undefined ? '' : relation('numbering')}` +
      `${relations}</Relationships>`,
    ...(styles === undefined ? {} : { 'word/styles.xml': part('styles', styles) }),
    ...(numbering === undefined ? {} : { 'word/numbering.xml': part('numbering', numbering) }),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

export function run(text: string, properties = ''): string {
  const shown = `<w:t xml:space="preserve">${escaped(text)}</w:t>`;
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${shown}</w:r>`;
}

/** A paragraph of one run. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : run(text)}</w:p>`;
}

/** Properties of a paragraph in a list. */
export function numbered(numId: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
}

export interface LevelParts {
  readonly format?: string;
  readonly text?: string;
  readonly start?: number;
  readonly suffix?: string;
  /** Anything else inside `w:lvl`, before its text. */
  readonly more?: string;
}

/** `w:abstractNum`. */
export function abstractList(id: number, levels: readonly LevelParts[], more = ''): string {
  return `<w:abstractNum w:abstractNumId="${id}">${more}${levels.map(level).join('')}</w:abstractNum>`;
}

export function level(parts: LevelParts, index: number): string {
  const { format = 'decimal', text = `%${index + 1}.`, start = 1, suffix, more = '' } = parts;
  return (
    `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}` +
    `${suffix === undefined ? '' : `<w:suff w:val="${suffix}"/>`}<w:lvlText w:val="${text}"/></w:lvl>`
  );
}

/** `w:num`. */
export function list(numId: number, abstractId: number, overrides = ''): string {
  return `<w:num w:numId="${numId}"><w:abstractNumId w:val="${abstractId}"/>${overrides}</w:num>`;
}

export function cell(content: string, properties = ''): string {
  return `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`;
}

export function table(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;
}
