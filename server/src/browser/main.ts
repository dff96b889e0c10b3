/** The server in a web worker. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Office, Runtime } from '../session/runtime';
import { startServer } from '../server';
import { NoFileSystem } from './fileSystem';

/**
 * Replaces `setImmediate`, which workers lack. A message to itself
 * arrives after pending input, without the delay of nested timeouts.
 */
function immediate(callback: () => void): { dispose(): void } {
  let cancelled = false;
  const { port1, port2 } = new MessageChannel();
  (port1 as unknown as { onmessage: () => void }).onmessage = () => {
    port1.close();
    if (!cancelled) callback();
  };
  port2.postMessage(undefined);
  return { dispose: () => (cancelled = true) };
}

const runtime: Runtime = {
  timer: {
    setImmediate: immediate,
    setTimeout: (callback, milliseconds) => {
      const handle = setTimeout(callback, milliseconds);
      return { dispose: () => clearTimeout(handle) };
    },
    now: () => performance.now(),
  },
  fileSystem: new NoFileSystem(),
  // A worker whose script came from another host can't resolve addresses relative to it (HTML, 8.1.3.2).
  loadOffice: (script) =>
    script === undefined ? Promise.reject(new Error('no officeScript')) : (import(script) as Promise<Office>),
};

const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), runtime);
