/** Goes to the place of a row of a view. */
import { Selection, TextEditorRevealType, window, workspace } from 'vscode';
import type { ViewRow } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';

export async function goToRow({ client }: PlanClient, { place, kind }: ViewRow): Promise<void> {
  if (place === undefined) return;
  const document = await workspace.openTextDocument(client.protocol2CodeConverter.asUri(place.uri));
  // The text may have changed since the server looked at it.
  const range = document.validateRange(client.protocol2CodeConverter.asRange(place.range));
  const editor = await window.showTextDocument(document);
  // A heading is gone to, a figure is what one looks at.
  editor.selection =
    kind === 'target' ? new Selection(range.start, range.end) : new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
