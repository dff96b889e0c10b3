/**
 * What client and server exchange beyond LSP: constants and types, imported by both sides.
 * Positions are LSP's (zero-based line, UTF-16 column).
 */
import type { Position, Range, TextEdit, URI, integer } from 'vscode-languageserver-types';
import type { MessageLanguage } from '../text/localized';

/** The language id, the settings' section and the prefix of commands and messages. */
export const languageId = 'gongzuoyaodian';
export const settingsSection = 'gongzuoyaodian';

/** What the client sends as `initializationOptions`. Every member may be missing; other editors send none. */
export interface InitializationOptions {
  /** The editor's display language, a BCP 47 tag as in `vscode.env.language`: `zh-cn`, `en`. */
  readonly locale?: string;
  /** The client shows `gongzuoyaodian/summary` and `gongzuoyaodian/limit`. Without this they are not sent. */
  readonly statusNotifications?: boolean;
  /** The client knows our types of semantic tokens (`tokenLegend.ts`); others get standard types in their place. */
  readonly ownTokenTypes?: boolean;
  /** Address of the folder with the rules' pages (`<docs>/numbering/gap.md`), to which findings then link. */
  readonly docs?: string;
  /**
   * A command of the client that shows one of these pages; its argument
   * is the page's address. Findings then offer it beside their fixes, and link to it.
   */
  readonly openRulePage?: string;
  /**
   * A command of the client, without arguments, that asks for completions at the cursor. Completions that put in a
   * label have it called, so that the units follow.
   */
  readonly triggerSuggest?: string;
  /**
   * A command of the client that follows a quick fix which changes `gzyd.yaml`; its argument is a `ConfigWritten`. The
   * client can then save the file and tell where it is.
   */
  readonly configWritten?: string;
  /** Address of `dist/office/index.js`, for a server in a web worker, which loads it with the first Word file. */
  readonly officeScript?: string;
}

/** What a quick fix has written to a `gzyd.yaml`. */
export interface ConfigWritten {
  readonly uri: URI;
  /** The fix has created the file. */
  readonly created: boolean;
  /** The edits that take the change back, as long as nothing else is changed. */
  readonly undo: readonly TextEdit[];
}

/**
 * The answer to a `workspace/configuration` request for `gongzuoyaodian`. Any member may be missing or of a wrong type.
 */
export interface EditorSettings {
  readonly responsibility?: { readonly missing?: 'auto' | 'always' | 'never' };
  readonly numbering?: {
    readonly mode?: 'auto' | 'document' | 'part' | 'parent';
    readonly followWhileTyping?: 'off' | 'on';
  };
  readonly typing?: {
    readonly continueItems?: boolean;
    readonly continueActions?: boolean;
    readonly endList?: boolean;
    readonly keepIndent?: boolean;
  };
  readonly profile?: 'standard' | 'strict' | 'draft' | 'ledger';
  /** Rule code → severity. */
  readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  /** `null` or absent: the year the text states. */
  readonly planYear?: integer | null;
  readonly language?: 'auto' | MessageLanguage;
  /** `diagnostics`: of plans that aren't open. */
  readonly workspace?: { readonly diagnostics?: 'off' | 'on' };
  /** Counts above the headings of sections. */
  readonly codeLens?: { readonly sections?: boolean };
  readonly inlayHints?: { readonly lead?: boolean; readonly inheritedUnits?: boolean; readonly amounts?: boolean };
}

/**
 * Notification, server → client: figures of one open plan, after every check that changed one of them
 * (and after each `didOpen`). Nothing is sent for a closed document.
 */
export const SummaryNotification = { method: 'gongzuoyaodian/summary' } as const;

export interface SummaryParams {
  readonly uri: URI;
  readonly version: integer;
  /** Tasks: what the outline counts as items; where a plan has none, its lowest numbered layer. */
  readonly items: integer;
  /**
   * Items without a unit: neither their own, nor inherited, nor
   * from their actions. 0 when the plan states no units at all.
   */
  readonly withoutUnit: integer;
  readonly targets: integer;
  readonly deadlines: integer;
  /** Different names of units. */
  readonly units: integer;
}

/**
 * Notification, client → server: where the caret is. Optional: the item that was just written is checked as soon as the
 * caret has left it, instead of after a pause.
 */
export const CaretNotification = { method: 'gongzuoyaodian/caret' } as const;

export interface CaretParams {
  readonly textDocument: { readonly uri: URI };
  readonly position: Position;
}

/**
 * Request, client → server: the content of the overview (a quick pick). `null` for a document that isn't open.
 * In text order throughout.
 */
export const OverviewRequest = { method: 'gongzuoyaodian/overview' } as const;

export interface OverviewParams {
  readonly textDocument: { readonly uri: URI };
  /** The most entries of each list; the totals always count all. */
  readonly limit?: integer;
}

export interface OverviewResult {
  readonly version: integer;
  readonly items: readonly OverviewItem[];
  readonly targets: readonly OverviewPlace[];
  readonly deadlines: readonly OverviewPlace[];
  readonly totals: {
    readonly items: integer;
    readonly withoutUnit: integer;
    readonly targets: integer;
    readonly deadlines: integer;
  };
}

export interface OverviewItem {
  /** `1.`, `（一）` */
  readonly marker: string;
  readonly title: string;
  /** Titles of the layers above, outermost first, with their markers. */
  readonly path: readonly string[];
  /** Units responsible for it, own or inherited, lead first. */
  readonly units: readonly string[];
  /** Counted in `withoutUnit`. */
  readonly lacksUnit: boolean;
  /** Marker and title. */
  readonly range: Range;
}

/** A target or a deadline. */
export interface OverviewPlace {
  /** As it stands in the text: 不少于40所, 6月底前. */
  readonly text: string;
  /** Words around it that tell it from others: verb and object where known, else the clause. */
  readonly context: string;
  /** Marker and title of the item it belongs to; absent in the preamble. */
  readonly item?: string;
  readonly range: Range;
}

/**
 * Request, client → server: rows of a view (a tree) on one open plan. `null` for a document that isn't open. Each
 * answer is followed by at most one `gongzuoyaodian/viewsChanged`.
 */
export const ViewRequest = { method: 'gongzuoyaodian/view' } as const;

/** `outline` sections and items · `units` who answers for what · `targets` amounts and their deadlines */
export type ViewName = 'outline' | 'units' | 'targets';

/** What a view shows, and how. */
export interface ViewOptions {
  readonly view: ViewName;
  /** Of targets; by deadline if absent. */
  readonly sort?: 'deadline' | 'unit';
  /** Of the outline: only entries that pass, and those above them. */
  readonly filter?: ViewFilter;
}

export interface ViewFilter {
  /** Part of a title or of a unit's name, in characters or pinyin. */
  readonly text?: string;
  readonly only?: 'withoutUnit' | 'findings';
}

export interface ViewParams extends ViewOptions {
  readonly textDocument: { readonly uri: URI };
  /** The id of the row whose children are wanted; absent for the rows at the top. */
  readonly parent?: string;
}

export interface ViewResult {
  /** Of the document; `null` for the workspace. */
  readonly version: integer | null;
  readonly rows: readonly ViewRow[];
  /** What the view holds, in a few words: `27 项 · 缺责任单位 1`. Agrees with `gongzuoyaodian/summary`. */
  readonly summary: string;
}

/** All texts are plain, and in the language of the messages. */
export interface ViewRow {
  /** The same for as long as the row keeps its place among its siblings. */
  readonly id: string;
  readonly kind: ViewRowKind;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** What is read out in place of label and description. */
  readonly spoken: string;
  /** For an icon; the description says it in words. */
  readonly mark?: 'withoutUnit' | 'conflict';
  /** Findings in its lines and in all below it; absent if there are none. */
  readonly findings?: ViewFindings;
  readonly place?: { readonly uri: URI; readonly range: Range };
  /** `gongzuoyaodian/move` can bring it to the place of another row. */
  readonly movable?: true;
  /** Shown open at first. */
  readonly open?: true;
  /** All of them. */
  readonly children?: readonly ViewRow[];
  /** It has children, which are given on request. */
  readonly hasChildren?: true;
}

export interface ViewFindings {
  readonly count: integer;
  /** The worst. */
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
}

/** `lead`, `support`, `plain`: an item below a unit, by the unit's part in it. */
export type ViewRowKind =
  | 'plan'
  | 'part'
  | 'section'
  | 'subsection'
  | 'item'
  | 'subitem'
  | 'unit'
  | 'lead'
  | 'support'
  | 'plain'
  | 'group'
  | 'target'
  | 'more';

/** Request, client → server: the same for all plans of the workspace. */
export const WorkspaceViewRequest = { method: 'gongzuoyaodian/workspaceView' } as const;

export interface WorkspaceViewParams extends ViewOptions {
  readonly parent?: string;
}

/**
 * Request, client → server: the ids of the rows from the top down to the one that a place in an open plan belongs to.
 * Empty where there is none.
 */
export const ViewPathRequest = { method: 'gongzuoyaodian/viewPath' } as const;

export interface ViewPathParams extends ViewOptions {
  readonly textDocument: { readonly uri: URI };
  readonly position: Position;
  /** In the view of the whole workspace. */
  readonly workspace?: boolean;
}

/**
 * Notification, server → client: what was answered about a plan, or without a `uri` about the workspace, may no longer
 * hold. Sent once after an answer, when the new findings are there: a client that shows no view asks for none and is
 * told nothing.
 */
export const ViewsChangedNotification = { method: 'gongzuoyaodian/viewsChanged' } as const;

export interface ViewsChangedParams {
  readonly uri?: URI;
}

/**
 * Request, client → server: the edits that move or copy the item or section whose heading holds `range`, or the items
 * that it selects whole, and the selection after them. `null` where it does neither: the editor moves its lines then.
 * Code actions of the kinds `refactor.move.up`, `refactor.move.down` and `refactor.duplicate` make the same edits.
 */
export const MoveRequest = { method: 'gongzuoyaodian/move' } as const;

export interface MoveParams {
  readonly textDocument: { readonly uri: URI };
  readonly range: Range;
  /** A copy always stands below the original; `copyUp` leaves the selection in the original. */
  readonly kind: 'up' | 'down' | 'copyUp' | 'copyDown' | 'to';
  /**
   * With `to`: in the heading of the item whose place it gets, or of the section that it is put into, behind its last.
   */
  readonly target?: Position;
}

export interface MoveResult {
  /** The version that the edits are made for. */
  readonly version: integer;
  /** Empty where there is nothing to move past. */
  readonly edits: readonly TextEdit[];
  readonly selection: Range;
}

/**
 * Notification, server → client: what was left out because a document is too large. Always the whole list; an empty one
 * clears it. Texts are plain and in the language of the messages.
 */
export const LimitNotification = { method: 'gongzuoyaodian/limit' } as const;

export interface LimitParams {
  /** A document, or a workspace folder: the limits then hold for all plans in it. */
  readonly uri: URI;
  readonly limits: readonly Limit[];
}

export interface Limit {
  readonly kind: 'findings' | 'numbering' | 'workspace';
  /** One sentence: what is not shown, and how much of it there is. */
  readonly text: string;
}
