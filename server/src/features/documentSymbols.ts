/** The outline as LSP symbols. */
import type { DocumentSymbolRequest } from 'vscode-languageserver';
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver-types';
import { assignmentsOf, distinctUnits, type Assignments } from '../plan/facts/assignments';
import { headingRange, sectionRange } from '../plan/query';
import type { Entry, EntryKind, Plan, Structure } from '../plan/types';
import type { Line } from '../scan/types';
import { plainText } from '../text/plainText';
import { entryName } from '../views/entries';
import { defineFeature } from './feature';
import { stepSize, type Steps } from '../async/steps';

/** One kind for each layer, outer layers with lower numbers, so that an outline sorted by kind keeps its order. */
const kinds: Readonly<Record<EntryKind, SymbolKind>> = {
  part: SymbolKind.Module,
  section: SymbolKind.Class,
  subsection: SymbolKind.Interface,
  item: SymbolKind.Function,
  subitem: SymbolKind.Field,
};

const maxUnits = 4;

/** Editors ask several times for one version: outline, breadcrumbs, sticky scroll. */
const known = new WeakMap<Plan, DocumentSymbol[]>();

/** In text order. `detail` names the responsible units, own or inherited. The title gets no symbol, to keep breadcrumbs short. */
export function* documentSymbols(plan: Plan): Steps<DocumentSymbol[]> {
  const before = known.get(plan);
  if (before !== undefined) return before;
  const symbolFor = symbolMaker(plan);
  const roots: DocumentSymbol[] = [];
  const made: DocumentSymbol[] = [];
  for (const entry of plan.structure.entries) {
    const symbol = symbolFor(entry);
    made.push(symbol);
    if (entry.parent === undefined) roots.push(symbol);
    else (made[entry.parent.index]!.children ??= []).push(symbol);
    if (made.length % stepSize === 0) yield;
  }
  known.set(plan, roots);
  return roots;
}

/** For clients that take no tree: a flat list, each symbol with the name of the entry above. */
export function* flatSymbols(plan: Plan, uri: string): Steps<SymbolInformation[]> {
  const symbols: SymbolInformation[] = [];
  for (const entry of plan.structure.entries) {
    symbols.push({
      name: entryName(plan, entry),
      kind: kinds[entry.kind],
      location: { uri, range: sectionRange(plan, entry) },
      ...(entry.parent === undefined ? {} : { containerName: entryName(plan, entry.parent) }),
    });
    if (symbols.length % stepSize === 0) yield;
  }
  return symbols;
}

/** What an entry's symbol was made of, and the symbol without its children. */
interface Known {
  readonly line: Line;
  readonly end: Line;
  readonly symbol: DocumentSymbol;
}

/** By structure. While it and the assignments stay the same, only entries whose first or last line has changed get new symbols. */
const kept = new WeakMap<Structure, { readonly assignments: Assignments; readonly symbols: (Known | undefined)[] }>();

function symbolMaker(plan: Plan): (entry: Entry) => DocumentSymbol {
  const assignments = assignmentsOf(plan);
  let before = kept.get(plan.structure);
  if (before?.assignments !== assignments)
    kept.set(
      plan.structure,
      (before = { assignments, symbols: new Array<Known | undefined>(plan.structure.entries.length) }),
    );
  const { symbols } = before;
  return (entry) => {
    const line = plan.lines[entry.line]!;
    const end = plan.lines[entry.endLine]!;
    let last = symbols[entry.index];
    if (last?.line !== line || last.end !== end)
      symbols[entry.index] = last = { line, end, symbol: symbolOf(plan, entry, assignments) };
    return { ...last.symbol };
  };
}

function symbolOf(plan: Plan, entry: Entry, assignments: Assignments): DocumentSymbol {
  const symbol: DocumentSymbol = {
    name: entryName(plan, entry),
    kind: kinds[entry.kind],
    range: sectionRange(plan, entry),
    selectionRange: headingRange(plan, entry),
  };
  const detail = unitNames(assignments, entry);
  if (detail !== '') symbol.detail = detail;
  return symbol;
}

/** 基教科、教科院: the lead first; a long list is cut. Empty for an entry without a unit. */
function unitNames(assignments: Assignments, entry: Entry): string {
  const all = assignments.of(entry);
  if (all.length === 0) return '';
  const units = distinctUnits(all);
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
