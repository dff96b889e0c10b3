/** `--previous FILE`: which previous version belongs to which file. */
import path from 'node:path';
import type { PreviousPlan } from '../export/previous';
import { readPrevious } from '../export/previous';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import type { Localized } from '../text/localized';
import { named } from './messages';
import { readPlanFile } from './planFile';

export interface Previous {
  /** For the file called `name`. `unknown`: FILE has no version of it. `refused`: FILE can't say which one it is. */
  of(name: string): { readonly plan: PreviousPlan } | { readonly unknown: Localized } | { readonly refused: Localized };
}

/** If it can't be used, `why` says so, preceded by the name of the file. */
export async function loadPrevious(
  file: string,
  fileSystem: WorkspaceFileSystem,
): Promise<{ readonly previous: Previous } | { readonly why: Localized }> {
  const found = await readPlanFile(file, fileSystem);
  if ('why' in found) return found;
  const read = readPrevious(found.content.text);
  return 'why' in read ? { why: named(file, read.why) } : { previous: previousOf(file, read.plans) };
}

function previousOf(file: string, plans: readonly PreviousPlan[]): Previous {
  /** The file that got the only plan there is, whatever it is called. */
  let taker: string | undefined;
  return {
    of(name) {
      const known =
        plans.find((plan) => plan.file === name) ?? only(plans, (plan) => baseOf(plan) === path.basename(name));
      if (known !== undefined) return { plan: known };
      if (plans.length > 1)
        return {
          unknown: named(name, {
            zh: `${file} 中没有此文件，条目标识全部新拟`,
            en: `is not in ${file}; all of its ids are new`,
          }),
        };
      if (taker !== undefined)
        return {
          refused: named(name, {
            zh: `--previous 的 ${file} 只有一份工作要点，已用于 ${taker}`,
            en: `--previous ${file} holds one plan, which was used for ${taker}`,
          }),
        };
      taker = name;
      return { plan: plans[0]! };
    },
  };
}

function baseOf({ file }: PreviousPlan): string | undefined {
  return file === undefined ? undefined : path.basename(file);
}

/** The one that fits; undefined if none or several do. */
function only<T>(values: readonly T[], fits: (value: T) => boolean): T | undefined {
  const found = values.filter(fits);
  return found.length === 1 ? found[0] : undefined;
}
