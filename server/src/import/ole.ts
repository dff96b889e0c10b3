/** The streams of an OLE file (MS-CFB), in which Word wrote until 2003. Sizes that the file claims are not believed. */
import { damaged } from '../word/fault';

/** A stream, a storage that holds others, or the root of all. */
interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const endOfChain = 0xfffffffe;
/** Entries are 128 bytes. */
const entrySize = 128;
/** The header has the places of the first 109 sectors of the table. */
const placesInHeader = 109;

export class OleFile {
  readonly #bytes: Uint8Array;
  readonly #data: DataView;
  /** Bytes of a sector: 512 or 4096. */
  readonly #sectorSize: number;
  /** The sector after each sector. */
  readonly #next: Uint32Array;
  readonly #entries: readonly Entry[];
  /** Streams below this size, in bytes, share sectors of 64 bytes. */
  readonly #smallSize: number;

  /** Throws a `WordError`. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 512) throw damaged('OLE: cut off');
    const shift = this.#data.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw damaged('OLE: sector size');
    this.#sectorSize = 1 << shift;
    this.#smallSize = this.#data.getUint32(56, true);
    this.#next = this.#table();
    this.#entries = entriesIn(this.#chained(this.#data.getUint32(48, true)));
  }

  /** A stream of the root; those of embedded objects have the same names. */
  stream(name: string): Uint8Array | undefined {
    const [root] = this.#entries;
    const found = this.#siblings(root?.child ?? endOfChain).find((entry) => entry.name === name && entry.type === 2);
    if (root === undefined || found === undefined) return undefined;
    if (found.size >= this.#smallSize) return this.#chained(found.start).subarray(0, found.size);
    const small = this.#chained(root.start);
    return smallStream(small, words(this.#chained(this.#data.getUint32(60, true))), found);
  }

  /** Which sectors hold the table of sectors. */
  #table(): Uint32Array {
    const places: number[] = [];
    for (let index = 0; index < placesInHeader; index++) places.push(this.#data.getUint32(76 + 4 * index, true));
    const seen = new Set<number>();
    let more = this.#data.getUint32(68, true);
    while (more < endOfChain - 1 && !seen.has(more)) {
      seen.add(more);
      const sector = words(this.#sector(more));
      places.push(...sector.subarray(0, -1));
      more = sector.at(-1) ?? endOfChain;
    }
    const used = [...new Set(places)].filter((place) => this.#has(place));
    return words(concatenated(used.map((place) => this.#sector(place))));
  }

  #has(sector: number): boolean {
    return (sector + 1) * this.#sectorSize < this.#bytes.length;
  }

  /** The last one may be cut short. */
  #sector(sector: number): Uint8Array {
    const start = (sector + 1) * this.#sectorSize;
    return this.#bytes.subarray(start, start + this.#sectorSize);
  }

  #chained(start: number): Uint8Array {
    const sectors: Uint8Array[] = [];
    const most = this.#bytes.length / this.#sectorSize;
    for (let at = start; at < endOfChain - 1; at = this.#next[at] ?? endOfChain) {
      if (sectors.length > most) throw damaged('OLE: a chain without an end');
      if (!this.#has(at)) throw damaged('OLE: a sector is missing');
      sectors.push(this.#sector(at));
    }
    return concatenated(sectors);
  }

  /** The entries of one storage are a tree. */
  #siblings(start: number): Entry[] {
    const found: Entry[] = [];
    const seen = new Set<number>();
    const open = [start];
    while (open.length > 0) {
      const index = open.pop()!;
      const entry = this.#entries[index];
      if (entry === undefined || seen.has(index)) continue;
      seen.add(index);
      found.push(entry);
      open.push(entry.left, entry.right);
    }
    return found;
  }
}

function entriesIn(directory: Uint8Array): Entry[] {
  const data = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + entrySize <= directory.length; at += entrySize) {
    // The length counts the zero at the end.
    const length = Math.min(Math.max(data.getUint16(at + 64, true) - 2, 0), 62);
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + length)),
      type: directory[at + 66]!,
      left: data.getUint32(at + 68, true),
      right: data.getUint32(at + 72, true),
      child: data.getUint32(at + 76, true),
      start: data.getUint32(at + 116, true),
      size: data.getUint32(at + 120, true),
    });
  }
  return entries;
}

function smallStream(small: Uint8Array, next: Uint32Array, { start, size }: Entry): Uint8Array {
  const sectors: Uint8Array[] = [];
  for (let at = start; at < endOfChain - 1; at = next[at] ?? endOfChain) {
    if (sectors.length > next.length) throw damaged('OLE: a chain without an end');
    sectors.push(small.subarray(at * 64, at * 64 + 64));
  }
  return concatenated(sectors).subarray(0, size);
}

function words(bytes: Uint8Array): Uint32Array {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => data.getUint32(4 * index, true));
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
