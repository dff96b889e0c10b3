/**
 * What a claim applies to: which plan of the file, which year, which places and groups. Two claims of one wording mean
 * the same thing only if these agree.
 */
import { statesAims } from '../../plan/outline/framing';
import type { Title } from '../../plan/facts/titles';
import type { Entry } from '../../plan/types';
import type { Claim } from './claims';

export interface PlacedClaim {
  readonly claim: Claim;
  readonly line: number;
  /** The text of the line. */
  readonly text: string;
  readonly owner: Entry | undefined;
}

/** Parts with a plan of their own. 总体要求 and 重点任务, or an attached list, are parts of one plan. */
const ownPlan = /篇|计划|要点|方案|打算/;
/**
 * Whom or which place a heading or sentence is about: two claims have to agree in this to be about one thing. A school
 * stage within the claim itself says enough.
 */
const stage = /幼儿园?|学前|(?<!中)小学|初中|高中|中职|职业|职教|高职|高校|高等|本科|义务教育|特殊教育|特教/g;
const narrowing =
  /民办|公办|农村|乡村|城区|城镇|县城|乡镇|街道|社区|市直|县直|区直|市属|区属|直属|园区|[\u4e00-\u9fff]{2}[县区市镇乡州旗](?![县区市镇乡村域级间委直属民人内外])|第[一二三四五六七八九十0-9]{1,2}(?:阶段|批|期|季度)|[上下]半年|[一二三四]季度|每[\u4e00-\u9fff]|各(?![级类项种界])[\u4e00-\u9fff]/g;
/** A stage of the plan: its goals differ from those of the next stage. */
const planStage = /近期|中期|远期|短期|长期|第[一二三四1-4][阶步]|[到至](?:19|20)[0-9]{2}年/g;
/** 全市, 我县, 社区, 城市: these name no particular place. */
const everywhere = /[全我本辖各地社校片景山牧小库灾学大国超夜上门都城][市县区州旗乡镇]$/;
/** A longer title is the item's text. */
const longestTitle = 30;
const neutralHead = /目标|要求|指标|任务|方面|内容|包括|如下/;

/** The part of the plan, the year and the groups or places that a claim is made for. */
export function scopeOf(titles: readonly Title[], { claim, owner }: PlacedClaim, planYear: number | undefined): string {
  const above: string[] = [];
  let part = -1;
  let { year } = claim;
  let aims = false;
  const stages = new Set<string>();
  for (let entry = owner; entry !== undefined; entry = entry.parent) {
    const { title } = titles[entry.index]!;
    if (entry.kind === 'part' && ownPlan.test(title)) part = entry.index;
    year ??= yearIn(title);
    aims ||= statesAims(title);
    for (const [word] of title.matchAll(planStage)) stages.add(word);
    if (!aims && title.length <= longestTitle) above.push(title);
  }
  // A summary lists many things: words two commas earlier belong to another of them.
  // redos: what stands before a claim is at most 100 characters
  const context = aims || opensPart(owner) ? /[^，,]*[，,：:]?$/.exec(claim.context)![0] : claim.context;
  const words = new Set<string>();
  const patterns = claim.key.search(stage) < 0 ? [stage, narrowing] : [narrowing];
  // redos: at most 100 characters, as well
  for (const text of [context.replace(/《[^》]*》/g, ''), ...above])
    for (const pattern of patterns)
      for (const [word] of text.matchAll(pattern))
        if (!claim.key.includes(word) && !everywhere.test(word)) words.add(word);
  const head = /(?:^|[。；，,])([^。；，,：:]{1,12})[：:]$/.exec(claim.context)?.[1];
  if (head !== undefined && !neutralHead.test(head)) words.add(head);
  return `${part}|${claim.stock ? '到' : ''}${year === planYear ? '' : (year ?? '')}|${[...words, ...stages].sort().join(' ')}`;
}

function yearIn(title: string): number | undefined {
  const found = /(?:19|20)\d{2}(?=\s?年)/.exec(title);
  return found === null ? undefined : Number(found[0]);
}

/** Whether it comes before the first heading of the plan or of a part, or is in a section of aims. */
export function isSummary(titles: readonly Title[], owner: Entry | undefined): boolean {
  for (let entry = owner; entry !== undefined; entry = entry.parent)
    if (statesAims(titles[entry.index]!.title)) return true;
  return opensPart(owner);
}

function opensPart(owner: Entry | undefined): boolean {
  return owner === undefined || (owner.kind === 'part' && owner.children.length > 0);
}
