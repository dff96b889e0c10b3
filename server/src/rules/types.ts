/** What a rule is, what it may know, and what it says. Rules are pure; the engine (`engine.ts`) runs them. */
import type { Inputs, Values } from '../plan/facts/define';
import type { Sign, Signs } from '../plan/facts/signs';
import type { Line } from '../scan/types';
import type { Plan } from '../plan/types';
import type { Range, Span } from '../text/positions';
import type { Edit } from '../text/edits';
import type { Localized } from '../text/localized';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Fix {
  readonly title: Localized;
  readonly edits: readonly Edit[];
  /** The one right answer; at most one fix of each finding. */
  readonly preferred?: boolean;
  /** May be applied on save, without being looked at. Implies `preferred`. */
  readonly safe?: boolean;
  /**
   * `newText` of the edits is a snippet (`${1:…}`) for editors that take one; `$`, `}` and `\` in plain parts are
   * escaped.
   */
  readonly snippet?: boolean;
}

export interface RelatedPlace {
  readonly range: Range;
  readonly message: Localized;
}

/** One mistake: the place, what is wrong and what was expected. */
export interface Finding {
  readonly code: string;
  readonly range: Range;
  readonly message: Localized;
  readonly related?: readonly RelatedPlace[];
  /** May be computed on every access: read it once, when fixes are needed. */
  readonly fixes?: readonly Fix[];
  /** Set if it is milder than the rule's severity, such as a hint from a warning rule. */
  readonly severity?: Severity;
}

/** A finding of a line rule: columns of the line, which move with it. */
export interface LineFinding {
  readonly span: Span;
  readonly message: Localized;
  readonly fixes?: readonly LineFix[];
  readonly severity?: Severity;
}

export interface LineFix extends Omit<Fix, 'edits'> {
  readonly edits: readonly LineEdit[];
}

export interface LineEdit {
  readonly span: Span;
  readonly newText: string;
}

export type RuleFamily = 'numbering' | 'responsibility' | 'target' | 'text' | 'structure';
export type Profile = 'standard' | 'strict' | 'draft' | 'ledger';

export interface RuleMeta {
  /** `family/name`; stable, used in settings and on the docs page `docs/rules/<family>/<name>.md`. */
  readonly code: `${RuleFamily}/${string}`;
  /** Severity in the `standard` profile. */
  readonly severity: Severity | 'off';
  /**
   * Severity in other profiles, where it differs from `standard` (what `draft` leaves out is listed in that profile).
   */
  readonly profiles?: Readonly<Partial<Record<Profile, Severity | 'off'>>>;
  readonly fixable: boolean;
  /** A few words: the heading of the docs page. */
  readonly title: Localized;
  /** One or two sentences: settings and table. */
  readonly description: Localized;
  /** Standard and clause, if there is one: `GB/T 15834-2011 B.3.3`. */
  readonly source?: string;
}

/** What a rule may know beyond the plan. Built by the configuration; every member has a default (`defaultContext`). */
export interface RuleContext {
  /** When an item without a responsible unit is reported: depending on the plan's habit, always, or never. */
  readonly responsibility: 'auto' | 'always' | 'never';
  /** `auto` finds the document's own mode. */
  readonly numbering: NumberingModeSetting;
  /** The year the plan is for; otherwise the one the text states. */
  readonly planYear?: number;
  readonly units?: UnitDirectory;
  /** How inserted responsibility notes look, if not like the plan's own. */
  readonly note?: { readonly label?: string; /** Opening and closing one. */ readonly brackets?: string };
  /** Words that may be repeated, added to the rule's own list. */
  readonly allowedRepeats?: readonly string[];
}

export type NumberingModeSetting = 'auto' | 'document' | 'part' | 'parent';

/** What a unit registry answers; `config/` builds it from `gzyd.yaml`. */
export interface UnitDirectory {
  /**
   * Undefined for an unknown name. `year` (the plan's, by default `planYear`) decides whether a former name was still
   * in force.
   */
  find(name: string, year?: number): UnitEntry | undefined;
  /** The first known name that differs from `name` in one character, as a typing slip would. */
  nearest(name: string): string | undefined;
  /** All names it knows, for completion. */
  readonly names: readonly string[];
}

export interface UnitEntry {
  readonly fullName: string;
  /** How the name that was looked up relates to it. */
  readonly matched: 'full' | 'short' | 'former';
  readonly collective: boolean;
  /** The current name, for a former one. */
  readonly current: string;
}

export const defaultContext: RuleContext = { responsibility: 'auto', numbering: 'auto' };

/** Where a line or tally rule looks: `body` = title, preamble and body (not front and end matter). */
export type Scope = 'body' | 'all';

/** Judges one line by its text alone. The engine keeps the result as long as the line. */
export interface LineRule {
  readonly meta: RuleMeta;
  readonly kind: 'line';
  readonly scope: Scope;
  /**
   * Bits of `Feature`; a line with none of them is not shown to the rule. 0 = every line but blank ones without any (a
   * no-break space is one).
   */
  readonly needs: number;
  /** A line with none of them is not shown to the rule either. */
  readonly signs?: readonly Sign[];
  /** The signs are known if the rule has some. */
  check(line: Line, signs: Signs): readonly LineFinding[];
}

/** Counts places line by line and reports once per document. */
export interface TallyRule {
  readonly meta: RuleMeta;
  readonly kind: 'tally';
  readonly scope: Scope;
  readonly needs: number;
  readonly signs?: readonly Sign[];
  /** How many places `places` would return, without creating them all; undefined for none. */
  count(line: Line): TallyCount | undefined;
  /**
   * Called when places are shown or fixed. One edit per place; the fix has all of them, and the finding is at the first
   * place.
   */
  places(line: Line): readonly TallyPlace[];
  /** Undefined if there are too few to report. `first` is where the finding will be. */
  report(
    count: number,
    first: TallyPlace,
    context: RuleContext,
  ): { readonly message: Localized; readonly fixTitle?: Localized; readonly severity?: Severity } | undefined;
}

export interface TallyCount {
  readonly places: number;
  /** At least one of them can be repaired. */
  readonly fixable: boolean;
}

export interface TallyPlace extends Span {
  /** Absent: nothing to repair here (but counted). */
  readonly newText?: string;
}

/** A fix whose edits, of which there may be very many, are computed when the edits or the title are needed. */
export interface LazyFix {
  title(edits: readonly Edit[]): Localized;
  edits(): readonly Edit[];
  readonly preferred: boolean;
}

/** A finding of a plan rule. It is kept while the rule's inputs stay the same. */
export interface PlanFinding extends Omit<Finding, 'fixes'> {
  /** A function is called when fixes are requested, with the plan as it was when the finding was reported. */
  readonly fixes?: readonly Fix[] | ((plan: Plan) => readonly (Fix | LazyFix)[]);
}

/** Judges the plan as a whole. Must be linear in the entries or in the lines that concern it. Made by `planRule`. */
export interface PlanRule {
  readonly meta: RuleMeta;
  readonly kind: 'plan';
  /** The facts it judges by. `check` runs again if one of them, or the context, has changed. */
  readonly inputs: Inputs;
  check(inputs: Readonly<Record<string, unknown>>, context: RuleContext): readonly PlanFinding[];
}

/** Makes a plan rule. `check` gets its inputs by name and nothing else of the plan, so it cannot miss a change. */
export function planRule<I extends Inputs>(rule: {
  readonly meta: RuleMeta;
  readonly inputs: I;
  check(inputs: Values<I>, context: RuleContext): readonly PlanFinding[];
}): PlanRule {
  return { kind: 'plan', ...rule };
}

export type Rule = LineRule | TallyRule | PlanRule;
