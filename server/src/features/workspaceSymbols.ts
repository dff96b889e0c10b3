/** Sections, items and units of all plans in the workspace, by what is typed of their names. */
import type { WorkspaceSymbolRequest } from 'vscode-languageserver';
import { SymbolKind, type SymbolInformation } from 'vscode-languageserver-types';
import type { Steps } from '../async/steps';
import type { MessageLanguage } from '../text/localized';
import { plainText } from '../text/plainText';
import { findSymbols, type Found } from '../workspace/search';
import { defineFeature, type Services } from './feature';
import { symbolKinds } from './documentSymbols';

/** More than anybody reads. */
const mostSymbols = 300;

const kinds: Readonly<Record<Found['kind'], SymbolKind>> = {
  ...symbolKinds,
  plan: SymbolKind.File,
  unit: SymbolKind.Constant,
};

function* workspaceSymbols(query: string, { workspace, language }: Services): Steps<SymbolInformation[]> {
  const found = yield* findSymbols(workspace.plans(), yield* workspace.units(), query, mostSymbols);
  return found.map(({ kind, name, container, uri, range }) => ({
    name: shownName(plainText(name), query),
    kind: kinds[kind],
    containerName: typeof container === 'string' ? plainText(container) : tally(container, language),
    location: { uri, range },
  }));
}

/**
 * Editors show only what holds the typed characters. A name that was found by its pinyin gets them behind it:
 * `基教科 jjk`.
 */
function shownName(name: string, query: string): string {
  const typed = query.trim();
  return /^[a-z]+$/i.test(typed) && !name.toLowerCase().includes(typed.toLowerCase()) ? `${name} ${typed}` : name;
}

function tally({ plans, mentions }: Exclude<Found['container'], string>, language: MessageLanguage): string {
  return language === 'zh' ? `${plans} 份要点，${mentions} 处` : `${plans} plans, ${mentions} places`;
}

export const workspaceSymbolFeature = defineFeature<typeof WorkspaceSymbolRequest>({
  method: 'workspace/symbol',
  capability: () => ({ workspaceSymbolProvider: true }),
  neutral: [],
  workspace: ({ query }, services) => workspaceSymbols(typeof query === 'string' ? query : '', services),
});
