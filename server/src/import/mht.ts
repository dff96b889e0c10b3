/**
 * Pages with all that belongs to them in one file (RFC 2557): a mail whose first page is the text. Only what browsers,
 * Word and WPS write is read: one level of parts, or a few.
 */
import { damaged } from '../word/fault';
import { fromBase64 } from '../files/base64';
import { byteString, bytesOf } from '../files/byteString';
import { pageText } from './page';

interface Part {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** A byte is a character. */
  readonly body: string;
}

/** Parts inside parts. */
const deepest = 5;
const mostParts = 10_000;

/** Throws a `WordError`. */
export function mhtText(bytes: Uint8Array): string {
  const page = pageIn(partOf(byteString(bytes)), 0);
  if (page === undefined) throw damaged('MHT: no page');
  const charset = parameter(page.headers.get('content-type') ?? '', 'charset');
  return pageText(content(page), charset);
}

function partOf(source: string): Part {
  const start = source.search(/\S/);
  const text = start < 0 ? '' : source.slice(start);
  const end = /\r?\n[ \t]*\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const headers = new Map<string, string>();
  // A line that begins with white space goes on with the one before.
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end === null ? '' : text.slice(end.index + end[0].length) };
}

/** The first page is the one that is shown; others are frames and headers of Word's. */
function pageIn(part: Part, depth: number): Part | undefined {
  const type = part.headers.get('content-type') ?? '';
  if (/^(?:text\/html|application\/xhtml\+xml)/i.test(type)) return part;
  if (!/^multipart\//i.test(type) || depth >= deepest) return undefined;
  const boundary = parameter(type, 'boundary');
  if (boundary === undefined || boundary === '') return undefined;
  const [, ...parts] = part.body.split(`--${boundary}`, mostParts);
  for (const one of parts) {
    if (one.startsWith('--')) break;
    const found = pageIn(partOf(one), depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function parameter(header: string, name: string): string | undefined {
  const all = header.matchAll(/;\s{0,9}([\w-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]{0,200})"|([^\s;"]{1,200}))/g);
  const found = [...all].find(([, one]) => one!.toLowerCase() === name);
  return found?.[2] ?? found?.[3];
}

function content({ headers, body }: Part): Uint8Array {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return fromBase64(body.replace(/[^A-Za-z0-9+/=]+/g, ''));
  return bytesOf(encoding === 'quoted-printable' ? unquoted(body) : body);
}

/** RFC 2045, 6.7: a line that ends with = goes on in the next. */
function unquoted(text: string): string {
  return text
    .replace(/=[ \t]{0,76}\r?\n/g, '')
    .replace(/=([\da-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
