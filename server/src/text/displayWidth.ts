/** How wide a text is in a terminal. */

/** East Asian wide and full-width characters (UAX #11), as far as plans have them. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** In columns; a wide character takes two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\uffff' || wide.test(character) ? 2 : 1;
  return width;
}
