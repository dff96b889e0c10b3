/** A plan and a ledger that came back: what differs, item by item, to be taken into the plan or into the ledger. */
import { Disposable, ViewColumn, WorkspaceEdit, commands, window, workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { fromBase64, toBase64 } from '../../../server/src/files/base64';
import {
  CompareLedgerRequest,
  TakeLedgerRequest,
  UpdateLedgerRequest,
} from '../../../server/src/protocol/ledgerMessages';
import type {
  CompareLedgerResult,
  PlanAndLedgerParams,
  TakeLedgerResult,
  UpdateLedgerResult,
} from '../../../server/src/protocol/ledgerMessages';
import type { Refused } from '../../../server/src/protocol/wordMessages';
import type { PlanClient } from '../client';
import { Delayed } from '../delayed';
import { text } from '../messages';
import { notify, plain, warn } from '../notify';
import { askServer } from '../word/askServer';
import { nameOf, readWhole, replaceWhole } from '../word/files';
import { PagePanel } from './pagePanel';
import { watchFiles } from './watchFiles';

/** Called by the page's links; not in the command palette. */
const links = { take: 'gongzuoyaodian.takeFromLedger', update: 'gongzuoyaodian.updateLedger' } as const;

/** Milliseconds from the last key to a new look. */
const delay = 500;

interface Sides {
  readonly plan: TextDocument;
  readonly ledger: Uri;
}

export class LedgerView implements Disposable {
  readonly #planClient: PlanClient;
  readonly #panel: PagePanel;
  readonly #subscriptions: Disposable;
  readonly #again = new Delayed(delay, () => this.#compareAgain());
  #sides: Sides | undefined;
  #watch: Disposable | undefined;

  constructor(planClient: PlanClient) {
    this.#planClient = planClient;
    this.#panel = new PagePanel('ledger', Object.values(links), () => this.#forget());
    this.#subscriptions = Disposable.from(
      this.#panel,
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#sides?.plan.uri.toString()) this.#again.ask();
      }),
      commands.registerCommand(links.take, (key: unknown) => this.#take(key)),
      commands.registerCommand(links.update, () => this.#update()),
    );
  }

  dispose(): void {
    this.#forget();
    this.#subscriptions.dispose();
  }

  /** What is shown. */
  get page(): string | undefined {
    return this.#panel.page;
  }

  async show(plan: TextDocument, ledger: Uri): Promise<void> {
    const sides = { plan, ledger };
    const page = await this.#compared(sides);
    if (page === undefined) return;
    this.#forget();
    this.#sides = sides;
    this.#watch = watchFiles([ledger], () => this.#again.ask());
    this.#panel.show(text('Plan and Ledger'), page);
  }

  #forget(): void {
    this.#again.cancel();
    this.#watch?.dispose();
    this.#watch = this.#sides = undefined;
  }

  async #compareAgain(): Promise<void> {
    const sides = this.#sides;
    const page = sides === undefined ? undefined : await this.#compared(sides);
    if (page !== undefined && sides === this.#sides) this.#panel.update(page);
  }

  async #compared(sides: Sides): Promise<string | undefined> {
    return (await this.#ask<CompareLedgerResult>(CompareLedgerRequest, sides, { links }))?.page;
  }

  /** Undefined if it can't be done, which the user has been told then. */
  async #ask<R extends { readonly ok: boolean }>(
    request: { readonly method: string },
    { plan, ledger }: Sides,
    more: object = {},
  ): Promise<Exclude<R, Refused> | undefined> {
    const read = await readWhole(ledger);
    if (!read.ok) return void warn(read.reason);
    // Its editor may have been closed; the server knows open texts alone.
    await workspace.openTextDocument(plan.uri);
    const params: PlanAndLedgerParams = {
      ...more,
      textDocument: { uri: this.#planClient.client.code2ProtocolConverter.asUri(plan.uri) },
      name: nameOf(ledger),
      content: toBase64(read.value),
    };
    const made = await askServer<R | Refused>(this.#planClient, request, params);
    if (made === undefined) return undefined;
    if (!isRefused(made)) return made as Exclude<R, Refused>;
    return void warn(plain(made.reason));
  }

  /** One edit of the text, which one undo takes back. */
  async #take(key: unknown): Promise<void> {
    const sides = this.#sides;
    if (sides === undefined) return;
    const taken = await this.#ask<TakeLedgerResult>(TakeLedgerRequest, sides, typeof key === 'string' ? { key } : {});
    if (taken === undefined) return;
    const document = await workspace.openTextDocument(sides.plan.uri);
    if (document.version !== taken.version) return notify(text('The plan has changed meanwhile. Please try again.'));
    const edit = new WorkspaceEdit();
    edit.set(document.uri, await this.#planClient.client.protocol2CodeConverter.asTextEdits([...taken.edits]));
    if (!(await workspace.applyEdit(edit))) return;
    if (!window.visibleTextEditors.some((editor) => editor.document === document))
      await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: false });
    window.setStatusBarMessage(text('Taken from the ledger: {0}. Undo takes it back.', taken.taken), statusTime);
  }

  async #update(): Promise<void> {
    const sides = this.#sides;
    if (sides === undefined) return;
    const made = await this.#ask<UpdateLedgerResult>(UpdateLedgerRequest, sides);
    if (made === undefined) return;
    const written = await replaceWhole(sides.ledger, fromBase64(made.content));
    if (!written.ok) {
      this.#planClient.channel.error(`${sides.ledger.toString()}: ${written.detail}`);
      return warn(written.reason);
    }
    const done = text(
      'The ledger was updated: cells {0}, new rows {1}. What it held is kept as .bak.',
      made.cells,
      made.rows,
    );
    notify(plain(made.left === '' ? done : `${done} ${text('Left as they are: {0}', made.left)}`));
    await this.#compareAgain();
  }
}

/** Milliseconds. */
const statusTime = 8000;

function isRefused(made: { readonly ok: boolean }): made is Refused {
  return !made.ok;
}
