/**
 * The text of a Word file as a document of its own: `gzyd-word:/甲/计划.docx.gzyd?file` for `file:///甲/计划.docx`. The
 * ending makes it a plan for every editor; the scheme of the file is the query.
 */

export const wordScheme = 'gzyd-word';
const wordEnding = '.gzyd';

/** The parts of a URI that change; those of `vscode` and of `vscode-uri` have them, too. */
interface UriParts<U> {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
  with(change: { scheme?: string; path?: string; query?: string }): U;
}

export function textOfWordFile<U extends UriParts<U>>(file: U): U {
  return file.with({ scheme: wordScheme, path: file.path + wordEnding, query: file.scheme });
}

/** Any other document is a file itself. */
export function wordFileOf<U extends UriParts<U>>(document: U): U {
  const { scheme, path, query } = document;
  if (scheme !== wordScheme || !path.endsWith(wordEnding) || !/^[a-z][a-z\d+.-]*$/i.test(query)) return document;
  return document.with({ scheme: query, path: path.slice(0, -wordEnding.length), query: '' });
}
