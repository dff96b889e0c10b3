import { remembered } from '../../plan/incremental';
import { rangeOf } from '../../plan/plan';
import type { Finding, PlanRule } from '../types';
import { placeUnit, unitsByName } from './notes';

const meta = {
  code: 'responsibility/similar-name',
  severity: 'information',
  fixable: true,
  title: { zh: '疑似写错的单位名', en: 'Name one character off' },
  description: {
    zh: '只出现一次的单位名与本文多次出现的另一单位名只差一个字，多为笔误（如“基数科”与“基教科”）。常见科室名、市县区和数字之差不报。',
    en: 'A name used once differs in one character from a name used several times. Common department names and differences in numerals or in 市, 县, 区 are left alone.',
  },
} as const;

/** How often the other name has to stand for this one to be its slip. */
const oftenEnough = 2;

export const similarNameRule: PlanRule = {
  kind: 'plan',
  meta,
  check(plan, { units: directory }) {
    const findings: Finding[] = [];
    for (const { name, likely, mention, times } of slips(plan)) {
      if (directory?.find(name) !== undefined) continue;
      const { line, unit } = placeUnit(plan, mention);
      findings.push({
        code: meta.code,
        range: rangeOf(line, unit.span),
        message: { zh: `“${name}”只出现一次，与多次出现的“${likely}”仅差一字，请核对。`, en: `“${name}” stands once and is one character from “${likely}”, which stands ${times} times.` },
        fixes: [{ title: { zh: `改为“${likely}”`, en: `Change to “${likely}”` }, edits: [{ range: rangeOf(line, unit.span), newText: likely }] }],
      });
    }
    return findings;
  },
};

/** Names that stand once, each with the first of the frequent ones it is a slip of. */
const slips = remembered((plan) => [unitsByName(plan)], (plan) => {
  const units = unitsByName(plan);
  // Two names that differ in one character have one half in common: only those with the same half are compared.
  const byHalf = new Map<string, { readonly name: string; readonly order: number; readonly times: number }[]>();
  let order = 0;
  for (const [name, { places }] of units) {
    if (places.length < oftenEnough || name.length < 3) continue;
    for (const half of halves(name)) {
      const group = byHalf.get(half);
      const frequent = { name, order, times: places.length };
      if (group === undefined) byHalf.set(half, [frequent]);
      else if (group.length < mostAlike) group.push(frequent);
    }
    order++;
  }
  if (order === 0) return [];
  return [...units].flatMap(([name, { places }]) => {
    if (places.length !== 1 || name.length < 3 || isCommon(name)) return [];
    const alike = halves(name).flatMap((half) => byHalf.get(half)?.find((other) => differByOne(name, other.name)) ?? []);
    const first = alike.sort((a, b) => a.order - b.order)[0];
    return first === undefined ? [] : [{ name, likely: first.name, times: first.times, mention: places[0]! }];
  });
});

/** Of more names with the same half the later ones are passed by. */
const mostAlike = 200;

function halves(name: string): readonly [string, string] {
  const middle = name.length >> 1;
  return [`${name.length} ${name.slice(0, middle)}<`, `${name.length} >${name.slice(middle)}`];
}

/** Characters that tell one body from its neighbour, where both have one. */
const distinguishing = /^[一二三四五六七八九十0-9０-９市县区省镇乡东南西北中上下左右前后内外大小老新男女公民高初科处股室部局院校系班级年月各全本]{2}$/;

/** One character replaced, and neither of the two distinguishes bodies on purpose. */
export function differByOne(name: string, other: string): boolean {
  if (name === other || name.length < 3) return false;
  if (name.length === other.length) {
    let at = -1;
    for (let index = 0; index < name.length; index++) {
      if (name[index] === other[index]) continue;
      if (at >= 0) return false;
      at = index;
    }
    return at < name.length - 1 && !distinguishing.test(name[at]! + other[at]!);
  }
  return false;
}

/** Stems of departments that exist side by side: 基教科 and 职教科 are two offices, not one misspelt. */
const commonStems = new Set([
  '基教', '职教', '高教', '幼教', '成教', '学前', '特教', '民教', '电教', '普教', '德育', '体卫', '体艺', '艺体', '人事', '人教', '师资', '组织', '组干', '宣传', '统战', '纪检', '监察', '党建', '党办', '行政', '行办',
  '政办', '校办', '院办', '计财', '财务', '计划', '基建', '规划', '审计', '资产', '后勤', '总务', '法规', '法制', '法治', '政法', '法安', '安全', '信访', '督导', '督查', '考试', '招生', '招办', '教务', '教研', '教科', '科研',
  '科技', '教学', '学生', '政教', '团委', '工会', '妇联', '医务', '护理', '药剂', '质控', '医保', '信息', '网信', '统计', '业务', '综合', '秘书', '文秘', '机要', '保卫', '外事', '国际', '对外', '产业', '投资', '贸易',
  '财政', '民政', '教育', '公安', '司法', '科技', '工信', '人社', '住建', '城管', '交通', '水利', '水务', '农业', '农牧', '林业', '商务', '文旅', '文广', '卫健', '卫生', '卫计', '医保', '应急', '审计', '统计',
  '税务', '环保', '体育', '文化', '旅游', '民宗', '民委', '政务', '国资', '金融', '气象', '地震', '档案', '消防', '发改', '经信', '编办', '市监', '工商', '质监', '药监', '安监', '粮食', '供销', '残联', '老龄', '移民',
  '医政', '药政', '疾控', '妇幼', '公卫', '基卫', '爱卫', '中医', '药事', '药学', '院感', '病案', '门诊', '急诊', '基层', '体改', '家庭', '设备', '采购', '市场', '资源', '文物', '非遗', '艺术', '公服', '广电', '产业', '执法', '审批', '监管', '服务',
  '房管', '物业', '保障', '城建', '市政', '园林', '环卫', '质安', '建管', '老干', '人才', '干部', '培训', '就业', '社保', '工伤', '养老', '仲裁', '国库', '预算', '会计', '农财', '社财', '耕保', '测绘', '水保', '河湖', '渔业', '种植', '植保', '公管', '运管', '海事', '港航',
  '公路', '铁路', '外贸', '外资', '电商', '流通', '运行', '能源', '工业', '节能', '价格', '物价', '信用', '稽查', '计量', '标准', '质量', '食品', '药品', '器械', '特设', '广告', '网监', '登记', '注册', '生产', '工程', '技术', '营销', '营业', '企管', '法务', '风控', '合规', '后保', '安保', '膳食', '学工', '研工', '本科', '实验',
]);

function isCommon(name: string): boolean {
  return commonStems.has(name.slice(0, -1));
}
