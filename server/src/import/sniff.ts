/** What a file is that plans come in, besides Word's .docx and plain text: by its first bytes, and then by its name. */

/** `doc` Word until 2003 · `html` a web page · `mht` a page with all that belongs to it, as a mail */
export type ImportedKind = 'doc' | 'rtf' | 'html' | 'mht';

/** Bytes that are looked at. A page may begin with comments. */
const openingLength = 2048;

/** Undefined for a .docx, for what only WPS reads, and for text. */
export function importedKind(bytes: Uint8Array, name: string): ImportedKind | undefined {
  if (isZip(bytes)) return undefined;
  if (isOle(bytes)) return /\.wp[st]$/i.test(name) ? undefined : 'doc';
  const opening = openingOf(bytes);
  if (opening.startsWith('{\\rtf')) return 'rtf';
  // What is named as a text is one, whatever it speaks of.
  if (/\.(?:txt|gzyd|md)$/i.test(name)) return undefined;
  if (/^(?:[\w-]{1,40}:[^\n]*\n\s*){0,20}mime-version:/i.test(opening)) return 'mht';
  if (/^<(?:!doctype html|html|head|body|meta)\b/i.test(withoutComments(opening))) return 'html';
  // A fragment of a page may begin with anything.
  return /\.(?:html?|mht|mhtml)$/i.test(name) ? 'html' : undefined;
}

/** What follows comments and processing instructions. */
function withoutComments(opening: string): string {
  let rest = opening;
  for (;;) {
    const end = rest.startsWith('<!--')
      ? rest.indexOf('-->') + 3
      : rest.startsWith('<?xml')
        ? rest.indexOf('>') + 1
        : 0;
    if (end < 3) return rest;
    rest = rest.slice(end).trimStart();
  }
}

/** Every zip file begins so, also an empty one. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! < 0x10 && bytes[3]! < 0x10;
}

function isOle(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

/** Whether bytes begin like a zip file or an OLE file, which no text does. */
export function isOfficeFile(bytes: Uint8Array): boolean {
  return isZip(bytes) || isOle(bytes);
}

function openingOf(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = !isUtf16 ? 'latin1' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, openingLength));
  return text.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
}
