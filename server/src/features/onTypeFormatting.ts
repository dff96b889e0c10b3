/** Enter: the next number, the next 四是, the end of a list. */
import type { DocumentOnTypeFormattingRequest } from 'vscode-languageserver';
import { continueList } from '../refactor/continueList';
import { defineFeature } from './feature';

const lineEnd = '\n';

export const onTypeFormattingFeature = defineFeature<typeof DocumentOnTypeFormattingRequest>({
  method: 'textDocument/onTypeFormatting',
  capability: () => ({ documentOnTypeFormattingProvider: { firstTriggerCharacter: lineEnd } }),
  neutral: null,
  plan: async (document, { position, ch }, services) => {
    if (ch !== lineEnd) return null;
    const edits = continueList(document.plan, position, await services.typing(document));
    return edits.map(({ range, newText }) => ({ range, newText }));
  },
});
