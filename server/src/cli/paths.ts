/** What the user calls a file, as a URI. */
import path from 'node:path';
import { URI } from 'vscode-uri';

export function uriOf(file: string): string {
  return URI.file(path.resolve(file)).toString();
}

/** For reports that may be read elsewhere: a relative name stays relative. */
export function uriReferenceOf(file: string): string {
  return path.isAbsolute(file) ? uriOf(file) : file.split(path.sep).map(encodeURIComponent).join('/');
}
