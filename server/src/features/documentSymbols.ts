/** The outline as LSP symbols. */
import type { DocumentSymbolRequest } from 'vscode-languageserver';
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver-types';
import { assignmentsOf, distinctUnits, type Assignment } from '../plan/facts/assignments';
import { defineFact, type Fact } from '../plan/facts/define';
import { headingRange, sectionRange } from '../plan/query';
import type { Entry, EntryKind, Plan } from '../plan/types';
import { plainText } from '../text/plainText';
import { entryName } from '../views/entries';
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

const maxUnits = 4;

/**
 * In text order. `detail` names the responsible units, own or
 * inherited. The title gets no symbol, to keep breadcrumbs short.
 */
export function* documentSymbols(plan: Plan): Steps<DocumentSymbol[]> {
  const namesOf = unitNames(plan);
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

/** 基教科、教科院: the lead first; a long list is cut. Empty for an entry without a unit. */
const unitNames: Fact<(entry: Entry) => string> = defineFact({
  inputs: { assignments: assignmentsOf },
  compute({ assignments }) {
    const known: string[] = [];
    return (entry) => (known[entry.index] ??= joinedNames(distinctUnits(assignments.of(entry))));
  },
});

function joinedNames(units: readonly Assignment[]): string {
  const names = units
    .slice(0, maxUnits)
    .map(({ unit }) => plainText(unit.name))
    .join('、');
  return units.length > maxUnits ? `${names} +${units.length - maxUnits}` : names;
}

export const documentSymbolFeature = defineFeature<typeof DocumentSymbolRequest>({
  method: 'textDocument/documentSymbol',
  capability: () => ({ documentSymbolProvider: true }),
  neutral: [],
  plan: ({ plan, uri }, _params, { client }) => (client.symbolTree ? documentSymbols(plan) : flatSymbols(plan, uri)),
});
