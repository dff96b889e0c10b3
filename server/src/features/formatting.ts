/** Formatting changes white space only. Numbers are changed by renumbering, which users ask for. */
import type { DocumentFormattingRequest, DocumentRangeFormattingRequest } from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Plan } from '../plan/types';
import { format } from '../refactor/format';
import { linesIn } from '../refactor/renumber';
import type { Range } from '../text/positions';
import { defineFeature } from './feature';

/** Edits for the whole plan, or for the lines of `range`. */
export function formatting(plan: Plan, range?: Range): TextEdit[] {
  return format(plan, range === undefined ? undefined : linesIn(range)).map(({ range: place, newText }) => ({
    range: place,
    newText,
  }));
}

export const formattingFeature = defineFeature<typeof DocumentFormattingRequest>({
  method: 'textDocument/formatting',
  capability: () => ({ documentFormattingProvider: true }),
  neutral: null,
  plan: ({ plan }) => formatting(plan),
});

export const rangeFormattingFeature = defineFeature<typeof DocumentRangeFormattingRequest>({
  method: 'textDocument/rangeFormatting',
  capability: () => ({ documentRangeFormattingProvider: true }),
  neutral: null,
  plan: ({ plan }, { range }) => formatting(plan, range),
});
