/** Where a lost quote, book mark or bracket most likely stood. A ranking to offer, not a judgement. */
import type { PairFamily } from './pairs';

/** How far from a mark its partner is searched for, in UTF-16 units. */
const reach = 60;

/** Words that follow a quoted name. */
const afterName = words(
  '建设 改革 工作 工程 活动 实施 机制 制度 时期 要求 问题 政策 行动 服务 战略 监管 管理 思路 办法 帮扶 运行 原则 专项 试点 总体 评比 重点 经费 发展 计划 规划 主题 系列 项目 现象 培养 培育 教育 平台 考核 进程 深化 分类 组织 授牌 揭牌 招生 目标 参与 模式 学习 现场 人才 根本 教学 课程 纳入 任务 精神 理念 方针 意识 作用 举措 措施 体系 格局 标准 方式 做法 方法 经验 特色 品牌 文化 创建 争创 推进 推动 落实 开展 集中 整治 治理 督查 检查 监督 评选 评价 竞赛 比赛 大赛 宣传 展示 培训 研修 研讨 研究 论坛 讲座 讲堂 课堂 团队 队伍 基地 中心 联盟 社团 校园 学校 教师 学生 干部 党员 关系 转变 转型 升级 融合 联动 共建 示范 典型 称号 企业 家庭 优质 先进 相关 规定 作为 以及 开展',
);
/** Words that lead to a quoted name. */
const beforeName = words(
  '实施 开展 落实 推进 推动 深化 坚持 围绕 按照 贯彻 完善 创建 争创 建设 打造 强化 加强 实行 探索 举办 组织 启动 巩固 做好 持续 发挥 依托 通过 构建 建立 健全 树立 弘扬 发展 实现 制定 印发 出台 学习 参加 执行 修订 编制 根据 依据 关于 全面 继续 深入 认真 严格 积极 统筹 抓好 加快 聚焦 紧扣 突出 落实好 宣传',
);
/** How a document's name ends. */
const documentEnd = words(
  '意见 办法 方案 通知 计划 规划 纲要 条例 规定 细则 标准 指南 准则 守则 指引 规范 制度 要点 决定 决议 报告 公告 通告 章程 规则 目录 清单 措施 建议 建设 公约 读本 教材 手册 大纲 周刊 日报 规程 民法典 促进法 教育法 教师法 保护法 安全法',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** How likely a quoted name is to have so many characters; index = length. */
const lengthScore = [-9, -3, -0.2, 0.6, 1.6, 0.1, -0.4, -0.4, -1.2, -1, -1.4];

function scoreOfLength(length: number, family: PairFamily): number {
  if (family !== 'quote') return length < 3 ? -3 : 0;
  return lengthScore[length] ?? (length < 20 ? -2 : -3);
}

/**
 * Columns where the closing mark may be put back, likeliest first. `from` is the column behind the opening mark,
 * `limit` the last column that makes sense (another mark of the kind, the end of an outer pair). `known` says whether
 * such a name stands between marks elsewhere.
 */
export function closingPlaces(
  text: string,
  from: number,
  limit: number,
  family: PairFamily,
  known: (name: string) => boolean,
): { readonly columns: readonly number[]; readonly certain: boolean } {
  const end = Math.min(limit, from + reach, text.length);
  const scored: { column: number; score: number }[] = [];
  const parallel = family === 'quote' ? parallelEnd(text, from, end) : -1;
  for (let column = from + 1; column <= end; column++) {
    if (known(text.slice(from, column))) scored.push({ column, score: 20 + column - from });
    else {
      const score =
        scoreOfLength(column - from, family) + closingContext(text, column, family) + (column === parallel ? 5 : 0);
      if (score > -3) scored.push({ column, score });
    }
    if (/[。！？；;]/.test(text[column] ?? '')) break;
  }
  return rank(scored);
}

function closingContext(text: string, column: number, family: PairFamily): number {
  const next = text[column] ?? '\n';
  const previous = text[column - 1]!;
  let score = 0;
  if (/[，。；：！？,;:\n]/.test(next)) score += 2.5;
  else if (next === '、') score += 1.2;
  else if (/[（()）》〉“‘《〔【]/.test(next)) score += 3;
  else if (/[的等和与及为到向]/.test(next)) score += 1.2;
  else if (afterName.has(text.slice(column, column + 2))) score += 2;
  else if (/[奖赛节日周月课岗卡单表网群线图库班型式化类年]/.test(next)) score += 0.3;
  if (/[，、,的和与及“《（(]/.test(previous)) score -= 3;
  if (family === 'bookMark') {
    if (documentEnd.has(text.slice(column - 2, column)) || documentEnd.has(text.slice(column - 3, column))) score += 5;
    else if (/[法报）)]/.test(previous)) score += 3;
  }
  return score;
}

/** `成熟一所、移交一所、办学一所`: the end of the last part as long as the first two; -1 when there is no such series. */
function parallelEnd(text: string, from: number, end: number): number {
  const stop = (start: number): number => {
    let column = start;
    while (column < end && !/[，、,。；;]/.test(text[column]!)) column++;
    return column;
  };
  const first = stop(from);
  const length = first - from;
  if (length < 1 || first >= end || /[。；;]/.test(text[first]!)) return -1;
  let column = first;
  while (column + 1 + length <= end && text[column] === text[first] && noSeparator(text, column + 1, length))
    column += 1 + length;
  return column > first && column + 1 > from + 2 * length ? column : -1;
}

function noSeparator(text: string, from: number, length: number): boolean {
  for (let column = from; column < from + length; column++)
    if (/[，、,。；;“”《》（）()]/.test(text[column]!)) return false;
  return true;
}

/**
 * Columns where the opening mark may be put back, likeliest first; `limit` is the first column that makes sense, `to`
 * that of the closing mark.
 */
export function openingPlaces(
  text: string,
  limit: number,
  to: number,
  family: PairFamily,
  known: (name: string) => boolean,
): { readonly columns: readonly number[]; readonly certain: boolean } {
  const start = Math.max(limit, to - reach, 0);
  const scored: { column: number; score: number }[] = [];
  for (let column = to - 1; column >= start; column--) {
    if (known(text.slice(column, to))) scored.push({ column, score: 20 + to - column });
    else {
      const score = scoreOfLength(to - column, family) + openingContext(text, column);
      if (score > -3) scored.push({ column, score });
    }
    if (/[。！？；;]/.test(text[column - 1] ?? '')) break;
  }
  return rank(scored);
}

function openingContext(text: string, column: number): number {
  const previous = text[column - 1] ?? '\n';
  let score = 0;
  if (/[，。；：！？,;:\n、]/.test(previous)) score += 2.5;
  else if (/[（()）》〉”’》〕】]/.test(previous)) score += 3;
  else if (beforeName.has(text.slice(column - 2, column))) score += 2.5;
  else if (/[的和与及为到向以在是等对将把]/.test(previous)) score += 1.2;
  if (/[，、,的和与及”》）)]/.test(text[column]!)) score -= 3;
  return score;
}

function rank(scored: { column: number; score: number }[]): { columns: number[]; certain: boolean } {
  scored.sort((a, b) => b.score - a.score || a.column - b.column);
  return { columns: scored.map(({ column }) => column), certain: (scored[0]?.score ?? 0) >= 20 };
}
