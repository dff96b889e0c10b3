/** Wires the parts of the extension together; the same for desktop and web. */
import { workspace } from 'vscode';
import type { DataTransfer, ExtensionContext, Uri } from 'vscode';
import type { SummaryParams } from '../../server/src/protocol/messages';
import { offerTools } from './assistants/tools';
import { reportCaret } from './caret';
import { createPlanClient } from './client';
import type { ClientFactory, PlanClient } from './client';
import { registerCommands } from './commands/registry';
import { detectPlans } from './detect';
import { watchMarker } from './markerKey';
import { noticeNoise } from './encoding';
import { LimitStatus, ServerStatus } from './views/languageStatus';
import { ComparisonView } from './ledger/comparison';
import { Dashboard } from './ledger/dashboard';
import { LedgerView } from './ledger/ledgerView';
import { PlanViews } from './views/planViews';
import { pasteFromWord, planTextIn } from './word/paste';
import { Preview } from './word/preview';
import { followWordFiles } from './word/openWord';
import { WordFileSystem } from './word/wordFileSystem';
import { SummaryStatus } from './views/summaryStatus';
import { removeYellowBoxes } from './yellowBoxes';

/** What `activate` returns, for other extensions and for our own tests. */
export interface ExtensionApi {
  /** The text of the status bar item, or undefined while it is hidden. */
  status(): string | undefined;
  /** The figures last received for a document. */
  summary(uri: Uri): SummaryParams | undefined;
  /** Resolves when the server runs. Starts it if need be, unless it has crashed too often. */
  ready(): Promise<void>;
  readonly client: PlanClient['client'];
  /** The views in the activity bar. */
  readonly views: PlanViews;
  readonly preview: Preview;
  readonly comparison: ComparisonView;
  readonly ledger: LedgerView;
  readonly dashboard: Dashboard;
  /** What is pasted as the text of a plan; undefined for what is pasted as ever. */
  pasted(data: DataTransfer): Promise<string | undefined>;
}

let active: PlanClient | undefined;

/** The server starts with the first plan or `gzyd.yaml`, not with VS Code. */
export function startExtension(context: ExtensionContext, createClient: ClientFactory): ExtensionApi {
  const planClient = createPlanClient(createClient, context);
  active = planClient;
  const summaryStatus = new SummaryStatus(planClient);
  const views = new PlanViews(planClient, context);
  const words = new WordFileSystem(planClient, context.workspaceState);
  const preview = new Preview(planClient);
  const comparison = new ComparisonView(planClient);
  const ledger = new LedgerView(planClient);
  const dashboard = new Dashboard(planClient);
  context.subscriptions.push(
    planClient,
    summaryStatus,
    views,
    new LimitStatus(planClient),
    new ServerStatus(planClient),
    watchMarker(),
    detectPlans(context.globalState),
    noticeNoise(context.workspaceState),
    reportCaret(planClient),
    words,
    followWordFiles(planClient, words),
    preview,
    comparison,
    ledger,
    dashboard,
    pasteFromWord(planClient),
    offerTools(planClient, context.extension.packageJSON),
    registerCommands(planClient, views, { words, preview, comparison, ledger, dashboard }),
    workspace.onDidOpenTextDocument((document) => {
      if (planClient.served.has(document)) void planClient.ensureStarted();
    }),
  );
  if (workspace.textDocuments.some((document) => planClient.served.has(document))) void planClient.ensureStarted();
  void removeYellowBoxes(planClient);
  return {
    status: () => summaryStatus.text,
    summary: (uri) => summaryStatus.summaryOf(uri),
    ready: () => planClient.ensureStarted(),
    client: planClient.client,
    views,
    preview,
    comparison,
    ledger,
    dashboard,
    pasted: (data) => planTextIn(data, planClient),
  };
}

export async function stopExtension(): Promise<void> {
  await active?.stop();
  active = undefined;
}
