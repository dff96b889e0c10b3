/** Writes a file that a command has made: nothing that exists is lost. */
import path from 'node:path';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { parentUri } from '../files/uris';
import type { Localized } from '../text/localized';
import type { CommandOption } from './command';
import type { Outcome } from './inputs';
import { faultText, named as about, sizeLimit } from './messages';
import { uriOf } from './paths';

export const forceOption: CommandOption = {
  flags: '--force',
  help: {
    zh: '输出文件已存在时覆盖，原有文件另存为 .bak',
    en: 'overwrite a file that exists; what it held is kept as .bak',
  },
};

/** A file that exists is left alone, unless `force` says otherwise; the `sources` it was made of always are. */
export async function deliver(
  target: string,
  bytes: Uint8Array,
  sources: readonly string[],
  fileSystem: WorkspaceFileSystem,
  force: boolean,
): Promise<Outcome> {
  const uri = uriOf(target);
  if (sources.some((file) => uri === uriOf(file))) return { troubles: [about(target, itself)] };
  const before = await fileSystem.readFile(uri, { limit: sizeLimit });
  if (before.ok && !force) return { troubles: [about(target, exists)] };
  if (!before.ok && before.fault !== 'notFound') return { troubles: [about(target, faultText(before.fault))] };
  const trouble = before.ok
    ? await overwrite(target, before.value, bytes, fileSystem)
    : await written(uri, bytes, new Uint8Array(), fileSystem);
  if (trouble !== undefined) return { troubles: [about(target, trouble)] };
  return { remarks: [about(target, before.ok ? doneAndKept(target) : done)] };
}

/** Keeps what the file held, which is `before`, as .bak. Returns what went wrong. */
export async function overwrite(
  target: string,
  before: Uint8Array,
  bytes: Uint8Array,
  fileSystem: WorkspaceFileSystem,
): Promise<Localized | undefined> {
  const real = await fileSystem.realUri(uriOf(target));
  if (!real.ok) return faultText(real.fault);
  const kept = await fileSystem.writeFile(`${real.value}.bak`, before, parentUri(real.value));
  return kept.ok ? written(real.value, bytes, before, fileSystem) : faultText(kept.fault);
}

async function written(
  uri: string,
  bytes: Uint8Array,
  before: Uint8Array,
  fileSystem: WorkspaceFileSystem,
): Promise<Localized | undefined> {
  const result = await fileSystem.writeFile(uri, bytes, parentUri(uri), before);
  return result.ok ? undefined : faultText(result.fault);
}

const done: Localized = { zh: '已导出', en: 'written' };

function doneAndKept(target: string): Localized {
  const name = `${path.basename(target)}.bak`;
  return { zh: `已导出，原有文件另存为 ${name}`, en: `written; what it held is in ${name}` };
}

const itself: Localized = { zh: '就是工作要点本身，请用 -o 另行指定', en: 'is the plan itself; name another with -o' };
const exists: Localized = {
  zh: '已存在，未覆盖；加 --force 则覆盖',
  en: 'exists and was left alone; --force overwrites it',
};
