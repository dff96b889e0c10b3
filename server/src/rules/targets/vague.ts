import { defineLineFact, onDemand } from '../../plan/facts/define';
import { factsBetween, hasFactBetween } from '../../plan/facts/lineFacts';
import { shortTitle, titledRange, titlesOf } from '../../plan/facts/titles';
import { planRule } from '../types';
import { ledgerTasks } from './tasks';

const meta = {
  code: 'target/vague',
  severity: 'off',
  profiles: { ledger: 'warning' },
  fixable: false,
  title: { zh: '任务空泛', en: 'Vague task' },
  description: {
    zh: '整条只有“推进”“加强”“提升”之类的提法，没有数字，也没有印发、召开、建成、完成等看得见的成果，年底无从核对。默认关闭，在 ledger（台账）方案中打开。',
    en: 'An item says only 推进, 加强, 提升 and the like: no figure and no visible result (印发, 召开, 建成, 完成), so nobody can check it. Off by default, on in the ledger profile.',
  },
} as const;

const vagueVerbs = /推进|推动|加快|加强|深化|提升|强化|完善|健全|优化|促进|落实|抓好|做好|提高|夯实|巩固|拓展|营造/g;
/** An act with an end, or a thing that exists when it is done. */
const deliverables =
  /印发|出台|制定|制订|修订|编制|编印|起草|召开|举办|举行|承办|开展.{0,12}(?:活动|培训|检查|督导|比赛|评选|调研|竞赛|演练|排查|行动)|建成|建立|新建|改建|扩建|竣工|开工|投用|投入使用|完成|成立|组建|设立|启用|启动|上线|开通|发布|公布|签订|签约|验收|评选|评定|认定|遴选|表彰|命名|培训|招聘|引进|发放|拨付|配备|配齐|购置|安装|实现.{0,10}(?:全覆盖|清零)|消除|取消|通过.{0,8}(?:验收|评估|认定)|创建|实施.{0,16}(?:工程|项目|计划|行动)|试点|公开|报送|通报/;

/** More are not shown. */
const shownVerbs = 3;

/** Lines with a figure, a day or a deliverable. */
const firmLines = defineLineFact({
  of: ({ targets, deadlines, text }) =>
    targets.length > 0 || deadlines.some(({ kind }) => kind !== 'pace') || deliverables.test(text) ? true : undefined,
});

/** The vague verbs of a line, each once. */
const verbsInLines = defineLineFact({
  of({ text }): readonly string[] | undefined {
    const verbs = text.match(vagueVerbs);
    return verbs === null ? undefined : [...new Set(verbs)].slice(0, shownVerbs);
  },
  same: (a, b) => a.join() === b.join(),
});

/** Needed for few items, because most have a figure, a day or a deliverable. */
const verbsOnDemand = onDemand(verbsInLines);

export const vagueRule = planRule({
  meta,
  inputs: { tasks: ledgerTasks, titles: titlesOf, firmLines, verbsInLines: verbsOnDemand },
  check: ({ tasks, titles, ...said }) =>
    tasks.flatMap((task) => {
      if (hasFactBetween(said.firmLines, task.line, task.endLine)) return [];
      const verbs = [...new Set(factsBetween(said.verbsInLines(), task.line, task.endLine).flat())].slice(
        0,
        shownVerbs,
      );
      if (verbs.length === 0) return [];
      const shown = verbs.map((verb) => `“${verb}”`).join('');
      return [
        {
          code: meta.code,
          range: titledRange(titles, task),
          message: {
            zh: `“${shortTitle(titles, task)}”只有${shown}之类的提法，没有数字和看得见的成果，难以核对。`,
            en: `“${shortTitle(titles, task)}” has neither a figure nor a result to check, only ${verbs.join(', ')}.`,
          },
        },
      ];
    }),
});
