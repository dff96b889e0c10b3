/** VS Code for the Web: the server is a worker. */
import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { MessageTransports } from 'vscode-languageclient/browser';
import { startExtension, stopExtension } from '../extension';
import type { ExtensionApi } from '../extension';

/** What we use of the DOM's Worker; the client itself is typed without a DOM. */
interface ServerWorker {
  terminate(): void;
}
declare const Worker: new (url: string) => ServerWorker;

export function activate(context: ExtensionContext): ExtensionApi {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'browser', 'server.js').toString(true);
  let running: ServerWorker | undefined;
  const endRunning = (): void => {
    running?.terminate();
    running = undefined;
  };
  context.subscriptions.push({ dispose: endRunning });
  // A fresh worker for every start, so that a restart is one. The streams are made here: a worker that
  // VS Code's own `Worker` makes is no instance of it, and the client would not know it for a worker.
  const startWorker = async (): Promise<MessageTransports> => {
    endRunning();
    running = new Worker(script);
    return { reader: new BrowserMessageReader(running as never), writer: new BrowserMessageWriter(running as never) };
  };
  return startExtension(context, (id, name, options) => new LanguageClient(id, name, startWorker, options));
}

export const deactivate = stopExtension;
