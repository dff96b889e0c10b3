import { memoPerLine } from '../../plan/facts/memoPerLine';
import { headingRange } from '../../plan/query';
import type { Line } from '../../scan/types';
import type { PlanRule } from '../types';
import { ledgerTasks, shortTitle, someLine } from './tasks';

const meta = {
  code: 'target/vague',
  severity: 'off',
  profiles: { ledger: 'warning' },
  fixable: false,
  title: { zh: '任务空泛', en: 'Vague task' },
  description: {
    zh: '整条只有“推进”“加强”“提升”之类的提法，没有数字，也没有印发、召开、建成、完成等看得见的成果，年底无从核对。默认关闭，在 ledger（台账）方案中打开。',
    en: 'An item says only 推进, 加强, 提升 and the like: no figure and no result one could see (印发, 召开, 建成, 完成), so nobody can check it. Off by default, on in the ledger profile.',
  },
} as const;

const vagueVerbs = /推进|推动|加快|加强|深化|提升|强化|完善|健全|优化|促进|落实|抓好|做好|提高|夯实|巩固|拓展|营造/g;
/** An act with an end, or a thing that is there when it is done. */
const deliverables =
  /印发|出台|制定|制订|修订|编制|编印|起草|召开|举办|举行|承办|开展.{0,12}(?:活动|培训|检查|督导|比赛|评选|调研|竞赛|演练|排查|行动)|建成|建立|新建|改建|扩建|竣工|开工|投用|投入使用|完成|成立|组建|设立|启用|启动|上线|开通|发布|公布|签订|签约|验收|评选|评定|认定|遴选|表彰|命名|培训|招聘|引进|发放|拨付|配备|配齐|购置|安装|实现.{0,10}(?:全覆盖|清零)|消除|取消|通过.{0,8}(?:验收|评估|认定)|创建|实施.{0,16}(?:工程|项目|计划|行动)|试点|公开|报送|通报/;

export const vagueRule: PlanRule = {
  kind: 'plan',
  meta,
  check: (plan) =>
    ledgerTasks(plan).flatMap((task) => {
      if (someLine(plan, task, isFirm)) return [];
      const verbs = new Set<string>();
      for (let line = task.line; line <= task.endLine && verbs.size < 3; line++)
        for (const verb of verbsOf(plan.lines[line]!)) verbs.add(verb);
      if (verbs.size === 0) return [];
      const shown = [...verbs]
        .slice(0, 3)
        .map((verb) => `“${verb}”`)
        .join('');
      return [
        {
          code: meta.code,
          range: headingRange(plan, task),
          message: {
            zh: `“${shortTitle(plan, task)}”只有${shown}之类的提法，没有数字和看得见的成果，难以核对。`,
            en: `“${shortTitle(plan, task)}” has neither a figure nor a result to check, only ${[...verbs].slice(0, 3).join(', ')}.`,
          },
        },
      ];
    }),
};

/** Has a figure, a day or a deliverable. */
const isFirm = memoPerLine(
  (line: Line): boolean =>
    line.targets.length > 0 || line.deadlines.some(({ kind }) => kind !== 'pace') || deliverables.test(line.text),
);

const verbsOf = memoPerLine((line: Line): readonly string[] =>
  [...new Set(line.text.match(vagueVerbs) ?? [])].slice(0, 3),
);
