/** Adds entries to a `gzyd.yaml` that others may be writing at the same time. */
import { applyEdits } from '../text/edits';
import type { Localized } from '../text/localized';
import type { RuleMeta } from '../rules/types';
import { addIgnoreEntries } from '../config/document/edits';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { readConfig } from '../config/settings';
import type { IgnoreEntry } from '../config/settings';
import { maxConfigSize } from '../config/tree';
import { decodeText } from '../files/decode';
import { encodeText } from '../files/encode';
import { faultText } from './messages';

/** Another attempt is needed when someone else, such as an editor, has written the file in between. */
const maxAttempts = 5;

const unreadable: Localized = {
  zh: '配置文件无法读取或内容有误，未改动',
  en: 'the configuration file cannot be read or is not valid; it was not changed',
};

export interface PutAsideOptions {
  readonly fileSystem: WorkspaceFileSystem;
  readonly rules: readonly RuleMeta[];
  /** URI of the folder that the file must really be in, whatever links say. */
  readonly within: string;
  /** Only finds out what would be written. */
  readonly dryRun: boolean;
}

/** Returns how many entries were new to the file, or why none was written. */
export async function writeBaseline(
  configUri: string,
  entries: readonly IgnoreEntry[],
  { fileSystem, rules, within, dryRun }: PutAsideOptions,
): Promise<number | Localized> {
  const entriesIn = (text: string): readonly IgnoreEntry[] => readConfig(text, rules).settings?.ignore ?? [];
  for (let attempt = 1; ; attempt++) {
    const read = await fileSystem.readFile(configUri, { limit: maxConfigSize, within });
    if (!read.ok && read.fault !== 'notFound') return unreadable;
    const before = read.ok ? read.value : new Uint8Array();
    const decoded = decodeText(before);
    if (!decoded.ok || decoded.encoding !== 'utf-8') return unreadable;
    const present = entriesIn(decoded.text);
    const added = newEntries(entries, present);
    const edits = addIgnoreEntries(decoded.text, added);
    if (edits === undefined) return unreadable;
    const text = applyEdits(decoded.text, edits);
    const content = encodeText(text, 'utf-8', decoded.bom);
    if (
      content === undefined ||
      content.length > maxConfigSize ||
      entriesIn(text).length !== present.length + added.length
    ) {
      return {
        zh: `写入 ${added.length} 项后配置文件将过大，无法再完整读取，未改动`,
        en: `with ${added.length} more entries the configuration file would be too large to read; it was not changed`,
      };
    }
    if (dryRun || added.length === 0) return added.length;
    const written = await fileSystem.writeFile(configUri, content, within, before);
    if (written.ok) return added.length;
    if (written.fault !== 'changed' || attempt === maxAttempts) return faultText(written.fault);
  }
}

/** Each once, without those already there. */
function newEntries(entries: readonly IgnoreEntry[], present: readonly IgnoreEntry[]): IgnoreEntry[] {
  const known = new Set(present.map(keyOf));
  return entries.filter((entry) => {
    const key = keyOf(entry);
    return !known.has(key) && known.add(key);
  });
}

function keyOf({ rule, file, item, before, text, after }: IgnoreEntry): string {
  return JSON.stringify([rule, file, item, before, text, after]);
}
