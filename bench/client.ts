/**
 * The smallest possible language client, so that the server dominates the measurement. Writing and parsing JSON count
 * at both ends.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly value?: { readonly kind?: string } };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export class Client {
  readonly process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #wanted = -1;
  #id = 0;
  #progress: ((kind: string) => void) | undefined;
  /** Bytes of the last answer. */
  lastBytes = 0;

  constructor(script: string, args: readonly string[] = []) {
    this.process = spawn(process.execPath, [script, '--stdio', ...args], { stdio: 'pipe' });
    this.process.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));
    this.process.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
    this.process.on('exit', (code) => {
      for (const settle of this.#waiting.values()) settle({ error: { message: `the server ended with code ${code}` } });
    });
  }

  #read(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    for (;;) {
      if (this.#wanted < 0) {
        const all = this.#join();
        const end = all.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = /Content-Length: (\d+)/i.exec(all.toString('latin1', 0, end));
        this.#wanted = Number(length![1]);
        this.#keep(all.subarray(end + 4));
      }
      if (this.#size < this.#wanted) return;
      const all = this.#join();
      this.lastBytes = this.#wanted;
      const message = JSON.parse(all.toString('utf8', 0, this.#wanted)) as Message;
      this.#keep(all.subarray(this.#wanted));
      this.#wanted = -1;
      this.#take(message);
    }
  }

  #join(): Buffer {
    if (this.#chunks.length > 1) this.#chunks.splice(0, this.#chunks.length, Buffer.concat(this.#chunks));
    return this.#chunks[0] ?? Buffer.alloc(0);
  }

  #keep(rest: Buffer): void {
    this.#chunks.splice(0, this.#chunks.length, rest);
    this.#size = rest.length;
  }

  #take(message: Message): void {
    if (message.method !== undefined) {
      // A request from the server: this client can answer none.
      if (message.id !== undefined) this.#send({ id: message.id, result: null });
      if (message.method === '$/progress') this.#progress?.(message.params!.value!.kind!);
      return;
    }
    const settle = this.#waiting.get(message.id!);
    this.#waiting.delete(message.id!);
    settle?.(message);
  }

  #send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }), 'utf8');
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, 'latin1'), body]));
  }

  notify(method: string, params: object): void {
    this.#send({ method, params });
  }

  request<T>(method: string, params: object): Promise<T> {
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result as T) : reject(new Error(error.message)),
      );
      this.#send({ id, method, params });
    });
  }

  /** `told`: called with `begin`, `report` or `end` when work in the background gets on. */
  onProgress(told: (kind: string) => void): void {
    this.#progress = told;
  }

  /** With a workspace folder, the server reads the plans in it and shows its progress. */
  async initialize(folder?: string): Promise<void> {
    await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      ...(folder === undefined ? {} : { workspaceFolders: [{ uri: folder, name: 'bench' }] }),
      capabilities: {
        window: { workDoneProgress: folder !== undefined },
        workspace: {
          workspaceEdit: { documentChanges: true },
          ...(folder === undefined
            ? {}
            : { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } }),
        },
        textDocument: {
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          diagnostic: { relatedInformation: true },
        },
      },
    });
    this.notify('initialized', {});
  }

  /** Highest resident memory so far in MB; undefined if the system doesn't say. */
  peakMemory(): number | undefined {
    return this.#status(/VmHWM:\s+(\d+) kB/);
  }

  /** Resident memory in MB. */
  memory(): number | undefined {
    return this.#status(/VmRSS:\s+(\d+) kB/);
  }

  #status(line: RegExp): number | undefined {
    try {
      const found = line.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'));
      return found === null ? undefined : Number(found[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.on('exit', resolve));
    await this.request('shutdown', {}).catch(() => undefined);
    this.notify('exit', {});
    await ended;
  }
}
