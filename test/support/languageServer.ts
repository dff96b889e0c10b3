/** The real `dist/server.js` over stdio, driven as an editor would. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';

const serverPath = path.resolve('dist', 'server.js');

/** VS Code's capabilities, as far as they matter here. */
export const fullCapabilities: ClientCapabilities = {
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    foldingRange: { rangeLimit: 5000, lineFoldingOnly: true },
    diagnostic: { relatedInformation: true },
    publishDiagnostics: { relatedInformation: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
  workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
};

/** An editor that takes pushed diagnostics and nothing else out of the ordinary. */
export const plainCapabilities: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly connection: ProtocolConnection;
  /** By URI: every set of diagnostics pushed so far. */
  readonly published = new Map<string, PublishDiagnosticsParams[]>();
  /** Diagnostics, log messages and our own notifications, in the order of arrival. */
  readonly notifications: { readonly method: string; readonly params: unknown }[] = [];
  /** What the server asks the editor to show. */
  readonly #shown: unknown[] = [];
  /** What the server wrote to stderr. */
  errors = '';
  readonly exited: Promise<number | null>;
  result: InitializeResult | undefined;

  constructor(
    args: readonly string[] = ['--stdio'],
    env: Readonly<Record<string, string>> = {},
    program: string = serverPath,
  ) {
    this.#process = spawn(process.execPath, [program, ...args], { stdio: 'pipe', env: { ...process.env, ...env } });
    this.#process.stderr.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    this.exited = new Promise((resolve) => this.#process.on('exit', (code) => resolve(code)));
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
    );
    for (const method of [
      'textDocument/publishDiagnostics',
      'window/logMessage',
      'gongzuoyaodian/summary',
      'gongzuoyaodian/limit',
      'gongzuoyaodian/viewsChanged',
    ]) {
      this.connection.onNotification(method, (params: unknown) => {
        this.notifications.push({ method, params });
        if (method === 'textDocument/publishDiagnostics') this.#onPublished(params as PublishDiagnosticsParams);
      });
    }
    // It shows no messages: VS Code would follow `command:` links in them.
    this.connection.onNotification('window/showMessage', (params: unknown) => void this.#shown.push(params));
    for (const method of ['window/showMessageRequest', 'window/showDocument'])
      this.connection.onRequest(method, (params: unknown) => {
        this.#shown.push(params);
        return null;
      });
    this.connection.onError(() => undefined);
    this.connection.listen();
  }

  get pid(): number {
    return this.#process.pid!;
  }

  get stdin(): NodeJS.WritableStream {
    return this.#process.stdin;
  }

  #onPublished(params: PublishDiagnosticsParams): void {
    const list = this.published.get(params.uri);
    if (list === undefined) this.published.set(params.uri, [params]);
    else list.push(params);
  }

  async initialize(
    capabilities: ClientCapabilities = fullCapabilities,
    options: Partial<InitializeParams> = {},
  ): Promise<InitializeResult> {
    this.result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions: { locale: 'zh-cn', statusNotifications: true, ownTokenTypes: true },
      ...options,
    });
    void this.connection.sendNotification('initialized', {});
    return this.result;
  }

  open(uri: string, text: string, version = 1): void {
    void this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'gongzuoyaodian', version, text },
    });
  }

  change(uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]): void {
    void this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  save(uri: string): void {
    void this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }

  close(uri: string): void {
    void this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  /** A request about a text. */
  about<T>(method: string, uri: string, more: object = {}): Promise<T> {
    return this.request(`textDocument/${method}`, { textDocument: { uri }, ...more });
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.about<{ kind: string; items?: Diagnostic[] }>('diagnostic', uri);
    return report.items ?? [];
  }

  /** The next notification of a method that passes, past ones included. */
  async notified<T>(method: string, good: (params: T) => boolean = () => true, timeout = 5000): Promise<T> {
    const end = Date.now() + timeout;
    for (;;) {
      const found = this.notifications.find((one) => one.method === method && good(one.params as T));
      if (found !== undefined) return found.params as T;
      if (Date.now() > end)
        throw new Error(
          `No ${method} within ${timeout} ms; there were ${this.notifications.map((one) => one.method).join(', ')}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Ends it properly; returns the exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', undefined);
    void this.connection.sendNotification('exit');
    return this.exited;
  }

  /** In whatever state it is. */
  kill(): void {
    assert.deepEqual(this.#shown, [], 'The server shows messages of its own.');
    this.connection.dispose();
    this.#process.kill('SIGKILL');
  }
}
