/** Everything that an editor may ask about a plan, by name, for tests of all of it. */
import { fixActions } from '../../server/src/features/actions/fixes';
import { rulePages } from '../../server/src/features/actions/rulePages';
import { toDiagnostics } from '../../server/src/features/diagnostics';
import type { Reported } from '../../server/src/findings/report';
import { documentSymbols, flatSymbols } from '../../server/src/features/documentSymbols';
import { foldingRanges } from '../../server/src/features/foldingRanges';
import { formatting } from '../../server/src/features/formatting';
import { move } from '../../server/src/refactor/move';
import { renumber } from '../../server/src/refactor/renumber';
import { hover } from '../../server/src/features/hover';
import { refactorings } from '../../server/src/features/actions/refactorings';
import { entryPlaces } from '../../server/src/features/definition';
import { documentHighlights } from '../../server/src/features/documentHighlights';
import { planReferences } from '../../server/src/features/references';
import { renamableAt } from '../../server/src/features/rename';
import { selectionRanges } from '../../server/src/features/selectionRanges';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { links } from '../../server/src/views/links';
import { complete } from '../../server/src/async/steps';
import { completions } from '../../server/src/views/completions/registry';
import { overview, summary } from '../../server/src/views/overview';
import { viewKeys, viewRows } from '../../server/src/views/trees/views';
import type { Plan } from '../../server/src/plan/types';
import type { Position, Range } from '../../server/src/text/positions';

const uri = 'file:///w/a.txt';
const viewNames = ['outline', 'units', 'targets'] as const;
const titleOf = (): undefined => undefined;

/** Of the whole text. */
export const wholeFeatures: Readonly<Record<string, (plan: Plan, reported: readonly Reported[]) => unknown>> = {
  symbols: (plan) => complete(documentSymbols(plan)),
  flatSymbols: (plan) => complete(flatSymbols(plan, uri)),
  folds: (plan) => foldingRanges(plan, { wholeLines: false }),
  lineFolds: (plan) => foldingRanges(plan, { wholeLines: true, limit: 50 }),
  tokens: (plan) => complete(semanticTokens(plan)),
  diagnostics: (_plan, reported) =>
    (['zh', 'en'] as const).map((language) =>
      toDiagnostics(reported, { language, uri, related: true, docs: 'file:///docs' }),
    ),
  summary: (plan, reported) => summary(plan, reported, uri, 1),
  overview: (plan, reported) => overview(plan, reported, 1),
  views: (plan, reported) =>
    viewNames.map((view) => complete(viewRows({ uri, plan, reported, language: 'zh' }, { view }, []))),
  formatting: (plan) => formatting(plan),
  links: (plan) => links(plan, uri, [{ name: '方案.docx', uri: 'file:///w/%E6%96%B9%E6%A1%88.docx' }]),
  renumberAsOne: (plan) => renumber(plan, { mode: 'document' }).edits,
  // By kinds, as commands and menus ask; and as the light bulb over a selection does.
  refactorings: (plan) =>
    [['source', 'refactor'], undefined].map((only) =>
      refactorings(plan, wholeRange(plan), {
        invoked: true,
        uri,
        version: 1,
        language: 'zh',
        documentChanges: true,
        annotations: true,
        createsFiles: true,
        numbering: 'auto',
        only,
      }),
    ),
  fixes: (plan, reported) =>
    fixActions(reported, wholeRange(plan), {
      uri,
      version: 1,
      language: 'zh',
      documentChanges: true,
      snippets: true,
      only: ['source.fixAll'],
      invoked: true,
      diagnostics: [],
      titleOf,
    }),
};

/** At one place. */
export const placeFeatures: Readonly<
  Record<string, (plan: Plan, at: Position, reported: readonly Reported[]) => unknown>
> = {
  hover: (plan, at) => hover(plan, at, { language: 'zh', format: 'markdown' }),
  plainHover: (plan, at) => hover(plan, at, { language: 'en', format: 'plaintext' }),
  selection: (plan, at) => selectionRanges(plan, [at]),
  highlights: (plan, at) => complete(documentHighlights(plan, at)),
  renaming: (plan, at) => renamableAt(plan, at),
  definition: (plan, at) => entryPlaces(plan, at, uri),
  moves: (plan, at) =>
    (['up', 'down', 'copyUp', 'copyDown'] as const).map((kind) => move(plan, { start: at, end: at }, kind)),
  viewKeys: (plan, at, reported) =>
    viewNames.map((view) => complete(viewKeys({ uri, plan, reported, language: 'en' }, { view }, at))),
  references: (plan, at) => complete(planReferences(plan, at, uri)),
  actions: (_plan, at, reported) =>
    fixActions(
      reported,
      { start: at, end: at },
      {
        uri,
        version: 1,
        language: 'zh',
        documentChanges: true,
        snippets: true,
        invoked: true,
        diagnostics: [],
        titleOf,
      },
    ),
  pages: (_plan, at, reported) =>
    rulePages(reported, { start: at, end: at }, { docs: 'file:///docs', command: 'show', language: 'zh', titleOf }),
  completions: (plan, at) => [true, false].map((asked) => completions(at, completionOptions(plan, asked))),
  tokensHere: (plan, { line }) => complete(semanticTokens(plan, line, line + 3)),
  formattingHere: (plan, at) =>
    formatting(plan, { start: { line: at.line, character: 0 }, end: { line: at.line + 3, character: 0 } }),
};

function completionOptions(plan: Plan, asked: boolean): Parameters<typeof completions>[1] {
  return {
    plan,
    asked,
    snippets: asked,
    directory: undefined,
    numbering: 'auto',
    note: undefined,
    others: undefined,
  };
}

export function wholeRange({ lines }: Plan): Range {
  return { start: { line: 0, character: 0 }, end: { line: lines.length - 1, character: lines.at(-1)!.text.length } };
}
