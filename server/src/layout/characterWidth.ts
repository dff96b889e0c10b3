/** How wide a text is in print. */

/** In characters: those of ASCII are half as wide as a Chinese one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! < 0x2e80 && !isWide(character) ? 0.5 : 1;
  return width;
}

function isWide(character: string): boolean {
  return '“”‘’—…·×'.includes(character);
}
