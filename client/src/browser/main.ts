/** VS Code for the Web: the server is a worker. */
import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { MessageTransports } from 'vscode-languageclient/browser';
import { startExtension, stopExtension } from '../extension';
import type { ExtensionApi } from '../extension';
import type { InitializationOptions } from '../../../server/src/protocol/messages';

/** What we use of the DOM's Worker; the client itself is typed without a DOM. */
interface ServerWorker {
  terminate(): void;
}
declare const Worker: new (url: string) => ServerWorker;

export function activate(context: ExtensionContext): ExtensionApi {
  const bundle = (...path: readonly string[]): string =>
    Uri.joinPath(context.extensionUri, 'dist', ...path).toString(true);
  let running: ServerWorker | undefined;
  const endRunning = (): void => {
    running?.terminate();
    running = undefined;
  };
  context.subscriptions.push({ dispose: endRunning });
  // Every start makes a new worker, so that a restart is a real one. We make the streams ourselves, because a worker
  // made by VS Code's own `Worker` is not an instance of it, and the client would not recognise it.
  const startWorker = async (): Promise<MessageTransports> => {
    endRunning();
    running = new Worker(bundle('browser', 'server.js'));
    return { reader: new BrowserMessageReader(running as never), writer: new BrowserMessageWriter(running as never) };
  };
  return startExtension(context, (id, name, options) => {
    const more: InitializationOptions = { officeScript: bundle('office', 'index.js') };
    const initializationOptions = { ...(options.initializationOptions as InitializationOptions), ...more };
    return new LanguageClient(id, name, startWorker, { ...options, initializationOptions });
  });
}

export const deactivate = stopExtension;
