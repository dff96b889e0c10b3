/** What the client can do, from its `initialize` request. Any part of it may be missing. */
import type { InitializeParams } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver-types';
import type { InitializationOptions } from './messages';

export interface ClientSupport {
  readonly symbolTree: boolean;
  readonly hoverFormat: MarkupKind;
  readonly foldingLimit?: number | undefined;
  readonly foldsWholeLines: boolean;
  /** It asks for diagnostics; otherwise they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly refreshesInlayHints: boolean;
  readonly relatedInformation: boolean;
  readonly versionedEdits: boolean;
  readonly snippetEdits: boolean;
  /** Completions may have tab stops. */
  readonly completionSnippets: boolean;
  /** It can show annotated edits before applying them. */
  readonly annotatedEdits: boolean;
  /** Its workspace edits may create files. */
  readonly createsFiles: boolean;
  /** It asks what can be renamed before it asks for the new name. */
  readonly preparesRename: boolean;
  /** Definitions may tell what they are asked from and all that belongs to them. */
  readonly linksDefinitions: boolean;
  /** It answers `workspace/configuration`. */
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
  /** It shows the progress of work that it did not ask for. */
  readonly showsProgress: boolean;
  readonly statusNotifications: boolean;
  /** Types of semantic tokens that it can show; 'own' when it knows ours. */
  readonly tokenTypes: readonly string[] | 'own';
  readonly locale?: string | undefined;
  /** Address of the folder of the rules' pages. */
  readonly docs?: string | undefined;
  /** Its command that shows such a page. */
  readonly openRulePage?: string | undefined;
  /** Its command that asks for completions at the cursor. */
  readonly triggerSuggest?: string | undefined;
  /** Its command that follows a change of `gzyd.yaml`. */
  readonly configWritten?: string | undefined;
  /** Address of the script that reads and writes Word files, for a server in a web worker. */
  readonly officeScript?: string | undefined;
}

export function clientSupport({ capabilities, initializationOptions, locale }: InitializeParams): ClientSupport {
  const { textDocument, window, workspace } = capabilities ?? {};
  const options = (
    typeof initializationOptions === 'object' && initializationOptions !== null ? initializationOptions : {}
  ) as InitializationOptions;
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  const limit = textDocument?.foldingRange?.rangeLimit;
  return {
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    hoverFormat:
      textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true
        ? MarkupKind.Markdown
        : MarkupKind.PlainText,
    foldingLimit: typeof limit === 'number' && limit >= 0 ? limit : undefined,
    foldsWholeLines: textDocument?.foldingRange?.lineFoldingOnly === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      (textDocument?.diagnostic?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    completionSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    annotatedEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    statusNotifications: options.statusNotifications === true,
    tokenTypes: options.ownTokenTypes === true ? 'own' : strings(textDocument?.semanticTokens?.tokenTypes),
    locale: text(options.locale) ?? text(locale),
    docs: text(options.docs)?.replace(/\/$/, ''),
    openRulePage: text(options.openRulePage),
    triggerSuggest: text(options.triggerSuggest),
    configWritten: text(options.configWritten),
    officeScript: text(options.officeScript),
  };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one: unknown) => typeof one === 'string') : [];
}
