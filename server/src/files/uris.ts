/**
 * Paths as URIs, without touching a file system. Nothing throws: a
 * text that is not a URI is treated as a place that contains nothing.
 */
import { URI, Utils } from 'vscode-uri';
import { wordFileOf, wordScheme } from './wordUris';

/**
 * A text without a scheme is not a file. Clients may send anything as a URI, and `URI.parse` throws on some of it.
 */
function parse(uri: string): URI {
  try {
    return URI.parse(uri, true);
  } catch {
    return URI.from({
      scheme: 'invalid',
      path: `/${encodeURIComponent(String(uri).replace(/[\ud800-\udfff]/gu, '\ufffd'))}`,
    });
  }
}

/** The file whose text a document is. Any client may send anything for `uri`. */
export function fileOf(uri: string): string {
  return String(uri).startsWith(`${wordScheme}:`) ? change(uri, (parsed) => wordFileOf(parsed)) : uri;
}

/** The folder that holds `uri`; a root is its own parent. */
export function parentUri(uri: string): string {
  return change(uri, Utils.dirname);
}

export function joinUri(folder: string, name: string): string {
  return change(folder, (parsed) => Utils.joinPath(parsed, name));
}

export function baseName(uri: string): string {
  return Utils.basename(parse(uri));
}

/**
 * One spelling for each place: percent-encoding as vscode-uri writes it, no `.` or `..`, no trailing slash, Windows
 * drives in lower case, no host if it is this machine (RFC 8089: `file://localhost/`).
 */
export function normaliseUri(uri: string): string {
  return change(uri, normalised);
}

function normalised(uri: URI): URI {
  const parsed = Utils.resolvePath(uri);
  const path = parsed.path.length > 1 && parsed.path.endsWith('/') ? parsed.path.slice(0, -1) : parsed.path;
  const here = parsed.scheme === 'file' && parsed.authority.toLowerCase() === 'localhost';
  return parsed.with({
    path: path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase()),
    ...(here ? { authority: '' } : {}),
  });
}

/** A URI without a path to change, or one that can't be percent-encoded (lone surrogates), stays as it is. */
function change(uri: string, work: (parsed: URI) => URI): string {
  try {
    return work(parse(uri)).toString();
  } catch {
    return uri;
  }
}

/**
 * Path of `uri` below `folder`, `/`-separated and decoded; `''` for the folder itself; undefined when it is elsewhere,
 * for example on another host.
 */
export function relativePath(folder: string, uri: string): string | undefined {
  const base = parse(normaliseUri(folder));
  const target = parse(normaliseUri(uri));
  if (base.scheme !== target.scheme || base.authority.toLowerCase() !== target.authority.toLowerCase())
    return undefined;
  if (target.path === base.path) return '';
  const prefix = base.path.endsWith('/') ? base.path : `${base.path}/`;
  return target.path.startsWith(prefix) ? target.path.slice(prefix.length).normalize('NFC') : undefined;
}

export function isWithin(folder: string, uri: string): boolean {
  return relativePath(folder, uri) !== undefined;
}
