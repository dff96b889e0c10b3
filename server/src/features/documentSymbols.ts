/** The outline as LSP symbols. */
import type { DocumentSymbolRequest } from 'vscode-languageserver';
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver-types';
import { headingRange, sectionRange } from '../plan/query';
import type { Entry, EntryKind, Plan } from '../plan/types';
import { entryName } from '../views/entries';
import { unitNamesOf } from '../views/unitNames';
import { defineFeature } from './feature';
import { stepSize, type Steps } from '../async/steps';

/** One kind for each layer, outer layers with lower numbers, so that an outline sorted by kind keeps its order. */
export const symbolKinds: Readonly<Record<EntryKind, SymbolKind>> = {
  part: SymbolKind.Module,
  section: SymbolKind.Class,
  subsection: SymbolKind.Interface,
  item: SymbolKind.Function,
  subitem: SymbolKind.Field,
};

/**
 * In text order. `detail` names the responsible units, own or
 * inherited. The title gets no symbol, to keep breadcrumbs short.
 */
export function* documentSymbols(plan: Plan): Steps<DocumentSymbol[]> {
  const namesOf = unitNamesOf(plan);
  const roots: DocumentSymbol[] = [];
  const made: DocumentSymbol[] = [];
  for (const entry of plan.structure.entries) {
    const symbol = symbolOf(plan, entry, namesOf(entry));
    made.push(symbol);
    if (entry.parent === undefined) roots.push(symbol);
    else (made[entry.parent.index]!.children ??= []).push(symbol);
    if (made.length % stepSize === 0) yield;
  }
  return roots;
}

/** For clients that do not support trees: a flat list, each symbol with the name of the entry above. */
export function* flatSymbols(plan: Plan, uri: string): Steps<SymbolInformation[]> {
  const symbols: SymbolInformation[] = [];
  for (const entry of plan.structure.entries) {
    symbols.push({
      name: entryName(plan, entry),
      kind: symbolKinds[entry.kind],
      location: { uri, range: sectionRange(plan, entry) },
      ...(entry.parent === undefined ? {} : { containerName: entryName(plan, entry.parent) }),
    });
    if (symbols.length % stepSize === 0) yield;
  }
  return symbols;
}

function symbolOf(plan: Plan, entry: Entry, detail: string): DocumentSymbol {
  const symbol: DocumentSymbol = {
    name: entryName(plan, entry),
    kind: symbolKinds[entry.kind],
    range: sectionRange(plan, entry),
    selectionRange: headingRange(plan, entry),
  };
  if (detail !== '') symbol.detail = detail;
  return symbol;
}

export const documentSymbolFeature = defineFeature<typeof DocumentSymbolRequest>({
  method: 'textDocument/documentSymbol',
  capability: () => ({ documentSymbolProvider: true }),
  neutral: [],
  plan: ({ plan, uri }, _params, { client }) => (client.symbolTree ? documentSymbols(plan) : flatSymbols(plan, uri)),
});
