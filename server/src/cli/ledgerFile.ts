/** A ledger that a command names. */
import type { WorkspaceFileSystem } from '../files/fileSystem';
import type { ReadWorkbook } from '../office';
import type { Localized } from '../text/localized';
import { faultText, named, sizeLimit } from './messages';
import { uriOf } from './paths';

export interface LedgerFile {
  readonly workbook: ReadWorkbook;
  readonly bytes: Uint8Array;
}

/** If it can't be read, `why` says so, preceded by the name of the file. */
export async function readLedgerFile(
  file: string,
  fileSystem: WorkspaceFileSystem,
): Promise<LedgerFile | { readonly why: Localized }> {
  const bytes = await fileSystem.readFile(uriOf(file), { limit: sizeLimit });
  if (!bytes.ok) return { why: named(file, faultText(bytes.fault)) };
  const { readWorkbook } = await import('../office');
  const read = readWorkbook(bytes.value);
  return read.ok ? { workbook: read.value, bytes: bytes.value } : { why: named(file, read.text) };
}
