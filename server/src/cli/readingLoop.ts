/** The loop of commands that look at files one after the other, whatever their configuration says. */
import type { CommandContext } from './command';
import { createConfigurations } from './configurations';
import { exitCodes, type ExitCode } from './exitCodes';
import { forEachInput, oneByOne, onFile, type Input, type Loop, type Outcome, type Reading } from './inputs';
import { stdinNameOf, type InputFlags } from './options';

interface ReadingLoop extends Pick<Loop<Outcome>, 'head' | 'between' | 'foot'>, Pick<Reading, 'tracked'> {
  readonly named: readonly string[];
  readonly flags: InputFlags;
  readonly context: CommandContext;
  read(input: Input): Outcome | Promise<Outcome>;
}

/** The exit code: failed if a file could not be read, or `read` reports trouble. */
export async function readEach({ named, flags, context, read, tracked, ...frame }: ReadingLoop): Promise<ExitCode> {
  const { language, fileSystem, output } = context;
  const reading: Reading = { fileSystem, ...stdinNameOf(flags), ...(tracked === undefined ? {} : { tracked }) };
  const { failed } = await forEachInput({
    named,
    fileSystem,
    configurations: createConfigurations({ rules: {} }, fileSystem),
    gitignore: flags.gitignore === true,
    language,
    output,
    schedule: oneByOne(onFile({ read, unread: (): Outcome => ({}) }, reading)),
    ...frame,
  });
  return failed ? exitCodes.failed : exitCodes.clean;
}
