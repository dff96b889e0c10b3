/** Decodes the bytes of a file, or refuses them: a plan read in the wrong encoding is worse than no plan. Pure. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface DecodedText {
  readonly ok: true;
  /** Without the byte order mark, as editors count columns. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

/**
 * `binary` NUL bytes, control characters · `utf32` a UTF-32 byte order mark · `damaged` nearly all UTF-8 (or UTF-16 by
 * its mark), with an invalid byte at `offset` · `unknown` no supported encoding; `offset` is where it stops being UTF-8
 */
export type RefusalReason = 'binary' | 'utf32' | 'damaged' | 'unknown';

export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  /** Zero-based byte offset. */
  readonly offset?: number;
}

/**
 * UTF-8 to text, without looking for a mark; undefined when a byte
 * is not valid. A host may have a faster way than `TextDecoder`.
 */
export type Utf8Reader = (bytes: Uint8Array) => string | undefined;

const strictUtf8: Utf8Reader = (bytes) => strict('utf-8', bytes);

/**
 * Reads UTF-8 and UTF-16 with a byte order mark, UTF-8 without one, UTF-16 without one when nothing else is possible,
 * and GB18030 (with its subsets GBK and GB 2312). Trusts a byte order mark; decodes everything strictly.
 */
export function decodeText(bytes: Uint8Array, utf8Text: Utf8Reader = strictUtf8): DecodedText | Refusal {
  const marked = byMark(bytes, utf8Text);
  if (marked !== undefined) return marked;
  const nul = bytes.indexOf(0);
  if (nul >= 0) return unmarkedUtf16(bytes) ?? { ok: false, reason: 'binary', offset: nul };
  const utf8 = utf8Text(bytes);
  if (utf8 !== undefined) return unlessNoise({ ok: true, text: utf8, encoding: 'utf-8', bom: false });
  const gb = strict('gb18030', bytes);
  if (gb !== undefined && looksSimplified(bytes, gb))
    return unlessNoise({ ok: true, text: gb, encoding: 'gb18030', bom: false });
  const { offset, share } = brokenUtf8(bytes);
  return { ok: false, reason: share > 0.9 ? 'damaged' : 'unknown', offset };
}

const marks: readonly (readonly [Encoding | 'utf-32', readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-32', [0x00, 0x00, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** The byte order mark of an encoding. */
export function markOf(encoding: Encoding): Uint8Array {
  return Uint8Array.from(marks.find(([name]) => name === encoding)![1]);
}

function byMark(bytes: Uint8Array, utf8Text: Utf8Reader): DecodedText | Refusal | undefined {
  const found = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (found === undefined) return undefined;
  const [encoding, mark] = found;
  if (encoding === 'utf-32') return { ok: false, reason: 'utf32' };
  const body = bytes.subarray(mark.length);
  const text = encoding === 'utf-8' ? utf8Text(body) : strict(encoding, body);
  if (text !== undefined) return unlessNoise({ ok: true, text, encoding, bom: true });
  return {
    ok: false,
    reason: 'damaged',
    ...(encoding === 'utf-8' ? { offset: mark.length + brokenUtf8(body).offset } : {}),
  };
}

/** Undefined when a byte is not valid in that encoding. */
function strict(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const control = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]/g;

/** A NUL, or more than one control character in ten, means that this is not text. */
function unlessNoise(decoded: DecodedText): DecodedText | Refusal {
  const { text } = decoded;
  const controls = text.length - text.replace(control, '').length;
  return controls * 10 > text.length || text.includes('\0') ? { ok: false, reason: 'binary' } : decoded;
}

/**
 * UTF-16 without a byte order mark: certain when nearly everything
 * is Chinese or ASCII in one byte order but not in the other.
 */
function unmarkedUtf16(bytes: Uint8Array): DecodedText | undefined {
  if (bytes.length % 2 !== 0 || bytes.length < 8) return undefined;
  const readings = (['utf-16le', 'utf-16be'] as const)
    .map((encoding) => {
      const text = strict(encoding, bytes) ?? '';
      return { encoding, text, share: plausibleShare(text) };
    })
    .sort((a, b) => b.share - a.share);
  const [best, other] = readings as [(typeof readings)[0], (typeof readings)[0]];
  if (best.share < 0.95 || other.share > 0.6) return undefined;
  return { ok: true, text: best.text, encoding: best.encoding, bom: false };
}

/**
 * The share of characters that are usual in Chinese texts: ideographs, CJK and general punctuation, full-width and
 * half-width forms, ASCII.
 */
function plausibleShare(text: string): number {
  const limit = Math.min(text.length, 1 << 16);
  let plausible = 0;
  for (let index = 0; index < limit; index++) {
    const code = text.charCodeAt(index);
    if (
      (code >= 0x20 && code < 0x7f) ||
      code === 0x0a ||
      code === 0x0d ||
      code === 0x09 ||
      (code >= 0x4e00 && code <= 0x9fff) ||
      (code >= 0x3000 && code <= 0x303f) ||
      (code >= 0xff00 && code <= 0xffef) ||
      (code >= 0x2010 && code <= 0x2040) ||
      (code >= 0x2460 && code <= 0x2490)
    )
      plausible++;
  }
  return limit === 0 ? 0 : plausible / limit;
}

/**
 * Whether bytes that are valid GB18030 are meant as GB18030. In Simplified Chinese nearly every ideograph is of GB
 * 2312's first level (the 3,755 commonest; lead bytes B0–D7); Big5, Shift JIS or broken UTF-8 read as GB18030 give rare
 * ones.
 */
function looksSimplified(bytes: Uint8Array, text: string): boolean {
  let ideographs = 0;
  let common = 0;
  const limit = Math.min(bytes.length, 1 << 16);
  for (let index = 0; index < limit; index++) {
    const lead = bytes[index]!;
    if (lead < 0x81) continue;
    const trail = bytes[index + 1]!;
    index += trail >= 0x30 && trail <= 0x39 ? 3 : 1;
    // A1–A9 hold punctuation and symbols; all other lead bytes below B0 stand for rare ideographs.
    if (lead >= 0xa1 && lead <= 0xa9 && trail >= 0xa1) continue;
    ideographs++;
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) common++;
  }
  return ideographs === 0 ? plausibleShare(text) > 0.95 : common / ideographs > 0.7;
}

/** Where the bytes stop being UTF-8, and the share of the characters beyond ASCII that are valid UTF-8. */
function brokenUtf8(bytes: Uint8Array): { offset: number; share: number } {
  let offset = -1;
  let good = 0;
  let bad = 0;
  for (let index = 0; index < bytes.length;) {
    const lead = bytes[index]!;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    let valid = length > 0 && index + length <= bytes.length;
    for (let next = 1; valid && next < length; next++) valid = (bytes[index + next]! & 0xc0) === 0x80;
    // Overlong forms and surrogates of three bytes; the decoder has refused them, this only finds the place.
    if (valid && length === 3)
      valid = !(lead === 0xe0 && bytes[index + 1]! < 0xa0) && !(lead === 0xed && bytes[index + 1]! >= 0xa0);
    if (valid) {
      if (length > 1) good++;
      index += length;
      continue;
    }
    if (offset < 0) offset = index;
    bad++;
    index++;
    while (index < bytes.length && (bytes[index]! & 0xc0) === 0x80) index++;
  }
  return { offset: Math.max(offset, 0), share: good + bad === 0 ? 0 : good / (good + bad) };
}
