/** Completion of keys and values in `gzyd.yaml`. A plan gets none: its words are the author's. */
import type { CompletionRequest } from 'vscode-languageserver';
import { defineFeature } from './feature';

export const completionFeature = defineFeature<typeof CompletionRequest>({
  method: 'textDocument/completion',
  capability: () => ({ completionProvider: { triggerCharacters: [':', ' ', '-', '/'] } }),
  neutral: [],
  config: (document, { position }) => document.completion(position),
});
