/** Signature and date: one below the other, and never alone on a page. */
import { textOf, type Block, type Paragraph } from './blocks';
import { widthOf } from './characterWidth';

/** Free characters right of a date that has a seal (7.3.5), and the fewest right of a long signature. */
const besideDate = 4;
const besideSignature = 2;

/**
 * Centres each signature above its date, and ties both to the block above, so that a page never begins with them. The
 * list of attachments is tied too.
 */
export function closingBlock(blocks: readonly Block[]): Block[] {
  const placed = blocks.map((block, index) => placedBlock(block, blocks[index - 1], blocks[index + 1]));
  return placed.map((block, index) =>
    block.kind === 'paragraph' && isTied(placed[index + 1]) ? { ...block, keepWithNext: true } : block,
  );
}

function isTied(block: Block | undefined): boolean {
  return (
    block?.kind === 'paragraph' &&
    block.newPage !== true &&
    ['signature', 'date', 'attachments', 'furtherAttachments'].includes(block.style)
  );
}

function placedBlock(block: Block, above: Block | undefined, below: Block | undefined): Block {
  if (block.kind !== 'paragraph') return block;
  if (block.style === 'signature' && isDate(below)) return { ...block, indentRight: indents(block, below).signature };
  if (block.style === 'date' && above?.kind === 'paragraph' && above.style === 'signature')
    return { ...block, indentRight: indents(above, block).date };
  return block;
}

function isDate(block: Block | undefined): block is Paragraph {
  return block?.kind === 'paragraph' && block.style === 'date';
}

function indents(signature: Paragraph, date: Paragraph): { readonly signature: number; readonly date: number } {
  const [wide, narrow] = [widthOf(textOf(signature)) / 2, widthOf(textOf(date)) / 2];
  const centre = Math.max(besideDate + narrow, besideSignature + wide);
  return { signature: centre - wide, date: centre - narrow };
}
