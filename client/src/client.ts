/** The language client: set up, started, and restarted when the server crashes. */
import { env, Uri, window } from 'vscode';
import type { Disposable, DocumentSymbol, ExtensionContext, LogOutputChannel, SymbolInformation } from 'vscode';
import { CloseAction, ErrorAction, RevealOutputChannelOn, State } from 'vscode-languageclient';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { languageId } from '../../server/src/protocol/messages';
import type { InitializationOptions } from '../../server/src/protocol/messages';
import { withoutIcons } from './escapeCodicons';
import { sayOnceThatFormatKeepsNumbers } from './formatNotice';
import { overtype } from './overtype';
import { RestartPolicy } from './restartPolicy';
import { servedDocuments } from './documentSelector';
import type { PlanDocuments } from './documentSelector';
import { configWrittenCommand, noteUnsaved } from './commands/configWritten';
import { openRulePageCommand } from './commands/openRulePage';
import { text } from './messages';
import { askAfterError, warn } from './notify';

export type ClientFactory = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

export interface PlanClient extends Disposable {
  readonly client: BaseLanguageClient;
  readonly channel: LogOutputChannel;
  readonly served: PlanDocuments;
  /** The folder of the extension's files. */
  readonly extensionUri: Uri;
  /** Starts the server unless it is running or has crashed too often. Never rejects: a failure is shown and logged. */
  ensureStarted(): Promise<void>;
  /** Stops a running server first. Forgets earlier crashes. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** After more crashes than this within so many milliseconds, the server stays down until the user restarts it. */
const crashLimit = 5;
const crashWindow = 3 * 60_000;
/** After this many failed reads or writes in a row, the connection counts as dead. */
const errorLimit = 10;

/** `extensionUri`: the folder of the extension's files, including the rules' pages. */
export function createPlanClient(
  createClient: ClientFactory,
  { extensionUri, globalState }: Pick<ExtensionContext, 'extensionUri' | 'globalState'>,
): PlanClient {
  const channel = window.createOutputChannel('工作要点 Gongzuo Yaodian', { log: true });
  const crashes = new RestartPolicy(crashLimit, crashWindow);
  const served = servedDocuments();
  let told = false;
  let leftOff = false;

  const initializationOptions: InitializationOptions = {
    locale: env.language,
    statusNotifications: true,
    ownTokenTypes: true,
    docs: Uri.joinPath(extensionUri, 'docs', 'rules').toString(),
    openRulePage: openRulePageCommand,
    triggerSuggest: 'editor.action.triggerSuggest',
    configWritten: configWrittenCommand,
  };
  const client = createClient(languageId, '工作要点', {
    documentSelector: [...served.selector],
    initializationOptions,
    outputChannel: channel,
    traceOutputChannel: channel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Texts from the server quote the plan, which must not bring in commands or HTML.
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      provideDocumentSymbols: async (document, token, next) => {
        const symbols = await next(document, token);
        if (symbols) withoutIcons<DocumentSymbol | SymbolInformation>(symbols);
        return symbols;
      },
      provideCodeActions: async (document, range, context, token, next) => {
        const actions = await next(document, range, context, token);
        if (actions) noteUnsaved(actions);
        return actions;
      },
      provideOnTypeFormattingEdits: async (document, position, ch, options, token, next) => {
        const edits = await next(document, position, ch, options, token);
        return ch === '\n' ? edits : overtype(document, position, edits);
      },
      provideDocumentFormattingEdits: async (document, options, token, next) => {
        const edits = await next(document, options, token);
        sayOnceThatFormatKeepsNumbers(globalState);
        return edits;
      },
    },
    initializationFailedHandler: (error) => {
      channel.error('The server refused to start.', error);
      return false;
    },
    errorHandler: {
      error: (error, _message, count) => {
        channel.warn(`Connection: ${error.message}`);
        if (count === errorLimit) void restart();
        // A broken connection also closes, and `closed` decides.
        return { action: ErrorAction.Continue, handled: true };
      },
      closed: () => {
        if (crashes.crashed(Date.now())) {
          channel.warn('The server ended unexpectedly and is being restarted.');
          if (!told) warn(text('The work plan server stopped unexpectedly and was restarted. Your text is untouched.'));
          told = true;
          return { action: CloseAction.Restart, handled: true };
        }
        channel.error(
          `The server ended ${crashLimit + 1} times within ${crashWindow / 60_000} minutes and will not be restarted.`,
        );
        leftOff = true;
        void offerRestart();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  });

  async function offerRestart(): Promise<void> {
    const again = text('Restart');
    const log = text('Show Output');
    const choice = await askAfterError(
      text('The work plan server keeps crashing and will not be restarted. Outline and checks are paused.'),
      again,
      log,
    );
    if (choice === again) await restart();
    if (choice === log) channel.show(true);
  }

  async function ensureStarted(): Promise<void> {
    if (leftOff) return;
    try {
      await client.start();
    } catch (error) {
      channel.error('The server did not start.', error);
    }
  }

  async function stop(): Promise<void> {
    try {
      if (client.state === State.Starting) await client.start();
      if (client.state === State.Running) await client.stop();
    } catch (error) {
      channel.warn('The server did not stop cleanly.', error);
    }
  }

  let restarting: Promise<void> | undefined;
  /** Two simultaneous calls restart it once. */
  function restart(): Promise<void> {
    crashes.reset();
    leftOff = false;
    restarting ??= (async () => {
      await stop();
      await ensureStarted();
    })().finally(() => (restarting = undefined));
    return restarting;
  }

  return {
    client,
    channel,
    served,
    extensionUri,
    ensureStarted,
    restart,
    stop,
    dispose: () => channel.dispose(),
  };
}
