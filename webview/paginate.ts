/** Blocks of a document onto pages, as Word puts them: by whole lines, headings with what follows. Pure. */

/** All lengths in one unit, from the top of the block. */
export interface MeasuredBlock {
  /** Down to the next block, with the free space between them. */
  readonly height: number;
  /** Without that space. */
  readonly content: number;
  /** Where it may be divided, in order: below its lines or rows. */
  readonly breaks: readonly number[];
  /** Its end stays on the page of the next block. */
  readonly kept: boolean;
  readonly newPage: boolean;
  /** What is repeated on top of each page that it goes on to: the head of a table. */
  readonly head: number;
}

/** [from, to) of a block. */
export interface PagePiece {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

/** Lengths are measured in fractions of pixels. */
const tolerance = 0.5;

export function paginate(blocks: readonly MeasuredBlock[], pageHeight: number): PagePiece[][] {
  const pages: PagePiece[][] = [];
  let page: PagePiece[] = [];
  let used = 0;
  const close = (carried: readonly PagePiece[] = []): void => {
    pages.push(page);
    page = [...carried];
    used = carried.reduce((sum, { block }) => sum + blocks[block]!.height, 0);
  };
  blocks.forEach((block, index) => {
    if (block.newPage && page.length > 0) close();
    let from = 0;
    for (;;) {
      const head = from > 0 ? block.head : 0;
      const left = pageHeight - used - head;
      if (block.content - from <= left + tolerance) {
        page.push({ block: index, from, to: block.height });
        used += head + block.height - from;
        return;
      }
      const fitting = block.breaks.findLast((at) => at > from && at - from <= left + tolerance);
      const isFirst = page.length === 0;
      // A line that is higher than a page has to go somewhere.
      const to = fitting ?? (isFirst ? (block.breaks.find((at) => at > from) ?? block.height) : undefined);
      if (to === undefined) {
        const carried = keptAtEnd(page, blocks);
        page = page.slice(0, page.length - carried.length);
        close(carried);
        continue;
      }
      page.push({ block: index, from, to });
      if (to >= block.content) {
        used += head + block.height - from;
        return;
      }
      close();
      from = to;
    }
  });
  if (page.length > 0 || pages.length === 0) pages.push(page);
  return pages;
}

/** The headings at the end of a page, which go on to the next one; none if nothing else is on it. */
function keptAtEnd(page: readonly PagePiece[], blocks: readonly MeasuredBlock[]): PagePiece[] {
  let count = 0;
  while (count < page.length) {
    const { block, from } = page[page.length - 1 - count]!;
    if (!blocks[block]!.kept || from > 0) break;
    count++;
  }
  return count === page.length ? [] : page.slice(page.length - count);
}
