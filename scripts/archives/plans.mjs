// Made-up plans as records, one a line: `node scripts/archives/plans.mjs COUNT [CLAUSES [SEED]] > plans.ndjson`.
// CLAUSES is how long an item may be: 3 gives plans of about 3 KB, 24 of about 7 KB. The same arguments give the same.
import { once } from 'node:events';

const [count, clauses = 3, seed = 1] = process.argv.slice(2).map(Number);
if (!Number.isInteger(count) || count < 1) throw new Error('How many plans?');

let state = seed >>> 0;
/** A whole number below `end`, by mulberry32. */
function below(end) {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
}
const one = (list) => list[below(list.length)];

const counties = ['栖云', '河滨', '澜溪', '青禾', '望湖', '临江', '南浦', '石桥'];
const bodies = {
  教育局: ['基教科', '人事科', '规划科', '学前科', '安全科', '教研室', '电教馆'],
  卫生健康局: ['医政科', '疾控科', '规划科', '人事科', '监督所', '信息中心'],
  文化和旅游局: ['艺术科', '市场科', '资源科', '图书馆', '文化馆', '博物馆'],
  农业农村局: ['种植业科', '畜牧科', '农机中心', '人居环境办', '人事科'],
};
const verbs = ['推进', '完善', '加强', '优化', '规范', '深化', '拓展', '健全', '提升', '夯实'];
const objects = [
  '阵地建设',
  '人才培养',
  '服务供给',
  '设施更新',
  '监督检查',
  '数字应用',
  '安全管理',
  '交流合作',
  '示范创建',
];
const targets = [
  '新建改建场所%所',
  '公开招聘专业人员%名',
  '培训骨干%人次',
  '开展联合检查%次',
  '建成示范单位%个',
  '更新设备%台',
];
const times = ['6月底前', '9月底前', '11月底前', '年内', '第三季度', ''];
const headings = ['扩大资源供给', '提升服务质量', '建强人才队伍', '守牢安全底线', '深化改革创新'];
const fillers = [
  '健全工作机制',
  '细化任务清单',
  '明确完成标准',
  '定期通报进展',
  '总结推广经验',
  '加强部门协同',
  '压实各方责任',
  '广泛听取意见',
];

function plan() {
  const body = one(Object.keys(bodies));
  const lines = [`${one(counties)}市${body}${2015 + below(12)}年工作要点`, ''];
  const titles = new Set();
  for (const [at, heading] of headings.slice(0, 2 + below(4)).entries()) {
    lines.push(`${'一二三四五'[at]}、${heading}`);
    for (let items = 2 + below(8); items > 0; items--) {
      let title;
      do title = one(verbs) + one(objects);
      while (titles.has(title));
      titles.add(title);
      const [lead, support] = [one(bodies[body]), one(bodies[body])];
      const both = lead === support ? `责任单位：${lead}` : `牵头单位：${lead}；配合单位：${support}`;
      const words = Array.from({ length: below(clauses) }, (_, number) => fillers[(number + items) % fillers.length]);
      const target = one(times) + one(targets).replace('%', 2 + below(900));
      const note = below(12) === 0 ? '' : `（${both}）`;
      lines.push(`${titles.size}.${title}。${[target, ...words].join('，')}。${note}`);
    }
  }
  return lines.join('\n');
}

for (let id = 1; id <= count; id++)
  if (!process.stdout.write(`${JSON.stringify({ id, text: plan() })}\n`)) await once(process.stdout, 'drain');
