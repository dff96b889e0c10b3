/**
 * Zip files as Word and WPS write them: stored or deflated entries, one disk, no zip64 (APPNOTE 6.3, 4.3). Sizes that
 * the file claims are not believed: bytes are counted while they are inflated.
 */
import { Inflate, deflateSync, strToU8, zipSync, type ZippableFile } from 'fflate';
import { crc32 } from './crc32';
import { WordError, damaged, tooLarge, unsafe } from './fault';

/** A member of an archive. All offsets are bytes from the archive's start. */
export interface ZipEntry {
  readonly name: string;
  /** Where its local header begins, and where its data ends, with a data descriptor. */
  readonly start: number;
  readonly end: number;
  readonly dataStart: number;
  readonly compressedSize: number;
  readonly method: number;
  readonly crc: number;
  /** Its header in the central directory. */
  readonly header: Uint8Array;
}

export interface Archive {
  readonly bytes: Uint8Array;
  readonly entries: readonly ZipEntry[];
  /** What follows the central directory's entries. */
  readonly comment: Uint8Array;
}

/** Word files have a dozen entries, and one for each picture. */
const mostEntries = 10_000;
const endSize = 22;
const centralSize = 46;
const localSize = 30;

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The end record is the last 22 bytes unless a comment follows, which is 65,535 bytes at most. */
function findEnd(data: DataView): number {
  const last = data.byteLength - endSize;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (data.getUint32(at, true) === 0x06054b50 && at + endSize + data.getUint16(at + 20, true) <= data.byteLength)
      return at;
  }
  throw damaged('zip: no end record');
}

/** Reads the central directory. No entry is inflated yet. */
export function openArchive(bytes: Uint8Array): Archive {
  const data = view(bytes);
  const end = findEnd(data);
  const count = data.getUint16(end + 10, true);
  const size = data.getUint32(end + 12, true);
  let at = data.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) throw damaged('zip64');
  if (count > mostEntries) throw tooLarge({ zh: `内含 ${count} 个部件`, en: `${count} parts` });
  if (at + size > end) throw damaged('zip: the directory leaves the file');
  const directoryStart = at;
  const found: Omit<ZipEntry, 'end'>[] = [];
  const names = new Set<string>();
  for (let index = 0; index < count; index++) {
    if (at + centralSize > end || data.getUint32(at, true) !== 0x02014b50) throw damaged('zip: bad directory');
    const nameSize = data.getUint16(at + 28, true);
    const next = at + centralSize + nameSize + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
    if (next > end) throw damaged('zip: bad directory');
    if ((data.getUint16(at + 8, true) & 1) === 1)
      throw new WordError('encrypted', {
        zh: '压缩包设有密码，请先去掉密码',
        en: 'the archive has a password; remove it first',
      });
    const name = nameOf(bytes.subarray(at + centralSize, at + centralSize + nameSize));
    if (names.has(name)) throw unsafe(`zip: ${name} twice`);
    names.add(name);
    const start = data.getUint32(at + 42, true);
    found.push({
      name,
      start,
      ...localData(data, start),
      compressedSize: data.getUint32(at + 20, true),
      method: data.getUint16(at + 10, true),
      crc: data.getUint32(at + 16, true),
      header: bytes.subarray(at, next),
    });
    at = next;
  }
  const comment = bytes.subarray(end + endSize, end + endSize + data.getUint16(end + 20, true));
  return { bytes, entries: withEnds(found, directoryStart), comment };
}

/** Names are UTF-8 or ASCII in every Word file; older encodings are read as Latin-1, which keeps names apart. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

function localData(data: DataView, start: number): { readonly dataStart: number } {
  if (start + localSize > data.byteLength || data.getUint32(start, true) !== 0x04034b50)
    throw damaged('zip: an entry is missing');
  return { dataStart: start + localSize + data.getUint16(start + 26, true) + data.getUint16(start + 28, true) };
}

/** Each entry ends where the next one in the file begins. Entries that share bytes are how the smallest bombs work. */
function withEnds(found: readonly Omit<ZipEntry, 'end'>[], directoryStart: number): ZipEntry[] {
  const starts = found.map(({ start }) => start).sort((a, b) => a - b);
  const nextOf = new Map(starts.map((start, index) => [start, starts[index + 1] ?? directoryStart]));
  if (nextOf.size < found.length) throw unsafe('zip: entries share bytes');
  return found.map((entry) => {
    const end = nextOf.get(entry.start)!;
    if (entry.dataStart + entry.compressedSize > end) throw unsafe('zip: entries share bytes');
    return { ...entry, end };
  });
}

/** Bytes that are given to the inflater at a time; deflate makes at most 1,032 times as many of them. */
const inflateStep = 1 << 14;

/** The entry's content, at most `limit` bytes. */
export function entryContent({ bytes }: Archive, entry: ZipEntry, limit: number): Uint8Array {
  const data = bytes.subarray(entry.dataStart, entry.dataStart + entry.compressedSize);
  const content = entry.method === 0 ? stored(data, limit) : inflated(entry, data, limit);
  if (crc32(content) !== entry.crc) throw damaged(`zip: checksum of ${entry.name}`);
  return content;
}

function beyond(limit: number): WordError {
  const megabytes = limit >> 20;
  return tooLarge({ zh: `解压后超过 ${megabytes} MB`, en: `more than ${megabytes} MB uncompressed` });
}

function stored(data: Uint8Array, limit: number): Uint8Array {
  if (data.length > limit) throw beyond(limit);
  return data;
}

function inflated({ name, method }: ZipEntry, data: Uint8Array, limit: number): Uint8Array {
  if (method !== 8) throw damaged(`zip: method ${method} of ${name}`);
  const chunks: Uint8Array[] = [];
  let total = 0;
  let complete = false;
  const inflate = new Inflate((chunk, final) => {
    total += chunk.length;
    if (total > limit) throw beyond(limit);
    chunks.push(chunk);
    complete ||= final;
  });
  try {
    for (let at = 0; at < data.length; at += inflateStep)
      inflate.push(data.subarray(at, at + inflateStep), at + inflateStep >= data.length);
  } catch (error) {
    if (error instanceof WordError) throw error;
    throw damaged(`zip: ${name}`);
  }
  if (!complete) throw damaged(`zip: ${name} is cut off`);
  return concatenated(chunks, total);
}

function concatenated(chunks: readonly Uint8Array[], total: number): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * The archive with other contents for some entries, and new entries after the old ones. All other entries keep their
 * bytes, headers and data descriptors included.
 */
export function replaceEntries(archive: Archive, contents: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const headers: Uint8Array[] = [];
  let at = 0;
  const add = (chunk: Uint8Array, header: Uint8Array): void => {
    view(header).setUint32(42, at, true);
    chunks.push(chunk);
    headers.push(header);
    at += chunk.length;
  };
  const inFileOrder = [...archive.entries].sort((a, b) => a.start - b.start);
  for (const entry of inFileOrder) {
    const content = contents.get(entry.name);
    // A copy: `slice` of Node's Buffer would be a view of the file.
    if (content === undefined) add(archive.bytes.subarray(entry.start, entry.end), new Uint8Array(entry.header));
    else add(...packed(entry.name, content, entry.header));
  }
  const known = new Set(archive.entries.map(({ name }) => name));
  for (const [name, content] of contents) if (!known.has(name)) add(...packed(name, content));
  const directory = headers.reduce((size, { length }) => size + length, 0);
  const end = new Uint8Array(endSize + archive.comment.length);
  const endView = view(end);
  endView.setUint32(0, 0x06054b50, true);
  endView.setUint16(8, headers.length, true);
  endView.setUint16(10, headers.length, true);
  endView.setUint32(12, directory, true);
  endView.setUint32(16, at, true);
  endView.setUint16(20, archive.comment.length, true);
  end.set(archive.comment, endSize);
  return concatenated([...chunks, ...headers, end], at + directory + end.length);
}

/** 1980-01-01, the earliest time a zip can tell. */
const noTime = 0x00210000;

/** A local header with its data, and a header for the directory; the time is that of the entry it replaces. */
function packed(name: string, content: Uint8Array, old?: Uint8Array): [Uint8Array, Uint8Array] {
  const nameBytes = new TextEncoder().encode(name);
  const data = deflateSync(content, { level: levelFor(content.length) });
  const time = old === undefined ? noTime : view(old).getUint32(12, true);
  const common = (target: DataView, offset: number): void => {
    target.setUint16(offset, 20, true);
    // Bit 11: the name is UTF-8.
    target.setUint16(offset + 2, 0x0800, true);
    target.setUint16(offset + 4, 8, true);
    target.setUint32(offset + 6, time, true);
    target.setUint32(offset + 10, crc32(content), true);
    target.setUint32(offset + 14, data.length, true);
    target.setUint32(offset + 18, content.length, true);
    target.setUint16(offset + 22, nameBytes.length, true);
  };
  const local = new Uint8Array(localSize + nameBytes.length + data.length);
  view(local).setUint32(0, 0x04034b50, true);
  common(view(local), 4);
  local.set(nameBytes, localSize);
  local.set(data, localSize + nameBytes.length);
  const header = new Uint8Array(centralSize + nameBytes.length);
  view(header).setUint32(0, 0x02014b50, true);
  view(header).setUint16(4, 20, true);
  common(view(header), 6);
  header.set(nameBytes, centralSize);
  return [local, header];
}

/** The earliest time that a zip can state, so that the bytes depend on the content alone. */
const mtime = new Date(1980, 0, 1);

/** From a megabyte on, time counts for more than size. */
function levelFor(size: number): 1 | 6 {
  return size < 1 << 20 ? 6 : 1;
}

/** A new archive of XML parts, in their order. */
export function zipParts(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = Object.entries(parts).map(([name, text]): [string, ZippableFile] => {
    const bytes = strToU8(text);
    return [name, [bytes, { level: levelFor(bytes.length) }]];
  });
  return zipSync(Object.fromEntries(files), { mtime });
}
