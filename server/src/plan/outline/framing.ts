/**
 * Titles of sections that frame a plan instead of setting tasks. Three groups of words, and four questions that differ
 * in which groups they use: a section that holds no tasks for a ledger may still be one that should name units.
 */

/** What the year is about. */
const orientation = '总体要求|总体思路|工作思路|指导思想|基本原则|工作原则';
/** What it is to reach as a whole. */
const aims = '总体目标|工作目标|主要目标|预期目标|发展目标|目标任务|目标要求';
/** How the work is organised. */
const organisation = '保障|组织(?:领导|实施)|工作要求|实施步骤|步骤安排|有关要求';

const opening = new RegExp(
  `^(?:${orientation}|总体(?:目标|部署)|(?:主要|工作|总体|发展|预期)?(?:目标|思路)|工作要求|形势(?:分析|与任务)?)`,
);
const purpose = new RegExp(orientation);
const taskless = new RegExp(`${orientation}|目标|${organisation}`);
const summary = new RegExp(`${orientation}|${aims}`);
const tasks = /重点(?:工作|任务)|举措|措施|安排/;

/**
 * The title opens like that of a framing section, so 一、 with text on the same line is a section, not an item. This is
 * asked about every title, so the word must come first: 完成年度目标任务 is a task.
 */
export function opensAsFraming(title: string): boolean {
  return opening.test(title);
}

/**
 * The section says what the plan is for: a ledger lists none of its entries. Sections about aims and organisation hold
 * tasks that a ledger wants.
 */
export function statesPurpose(title: string): boolean {
  return purpose.test(title);
}

/** The section isn't expected to name a unit, not even for its only entry. */
export function setsNoTasks(title: string): boolean {
  return taskless.test(title);
}

/**
 * The section speaks of the whole plan, so its figures repeat those of the tasks. 主要目标和重点工作 is the whole plan itself.
 */
export function statesAims(title: string): boolean {
  return summary.test(title) && !tasks.test(title);
}
