/**
 * The floor: a bare language server that keeps the text in sync, does one regex pass over it, and answers with an empty
 * list of diagnostics or with an outline of as many entries. No server that speaks the protocol can be faster.
 */
import {
  createConnection,
  ProposedFeatures,
  SymbolKind,
  TextDocuments,
  TextDocumentSyncKind,
  type DocumentSymbol,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);

/** Lines that begin with any kind of number. */
const heading =
  /^[ \t\u3000]*(?:第?[一二三四五六七八九十]{1,3}(?:部分|章|节|条|[、.．])|[（(][一二三四五六七八九十0-9]{1,3}[）)]|\d{1,3}[.．、]).{0,60}/gm;

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    documentSymbolProvider: true,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.languages.diagnostics.on(({ textDocument: { uri } }) => {
  const text = documents.get(uri)?.getText() ?? '';
  let count = 0;
  heading.lastIndex = 0;
  while (heading.exec(text) !== null) count++;
  return { kind: 'full', resultId: String(count), items: [] };
});
connection.onDocumentSymbol(({ textDocument: { uri } }) => {
  const document = documents.get(uri);
  const symbols: DocumentSymbol[] = [];
  if (document === undefined) return symbols;
  for (const match of document.getText().matchAll(heading)) {
    const range = { start: document.positionAt(match.index), end: document.positionAt(match.index + match[0].length) };
    symbols.push({ name: match[0].trim(), kind: SymbolKind.Function, range, selectionRange: range });
  }
  return symbols;
});
documents.listen(connection);
connection.listen();
