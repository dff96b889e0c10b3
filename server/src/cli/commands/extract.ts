/** `gzyd extract`: one JSON array, an object a file, written as it goes. */
import { plainJson } from '../../text/plainText';
import { NodeFileSystem } from '../../node/fileSystem';
import { parsePlan } from '../../plan/parse';
import { extractPlan } from '../../export/json';
import { expandArguments } from '../files';
import type { Language } from '../language';
import { Output, tell } from '../output';
import { exitCodes } from '../exitCodes';
import type { ExitCode } from '../exitCodes';
import { readText } from '../read';
import { createSettings } from '../settings';

export async function extractCommand(
  args: readonly string[],
  { language, stdinName }: { readonly language: Language; readonly stdinName: string },
): Promise<ExitCode> {
  const fileSystem = new NodeFileSystem();
  const { files, troubles } = await expandArguments(args, fileSystem, createSettings({ rules: {} }, fileSystem));
  let failed = troubles.length > 0;
  const complain = (text: string): void => {
    failed = true;
    tell(text);
  };
  for (const trouble of troubles) complain(trouble[language]);
  const output = new Output(process.stdout);
  let written = 0;
  await output.write('[');
  for (const file of files) {
    const name = file === '-' ? stdinName : file;
    const read = await readText(file, fileSystem);
    if (!read.ok) {
      complain(`${name}${language === 'zh' ? '：' : ': '}${read.why[language]}`);
      continue;
    }
    await output.write(`${written++ === 0 ? '' : ','}\n${plainJson(extractPlan(name, parsePlan(read.text)), 2)}`);
    if (output.closed) break;
  }
  await output.write('\n]\n');
  if (!(await output.finish())) failed = true;
  return failed ? exitCodes.failed : exitCodes.clean;
}
