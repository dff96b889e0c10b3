/** The page that describes a rule, shown as its author meant it: the server offers it beside the fixes of a finding. */
import { Uri, commands } from 'vscode';

/** The server learns it on start; no command for the palette. */
export const openRulePageCommand = 'gongzuoyaodian.openRulePage';

/** `address`: the page's URI. Where VS Code's Markdown extension is turned off the text itself is shown. */
export async function openRulePage(address: string): Promise<void> {
  const page = Uri.parse(address, true);
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    await commands.executeCommand('vscode.open', page);
  }
}
