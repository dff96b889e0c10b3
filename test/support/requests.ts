/** Every request about a document, from the server's table of features, with parameters that suit all. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { features } from '../../server/src/features/registry';
import type { Position, Range } from '../../server/src/text/positions';

export interface KnownRequest {
  readonly method: string;
  /** The answer for a text that isn't open. */
  readonly neutral: unknown;
}

export const knownRequests: readonly KnownRequest[] = features
  .filter(({ workspace }) => workspace === undefined)
  .map(({ method, neutral }) => ({ method, neutral }));

/** Those whose answers carry a result id, which differs from text to text. */
export function hasResultId(method: string): boolean {
  return method === 'textDocument/diagnostic' || /^textDocument\/semanticTokens\/full/.test(method);
}

/** The parameters of all requests; each takes what it knows. */
export function everyParameter(uri: string, position: Position, range: Range): object {
  return {
    textDocument: { uri },
    item: { name: '', kind: 12, uri, range, selectionRange: range, data: { line: position.line } },
    position,
    positions: [position],
    range,
    context: { diagnostics: [], includeDeclaration: true, triggerKind: 1 },
    options: { tabSize: 2, insertSpaces: true },
    ch: '\n',
    previousResultId: '1',
    limit: 100,
    newName: '新设科',
    kind: 'down',
  };
}

/** A server's answer, or the reason why it refuses: at most places there is nothing to rename. */
export async function answerOf(
  server: { request(method: string, params: unknown): Promise<unknown> },
  method: string,
  params: object,
): Promise<unknown> {
  try {
    return await server.request(method, params);
  } catch (error) {
    if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed) return { refused: error.message };
    throw error;
  }
}
