/** A plan as the server is given it. */
import { workspace } from 'vscode';
import type { Uri } from 'vscode';
import { toBase64 } from '../../../server/src/files/base64';
import { wordFileOf } from '../../../server/src/files/wordUris';
import type { PlanSource } from '../../../server/src/protocol/ledgerMessages';
import { fileName, readWhole, textUri } from '../word/files';

/** Of a plan that is open its text, unsaved changes and all; of another file its bytes; or why there are none. */
export async function sourceOf(uri: Uri, name = fileName(uri)): Promise<PlanSource | string> {
  const shown = textUri(uri).toString();
  const open = workspace.textDocuments.find((document) => document.uri.toString() === shown);
  if (open !== undefined) return { name, text: open.getText() };
  const read = await readWhole(wordFileOf(uri));
  return read.ok ? { name, content: toBase64(read.value) } : `${name}: ${read.reason}`;
}
