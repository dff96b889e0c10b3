/** Findings in plans of the workspace that aren't open. */
import type { WorkspaceDiagnosticRequest } from 'vscode-languageserver';
import { defineFeature } from './feature';

export const workspaceDiagnosticFeature = defineFeature<typeof WorkspaceDiagnosticRequest>({
  method: 'workspace/diagnostic',
  // What announces it is in the row of `textDocument/diagnostic`.
  capability: ({ pullsDiagnostics }) => (pullsDiagnostics ? {} : undefined),
  neutral: { items: [] },
  workspace: (params, { workspace }, token) => workspace.diagnostics(params, token),
});
