/** What a command of `gzyd` is. To add one, add a file in `commands/` and its row in `commands/registry.ts`. */
import type { WorkspaceFileSystem } from '../files/fileSystem';
import type { Localized, MessageLanguage } from '../text/localized';
import type { ExitCode } from './exitCodes';
import type { Output } from './output';

export interface Command<Flags = object> {
  readonly name: string;
  /** One line for the help and the docs. */
  readonly summary: Localized;
  /** Nothing but options if it isn't there. */
  readonly files?: FilesArgument;
  readonly options: readonly CommandOption[];
  /** What each exit code means; a code without a text is never used. */
  readonly exits: ExitTexts;
  /** Throws a `UsageError` for flags that can't be combined. */
  verify?(files: readonly string[], flags: Flags): void;
  /** Rejects only if there is a bug. The caller waits until `context.output` is written. */
  run(files: readonly string[], flags: Flags, context: CommandContext): Promise<ExitCode>;
}

export type ExitTexts = Readonly<{ 0: Localized; 1?: Localized; 2: Localized }>;

/** What a command takes; files, folders and patterns unless it says otherwise. */
export interface FilesArgument {
  readonly help: Localized;
  /** What it is called in the help, `file` by default. */
  readonly name?: string;
  /** All that it can be; a shell completes it. */
  readonly choices?: readonly string[];
  /** It may be left out. */
  readonly optional?: boolean;
}

export interface CommandOption {
  /** In commander's notation: `-l, --level <level>`. */
  readonly flags: string;
  readonly help: Localized;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Makes the option's value from a new argument and the value so far; throws a `UsageError` for a bad one. */
  readonly parse?: (value: string, previous: unknown) => unknown;
  /** Name of an option that can't be given with this one. */
  readonly conflicts?: string;
  /** Accepted, but not shown. */
  readonly hidden?: boolean;
}

/** What a command works with. */
export interface CommandContext {
  readonly language: MessageLanguage;
  readonly fileSystem: WorkspaceFileSystem;
  /** Standard output. */
  readonly output: Output;
}

/** Something is wrong with the arguments. */
export class UsageError extends Error {
  constructor(readonly text: Localized) {
    super(text.en);
  }
}
