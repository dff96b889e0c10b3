/** All requests that the server answers, a row each. */
import { incomingCallsFeature, outgoingCallsFeature, prepareCallHierarchyFeature } from './callHierarchy';
import { callToolFeature } from './assistants';
import { codeActionFeature } from './codeActions';
import { codeLensFeature } from './codeLens';
import { completionFeature } from './completion';
import { definitionFeature } from './definition';
import { diagnosticFeature } from './diagnostics';
import { documentHighlightFeature } from './documentHighlights';
import { documentLinkFeature } from './documentLinks';
import { documentSymbolFeature } from './documentSymbols';
import type { Feature } from './feature';
import { foldingRangeFeature } from './foldingRanges';
import { formattingFeature, rangeFormattingFeature } from './formatting';
import { hoverFeature } from './hover';
import { inlayHintFeature } from './inlayHints';
import {
  compareFeature,
  compareLedgerFeature,
  mergeFeature,
  progressFeature,
  takeLedgerFeature,
  updateLedgerFeature,
} from './ledgers';
import { moveFeature } from './move';
import { onTypeFormattingFeature } from './onTypeFormatting';
import { overviewFeature } from './overview';
import { referencesFeature } from './references';
import { prepareRenameFeature, renameFeature } from './rename';
import { selectionRangeFeature } from './selectionRanges';
import { semanticTokensDeltaFeature, semanticTokensFeature, semanticTokensRangeFeature } from './semanticTokens';
import { viewFeature, viewPathFeature } from './views';
import {
  exportChoicesFeature,
  exportFeature,
  pasteFeature,
  previewFeature,
  readWordFeature,
  writeWordFeature,
} from './wordFiles';
import { workspaceViewFeature } from './workspaceViews';
import { workspaceDiagnosticFeature } from './workspaceDiagnostics';
import { workspaceSymbolFeature } from './workspaceSymbols';

export const features: readonly Feature[] = [
  documentSymbolFeature,
  foldingRangeFeature,
  hoverFeature,
  completionFeature,
  selectionRangeFeature,
  documentHighlightFeature,
  definitionFeature,
  referencesFeature,
  prepareRenameFeature,
  renameFeature,
  documentLinkFeature,
  semanticTokensFeature,
  semanticTokensDeltaFeature,
  semanticTokensRangeFeature,
  codeActionFeature,
  formattingFeature,
  rangeFormattingFeature,
  onTypeFormattingFeature,
  diagnosticFeature,
  overviewFeature,
  viewFeature,
  workspaceViewFeature,
  viewPathFeature,
  moveFeature,
  codeLensFeature,
  inlayHintFeature,
  prepareCallHierarchyFeature,
  outgoingCallsFeature,
  incomingCallsFeature,
  workspaceSymbolFeature,
  workspaceDiagnosticFeature,
  exportChoicesFeature,
  exportFeature,
  previewFeature,
  pasteFeature,
  readWordFeature,
  writeWordFeature,
  compareFeature,
  compareLedgerFeature,
  takeLedgerFeature,
  updateLedgerFeature,
  progressFeature,
  mergeFeature,
  callToolFeature,
];
