/** Bytes as text in JSON. `Buffer` is Node's alone, and `atob` is slow there. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const codes = new TextEncoder().encode(alphabet);
const padding = 0x3d;
const values = new Uint8Array(256);
codes.forEach((code, value) => (values[code] = value));

export function toBase64(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(padding);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const [a = 0, b = 0, c = 0] = [bytes[from], bytes[from + 1], bytes[from + 2]];
    text[to] = codes[a >> 2]!;
    text[to + 1] = codes[((a & 3) << 4) | (b >> 4)]!;
    if (from + 1 < bytes.length) text[to + 2] = codes[((b & 15) << 2) | (c >> 6)]!;
    if (from + 2 < bytes.length) text[to + 3] = codes[c & 63]!;
  }
  return new TextDecoder().decode(text);
}

/** What is not base64 reads as some bytes or other. */
export function fromBase64(text: string): Uint8Array {
  const source = new TextEncoder().encode(text.replace(/={1,2}$/, ''));
  const bytes = new Uint8Array(Math.floor((source.length * 3) / 4));
  for (let from = 0, to = 0; to < bytes.length; from += 4, to += 3) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((more) => values[source[from + more] ?? 0]!);
    bytes[to] = (a << 2) | (b >> 4);
    bytes[to + 1] = (b << 4) | (c >> 2);
    bytes[to + 2] = (c << 6) | d;
  }
  return bytes;
}
