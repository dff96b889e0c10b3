/** The server in this process, over streams, with a clock that the test controls. */
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { SummaryParams } from '../../server/src/protocol/messages';
import { startServer } from '../../server/src/server';
import { MemoryFileSystem } from './memoryFileSystem';

interface Waiting {
  readonly at: number;
  readonly run: () => void;
}

export class ClockedServer {
  readonly connection: ProtocolConnection;
  /** Diagnostics and counts that the server has sent unasked, and how often it asked for a new request. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly summaries: SummaryParams[] = [];
  refreshes = 0;
  #now = 0;
  #waiting: Waiting[] = [];
  readonly #server: { dispose(): void };

  constructor() {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    this.#server = server;
    startServer(server, {
      timer: {
        setImmediate: (callback) => {
          const handle = setImmediate(callback);
          return { dispose: () => clearImmediate(handle) };
        },
        setTimeout: (run, milliseconds) => {
          const one = { at: this.#now + milliseconds, run };
          this.#waiting.push(one);
          return { dispose: () => (this.#waiting = this.#waiting.filter((other) => other !== one)) };
        },
        now: () => this.#now,
      },
      fileSystem: new MemoryFileSystem(),
      loadOffice: () => import('../../server/src/office'),
    });
    this.connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    this.connection.onNotification('gongzuoyaodian/summary', (params: SummaryParams) => {
      this.summaries.push(params);
    });
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes += 1;
      return null;
    });
    this.connection.listen();
  }

  async initialize(capabilities: ClientCapabilities, options: object = { locale: 'zh-cn', statusNotifications: true }) {
    const result = await this.connection.sendRequest<unknown>('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions: options,
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  async open(uri: string, text: string): Promise<void> {
    await this.notify('didOpen', { textDocument: { uri, languageId: 'gongzuoyaodian', version: 1, text } });
  }

  async change(uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    await this.notify('didChange', { textDocument: { uri, version }, contentChanges });
  }

  async notify(method: string, params: object): Promise<void> {
    await this.connection.sendNotification(method.includes('/') ? method : `textDocument/${method}`, params);
    await this.settled();
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const { items } = await this.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return items;
  }

  /** Lets time pass; whatever is due runs. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#now = next.at;
      this.#waiting = this.#waiting.filter((one) => one !== next);
      next.run();
      await this.settled();
    }
    this.#now = end;
  }

  /**
   * Waits until what was sent has been read and answered: a request, and the turns of the event loop its answer takes.
   */
  async settled(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      await this.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri: 'file:///none' } });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  end(): void {
    this.connection.dispose();
    this.#server.dispose();
  }
}
