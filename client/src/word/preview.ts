/** The plan as it is printed, beside its editor: pages in a webview that follow the text. */
import { Uri, ViewColumn, window, workspace } from 'vscode';
import type { Disposable, TextDocument, WebviewPanel } from 'vscode';
import { languageId } from '../../../server/src/protocol/messages';
import { PreviewRequest } from '../../../server/src/protocol/wordMessages';
import type { PreviewParams, PreviewResult } from '../../../server/src/protocol/wordMessages';
import type { PlanClient } from '../client';
import { Delayed } from '../delayed';
import { text } from '../messages';
import { notify } from '../notify';
import { askServer } from './askServer';
import { nameOf } from './files';

/** Milliseconds from the last key to new pages. */
const delay = 300;

export class Preview implements Disposable {
  readonly #planClient: PlanClient;
  readonly #subscriptions: Disposable[];
  #panel: WebviewPanel | undefined;
  readonly #sending = new Delayed(delay, () => this.#send());
  /** What is shown. */
  #document: TextDocument | undefined;
  /** How many pages were shown last; undefined while there are none. */
  pages: number | undefined;

  constructor(planClient: PlanClient) {
    this.#planClient = planClient;
    this.#subscriptions = [
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#document) this.#sending.ask();
      }),
      // It follows the editor, as other previews do.
      window.onDidChangeActiveTextEditor((editor) => {
        if (this.#panel !== undefined && editor !== undefined && this.#isPlan(editor.document))
          this.#look(editor.document);
      }),
    ];
  }

  dispose(): void {
    this.#sending.cancel();
    this.#panel?.dispose();
    for (const one of this.#subscriptions) one.dispose();
  }

  show(): void {
    const document = window.activeTextEditor?.document;
    if (document === undefined || !this.#isPlan(document)) return notify(text('Open a work plan first.'));
    if (this.#panel === undefined) this.#panel = this.#open();
    else this.#panel.reveal(undefined, true);
    this.#look(document);
  }

  #isPlan(document: TextDocument): boolean {
    return document.languageId === languageId && this.#planClient.served.has(document);
  }

  #look(document: TextDocument): void {
    if (document === this.#document) return;
    this.#document = document;
    if (this.#panel !== undefined) this.#panel.title = text('Preview {0}', nameOf(document.uri));
    void this.#send();
  }

  #open(): WebviewPanel {
    const scripts = Uri.joinPath(this.#planClient.extensionUri, 'dist');
    const panel = window.createWebviewPanel(
      'gongzuoyaodian.preview',
      '',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [scripts] },
    );
    const script = panel.webview.asWebviewUri(Uri.joinPath(scripts, 'preview.js')).toString();
    panel.webview.onDidReceiveMessage((message: { readonly ready?: true; readonly pages?: number }) => {
      if (message.ready === true) void this.#send();
      else this.pages = message.pages;
    });
    panel.onDidDispose(() => {
      this.#sending.cancel();
      this.#panel = undefined;
      this.#document = undefined;
      this.pages = undefined;
    });
    panel.webview.html = page(script, panel.webview.cspSource);
    return panel;
  }

  async #send(): Promise<void> {
    const [panel, document] = [this.#panel, this.#document];
    // A hidden one asks again when it is shown.
    if (document === undefined || panel?.visible !== true) return;
    const uri = this.#planClient.client.code2ProtocolConverter.asUri(document.uri);
    const params: PreviewParams = { textDocument: { uri } };
    const content = await askServer<PreviewResult | null>(this.#planClient, PreviewRequest, params, null);
    // The server doesn't know yet of a text that was opened just now.
    if (content === null && !document.isClosed) this.#sending.ask();
    if (content && panel === this.#panel && document === this.#document)
      await panel.webview.postMessage({ ...content, pageLabel: text('Page {0} of {1}') });
  }
}

/** Nothing but our script runs, and nothing is loaded. The pages come as messages. */
function page(script: string, source: string): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src ${source}">
<style>${surroundings}</style>
</head>
<body>
<script src="${script}"></script>
</body>
</html>`;
}

/** Paper is white in any theme, and lies on the colour of the editor. */
const surroundings = `
body { padding: 0 !important; background: var(--vscode-editor-background) !important; }
.flow { position: absolute; visibility: hidden; height: 0; overflow: hidden; }
.flow section { margin: 0 !important; }
main { display: flex; flex-direction: column; align-items: center; gap: 16px; padding: 16px 0; outline: none; }
.page { position: relative; box-sizing: border-box; overflow: hidden; color: #000; background: #fff;
  border: 1px solid var(--vscode-contrastBorder, var(--vscode-panel-border, #8888)); }
.page .window { overflow: hidden; }
.page footer { position: absolute; line-height: 1; }
.page footer.odd { right: calc(26mm + 1em); }
.page footer.even { left: calc(28mm + 1em); }
`;
