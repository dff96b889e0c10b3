/** What a completion is, and what its sources know. */
import type { Plan } from '../../plan/types';
import type { NumberingModeSetting, RuleContext, UnitDirectory } from '../../rules/types';
import type { Localized } from '../../text/localized';
import type { Fit } from '../../text/pinyin';
import type { Span } from '../../text/positions';
import type { Place } from './place';

export type CompletionKind = 'unit' | 'role' | 'note' | 'number' | 'action' | 'deadline' | 'amount' | 'title';

/** One thing that may be put in at the cursor. */
export interface Completion {
  readonly label: string;
  /** The names that find it, the shortest first, so that all are found as easily; absent: the label. */
  readonly names?: readonly string[];
  readonly kind: CompletionKind;
  /** Columns of the cursor's line that `newText` replaces; the cursor stands in it or at its end. */
  readonly span: Span;
  /** How well it fits what stands between the span's start and the cursor. */
  readonly fit: Fit;
  /** With tab stops (`$1`, `${2:…}`), and `$`, `}`, `\` escaped, where `snippet` is set. */
  readonly newText: string;
  readonly snippet?: boolean;
  readonly detail: Localized;
  /** Another completion follows at once: a label is followed by its units. */
  readonly goesOn?: boolean;
}

/** A name, and how often it occurs. */
export interface CountedName {
  readonly name: string;
  readonly count: number;
}

/** What other plans name. */
export interface OtherPlans {
  readonly units: readonly CountedName[];
  /** Without 《》. */
  readonly titles: readonly CountedName[];
}

export interface CompletionContext {
  readonly plan: Plan;
  readonly place: Place;
  /** The author asked, and didn't just type a character that may begin something. */
  readonly asked: boolean;
  /** The client takes tab stops. */
  readonly snippets: boolean;
  readonly directory: UnitDirectory | undefined;
  readonly numbering: NumberingModeSetting;
  readonly note: RuleContext['note'];
  readonly others: OtherPlans | undefined;
}

/** One source of completions, best first. */
export type CompletionSource = (context: CompletionContext) => readonly Completion[];

/** Plain text in a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
