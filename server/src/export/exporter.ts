/** The interface of an exporter of `gzyd extract`. To add one, add a file here and a row in `registry.ts`. Pure. */
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
   * `file` is the name that the user gave. `ids` are those of the
   * plan's entries, by index, if they come from an earlier version.
   */
  plan(file: string, plan: Plan, ids?: readonly string[]): string;
  readonly between: string;
  readonly foot: string;
}
