/** Numbers that are all there, but out of order: a passage was moved, or two were exchanged. */
/** More blocks than this are disorder, not a move. */
const mostBlocks = 8;

/** Indexes in the series. */
export interface Block {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/**
 * The one move that explains numbers which are 1 to n, each once, in another order: the smallest block that was moved.
 * Undefined if the numbers are in order, if one is missing or repeated, or if more than one block was moved. Linear.
 */
export function movedBlock(numbers: readonly number[]): Block | undefined {
  if (!isComplete(numbers)) return undefined;
  const blocks = blocksOf(numbers);
  if (blocks.length < 2 || blocks.length > mostBlocks) return undefined;
  return blocks
    .filter((block) => isInOrder([...numbers.slice(0, block.start), ...numbers.slice(block.end)]))
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

/** Whether the numbers are 1 to n, each once. */
export function isComplete(numbers: readonly number[]): boolean {
  const seen = new Set(numbers);
  return seen.size === numbers.length && numbers.every((number) => number >= 1 && number <= numbers.length);
}

/** The longest stretches in which each number is the one before plus one. */
function blocksOf(numbers: readonly number[]): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (let index = 1; index <= numbers.length; index++) {
    if (index < numbers.length && numbers[index] === numbers[index - 1]! + 1) continue;
    blocks.push({ start, end: index });
    start = index;
  }
  return blocks;
}

function isInOrder(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > numbers[index - 1]!);
}
