/** The parts of a new .docx besides its text: styles, fonts, settings, page numbers. */
import type { Style, StyleName } from '../blocks';
import { sizes, substitutesOf, type Face } from '../profile';
import { layoutBreak } from '../../word/layoutBreak';
import { declaration } from '../../word/xml';
import { styles } from '../styles';
import { cellSize, characterIndent, fontXml, halfPoints, type Dress } from './body';
import { twips, twipsOfMillimetres, type Measures } from './units';
import { escapeMarkup } from '../../text/markup';

export const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

const faces: readonly Face[] = ['title', 'first', 'second', 'body', 'number'];

/** Ids that are letters alone. Those of the headings are Word's own. */
const headingIds: Partial<Record<StyleName, string>> = { layer1: '1', layer2: '2', layer3: '3', layer4: '4' };
const styleId = (style: StyleName): string => headingIds[style] ?? style;
const faceId = (face: Face): string => `${face}Face`;

/** The dress of a new document. */
export const ownDress: Dress = {
  paragraph: (style) => new Map([['w:pStyle', `<w:pStyle w:val="${styleId(style)}"/>`]]),
  run: (_, face, size) => {
    const marked = face === undefined ? '' : `<w:rStyle w:val="${faceId(face)}"/>`;
    const sized = size === undefined ? '' : `<w:sz w:val="${halfPoints(size)}"/><w:szCs w:val="${halfPoints(size)}"/>`;
    return marked + sized === '' ? '' : `<w:rPr>${marked}${sized}</w:rPr>`;
  },
  cell: (kind) => ({ paragraph: `<w:pStyle w:val="${kind}Cell"/>`, run: '' }),
};

export function stylesXml(measures: Measures): string {
  const { profile, grid } = measures;
  // Lines of a fixed height and no control of widows: every full page has all its lines.
  const normal =
    '<w:widowControl w:val="0"/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' +
    `<w:spacing w:line="${twips(grid.pitch)}" w:lineRule="exact"/><w:jc w:val="both"/>`;
  const squeeze = twips(grid.advance) - twips(sizes.body);
  const text = `${fontXml(profile.fonts.body)}<w:spacing w:val="${squeeze}"/><w:kern w:val="2"/>${sizeXml(sizes.body)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/>`;
  return (
    `${declaration}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>${text}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${normal}</w:pPr></w:style>` +
    (Object.keys(styles) as StyleName[]).map((name) => styleXml(name, styles[name], measures)).join('') +
    faces
      .map(
        (face) =>
          `<w:style w:type="character" w:customStyle="1" w:styleId="${faceId(face)}"><w:name w:val="${faceNames[face]}"/><w:qFormat/><w:rPr>${fontXml(profile.fonts[face])}</w:rPr></w:style>`,
      )
      .join('') +
    `<w:style w:type="character" w:customStyle="1" w:styleId="${layoutBreak}"><w:name w:val="排版换行"/></w:style>` +
    cellStyles(measures) +
    '</w:styles>'
  );
}

const faceNames: Readonly<Record<Face, string>> = {
  title: '标题字体',
  first: '一级标题字体',
  second: '二级标题字体',
  body: '正文字体',
  number: '页码字体',
};

function sizeXml(points: number): string {
  return `<w:sz w:val="${halfPoints(points)}"/><w:szCs w:val="${halfPoints(points)}"/>`;
}

function styleXml(name: StyleName, style: Style, measures: Measures): string {
  const { profile, grid } = measures;
  const custom = headingIds[name] === undefined ? ' w:customStyle="1"' : '';
  const line = twips(grid.pitch);
  const { before = 0, after = 0, size, align, outline } = style;
  const spacing = [
    before > 0 ? `w:before="${Math.round(before * line)}"` : '',
    after > 0 ? `w:after="${Math.round(after * line)}"` : '',
    twips(size) > line ? `w:line="${twips(size * 1.2)}" w:lineRule="exact"` : '',
  ].filter((part) => part !== '');
  const paragraph = [
    style.keepWithNext === true ? '<w:keepNext/>' : '',
    size === sizes.body ? '' : '<w:snapToGrid w:val="0"/>',
    spacing.length === 0 ? '' : `<w:spacing ${spacing.join(' ')}/>`,
    indentXml(style, twips(grid.advance)),
    align === 'justified' ? '' : `<w:jc w:val="${align === 'centre' ? 'center' : align}"/>`,
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline - 1}"/>`,
  ].join('');
  const run = [
    style.face === 'body' ? '' : fontXml(profile.fonts[style.face]),
    style.red === true ? '<w:color w:val="FF0000"/>' : '',
    size === sizes.body ? '' : `<w:spacing w:val="0"/>${sizeXml(size)}`,
  ].join('');
  return (
    `<w:style w:type="paragraph"${custom} w:styleId="${styleId(name)}"><w:name w:val="${style.name}"/><w:basedOn w:val="a"/>` +
    `<w:next w:val="${name === 'body' || name.startsWith('layer') ? 'body' : styleId(name)}"/><w:qFormat/>` +
    `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
  );
}

function indentXml({ indentFirst, indentLeft, indentRight }: Style, advance: number): string {
  const parts = [
    indentLeft === undefined ? '' : characterIndent('left', indentLeft, advance),
    indentRight === undefined ? '' : characterIndent('right', indentRight, advance),
    indentFirst === undefined ? '' : characterIndent('firstLine', indentFirst, advance),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `<w:ind ${parts.join(' ')}/>`;
}

/** Cells, and the footers of odd and even pages. */
function cellStyles({ profile }: Measures): string {
  const cell = (id: string, name: string, align: string, font: string): string =>
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="a"/><w:qFormat/>` +
    `<w:pPr>${id === 'sectionCell' ? '<w:keepNext/>' : ''}<w:snapToGrid w:val="0"/><w:spacing w:line="${twips(cellSize * 1.5)}" w:lineRule="exact"/><w:jc w:val="${align}"/></w:pPr>` +
    `<w:rPr>${font}<w:spacing w:val="0"/>${sizeXml(cellSize)}</w:rPr></w:style>`;
  const advance = twips(sizes.small);
  const footer = (id: string, name: string, align: 'left' | 'right'): string =>
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="a"/>` +
    `<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="${twips(sizes.small)}" w:lineRule="exact"/><w:ind ${characterIndent(align, 1, advance)}/><w:jc w:val="${align}"/></w:pPr>` +
    `<w:rPr>${fontXml(profile.fonts.number)}<w:spacing w:val="0"/>${sizeXml(sizes.small)}</w:rPr></w:style>`;
  return (
    cell('cellCell', '表格文字', 'left', '') +
    cell('headCell', '表头', 'center', fontXml(profile.fonts.first)) +
    cell('sectionCell', '表内标题', 'left', fontXml(profile.fonts.first)) +
    footer('oddFooter', '单页页码', 'right') +
    footer('evenFooter', '双页页码', 'left')
  );
}

/** — 1 — (7.5) */
export function footerXml(side: 'odd' | 'even'): string {
  const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const text = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  return (
    `${declaration}<w:ftr ${namespaces}><w:p><w:pPr><w:pStyle w:val="${side}Footer"/></w:pPr>${text('— ')}${field('begin')}` +
    `<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}${text('1')}${field('end')}${text(' —')}</w:p></w:ftr>`
  );
}

/** Fonts with those to take instead where they are missing. */
export function fontTableXml({ profile }: Measures): string {
  const fonts = [...new Set(faces.map((face) => profile.fonts[face]))];
  return `${declaration}<w:fonts ${namespaces}>${fonts
    .map((font) => {
      const others = substitutesOf(font).filter((name) => name !== font && !name.endsWith('serif'));
      return `<w:font w:name="${escapeMarkup(font)}"><w:altName w:val="${escapeMarkup(others.join(','))}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`;
    })
    .join('')}</w:fonts>`;
}

export const settingsXml =
  `${declaration}<w:settings ${namespaces}><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="156"/>` +
  '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:useFELayout/>' +
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>';

export function sectionXml({ profile, grid }: Measures, orientation: 'portrait' | 'landscape'): string {
  const { sheet, margins } = profile;
  const upright = orientation === 'portrait';
  const [width, height] = upright ? [sheet.width, sheet.height] : [sheet.height, sheet.width];
  // Turned to the left: what was the top of the sheet is at the left now.
  const { top, right, bottom, left } = upright
    ? margins
    : { top: margins.left, right: margins.bottom, bottom: margins.right, left: margins.top };
  const lengths = Object.entries({ top, right, bottom, left })
    .map(([side, length]) => `w:${side}="${twipsOfMillimetres(length)}"`)
    .join(' ');
  return (
    '<w:sectPr><w:footerReference w:type="default" r:id="oddFooter"/><w:footerReference w:type="even" r:id="evenFooter"/>' +
    '<w:type w:val="nextPage"/>' +
    `<w:pgSz w:w="${twipsOfMillimetres(width)}" w:h="${twipsOfMillimetres(height)}"${upright ? '' : ' w:orient="landscape"'}/>` +
    `<w:pgMar ${lengths} w:header="851" w:footer="${footerDistance(bottom)}" w:gutter="0"/>` +
    `<w:docGrid w:type="lines" w:linePitch="${twips(grid.pitch)}"/></w:sectPr>`
  );
}

/**
 * From the foot of the sheet to that of the number, in twips: the dash, which is in the middle of its line, lies 7 mm
 * below the type area.
 */
function footerDistance(bottom: number): number {
  return Math.max(twipsOfMillimetres(bottom - 7) - twips(sizes.small) / 2, 0);
}
