/** `gzyd check`: streams the outcomes of all files, in their order. */
import { version } from '../../../../package.json';
import { NodeFileSystem } from '../../node/fileSystem';
import { rules } from '../../rules/registry';
import type { CheckFormat } from '../check';
import { expandArguments } from '../files';
import type { Language } from '../language';
import { Output, tell } from '../output';
import { checkFiles } from '../pool';
import type { CheckFilesOptions } from '../pool';
import { createSettings } from '../settings';
import { exitCodes } from '../exitCodes';
import type { ExitCode } from '../exitCodes';

interface Frame {
  readonly head: string;
  readonly between: string;
  /** `failed`: something could not be checked. */
  readonly tail: (failed: boolean) => string;
}

export async function checkCommand(
  args: readonly string[],
  options: CheckFilesOptions & { readonly quiet: boolean },
): Promise<ExitCode> {
  const { language, format, quiet } = options;
  const fileSystem = new NodeFileSystem();
  const { files, troubles, remarks } = await expandArguments(args, fileSystem, createSettings(options, fileSystem));
  if (!quiet) for (const remark of remarks) tell(remark[language]);
  for (const trouble of troubles) tell(trouble[language]);

  const output = new Output(process.stdout);
  const frame = frameOf(format, language);
  const told = new Set<string>();
  let failed = troubles.length > 0;
  let findings = 0;
  let pieces = 0;
  await output.write(frame.head);
  await checkFiles(files, options, async (outcome) => {
    failed ||= outcome.troubles.length > 0;
    // What is wrong with a configuration file comes with every plan it holds for.
    for (const text of [...outcome.troubles, ...outcome.remarks]) {
      if (!told.has(text)) tell(text);
      told.add(text);
    }
    findings += outcome.findings;
    if (outcome.output !== '') await output.write((pieces++ === 0 ? '' : frame.between) + outcome.output);
    return !output.closed;
  });
  await output.write(frame.tail(failed));
  if (!(await output.finish())) failed = true;
  if (!quiet && files.length > 1) tell(summary(files.length, findings, language));
  return failed ? exitCodes.failed : findings > 0 ? exitCodes.findings : exitCodes.clean;
}

function summary(files: number, findings: number, language: Language): string {
  return language === 'zh'
    ? `检查了 ${files} 个文件，${findings} 个问题`
    : `${files} files checked, ${findings} ${findings === 1 ? 'finding' : 'findings'}`;
}

function frameOf(format: CheckFormat, language: Language): Frame {
  switch (format) {
    case 'text':
      return { head: '', between: '', tail: () => '' };
    case 'json':
      return { head: '[\n', between: ',\n', tail: () => '\n]\n' };
    case 'sarif': {
      const driver = {
        name: 'gzyd',
        version,
        language: language === 'zh' ? 'zh-CN' : 'en',
        rules: rules.map(({ meta }) => ({
          id: meta.code,
          shortDescription: { text: meta.title[language] },
          fullDescription: { text: meta.description[language] },
        })),
      };
      const start = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' };
      return {
        head: `${JSON.stringify(start).slice(0, -1)},"runs":[{"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[\n`,
        between: ',\n',
        tail: (failed) => `\n],"invocations":[{"executionSuccessful":${String(!failed)}}]}]}\n`,
      };
    }
  }
}
