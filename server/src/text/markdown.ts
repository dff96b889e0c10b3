/** Text in Markdown. */

/** In a cell of a table: without the characters that Markdown would take for its own. */
export function markdownCell(words: string): string {
  return words.replace(/[\\|*_`<>[\]]/g, '\\$&');
}
