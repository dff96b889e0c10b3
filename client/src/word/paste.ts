/**
 * Pasting from Word and WPS: the text as a plan has it, with the numbers that Word counted and rows as table lines. VS
 * Code knows this since 1.97; older ones paste as ever.
 */
import * as vscode from 'vscode';
import type { DataTransfer, Disposable, TextDocument } from 'vscode';
import { PasteRequest } from '../../../server/src/protocol/wordMessages';
import type { PasteParams, PasteResult } from '../../../server/src/protocol/wordMessages';
import type { PlanClient } from '../client';
import { text } from '../messages';
import { askServer } from './askServer';

/** What is used of VS Code 1.97; the types are those of the oldest one that we support. */
interface PasteApi {
  readonly DocumentPasteEdit: new (insertText: string, title: string, kind: PasteKind) => unknown;
  readonly DocumentDropOrPasteEditKind: { readonly Empty: PasteKind };
  readonly languages: {
    registerDocumentPasteEditProvider(
      selector: vscode.DocumentSelector,
      provider: {
        provideDocumentPasteEdits(document: TextDocument, ranges: unknown, data: DataTransfer): Promise<unknown[]>;
      },
      metadata: { readonly providedPasteEditKinds: readonly PasteKind[]; readonly pasteMimeTypes: readonly string[] },
    ): Disposable;
  };
}

interface PasteKind {
  append(...parts: readonly string[]): PasteKind;
}

/** UTF-16 units. Word's HTML is ten times as long as its text. */
const longest = 16 << 20;

/** Older ones have the function too, as a proposal: it throws. */
function canPaste(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 1 || minor >= 97;
}

export function pasteFromWord(planClient: PlanClient): Disposable {
  const api = vscode as unknown as PasteApi;
  if (!canPaste(vscode.version)) return new vscode.Disposable(() => undefined);
  const kind = api.DocumentDropOrPasteEditKind.Empty.append('text', 'plan');
  return api.languages.registerDocumentPasteEditProvider(
    planClient.served.selector as vscode.DocumentSelector,
    {
      async provideDocumentPasteEdits(_document, _ranges, data) {
        const pasted = await planTextIn(data, planClient);
        return pasted === undefined ? [] : [new api.DocumentPasteEdit(pasted, text('Paste as Plan Text'), kind)];
      },
    },
    { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/html'] },
  );
}

/** Undefined for what doesn't come from Word or WPS, or is the plain text anyway. */
export async function planTextIn(data: DataTransfer, planClient: PlanClient): Promise<string | undefined> {
  const html = await data.get('text/html')?.asString();
  if (html === undefined || html === '' || html.length > longest) return undefined;
  const params: PasteParams = { html };
  const result = await askServer<PasteResult>(planClient, PasteRequest, params);
  const plain = await data.get('text/plain')?.asString();
  return result?.text === undefined || result.text === plain ? undefined : result.text;
}
