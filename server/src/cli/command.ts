/** What a command of `gzyd` has to be. Adding one is one file in `commands/` and its row in `commands/registry.ts`. */
import type { WorkspaceFileSystem } from '../files/fileSystem';
import type { Localized, MessageLanguage } from '../text/localized';
import type { ExitCode } from './exitCodes';
import type { Output } from './output';

export interface Command<Flags = object> {
  readonly name: string;
  /** One line for the help and the docs. */
  readonly summary: Localized;
  readonly files: FilesArgument;
  readonly options: readonly CommandOption[];
  /** What each exit code says; a code without a text never comes. */
  readonly exits: ExitTexts;
  /** Refuses flags that don't go together, with a `UsageError`. */
  verify?(files: readonly string[], flags: Flags): void;
  /** May reject on a defect alone. What it writes to `context.output` is seen off by the caller. */
  run(files: readonly string[], flags: Flags, context: CommandContext): Promise<ExitCode>;
}

export type ExitTexts = Readonly<{ 0: Localized; 1?: Localized; 2: Localized }>;

/** The files, folders and patterns that a command takes. */
export interface FilesArgument {
  readonly help: Localized;
}

export interface CommandOption {
  /** As commander reads them: `-l, --level <level>`. */
  readonly flags: string;
  readonly help: Localized;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Of a value and those before it; refuses with a `UsageError`. */
  readonly parse?: (value: string, previous: unknown) => unknown;
  /** Name of an option that can't be given as well. */
  readonly conflicts?: string;
  /** Still understood, no longer shown. */
  readonly hidden?: boolean;
}

/** What a command works with. */
export interface CommandContext {
  readonly language: MessageLanguage;
  readonly fileSystem: WorkspaceFileSystem;
  /** Standard output. */
  readonly output: Output;
}

/** The arguments are no good. */
export class UsageError extends Error {
  constructor(readonly text: Localized) {
    super(text.en);
  }
}
