import { forEachPlanLine, rangeOf, titleText } from '../../plan/plan';
import type { Entry, Plan, Target } from '../../plan/types';
import type { Finding, Fix, PlanRule, RuleContext } from '../types';
import { claimsOf, type Claim } from './claims';

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

interface Placed {
  readonly claim: Claim;
  readonly line: number;
  readonly owner: Entry | undefined;
}

export const conflictRule: PlanRule = {
  kind: 'plan',
  meta,
  check(plan, context) {
    const first = new Map<string, Placed>();
    let groups: Map<string, Placed[]> | undefined;
    forEachPlanLine(plan, (line, index, owner) => {
      if (line.targets.length === 0) return;
      for (const claim of claimsOf(line)) {
        const placed = { claim, line: index, owner };
        const before = first.get(claim.key);
        if (before === undefined) {
          first.set(claim.key, placed);
          continue;
        }
        groups ??= new Map<string, Placed[]>();
        const group = groups.get(claim.key);
        if (group === undefined) groups.set(claim.key, [before, placed]);
        else group.push(placed);
      }
    });
    return groups === undefined ? [] : [...groups.values()].flatMap((group) => (group.length > longestGroup || agree(group) ? [] : conflicts(plan, group, context)));
  },
};

/** What is said more often is a list of shares. */
const longestGroup = 12;

function agree(group: readonly Placed[]): boolean {
  return group.every(({ claim: { target } }) => sameValue(target, group[0]!.claim.target));
}

function sameValue(a: Target, b: Target): boolean {
  return a.value === b.value && a.upper === b.upper && a.comparator === b.comparator;
}

/** Claims of one wording, parted by where and for whom they are made; in each part the one that stands alone is reported. */
function conflicts(plan: Plan, group: readonly Placed[], context: RuleContext): Finding[] {
  const year = context.planYear ?? plan.structure.year;
  const parts = new Map<string, Placed[]>();
  for (const placed of group) {
    const scope = scopeOf(plan, placed, year);
    const part = parts.get(scope);
    if (part === undefined) parts.set(scope, [placed]);
    else part.push(placed);
  }
  return [...parts.values()].flatMap((part) => oddOne(plan, part));
}

function oddOne(plan: Plan, part: readonly Placed[]): Finding[] {
  if (part.length < 2 || new Set(part.map(({ line }) => line)).size < part.length) return [];
  // Events, people and money are every item's own; only a summary speaks of them all.
  if (!part[0]!.claim.lasting && part.filter(({ owner }) => isSummary(plan, owner)).length !== 1) return [];
  const values = new Map<string, Placed[]>();
  for (const placed of part) {
    const { value, upper, comparator } = placed.claim.target;
    const key = `${value}|${upper ?? ''}|${senseOf(comparator)}`;
    values.set(key, [...(values.get(key) ?? []), placed]);
  }
  // Three figures are a breakdown, not a slip.
  if (values.size !== 2) return [];
  const [left, right] = [...values.values()] as [Placed[], Placed[]];
  const [odd, common] = left.length < right.length ? [left, right] : [right, left];
  if (odd.length > 1 || isSum(odd[0]!, common) || canBothHold(odd[0]!.claim.target, common[0]!.claim.target)) return [];
  return [finding(plan, odd[0]!, common[0]!)];
}

function isSum(total: Placed, shares: readonly Placed[]): boolean {
  return shares.length > 1 && shares.reduce((sum, { claim }) => sum + claim.target.value, 0) === total.claim.target.value;
}

type Sense = 'least' | 'most' | 'is';

function senseOf(comparator: Target['comparator']): Sense {
  if (comparator === 'atLeast' || comparator === 'over') return 'least';
  return comparator === 'atMost' || comparator === 'under' ? 'most' : 'is';
}

/** An approximate figure may be off by so much. */
const tolerance = 0.1;

function canBothHold(a: Target, b: Target): boolean {
  const [left, right] = [senseOf(a.comparator), senseOf(b.comparator)];
  if (left === right) {
    if (left !== 'is' || a.unit === ':') return false;
    const slack = a.comparator === 'about' || b.comparator === 'about' ? Math.max(a.value, b.value) * tolerance : 0;
    return a.value <= (b.upper ?? b.value) + slack && b.value <= (a.upper ?? a.value) + slack;
  }
  const floor = left === 'least' ? a : right === 'least' ? b : undefined;
  const ceiling = left === 'most' ? a : right === 'most' ? b : undefined;
  if (floor !== undefined) return ((floor === a ? b : a).upper ?? (floor === a ? b : a).value) >= floor.value;
  return (ceiling === a ? b : a).value <= ceiling!.value;
}

/** Parts with a plan of their own; 总体要求 and 重点任务, or an attached list, are parts of one. */
const ownPlan = /篇|计划|要点|方案|打算/;
const summary = /总体要求|总体目标|总体思路|工作目标|主要目标|预期目标|发展目标|目标任务|目标要求|工作思路|指导思想/;
/** Whom or where a heading or a sentence speaks of: what two claims have to share to be of one thing. */
const narrowing = /幼儿园?|学前|小学|初中|高中|中职|职业|职教|高职|高校|高等|本科|义务教育|特殊|特教|民办|公办|民族|农村|乡村|城区|城镇|县城|乡镇|街道|社区|市直|县直|区直|市属|区属|直属|国家级?|省级|市级|县级|区级|校级|园区|[\u4e00-\u9fff]{2}[县区市镇乡州旗](?![县区市镇乡村域级委直属民人内外])|第[一二三四五六七八九十0-9]{1,2}(?:阶段|批|期|季度)|[上下]半年|[一二三四]季度|每[\u4e00-\u9fff]|各[\u4e00-\u9fff]/g;
/** 全市, 我县, 社区, 城市: no place of their own. */
const everywhere = /[全我本辖各地社校片景山牧小库灾学大国超夜上门都城][市县区州旗乡镇]$/;
/** A title longer than this is the item's text. */
const longestTitle = 30;
const neutralHead = /目标|要求|指标|任务|方面|内容|包括|如下/;

/** The part of the plan, the year and the groups or places that a claim is made for. */
function scopeOf(plan: Plan, { claim, owner }: Placed, planYear: number | undefined): string {
  const titles: string[] = [];
  let part = -1;
  let { year } = claim;
  let aims = false;
  for (let entry = owner; entry !== undefined; entry = entry.parent) {
    const title = titleText(plan, entry);
    if (entry.kind === 'part' && ownPlan.test(title)) part = entry.index;
    year ??= yearIn(title);
    aims ||= isOfAims(title);
    if (!aims && title.length <= longestTitle) titles.push(title);
  }
  // A summary strings many things together: what stands two commas before is another one.
  const context = aims || opensPart(owner) ? /[^，,]*[，,：:]?$/.exec(claim.context)![0] : claim.context;
  const words = new Set<string>();
  for (const text of [context, ...titles]) for (const [word] of text.matchAll(narrowing)) if (!claim.key.includes(word) && !everywhere.test(word)) words.add(word);
  const head = /(?:^|[。；，,])([^。；，,：:]{1,12})[：:]$/.exec(claim.context)?.[1];
  if (head !== undefined && !neutralHead.test(head)) words.add(head);
  return `${part}|${year === planYear ? '' : year ?? ''}|${[...words].sort().join(' ')}`;
}

function yearIn(title: string): number | undefined {
  const found = /(?:19|20)\d{2}(?=\s?年)/.exec(title);
  return found === null ? undefined : Number(found[0]);
}

/** Before the first heading of the plan or of a part, or in a section of aims. */
function isSummary(plan: Plan, owner: Entry | undefined): boolean {
  for (let entry = owner; entry !== undefined; entry = entry.parent) if (isOfAims(titleText(plan, entry))) return true;
  return opensPart(owner);
}

function opensPart(owner: Entry | undefined): boolean {
  return owner === undefined || (owner.kind === 'part' && owner.children.length > 0);
}

/** 主要目标和重点工作 is the whole plan. */
function isOfAims(title: string): boolean {
  return summary.test(title) && !/重点(?:工作|任务)|举措|措施|安排/.test(title);
}

function finding(plan: Plan, here: Placed, there: Placed): Finding {
  const [own, other] = [textOf(plan, here), textOf(plan, there)];
  const name = nameOf(plan, here);
  return {
    code: meta.code,
    range: rangeOf(here.line, here.claim.target.span),
    message: { zh: `“${name}”的目标前后不一：此处是“${own}”，另一处是“${other}”。`, en: `“${name}” has two values: “${own}” here, “${other}” in another place.` },
    related: [{ range: rangeOf(there.line, there.claim.target.span), message: { zh: `另一处是“${other}”`, en: `the other place says “${other}”` } }],
    fixes: [
      change(plan, here, there, { zh: `此处改为“${other}”`, en: `Change this to “${other}”` }),
      change(plan, there, here, { zh: `另一处改为“${own}”`, en: `Change the other to “${own}”` }),
    ],
  };
}

function textOf(plan: Plan, { claim: { target: { span } }, line }: Placed): string {
  return plan.lines[line]!.text.slice(span.start, span.end);
}

function nameOf(plan: Plan, { claim: { target, key }, line }: Placed): string {
  const { object } = target;
  return object === undefined ? key.slice(key.lastIndexOf('|') + 1) : plan.lines[line]!.text.slice(object.start, object.end);
}

function change(plan: Plan, placed: Placed, model: Placed, title: Fix['title']): Fix {
  return { title, edits: [{ range: rangeOf(placed.line, placed.claim.target.span), newText: textOf(plan, model) }] };
}
