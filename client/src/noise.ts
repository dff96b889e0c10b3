/** Whether a text looks as if its bytes were read in the wrong encoding. No editor types. */

/** Characters (UTF-16) that are looked at. */
const looked = 4000;

/** Each sign of noise, and how often it must occur: a sound text may quote one. */
const signs: readonly (readonly [RegExp, number])[] = [
  // GB18030 read as UTF-8: bytes that are none.
  [/\uFFFD/g, 3],
  // The replacement characters of such a text, saved as UTF-8 and read as GBK.
  [/锟斤拷/g, 1],
  // GB18030 read as Windows-1252: pairs of its upper half.
  [/[\u00B0-\u00F7][\u00A1-\u00FE]{3}/g, 3],
  // UTF-8 read as GBK: what 、。，： become.
  [/锛[\u4e00-\u9fff]|銆[\u4e00-\u9fff]|鈥/g, 3],
];

export function looksLikeNoise(text: string): boolean {
  const beginning = text.slice(0, looked);
  return signs.some(([sign, enough]) => (beginning.match(sign)?.length ?? 0) >= enough);
}
