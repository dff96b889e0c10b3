/**
 * The commands of `gzyd`, in the order of the help. The parser, the help, the docs and tests are made from this list.
 */
import type { Command } from '../command';
import { baselineCommand } from './baseline';
import { checkCommand } from './check';
import { compareCommand } from './compare';
import { completionCommand } from './completion';
import { explainCommand } from './explain';
import { exportCommand } from './export';
import { extractCommand } from './extract';
import { fixCommand } from './fix';
import { importCommand } from './import';
import { initCommand } from './init';
import { ledgerCommand } from './ledger';
import { lspCommand } from './lsp';
import { mcpCommand } from './mcp';
import { mergeCommand } from './merge';
import { outlineCommand } from './outline';
import { progressCommand } from './progress';
import { renumberCommand } from './renumber';
import { statsCommand } from './stats';

export const commands: readonly Command[] = [
  checkCommand(),
  fixCommand,
  renumberCommand,
  outlineCommand,
  extractCommand(),
  statsCommand,
  compareCommand,
  mergeCommand,
  exportCommand,
  ledgerCommand,
  progressCommand,
  explainCommand,
  baselineCommand,
  importCommand,
  initCommand,
  lspCommand,
  mcpCommand,
  completionCommand(() => commands),
];
