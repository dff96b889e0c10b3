/**
 * Makes words of a plan safe to quote in names, messages and titles or to print on a terminal. A plan may come from
 * anyone.
 */

/** Control characters and line ends; bidirectional control characters (Trojan Source). */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]/g;

/**
 * One line that displays in its written order: control characters become spaces, bidirectional ones are removed.
 * Returns the same text if there are none.
 */
export function plainText(text: string): string {
  return text.replace(controls, ' ').replace(directions, '');
}

/** JSON that displays in its written order: such characters are escaped, so it still parses to the same value. */
export function plainJson(value: unknown, indent?: number): string {
  const escaped = (character: string): string => `\\u${codeOf(character).padStart(4, '0')}`;
  // The remaining line ends are JSON's own.
  return JSON.stringify(value, undefined, indent)
    .replace(controls, (character) => (character === '\n' ? character : escaped(character)))
    .replace(directions, escaped);
}

/** Makes invisible characters visible, as `<U+202E>`. Tabs and the line ends of text files are kept. */
export function visibleLines(text: string): string {
  const shown = (character: string): string => `<U+${codeOf(character).toUpperCase().padStart(4, '0')}>`;
  return text
    .replace(controls, (character, at: number) =>
      character === '\n' || character === '\t' || (character === '\r' && text[at + 1] === '\n')
        ? character
        : shown(character),
    )
    .replace(directions, shown);
}

function codeOf(character: string): string {
  return character.charCodeAt(0).toString(16);
}
