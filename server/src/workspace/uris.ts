/** Paths as URIs, without touching a file system. */
import { URI, Utils } from 'vscode-uri';

/** The folder that holds `uri`; a root is its own parent. */
export function parentUri(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

export function joinUri(folder: string, name: string): string {
  return Utils.joinPath(URI.parse(folder), name).toString();
}

export function baseName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** One spelling for one place: percent-encoding as vscode-uri writes it, no `.`/`..`, no slash at the end, Windows drive in lower case. */
export function normaliseUri(uri: string): string {
  const parsed = Utils.resolvePath(URI.parse(uri));
  const path = parsed.path.length > 1 && parsed.path.endsWith('/') ? parsed.path.slice(0, -1) : parsed.path;
  return parsed.with({ path: path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase()) }).toString();
}

/** Path of `uri` below `folder`, `/`-separated and decoded; `''` for the folder itself; undefined when it lies elsewhere (also on another host). */
export function relativePath(folder: string, uri: string): string | undefined {
  const base = URI.parse(normaliseUri(folder));
  const target = URI.parse(normaliseUri(uri));
  if (base.scheme !== target.scheme || base.authority.toLowerCase() !== target.authority.toLowerCase()) return undefined;
  if (target.path === base.path) return '';
  const prefix = base.path.endsWith('/') ? base.path : `${base.path}/`;
  return target.path.startsWith(prefix) ? target.path.slice(prefix.length).normalize('NFC') : undefined;
}

export function isWithin(folder: string, uri: string): boolean {
  return relativePath(folder, uri) !== undefined;
}
