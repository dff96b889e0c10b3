/** How far the tasks of ledgers have come: a page of lights, charts and tables that follows the files. */
import type { Disposable, Uri } from 'vscode';
import { toBase64 } from '../../../server/src/files/base64';
import { ProgressRequest } from '../../../server/src/protocol/ledgerMessages';
import type { NamedContent, ProgressParams, ProgressResult } from '../../../server/src/protocol/ledgerMessages';
import type { PlanClient } from '../client';
import { Delayed } from '../delayed';
import { text } from '../messages';
import { plain, warn } from '../notify';
import { askServer } from '../word/askServer';
import { nameOf, readWhole } from '../word/files';
import { PagePanel } from './pagePanel';
import { watchFiles } from './watchFiles';

/** Milliseconds after a ledger was written: programs write one in several steps. */
const delay = 500;

export class Dashboard implements Disposable {
  readonly #planClient: PlanClient;
  readonly #panel: PagePanel;
  readonly #again = new Delayed(delay, () => this.#readAgain());
  #ledgers: readonly Uri[] = [];
  #watch: Disposable | undefined;

  constructor(planClient: PlanClient) {
    this.#planClient = planClient;
    this.#panel = new PagePanel('progress', [], () => this.#forget());
  }

  dispose(): void {
    this.#forget();
    this.#panel.dispose();
  }

  /** What is shown. */
  get page(): string | undefined {
    return this.#panel.page;
  }

  async show(ledgers: readonly Uri[]): Promise<void> {
    const made = await this.#read(ledgers);
    if (typeof made === 'string') return warn(plain(made));
    if (made === undefined) return;
    this.#forget();
    this.#ledgers = ledgers;
    this.#watch = watchFiles(ledgers, () => this.#again.ask());
    this.#panel.show(text('Progress of Tasks'), made.page);
  }

  #forget(): void {
    this.#again.cancel();
    this.#watch?.dispose();
    this.#watch = undefined;
    this.#ledgers = [];
  }

  /** A file that is half written can't be read; it will be written again. */
  async #readAgain(): Promise<void> {
    const ledgers = this.#ledgers;
    const made = await this.#read(ledgers);
    if (ledgers !== this.#ledgers) return;
    if (typeof made === 'string') this.#planClient.channel.info(made);
    else if (made !== undefined) this.#panel.update(made.page);
  }

  /** Or why it can't be shown; undefined if the user knows already. */
  async #read(ledgers: readonly Uri[]): Promise<{ readonly page: string } | string | undefined> {
    const books: NamedContent[] = [];
    for (const file of ledgers) {
      const read = await readWhole(file);
      if (!read.ok) return `${nameOf(file)}: ${read.reason}`;
      books.push({ name: nameOf(file), content: toBase64(read.value) });
    }
    const [first] = ledgers;
    if (first === undefined) return undefined;
    const uri = this.#planClient.client.code2ProtocolConverter.asUri(first);
    const params: ProgressParams = { books, uri, date: today() };
    const made = await askServer<ProgressResult>(this.#planClient, ProgressRequest, params);
    return made === undefined || made.ok ? made : made.reason;
  }
}

/** Where the user is. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
