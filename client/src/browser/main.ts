/** VS Code for the Web: the server is a worker. */
import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
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
  // A fresh worker for every start, so that a restart is one.
  const startWorker = async (): Promise<never> => {
    endRunning();
    running = new Worker(script);
    return running as never;
  };
  return startExtension(context, (id, name, options) => new LanguageClient(id, name, startWorker, options));
}

export const deactivate = stopExtension;
