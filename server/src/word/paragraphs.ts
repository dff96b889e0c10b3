/** Whole paragraphs as tracked changes: the mark at a paragraph's end is inserted or deleted with it. */
import { escapeMarkup } from '../text/markup';
import type { Paragraph, Run } from './body';
import { beginsLike } from './markers';
import type { SourceEdit } from './sourceEdits';
import { child, type XmlElement } from './xml';

export interface Writing {
  readonly source: string;
  /** With its colon. */
  readonly prefix: string;
  /** The opening tag of a tracked change, without its brackets. */
  tag(name: 'ins' | 'del'): string;
}

/** Those that must come before `w:numPr` (ECMA-376 part 1, 17.3.1.26). */
const beforeNumber: ReadonlySet<string> = new Set([
  'w:pStyle',
  'w:keepNext',
  'w:keepLines',
  'w:pageBreakBefore',
  'w:framePr',
  'w:widowControl',
]);

/** Not passed on: they belong to that paragraph alone. */
const ownProperties: ReadonlySet<string> = new Set([
  'w:rPr',
  'w:sectPr',
  'w:pPrChange',
  'w:pageBreakBefore',
  'w:framePr',
]);
const ownMarks: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:rPrChange']);

/**
 * A paragraph that looks like another one. Where that one has an automatic number and the text begins with a number of
 * the same form, the list counts it; otherwise it is in no list.
 */
export function newParagraph(text: string, like: Paragraph, writing: Writing): string {
  const { source, prefix: p } = writing;
  const properties = child(like.element, 'w:pPr');
  const label = like.label?.isBullet === false ? like.label.text : '';
  const counted = label === '' ? 0 : beginsLike(text, label);
  const kept = (properties?.elements ?? []).filter(({ name }) => !ownProperties.has(name));
  const parts = kept
    .filter(({ name }) => label === '' || counted > 0 || name !== 'w:numPr')
    .map((element) => ({ name: element.name, xml: source.slice(element.start, element.end) }));
  if (label !== '' && counted === 0) {
    const at = parts.findLastIndex(({ name }) => beforeNumber.has(name)) + 1;
    parts.splice(at, 0, { name: 'w:numPr', xml: `<${p}numPr><${p}numId ${p}val="0"/></${p}numPr>` });
  }
  const look = (child(properties, 'w:rPr')?.elements ?? [])
    .filter(({ name }) => !ownMarks.has(name))
    .map(({ start, end }) => source.slice(start, end));
  const mark = `<${p}rPr><${writing.tag('ins')}/>${look.join('')}</${p}rPr>`;
  const content = runs(text.slice(counted), like, writing);
  return `<${p}p><${p}pPr>${parts.map(({ xml }) => xml).join('')}${mark}</${p}pPr>${content}</${p}p>`;
}

/** The first sentence looks as it begins there, the rest as it ends: headings that run into their paragraph. */
function runs(text: string, { atoms }: Paragraph, writing: Writing): string {
  if (text === '') return '';
  const [first, last] = [atoms[0]?.run, atoms.at(-1)?.run];
  const end = text.indexOf('。') + 1;
  const isOne = end === 0 || end === text.length || first === last;
  const pieces: [string, Run | undefined][] = isOne
    ? [[text, end === 0 && text.length > longestHeading ? last : first]]
    : [
        [text.slice(0, end), first],
        [text.slice(end), last],
      ];
  return `<${writing.tag('ins')}>${pieces.map(([piece, run]) => runXml(piece, run, writing)).join('')}</${writing.prefix}ins>`;
}

/** Characters. A sentence without its end that is longer is text. */
const longestHeading = 50;

function runXml(text: string, like: Run | undefined, { source, prefix: p }: Writing): string {
  const look = like === undefined ? '' : lookOf(source, like.element);
  return `<${p}r>${look}${shownXml(text, p)}</${p}r>`;
}

/** What shows a text inside a run. */
export function shownXml(text: string, p: string): string {
  return text
    .split('\t')
    .map((part) => (part === '' ? '' : `<${p}t xml:space="preserve">${escapeMarkup(part)}</${p}t>`))
    .join(`<${p}tab/>`);
}

/** A run's properties, without a tracked change of them: that was somebody else's. */
export function lookOf(source: string, run: XmlElement): string {
  const properties = child(run, 'w:rPr');
  if (properties === undefined) return '';
  const change = child(properties, 'w:rPrChange');
  if (change === undefined) return source.slice(properties.start, properties.end);
  return source.slice(properties.start, change.start) + source.slice(change.end, properties.end);
}

/** Whether all that a paragraph holds is text that is ours to change. */
export function canBeDeleted({ element, atoms }: Paragraph): boolean {
  return atoms.every(({ run }) => run.editable) && element.elements.every(isPlain);
}

/** Wrappers and marks whose deletion takes nothing else along. */
const plain: ReadonlySet<string> = new Set([
  'w:r',
  'w:hyperlink',
  'w:smartTag',
  'w:proofErr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
]);
const inRun: ReadonlySet<string> = new Set([
  'w:rPr',
  'w:t',
  'w:tab',
  'w:br',
  'w:cr',
  'w:noBreakHyphen',
  'w:sym',
  'w:lastRenderedPageBreak',
  'w:commentReference',
  'w:annotationRef',
]);

function isPlain({ name, elements }: XmlElement): boolean {
  if (name === 'w:pPr') return !elements.some((one) => one.name === 'w:sectPr');
  if (name === 'w:r') return elements.every((one) => inRun.has(one.name));
  return plain.has(name) && elements.every(isPlain);
}

/** The change that marks the end of a paragraph as deleted. `tag`: opening, without its brackets. */
export function deletedMark(paragraph: XmlElement, p: string, tag: string): SourceEdit {
  const mark = `<${tag}/>`;
  const asRun = `<${p}rPr>${mark}</${p}rPr>`;
  const asProperties = `<${p}pPr>${asRun}</${p}pPr>`;
  if (isOneTag(paragraph)) return { ...placeOf(paragraph), text: `<${p}p>${asProperties}</${p}p>` };
  const properties = child(paragraph, 'w:pPr');
  if (properties === undefined)
    return { start: paragraph.contentStart, end: paragraph.contentStart, text: asProperties };
  if (isOneTag(properties)) return { ...placeOf(properties), text: asProperties };
  const look = child(properties, 'w:rPr');
  if (look === undefined) {
    const at = child(properties, 'w:pPrChange')?.start ?? properties.contentEnd;
    return { start: at, end: at, text: asRun };
  }
  if (isOneTag(look)) return { ...placeOf(look), text: asRun };
  const at = child(look, 'w:ins')?.end ?? look.contentStart;
  return { start: at, end: at, text: mark };
}

function isOneTag({ contentStart, end }: XmlElement): boolean {
  return contentStart === end;
}

function placeOf({ start, end }: XmlElement): { readonly start: number; readonly end: number } {
  return { start, end };
}
