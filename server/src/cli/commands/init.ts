/** `gzyd init`: writes a commented `gzyd.yaml`, with the units of the plans that are there already. */
import path from 'node:path';
import { configFileName, configFileNames } from '../../config/fileNames';
import { starterConfig } from '../../config/document/starter';
import { UnitProposals } from '../../export/unitProposals';
import { parsePlan } from '../../plan/parse';
import type { Localized } from '../../text/localized';
import { expandArguments, stdinArgument } from '../arguments';
import { UsageError, type Command } from '../command';
import { createConfigurations } from '../configurations';
import { exitCodes } from '../exitCodes';
import { faultText, named as about } from '../messages';
import { tell } from '../output';
import { uriOf } from '../paths';
import { readPlanFile } from '../planFile';

interface InitFlags {
  readonly stdout?: boolean;
}

export const initCommand: Command<InitFlags> = {
  name: 'init',
  summary: {
    zh: '写一份带说明的 gzyd.yaml，单位登记表取自该文件夹中的工作要点；已有配置时不覆盖',
    en: 'Writes a commented gzyd.yaml with a registry of the units in the plans found; an existing one is kept',
  },
  files: {
    name: 'folder',
    help: { zh: '文件夹，默认为当前文件夹', en: 'the folder, the current one by default' },
    optional: true,
  },
  options: [
    {
      flags: '--stdout',
      help: { zh: '只输出，不写入文件', en: 'print it instead of writing the file' },
    },
  ],
  exits: {
    0: { zh: '已写入或输出', en: 'written or printed' },
    2: {
      zh: '已有配置文件，有文件未能读取或写入，或参数有误',
      en: 'there is a configuration file already, a file could not be read or written, or an argument is wrong',
    },
  },
  verify(folders) {
    if (folders.length > 1 || folders.includes(stdinArgument))
      throw new UsageError({ zh: '请写一个文件夹', en: 'name one folder' });
  },
  async run([folder = '.'], { stdout = false }, { language, fileSystem, output }) {
    const stat = await fileSystem.stat(uriOf(folder));
    if (!stat.ok || stat.value.kind !== 'directory') {
      tell(about(folder, faultText(stat.ok ? 'notDirectory' : stat.fault))[language]);
      return exitCodes.failed;
    }
    if (!stdout)
      for (const name of configFileNames) {
        const file = path.join(folder, name);
        const found = await fileSystem.stat(uriOf(file));
        if (!found.ok && found.fault === 'notFound') continue;
        tell(about(file, exists)[language]);
        return exitCodes.failed;
      }
    const { files } = await expandArguments([folder], fileSystem, createConfigurations({ rules: {} }, fileSystem));
    const proposals = new UnitProposals();
    let plans = 0;
    let failed = false;
    for (const file of files) {
      const read = await readPlanFile(file, fileSystem);
      if ('why' in read) {
        failed = true;
        tell(read.why[language]);
        continue;
      }
      proposals.add(parsePlan(read.content.text));
      plans++;
    }
    const units = proposals.result();
    const text = starterConfig(units, plans, language);
    if (stdout) {
      await output.write(text);
    } else {
      const file = path.join(folder, configFileName);
      const bytes = new TextEncoder().encode(text);
      // No bytes before: what somebody put there in the meantime is not overwritten.
      const written = await fileSystem.writeFile(uriOf(file), bytes, uriOf(folder), new Uint8Array());
      if (!written.ok) {
        tell(about(file, written.fault === 'changed' ? exists : faultText(written.fault))[language]);
        return exitCodes.failed;
      }
      tell(about(file, doneText(plans, units.length))[language]);
    }
    return failed ? exitCodes.failed : exitCodes.clean;
  },
};

const exists: Localized = { zh: '已有配置文件，未改动', en: 'exists and was left alone' };

function doneText(plans: number, units: number): Localized {
  return {
    zh: `已写入；读了 ${plans} 份工作要点，列出 ${units} 个单位，请核对`,
    en: `written; ${plans} ${plans === 1 ? 'plan' : 'plans'} read, ${units} ${units === 1 ? 'unit' : 'units'} listed for you to check`,
  };
}
