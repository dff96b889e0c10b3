/** The language server: which request goes to which feature. Everything here is wiring. */
import {
  CodeActionKind,
  CodeActionTriggerKind,
  ErrorCodes,
  PositionEncodingKind,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type CompletionParams,
  type Connection,
  type DocumentRangeFormattingParams,
  type DocumentSymbol,
  type FileOperationRegistrationOptions,
  type HoverParams,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  type SymbolInformation,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { createChecker, type Checked } from './session/checker';
import { clientSupport, type ClientSupport } from './session/clientSupport';
import { planConfigActions } from './session/configActions';
import { createConfigFiles } from './session/configFiles';
import { createConfiguration } from './session/configuration';
import { registerPull, registerPush } from './session/diagnostics';
import { planDocuments, type PlanDocument } from './session/documents';
import { codeActionKinds, codeActions, rulePages, wantsKind } from './features/codeActions';
import { maxDiagnostics, toDiagnostics } from './features/diagnostics';
import { documentSymbols, flatSymbols } from './features/documentSymbols';
import { foldingRanges } from './features/foldingRanges';
import { formatting } from './features/formatting';
import { hover } from './features/hover';
import { documentHighlights, unitReferences } from './features/references';
import { refactoringKinds, refactorings } from './features/refactorings';
import { selectionRanges } from './features/selectionRanges';
import type { Steps } from './async/steps';
import { overview } from './views/overview';
import { tokenModifiers, tokenTypes } from './protocol/tokenLegend';
import { OverviewRequest, type OverviewParams } from './protocol/messages';
import { createAnswers } from './session/requests';
import { rules } from './rules/registry';
import type { Localized } from './text/localized';
import type { NumberingModeSetting } from './rules/types';
import type { Runtime } from './session/runtime';
import { createStatus } from './session/status';
import { createTokenHistory } from './session/tokenHistory';

const serverName = 'gongzuo-yaodian';

export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new TextDocuments(planDocuments);
  const answers = createAnswers(runtime.timer, (message) => connection.console.error(message));
  let start = (): void => undefined;
  let dispose = (): void => undefined;

  connection.onInitialize((params): InitializeResult | ResponseError<never> => {
    if (answers.state !== 'new')
      return new ResponseError<never>(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    const client = clientSupport(params);
    const session = registerFeatures(connection, runtime, documents, client, params, answers);
    ({ start, dispose } = session);
    answers.setState('running');
    return { capabilities: capabilities(client), serverInfo: { name: serverName } };
  });
  connection.onInitialized(() => start());
  // What nobody handles; before `initialize` that is everything.
  connection.onRequest(
    (method) => answers.refusal() ?? new ResponseError<never>(ErrorCodes.MethodNotFound, `No handler for ${method}.`),
  );
  connection.onShutdown(() => {
    const refused = answers.refusal();
    if (refused !== undefined) return refused;
    answers.setState('shutDown');
    dispose();
    return undefined;
  });
  documents.listen(connection);
  connection.listen();
}

/** A folder that is moved or deleted takes its `gzyd.yaml` along, of which no watcher tells. */
const folders: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**', matches: 'folder' } }] };

function capabilities(client: ClientSupport): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    hoverProvider: true,
    completionProvider: { triggerCharacters: [':', ' ', '-', '/'] },
    selectionRangeProvider: true,
    documentHighlightProvider: true,
    referencesProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: { delta: true },
      range: true,
    },
    codeActionProvider: { codeActionKinds: [...codeActionKinds, ...Object.values(refactoringKinds)] },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: serverName, interFileDependencies: false, workspaceDiagnostics: false } }
      : {}),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didRename: folders, didDelete: folders },
    },
  };
}

type Answers = ReturnType<typeof createAnswers>;

function registerFeatures(
  connection: Connection,
  runtime: Runtime,
  documents: TextDocuments<PlanDocument>,
  client: ClientSupport,
  params: InitializeParams,
  answers: Answers,
): { start(): void; dispose(): void } {
  const configuration = createConfiguration(connection, runtime, client, params, {
    changed: () => diagnostics.requestRefresh(),
    remarked: () => configFiles.remarked(),
  });
  const configFiles = createConfigFiles(connection, documents, configuration, runtime.timer, {
    pulled: client.pullsDiagnostics,
    documentChanges: client.versionedEdits,
    requestRefresh: () => diagnostics.requestRefresh(),
  });
  const checker = createChecker(configuration);
  const status = createStatus(connection, documents, runtime.timer, {
    wanted: client.statusNotifications,
    isPlan: (uri) => !configFiles.is(uri),
  });
  const tokens = createTokenHistory();
  const titles = new Map<string, (typeof rules)[number]['meta']['title']>(
    rules.map(({ meta }) => [meta.code, meta.title]),
  );

  function convert({ uri }: PlanDocument, { reported }: Checked): ReturnType<typeof toDiagnostics> {
    status.findings(uri, reported.length, maxDiagnostics, configuration.language);
    return toDiagnostics(reported, {
      language: configuration.language,
      uri,
      related: client.relatedInformation,
      docs: client.docs,
    });
  }
  const parts = { connection, documents, checker, convert, configFiles };
  const diagnostics = client.pullsDiagnostics
    ? registerPull(parts, answers, client.refreshesDiagnostics)
    : registerPush(parts, runtime.timer);

  type About = { textDocument: TextDocumentIdentifier };
  type Work<P, T> = (document: PlanDocument, params: P) => T | Steps<T> | Promise<T>;
  /** A handler that works on the text as it is when the request comes in: `plan` on a plan, `config` on a `gzyd.yaml`; else `neutral`. */
  function on<P extends About, T, N>(neutral: N, plan: Work<P, T>, config?: Work<P, T>) {
    return (request: P, token: CancellationToken): Promise<T | N | ResponseError<never>> => {
      const document = documents.get(request.textDocument.uri);
      const work = document !== undefined && configFiles.is(document.uri) ? config : plan;
      return answers.answer<T | N, N>(token, neutral, () =>
        document === undefined || work === undefined ? neutral : work(document, request),
      );
    };
  }

  connection.onDocumentSymbol(
    on([], ({ plan, uri }): Steps<DocumentSymbol[] | SymbolInformation[]> =>
      client.symbolTree ? documentSymbols(plan) : flatSymbols(plan, uri),
    ),
  );
  connection.onFoldingRanges(
    on([], ({ plan }) => foldingRanges(plan, { limit: client.foldingLimit, wholeLines: client.foldsWholeLines })),
  );
  connection.onHover(
    on(
      null,
      ({ plan }, { position }: HoverParams) =>
        hover(plan, position, { language: configuration.language, format: client.hoverFormat }),
      (document, { position }) => configFiles.hover(document, position),
    ),
  );
  connection.onCompletion(
    on(
      [],
      () => [],
      (document, { position }: CompletionParams) => configFiles.completion(document, position),
    ),
  );
  connection.onSelectionRanges(on([], ({ plan }, { positions }) => selectionRanges(plan, positions)));
  connection.onDocumentHighlight(on([], ({ plan }, { position }) => documentHighlights(plan, position)));
  connection.onReferences(on([], ({ plan, uri }, { position }) => unitReferences(plan, position, uri)));
  connection.languages.semanticTokens.on(on({ data: [] }, (document) => tokens.full(document)));
  connection.languages.semanticTokens.onDelta(
    on({ data: [] }, (document, { previousResultId }) => tokens.delta(document, previousResultId)),
  );
  connection.languages.semanticTokens.onRange(on({ data: [] }, (document, { range }) => tokens.range(document, range)));
  connection.onCodeAction(
    on([], planActions, (document, { range, context }) =>
      configFiles.codeActions(document, range, context.diagnostics),
    ),
  );
  connection.onDocumentFormatting(on(null, async (document) => formatting(document.plan, await numberingOf(document))));
  connection.onDocumentRangeFormatting(
    on(null, async (document, { range }: DocumentRangeFormattingParams) =>
      formatting(document.plan, await numberingOf(document), range),
    ),
  );
  connection.onRequest(
    OverviewRequest.method,
    on(null, ({ plan, version }, { limit }: OverviewParams) => overview(plan, version, limit)),
  );

  async function numberingOf({ uri }: PlanDocument): Promise<NumberingModeSetting> {
    return (configuration.known(uri) ?? (await configuration.resolve(uri))).context.numbering;
  }

  async function planActions(document: PlanDocument, { range, context }: CodeActionParams): Promise<CodeAction[]> {
    const { language, store } = configuration;
    const { reported } = await checker.check(document);
    const titleOf = (code: string): Localized | undefined => titles.get(code);
    const fixes = codeActions(reported, range, {
      uri: document.uri,
      version: document.version,
      language,
      documentChanges: client.versionedEdits,
      snippets: client.snippetEdits,
      only: context.only,
      invoked: context.triggerKind !== CodeActionTriggerKind.Automatic,
      diagnostics: context.diagnostics,
      titleOf,
    });
    const changes = refactorings(document.plan, range, {
      uri: document.uri,
      version: document.version,
      language,
      documentChanges: client.versionedEdits,
      annotations: client.annotatedEdits,
      createsFiles: client.createsFiles,
      numbering: await numberingOf(document),
      only: context.only,
    });
    if (!wantsKind(context.only, CodeActionKind.QuickFix)) return [...fixes, ...changes];
    const inConfig = await planConfigActions(document, reported, range, store, {
      language,
      documentChanges: client.versionedEdits,
      createsFiles: client.createsFiles,
      diagnostics: context.diagnostics,
    });
    const { docs, openRulePage } = client;
    const pages =
      docs === undefined || openRulePage === undefined
        ? []
        : rulePages(reported, range, { docs, command: openRulePage, language, titleOf });
    return [...fixes, ...changes, ...inConfig, ...pages];
  }

  const subscriptions = [
    documents.onDidClose(({ document: { uri } }) => {
      tokens.forget(uri);
      configuration.forget(uri);
    }),
    // A client that watches files says it again, which costs nothing.
    documents.onDidSave(({ document: { uri } }) => configuration.saved(uri)),
  ];
  return {
    start: () => configuration.start(),
    dispose: () => {
      for (const one of [diagnostics, status, configFiles, ...subscriptions]) one.dispose();
    },
  };
}
