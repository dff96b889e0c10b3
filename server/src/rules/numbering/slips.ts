/**
 * Shared by the four rules on the order of numbers: each slip of the alignment becomes one finding with its plausible
 * fixes.
 */
import { sectionRange, textIn } from '../../plan/query';
import { rangeOf } from '../../text/positions';
import { doubtsOf, unsettledReferences } from '../../plan/numbering/doubts';
import { referencesOf } from '../../plan/numbering/references';
import { followingEdits, numberEdit, renumberFrom, type NumberEdit } from '../../plan/numbering/renumber';
import { renumbered, seriesBySetting, type Series } from '../../plan/numbering/series';
import type { Slip } from '../../plan/numbering/align';
import { formatLike } from '../../text/numerals';
import type { Entry, Plan } from '../../plan/types';
import type { Edit } from '../../text/edits';
import type { Localized } from '../../text/localized';
import { planRule, type Fix, type LazyFix, type PlanFinding, type PlanRule, type RuleMeta } from '../types';
import { styleOf } from './layerStyle';
import { renumberingFix } from './renumbering';

export type SlipRule = 'gap' | 'duplicate' | 'order' | 'restart';

/** One of the four rules, except `numbering/gap`, which also looks at the lines of the gap. */
export function slipRule(rule: Exclude<SlipRule, 'gap'>, meta: RuleMeta): PlanRule {
  return planRule({
    meta,
    inputs: { seriesIn: seriesBySetting },
    check: ({ seriesIn }, { numbering }) =>
      seriesIn(numbering).flatMap((series, _at, all) =>
        series.slips
          .filter((slip) => ruleOf(series, slip) === rule)
          .map((slip) => slipFinding(series, slip, rule, all)),
      ),
  });
}

function ruleOf(series: Series, slip: Slip): SlipRule {
  if (slip.kind === 'gap') return 'gap';
  if (slip.kind === 'restart') return 'restart';
  if (slip.kind === 'repeat') return 'duplicate';
  const number = series.entries[slip.index]!.marker!.number;
  return slip.kind === 'wrong' && series.entries[slip.index - 1]?.marker!.number === number ? 'duplicate' : 'order';
}

/** `all`: the series of the plan. */
export function slipFinding(series: Series, slip: Slip, rule: SlipRule, all: readonly Series[]): PlanFinding {
  const entry = series.entries[slip.index]!;
  const previous = series.restarts[slip.index] ? undefined : series.entries[slip.index - 1];
  return {
    code: `numbering/${rule}`,
    range: rangeOf(entry.line, entry.marker!.span),
    message: messageOf(series, slip, rule),
    ...(previous === undefined
      ? {}
      : {
          related: [
            {
              range: rangeOf(previous.line, previous.marker!.span),
              message: { zh: '同一序列的前一个序号', en: 'the number before it in the series' },
            },
          ],
        }),
    // A renumbering may touch every later item.
    fixes: (plan) => fixesOf(plan, series, slip, all),
  };
}

/** The marker of `entry` as it would look with `number`. */
function markerWith(entry: Entry, number: number): string {
  const { prefix, digits, delimiter } = styleOf(entry);
  return prefix + formatLike(digits, number) + delimiter;
}

function messageOf(series: Series, slip: Slip, rule: SlipRule): Localized {
  const entry = series.entries[slip.index]!;
  const found = markerWith(entry, entry.marker!.number);
  const expected = markerWith(entry, slip.expected);
  switch (rule) {
    case 'gap': {
      const last = entry.marker!.number - 1;
      const end = markerWith(entry, last);
      return last === slip.expected
        ? {
            zh: `序号不连续：“${found}”之前缺少“${expected}”。`,
            en: `Numbers are not continuous: “${expected}” is missing before “${found}”.`,
          }
        : {
            zh: `序号不连续：“${found}”之前缺少“${expected}”至“${end}”。`,
            en: `Numbers are not continuous: “${expected}” to “${end}” are missing before “${found}”.`,
          };
    }
    case 'duplicate':
      return {
        zh: `序号重复：“${found}”已经用过，此处应为“${expected}”。`,
        en: `Repeated number: “${found}” was used before; “${expected}” was expected.`,
      };
    case 'restart':
      return {
        zh: `序号无故重新起排：此处应为“${expected}”，却是“${found}”。`,
        en: `The numbering begins again without a new heading: “${expected}” was expected, not “${found}”.`,
      };
    case 'order': {
      if (slip.kind === 'moved')
        return {
          zh: `序号“${found}”不在其位：这一条像是从别处移来的，此处依次应为“${expected}”。`,
          en: `“${found}” is out of place: it seems to have been moved here, where “${expected}” comes next.`,
        };
      if (slip.other === undefined)
        return {
          zh: `序号有误：此处应为“${expected}”，却是“${found}”。`,
          en: `Wrong number: “${expected}” was expected, not “${found}”.`,
        };
      const other = series.entries[slip.other]!;
      return {
        zh: `序号颠倒：“${found}”与“${markerWith(other, other.marker!.number)}”互换了位置。`,
        en: `Numbers exchanged: “${found}” and “${markerWith(other, other.marker!.number)}” have changed places.`,
      };
    }
  }
}

function fixesOf(plan: Plan, series: Series, slip: Slip, all: readonly Series[]): (Fix | LazyFix)[] {
  if (slip.other !== undefined) return swapFixes(plan, series, slip.index, slip.other, all);
  const start = slip.kind === 'moved' ? displacedFrom(series, slip) : slip;
  const doubt = doubtOf(plan, series, start);
  // A reference that now points to nothing would point to an item.
  if (doubt === 'taken') return [];
  const preferred = slip.kind !== 'wrong' && slip.kind !== 'gap';
  const renumber = renumberingFix(() => followersOf(plan, series, start, all), preferred && doubt === undefined);
  if (slip.kind === 'moved') return [renumber];
  const entry = series.entries[slip.index]!;
  const expected = markerWith(entry, slip.expected);
  const single = numberEdit(plan, entry, slip.expected);
  const follows = hasFollowers(plan, series, slip, all);
  // After a gap or a repeat, changing this one number would only move the slip to the next.
  const change: Fix[] =
    single === undefined || (follows && slip.kind !== 'wrong')
      ? []
      : [
          {
            title: { zh: `改为“${expected}”`, en: `Change to “${expected}”` },
            edits: withFollowing(plan, [single]),
            preferred: slip.kind === 'wrong',
          },
        ];
  if (!follows) return change;
  return slip.kind === 'wrong' ? [...change, renumber] : [renumber, ...change];
}

/** With more slips that each need thought, nothing is sure. */
const mostSlips = 100;

/**
 * `taken`: a reference to nothing would point to an entry. `torn`: a reference that may mean either of two entries
 * would become wrong.
 */
function doubtOf(plan: Plan, series: Series, from: Pick<Slip, 'index' | 'expected'>): 'taken' | 'torn' | undefined {
  const unsettled = unsettledReferences(plan);
  if (unsettled.length === 0) return undefined;
  if (series.slips.length > mostSlips) return 'torn';
  const kinds = new Set(
    doubtsOf(plan, series, renumberFrom(plan, series, from.index, from.expected), unsettled).map(({ kind }) => kind),
  );
  return kinds.has('taken') ? 'taken' : kinds.has('torn') ? 'torn' : undefined;
}

/** Whether renumbering changes more than one place. Stops at the second changed marker. */
function hasFollowers(plan: Plan, series: Series, slip: Slip, all: readonly Series[]): boolean {
  return (
    renumberFrom(plan, series, slip.index, slip.expected, 2).length === 2 ||
    followersOf(plan, series, slip, all).length > 1
  );
}

/**
 * The first place of the stretch where a number is not the one due: a passage that was moved down leaves its gap before
 * it.
 */
function displacedFrom(series: Series, { index }: Slip): Pick<Slip, 'index' | 'expected'> {
  let start = index;
  while (start > 0 && !series.restarts[start]) start--;
  let first = start;
  while (first < index && series.entries[first]!.marker!.number === first - start + 1) first++;
  return { index: first, expected: first - start + 1 };
}

/** The markers from the slip on, and what follows their renumbering. */
function followersOf(
  plan: Plan,
  series: Series,
  { index, expected }: Pick<Slip, 'index' | 'expected'>,
  all: readonly Series[],
): Edit[] {
  return withFollowing(plan, [...renumberFrom(plan, series, index, expected), ...explainedEdits(plan, series, all)]);
}

function withFollowing(plan: Plan, edits: readonly NumberEdit[]): Edit[] {
  return [
    ...edits.map(({ range, newText }) => ({ range, newText })),
    ...followingEdits(plan, new Map(edits.map(({ entry, number }) => [entry, number]))),
  ];
}

/**
 * What was moved together with the entries of `series`. It is no slip now, but would become one once the entries have
 * their right numbers.
 */
function explainedEdits(plan: Plan, { entries, slips }: Series, all: readonly Series[]): NumberEdit[] {
  if (!slips.some(({ kind }) => kind === 'swap' || kind === 'moved')) return [];
  const { rank } = entries[0]!;
  return all
    .filter((inner) => inner.slips.length === 0 && inner.unjudgedFrom === undefined && inner.entries[0]!.rank > rank)
    .flatMap((inner) => {
      const right = renumbered(inner);
      return inner.entries.flatMap((entry, index) => numberEdit(plan, entry, right[index]!) ?? []);
    });
}

/** No line of it belongs to another entry. */
function hasItsLines({ shared, endColumn }: Entry): boolean {
  return shared === undefined && endColumn === undefined;
}

function swapFixes(plan: Plan, series: Series, first: number, second: number, all: readonly Series[]): Fix[] {
  const a = series.entries[first]!;
  const b = series.entries[second]!;
  const numbers = [numberEdit(plan, a, b.marker!.number), numberEdit(plan, b, a.marker!.number)].flatMap(
    (edit) => edit ?? [],
  );
  // Either the numbers were mistyped or the entries exchanged. A reference to one of them could mean either.
  const named = referencesOf(plan).some(({ terms }) =>
    terms.some(({ candidates }) => candidates.includes(a) || candidates.includes(b)),
  );
  const fixes: Fix[] = [
    {
      title: { zh: '对调两个序号', en: 'Exchange the two numbers' },
      edits: [
        ...numbers.map(({ range, newText }) => ({ range, newText })),
        ...withFollowing(plan, explainedEdits(plan, series, all)),
      ],
      preferred: !named,
    },
  ];
  if (a.parent === b.parent && [a, b].every(hasItsLines)) {
    const from = { start: rangeOf(a.line, { start: 0, end: 0 }).start, end: sectionRange(plan, a).end };
    const to = { start: rangeOf(b.line, { start: 0, end: 0 }).start, end: sectionRange(plan, b).end };
    fixes.push({
      title: { zh: '对调两条内容的位置', en: 'Exchange the two passages' },
      edits: [
        { range: from, newText: textIn(plan, to) },
        { range: to, newText: textIn(plan, from) },
      ],
    });
  }
  return fixes;
}
