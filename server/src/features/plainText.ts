/** Words of a plan as they are quoted in names, messages and titles: a plan may come from anyone. */

/** Control characters and line ends; marks that turn the direction of writing (Trojan Source). */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]/g;

/** One line that shows in the order in which it is written; control characters become spaces. The same text comes back where there is nothing to do. */
export function plainText(text: string): string {
  return text.replace(controls, ' ').replace(directions, '');
}
