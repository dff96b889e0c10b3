/** Enter: the next number, the next 四是, the end of a list. A closing bracket: one pair, of one width. */
import type { DocumentOnTypeFormattingRequest } from 'vscode-languageserver';
import { closeBracket, closingBrackets } from '../refactor/closeBracket';
import { continueList } from '../refactor/continueList';
import { rangeOf } from '../text/positions';
import { defineFeature } from './feature';

const lineEnd = '\n';

export const onTypeFormattingFeature = defineFeature<typeof DocumentOnTypeFormattingRequest>({
  method: 'textDocument/onTypeFormatting',
  capability: () => ({
    documentOnTypeFormattingProvider: { firstTriggerCharacter: lineEnd, moreTriggerCharacter: [...closingBrackets] },
  }),
  neutral: null,
  plan: async (document, { position, ch }, services) => {
    if (closingBrackets.includes(ch)) {
      const [above, line] = [document.plan.lines[position.line - 1], document.plan.lines[position.line]];
      if (line?.text[position.character - 1] !== ch) return null;
      const edits = closeBracket(line.text, position.character, above?.text);
      return edits.map(({ span, newText }) => ({ range: rangeOf(position.line, span), newText }));
    }
    if (ch !== lineEnd) return null;
    const edits = continueList(document.plan, position, await services.typing(document));
    return edits.map(({ range, newText }) => ({ range, newText }));
  },
});
