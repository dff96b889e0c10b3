/** Encodes a text in the encoding it was read in. Pure. */
import { markOf } from './decode';
import type { Encoding } from './decode';

/** Undefined when the encoding can't express something in the text (a lone surrogate). */
export function encodeText(text: string, encoding: Encoding, bom: boolean): Uint8Array | undefined {
  const body = encodeBody(text, encoding);
  if (body === undefined || !bom) return body;
  const mark = markOf(encoding);
  const whole = new Uint8Array(mark.length + body.length);
  whole.set(mark);
  whole.set(body, mark.length);
  return whole;
}

function encodeBody(text: string, encoding: Encoding): Uint8Array | undefined {
  switch (encoding) {
    case 'utf-8':
      return hasLoneSurrogate(text) ? undefined : new TextEncoder().encode(text);
    case 'utf-16le':
    case 'utf-16be': {
      const bytes = new Uint8Array(text.length * 2);
      const view = new DataView(bytes.buffer);
      for (let index = 0; index < text.length; index++)
        view.setUint16(index * 2, text.charCodeAt(index), encoding === 'utf-16le');
      return bytes;
    }
    case 'gb18030':
      return encodeGb18030(text);
  }
}

function hasLoneSurrogate(text: string): boolean {
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (character.length === 1 && code >= 0xd800 && code <= 0xdfff) return true;
  }
  return false;
}

/**
 * Maps a code unit of the BMP to its two or four bytes as one number, 0 where there are none. Made once, with the
 * platform's decoder.
 */
let table: Uint32Array | undefined;

function gb18030Table(): Uint32Array {
  if (table !== undefined) return table;
  table = new Uint32Array(0x10000);
  const decoder = new TextDecoder('gb18030');
  const enter = (bytes: readonly number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    const code = text.charCodeAt(0);
    if (text.length === 1 && code !== 0xfffd && table![code] === 0)
      table![code] = bytes.reduce((value, byte) => value * 256 + byte, 0);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) enter([lead, trail]);
  }
  // The four-byte codes up to 84 31 A4 39 cover the rest of the BMP.
  for (let index = 0; index < 39420; index++) enter(fourBytes(index));
  return table;
}

function fourBytes(index: number): [number, number, number, number] {
  return [
    0x81 + Math.floor(index / 12600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}

/** Index of the first four-byte code of the supplementary planes, 90 30 81 30; they follow without a gap (GB 18030). */
const supplementary = 189000;

function encodeGb18030(text: string): Uint8Array | undefined {
  const codes = gb18030Table();
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index)!;
    if (point < 0x80) {
      bytes[length++] = point;
    } else if (point > 0xffff) {
      bytes.set(fourBytes(supplementary + point - 0x10000), length);
      length += 4;
      index++;
    } else {
      const code = codes[point]!;
      if (code === 0) return undefined;
      for (let shift = code > 0xffff ? 24 : 8; shift >= 0; shift -= 8) bytes[length++] = (code >>> shift) & 0xff;
    }
  }
  return bytes.subarray(0, length);
}
