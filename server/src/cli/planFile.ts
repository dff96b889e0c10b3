/** A plan that a command names by itself, beside the files that it goes through. */
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { readPlan, type PlanContent } from '../files/planContent';
import { unreadText } from '../files/unreadText';
import { utf8Text } from '../node/utf8';
import type { Localized } from '../text/localized';
import { faultText, named, sizeLimit } from './messages';
import { uriOf } from './paths';

export interface PlanFile {
  readonly content: PlanContent;
  readonly bytes: Uint8Array;
}

/** If it can't be read, `why` says so, preceded by the name of the file. */
export async function readPlanFile(
  file: string,
  fileSystem: WorkspaceFileSystem,
): Promise<PlanFile | { readonly why: Localized }> {
  const bytes = await fileSystem.readFile(uriOf(file), { limit: sizeLimit });
  if (!bytes.ok) return { why: named(file, faultText(bytes.fault)) };
  const content = await readPlan(bytes.value, file, { utf8Text });
  return content.ok ? { content, bytes: bytes.value } : { why: named(file, unreadText(content)) };
}
