/** Short names for texts: FNV-1a, 64 bits folded to 40, as eight characters. */

/** Crockford's alphabet: no i, l, o or u, so that nobody misreads an id. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

const two32 = 0x1_0000_0000;

/**
 * FNV-1a over the UTF-16LE bytes of `text`, as two halves of 32 bits. The prime is 2^40 + 0x1b3, so a product takes one
 * small multiplication and one shift; every step stays below 2^53, which a number holds exactly.
 */
function fnv1a64(text: string): { readonly high: number; readonly low: number } {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  const add = (byte: number): void => {
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / two32) + ((low << 8) >>> 0)) % two32;
    low = product % two32;
  };
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    add(code & 0xff);
    add(code >>> 8);
  }
  return { high, low };
}

/** Eight characters, 40 bits. Among a hundred texts two share one by chance once in 200 million cases. */
export function shortHash(text: string): string {
  const { high, low } = fnv1a64(text);
  // The upper 24 bits folded into the lower 40, as the authors of FNV advise for other sizes.
  let rest = (high & 0xff) * two32 + ((low ^ (high >>> 8)) >>> 0);
  let id = '';
  for (let place = 0; place < 8; place++) {
    id = alphabet[rest % 32]! + id;
    rest = Math.floor(rest / 32);
  }
  return id;
}
