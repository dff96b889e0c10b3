/** The few styles of the workbooks that we write, each of them twice: see `styleIndex`. */
import type { CellStyle, Colour } from './workbook';

interface Look {
  readonly font: number;
  readonly fill: number;
  readonly border: boolean;
  readonly horizontal: 'left' | 'center' | 'right';
  readonly wrap: boolean;
}

const plainFont = 0;
const titleFont = 1;
const boldFont = 2;
const greyFont = 3;

/** 0 and 1 are what every workbook has to begin with. */
const noFill = 0;
const headFill = 2;
const sectionFill = 3;
const inputFill = 4;

const text: Look = { font: plainFont, fill: noFill, border: true, horizontal: 'left', wrap: true };

const looks: Readonly<Record<Exclude<CellStyle, 'plain'>, Look>> = {
  title: { font: titleFont, fill: noFill, border: false, horizontal: 'center', wrap: false },
  note: { font: greyFont, fill: noFill, border: false, horizontal: 'left', wrap: false },
  head: { font: boldFont, fill: headFill, border: true, horizontal: 'center', wrap: true },
  // Not wrapped, so that it runs on over the empty cells beside it. Merged cells could not be sorted.
  section: { font: boldFont, fill: sectionFill, border: false, horizontal: 'left', wrap: false },
  text,
  centre: { ...text, horizontal: 'center' },
  number: { ...text, horizontal: 'right' },
  input: { ...text, fill: inputFill },
  quiet: { font: greyFont, fill: noFill, border: false, horizontal: 'left', wrap: false },
};

const cellStyles = Object.keys(looks) as readonly (keyof typeof looks)[];

/** With `quoted`, a program takes the cell for text even after an edit, though it begins with an equals sign. */
export function styleIndex(style: CellStyle, quoted: boolean): number {
  return style === 'plain' ? 0 : 1 + cellStyles.indexOf(style) * 2 + (quoted ? 1 : 0);
}

const colours: readonly Colour[] = ['red', 'yellow', 'green', 'blue', 'grey'];

/** Of a text on its ground; each pair has a contrast of at least 4.5 to 1. */
const tints: Readonly<Record<Colour, readonly [string, string]>> = {
  red: ['FF9C0006', 'FFFFC7CE'],
  yellow: ['FF7F4F00', 'FFFFEB9C'],
  green: ['FF006100', 'FFC6EFCE'],
  blue: ['FF1F4E79', 'FFDDEBF7'],
  grey: ['FF595959', 'FFEDEDED'],
};

export function tintIndex(colour: Colour): number {
  return colours.indexOf(colour);
}

const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const font = (size: number, name: string, more = ''): string =>
  `<font>${more}<sz val="${size}"/><name val="${name}"/><family val="3"/><charset val="134"/></font>`;
const edge = (side: string): string => `<${side} style="thin"><color rgb="FF7F7F7F"/></${side}>`;

function format(look: Look, quoted: boolean): string {
  const { font, fill, border, horizontal, wrap } = look;
  return (
    `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="${border ? 1 : 0}" xfId="0"${quoted ? ' quotePrefix="1"' : ''} ` +
    'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">' +
    `<alignment horizontal="${horizontal}" vertical="center"${wrap ? ' wrapText="1"' : ''}/></xf>`
  );
}

/** The part `xl/styles.xml`, without its declaration. */
export function stylesPart(): string {
  const formats = cellStyles.flatMap((style) => [format(looks[style], false), format(looks[style], true)]);
  const differences = colours.map((colour) => {
    const [ink, ground] = tints[colour];
    return `<dxf><font><color rgb="${ink}"/></font><fill><patternFill><bgColor rgb="${ground}"/></patternFill></fill></dxf>`;
  });
  return (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<fonts count="4">${font(11, '宋体')}${font(18, '黑体', '<b/>')}${font(11, '宋体', '<b/>')}` +
    '<font><sz val="9"/><color rgb="FF7F7F7F"/><name val="宋体"/><family val="3"/><charset val="134"/></font></fonts>' +
    '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    `${solid('FFD9E2F3')}${solid('FFF2F2F2')}${solid('FFFFFDF0')}</fills>` +
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
    `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${formats.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${formats.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
    `<dxfs count="${differences.length}">${differences.join('')}</dxfs></styleSheet>`
  );
}
