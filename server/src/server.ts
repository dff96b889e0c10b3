/** The language server: the session's parts wired together, and the table of features connected. */
import {
  CodeLensRefreshRequest,
  ErrorCodes,
  PositionEncodingKind,
  ProtocolRequestType,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type FileOperationRegistrationOptions,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { maxDiagnostics, toDiagnostics } from './features/diagnostics';
import type { AboutDocument, Checked, Feature, OpenConfig, OpenPlan, Services } from './features/feature';
import { features } from './features/registry';
import { clientSupport, type ClientSupport } from './protocol/clientSupport';
import { createAssistants } from './session/assistants';
import { createChecker } from './session/checker';
import { cacheClosedPlans, createClosedPlans } from './session/closedPlans';
import { planConfigActions } from './session/configActions';
import { configActions, configCompletion, configHover, configUnitAt } from './session/configDocuments';
import { showConfigProblems } from './session/configProblems';
import { createConfiguration } from './session/configuration';
import { createPull, registerPush } from './session/diagnostics';
import { openDocuments, type ConfigDocument, type OpenDocument } from './session/documents';
import { createAnswers } from './session/requests';
import { createFilesBeside } from './session/filesBeside';
import { createPlansNaming } from './session/plansNaming';
import { unitRegistry } from './session/unitRegistry';
import { rules } from './rules/registry';
import type { Runtime } from './session/runtime';
import { editorSettings, fileChanges, workspaceRoots } from './session/sources';
import { createBackground } from './session/background';
import { createStatus } from './session/status';
import { createTokenHistory } from './session/tokenHistory';
import { createViewNews } from './session/viewNews';
import { createWorkspaceDiagnostics } from './session/workspaceDiagnostics';
import { createWorkspaceIndex } from './session/workspaceIndex';
import { createLedgers } from './session/ledgers';
import { createWordFiles } from './session/wordFiles';
import { createTyping } from './session/typing';
import { CaretNotification, type CaretParams } from './protocol/messages';

const serverName = 'gongzuo-yaodian';

export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new TextDocuments(openDocuments);
  const answers = createAnswers(runtime.timer, (message) => connection.console.error(message));
  let start = (): void => undefined;
  let dispose = (): void => undefined;

  connection.onInitialize((params): InitializeResult | ResponseError<never> => {
    if (answers.state !== 'new')
      return new ResponseError<never>(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    const client = clientSupport(params);
    const session = createSession(connection, runtime, documents, client, params, answers);
    ({ start, dispose } = session);
    answers.setState('running');
    return { capabilities: capabilities(client), serverInfo: { name: serverName } };
  });
  connection.onInitialized(() => start());
  // Anything without a handler; before `initialize`, that is everything.
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

/** A folder that is moved or deleted takes its `gzyd.yaml` along, and watchers do not report that. */
const folders: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**', matches: 'folder' } }] };

function capabilities(client: ClientSupport): ServerCapabilities {
  return Object.assign(
    {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { didRename: folders, didDelete: folders },
      },
    },
    ...features.map(({ capability }) => capability(client)),
  ) as ServerCapabilities;
}

type Answers = ReturnType<typeof createAnswers>;

function createSession(
  connection: Connection,
  runtime: Runtime,
  documents: TextDocuments<OpenDocument>,
  client: ClientSupport,
  params: InitializeParams,
  answers: Answers,
): { start(): void; dispose(): void } {
  const { timer } = runtime;
  // News of the configuration flows one way: from its sources
  // through the store to what checks plans and shows findings.
  const roots = workspaceRoots(connection, client, params);
  const settings = editorSettings(connection, client, timer, roots);
  const files = fileChanges(connection, client);
  const configuration = createConfiguration(connection, runtime, {
    documents,
    roots,
    settings,
    files,
    locale: client.locale,
    looksAgain: !client.registersWatchers,
  });
  const configProblems = showConfigProblems(connection, documents, configuration, timer, client.pullsDiagnostics);
  const typing = createTyping(documents, timer);
  const checker = createChecker(configuration, typing);
  const status = createStatus(connection, documents, checker, timer, client.statusNotifications);
  const tokens = createTokenHistory();
  const background = createBackground(documents, timer);
  const index = createWorkspaceIndex({
    connection,
    documents,
    roots,
    files,
    store: configuration.store,
    onDidChangeConfiguration: configuration.onDidChange,
    runtime,
    background,
    showsProgress: client.showsProgress,
    language: () => configuration.language,
    reportsLimit: client.statusNotifications,
  });
  const closedPlans = createClosedPlans(index, configuration.store, (plan) => configuration.languageOf(plan));
  const shownPlans = cacheClosedPlans(closedPlans, index);
  const viewNews = createViewNews(connection, documents, checker, index, timer);
  const workspaceDiagnostics = createWorkspaceDiagnostics({
    connection,
    documents,
    index,
    plans: closedPlans,
    background,
    timer,
    wanted: () => configuration.checksWorkspace,
    convert: (uri, plan, reported) => convertFindings(uri, configuration.languageOf(plan), reported),
  });

  function convertFindings(uri: string, language: Services['language'], reported: Checked['reported']): Diagnostic[] {
    const { relatedInformation: related, docs, openRulePage } = client;
    return toDiagnostics(reported, { language, uri, related, docs, openRulePage });
  }
  function convert(document: OpenPlan, { reported }: Checked): Diagnostic[] {
    const language = configuration.languageOf(document.plan);
    status.limits(document, reported.length, maxDiagnostics, language);
    return convertFindings(document.uri, language, reported);
  }
  const diagnostics = client.pullsDiagnostics
    ? createPull(connection, client.refreshesDiagnostics)
    : registerPush({ connection, documents, checker, convert }, timer);
  const refresh = (): void => {
    diagnostics.requestRefresh();
    status.refresh();
  };
  configuration.onDidChange(refresh);
  configuration.onDidChange(workspaceDiagnostics.refresh);
  configuration.onDidChange(() => {
    shownPlans.forgetAll();
    viewNews.refresh();
  });
  configuration.onDidChangeShown(() => {
    if (client.refreshesCodeLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
    if (client.refreshesInlayHints) connection.languages.inlayHint.refresh();
  });
  configProblems.onDidOutdate(refresh);
  typing.onDidPause((uri) => {
    const document = documents.get(uri);
    if (document?.kind !== 'plan' || !checker.holdsBack(document)) return;
    diagnostics.requestRefresh(uri);
    status.refresh(uri);
  });
  connection.onNotification(CaretNotification.method, (params: unknown) => {
    const at = caretOf(params);
    if (at !== undefined) typing.caretMoved(at.textDocument.uri, at.position.line);
  });

  const resolved = async ({ uri }: OpenPlan) => configuration.known(uri) ?? (await configuration.resolve(uri));
  const loadOffice = () => runtime.loadOffice(client.officeScript);
  const services: Omit<Services, 'language'> = {
    client,
    check: (document) => checker.check(document),
    diagnostics: convert,
    numbering: async (document) => (await resolved(document)).context.numbering,
    ruleContext: async (document) => (await resolved(document)).context,
    typing: async (document) => {
      const { typing: settings, context } = await resolved(document);
      return { ...settings, numbering: context.numbering };
    },
    configFixes: (document, reported, range, known) =>
      planConfigActions(document, reported, range, configuration.store, {
        language: configuration.languageOf(document.plan),
        documentChanges: client.versionedEdits,
        createsFiles: client.createsFiles,
        diagnostics: known,
        written: client.configWritten,
      }),
    tokens,
    get shown() {
      return configuration.shown;
    },
    plansNaming: createPlansNaming(index, configuration.store, client.registersWatchers),
    otherPlans: ({ uri }) => index.others(uri),
    registry: (uri) => unitRegistry(uri, configuration, documents),
    filesBeside: createFilesBeside(runtime.fileSystem, timer),
    word: createWordFiles(loadOffice, configuration),
    ledgers: createLedgers(loadOffice, configuration, runtime.utf8Text),
    callTool: createAssistants(runtime, documents, roots, () => configuration.language),
    watchViews: (told) => viewNews.watch(told),
    workspace: {
      plan: async (uri) => {
        const document = documents.get(uri);
        if (document?.kind !== 'plan') return shownPlans.check(uri);
        const { plan } = document;
        return { plan, reported: (await checker.check(document)).reported, language: configuration.languageOf(plan) };
      },
      plans: () => index.plans(),
      units: () => index.units(),
      diagnostics: (asked, token) => workspaceDiagnostics.answer(asked, token),
    },
  };
  const metas = rules.map(({ meta }) => meta);
  const configAt = (document: ConfigDocument): OpenConfig => ({
    uri: document.uri,
    unitAt: (position) => configUnitAt(document, position),
    hover: (position) => configHover(document, position, metas, configuration.language),
    completion: (position) => configCompletion(document, position, metas, configuration.language),
    codeActions: (range, known) =>
      configActions(document, range, configuration.problemsOf(document), metas, {
        language: configuration.language,
        documentChanges: client.versionedEdits,
        diagnostics: known,
      }),
    diagnostics: () => configProblems.pulled(document),
  });

  /** The document as it is when the request comes in. */
  function answer(
    { neutral, plan, config, workspace: whole }: Feature,
    params: AboutDocument,
    token: CancellationToken,
  ) {
    if (whole !== undefined)
      return answers.answer(token, neutral, () =>
        whole(params, { ...services, language: configuration.language }, token),
      );
    const document = documents.get((params.item ?? params.textDocument).uri);
    return answers.answer(token, neutral, () => {
      if (document?.kind === 'plan' && plan !== undefined)
        return plan(document, params, { ...services, language: configuration.languageOf(document.plan) });
      if (document?.kind === 'config' && config !== undefined)
        return config(configAt(document), params, { ...services, language: configuration.language });
      return neutral;
    });
  }
  for (const feature of features) {
    if (feature.capability(client) === undefined) continue;
    const request = new ProtocolRequestType<AboutDocument, unknown, never, void, void>(feature.method);
    connection.onRequest(request, (params, token) => answer(feature, params, token));
  }

  const closing = documents.onDidClose(({ document: { uri } }) => tokens.forget(uri));
  return {
    start: () => {
      for (const source of [roots, settings, files, index]) source.start();
    },
    dispose: () => {
      for (const one of [
        workspaceDiagnostics,
        viewNews,
        shownPlans,
        index,
        background,
        diagnostics,
        status,
        configProblems,
        configuration,
        typing,
        closing,
      ])
        one.dispose();
    },
  };
}

/** Any client may send anything. */
function caretOf(params: unknown): CaretParams | undefined {
  const { textDocument, position } = (params ?? {}) as Partial<CaretParams>;
  return typeof textDocument?.uri === 'string' && Number.isInteger(position?.line)
    ? (params as CaretParams)
    : undefined;
}
