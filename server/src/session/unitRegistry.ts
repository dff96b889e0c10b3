/** The registry of units that applies to a plan, as renaming and going to a unit need it. */
import type { TextDocuments } from 'vscode-languageserver';
import { registeredName, renameRegistered } from '../config/document/units';
import type { UnitRegistry } from '../features/feature';
import { baseName, normaliseUri } from '../files/uris';
import type { Configuration } from './configuration';
import type { OpenDocument } from './documents';

/** Undefined where no `gzyd.yaml` applies, or it can't be read. */
export async function unitRegistry(
  uri: string,
  { store, resolve }: Pick<Configuration, 'store' | 'resolve'>,
  documents: Pick<TextDocuments<OpenDocument>, 'all'>,
): Promise<UnitRegistry | undefined> {
  const file = await store.configFileOf(uri);
  const text = file === undefined ? undefined : await store.textOf(file);
  if (file === undefined || text === undefined) return undefined;
  const directory = (await resolve(uri)).context.units;
  // The editor may spell the address in another way.
  const open = documents.all().find((document) => document.kind === 'config' && normaliseUri(document.uri) === file);
  return {
    uri: open?.uri ?? file,
    version: open?.version ?? null,
    fileName: baseName(file),
    isCollective: (name) => directory?.find(name)?.collective === true,
    has: (name) => directory?.find(name) !== undefined,
    isSame: (name, other) => {
      const unit = directory?.find(name)?.current;
      return unit !== undefined && unit === directory?.find(other)?.current;
    },
    find: (name) => registeredName(text, name),
    rename: (from, to) => renameRegistered(text, from, to),
  };
}
