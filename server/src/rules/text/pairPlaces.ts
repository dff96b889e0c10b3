/** Where a lost quote, book mark or bracket most likely was. A ranking to offer, not a judgement. */
import { isDigit } from '../../text/characters';
import { verbEndingAt } from '../../scan/quantities/clauseBounds';
import type { PairFamily } from './pairs';

/** How far from a mark its partner is searched for, in UTF-16 units. */
const reach = 60;

/** Words that follow a quoted name. */
const afterName = words(
  '建设 改革 工作 工程 活动 实施 机制 制度 时期 要求 问题 政策 行动 服务 战略 监管 管理 思路 办法 帮扶 运行 原则 专项 试点 总体 评比 重点 经费 发展 计划 规划 主题 系列 项目 现象 培养 培育 教育 平台 考核 进程 深化 分类 组织 授牌 揭牌 招生 目标 参与 模式 学习 现场 人才 根本 教学 课程 纳入 任务 精神 理念 方针 意识 作用 举措 措施 体系 格局 标准 方式 做法 方法 经验 特色 品牌 文化 创建 争创 推进 推动 落实 开展 集中 整治 治理 督查 检查 监督 评选 评价 竞赛 比赛 大赛 宣传 展示 培训 研修 研讨 研究 论坛 讲座 讲堂 课堂 团队 队伍 基地 中心 联盟 社团 校园 学校 教师 学生 干部 党员 关系 转变 转型 升级 融合 联动 共建 示范 典型 称号 企业 家庭 优质 先进 相关 规定 作为 以及 责任 用户 清单 工具 验收 宣讲 筛查 家访 契机 种植 反映 比例 使用 上门 党建 预算 协议 产业 窗口 热线 通道 专区 专班 码头 论证 结对 帮教 走访 评估 认证',
);
/** Words that lead up to a quoted name. */
const beforeName = words(
  '实施 开展 落实 推进 推动 深化 坚持 围绕 按照 贯彻 完善 创建 争创 建设 打造 强化 加强 实行 探索 举办 组织 启动 巩固 做好 持续 发挥 依托 通过 构建 建立 健全 树立 弘扬 发展 实现 制定 印发 出台 学习 参加 执行 修订 编制 根据 依据 关于 全面 继续 深入 认真 严格 积极 统筹 抓好 加快 聚焦 紧扣 突出 落实好 宣传 确保 防止 避免 打击 杜绝 消除 用好 推行 评选 锚定 擦亮 使用 提供 召开 填写 发布 编印 纠正 整治 创新 掀起',
);
/** How a document's name ends. */
const documentEnd = words(
  '意见 办法 方案 通知 计划 规划 纲要 条例 规定 细则 标准 指南 准则 守则 指引 规范 制度 要点 决定 决议 报告 公告 通告 章程 规则 目录 清单 措施 建议 建设 公约 读本 教材 手册 大纲 周刊 日报 规程 民法典 促进法 教育法 教师法 保护法 安全法',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** How likely a quoted name is to be this long; index = length in characters. */
const lengthScore = [-9, -3, 0, 0.5, 1.1, 0.6, 0.4, 0.2, -0.2, -0.3, -0.6];

function scoreOfLength(length: number, family: PairFamily): number {
  if (family === 'bracket') return length < 2 ? -1 : length > 24 ? -1 : length > 12 ? -0.5 : 0;
  if (family === 'bookMark') return length < 3 ? -3 : 0;
  return lengthScore[length] ?? (length < 20 ? -2 : -3);
}

/**
 * Columns where the closing mark may be put back, likeliest first. `from` is the column after the opening mark, `limit`
 * the last column that makes sense (another mark of the kind, the end of an outer pair). `known` says whether the same
 * name is between marks elsewhere.
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
  const aside = family === 'bracket' ? bracketEnd(text, from) : -1;
  if (aside > from + reach && aside <= limit) return { columns: [aside], certain: false };
  let depth = 0;
  for (let column = from + 1; column <= end; column++) {
    depth += nesting(text[column - 1]!);
    if (depth > 0 || isInFigure(text, column)) continue;
    if (known(text.slice(from, column))) scored.push({ column, score: 20 + column - from });
    else {
      const score =
        scoreOfLength(column - from, family) +
        (family === 'quote' ? shapeScore(text.slice(from, column)) : 0) -
        (family === 'bookMark' && /[，。；,;]/.test(text.slice(from, column)) ? 3 : 0) +
        (column === aside ? 15 : column === parallel ? 5 : 0) +
        closingContext(text, column, family);
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
  else if (next === '等') score += 2.8;
  else if (/[的和与及为到向]/.test(next)) score += 1.8;
  else if (afterName.has(text.slice(column, column + 2)))
    score += /[，。；：、,;:的和\d]/.test(text[column + 2] ?? '。') ? 3 : 2;
  else if (isDigit(text.charCodeAt(column))) score += 2.2;
  else if (/[奖赛节日周月课岗卡单表网群线图库班型式化类年]/.test(next)) score += 0.2;
  if (/[，、,的和与及“《（(]/.test(previous)) score -= 3;
  // 86个”: an amount follows a name; it doesn't end one.
  if (/[0-9０-９][个名户项家次场处所条人件]$/.test(text.slice(Math.max(0, column - 2), column))) score -= 3;
  // 30|天: a measure word belongs to its figure.
  if (isDigit(text.charCodeAt(column - 1)) && /[\u4e00-\u9fff%％]/.test(next)) score -= 3;
  if (family === 'bookMark') {
    if (documentEnd.has(text.slice(column - 2, column)) || documentEnd.has(text.slice(column - 3, column))) score += 5;
    else if (edition.test(text.slice(Math.max(0, column - 16), column))) score += 8;
    else if (/[法报）)]/.test(previous)) score += 3;
  }
  return score;
}

/** （试行）, （2026年修订）: inside the book marks. */
const edition =
  /[（(](?:草案|试行|暂行|(?:征求意见|送审|审议)稿|[^（()）]{0,8}(?:修订|修正|版)|[0-9]{4}[^（()）]{0,8})[）)]$/;

/** `成熟一所、移交一所、办学一所`: the end of the last part as long as the first two; -1 if there is no such series. */
function parallelEnd(text: string, from: number, end: number): number {
  const stop = (start: number): number => {
    let column = start;
    while (column < end && !/[，、,。；;]/.test(text[column]!)) column++;
    return column;
  };
  const first = stop(from);
  const length = first - from;
  if (length < 2 || first >= end || /[。；;]/.test(text[first]!)) return -1;
  let column = first;
  while (
    column + 1 + length <= end &&
    text[column] === text[first] &&
    noSeparator(text, column + 1, length) &&
    (text[first] === '、' || sharesPlace(text, from, column + 1, length)) &&
    !isInFigure(text, column + 1 + length)
  )
    column += 1 + length;
  // 沙盒监管、触发式监|管: the last part continues.
  const goesOn = /[一-龥]/.test(text[column] ?? '。') && !/[的等和与及为到]/.test(text[column]!);
  return column > first && !(goesOn && !afterName.has(text.slice(column, column + 2))) ? column : -1;
}

/** The same backwards: where the first of the parts as long as the last one begins; -1 if there is no such series. */
function parallelStart(text: string, start: number, to: number): number {
  let last = to;
  while (last > start && !/[，、,。；;]/.test(text[last - 1]!)) last--;
  const length = to - last;
  const mark = text[last - 1];
  if (length < 2 || (mark !== '、' && mark !== '，')) return -1;
  let column = last;
  while (
    column - 1 - length >= start &&
    text[column - 1] === mark &&
    noSeparator(text, column - 1 - length, length) &&
    (mark === '、' || sharesPlace(text, last, column - 1 - length, length))
  )
    column -= 1 + length;
  return column < last ? column : -1;
}

/** 一城一策, 三会一课 · 五个一, 三下乡 · 双减, 两会: the shapes of slogans. */
function shapeScore(name: string): number {
  if (/^[一二三四五六七八九十百千][一-龥][一二三四五六七八九十百千][一-龥]$/.test(name)) return 3;
  if (/^[一二三四五六七八九十]个[一二三四五六七八九十百]$|^[零双两三四五六七八九十][一-龥]{2}$/.test(name)) return 2;
  return /^[双两三四五六七八九十][一-龥]$/.test(name) ? 1.6 : 0;
}

/** Whether two parts have the same character in the same place. */
function sharesPlace(text: string, a: number, b: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (text[a + index] === text[b + index]) return true;
  return false;
}

/** 1 for a mark that opens a pair, -1 for one that closes it. No offer may cross another pair. */
function nesting(character: string): number {
  if ('“‘《〈（(〔【［['.includes(character)) return 1;
  return '”’》〉）)〕】］]'.includes(character) ? -1 : 0;
}

/** Between two figures, or a figure and its decimal point. */
function isInFigure(text: string, column: number): boolean {
  const [before, behind] = [text.charCodeAt(column - 1), text.charCodeAt(column)];
  if (isDigit(before)) return isDigit(behind) || /[.．]/.test(text[column] ?? '');
  return isDigit(behind) && /[.．]/.test(text[column - 1] ?? '');
}

/** 县（市、区 · 省（区、市 · 镇（街道: where what brackets add to a kind of place ends; -1 if they add something else. */
export function asideEnd(text: string, from: number): number {
  if (!/[省市县区州镇乡村局办委]/.test(text[from - 2] ?? '')) return -1;
  const kinds =
    /^(?:[省市县区地州盟旗镇乡]|街道|社区|农场|园区)(?:、(?:[省市县区地州盟旗镇乡]|街道|社区|农场|园区))*(?![、省市县局])/.exec(
      text.slice(from, from + 24),
    );
  return kinds === null ? -1 : from + kinds[0].length;
}

/** The end of a bracket that opens a marker, adds to a kind of place or holds a responsibility note; otherwise -1. */
function bracketEnd(text: string, from: number): number {
  if (/[）)。；\s]/.test(text[from - 2] ?? '。')) {
    const numeral = /^[一二三四五六七八九十]{1,3}(?=[一-龥])(?![年月个项次类级是要])/.exec(text.slice(from, from + 4));
    if (numeral !== null) return from + numeral[0].length;
  }
  const aside = asideEnd(text, from);
  if (aside > 0) return aside;
  // redos: at most 240 characters
  const assigned =
    /^[^。！？；;（()）0-9]{2,160}?(?:负责|牵头|指导)(?:[，,][^。！？；;（()）0-9]{0,120}?(?:负责|配合|参与|协助|指导|落实))*/.exec(
      text.slice(from, from + 240),
    );
  return assigned !== null && /[部局委办科室处会院股]|中心/.test(assigned[0].slice(0, 30))
    ? from + assigned[0].length
    : -1;
}

/** The same backwards: 县市、区）. */
export function asideStart(text: string, to: number): number {
  const kinds =
    /[省市县区州镇乡](?=((?:(?:[省市县区地州盟旗镇乡]|街道|社区|农场|园区)、){1,4}(?:[省市县区地州盟旗镇乡]|街道|社区|农场|园区)|街道)$)/.exec(
      text.slice(Math.max(0, to - 24), to),
    );
  return kinds === null ? -1 : Math.max(0, to - 24) + kinds.index + 1;
}

/** 各县市、区）文旅局）: where the words within the first of the closing brackets up to `to` begin, if they show it. */
export function innerStart(text: string, from: number, to: number): number {
  for (let column = from; column <= to; column++) {
    if (!/[）)]/.test(text[column] ?? '')) continue;
    const start = asideStart(text, column);
    if (start >= from && !/[（(]/.test(text.slice(start - 1, start + 1))) return start;
  }
  return -1;
}

function noSeparator(text: string, from: number, length: number): boolean {
  for (let column = from; column < from + length; column++)
    if (/[，、,。；;“”《》（）()]/.test(text[column]!)) return false;
  return true;
}

/**
 * Columns where the opening mark may be put back, likeliest first. `limit` is the first column that makes sense, `to`
 * the column of the closing mark.
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
  const aside = family === 'bracket' ? innerStart(text, start, to) : -1;
  const parallel = family === 'quote' ? parallelStart(text, start, to) : -1;
  let depth = 0;
  for (let column = to - 1; column >= start; column--) {
    depth -= nesting(text[column]!);
    if (depth > 0 || isInFigure(text, column)) continue;
    if (known(text.slice(column, to))) scored.push({ column, score: 20 + to - column });
    else {
      const score =
        (column === parallel ? 6 : 0) +
        (family === 'quote' ? shapeScore(text.slice(column, to)) : 0) +
        scoreOfLength(to - column, family) +
        openingContext(text, column, to, family) +
        (column === aside ? 15 : 0);
      if (score > -3) scored.push({ column, score });
    }
    if (/[。！？；;]/.test(text[column - 1] ?? '')) break;
  }
  return rank(scored);
}

function openingContext(text: string, column: number, to: number, family: PairFamily): number {
  const previous = text[column - 1] ?? '\n';
  const afterMark = /[，。；：！？,;:\n、—]/.test(previous);
  const afterVerb =
    family !== 'bracket' &&
    (beforeName.has(text.slice(column - 2, column)) ||
      verbEndingAt(text, column, 0) !== undefined ||
      (/[了好出]/.test(previous) && verbEndingAt(text, column - 1, 0) !== undefined));
  let score = 0;
  if (afterMark) score += 2.5;
  else if (/[（()）》〉”’》〕】]/.test(previous)) score += 3;
  else if (afterVerb) score += 2.5;
  else if (/[的和与及为到向以在是等对将把]/.test(previous)) score += 1.8;
  // 召开1次“…”, 第23个“…”.
  else if (/[0-9０-９][个次场项件家期名条]$/.test(text.slice(Math.max(0, column - 2), column))) score += 2;
  if (/[，、,的和与及”》）)]/.test(text[column]!)) score -= 3;
  if (family !== 'bracket' && /[（(]/.test(text[column]!)) score -= 4;
  if (family === 'bracket') {
    // Text in brackets is about the word before them.
    if (afterMark && !/[。！？\n]/.test(previous)) score -= 3;
    if (aside.test(text.slice(column, column + 4))) score += 3;
    if (/[。！？\n]/.test(previous) && assignment.test(text.slice(Math.max(0, to - 4), to))) score += 10;
    return score + (note.test(text.slice(column, column + 8)) ? 12 : 0);
  }
  // 消除“大班额”: a clause that opens with a verb names its object after it.
  const verb =
    (beforeName.has(text.slice(column, column + 2)) && !text.startsWith('关于', column)) ||
    verbEndingAt(text, column + 2, column) !== undefined;
  if (verb && column + 2 < to) score -= 2.5;
  if (family === 'quote') {
    if (/[对以为在将把向按从由使让被我]/.test(text[column]!) || leading.test(text.slice(column, column + 2)))
      score -= 2.5;
    return score;
  }
  return score + (!verb && documentStart.test(text.slice(column, column + 12)) ? 4 : 0);
}

/** Words at the start of a clause that no name begins with. */
const leading = /^(?:继续|持续|全面|进一|积极|大力|深入|扎实|着力|免费|暑期|寒假|每月|每年)/;
/** How a responsibility note ends. */
const assignment = /(?:负责|牵头|配合|指导|参与|落实|分工|协助|[部局委办科室处会院股所校站]|中心)$/;
/** How words in brackets often begin. */
const aside =
  /^(?:含|包括|不含|共|其中|即|或|如|见|原|暂|试行|每|全[市县区省村校]|以下|不低于|不少于|(?:19|20)[0-9]{2}|第[一二三四五六七八九十])/;
/** What opens a responsibility note. */
const note =
  /^(?:责任|牵头|配合|主办|承办|协办|主责|参与|负责|分管|完成)(?:单位|部门|科室|处室|领导|股室|人|时限|时间)?[:：]/;
/** How a document's name begins. */
const documentStart =
  /^(?:关于|中共|中华人民|国务院|全国|(?:19|20)[0-9]{2}年|[一-龥]{1,6}(?:省|市|县|区|州|委|局|厅|校|中学|小学)[一-龥0-9]{2})/;

function rank(scored: { column: number; score: number }[]): { columns: number[]; certain: boolean } {
  scored.sort((a, b) => b.score - a.score || a.column - b.column);
  return { columns: scored.map(({ column }) => column), certain: (scored[0]?.score ?? 0) >= 20 };
}
