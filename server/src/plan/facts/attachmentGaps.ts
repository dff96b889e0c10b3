/** Numbers missing from a list of attachments: 附件：1.任务清单 with 3. right below it. */
import { isAttachmentList } from '../../scan/pageFurniture';
import { attachmentListAt } from '../outline/attachmentLists';
import { defineFact, defineLineFact, lines, type Fact } from './define';
import type { Marker } from '../../scan/types';

export interface AttachmentGap {
  readonly line: number;
  readonly marker: Marker;
  readonly expected: number;
}

const listed = defineLineFact({ of: ({ text }) => (isAttachmentList(text) ? true : undefined) });

export const attachmentGapsOf: Fact<readonly AttachmentGap[]> = defineFact({
  inputs: { listed, lines },
  compute({ listed, lines }) {
    const gaps: AttachmentGap[] = [];
    for (const start of listed.lines) {
      let last = 1;
      for (const { line, number } of attachmentListAt(lines, start)!.numbered) {
        if (number !== last + 1) gaps.push({ line, marker: lines[line]!.heading!.marker, expected: last + 1 });
        last = number;
      }
    }
    return gaps;
  },
});
