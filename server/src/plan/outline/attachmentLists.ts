/**
 * Lists of attachments at the end of a notice or plan, as GB/T 9704 sets them: 附件：1.任务清单, with 2. and 3. on the lines
 * below and long names wrapped. Their numbers are not headings.
 */
import { isAttachmentList } from '../../scan/pageFurniture';
import type { Line } from '../../scan/types';

/** How many more lines a wrapped name may take, and how many numbers may be missing. */
const mostWrapped = 2;
const mostMissing = 2;
/** Longest name on one line; UTF-16 units. */
const longestName = 60;

export interface AttachmentList {
  readonly line: number;
  /** The lines of the list that begin with a number, in text order. */
  readonly numbered: readonly { readonly line: number; readonly number: number }[];
  /** The line after the last of its numbers. */
  readonly end: number;
}

/** The list that begins in line `start`, if one does. */
export function attachmentListAt(lines: readonly Line[], start: number): AttachmentList | undefined {
  if (!isAttachmentList(lines[start]!.text)) return undefined;
  const numbered: { line: number; number: number }[] = [];
  let last = 1;
  let end = start + 1;
  let wrapped = 0;
  for (let line = start + 1; line < lines.length && wrapped <= mostWrapped; line++) {
    const { shape, heading, text } = lines[line]!;
    if (shape === 'blank') continue;
    const marker = heading?.marker;
    if (marker === undefined && shape === 'text' && isName(text)) {
      wrapped++;
      continue;
    }
    if (marker?.kind !== 'arabic' || marker.number <= last || marker.number > last + 1 + mostMissing) break;
    // A number out of turn belongs to the list only if it is right below it.
    if (marker.number !== last + 1 && (line !== end + wrapped || !isName(text))) break;
    last = marker.number;
    numbered.push({ line, number: last });
    end = line + 1;
    wrapped = 0;
  }
  return { line: start, numbered, end };
}

function isName(text: string): boolean {
  return text.length <= longestName && !/[。；;，,！？：:]/.test(text);
}
