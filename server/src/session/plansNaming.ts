/** Where a unit is looked for: in the plan at hand, and in those of the workspace. A `gzyd.yaml` is the house's own. */
import type { ConfigurationStore } from '../config/store';
import type { OpenConfig, OpenPlan, PlanNotes } from '../features/feature';
import { baseName, normaliseUri, parentUri } from '../files/uris';
import { namingNotes, type NamingNote } from '../plan/namedUnits';
import { parsePlan } from '../plan/parse';
import { nameKey } from '../text/normaliseCharacters';
import { recordedNotes } from '../workspace/planRecord';
import type { KnownPlan } from '../workspace/search';
import type { WorkspaceIndex } from './workspaceIndex';

/** `watched`: the client reports changes of files, so what was read of a closed plan still holds. */
export function createPlansNaming(
  index: Pick<WorkspaceIndex, 'plans' | 'settled' | 'read'>,
  store: Pick<ConfigurationStore, 'configFileOf'>,
  watched: boolean,
): (document: OpenPlan | OpenConfig, names: readonly string[]) => Promise<readonly PlanNotes[]> {
  /** Plans of one house share a `gzyd.yaml`, or else a folder: what they call 办公室 is one office. */
  const houseOf = async (uri: string): Promise<string> =>
    (await store.configFileOf(uri)) ?? parentUri(normaliseUri(uri));

  async function notesOf({ uri, version, record }: KnownPlan): Promise<readonly NamingNote[]> {
    if (watched || version !== null) return recordedNotes(record);
    const text = await index.read(uri);
    return text === undefined ? [] : namingNotes(parsePlan(text));
  }

  const ownNotes = ({ uri, version, plan }: OpenPlan): PlanNotes => ({
    uri,
    fileName: baseName(uri),
    version,
    notes: namingNotes(plan),
    ofHouse: true,
    safeToEdit: true,
  });

  return async (document, names) => {
    const { uri } = document;
    const own = 'plan' in document ? [ownNotes(document)] : [];
    await index.settled();
    const keys = new Set(names.map(nameKey));
    const key = normaliseUri(uri);
    const house = await houseOf(uri);
    const others = index
      .plans()
      .filter((other) => normaliseUri(other.uri) !== key && other.record.units.some((name) => keys.has(nameKey(name))));
    return [
      ...own,
      ...(await Promise.all(
        others.map(async (other): Promise<PlanNotes> => ({
          uri: other.uri,
          fileName: baseName(other.uri),
          version: other.version,
          notes: await notesOf(other),
          ofHouse: (await houseOf(other.uri)) === house,
          safeToEdit: other.safeToEdit,
        })),
      )),
    ];
  };
}
