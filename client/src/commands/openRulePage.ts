/** Shows the page that describes a rule. The server offers it beside the fixes of a finding. */
import { Uri, commands } from 'vscode';

/** Named to the server on start. It is not in the command palette. */
export const openRulePageCommand = 'gongzuoyaodian.openRulePage';

/** `address`: the page's URI. Without VS Code's Markdown extension the source is shown. */
export async function openRulePage(address: string): Promise<void> {
  const page = Uri.parse(address, true);
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    await commands.executeCommand('vscode.open', page);
  }
}
