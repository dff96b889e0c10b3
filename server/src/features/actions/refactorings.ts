/** Changes of the whole plan or a selection that an author asks for: numbers, form of notes, widths, clean-up. */
import type { CodeAction } from 'vscode-languageserver-types';
import type { Plan } from '../../plan/types';
import type { Range } from '../../text/positions';
import type { MessageLanguage } from '../../text/localized';
import { createEngine } from '../../rules/engine';
import { halfWidthRule } from '../../rules/text/halfWidth';
import { scrapedRule } from '../../rules/text/scraped';
import { defaultContext, type NumberingModeSetting } from '../../rules/types';
import type { Edit } from '../../text/edits';
import type { Localized } from '../../text/localized';
import { normaliseNotes } from '../../refactor/normaliseNotes';
import { move } from '../../refactor/move';
import { linesIn, renumber } from '../../refactor/renumber';
import { moveKinds, refactoringKinds, wantsKind } from '../../protocol/codeActionKinds';
import { workspaceEdit } from '../workspaceEdits';
import { joining, splitting } from './actionsInEntries';
import { levelChange, renumberBehind } from './atMarker';

export interface RefactoringOptions {
  readonly uri: string;
  readonly version: number;
  readonly language: MessageLanguage;
  readonly documentChanges: boolean;
  /** The client shows annotated edits before it makes them. */
  readonly annotations: boolean;
  /** The client accepts edits that create files. */
  readonly createsFiles: boolean;
  readonly numbering: NumberingModeSetting;
  readonly only?: readonly string[] | undefined;
  /** A user asked and is watching, unlike on save. */
  readonly invoked: boolean;
}

interface Refactoring {
  readonly kind: string;
  readonly title: Localized;
  /** Previewed, because it changes much at once. */
  readonly preview?: boolean;
  /** Also to a client that asks for no kind. */
  readonly offered?: boolean;
  edits(): readonly Edit[];
}

/** An engine of our own: a rule that is turned off reports nothing, but its fixes can still be asked for. */
const engine = createEngine([halfWidthRule, scrapedRule]);

function fixesOf(plan: Plan, code: string): readonly Edit[] {
  return engine.check(plan, defaultContext, (one) => one === code).flatMap(({ fixes }) => fixes?.[0]?.edits ?? []);
}

/** Doubtful changes are previewed; where nobody is watching, or the client can't preview, they are left out. */
function renumbering(plan: Plan, { numbering: mode, annotations, invoked, only }: RefactoringOptions): Refactoring {
  const title = { zh: '全文序号重排', en: 'Renumber the plan' };
  const kind = refactoringKinds.renumber;
  if (!wantsKind(only, kind)) return { kind, title, edits: () => [] };
  const { edits, doubts } = renumber(plan, { mode });
  const [doubt] = doubts;
  if (doubt === undefined || !annotations || !invoked) return { kind, title, edits: () => edits };
  return {
    kind,
    title: { zh: `${title.zh}（${doubt.message.zh}）`, en: `${title.en} (${doubt.message.en})` },
    preview: true,
    edits: () => renumber(plan, { mode, all: true }).edits,
  };
}

/** A light bulb at every heading would tell nothing, so they are offered to who asks for actions. */
function moves(plan: Plan, range: Range, { invoked, numbering }: RefactoringOptions): Refactoring[] {
  const one = (kind: keyof typeof moveKinds, title: Localized): Refactoring => ({
    kind: moveKinds[kind],
    title,
    offered: invoked,
    edits: () => move(plan, range, kind, numbering)?.edits ?? [],
  });
  return [
    one('up', { zh: '上移（连同所属内容，序号随之调整）', en: 'Move up with all that belongs to it' }),
    one('down', { zh: '下移（连同所属内容，序号随之调整）', en: 'Move down with all that belongs to it' }),
    one('copyDown', { zh: '复制到下方（序号随之调整）', en: 'Duplicate below' }),
  ];
}

/**
 * Those that would change something. They are offered when the
 * client asks for their kinds, or when `range` is a selection.
 */
export function refactorings(plan: Plan, range: Range, options: RefactoringOptions): CodeAction[] {
  const { only } = options;
  const lines = linesIn(range);
  const all: Refactoring[] = [
    renumbering(plan, options),
    {
      kind: `${refactoringKinds.renumber}.preview`,
      title: { zh: '全文序号重排（先预览）', en: 'Renumber the plan (preview)' },
      preview: true,
      edits: () => renumber(plan, { mode: options.numbering, all: true }).edits,
    },
    {
      kind: refactoringKinds.normaliseNotes,
      title: { zh: '统一责任单位的写法', en: 'Make responsibility notes consistent' },
      edits: () => normaliseNotes(plan),
    },
    {
      kind: refactoringKinds.convertWidths,
      title: { zh: '半角标点改为全角', en: 'Convert punctuation to full width' },
      edits: () => fixesOf(plan, halfWidthRule.meta.code),
    },
    {
      kind: refactoringKinds.cleanUp,
      title: { zh: '清理网页残留', en: 'Clean up traces of a web page' },
      preview: true,
      edits: () => fixesOf(plan, scrapedRule.meta.code),
    },
  ];
  if (lines.end > lines.start) {
    all.push({
      kind: refactoringKinds.renumberSelection,
      title: { zh: '所选部分序号重排', en: 'Renumber the selection' },
      offered: true,
      edits: () => renumber(plan, { mode: options.numbering, lines }).edits,
    });
  }
  all.push(...moves(plan, range, options), ...atEntry(plan, range, options));
  return all.flatMap((refactoring): CodeAction[] => {
    // Moving the caret does not ask for these. The menu of source actions, a command, a selection or a number does.
    const asked = only === undefined ? refactoring.offered === true : wantsKind(only, refactoring.kind);
    if (!asked || (refactoring.preview === true && !options.annotations && refactoring.kind.endsWith('.preview')))
      return [];
    const edits = refactoring.edits();
    return edits.length === 0
      ? []
      : [
          {
            title: refactoring.title[options.language],
            kind: refactoring.kind,
            edit: workspaceEdit(
              [{ uri: options.uri, version: options.version, edits }],
              {
                versionedEdits: options.documentChanges,
                annotatedEdits: options.annotations,
                createsFiles: options.createsFiles,
              },
              refactoring.preview === true ? { preview: refactoring.title[options.language] } : {},
            ),
          },
        ];
  });
}

/**
 * What can be done with the entry at the caret. Layers and actions are offered when the user opens the menu, not each
 * time the caret moves.
 */
function atEntry(plan: Plan, range: Range, { only, invoked, numbering }: RefactoringOptions): Refactoring[] {
  const { renumberBehind: behind, levelIn, levelOut, splitActions, joinActions } = refactoringKinds;
  const asked = (kind: string): boolean => (only === undefined ? invoked : wantsKind(only, kind));
  const changes = [
    wantsKind(only, behind) ? renumberBehind(plan, range, numbering) : undefined,
    asked(levelIn) ? levelChange(plan, range, 'in', numbering) : undefined,
    asked(levelOut) ? levelChange(plan, range, 'out', numbering) : undefined,
    asked(splitActions) ? splitting(plan, range, numbering) : undefined,
    asked(joinActions) ? joining(plan, range, numbering) : undefined,
  ];
  return changes.flatMap((change) =>
    change === undefined ? [] : [{ ...change, offered: true, edits: () => change.edits }],
  );
}
