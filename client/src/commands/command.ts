import type { PlanClient } from '../client';
import type { ComparisonView } from '../ledger/comparison';
import type { Dashboard } from '../ledger/dashboard';
import type { LedgerView } from '../ledger/ledgerView';
import type { PlanViews } from '../views/planViews';
import type { Preview } from '../word/preview';
import type { WordFileSystem } from '../word/wordFileSystem';

/** What a command may need besides. */
export interface CommandCall {
  readonly words: WordFileSystem;
  readonly preview: Preview;
  readonly comparison: ComparisonView;
  readonly ledger: LedgerView;
  readonly dashboard: Dashboard;
  /** What VS Code calls it with: in a menu of the explorer, the file and all that are selected. */
  readonly args: readonly unknown[];
}

/** What a command does when it is called. */
export type Command = (planClient: PlanClient, views: PlanViews, call: CommandCall) => unknown;
