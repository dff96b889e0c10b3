/** A laid-out document as a .docx. Pure: equal documents give equal bytes. */
import type { LaidOut, Pages } from '../blocks';
import type { LayoutProfile } from '../profile';
import { blockXml } from './body';
import { fontTableXml, footerXml, namespaces, ownDress, sectionXml, settingsXml, stylesXml } from './parts';
import { measuresOf, twips, type Measures } from './units';
import { declaration } from '../../word/xml';
import { zipParts } from '../../word/zip';
import { escapeMarkup } from '../../text/markup';

export function writeDocx(document: LaidOut, profile: LayoutProfile): Uint8Array {
  const measures = measuresOf(profile);
  return zipParts({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': packageRelations,
    'docProps/core.xml': coreXml(document.title),
    'word/document.xml': documentXml(document.pages, measures),
    'word/styles.xml': stylesXml(measures),
    'word/settings.xml': settingsXml,
    'word/fontTable.xml': fontTableXml(measures),
    'word/oddFooter.xml': footerXml('odd'),
    'word/evenFooter.xml': footerXml('even'),
    'word/_rels/document.xml.rels': documentRelations,
  });
}

/** Each set of pages but the last ends with a paragraph that holds its section. */
function documentXml(pages: readonly Pages[], measures: Measures): string {
  const body = pages.map(({ orientation, blocks }, index) => {
    const { width, height } = measures.grid;
    const available = twips(orientation === 'portrait' ? width : height);
    const content = blocks.map((block) => blockXml(block, measures, ownDress, available)).join('');
    const section = sectionXml(measures, orientation);
    const isLast = index === pages.length - 1;
    // A table needs a paragraph behind it.
    const closing = isLast ? (blocks.at(-1)?.kind === 'table' ? smallParagraph('') : '') : '';
    return content + closing + (isLast ? section : smallParagraph(section));
  });
  return `${declaration}<w:document ${namespaces}><w:body>${body.join('')}</w:body></w:document>`;
}

/** As low as can be, so that it takes no page of its own. */
function smallParagraph(content: string): string {
  return `<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>${content}</w:pPr></w:p>`;
}

const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageType = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function relations(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const rows = all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${declaration}<Relationships xmlns="${packageType}/relationships">${rows.join('')}</Relationships>`;
}

const packageRelations = relations([
  ['document', `${relationType}/officeDocument`, 'word/document.xml'],
  ['core', `${packageType}/relationships/metadata/core-properties`, 'docProps/core.xml'],
]);

const documentRelations = relations([
  ['styles', `${relationType}/styles`, 'styles.xml'],
  ['settings', `${relationType}/settings`, 'settings.xml'],
  ['fontTable', `${relationType}/fontTable`, 'fontTable.xml'],
  ['oddFooter', `${relationType}/footer`, 'oddFooter.xml'],
  ['evenFooter', `${relationType}/footer`, 'evenFooter.xml'],
]);

const contentTypes =
  `${declaration}<Types xmlns="${packageType}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  [
    ['word/document.xml', `${wordType}.document.main+xml`],
    ['word/styles.xml', `${wordType}.styles+xml`],
    ['word/settings.xml', `${wordType}.settings+xml`],
    ['word/fontTable.xml', `${wordType}.fontTable+xml`],
    ['word/oddFooter.xml', `${wordType}.footer+xml`],
    ['word/evenFooter.xml', `${wordType}.footer+xml`],
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ]
    .map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
    .join('') +
  '</Types>';

function coreXml(title: string): string {
  return (
    `${declaration}<cp:coreProperties xmlns:cp="${packageType}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${escapeMarkup(title)}</dc:title></cp:coreProperties>`
  );
}
