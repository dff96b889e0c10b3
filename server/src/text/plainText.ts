/** Words of a plan as they are quoted in names, messages and titles, or sent to a terminal: a plan may come from anyone. */

/** Control characters and line ends; marks that turn the direction of writing (Trojan Source). */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]/g;

/** One line that shows in the order in which it is written; control characters become spaces. The same text comes back where there is nothing to do. */
export function plainText(text: string): string {
  return text.replace(controls, ' ').replace(directions, '');
}

/** JSON that shows in the order in which it is written and reads as the same value: such characters are escaped. */
export function plainJson(value: unknown, indent?: number): string {
  const escaped = (character: string): string => `\\u${codeOf(character).padStart(4, '0')}`;
  // Line ends that are left stand between the values.
  return JSON.stringify(value, undefined, indent)
    .replace(controls, (character) => (character === '\n' ? character : escaped(character)))
    .replace(directions, escaped);
}

/** Lines that show all that is in them, `<U+202E>` for what is none to see. Tabs and line ends of text files stay. */
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
