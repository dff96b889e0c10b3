/** Every request that the server answers, read from its table of features, with parameters that suit them all. */
import { features } from '../../server/src/features/registry';
import type { Position, Range } from '../../server/src/text/positions';

export interface KnownRequest {
  readonly method: string;
  /** The answer about a text that isn't open. */
  readonly neutral: unknown;
}

export const knownRequests: readonly KnownRequest[] = features.map(({ method, neutral }) => ({ method, neutral }));

/** Those whose answer names an earlier one by its id, which differs from text to text. */
export function hasResultId(method: string): boolean {
  return method === 'textDocument/diagnostic' || /^textDocument\/semanticTokens\/full/.test(method);
}

/** What any of the requests may ask; each takes what it knows. */
export function everyParameter(uri: string, position: Position, range: Range): object {
  return {
    textDocument: { uri },
    position,
    positions: [position],
    range,
    context: { diagnostics: [], includeDeclaration: true, triggerKind: 1 },
    options: { tabSize: 2, insertSpaces: true },
    previousResultId: '1',
    limit: 100,
  };
}
