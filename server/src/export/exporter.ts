/** What an exporter of `gzyd extract` has to be. Adding one is one file here and its row in `registry.ts`. Pure. */
import type { Plan } from '../plan/types';
import type { Localized } from '../text/localized';

/** An export is written as it goes: the head, the plans with `between` between them, the foot. */
export interface Exporter {
  /** After `--format`. */
  readonly name: string;
  /** One line for the help and the docs. */
  readonly title: Localized;
  readonly head: string;
  /**
   * `file` is told as the user named it. `ids` of the plan's entries, by their index, where they come from an earlier
   * version.
   */
  plan(file: string, plan: Plan, ids?: readonly string[]): string;
  readonly between: string;
  readonly foot: string;
}
