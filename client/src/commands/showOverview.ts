/**
 * The overview: a quick pick of the active plan's items, targets
 * and deadlines that follows the selection in the editor.
 */
import { QuickPickItemKind, Selection, TextEditorRevealType, ThemeColor, window } from 'vscode';
import type { Disposable, QuickPickItem, Range, TextEditor } from 'vscode';
import { State } from 'vscode-languageclient';
import { OverviewRequest, languageId } from '../../../server/src/protocol/messages';
import type { OverviewParams, OverviewResult } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { overviewRows } from '../views/overviewRows';
import type { OverviewRow } from '../views/overviewRows';
import { text } from '../messages';
import { notify } from '../notify';

interface PlaceItem extends QuickPickItem {
  readonly range?: Range;
}

/** A longer list is unreadable and makes the window sluggish. */
const rowLimit = 2000;

export async function showOverview(planClient: PlanClient): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor || editor.document.languageId !== languageId || !planClient.served.has(editor.document)) {
    notify(text('Open a work plan first.'));
    return;
  }
  const pick = window.createQuickPick<PlaceItem>();
  const before = editor.visibleRanges[0];
  const highlight = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
    isWholeLine: true,
  });
  // Disposing the highlight removes it from the editor.
  const subscriptions: Disposable[] = [pick, highlight];
  pick.placeholder = text('Items, missing units, targets and deadlines of this plan');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  let chosen = false;
  // The list appears with its first row active; the editor moves only when the user does.
  let settled = false;
  subscriptions.push(
    pick.onDidChangeActive(([item]) => {
      if (settled && item?.range) {
        editor.revealRange(item.range, TextEditorRevealType.InCenter);
        editor.setDecorations(highlight, [item.range]);
      }
      settled = pick.items.length > 0;
    }),
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (!item) return;
      const { range } = item;
      chosen = range !== undefined;
      pick.hide();
      if (range) void reveal(editor, range);
    }),
    pick.onDidHide(() => {
      if (!chosen && settled && before) editor.revealRange(before, TextEditorRevealType.AtTop);
      subscriptions.forEach((subscription) => subscription.dispose());
    }),
  );
  pick.show();
  pick.items = await rowsOf(planClient, editor);
  pick.busy = false;
}

async function rowsOf(planClient: PlanClient, editor: TextEditor): Promise<PlaceItem[]> {
  const { client, channel } = planClient;
  try {
    await planClient.ensureStarted();
    if (client.state !== State.Running) return [{ label: text('Work plan server is not running') }];
    const params: OverviewParams = {
      textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
      limit: rowLimit,
    };
    const overview = await client.sendRequest<OverviewResult | null>(OverviewRequest.method, params);
    const rows = overview ? overviewRows(overview, text) : [];
    return rows.length > 0
      ? rows.map((row) => toItem(row, editor, planClient))
      : [{ label: text('Nothing numbered found in this text') }];
  } catch (error) {
    channel.error('The overview failed.', error);
    return [{ label: text('The overview failed; see the output.') }];
  }
}

function toItem(row: OverviewRow, editor: TextEditor, { client }: PlanClient): PlaceItem {
  if (!row.range) return { label: row.label, kind: QuickPickItemKind.Separator };
  const { start, end } = client.protocol2CodeConverter.asRange(row.range);
  return {
    label: row.label,
    ...(row.description === undefined ? {} : { description: row.description }),
    ...(row.detail === undefined ? {} : { detail: row.detail }),
    // The text may have changed since the server looked at it.
    range: editor.document.validateRange(new Selection(start, end)),
  };
}

async function reveal(editor: TextEditor, range: Range): Promise<void> {
  const shown = await window.showTextDocument(editor.document, editor.viewColumn ?? undefined);
  shown.selection = new Selection(range.start, range.end);
  shown.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
