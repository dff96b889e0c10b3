/**
 * Text for hovers, as Markdown or plain. A plan may come from anyone, so its words are shown literally: they must not
 * become links, images, HTML, headings or lists.
 */
import { MarkupKind, type MarkupContent } from 'vscode-languageserver-types';
import { plainText } from '../text/plainText';

/** A piece of a line; an object is bold. */
export type Piece = string | { readonly strong: string };

/** A paragraph, or an entry of a list. */
export interface Block {
  readonly pieces: readonly Piece[];
  readonly bullet?: true;
}

export function paragraph(...pieces: readonly Piece[]): Block {
  return { pieces };
}

export function bullet(...pieces: readonly Piece[]): Block {
  return { pieces, bullet: true };
}

export function render(blocks: readonly Block[], kind: MarkupKind): MarkupContent {
  const markdown = kind === MarkupKind.Markdown;
  let value = '';
  for (const [index, block] of blocks.entries()) {
    if (index > 0) value += block.bullet === true && blocks[index - 1]!.bullet === true ? '\n' : '\n\n';
    if (block.bullet === true) value += '- ';
    value += block.pieces.map((piece) => renderPiece(piece, markdown)).join('');
  }
  return { kind, value };
}

function renderPiece(piece: Piece, markdown: boolean): string {
  const text = plainText(typeof piece === 'string' ? piece : piece.strong);
  if (!markdown) return text;
  const escaped = escapeMarkdown(text);
  // Emphasis needs a visible character at both ends.
  return typeof piece === 'string' || escaped.trim() !== escaped || escaped === '' ? escaped : `**${escaped}**`;
}

/** Every ASCII mark stands for itself: CommonMark allows a backslash before any of them. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
