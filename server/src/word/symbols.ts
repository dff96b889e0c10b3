/** Symbols of fonts without Unicode that forms and lists use (`w:sym`), as characters that say the same. */
const symbols: Readonly<Record<string, string>> = {
  F0A8: '□',
  F06F: '□',
  F0A3: '□',
  F071: '□',
  F072: '□',
  F052: '☑',
  F0FE: '☑',
  F053: '☒',
  F0FD: '☒',
  F0FC: '✓',
  F0FB: '✗',
  F06C: '●',
  F06E: '■',
  F075: '◆',
  F0D8: '➢',
  F0E0: '→',
  F0B7: '•',
  F0B4: '×',
  F0B3: '≥',
  F0B0: '°',
  F0B1: '±',
};

/** `char` is the attribute's hexadecimal code. An unknown symbol stays visible as a box with a dot. */
export function symbolOf(char: string): string {
  const code = Number.parseInt(char, 16);
  if (Number.isNaN(code)) return '';
  const known = symbols[char.toUpperCase()];
  if (known !== undefined) return known;
  // The private use area holds a font's own characters; anything else is a character of Unicode.
  return code >= 0xe000 && code <= 0xf8ff ? '▣' : code >= 0x20 && code < 0xd800 ? String.fromCharCode(code) : '';
}
