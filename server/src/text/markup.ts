/** Text inside XML 1.0 and HTML. */

/** Characters that no XML document may hold, half a surrogate pair among them. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For elements and quoted attributes. What XML can't hold becomes U+FFFD. */
export function escapeMarkup(text: string): string {
  return text.replace(forbidden, '\ufffd').replace(/[&<>"']/g, (character) => entities[character]!);
}

/** For text between tags alone, where quotes need no escape. */
export function escapeText(text: string): string {
  return text.replace(forbidden, '\ufffd').replace(/[&<>]/g, (character) => entities[character]!);
}
