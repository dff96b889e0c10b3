/** `gzyd baseline`: puts the findings of old plans aside in `gzyd.yaml`, so that from now on new ones alone are shown. The plans stay as they are. */
import { URI } from 'vscode-uri';
import { plainText } from '../../text/plainText';
import { reportedFindings } from '../../findings/report';
import { NodeFileSystem } from '../../node/fileSystem';
import { addToGroup } from '../../text/grouping';
import { parsePlan } from '../../plan/parse';
import { createEngine } from '../../rules/engine';
import { rules } from '../../rules/registry';
import type { Localized } from '../../text/localized';
import type { Severity } from '../../rules/types';
import { ConfigurationStore } from '../../config/store';
import { baselineEntries } from '../../findings/ignore';
import type { IgnoreEntry } from '../../config/settings';
import { exitCodes } from '../exitCodes';
import type { ExitCode } from '../exitCodes';
import { expandArguments, stdinArgument } from '../files';
import type { Language } from '../language';
import { withProcessLock } from '../processLock';
import { Output, tell } from '../output';
import { writeBaseline } from '../writeBaseline';
import { readText } from '../read';
import { createSettings, namedOutright, uriOf } from '../settings';

export interface BaselineOptions {
  readonly language: Language;
  /** Findings below are left as they are. */
  readonly level: Severity;
  /** Says what would be written and writes nothing. */
  readonly dryRun: boolean;
}

export async function baselineCommand(
  args: readonly string[],
  { language, level, dryRun }: BaselineOptions,
): Promise<ExitCode> {
  const fileSystem = new NodeFileSystem();
  const metas = rules.map(({ meta }) => meta);
  const store = new ConfigurationStore({ fileSystem, rules: metas });
  const engine = createEngine(rules);
  const kinds = new Map<string, (typeof rules)[number]['kind']>(rules.map(({ meta, kind }) => [meta.code, kind]));
  const output = new Output(process.stdout);
  let failed = false;
  const complain = (name: string, why: Localized): void => {
    failed = true;
    tell(`${name === '' ? '' : name + (language === 'zh' ? '：' : ': ')}${why[language]}`);
  };

  const { files, troubles } = await expandArguments(args, fileSystem, createSettings({ rules: {} }, fileSystem));
  for (const trouble of troubles) complain('', trouble);
  /** By URI of the configuration file to write. */
  const additions = new Map<string, IgnoreEntry[]>();
  for (const file of files) {
    if (file === stdinArgument) {
      complain(file, {
        zh: '标准输入没有文件名，无法记入配置',
        en: 'standard input has no name to be put aside under',
      });
      continue;
    }
    const read = await readText(file, fileSystem);
    if (!read.ok) {
      complain(file, read.why);
      continue;
    }
    const uri = uriOf(file);
    const plan = parsePlan(read.text);
    const findings = reportedFindings(engine, plan, namedOutright(await store.resolve(uri)), level).map(
      ({ finding }) => finding,
    );
    if (findings.length === 0) continue;
    const target = await store.configFileToWrite(uri, uriOf('.'));
    const entries = baselineEntries(findings, plan, store.pathIn(target, uri) ?? '', (code) => kinds.get(code));
    for (const entry of entries) addToGroup(additions, target, entry);
  }

  for (const [target, entries] of additions) {
    const name = URI.parse(target).fsPath;
    const within = await store.boundaryOf(target);
    const count = await withProcessLock(target, () =>
      writeBaseline(target, entries, { fileSystem, rules: metas, within, dryRun }),
    );
    if (typeof count !== 'number') {
      complain(name, count);
      continue;
    }
    const done =
      language === 'zh'
        ? `${name}：${dryRun ? '将写入' : '写入'} ${count} 项`
        : `${name}: ${count} ${count === 1 ? 'entry' : 'entries'} ${dryRun ? 'would be written' : 'written'}`;
    await output.write(`${plainText(done)}\n`);
  }
  if (additions.size === 0 && !failed)
    await output.write(language === 'zh' ? '没有需要搁置的问题\n' : 'There is nothing to set aside\n');
  if (!(await output.finish())) failed = true;
  return failed ? exitCodes.failed : exitCodes.clean;
}
