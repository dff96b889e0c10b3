import { groupBy } from '../../text/grouping';
import { collectLineFacts } from '../../plan/facts/collectLineFacts';
import { forEachOwnLine } from '../../plan/query';
import { rangeOf } from '../../text/positions';
import type { Plan } from '../../plan/types';
import type { Target } from '../../scan/types';
import type { Finding, Fix, PlanRule, RuleContext } from '../types';
import { claimsOf } from './claims';
import { isSummary, scopeOf, type PlacedClaim } from './scope';

const meta = {
  code: 'target/conflict',
  severity: 'warning',
  fixable: true,
  title: { zh: '同一目标数值不一', en: 'One target, two values' },
  description: {
    zh: '同一事项、同一量词在全文两处写了不同的数（含总体要求与具体条目之间）。只在动词、对象、范围、时限都一致时提醒；“90%以上”与“93%”之类可以并存的不报。',
    en: 'The same thing is promised in two places with different figures, the general requirements included. Reported only where verb, object, scope and time agree; figures that can both hold (90%以上 and 93%) are left alone.',
  },
} as const;

export const conflictRule: PlanRule = {
  kind: 'plan',
  meta,
  check(plan, context) {
    const first = new Map<string, PlacedClaim>();
    let groups: Map<string, PlacedClaim[]> | undefined;
    const { lines, facts } = claimLines(plan);
    forEachOwnLine(plan, lines, (index, at, owner) => {
      for (const claim of facts[at]!) {
        const placed = { claim, line: index, owner };
        const before = first.get(claim.key);
        if (before === undefined) {
          first.set(claim.key, placed);
          continue;
        }
        groups ??= new Map<string, PlacedClaim[]>();
        const group = groups.get(claim.key);
        if (group === undefined) groups.set(claim.key, [before, placed]);
        else group.push(placed);
      }
    });
    return groups === undefined
      ? []
      : [...groups.values()].flatMap((group) =>
          group.length > longestGroup || agree(group) ? [] : conflicts(plan, group, context),
        );
  },
};

const claimLines = collectLineFacts((line) => {
  const claims = line.targets.length === 0 ? [] : claimsOf(line);
  return claims.length === 0 ? undefined : claims;
});

/** What is said more often is a list of shares. */
const longestGroup = 12;

function agree(group: readonly PlacedClaim[]): boolean {
  return group.every(({ claim: { target } }) => sameValue(target, group[0]!.claim.target));
}

function sameValue(a: Target, b: Target): boolean {
  return a.value === b.value && a.upper === b.upper && a.comparator === b.comparator;
}

/** Claims of one wording, parted by where and for whom they are made; in each part the one that stands alone is reported. */
function conflicts(plan: Plan, group: readonly PlacedClaim[], context: RuleContext): Finding[] {
  const year = context.planYear ?? plan.structure.year;
  const parts = groupBy(group, (placed) => scopeOf(plan, placed, year));
  return [...parts.values()].flatMap((part) => oddOne(plan, part));
}

function oddOne(plan: Plan, part: readonly PlacedClaim[]): Finding[] {
  if (part.length < 2 || new Set(part.map(({ line }) => line)).size < part.length) return [];
  // Events, people and money are every item's own; only a summary speaks of them all.
  if (!part[0]!.claim.lasting && part.filter(({ owner }) => isSummary(plan, owner)).length !== 1) return [];
  const values = groupBy(
    part,
    ({
      claim: {
        target: { value, upper, comparator },
      },
    }) => `${value}|${upper ?? ''}|${senseOf(comparator)}`,
  );
  // Three figures are a breakdown, not a slip.
  if (values.size !== 2) return [];
  const [left, right] = [...values.values()] as [PlacedClaim[], PlacedClaim[]];
  const [odd, common] = left.length < right.length ? [left, right] : [right, left];
  if (odd.length > 1 || isSum(odd[0]!, common) || canBothHold(odd[0]!.claim.target, common[0]!.claim.target)) return [];
  return [finding(plan, odd[0]!, common[0]!)];
}

function isSum(total: PlacedClaim, shares: readonly PlacedClaim[]): boolean {
  return (
    shares.length > 1 && shares.reduce((sum, { claim }) => sum + claim.target.value, 0) === total.claim.target.value
  );
}

type Sense = 'least' | 'most' | 'is';

function senseOf(comparator: Target['comparator']): Sense {
  if (comparator === 'atLeast' || comparator === 'over') return 'least';
  return comparator === 'atMost' || comparator === 'under' ? 'most' : 'is';
}

/** A figure may be off by so much from an approximate one. */
const tolerance = 0.1;

function canBothHold(a: Target, b: Target): boolean {
  const [left, right] = [senseOf(a.comparator), senseOf(b.comparator)];
  if (left === right) {
    if (left !== 'is' || a.unit === ':') return false;
    const slack = a.comparator === b.comparator ? 0 : Math.max(a.value, b.value) * tolerance;
    return a.value <= (b.upper ?? b.value) + slack && b.value <= (a.upper ?? a.value) + slack;
  }
  const floor = left === 'least' ? a : right === 'least' ? b : undefined;
  const ceiling = left === 'most' ? a : right === 'most' ? b : undefined;
  if (floor !== undefined) return ((floor === a ? b : a).upper ?? (floor === a ? b : a).value) >= floor.value;
  return (ceiling === a ? b : a).value <= ceiling!.value;
}

function finding(plan: Plan, here: PlacedClaim, there: PlacedClaim): Finding {
  const [own, other] = [textOf(plan, here), textOf(plan, there)];
  const name = nameOf(plan, here);
  return {
    code: meta.code,
    range: rangeOf(here.line, here.claim.target.span),
    message: {
      zh: `“${name}”的目标前后不一：此处是“${own}”，另一处是“${other}”。`,
      en: `“${name}” has two values: “${own}” here, “${other}” in another place.`,
    },
    related: [
      {
        range: rangeOf(there.line, there.claim.target.span),
        message: { zh: `另一处是“${other}”`, en: `the other place says “${other}”` },
      },
    ],
    fixes: [
      change(plan, here, there, { zh: `此处改为“${other}”`, en: `Change this to “${other}”` }),
      change(plan, there, here, { zh: `另一处改为“${own}”`, en: `Change the other to “${own}”` }),
    ],
  };
}

function textOf(
  plan: Plan,
  {
    claim: {
      target: { span },
    },
    line,
  }: PlacedClaim,
): string {
  return plan.lines[line]!.text.slice(span.start, span.end);
}

function nameOf(plan: Plan, { claim: { target, key }, line }: PlacedClaim): string {
  const { object } = target;
  return object === undefined
    ? key.slice(key.lastIndexOf('|') + 1)
    : plan.lines[line]!.text.slice(object.start, object.end);
}

function change(plan: Plan, placed: PlacedClaim, model: PlacedClaim, title: Fix['title']): Fix {
  return { title, edits: [{ range: rangeOf(placed.line, placed.claim.target.span), newText: textOf(plan, model) }] };
}
