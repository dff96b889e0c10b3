/**
 * What a .doc says about runs of its bytes: which are deleted or hidden, and which paragraphs stand in tables (MS-DOC).
 */

/** What holds for the bytes [start, end) of the stream `WordDocument`. */
export interface Run<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

export interface CharacterProperties {
  readonly isDeleted: boolean;
  readonly isInserted: boolean;
  readonly isHidden: boolean;
  /** What a character of a symbol font is, as its code. */
  readonly symbol?: number;
}

export interface ParagraphProperties {
  readonly isInTable: boolean;
  readonly endsRow: boolean;
  readonly isNumbered: boolean;
}

/** Bytes of a page of properties; its last byte counts its runs. */
const pageSize = 512;

/** A property: its code (2 bytes), and its operand. */
interface Modifier {
  readonly code: number;
  readonly at: number;
}

export function characterRuns(document: Uint8Array, pages: Uint8Array): Run<CharacterProperties>[] {
  return runs(document, pages, (page, count, index) => {
    const offset = page[4 * (count + 1) + index]! * 2;
    const found = { isDeleted: false, isInserted: false, isHidden: false };
    let symbol: number | undefined;
    if (offset > 0)
      for (const { code, at } of modifiers(page, offset + 1, offset + 1 + page[offset]!)) {
        const isOn = (page[at]! & 1) === 1;
        if (code === 0x0800) found.isDeleted = isOn;
        else if (code === 0x0801) found.isInserted = isOn;
        else if (code === 0x083c) found.isHidden = isOn;
        else if (code === 0x6a09) symbol = page[at + 2]! | (page[at + 3]! << 8);
      }
    return symbol === undefined ? found : { ...found, symbol };
  });
}

/** `more`: the stream that holds what is too long for a page, as the definition of a wide row is. */
export function paragraphRuns(
  document: Uint8Array,
  pages: Uint8Array,
  more: Uint8Array = new Uint8Array(),
): Run<ParagraphProperties>[] {
  // No two paragraphs share what is there.
  let left = more.length;
  return runs(document, pages, (page, count, index) => {
    const offset = page[4 * (count + 1) + 13 * index]! * 2;
    const found = { isInTable: false, endsRow: false, isNumbered: false };
    if (offset === 0) return found;
    const isShort = page[offset] !== 0;
    const start = offset + (isShort ? 1 : 2);
    const end = start + (isShort ? 2 * page[offset]! - 1 : 2 * page[offset + 1]!);
    const read = (bytes: Uint8Array, from: number, to: number): void => {
      for (const { code, at } of modifiers(bytes, from, to)) {
        if (code === 0x2416) found.isInTable = bytes[at] === 1;
        else if (code === 0x2417) found.endsRow = bytes[at] === 1;
        else if (code === 0x460b) found.isNumbered = (bytes[at]! | (bytes[at + 1]! << 8)) !== 0;
        else if ((code === 0x6645 || code === 0x6646) && bytes === page) readMore(bytes, at);
      }
    };
    const readMore = (bytes: Uint8Array, at: number): void => {
      if (at + 4 > bytes.length || left <= 0) return;
      const place = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
      const size = (more[place] ?? 0) | ((more[place + 1] ?? 0) << 8);
      const rest = more.subarray(place + 2, place + 2 + size);
      left -= rest.length;
      read(rest, 0, rest.length);
    };
    // The first two bytes name its style.
    read(page, start + 2, end);
    return found;
  });
}

/** `pages`: the places of n + 1 runs of pages, then the numbers of n pages. Sorted by their start. */
function runs<T>(
  document: Uint8Array,
  pages: Uint8Array,
  read: (page: Uint8Array, count: number, index: number) => T,
): Run<T>[] {
  const table = new DataView(pages.buffer, pages.byteOffset, pages.byteLength);
  const pageCount = Math.max(Math.floor((pages.length - 4) / 8), 0);
  const found: Run<T>[] = [];
  const seen = new Set<number>();
  for (let index = 0; index < pageCount; index++) {
    const start = (table.getUint32(4 * (pageCount + 1 + index), true) & 0x3fffff) * pageSize;
    const page = document.subarray(start, start + pageSize);
    if (page.length < pageSize || seen.has(start)) continue;
    seen.add(start);
    const places = new DataView(page.buffer, page.byteOffset, page.byteLength);
    // 101 runs of characters are the most that fit.
    const count = Math.min(page[pageSize - 1]!, 101);
    for (let run = 0; run < count; run++) {
      const [from, to] = [places.getUint32(4 * run, true), places.getUint32(4 * run + 4, true)];
      if (from < to) found.push({ start: from, end: to, value: read(page, count, run) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function* modifiers(page: Uint8Array, start: number, end: number): Generator<Modifier> {
  const last = Math.min(end, page.length - 1);
  for (let at = start; at + 2 <= last;) {
    const code = page[at]! | (page[at + 1]! << 8);
    at += 2;
    yield { code, at };
    at += operandSize(page, code, at);
  }
}

/** Bytes. The upper three bits of a code say them. */
function operandSize(page: Uint8Array, code: number, at: number): number {
  // The definition of a table counts in two bytes, tab stops by their lists when there are many.
  if (code === 0xd608) return 1 + (page[at]! | ((page[at + 1] ?? 0) << 8));
  if (code === 0xc615 && page[at] === 255) {
    const deleted = page[at + 1] ?? 0;
    return 3 + 4 * deleted + 3 * (page[at + 2 + 4 * deleted] ?? 0);
  }
  switch (code >> 13) {
    case 0:
    case 1:
      return 1;
    case 3:
      return 4;
    case 6:
      return 1 + (page[at] ?? 0);
    case 7:
      return 3;
    default:
      return 2;
  }
}

/** The properties at a place. Text is read onwards, so the last answer is tried first. */
export function lookUp<T>(sorted: readonly Run<T>[]): (place: number) => T | undefined {
  let last: Run<T> | undefined;
  return (place) => {
    if (last !== undefined && last.start <= place && place < last.end) return last.value;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start <= place) low = middle + 1;
      else high = middle;
    }
    const run = sorted[low - 1];
    last = run !== undefined && place < run.end ? run : undefined;
    return last?.value;
  };
}
