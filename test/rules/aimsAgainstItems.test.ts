import assert from 'node:assert/strict';
import { parsePlan } from '../../server/src/plan/parse';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext } from '../../server/src/rules/types';

/** What the aims say about the year, and an item contradicts. */
const contradictions: readonly (readonly [string, string])[] = [
  ['新增学位3000个', '新建学校两所，新增学位2600个'],
  ['改造老旧小区30个', '完成老旧小区改造25个'],
  ['新建幼儿园12所', '年内新建幼儿园10所'],
  ['招聘教师200名', '公开招聘教师180名'],
  ['城镇新增就业5000人', '实现城镇新增就业4500人'],
  ['森林覆盖率达到42%', '森林覆盖率提高到40%'],
  ['新建口袋公园8个', '建成口袋公园6个'],
  ['开展送戏下乡120场', '组织送戏下乡100场'],
  ['一般公共预算收入增长6%', '一般公共预算收入增长5%'],
  ['培育高新技术企业15家', '新培育高新技术企业12家'],
  ['改造农村户厕4000户', '完成农村户厕改造3600户'],
  ['新建养老服务站20个', '年内建成养老服务站18个'],
  ['群众满意度达到95%以上', '群众满意度达到90%以上'],
  ['建设高标准农田3万亩', '新建高标准农田2.5万亩'],
  ['引进招商项目60个', '全年引进招商项目50个'],
  ['新增停车位2000个', '新增公共停车位1800个'],
  ['举办招聘会40场', '举办专场招聘会36场'],
  ['硬化村道80公里', '完成村道硬化75公里'],
  ['万元生产总值能耗下降3%', '万元生产总值能耗下降2.5%'],
  ['电子病历应用水平评级医院达到6家', '电子病历应用水平评级医院达到5家'],
];
const least = 16;

/** Aims that the items bear out, each in part. */
const shared: readonly (readonly [string, string])[] = [
  ['新增学位3000个', '新增小学学位1800个，新增初中学位1200个'],
  ['新建幼儿园12所', '城东片区新建幼儿园7所。\n2.城西片区新建幼儿园5所'],
  ['招聘教师200名', '面向高校招聘教师80名'],
  ['新增停车位2000个', '新建路内停车位1200个'],
  ['争取资金5000万元', '争取资金3000万元'],
  ['培训教师2000人次', '培训教师600人次'],
];

const engine = createEngine(rules);

function findings(aim: string, item: string): number {
  const text = `青石县2031年工作要点\n一、主要目标\n2031年主要目标：${aim}。\n二、重点任务\n1.抓落实。${item}。\n2.强督查。每季度通报一次。`;
  return engine.check(parsePlan(text), defaultContext, (code) => code === 'target/conflict').length;
}

describe('aims that an item contradicts', () => {
  it(`are found for ${least} of ${contradictions.length} pairs`, () => {
    const missed = contradictions.filter(([aim, item]) => findings(aim, item) === 0);
    assert.ok(contradictions.length - missed.length >= least, missed.map((pair) => pair.join(' ≠ ')).join('\n'));
  });

  it('are not found if the item says the same', () => {
    assert.deepEqual(
      contradictions.map(([aim]) => findings(aim, aim)).filter((count) => count > 0),
      [],
    );
  });

  it('are not found if several items speak of the thing, or the item has a share of it', () => {
    for (const [aim, item] of shared) assert.equal(findings(aim, item), 0, `${aim} / ${item}`);
  });
});
