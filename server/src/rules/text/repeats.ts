/** Which repeats are good Chinese. Undecidable cases count as good: a miss is better than a false alarm. */
import { isDigitAt, isHanAt } from './marks';

/** Characters that double freely: 常常, 人人, 层层, 稳稳, 方方面面, 妈妈, 看看 …, and all numerals (十五五). */
const free = new Set(
  '一二三四五六七八九十百千万亿两几零〇钉习常往刚仅人天年月日时处事件个条样种步次代层点滴家户世高深紧牢稳好多大远略悄默偏恰早久慢渐频屡连节环声字句笔项桩排行队块片张棵朵颗粒丝缕阵批辈村镇乡校班组站店厂区街门栋楼室岗线口头心手眼面方形色林总实扎踏认真兢业勤恳干净清楚明白堂正平安快乐健康红火热闹轰烈蓬勃欣蒸郁葱浩荡轻松简单弯曲熙攘原本完整洋洒战栗孜谆循源滔比井栩娓落斤津历念息生关绵彬朗琅巍沉甸亮彤油绒暖融冉霍赫济盈茫苍漠滚隆淙潺翩姗依恋妈爸爷奶哥姐弟妹叔伯舅婆公宝娃星太姥姑嫂看想说谈走试听讲写读问聊晒查议评拉唱画练动转等谢尝瞧歇浓淡厚满圆棒壮胖小细长短',
);
/**
 * Characters that can be a word, or end or begin words freely (农民工|工资, 工程院|院士, 推进|进校园, 市|市场): when two of them meet, we
 * can't tell.
 */
const productive = new Set(
  '作做到为向对在有是管用建学教开进出上下中后前内外里地得了着过将把被让使由从以于再更最也都就还又不没可能会要应该须需老新全各总副市省县州区院局处科部厅委所站园社团党军警网课卡群馆库工员生者师长民力量度率性化型类级式法权费额值期段表书证号名称图报刊台网线路河湖山水田土气电车船机器材料品物件具房屋墙窗灯医药病毒菌血体身手足脚食饮酒茶米油盐钱币金银铜铁钢煤矿木竹草花果菜猪牛羊鸡鱼鸟虫',
);

/** A function word doubled, unless the word before or after needs it: 目的的, 参与与, 和和谐, 及及时. */
const functionWords: Readonly<Record<string, { readonly before: string; readonly after: string }>> = {
  的: { before: '目标别有似真', after: '确' },
  和: { before: '总饱平温暖柔祥缓谐附随调', after: '谐平睦美解气' },
  与: { before: '参赋给授付', after: '会' },
  及: { before: '普涉以触波顾提惠推来企', after: '时格早' },
};
/** Other characters that are words: doubled by mistake if neither goes with what is beside it (从从源头, not 服从从严). */
const alone = new Set('在为对从向由以于将把被让使并且也还就都又不或因若至自同跟按经各是到该其这那此最更再已');

/** Verbs, adverbs and other words of plans that are never repeated on purpose and never end a compound. */
const words = wordSet(`
  推进 加强 开展 落实 实施 完善 深化 提升 提高 促进 推动 建立 健全 加快 坚持 制定
  强化 做好 抓好 办好 用好 建好 管好 全面 积极 切实 认真 统筹 严格 及时 有效 确保
  继续 持续 努力 按照 围绕 通过 以及 进行 深入 稳步 大力 着力 优化 巩固 扩大 构建
  打造 贯彻 根据 关于 对于 为了 不断 明显 显著 有序 稳妥 充分 更加 共同 必须 应当
  逐步 逐渐 不得 开始 依法 依规 主动 定期 立即 即将 已经 正在 能够 可以 需要 包括
  其中 同时 因此 并且 而且 或者 如果 由于 之间 主要 非常 十分 特别 尤其 大幅 提供
  完成 实现 达到 参加 举办 举行 召开 印发 修订 完备 扎实 务实 牢固 精准 合理 带头
  鼓励 采取 争取 力争 遵守 履行 承担 担负 增强 增加 减少 降低 缩小 防止 避免 消除
  杜绝 严禁 化解 解决 处理 应对 满足 适应 符合 协助 配备 配齐 谋划 利于 有利 有力
  有关 相关 相应 各项 各类 各级 各地 所有 全部 全体 全市 全县 全区 全省 我市 我县
  我区 我省 我局 我校 本市 本校 本局 尽快 尽量 尽力 随时 随着 面向 面对 针对 基于
  位于 属于 在于 至少 超过 不少 不同 不能 不要 没有 成为 作为 认为 列为 视为 形成
  产生 取得 获得 得到 保持 注重 突出 聚焦 瞄准 立足 依托 借助 凭借 紧扣 紧盯 压实
  夯实 筑牢 拓展 拓宽 畅通 打通 激发 释放 选派 聘请 招募 输送 补齐 补足 破解 攻克
  破除 清理 清除 纠正 查处 查找 梳理 摸清 摸排 掌握 了解 熟悉 把握 理解 领会 弘扬
  倡导 营造 树立 塑造 展现 体现 显示 表明 指出 强调 规范 指导 督促 进一步
`);
/** Bodies, persons and work: one compound may end in them and the next begin with them (青年教师|教师资格, 重点工作|工作专班). */
const meeting = wordSet(`
  教师 学生 干部 职工 党员 群众 居民 村民 农民 企业 学校 政府 单位 部门 机关 医院
  社区 家长 青年 妇女 儿童 老人 员工 人员 人才 专家 校长 团队 队伍 公司 机构 组织
  委员 代表 市民 用户 客户 患者 医生 护士 社会 国家 城市 农村 乡镇 街道 市场 集体
  支部 党委 幼儿 少年 师生 班级 年级 小学 初中 高中 中学 大学 银行 法院 法官 律师
  工人 军人 家庭 个人 公众 主体 项目 工程 工作 产业 重点 文化
`);
/** Verbs that may also begin a noun, which then follows them as their object: 学习|学习强国, 组织|组织部门. */
const verbal = wordSet(`
  学习 组织 服务 管理 建设 发展 保护 培训 研究 开发 运营 投资 教育 领导 设计 生产
  宣传 监督 指导 检查 经营 治理 监管 保障 评估 评价 考核 咨询 代理 投诉 训练 教学
  生活 运动 旅游 消费 交易 销售 采购 招商 招生 考试 竞赛 比赛 演出 创业 创新 合作
  交流 活动 就业 参观 体验 援助 扶贫 帮扶 志愿 救助 救援 巡视 巡察 审计 审查 审批
  执法 司法 立法 纪检 选举 协商 调解 信访 接待 联络 通讯 运输 物流 储备 加工 种植
  养殖 试点 示范 实验 试验 改革 改造 更新 升级 转型 补贴 补助 奖励 激励 表彰 评选
  评审 认定 认证 鉴定 检测 监测 预警 应急 防控 防治 治疗 康复 护理 养老 托育 保育
  阅读 写作 朗诵 科研 教研 备课 上课 听课 展览 展示 演练 宣讲 讲解 引导 引领 推广
  传播 传承 出版 翻译
`);
/** What such compounds end in. */
const tails = wordSet(`
  强国 部门 对象 中心 人员 干部 教师 队伍 体系 机制 制度 平台 基地 工作 机构 单位
  企业 组织 计划 规划 方案 活动 资源 能力 水平 质量 内容 方式 模式 经费 资金 项目
  工程 银行 用地 设施 设备 环境 条件 标准 规范 要求 目标 任务 过程 流程 成果 成效
  效果 情况 数据 信息 系统 技术 科学 教育 改革 发展 建设 管理 服务 研究 安全 事业
  产业 行业 领域 场所 场地 基金 协会 学会 委员会 大会 会议 大赛 材料 资料 教材 课程
  教学 科研 作品 产品 经济 文化 政策 法规 条例 办法 意见 报告 手册 指南 主体 需求
  空间 功能 结构 布局 重点 理念 思路 方法 手段 措施 渠道 载体 品牌 特色 网络 市场
  保障 保险 责任 力度 力量 团队 专家 志愿者 群众 学生 学校 小组 专班 名单 清单 台账
  档案 记录 热线 窗口 大厅 站点 中国 生活 习惯 心得 笔记
`);
/** Verbs that a speaker may double, at the end of a clause: 研究研究. */
const tentative = wordSet(
  '研究 讨论 商量 商讨 考虑 锻炼 休息 了解 活动 打扫 收拾 学习 比较 体验 尝试 参观 观察 调查 交流 沟通',
);
/** Single characters before a word that show that it begins a phrase. */
const openings = new Set('的和与及或等在是为对从向由以于将把被让使并各新抓促强保建办做有用到给按经含如即至我');
/** Characters after a word that show that it ends a phrase. */
const closings = new Set('的和与及或等在是为对从向由以于将把被让使并都也均要会应');
/** Characters after the second word that make it part of a longer one: 工作|工作组, 产业|产业链. */
const suffixes = new Set('组站队室所会员者性化型家长点链群院厂制法学班式');

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** How long a word repeated by mistake at `column` is: 1 (办办), 2 (推进推进), 3 (进一步进一步); 0 if there is no such mistake. */
export function slipAt(text: string, column: number): 0 | 1 | 2 | 3 {
  const character = text[column]!;
  if (text[column + 1] === character) return isSlip(text, column) ? 1 : 0;
  for (const length of [2, 3] as const) {
    if (text[column + length] !== character) continue;
    const word = text.slice(column, column + length);
    if (!text.startsWith(word, column + length) || !isAllHan(word)) continue;
    if (words.has(word) || isWordTwice(text, column, length)) return length;
  }
  return 0;
}

function isAllHan(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (!isHanAt(word, at)) return false;
  return true;
}

/** One by one, each and every: 一项一项, 各校各校. */
const numeral = new Set('一二三四五六七八九十百千万几两数半第每逐各');

/**
 * Whether a word is repeated by mistake. If two compounds may meet in it, something beside it has to show that a phrase
 * begins or ends there.
 */
function isWordTwice(text: string, column: number, length: 2 | 3): boolean {
  const end = column + 2 * length;
  if (numeral.has(text[column]!) || text.startsWith(text.slice(column, column + length), end)) return false;
  const word = text.slice(column, column + length);
  const ends = !isHanAt(text, end);
  if (((ends || '再后一过看来就'.includes(text[end]!)) && tentative.has(word)) || (!ends && suffixes.has(text[end]!)))
    return false;
  const start = runStart(text, column);
  const bounds = boundsIn(text, start, runEnd(text, end));
  if (bounds === undefined || !bounds.has(column) || !bounds.has(column + length) || !bounds.has(end)) return false;
  for (let at = column + 1; at < end; at++) if (at !== column + length && bounds.has(at)) return false;
  if (ends || (closings.has(text[end]!) && bounds.has(end + 1))) return true;
  if (verbal.has(word)) return !tails.has(text.slice(end, nextBound(bounds, end)));
  if (!meeting.has(word) || column === start || (openings.has(text[column - 1]!) && bounds.has(column - 1)))
    return true;
  const before = text.slice(Math.max(start, column - 2), column);
  return bounds.has(column - 2) && (words.has(before) || verbal.has(before));
}

function isSlip(text: string, column: number): boolean {
  const character = text[column]!;
  const before = text[column - 1] ?? '';
  const after = text[column + 2] ?? '';
  // Three or more aren't a slip; neither is AABB: 兢兢业业.
  if (before === character || after === character || isDoubled(text, column + 2) || isDoubled(text, column - 2))
    return false;
  const rule = functionWords[character];
  if (rule !== undefined)
    return (
      isHanAt(text, column - 1) &&
      isHanAt(text, column + 2) &&
      !rule.before.includes(before) &&
      !rule.after.includes(after)
    );
  if (isDigitAt(text, column - 1)) return isCountedTwice(text, column);
  if (alone.has(character)) return isAlone(text, column);
  if (free.has(character)) return false;
  if (!productive.has(character) && endsWord(text, column)) return true;
  // 规范办办学, but 党政办办公室.
  if (productive.has(character) || (character === '办' && !/[学好理事法]/.test(after))) return false;
  return breaksWords(text, column);
}

/**
 * Measure words that may be repeated by mistake, with the characters that make the second one the beginning of a word.
 */
const measureWords: Readonly<Record<string, string>> = {
  名: '师校家医企优人城镇录单额牌称著望誉片',
  处: '室级长理置罚于',
  所: '有属在需长',
  个: '人体性别案',
  家: '庭长校园乡委属政禽电具教',
  项: '目',
  条: '例件款约',
  部: '门分署队级委长',
  门: '店诊户类槛窗面卫',
  场: '馆所地景次',
  期: '间限末刊货望',
  次: '数要品序',
  节: '点目日能约水气课',
  本: '科地土校级市县区',
  支: '持部付撑出队行',
  套: '餐房装',
  份: '额',
  间: '隔接',
  座: '谈位',
  例: '会如行外',
  户: '籍外口主均',
  起: '点步草重诉',
  人: '才员民均工次大口文物士群社事',
  台: '账湾式阶风',
  批: '次评准复',
  位: '置于居次',
  年: '度底末初级内均终限轻份会报审检龄',
  月: '底末初度份中均票',
  元: '旦素',
  亩: '产均',
};

/** 12所所, 60名名; not 5项项目, 3家家庭 or 2026年年底. */
function isCountedTwice(text: string, column: number): boolean {
  const others = measureWords[text[column]!];
  if (others === undefined || others.includes(text[column + 2] ?? '\n')) return false;
  const end = runEnd(text, column + 2);
  for (let length = 2; length <= 4 && column + 1 + length <= end; length++)
    if (isWord(text.slice(column + 1, column + 1 + length))) return false;
  return end === column + 2 || boundsIn(text, column + 1, end)?.has(column + 2) === true;
}

/** 专题全员员、: a word and its last character again, where the phrase ends. */
function endsWord(text: string, column: number): boolean {
  if (isHanAt(text, column + 2)) return false;
  const start = runStart(text, column);
  for (let length = 2; length <= 4; length++)
    if (column + 1 - length >= start && isWord(text.slice(column + 1 - length, column + 1))) return true;
  return false;
}

/** Whether neither of the two makes a word with what is beside it. */
function isAlone(text: string, column: number): boolean {
  const start = runStart(text, column);
  const end = runEnd(text, column + 2);
  if (end - column < 4) return false;
  const bounds = boundsIn(text, start, end);
  if (bounds === undefined || ![column, column + 1, column + 2].every((at) => bounds.has(at))) return false;
  for (let length = 2; length <= 4; length++) {
    if (column + 1 - length >= start && isWord(text.slice(column + 1 - length, column + 1))) return false;
    if (column + 1 + length <= end && isWord(text.slice(column + 1, column + 1 + length))) return false;
  }
  return true;
}

function isDoubled(text: string, column: number): boolean {
  return isHanAt(text, column) && isHanAt(text, column + 1) && text[column] === text[column + 1];
}

/** Where the word that begins at `from` ends. */
function nextBound(bounds: ReadonlySet<number>, from: number): number {
  let end = from + 1;
  while (!bounds.has(end)) end++;
  return end;
}

/** Only nearby text decides; UTF-16 units. */
const window = 12;

/** Where the run of Chinese characters before a column begins, as far as it matters. */
function runStart(text: string, column: number): number {
  let start = column;
  while (start > 0 && column - start < window && isHanAt(text, start - 1)) start--;
  return start;
}

function runEnd(text: string, column: number): number {
  let end = column;
  while (end - column < window && isHanAt(text, end)) end++;
  return end;
}

let segmenter: Intl.Segmenter | null | undefined;

/**
 * Looking words up costs more than all other line rules together, and the current line is checked on every keystroke.
 */
const segmented = new Map<string, readonly number[]>();
const maxSegmented = 2000;

/**
 * The columns between the words of a part of the text, including its ends, by the word list of the runtime's
 * `Intl.Segmenter`. Undefined without a segmenter; then nothing is found.
 */
function boundsIn(text: string, start: number, end: number): ReadonlySet<number> | undefined {
  segmenter ??= typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
  if (segmenter === null) return undefined;
  const part = text.slice(start, end);
  let starts = segmented.get(part);
  if (starts === undefined) {
    if (segmented.size >= maxSegmented) segmented.clear();
    segmented.set(part, (starts = Array.from(segmenter.segment(part), ({ index }) => index)));
  }
  const bounds = new Set<number>();
  for (const index of starts) bounds.add(start + index);
  return bounds.add(end);
}

/** Whether one of the two characters is left over between whole words: 规范|办|办学, 课程|程|建设. */
function breaksWords(text: string, column: number): boolean {
  const start = runStart(text, column);
  const end = runEnd(text, column + 2);
  const bounds = boundsIn(text, start, end);
  const middle = column + 1;
  if (bounds?.has(middle) !== true) return false;
  const wordBefore = (to: number): boolean => bounds.has(to) && to - start >= 2 && !bounds.has(to - 1);
  const wordAfter = (from: number): boolean => bounds.has(from) && end - from >= 2 && !bounds.has(from + 1);
  // W|X|XV: X belongs to neither 范办 nor W.
  if (wordBefore(column) && wordAfter(middle))
    return !isWord(text.slice(column - 1, column + 1)) && !isWord(text.slice(column - 2, column + 1));
  // UX|X|V
  if (wordBefore(middle) && wordAfter(column + 2))
    return !isWord(text.slice(middle, middle + 2)) && !isWord(text.slice(middle, middle + 3));
  return false;
}

/** Whether it is one word in the word list. */
function isWord(text: string): boolean {
  return text.length > 1 && boundsIn(text, 0, text.length)?.size === 2;
}
