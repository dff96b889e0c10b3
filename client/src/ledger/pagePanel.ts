/** A page of the server's in an editor tab. It has no script: its links are commands of ours, and nothing is loaded. */
import { ViewColumn, window } from 'vscode';
import type { Disposable, WebviewPanel } from 'vscode';

export class PagePanel implements Disposable {
  readonly #type: string;
  readonly #commands: readonly string[];
  readonly #onDidClose: () => void;
  #panel: WebviewPanel | undefined;

  /** `commands`: those that its links may call. */
  constructor(type: string, commands: readonly string[], onDidClose: () => void) {
    this.#type = `gongzuoyaodian.${type}`;
    this.#commands = commands;
    this.#onDidClose = onDidClose;
  }

  /** What is shown; undefined while there is no tab. */
  get page(): string | undefined {
    return this.#panel?.webview.html;
  }

  /** Opens the tab, or brings it to the front. */
  show(title: string, page: string): void {
    if (this.#panel === undefined) {
      this.#panel = window.createWebviewPanel(this.#type, title, ViewColumn.Active, {
        enableScripts: false,
        enableFindWidget: true,
        enableCommandUris: this.#commands,
        localResourceRoots: [],
      });
      this.#panel.onDidDispose(() => {
        this.#panel = undefined;
        this.#onDidClose();
      });
    } else this.#panel.reveal();
    this.#panel.title = title;
    this.update(page);
  }

  /** A page that is the same isn't loaded again: the reader keeps the place. */
  update(page: string): void {
    if (this.#panel !== undefined && this.#panel.webview.html !== page) this.#panel.webview.html = page;
  }

  dispose(): void {
    this.#panel?.dispose();
  }
}
