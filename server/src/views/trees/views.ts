/** The three views on one plan, by name. */
import type { ViewOptions, ViewRow } from '../../protocol/messages';
import type { Steps } from '../../async/steps';
import { countsOf } from '../../plan/facts/counts';
import type { Position } from '../../text/positions';
import { reportedWithoutUnit } from '../withoutUnit';
import { words } from '../wording';
import { outlinePath, outlineTree } from './outlineTree';
import type { TreeSource } from './source';
import { conflictCount, targetsPath, targetsTree } from './targetsTree';
import { rowsBelow, type TreeRow } from './tree';
import { unitsPath, unitsTree } from './unitsTree';
import { joined, treeWords } from './words';

/** `keys` lead to the row whose children are wanted; `above` are those of the row that the tree hangs below. */
export function* viewRows(
  source: TreeSource,
  options: ViewOptions,
  keys: readonly string[],
  above: readonly string[] = [],
): Steps<ViewRow[]> {
  return yield* rowsBelow(yield* treeOf(source, options), keys, source.language, above);
}

function* treeOf(source: TreeSource, { view, sort, filter }: ViewOptions): Steps<readonly TreeRow[]> {
  if (view === 'outline') return outlineTree(source, filter);
  return view === 'units' ? unitsTree(source) : yield* targetsTree(source, sort ?? 'deadline');
}

/** The keys of the row that a place belongs to, from the top; none if there is no such row. */
export function* viewKeys(source: TreeSource, { view, sort }: ViewOptions, position: Position): Steps<string[]> {
  if (view === 'outline') return outlinePath(source, position);
  return view === 'units' ? unitsPath(source, position) : yield* targetsPath(source, sort ?? 'deadline', position);
}

/** Agrees with the status bar and the findings. */
export function viewSummary(source: TreeSource, { view }: ViewOptions): string {
  const { plan, reported, language } = source;
  const counts = countsOf(plan);
  const [text, own] = [words(language), treeWords(language)];
  if (view === 'targets') {
    const conflicts = conflictCount(source);
    return joined(text.targets(counts.targets), conflicts > 0 ? own.conflicts(conflicts) : '');
  }
  const lacking = reportedWithoutUnit(plan, reported).size;
  const without = lacking > 0 ? own.withoutUnit(lacking) : '';
  if (view === 'units') return joined(text.units(counts.units), without);
  return joined(own.items(counts.items), without, reported.length > 0 ? own.findings(reported.length) : '');
}
