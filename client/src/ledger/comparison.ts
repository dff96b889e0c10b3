/** Two plans compared: a table of what became of each item, and both of them side by side. */
import { Disposable, EventEmitter, Range, Uri, commands, window, workspace } from 'vscode';
import { fromBase64 } from '../../../server/src/files/base64';
import { wordFileOf } from '../../../server/src/files/wordUris';
import { CompareRequest } from '../../../server/src/protocol/ledgerMessages';
import type { ComparedPage, CompareResult, PlanSource } from '../../../server/src/protocol/ledgerMessages';
import type { PlanClient } from '../client';
import { Delayed } from '../delayed';
import { text } from '../messages';
import { plain, warn } from '../notify';
import { askServer } from '../word/askServer';
import { fileName, replaceWhole, textUri } from '../word/files';
import { offerToOpen } from '../word/openOutside';
import { PagePanel } from './pagePanel';
import { sourceOf } from './planSource';

/** The earlier plan in the order of the later one, for the diff. */
const alignedScheme = 'gzyd-aligned';

/** Called by the page's links; not in the command palette. */
const links = { show: 'gongzuoyaodian.showCompared', save: 'gongzuoyaodian.saveComparison' } as const;

/** Milliseconds from the last key to a new comparison. */
const delay = 500;

type Pair = readonly [Uri, Uri];

export class ComparisonView implements Disposable {
  readonly #planClient: PlanClient;
  readonly #panel: PagePanel;
  readonly #subscriptions: Disposable;
  readonly #again = new Delayed(delay, () => this.#compareAgain());
  readonly #aligned = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  /** In the order in which they were chosen. */
  #pair: Pair | undefined;
  #shown: ComparedPage | undefined;

  constructor(planClient: PlanClient) {
    this.#planClient = planClient;
    this.#panel = new PagePanel('comparison', Object.values(links), () => (this.#pair = this.#shown = undefined));
    this.#subscriptions = Disposable.from(
      this.#panel,
      this.#changed,
      workspace.registerTextDocumentContentProvider(alignedScheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#aligned.get(uri.toString()),
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.#aligned.delete(uri.toString())),
      workspace.onDidChangeTextDocument(({ document: { uri } }) => {
        if (this.#pair?.some((one) => textUri(one).toString() === uri.toString()) === true) this.#again.ask();
      }),
      commands.registerCommand(links.show, (line: unknown) => this.#showSides(line)),
      commands.registerCommand(links.save, () => this.#save()),
    );
  }

  dispose(): void {
    this.#again.dispose();
    this.#subscriptions.dispose();
  }

  /** The table that is shown. */
  get page(): string | undefined {
    return this.#panel.page;
  }

  async show(first: Uri, second: Uri): Promise<void> {
    const pair: Pair = [first, second];
    const compared = await this.#compare(pair);
    if (compared === undefined) return;
    this.#pair = pair;
    this.#shown = compared;
    this.#panel.show(text('Comparison'), compared.page);
  }

  async #compareAgain(): Promise<void> {
    const pair = this.#pair;
    const compared = pair === undefined ? undefined : await this.#compare(pair);
    if (pair === undefined || pair !== this.#pair || compared === undefined) return;
    this.#shown = compared;
    this.#panel.update(compared.page);
    const uri = this.#alignedUri();
    if (uri === undefined || !this.#aligned.has(uri.toString())) return;
    this.#aligned.set(uri.toString(), compared.aligned);
    this.#changed.fire(uri);
  }

  async #compare(pair: Pair): Promise<ComparedPage | undefined> {
    const made = await this.#ask(pair, 'page');
    return made !== undefined && 'page' in made ? made : undefined;
  }

  /** Undefined if it can't be done, which the user has been told then. */
  async #ask(pair: Pair, format: 'page' | 'xlsx'): Promise<Exclude<CompareResult, { readonly ok: false }> | undefined> {
    const plans: PlanSource[] = [];
    for (const uri of pair) {
      const source = await sourceOf(uri);
      if (typeof source === 'string') return void warn(plain(source));
      plans.push(source);
    }
    const made = await askServer<CompareResult>(this.#planClient, CompareRequest, { plans, format, links });
    if (made === undefined || made.ok) return made;
    return void warn(plain(made.reason));
  }

  /** The same for as long as the two are compared. */
  #alignedUri(): Uri | undefined {
    if (this.#pair === undefined || this.#shown === undefined) return undefined;
    const { earlier } = this.#shown;
    const [one, other] = [this.#pair[earlier], this.#pair[1 - earlier]!];
    // Its ending makes it a plan to look at; the scheme keeps it from being checked.
    return Uri.from({
      scheme: alignedScheme,
      path: `/${fileName(one)}.gzyd`,
      query: `${one.toString()} ${other.toString()}`,
    });
  }

  /** VS Code's own diff, at a line of the later plan. */
  async #showSides(line: unknown): Promise<void> {
    const aligned = this.#alignedUri();
    if (aligned === undefined || this.#pair === undefined || this.#shown === undefined) return;
    this.#aligned.set(aligned.toString(), this.#shown.aligned);
    const [one, other] = [this.#pair[this.#shown.earlier], this.#pair[1 - this.#shown.earlier]!];
    const at = typeof line === 'number' && line >= 0 ? line : 0;
    await commands.executeCommand(
      'vscode.diff',
      aligned,
      textUri(other),
      text('{0} (in the order of the later plan) ↔ {1}', fileName(one), fileName(other)),
      { selection: new Range(at, 0, at, 0), preview: false },
    );
  }

  async #save(): Promise<void> {
    if (this.#pair === undefined || this.#shown === undefined) return;
    const made = await this.#ask(this.#pair, 'xlsx');
    if (made === undefined || !('content' in made)) return;
    const later = wordFileOf(this.#pair[1 - this.#shown.earlier]!);
    const [folder] = workspace.workspaceFolders ?? [];
    const beside = later.scheme === 'untitled' ? (folder?.uri ?? Uri.file('/')) : Uri.joinPath(later, '..');
    const target = await window.showSaveDialog({
      title: text('Save as a Workbook'),
      defaultUri: Uri.joinPath(beside, '对照表.xlsx'),
      filters: { [text('Workbooks')]: ['xlsx'] },
    });
    if (target === undefined) return;
    const written = await replaceWhole(target, fromBase64(made.content));
    if (written.ok) return offerToOpen(target, [text('The comparison was saved.')]);
    this.#planClient.channel.error(`${target.toString()}: ${written.detail}`);
    warn(written.reason);
  }
}
