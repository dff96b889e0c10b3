/**
 * Language status items (the {} in the status bar): the server's
 * state, and what it left out of a document that is too large.
 */
import { LanguageStatusSeverity, languages, window, workspace } from 'vscode';
import type { Disposable, LanguageStatusItem, TextEditor } from 'vscode';
import { State } from 'vscode-languageclient';
import { LimitNotification, languageId } from '../../../server/src/protocol/messages';
import type { Limit, LimitParams } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { commandId } from '../commands/contributions';
import { text } from '../messages';

const selector = { language: languageId };

/** Shown only while the server isn't running. */
export class ServerStatus implements Disposable {
  readonly #subscription: Disposable;
  #item: LanguageStatusItem | undefined;

  constructor({ client }: PlanClient) {
    this.#subscription = client.onDidChangeState(({ newState }) => this.#show(newState));
  }

  #show(state: State): void {
    this.#item?.dispose();
    this.#item = undefined;
    if (state === State.Running) return;
    const item = languages.createLanguageStatusItem('gongzuoyaodian.server', selector);
    item.name = text('Work Plan Server');
    if (state === State.Starting) {
      item.text = text('Work plan server is starting');
      item.busy = true;
    } else {
      item.text = text('Work plan server is not running');
      item.severity = LanguageStatusSeverity.Error;
      item.command = { command: commandId('restartServer'), title: text('Restart') };
    }
    this.#item = item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item?.dispose();
  }
}

/** What is left out of the active plan. */
export class LimitStatus implements Disposable {
  readonly #subscriptions: Disposable[];
  readonly #limits = new Map<string, readonly Limit[]>();
  readonly #client: PlanClient['client'];
  #items: LanguageStatusItem[] = [];

  constructor({ client }: PlanClient) {
    this.#client = client;
    this.#subscriptions = [
      client.onNotification(LimitNotification.method, ({ uri, limits }: LimitParams) => {
        if (limits.length > 0) this.#limits.set(uri, limits);
        else this.#limits.delete(uri);
        this.#show(window.activeTextEditor);
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState !== State.Running) this.#limits.clear();
        this.#show(window.activeTextEditor);
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#show(editor)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#limits.delete(client.code2ProtocolConverter.asUri(uri))),
    ];
  }

  #show(editor: TextEditor | undefined): void {
    this.#items.forEach((item) => item.dispose());
    const folder = editor && workspace.getWorkspaceFolder(editor.document.uri);
    const limits = [editor?.document.uri, folder?.uri].flatMap(
      (uri) => (uri && this.#limits.get(this.#client.code2ProtocolConverter.asUri(uri))) ?? [],
    );
    this.#items = limits.map((limit) => {
      const item = languages.createLanguageStatusItem(`gongzuoyaodian.limit.${limit.kind}`, selector);
      item.name = text('Work Plan Limits');
      item.severity = LanguageStatusSeverity.Warning;
      item.text = limit.text;
      return item;
    });
  }

  dispose(): void {
    this.#subscriptions.forEach((subscription) => subscription.dispose());
    this.#items.forEach((item) => item.dispose());
  }
}
