/** The server of the Model Context Protocol for agents in VS Code: our language server, started with `--mcp`. */
import { Disposable, EventEmitter, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { newer } from '../assistants/api';
import { whileOffered } from '../assistants/setting';
import { languageNow } from '../messages';

/** As package.json contributes it. */
const providerId = 'gongzuoyaodian';

/** `script`: path of the server's bundle. It gets the folders of the workspace and reads nothing outside them. */
export function offerMcpServer({ extension }: ExtensionContext, script: string): Disposable {
  const { lm, McpStdioServerDefinition: Definition } = newer;
  const register = lm?.registerMcpServerDefinitionProvider?.bind(lm);
  if (register === undefined || Definition === undefined) return nothing;
  const { version } = extension.packageJSON as { readonly version: string };

  function definitions(): readonly object[] {
    const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    if (folders.length === 0) return [];
    const args = [script, '--mcp', languageNow(), ...folders.map(({ uri }) => uri.fsPath)];
    // On a desktop, `execPath` is VS Code itself.
    const env = { ELECTRON_RUN_AS_NODE: '1' };
    return [new Definition!('工作要点 Gongzuo Yaodian', process.execPath, args, env, version)];
  }

  return whileOffered('server', () => {
    const changed = new EventEmitter<void>();
    try {
      return Disposable.from(
        changed,
        workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
        register(providerId, {
          onDidChangeMcpServerDefinitions: changed.event,
          provideMcpServerDefinitions: definitions,
        }),
      );
    } catch {
      // 1.100 has the method, but knows no such contribution yet.
      return nothing;
    }
  });
}

const nothing = new Disposable(() => undefined);
