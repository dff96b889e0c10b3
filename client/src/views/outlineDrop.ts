/** Dragging items and sections in the outline: the server says what changes in the text. */
import { DataTransferItem, Position, Range, window, workspace } from 'vscode';
import type { DataTransfer, TreeDragAndDropController } from 'vscode';
import type { ViewRow } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { moveTo } from '../moving';
import { text } from '../messages';

export type OutlineDrop = Required<Pick<TreeDragAndDropController<ViewRow>, 'handleDrag' | 'handleDrop'>> &
  TreeDragAndDropController<ViewRow>;

const mimeType = 'application/vnd.code.tree.gongzuoyaodian.outline';

export function createOutlineDrop(planClient: PlanClient): OutlineDrop {
  return {
    dragMimeTypes: [],
    dropMimeTypes: [mimeType],
    handleDrag([row]: readonly ViewRow[], transfer: DataTransfer) {
      if (row?.movable && row.place !== undefined) transfer.set(mimeType, new DataTransferItem(row));
    },
    async handleDrop(target: ViewRow | undefined, transfer: DataTransfer) {
      const row = transfer.get(mimeType)?.value as ViewRow | undefined;
      if (row?.place === undefined || target?.place === undefined || row.id === target.id) return;
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
