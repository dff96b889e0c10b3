import assert from 'node:assert/strict';
import { extractPlan } from '../../server/src/export/json';
import { countsOf } from '../../server/src/plan/facts/counts';
import { editPlan } from '../../server/src/plan/edit';
import { parsePlan } from '../../server/src/plan/parse';

/** What a text promises, and by when, as `extract` gives it. */
function amounts(text: string): { readonly targets: readonly string[]; readonly deadlines: readonly string[] } {
  const plan = parsePlan(text);
  const { targets, deadlines } = extractPlan('x', plan);
  const { targets: targetCount, deadlines: deadlineCount } = countsOf(plan);
  assert.deepEqual([targetCount, deadlineCount], [targets.length, deadlines.length]);
  return { targets: targets.map(({ text: t }) => t), deadlines: deadlines.map(({ text: t }) => t) };
}

describe('targets and deadlines that bind', () => {
  it('are not those of a sentence that an earlier year opens', () =>
    assert.deepEqual(
      amounts(
        '某县医院2026年工作要点\n2025年，新增床位200张，门诊量增长6%。2026年，要新增床位100张。\n一、诊疗\n1.扩容。2025年新增护士30名。培训护士50名。\n2.提质。2025年要招聘医师20名。\n',
      ),
      { targets: ['100张', '50名', '20名'], deadlines: [] },
    ));

  it('are set by a year after the plan’s, not by the plan’s own', () =>
    assert.deepEqual(
      amounts(
        '某区2026年工作要点\n一、目标\n1.扩面。2026年，覆盖率达到80%。2028年，覆盖率达到95%。2025年，覆盖率达到70%。\n',
      ).deadlines,
      ['2028年'],
    ));

  it('are set by every year that a plan for several spans', () =>
    assert.deepEqual(
      amounts(
        '某市养老服务三年行动方案（2026—2028年）\n一、目标\n2026年，新建养老院3所。到2027年，新建5所以上。2028年，实现全覆盖。\n',
      ),
      { targets: ['3所', '5所以上'], deadlines: ['2026年', '到2027年', '2028年'] },
    ));

  it('are not those of a half-year report, except in its outlook', () =>
    assert.deepEqual(
      amounts(
        '某街道2026年上半年工作总结\n组织党员50名参加培训。\n一、主要工作\n1.改造小区12个，新建驿站3座。\n二、存在问题\n1.人手不足。\n三、下半年工作打算\n1.改造小区8个。\n',
      ).targets,
      ['8个'],
    ));

  it('are not those of a court’s report of work', () =>
    assert.deepEqual(
      amounts('某县人民法院2025年度工作报告\n全年受理案件305件，审结300件。\n一、司法为民\n调解案件120件。\n').targets,
      [],
    ));

  it('of a summary with a plan begin with the plan', () =>
    assert.deepEqual(
      amounts(
        '某村2025年工作总结及2026年工作计划\n一、产业发展\n1.种植茶叶500亩。\n二、2026年工作计划\n1.种植茶叶800亩。\n',
      ).targets,
      ['800亩'],
    ));

  it('stay in a plan that carries out a report named in 《》', () =>
    assert.deepEqual(
      amounts(
        '关于印发2031年《政府工作报告》任务分解方案的通知\n一、加强领导。\n2031年《政府工作报告》任务分解方案\n一、2031年主要预期目标\n（一）财政收入增长7%以上\n二、其他任务\n（一）新增企业20家。\n',
      ).targets,
      ['7%以上', '20家'],
    ));
  it('stay in a plan whose name says more than that it reports', () =>
    assert.deepEqual(
      amounts('某县政府工作报告重点任务分解方案\n一、工业\n1.新增企业20家。\n二、农业\n1.建设大棚300座。\n').targets,
      ['20家', '300座'],
    ));

  it('are the same after an edit as read afresh', () => {
    const text = '某街道2026年上半年工作总结\n一、主要工作\n1.改造小区12个。\n二、其他\n1.改造小区8个。\n';
    const range = { start: { line: 3, character: 2 }, end: { line: 3, character: 4 } };
    const edited = editPlan(parsePlan(text), range, '下半年打算');
    const fresh = parsePlan(text.replace('其他', '下半年打算'));
    assert.deepEqual(extractPlan('x', edited), extractPlan('x', fresh));
    assert.deepEqual(
      extractPlan('x', edited).targets.map(({ text: t }) => t),
      ['8个'],
    );
  });

  it('are not those of a column of results', () =>
    assert.deepEqual(
      amounts(
        '某区2026年民生实事清单\n序号\t项目内容\t完成情况\t责任单位\n1\t新建公园3处。\t新建公园2处，剩余1处11月底前完成。\t园林局\n新增座椅200把。\t新增座椅150把。\t\n',
      ),
      { targets: ['3处', '200把'], deadlines: ['11月底前'] },
    ));
});
