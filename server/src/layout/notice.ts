/** The 通知 under which a plan is printed, since 工作要点 is no kind of document of its own. */
import { documentTitle } from '../plan/query';
import type { Plan } from '../plan/types';
import { paragraph, type Block } from './blocks';
import { widthOf } from './characterWidth';
import type { Grid } from './profile';

/** What a notice says that its plan doesn't. What isn't known stays open, to be filled in. */
export interface NoticeFacts {
  /** 发文机关 */
  readonly issuer?: string;
  /** 发文字号 */
  readonly number?: string;
  /** 主送机关, without its colon */
  readonly addressee?: string;
  /** 成文日期 */
  readonly date?: string;
}

/** Names and dates that somebody has to fill in. */
export const open = { issuer: '××××', number: '××〔××××〕×号', addressee: '各有关单位', date: '××××年×月×日' };

export function noticeBlocks(plan: Plan, facts: NoticeFacts): Block[] {
  const title = documentTitle(plan) ?? '工作要点';
  const issuer = issuerOf(plan, facts);
  const named = `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
  return [
    paragraph('title', `${issuer}关于印发${named}的通知`),
    paragraph('addressee', `${(facts.addressee ?? open.addressee).replace(/[：:]$/, '')}：`),
    paragraph('body', `现将${named}印发给你们，请结合实际，认真抓好落实。`),
    paragraph('signature', issuer),
    paragraph('date', facts.date ?? open.date),
  ];
}

/** The red head: the issuer's mark, the document's number and the line below (7.2.4, 7.2.5, 7.2.7). */
export function redHead(plan: Plan, facts: NoticeFacts, grid: Grid): Block[] {
  const mark = `${issuerOf(plan, facts).replace(/文件$/, '')}文件`;
  return [
    paragraph('mark', mark, { size: Math.min(largestMark, Math.floor(grid.width / widthOf(mark))) }),
    paragraph('number', facts.number ?? open.number, { ruleBelow: true }),
  ];
}

/** In points; the standard leaves it open, as long as it's smaller than a superior's. */
const largestMark = 48;

function issuerOf({ structure }: Plan, { issuer }: NoticeFacts): string {
  return issuer ?? structure.issuer ?? open.issuer;
}
