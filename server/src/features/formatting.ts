/** Formatting puts numbers in order and touches nothing else: spacing, widths and marks are the author's. */
import type { DocumentFormattingRequest, DocumentRangeFormattingRequest } from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Plan } from '../plan/types';
import type { Range } from '../text/positions';
import type { NumberingModeSetting } from '../rules/types';
import { linesIn, renumber } from '../refactor/renumber';
import { defineFeature } from './feature';

/** Edits for the whole plan, or for the lines of `range`. */
export function formatting(plan: Plan, numbering: NumberingModeSetting, range?: Range): TextEdit[] {
  return renumber(plan, numbering, range === undefined ? undefined : linesIn(range)).map(
    ({ range: place, newText }) => ({ range: place, newText }),
  );
}

export const formattingFeature = defineFeature<typeof DocumentFormattingRequest>({
  method: 'textDocument/formatting',
  capability: () => ({ documentFormattingProvider: true }),
  neutral: null,
  plan: async (document, _params, services) => formatting(document.plan, await services.numbering(document)),
});

export const rangeFormattingFeature = defineFeature<typeof DocumentRangeFormattingRequest>({
  method: 'textDocument/rangeFormatting',
  capability: () => ({ documentRangeFormattingProvider: true }),
  neutral: null,
  plan: async (document, { range }, services) => formatting(document.plan, await services.numbering(document), range),
});
