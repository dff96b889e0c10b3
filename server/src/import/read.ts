/** Files whose text is taken out, but into which nothing is written back. */
import { wordResult, type WordResult } from '../word/fault';
import type { TrackedChanges } from '../word/body';
import { readDoc, type ImportedText } from './doc';
import { mhtText } from './mht';
import { pageText } from './page';
import { readRtf } from './rtf';
import type { ImportedKind } from './sniff';

/** Never throws. */
export function readImported(
  bytes: Uint8Array,
  kind: ImportedKind,
  { tracked = 'accepted' }: { readonly tracked?: TrackedChanges } = {},
): WordResult<ImportedText> {
  return wordResult(() => {
    switch (kind) {
      case 'doc':
        return readDoc(bytes, tracked);
      case 'rtf':
        return readRtf(bytes, tracked);
      case 'html':
        return { text: pageText(bytes), remarks: [] };
      case 'mht':
        return { text: mhtText(bytes), remarks: [] };
    }
  });
}
