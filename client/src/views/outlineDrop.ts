/**
 * Dragging items and sections in the outline: the server says what changes in the text. Files dropped there are opened,
 * Word files as plans.
 */
import { DataTransferItem, Position, Range, Uri, commands, window, workspace } from 'vscode';
import type { DataTransfer, TreeDragAndDropController } from 'vscode';
import type { ViewRow } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { moveTo } from '../moving';
import { text } from '../messages';
import { openAsPlan, openImported } from '../word/openAsPlan';

export type OutlineDrop = Required<Pick<TreeDragAndDropController<ViewRow>, 'handleDrag' | 'handleDrop'>> &
  TreeDragAndDropController<ViewRow>;

const mimeType = 'application/vnd.code.tree.gongzuoyaodian.outline';

/** Line ends are CRLF, comments begin with # (RFC 2483, 5). */
const uriList = 'text/uri-list';

/** Names of files whose text has to be taken out of them. */
const importable = /\.(?:doc[xm]?|wps|rtf|html?|mht|mhtml)$/i;

export function createOutlineDrop(planClient: PlanClient): OutlineDrop {
  return {
    dragMimeTypes: [],
    dropMimeTypes: [mimeType, uriList, 'files'],
    handleDrag([row]: readonly ViewRow[], transfer: DataTransfer) {
      if (row?.movable && row.place !== undefined) transfer.set(mimeType, new DataTransferItem(row));
    },
    async handleDrop(target: ViewRow | undefined, transfer: DataTransfer) {
      const row = transfer.get(mimeType)?.value as ViewRow | undefined;
      if (row === undefined) return openDropped(planClient, transfer);
      if (row.place === undefined || target?.place === undefined || row.id === target.id) return;
      if (row.place.uri !== target.place.uri) {
        window.setStatusBarMessage(text('Items can be moved within one plan only.'), 3000);
        return;
      }
      const document = await workspace.openTextDocument(planClient.client.protocol2CodeConverter.asUri(row.place.uri));
      const at = ({ range: { start } }: NonNullable<ViewRow['place']>): Position =>
        new Position(start.line, start.character);
      const from = at(row.place);
      await moveTo(planClient, document, new Range(from, from), at(target.place));
    },
  };
}

async function openDropped(planClient: PlanClient, transfer: DataTransfer): Promise<void> {
  const list = (await transfer.get(uriList)?.asString()) ?? '';
  const uris = list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  for (const uri of uris.map((line) => Uri.parse(line)))
    if (importable.test(uri.path)) await openAsPlan(planClient, uri);
    else await commands.executeCommand('vscode.open', uri);
  if (uris.length > 0) return;
  // A browser hands over what is in a file, but not where it lies.
  for (const [, item] of transfer) {
    const file = item.asFile();
    if (file !== undefined) await openImported(planClient, file.name, await file.data());
  }
}
