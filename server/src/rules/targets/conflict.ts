import { groupBy } from '../../text/grouping';
import { defineLineFact, structure } from '../../plan/facts/define';
import { titlesOf, type Title } from '../../plan/facts/titles';
import { forEachOwnLine } from '../../plan/query';
import { rangeOf } from '../../text/positions';
import type { Target } from '../../scan/types';
import { planRule, type Finding, type Fix } from '../types';
import { claimsOf, type Claim } from './claims';
import { isSummary, scopeOf, type PlacedClaim } from './scope';

const meta = {
  code: 'target/conflict',
  severity: 'warning',
  fixable: true,
  title: { zh: '同一目标数值不一', en: 'One target, two values' },
  description: {
    zh: '同一事项、同一量词在全文两处写了不同的数（含总体要求与具体条目之间）。只在动词、对象、范围、时限都一致时提醒；“90%以上”与“93%”之类可以并存的不报。',
    en: 'The same thing is promised in two places, including the general requirements, with different figures. Reported only if verb, object, scope and time agree; figures that can both hold (90%以上 and 93%) are left alone.',
  },
} as const;

/** The claims of a line, with its text. */
interface ClaimLine {
  readonly text: string;
  readonly claims: readonly Claim[];
}

const claimLines = defineLineFact({
  of(line): ClaimLine | undefined {
    const claims = line.targets.length === 0 ? [] : claimsOf(line);
    return claims.length === 0 ? undefined : { text: line.text, claims };
  },
});

export const conflictRule = planRule({
  meta,
  inputs: { structure, titles: titlesOf, claimLines },
  check(inputs, { planYear }) {
    const all: PlacedClaim[] = [];
    const { lines, facts } = inputs.claimLines;
    forEachOwnLine(inputs.structure, lines, (line, at, owner) => {
      const { text, claims } = facts[at]!;
      for (const claim of claims) all.push({ claim, line, text, owner });
    });
    const year = planYear ?? inputs.structure.year;
    const found = repeated(all, ({ claim }) => claim.key).flatMap((group) =>
      group.length > longestGroup || agree(group) ? [] : conflicts(inputs.titles, group, year),
    );
    const told = new Set(found.map(({ range }) => range.start.line));
    const pairs = repeated(all, ({ claim }) => claim.looseKey).filter(
      (group) => group.length === 2 && !agree(group) && !group.some(({ line }) => told.has(line)),
    );
    return pairs.length === 0 ? found : [...found, ...summaryAgainstItem(inputs.titles, all, pairs, year)];
  },
});

/** The claims that share their key with another one, by key. */
function repeated(all: readonly PlacedClaim[], keyOf: (placed: PlacedClaim) => string): PlacedClaim[][] {
  const first = new Map<string, PlacedClaim>();
  const groups = new Map<string, PlacedClaim[]>();
  for (const placed of all) {
    const key = keyOf(placed);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, placed);
      continue;
    }
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [before, placed]);
    else group.push(placed);
  }
  return [...groups.values()];
}

/** How many characters at a noun's end are compared. */
const longestEnding = 8;
/** Less than this part of the summary's figure is the share of a single body or place. */
const leastShare = 0.5;
/** Shorter nouns of money, like 资金 or 投资, are different for every item. */
const leastMoneyNoun = 4;

/**
 * A summary and one item each use a noun once, and nothing else in the plan has a name that ends in it. Then a short
 * noun (学位) and another verb (新建, 建成) mean the same thing all the same.
 */
function summaryAgainstItem(
  titles: readonly Title[],
  all: readonly PlacedClaim[],
  pairs: readonly (readonly PlacedClaim[])[],
  year: number | undefined,
): Finding[] {
  const endings = new Map<string, number>();
  for (const { claim } of all)
    for (let length = 2; length <= Math.min(longestEnding, claim.noun.length); length++) {
      const ending = claim.target.unit + claim.noun.slice(-length);
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
    }
  return pairs.flatMap((pair) => {
    const [left, right] = pair as [PlacedClaim, PlacedClaim];
    const [a, b] = [left.claim.target, right.claim.target];
    if (left.line === right.line || a.upper !== undefined || b.upper !== undefined) return [];
    if (left.claim.noun.length < (a.unit === '元' ? leastMoneyNoun : 2)) return [];
    if (endings.get(a.unit + left.claim.noun.slice(-longestEnding)) !== 2) return [];
    if (Math.min(a.value, b.value) < Math.max(a.value, b.value) * leastShare || canBothHold(a, b)) return [];
    if (isSummary(titles, left.owner) === isSummary(titles, right.owner)) return [];
    return scopeOf(titles, left, year) === scopeOf(titles, right, year) ? [finding(right, left)] : [];
  });
}

/** A larger group is a list of shares. */
const longestGroup = 12;

function agree(group: readonly PlacedClaim[]): boolean {
  return group.every(({ claim: { target } }) => sameValue(target, group[0]!.claim.target));
}

function sameValue(a: Target, b: Target): boolean {
  return a.value === b.value && a.upper === b.upper && a.comparator === b.comparator;
}

/** Claims of one wording, grouped by where and for whom they are made. In each group, the odd one out is reported. */
function conflicts(titles: readonly Title[], group: readonly PlacedClaim[], planYear: number | undefined): Finding[] {
  const parts = groupBy(group, (placed) => scopeOf(titles, placed, planYear));
  return [...parts.values()].flatMap((part) => oddOne(titles, part));
}

function oddOne(titles: readonly Title[], part: readonly PlacedClaim[]): Finding[] {
  if (part.length < 2 || new Set(part.map(({ line }) => line)).size < part.length) return [];
  // Events, people and money belong to single items; only a summary covers all of them.
  if (!part[0]!.claim.lasting && part.filter(({ owner }) => isSummary(titles, owner)).length !== 1) return [];
  if (part[0]!.claim.short && !part.every(({ claim, owner }) => claim.whole || isSummary(titles, owner))) return [];
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
  return [finding(odd[0]!, common[0]!)];
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

/** How far a figure may be from an approximate one. */
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

function finding(here: PlacedClaim, there: PlacedClaim): Finding {
  const [own, other] = [textOf(here), textOf(there)];
  const name = nameOf(here);
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
      change(here, there, { zh: `此处改为“${other}”`, en: `Change this to “${other}”` }),
      change(there, here, { zh: `另一处改为“${own}”`, en: `Change the other to “${own}”` }),
    ],
  };
}

function textOf({ claim, text }: PlacedClaim): string {
  const { start, end } = claim.target.span;
  return text.slice(start, end);
}

function nameOf({ claim: { target, key }, text }: PlacedClaim): string {
  const { object } = target;
  return object === undefined ? key.slice(key.lastIndexOf('|') + 1) : text.slice(object.start, object.end);
}

function change(placed: PlacedClaim, model: PlacedClaim, title: Fix['title']): Fix {
  return { title, edits: [{ range: rangeOf(placed.line, placed.claim.target.span), newText: textOf(model) }] };
}
