/**
 * Plans whose bytes were read in the wrong encoding: most are GB18030, shown as UTF-8. `files.autoGuessEncoding` has no
 * effect for a single language, so one button reopens the text as it was meant.
 */
import { ConfigurationTarget, Disposable, commands, languages, window, workspace } from 'vscode';
import type { Memento, TextDocument } from 'vscode';
import { decodeText, type Encoding } from '../../server/src/files/decode';
import { opensAsPlan } from '../../server/src/plan/detect';
import { languageId } from '../../server/src/protocol/messages';
import { text } from './messages';
import { looksLikeNoise } from './noise';
import { ask } from './notify';

/** VS Code's names. */
const names: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  gb18030: 'gb18030',
};
/** Lines of a plain text that are looked at. */
const looked = 100;
const askedKey = 'askedToGuessEncodings';

/** Of VS Code 1.100 and later. */
interface WithEncoding {
  readonly encoding?: string;
}
type OpenWithEncoding = (uri: TextDocument['uri'], options: { readonly encoding: string }) => Thenable<TextDocument>;

/** `memory`: of the workspace. */
export function noticeNoise(memory: Memento): Disposable {
  const seen = new Set<string>();

  async function look(document: TextDocument): Promise<void> {
    const uri = document.uri.toString();
    if (document.isUntitled || seen.has(uri) || !(document.languageId === languageId || isPlain(document))) return;
    if (!looksLikeNoise(beginning(document))) return;
    seen.add(uri);
    const encoding = await meantEncoding(document);
    if (encoding === undefined) return;
    const reopenIt = text('Reopen with the Right Encoding');
    const answer = await ask(text('This work plan was read in the wrong encoding, so its text is garbled.'), reopenIt);
    if (answer === undefined || document.isClosed) return;
    await reopen(document, names[encoding]);
    await offerToGuess(document, memory);
  }

  const opening = workspace.onDidOpenTextDocument((document) => void look(document));
  const closing = workspace.onDidCloseTextDocument(({ uri }) => seen.delete(uri.toString()));
  workspace.textDocuments.forEach((document) => void look(document));
  return Disposable.from(opening, closing);
}

function isPlain({ languageId: language, uri }: TextDocument): boolean {
  return language === 'plaintext' && (uri.scheme === 'file' || workspace.getWorkspaceFolder(uri) !== undefined);
}

function beginning(document: TextDocument): string {
  let lines = '';
  for (let line = 0; line < Math.min(document.lineCount, looked); line++) lines += `${document.lineAt(line).text}\n`;
  return lines;
}

/** The encoding in which the file is a sound text and, unless its name says so, a plan; undefined: leave it alone. */
async function meantEncoding(document: TextDocument): Promise<Encoding | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await workspace.fs.readFile(document.uri);
  } catch {
    return undefined;
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok || looksLikeNoise(decoded.text)) return undefined;
  const lines = decoded.text.split(/\r\n?|\n/, looked);
  const isPlan = document.languageId === languageId || opensAsPlan(lines.length, (line) => lines[line]!);
  return isPlan ? decoded.encoding : undefined;
}

/** Unsaved changes would be lost, and so would the way back: then VS Code's own command asks. */
async function reopen(document: TextDocument, encoding: string): Promise<void> {
  if ((document as WithEncoding).encoding !== undefined && !document.isDirty) {
    const reopened = await (workspace.openTextDocument as unknown as OpenWithEncoding)(document.uri, { encoding });
    if (reopened.languageId !== languageId) await languages.setTextDocumentLanguage(reopened, languageId);
    return;
  }
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.editor.changeEncoding');
}

/** Asked once in a workspace. */
async function offerToGuess(document: TextDocument, memory: Memento): Promise<void> {
  const files = workspace.getConfiguration('files', document);
  if (workspace.getWorkspaceFolder(document.uri) === undefined || memory.get(askedKey) === true) return;
  if (files.get('autoGuessEncoding') === true) return;
  await memory.update(askedKey, true);
  const yes = text('Guess Encodings in This Folder');
  const answer = await ask(text('Other files of this folder may be in that encoding, too.'), yes);
  if (answer === yes) await files.update('autoGuessEncoding', true, ConfigurationTarget.WorkspaceFolder);
}
