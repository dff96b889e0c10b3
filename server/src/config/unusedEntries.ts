/** Remembers which `ignore` entries match nothing in the plans they name, for the diagnostics of `gzyd.yaml`. */
import type { ConfigProblem } from './problems';
import { maxProblems } from './problems';
import type { IgnoreEntry, StatedSettings } from './settings';

export class UnusedEntries {
  /**
   * By URI of the configuration file, then of the plan: the entries without their places, which change with the text.
   */
  readonly #known = new Map<string, Map<string, readonly string[]>>();

  /** True when this differs from what was known. */
  record(configUri: string, planUri: string, entries: readonly IgnoreEntry[]): boolean {
    const plans = this.#known.get(configUri) ?? new Map<string, readonly string[]>();
    const now = entries.map(contentOf);
    const before = plans.get(planUri) ?? [];
    if (before.length === now.length && before.every((entry, index) => entry === now[index])) return false;
    if (now.length === 0) plans.delete(planUri);
    else plans.set(planUri, now);
    this.#known.set(configUri, plans);
    return true;
  }

  /** One problem for each such entry that is still in `settings`, at its place there. */
  problems(configUri: string, { ignore = [] }: StatedSettings): ConfigProblem[] {
    const unused = new Set([...(this.#known.get(configUri)?.values() ?? [])].flat());
    if (unused.size === 0) return [];
    const found: ConfigProblem[] = [];
    for (const entry of ignore) {
      if (entry.range === undefined || !unused.has(contentOf(entry))) continue;
      const message = {
        zh: `此项已不对应任何问题（${entry.rule}），可以删去`,
        en: `This entry no longer matches a finding of ${entry.rule} and can be removed`,
      };
      found.push({ code: 'config/unused-ignore', range: entry.range, severity: 'information', message });
      if (found.length === maxProblems) break;
    }
    return found;
  }
}

function contentOf({ range: _range, ...entry }: IgnoreEntry): string {
  return JSON.stringify(entry);
}
