/** Semantic tokens of open plans. The last answer is kept, so the next one only has to say what has changed. */
import type { SemanticTokens } from 'vscode-languageserver';
import type { OpenPlan, Tokens } from '../features/feature';
import { semanticTokens, tokenEdits } from '../features/semanticTokens';
import type { Steps } from '../async/steps';

export interface TokenHistory extends Tokens {
  forget(uri: string): void;
}

export function createTokenHistory(): TokenHistory {
  const last = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>();
  let count = 0;

  function* full({ uri, plan }: OpenPlan): Steps<SemanticTokens> {
    const result = { resultId: String(++count), data: yield* semanticTokens(plan) };
    last.set(uri, result);
    return result;
  }

  return {
    full,
    *delta(document, previousResultId) {
      const before = last.get(document.uri);
      const after = yield* full(document);
      if (before?.resultId !== previousResultId) return after;
      return { resultId: after.resultId!, edits: tokenEdits(before.data, after.data) };
    },
    *range({ plan }, { start, end }) {
      // The end is exclusive: if it is at column 0, its line is not included.
      return {
        data: yield* semanticTokens(
          plan,
          start.line,
          end.character > 0 || end.line === start.line ? end.line + 1 : end.line,
        ),
      };
    },
    forget: (uri) => last.delete(uri),
  };
}
