import { Feature } from '../../text/characters';
import type { Target } from '../../scan/types';
import type { LineRule } from '../types';

/** Rates that are shares of a whole. Gross rates (毛入学率) and rates of work done (完成率, 使用率, 结案率) may exceed 100 %. */
const shareNouns =
  /(?:覆盖|入园|入学|巩固|达标|知晓|合格|满意|参与|普及|就业|毕业|及格|优秀|优良|建档|签约|持证|参训|培训|开课|开出|开设|配备|到位|整改|化解|公开|入户|发放|资助|录取|升学|上线|安装|联网|接入|准确|及时|到岗|在岗|出勤|到会|普惠|达优|参赛|受益|知晓|支持|认同|保留|成活|转化|收集|回收|处理|公办园|绿化)率|满意度|占比/g;
/** Before a rate, these make it a bank's (拨备覆盖率) or a share of planned money (资金到位率), which may exceed 100 %. */
const notOfWhole =
  /(?:拨备|准备金?|流动性|利息(?:保障)?|利息备付|偿债(?:备付)?|现金流?(?:量)?|债务|缺口|风险|资本|担保|抵押物?|保证金|收入|成本|资金|投资|到账|任务|计划|订单|产能|毛)$/;

/** Between a rate and its figure, these make the figure a change of the rate. */
const change = /增长|增加|提升(?![到至])|提高(?![到至])|上升(?![到至])|增幅|涨|下降|降低|减少|相当于|倍/;
const reach = 24;

export const percentRule: LineRule = {
  meta: {
    code: 'target/percent',
    severity: 'warning',
    fixable: false,
    title: { zh: '比率超过100%', en: 'More than the whole' },
    description: {
      zh: '覆盖率、入园率、达标率、知晓率等是部分占全体的比率，目标值不应超过100%。增长率、完成率、毛入学率、拨备覆盖率、资金到位率等可以超过，不查。',
      en: 'Coverage, enrolment, pass and awareness rates are shares of a whole: a target over 100 % cannot be reached. Growth, completion and gross enrolment rates, the coverage ratios of banks and funds against a plan may pass 100 % and are left alone.',
    },
  },
  kind: 'line',
  scope: 'body',
  needs: Feature.Percent | Feature.HanNumeral,
  check: ({ text, targets }) =>
    targets.flatMap((target) => {
      if (target.unit !== '%' || !passesWhole(target)) return [];
      const rate = rateBefore(text, target.span.start);
      return rate === undefined
        ? []
        : [
            {
              span: target.span,
              message: {
                zh: `“${rate}”是部分占全体的比率，不会超过100%，请核对“${text.slice(target.span.start, target.span.end)}”。`,
                en: `“${rate}” is a share and cannot pass 100 %: check “${text.slice(target.span.start, target.span.end)}”.`,
              },
            },
          ];
    }),
};

function passesWhole({ value, upper, comparator }: Target): boolean {
  return Math.max(value, upper ?? 0) > 100 || (value === 100 && comparator === 'over');
}

/** The rate that the figure belongs to: the last one before it in its clause. */
function rateBefore(text: string, end: number): string | undefined {
  const window = text.slice(Math.max(0, end - reach), end);
  const clause = window.slice(
    Math.max(...['。', '；', '，', ',', ';', '、'].map((mark) => window.lastIndexOf(mark))) + 1,
  );
  const last = [...clause.matchAll(shareNouns)].at(-1);
  if (last === undefined || notOfWhole.test(clause.slice(0, last.index))) return undefined;
  const between = clause.slice(last.index + last[0].length);
  return change.test(between) ? undefined : last[0];
}
