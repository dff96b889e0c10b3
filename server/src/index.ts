/**
 * The language service without a connection: what the server answers, as functions
 * of a plan, for use as a library. Nothing here reads files or needs an editor.
 * Positions are LSP's (zero-based line, UTF-16 column), results are LSP's types.
 */
import type {
  CodeAction,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver-types';
import { complete } from './async/steps';
import { resolveFolder } from './config/resolve';
import { readConfig } from './config/settings';
import { fixActions } from './features/actions/fixes';
import { toDiagnostics } from './features/diagnostics';
import { documentHighlights } from './features/documentHighlights';
import { documentSymbols } from './features/documentSymbols';
import { foldingRanges } from './features/foldingRanges';
import { formatting } from './features/formatting';
import { hover } from './features/hover';
import { selectionRanges } from './features/selectionRanges';
import { report, type Reported } from './findings/report';
import { editPlan } from './plan/edit';
import { parsePlan } from './plan/parse';
import type { Plan } from './plan/types';
import { createEngine } from './rules/engine';
import { rules } from './rules/registry';
import type { MessageLanguage } from './text/localized';
import type { Position, Range } from './text/positions';

export type { MessageLanguage, Plan, Position, Range, Reported };

export interface LanguageServiceOptions {
  /** Of messages; Chinese by default. */
  readonly language?: MessageLanguage;
  /** The text of a `gzyd.yaml`. What is wrong in it is passed over. */
  readonly configuration?: string;
  /** The plan's address, which the file patterns of the configuration (relative to `file:///`) and results name. */
  readonly uri?: string;
}

export interface LanguageService {
  parse(text: string): Plan;
  /** The plan after `range` has been replaced by `text`; equal to a parse of the new text, and much cheaper. */
  edit(plan: Plan, range: Range, text: string): Plan;
  /** What is wrong with the plan, in text order. Messages are in both languages, fixes are edits of the text. */
  check(plan: Plan): readonly Reported[];
  /** The same for an editor. */
  diagnostics(plan: Plan): Diagnostic[];
  /** Fixes of the findings that `range` meets. */
  quickFixes(plan: Plan, range: Range): CodeAction[];
  outline(plan: Plan): DocumentSymbol[];
  /** In Markdown; `null` where there is nothing to say. */
  hover(plan: Plan, position: Position): Hover | null;
  highlights(plan: Plan, position: Position): DocumentHighlight[];
  foldingRanges(plan: Plan): FoldingRange[];
  selectionRanges(plan: Plan, positions: readonly Position[]): SelectionRange[];
  /** Edits for the whole plan, or for the lines of `range`. */
  format(plan: Plan, range?: Range): TextEdit[];
}

export function createLanguageService({
  language = 'zh',
  configuration = '',
  uri = 'file:///plan.txt',
}: LanguageServiceOptions = {}): LanguageService {
  const metas = rules.map(({ meta }) => meta);
  const { settings = {} } = readConfig(configuration, metas);
  const resolved = resolveFolder({ file: { settings, base: 'file:///' } }, metas).forFile(uri);
  const engine = createEngine(rules);
  const titles = new Map<string, (typeof metas)[number]['title']>(metas.map(({ code, title }) => [code, title]));
  const check = (plan: Plan): readonly Reported[] => report(engine, plan, resolved).reported;
  return {
    parse: parsePlan,
    edit: editPlan,
    check,
    diagnostics: (plan) => toDiagnostics(check(plan), { language, uri, related: true }),
    quickFixes: (plan, range) =>
      fixActions(check(plan), range, {
        uri,
        version: 0,
        language,
        documentChanges: false,
        snippets: false,
        only: ['quickfix'],
        invoked: true,
        diagnostics: [],
        titleOf: (code) => titles.get(code),
      }),
    outline: (plan) => complete(documentSymbols(plan)),
    hover: (plan, position) => hover(plan, position, { language, format: 'markdown' }),
    highlights: (plan, position) => complete(documentHighlights(plan, position)),
    foldingRanges: (plan) => foldingRanges(plan, { wholeLines: false }),
    selectionRanges,
    format: formatting,
  };
}
