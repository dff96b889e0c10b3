/**
 * Quick fixes for an open `gzyd.yaml`: the name that was meant,
 * and the removal of one or all entries that match nothing.
 */
import { removeIgnoreEntries } from './edits';
import type { ConfigProblem } from '../problems';
import { readConfig } from '../settings';
import type { RuleMeta } from '../../rules/types';
import type { Edit } from '../../text/edits';
import type { Localized } from '../../text/localized';
import { rangesMeet, sameRange, type Range } from '../../text/positions';

export interface ConfigRepair {
  readonly title: Localized;
  /** The code of the problem it solves. */
  readonly code: ConfigProblem['code'];
  readonly edits: readonly Edit[];
  /** Preferred: what most authors will want here. */
  readonly preferred: boolean;
}

/** For the problems that `range` touches. */
export function configRepairs(
  text: string,
  range: Range,
  problems: readonly ConfigProblem[],
  rules: readonly RuleMeta[],
): ConfigRepair[] {
  const here = problems.filter((problem) => rangesMeet(problem.range, range));
  return [...here.flatMap(correction), ...removals(text, here.filter(isUnused), problems.filter(isUnused), rules)];
}

function correction({ suggestion, range, code }: ConfigProblem): ConfigRepair[] {
  if (suggestion === undefined) return [];
  const title = { zh: `改为“${suggestion}”`, en: `Change to “${suggestion}”` };
  return [{ title, code, edits: [{ range, newText: suggestion }], preferred: true }];
}

const unusedCode = 'config/unused-ignore';
const isUnused = ({ code }: ConfigProblem): boolean => code === unusedCode;

function removals(
  text: string,
  here: readonly ConfigProblem[],
  all: readonly ConfigProblem[],
  rules: readonly RuleMeta[],
): ConfigRepair[] {
  if (here.length === 0) return [];
  const entries = (readConfig(text, rules).settings?.ignore ?? []).map(({ range }) => range);
  const indexOf = ({ range }: ConfigProblem): number =>
    entries.findIndex((entry) => entry !== undefined && sameRange(entry, range));
  const removal = (title: Localized, gone: readonly ConfigProblem[], preferred: boolean): ConfigRepair[] => {
    const indices = gone.map(indexOf).filter((index) => index >= 0);
    const edits = removeIgnoreEntries(text, indices) ?? [];
    return edits.length === 0 ? [] : [{ title, code: unusedCode, edits, preferred }];
  };
  const one = { zh: '删去此项', en: 'Remove this entry' };
  const every = {
    zh: `删去全部 ${all.length} 项不再对应问题的条目`,
    en: `Remove all ${all.length} entries that match nothing`,
  };
  return [
    ...here.flatMap((problem) => removal(one, [problem], true)),
    ...(all.length > 1 ? removal(every, all, false) : []),
  ];
}
