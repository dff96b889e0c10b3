/** The language server: the session's parts wired together, and the table of features connected. */
import {
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
import { createChecker } from './session/checker';
import { planConfigActions } from './session/configActions';
import { createConfigFiles } from './session/configFiles';
import { createConfiguration } from './session/configuration';
import { createPull, registerPush } from './session/diagnostics';
import { planDocuments, type PlanDocument } from './session/documents';
import { createAnswers } from './session/requests';
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
    const session = createSession(connection, runtime, documents, client, params, answers);
    ({ start, dispose } = session);
    answers.setState('running');
    return { capabilities: capabilities(client), serverInfo: { name: serverName } };
  });
  connection.onInitialized(() => start());
  // Whatever has no handler: before `initialize`, everything.
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

  function convert({ uri }: OpenPlan, { reported }: Checked): Diagnostic[] {
    status.findings(uri, reported.length, maxDiagnostics, configuration.language);
    return toDiagnostics(reported, {
      language: configuration.language,
      uri,
      related: client.relatedInformation,
      docs: client.docs,
    });
  }
  const diagnostics = client.pullsDiagnostics
    ? createPull(connection, client.refreshesDiagnostics)
    : registerPush({ connection, documents, checker, convert, configFiles }, runtime.timer);

  const services: Services = {
    client,
    get language() {
      return configuration.language;
    },
    check: (document) => checker.check(document),
    diagnostics: convert,
    numbering: async ({ uri }) => (configuration.known(uri) ?? (await configuration.resolve(uri))).context.numbering,
    configFixes: (document, reported, range, known) =>
      planConfigActions(document, reported, range, configuration.store, {
        language: configuration.language,
        documentChanges: client.versionedEdits,
        createsFiles: client.createsFiles,
        diagnostics: known,
      }),
    tokens,
  };
  const configAt = (document: PlanDocument): OpenConfig => ({
    hover: (position) => configFiles.hover(document, position),
    completion: (position) => configFiles.completion(document, position),
    codeActions: (range, known) => configFiles.codeActions(document, range, known),
    diagnostics: () => configFiles.pulled(document),
  });

  /** The document is the one that is open when the request comes in. */
  function answer({ neutral, plan, config }: Feature, params: AboutDocument, token: CancellationToken) {
    const document = documents.get(params.textDocument.uri);
    return answers.answer(token, neutral, () => {
      if (document === undefined) return neutral;
      if (configFiles.is(document.uri)) return config === undefined ? neutral : config(configAt(document), params);
      return plan === undefined ? neutral : plan(document, params, services);
    });
  }
  for (const feature of features) {
    if (feature.capability(client) === undefined) continue;
    const request = new ProtocolRequestType<AboutDocument, unknown, never, void, void>(feature.method);
    connection.onRequest(request, (params, token) => answer(feature, params, token));
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
