/** The status bar item: figures of the plan in the active editor. */
import { StatusBarAlignment, window, workspace } from 'vscode';
import type { Disposable, StatusBarItem, Uri } from 'vscode';
import { State } from 'vscode-languageclient';
import { SummaryNotification, languageId, settingsSection } from '../../../server/src/protocol/messages';
import type { SummaryParams } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { commandId } from '../commands/contributions';
import { statusLabel, statusText, statusTooltip } from './summaryText';
import { text } from '../messages';

export class SummaryStatus implements Disposable {
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable[];
  /** By URI as the server writes it. */
  readonly #summaries = new Map<string, SummaryParams>();
  readonly #key: (uri: Uri) => string;
  #text: string | undefined;

  constructor({ client }: PlanClient) {
    this.#key = (uri) => client.code2ProtocolConverter.asUri(uri);
    this.#item = window.createStatusBarItem('gongzuoyaodian.summary', StatusBarAlignment.Right, 100);
    this.#item.name = '工作要点';
    this.#item.command = commandId('showOverview');
    this.#subscriptions = [
      this.#item,
      client.onNotification(SummaryNotification.method, (params: SummaryParams) => {
        this.#summaries.set(params.uri, params);
        this.#update();
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) return;
        this.#summaries.clear();
        this.#update();
      }),
      window.onDidChangeActiveTextEditor(() => this.#update()),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#summaries.delete(this.#key(uri));
        this.#update();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settingsSection}.language`)) this.#update();
      }),
    ];
  }

  /** Undefined while hidden. */
  get text(): string | undefined {
    return this.#text;
  }

  summaryOf(uri: Uri): SummaryParams | undefined {
    return this.#summaries.get(this.#key(uri));
  }

  #update(): void {
    const document = window.activeTextEditor?.document;
    const summary = document?.languageId === languageId ? this.summaryOf(document.uri) : undefined;
    if (!summary) {
      this.#text = undefined;
      this.#item.hide();
      return;
    }
    const plain = statusText(summary, text);
    this.#text = `$(list-ordered) ${plain}`;
    this.#item.text = this.#text;
    this.#item.tooltip = statusTooltip(summary, text);
    this.#item.accessibilityInformation = { label: statusLabel(summary, text), role: 'button' };
    this.#item.show();
  }

  dispose(): void {
    this.#subscriptions.forEach((subscription) => subscription.dispose());
  }
}
