/** A laid-out document, before it becomes a file of any format: blocks of text with named styles. */
import type { Face } from './profile';

/** A stretch of a paragraph; without `face` it has the face of its style. */
export interface Run {
  /** \n ends a line as the author did, \v as the layout does. */
  readonly text: string;
  readonly face?: Face;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly style: StyleName;
  readonly runs: readonly Run[];
  /** Free space to the right, in characters, where it differs from the style's. */
  readonly indentRight?: number;
  /** In points, where it differs from the style's. */
  readonly size?: number;
  /** Its last line stays on the page of the next block. */
  readonly keepWithNext?: true;
  readonly newPage?: true;
  /** No free line below it, whatever its style says. */
  readonly closeUp?: true;
  /** A red line below it, as wide as the type area (7.2.7). */
  readonly ruleBelow?: true;
}

export interface Table {
  readonly kind: 'table';
  /** Shares of the width, one a column. */
  readonly columns: readonly number[];
  /** Repeated on every page. */
  readonly head?: readonly string[];
  readonly rows: readonly Row[];
}

/** `span`: one cell over all columns, like the title of a section. */
export type Row = { readonly cells: readonly string[] } | { readonly span: string };

export type Block = Paragraph | Table;

/** Pages of one orientation. */
export interface Pages {
  readonly orientation: 'portrait' | 'landscape';
  readonly blocks: readonly Block[];
}

export interface LaidOut {
  readonly title: string;
  readonly pages: readonly Pages[];
}

export type StyleName =
  | 'mark'
  | 'number'
  | 'title'
  | 'caption'
  | 'addressee'
  | 'body'
  | 'part'
  | 'layer1'
  | 'layer2'
  | 'layer3'
  | 'layer4'
  | 'attachments'
  | 'furtherAttachments'
  | 'signature'
  | 'date'
  | 'remark'
  | 'attachmentMark'
  | 'attachmentTitle'
  | 'imprint';

export interface Style {
  /** As Word shows it. */
  readonly name: string;
  /** Of GB/T 9704-2012; absent where the standard says nothing. */
  readonly clause?: string;
  readonly face: Face;
  /** In points. */
  readonly size: number;
  readonly align: 'left' | 'centre' | 'right' | 'justified';
  /** In characters. */
  readonly indentFirst?: number;
  readonly indentLeft?: number;
  readonly indentRight?: number;
  /** Free lines above and below. */
  readonly before?: number;
  readonly after?: number;
  readonly keepWithNext?: true;
  readonly red?: true;
  /** In the outline that Word's navigation shows; 1 is the highest layer. */
  readonly outline?: number;
}

export function paragraph(style: StyleName, text: string, more: Partial<Paragraph> = {}): Paragraph {
  return { kind: 'paragraph', style, runs: [{ text }], ...more };
}

export function textOf({ runs }: Paragraph): string {
  return runs.map(({ text }) => text).join('');
}
