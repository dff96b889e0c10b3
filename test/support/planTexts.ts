/** Plans written for the tests, as plain texts. */
import { planFixture } from './plans';
import { outlineSamples } from './outlineSamples';

export const samplePlans: readonly string[] = [
  ...outlineSamples.map(({ text }) => text),
  planFixture('parts'),
  planFixture('full'),
];

/** Short plans in which one line decides how others far away are read. */
export const farReachingPlans: Readonly<Record<string, string>> = {
  'a note without units on a section':
    '某局2026年工作要点\n一、抓教学\n1.强课堂。做细。（责任单位：办公室）\n2.强教研。做细。（责任单位：办公室）\n3.强视导。做细。（责任单位：办公室）\n4.强评价。做细。（责任单位：办公室）\n二、抓队伍。一是抓招聘（责任单位：人事科）；二是抓培训（责任单位：）。\n1.强师德。做细。\n2.强师能。做细。（责任单位：办公室）\n',
  'a table below a remark and a blank line':
    '序号\t任务\t责任单位\n按月通报\n\n1\t新建学校\t办公室\n2\t改造食堂\t财务科\n',
  'a table in an item, its header longer than a title': `某局2026年工作要点\n一、抓教学\n1.强课堂。做细。（责任单位：办公室）\n2.强教研。做细。（责任单位：办公室）\n3.强视导。做细。（责任单位：办公室）\n4.强评价。做细：\n序号\t任务，${'要求'.repeat(40)}\t责任单位\n甲\t听课\t办公室\n5.强师能。做细。（责任单位：办公室）\n`,
  'a year below a title without a number':
    '某局工作要点\n工作回顾\n2021年是关键一年。\n一、抓教学\n二、抓队伍\n工作谋划\n一、抓安全\n到2022年底，新建学校5所。\n二、抓后勤\n',
  'a stray marker with a title as long as a title may be': `某局2026年工作要点\n一、抓教学\n正文。\n二、抓队伍\n正文。\n3、关于去年各项重点工作完成情况的说明${'和'.repeat(23)}\n新建学校5所。\n四、抓安全\n正文。\n`,
  'who signs, and the date below': `某局2026年工作要点\n一、抓教学\n正文。\n二、抓队伍\n正文。\n让我们一起干${'加油'.repeat(11)}吧！\n\n2026年1月5日\n`,
  'an item glued on to a heading':
    '某局2026年工作要点\n一、抓教学的各项重点工作1、强课堂。做细。（责任单位：办公室）\n2、强教研。做细。（责任单位：教研室）\n',
  'a body on one line': `某局工作计划。一、抓教学（一）强课堂。做细。${'教研有主题、有记录。'.repeat(30)}（责任单位：办公室）（二）强作业。做细。（责任单位：教研室）二、抓队伍（一）补教师。年内招聘60名。（责任单位：人事科）（二）强师德。做细。\n（责任单位：办公室）\n`,
  'who signs a covering notice':
    '某局2026年工作要点\n一、抓教学\n二、抓队伍\n某政办〔2026〕1号\n某局办公室\n2026年1月5日\n一、抓安全\n二、抓后勤\n',
};
