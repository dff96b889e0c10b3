/** Desktop and remote: the server is a Node process, connected by IPC. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { ServerOptions } from 'vscode-languageclient/node';
import { startExtension, stopExtension } from '../extension';
import type { ExtensionApi } from '../extension';
import { offerMcpServer } from './mcpServer';

export function activate(context: ExtensionContext): ExtensionApi {
  const module = context.asAbsolutePath('dist/server.js');
  context.subscriptions.push(offerMcpServer(context, module));
  const transport = TransportKind.ipc;
  const serverOptions: ServerOptions = {
    run: { module, transport },
    debug: { module, transport, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
  };
  return startExtension(context, (id, name, options) => new LanguageClient(id, name, serverOptions, options));
}

export const deactivate = stopExtension;
