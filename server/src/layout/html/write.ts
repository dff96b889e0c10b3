/**
 * A laid-out document as one HTML page, which a browser shows and prints with the same geometry. It runs and loads
 * nothing; everything from the plan is escaped.
 */
import { pageHead } from '../../text/htmlPage';
import { escapeMarkup } from '../../text/markup';
import type { Block, LaidOut, Paragraph, Row, Run, Style, StyleName, Table } from '../blocks';
import { gridOf, sizes, substitutesOf, type Face, type Grid, type LayoutProfile } from '../profile';
import { styles } from '../styles';

export function writeHtml(document: LaidOut, profile: LayoutProfile): string {
  return `${pageHead(document.title, styleSheet(profile), 'zh')}${bodyHtml(document)}
</body>
</html>
`;
}

/** A section for the pages of each orientation. */
export function bodyHtml({ pages }: LaidOut): string {
  return pages
    .map(
      ({ orientation, blocks }) => `<section class="${orientation}">\n${blocks.map(blockHtml).join('\n')}\n</section>`,
    )
    .join('\n');
}

function blockHtml(block: Block): string {
  return block.kind === 'table' ? tableHtml(block) : paragraphHtml(block);
}

const tags: Partial<Record<StyleName, string>> = {
  title: 'h1',
  part: 'h2',
  layer1: 'h2',
  layer2: 'h3',
  layer3: 'h4',
  layer4: 'h5',
  attachmentTitle: 'h1',
};

function paragraphHtml({
  style,
  runs,
  indentRight,
  size,
  keepWithNext,
  newPage,
  ruleBelow,
  closeUp,
}: Paragraph): string {
  const tag = tags[style] ?? 'p';
  const classes = [
    style,
    ...(keepWithNext === true ? ['kept'] : []),
    ...(newPage === true ? ['newPage'] : []),
    ...(ruleBelow === true ? ['ruled'] : []),
    ...(closeUp === true ? ['closeUp'] : []),
  ].join(' ');
  const own = [
    ...(indentRight === undefined ? [] : [`padding-right: calc(${indentRight} * var(--advance))`]),
    ...(size === undefined ? [] : [`font-size: ${size}pt`, `line-height: ${size * 1.2}pt`]),
  ].join('; ');
  return `<${tag} class="${classes}"${own === '' ? '' : ` style="${own}"`}>${runs.map(runHtml).join('')}</${tag}>`;
}

function runHtml({ text, face }: Run): string {
  const content = text
    .split(/[\n\v]/)
    .map(escapeMarkup)
    .join('<br>');
  return face === undefined ? content : `<span class="${face}Face">${content}</span>`;
}

function tableHtml({ columns, head, rows }: Table): string {
  const total = columns.reduce((sum, share) => sum + share, 0);
  const groups = columns.map((share) => `<col style="width: ${((share / total) * 100).toFixed(2)}%">`).join('');
  const heads =
    head === undefined
      ? ''
      : `<thead><tr>${head.map((cell) => `<th>${runHtml({ text: cell })}</th>`).join('')}</tr></thead>`;
  return `<table><colgroup>${groups}</colgroup>${heads}<tbody>${rows.map((row) => rowHtml(row, columns.length)).join('')}</tbody></table>`;
}

function rowHtml(row: Row, columns: number): string {
  return 'span' in row
    ? `<tr class="sectionRow"><td colspan="${columns}">${runHtml({ text: row.span })}</td></tr>`
    : `<tr>${row.cells.map((cell) => `<td>${runHtml({ text: cell })}</td>`).join('')}</tr>`;
}

/** The text of the style element. */
export function styleSheet(profile: LayoutProfile): string {
  const { margins, sheet } = profile;
  const grid = gridOf(profile);
  const faces = (Object.keys(profile.fonts) as Face[]).map(
    (face) => `.${face}Face { font-family: ${family(profile, face)}; }`,
  );
  const upright = `${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm`;
  // Turned to the left: what was the top of the sheet is at the left now.
  const turned = `${margins.left}mm ${margins.bottom}mm ${margins.right}mm ${margins.top}mm`;
  const number = `content: "— " counter(page) " —"; font: ${numberFont(profile)};`;
  return [
    `@page { size: ${sheet.width}mm ${sheet.height}mm; margin: ${upright}; }`,
    `@page landscape { size: ${sheet.height}mm ${sheet.width}mm; margin: ${turned}; }`,
    `@page :right { @bottom-right { ${number} padding-right: 1em; } }`,
    `@page :left { @bottom-left { ${number} padding-left: 1em; } }`,
    `:root { --pitch: ${grid.pitch}pt; --advance: ${grid.advance}pt; }`,
    'body { margin: 0; color: #000; background: #fff; }',
    'section.landscape { page: landscape; break-before: page; }',
    `p, h1, h2, h3, h4, h5 { ${textRules(profile, grid)} }`,
    ...(Object.keys(styles) as StyleName[]).map((name) => `.${name} { ${styleRules(styles[name], profile)} }`),
    ...faces,
    '.kept { break-after: avoid; }',
    '.newPage { break-before: page; }',
    '.ruled { border-bottom: 0.5mm solid #f00; padding-bottom: 4mm; margin-bottom: calc(2 * var(--pitch)); }',
    '.closeUp { margin-bottom: 0; }',
    `table { width: 100%; border-collapse: collapse; table-layout: fixed; font: ${sizes.cell}pt/1.5 ${family(profile, 'body')}; }`,
    'th, td { border: 0.5pt solid #000; padding: 0 1mm; text-align: left; overflow-wrap: anywhere; }',
    `th, .sectionRow td { font-family: ${family(profile, 'first')}; font-weight: normal; }`,
    'th { text-align: center; }',
    'thead { display: table-header-group; }',
    'tr { break-inside: avoid; }',
    '.sectionRow { break-after: avoid; }',
    `@media screen { section { width: ${sheet.width - margins.left - margins.right}mm; margin: ${margins.top}mm auto; }`,
    `section.landscape { width: ${sheet.height - margins.top - margins.bottom}mm; } }`,
  ].join('\n');
}

function textRules(profile: LayoutProfile, grid: Grid): string {
  const squeeze = Math.round((grid.advance - sizes.body) * 100) / 100;
  return (
    `margin: 0; font: ${sizes.body}pt/var(--pitch) ${family(profile, 'body')}; letter-spacing: ${squeeze}pt; ` +
    'text-align: justify; text-autospace: no-autospace; line-break: strict; hanging-punctuation: allow-end; ' +
    'overflow-wrap: anywhere; orphans: 1; widows: 1;'
  );
}

function styleRules(style: Style, profile: LayoutProfile): string {
  const { face, size, align, indentFirst, indentLeft, indentRight, before, after, keepWithNext, red } = style;
  const characters = (count: number): string => `calc(${count} * var(--advance))`;
  const free = (lines: number): string => `calc(${lines} * var(--pitch))`;
  return [
    ...(face === 'body' ? [] : [`font-family: ${family(profile, face)}`]),
    ...(size === sizes.body ? [] : [`font-size: ${size}pt`, 'letter-spacing: 0']),
    ...(align === 'justified' ? [] : [`text-align: ${align === 'centre' ? 'center' : align}`]),
    ...(indentFirst === undefined ? [] : [`text-indent: ${characters(indentFirst)}`]),
    ...(indentLeft === undefined ? [] : [`padding-left: ${characters(indentLeft)}`]),
    ...(indentRight === undefined ? [] : [`padding-right: ${characters(indentRight)}`]),
    ...(before === undefined ? [] : [`margin-top: ${free(before)}`]),
    ...(after === undefined ? [] : [`margin-bottom: ${free(after)}`]),
    ...(keepWithNext === true ? ['break-after: avoid'] : []),
    ...(red === true ? ['color: #f00'] : []),
  ]
    .map((rule) => `${rule};`)
    .join(' ');
}

/** Of page numbers, as CSS. */
export function numberFont(profile: LayoutProfile): string {
  return `${sizes.small}pt ${family(profile, 'number')}`;
}

/** The font and those that look like it. A name from a configuration can't leave its quotes. */
function family({ fonts }: LayoutProfile, face: Face): string {
  return [fonts[face], ...substitutesOf(fonts[face])]
    .map((font) => (/^(?:sans-)?serif$/.test(font) ? font : `"${font.replace(/[^\p{L}\p{N} _.-]/gu, '')}"`))
    .join(', ');
}
