/** Text inside XML and HTML, in elements and in attributes. */
import { plainText } from './plainText';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** One line without control and direction characters, which XML forbids or readers obey. */
export function escapeMarkup(text: string): string {
  return plainText(text)
    .replace(/[\ufffe\uffff]/g, ' ')
    .replace(/[&<>"']/g, (character) => entities[character]!);
}
