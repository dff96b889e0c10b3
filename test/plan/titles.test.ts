import assert from 'node:assert/strict';
import { likelyYearOf } from '../../server/src/plan/facts/year';
import { parsePlan } from '../../server/src/plan/parse';
import { documentTitle } from '../../server/src/plan/query';

interface Sample {
  readonly name: string;
  readonly text: string;
  readonly title: string | undefined;
  /** What the plan states. */
  readonly year?: number;
  /** What it implies. */
  readonly likely?: number;
}

const body = '一、强化管理\n（一）加强领导。落实责任。';

const samples: readonly Sample[] = [
  {
    name: 'over two lines, the first of them a body and an event',
    text: `柳湖区第三届“万人读书”\n主题活动实施方案\n${body}`,
    title: '柳湖区第三届“万人读书”主题活动实施方案',
  },
  {
    name: 'over two lines, the first of them a year',
    text: `2031年全区\n安全生产工作要点\n${body}`,
    title: '2031年全区安全生产工作要点',
    year: 2031,
  },
  {
    name: 'over two lines with a blank one between',
    text: `柳湖区政府2031年重点工作\n\n任务分解和责任分工方案\n${body}`,
    title: '柳湖区政府2031年重点工作任务分解和责任分工方案',
    year: 2031,
  },
  {
    name: 'below the head of the paper',
    text: `柳湖区教育局文件\n柳教〔2031〕5号\n2031年教育工作要点\n${body}`,
    title: '2031年教育工作要点',
    year: 2031,
  },
  {
    name: 'below the name of the site',
    text: `柳湖区人民政府门户网站\n重点工作实施方案\n${body}`,
    title: '重点工作实施方案',
  },
  {
    name: 'after a navigation copy without its beginning',
    text: `首页 政策库\n关于促进民宿发展的意见\n政策原文\n柳府发〔2031〕12号\n柳湖区人民政府关于促进民宿发展的意见\n各镇人民政府：\n${body}`,
    title: '柳湖区人民政府关于促进民宿发展的意见',
    likely: 2031,
  },
  {
    name: 'after another document in the navigation',
    text: `柳湖区工作要点\n柳府发〔2031〕12号\n民宿管理细则\n${body}`,
    title: '民宿管理细则',
    likely: 2031,
  },
  {
    name: 'behind 第1篇',
    text: `第1篇：柳湖中学2031年工作计划\n${body}`,
    title: '柳湖中学2031年工作计划',
    year: 2031,
  },
  { name: 'below 第1篇', text: `第1篇\n柳湖中学工作计划\n${body}`, title: '柳湖中学工作计划' },
  {
    name: 'a table with nothing else',
    text: '2031年柳湖区实事项目推进情况表（截至6月底）\n序号 | 项目 | 进展情况 | 责任单位 |\n1 | 建设工作方案 | 已建成 | 民政局 |',
    title: '2031年柳湖区实事项目推进情况表（截至6月底）',
    year: 2031,
  },
  { name: 'a chart', text: `柳湖区产业链图谱\n${body}`, title: '柳湖区产业链图谱' },
  {
    name: 'the year of a cited document',
    text: '柳湖区热线整合实施意见\n根据《2016—2030年信息化纲要》，提出如下意见。\n一、目标\n到2018年底，建成平台。\n2018年6月底前完成筹建。',
    title: '柳湖区热线整合实施意见',
    likely: 2018,
  },
  {
    name: 'the year of a document cited in the title',
    text: `贯彻《柳湖区2026—2030年规划》2028年任务清单\n${body}`,
    title: '贯彻《柳湖区2026—2030年规划》2028年任务清单',
    year: 2028,
  },
  {
    name: 'the year of what a notice issues',
    text: `柳湖区教育局关于印发《2031年教育工作要点》的通知\n${body}`,
    title: '柳湖区教育局关于印发《2031年教育工作要点》的通知',
    year: 2031,
  },
  { name: 'a year without 年', text: `2031柳湖区政府工作报告\n${body}`, title: '2031柳湖区政府工作报告', year: 2031 },
  {
    name: 'a shorter copy below it',
    text: `柳湖区教育研究室2031年工作计划\n来源：本站\n教育研究室2031年工作计划\n——2031年工作计划\n${body}`,
    title: '柳湖区教育研究室2031年工作计划',
    year: 2031,
  },
  {
    name: 'the year of the signature',
    text: `柳湖区防汛工作方案\n${body}\n\n柳湖区水务局\n2031年3月2日`,
    title: '柳湖区防汛工作方案',
    likely: 2031,
  },
  {
    name: 'a date below the title, as plans are issued the December before',
    text: `柳湖区防汛工作方案\n（2030年12月20日）\n${body}`,
    title: '柳湖区防汛工作方案',
  },
  {
    name: 'a sentence below the title that says the year',
    text: `柳湖区防汛工作要点\n2031年全区防汛工作的总体要求是：防早防小。\n${body}`,
    title: '柳湖区防汛工作要点',
    year: 2031,
  },
];

describe('title and year', () => {
  for (const { name, text, title, year, likely = year } of samples) {
    it(name, () => {
      const plan = parsePlan(text);
      assert.deepEqual([documentTitle(plan), plan.structure.year, likelyYearOf(plan)], [title, year, likely]);
    });
  }

  it('takes no line with a number in several pieces for the title', () => {
    const plan = parsePlan(`第1篇：柳湖中学工作计划\n${body}\n第2篇：柳湖小学工作计划\n${body}`);
    assert.equal(documentTitle(plan), undefined);
    assert.equal(plan.structure.roots.length, 2);
  });
});
