/** The text of a web page: what a browser shows of it, a line for each paragraph or row of a table. */
import { htmlText } from '../html/htmlText';

/** Bytes in which a page says its encoding (HTML, 13.2.3.2: 1024); Word writes long comments before. */
const headLength = 4096;

/** `charset`: what a mail says about it. */
export function pageText(bytes: Uint8Array, charset?: string): string {
  const text = htmlText(decodedPage(bytes, charset));
  return text === '' ? '' : `${text}\n`;
}

/** By its byte order mark, what it claims, UTF-8, GB 18030: the first that has no invalid byte. */
function decodedPage(bytes: Uint8Array, charset: string | undefined): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headLength));
  const claimed = /charset\s{0,9}=\s{0,9}["']?([\w-]{2,40})/i.exec(head)?.[1];
  const mark = markedEncoding(bytes);
  for (const label of [mark, charset, claimed, 'utf-8', 'gb18030']) {
    const decoded = label === undefined ? undefined : decodedAs(bytes, label, true);
    if (decoded !== undefined) return decoded;
  }
  // A page with a broken byte is still a page.
  return decodedAs(bytes, claimed ?? 'utf-8', false) ?? new TextDecoder().decode(bytes);
}

function markedEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Undefined if no such encoding is known, or an invalid byte is `fatal`. */
function decodedAs(bytes: Uint8Array, label: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}
