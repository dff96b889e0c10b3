/** Shows the page that describes a rule, in the reader's language: from a finding's link or beside its fixes. */
import { Uri, commands, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import { languageNow } from '../messages';
import { pageIn } from '../rulePage';

/** Named to the server on start. It is not in the command palette. */
export const openRulePageCommand = 'gongzuoyaodian.openRulePage';

const scheme = 'gongzuoyaodian-rule';

/** Makes the pages, which are addressed as `gongzuoyaodian-rule:/zh/numbering/gap.md`. */
export function provideRulePages(extensionUri: Uri): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path }) {
      const [, language, family, file] = path.split('/');
      const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'docs', 'rules', family ?? '', file ?? ''));
      return pageIn(new TextDecoder().decode(bytes), language === 'en' ? 'en' : 'zh');
    },
  });
}

/** `address`: the page's URI in the folder of rules. Without VS Code's Markdown extension the source is shown. */
export async function openRulePage(address: string): Promise<void> {
  const page = Uri.from({
    scheme,
    path: `/${languageNow()}/${Uri.parse(address).path.split('/').slice(-2).join('/')}`,
  });
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    await commands.executeCommand('vscode.open', page);
  }
}
