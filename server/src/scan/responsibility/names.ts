/** What the name of a body looks like. Everything here reads folded text (see normaliseCharacters.ts). */
import { groupBy } from '../../text/grouping';

/**
 * `clear` ends like a body's name · `possible` may be one if a label says so (红十字会 · 甲专班 · 年级组长) · `no` is something
 * else
 */
export type Likeness = 'clear' | 'possible' | 'no';

function byLastCharacter(words: readonly string[]): ReadonlyMap<number, readonly string[]> {
  return groupBy(words, (word) => word.charCodeAt(word.length - 1));
}

const lastCharacters = new Set('局科处室办委厅部院所站队会署司股组校园馆府社台团联庭行县区市镇乡州盟旗村片段班系宫');
const lastWords = new Set(
  [
    '中心',
    '部门',
    '单位',
    '机构',
    '学院',
    '大学',
    '中学',
    '小学',
    '集团',
    '公司',
    '年级',
    '街道',
    '地区',
    '企业',
    '基地',
    '学会',
    '兵团',
    '海关',
    '支部',
    '党组',
    '团委',
    '政府',
    '学部',
    '专线',
    '热线',
    '工青妇',
    '党委',
    '分局',
    '地方',
    '平台',
    '专业',
    '学科',
    '处级',
    '关工委',
    '师范',
    '高中',
    '初中',
    '职高',
    '职校',
    '党校',
    '科协',
    '政协',
    '作协',
    '文协',
    '记协',
    '侨协',
    '企协',
    '老协',
    '个协',
    '消协',
    '体协',
    '足协',
    '生协',
    '军区',
    '战区',
    '机关',
    '法庭',
    '银行',
    '专班',
    '工委',
    '班子',
    '高校',
    '院校',
    '站点',
    '央企',
    '国企',
    '民企',
    '总支',
    '食堂',
  ].filter((word) => word.length === 2),
);
/** Words that end like a body's name but aren't one. */
const otherWords = byLastCharacter([
  '社会',
  '机会',
  '大会',
  '全部',
  '内部',
  '外部',
  '干部',
  '进行',
  '试行',
  '执行',
  '运行',
  '举行',
  '推行',
  '发行',
  '场所',
  '网站',
  '校园',
  '平台',
  '教室',
  '团队',
  '举办',
  '好处',
  '到处',
  '培训班',
  '运动会',
  '家长会',
  '座谈会',
  '研讨会',
  '推进会',
  '工作会',
  '例会',
  '班会',
  '晚会',
  '城市',
  '队伍',
  '阶段',
  '手段',
  '时段',
  '图片',
  '名片',
  '年会',
  '部署',
  '公司法',
  '上市',
  '专业',
  '班级会',
  '全会',
  '展示会',
  '交流会',
  '动员会',
  '表彰会',
  '总结会',
  '报告会',
  '论坛会',
  '读书会',
  '部委会议',
  '学段',
  '公办',
  '民办',
  '停办',
  '创办',
  '承办',
  '主办',
  '督办',
  '催办',
  '转办',
  '交办',
  '代办',
  '通办',
  '快办',
  '帮办',
  '即办',
  '联办',
  '新办',
  '同行',
  '先行',
  '另行',
  '现行',
  '暂行',
  '发布会',
  '听证会',
  '吹风会',
  '调度会',
  '现场会',
  '联席会',
  '对接会',
  '招聘会',
  '宣讲会',
  '民主生活会',
  '组织生活会',
  '比赛',
  '开班',
  '跟班',
  '值班',
  '换班',
  '大班',
  '小班',
  '住院',
  '出院',
  '家校社',
  '校社',
  '校地',
  '村社',
  '家庭',
]);
/** 一中, 市二小. */
const numberedSchool = /^.{0,3}[一二三四五六七八九十][中小幼]$/;
/** Names of two characters need one of these endings: 党办, 县委; not 政企, 乡村, 小组. */
const shortEndings = new Set('办科处委局厅室院所联');
const shortNames = new Set([
  '工会',
  '专班',
  '央企',
  '国企',
  '海关',
  '党组',
  '支部',
  '银行',
  '分局',
  '机关',
  '学部',
  '校部',
  '教务',
  '政教',
  '总务',
  '后勤',
  '教导',
  '食堂',
  '科协',
  '政协',
  '作协',
  '消协',
]);
const notNames = new Set('的了把将并不使让吗呢谁《》。!?%:');
/** Names in which 不 is not a negation: 不动产登记中心, 反不正当竞争科, 药品不良反应监测中心, “政务不打烊”专班. */
const notDenied = /^不(?:动产|正当|良|法|明原因|合格|文明|孕|育|打烊|见面|满意|忘)/;
/** 要切实负起责任, 无, 待定. */
const openings = /^(?:要|必须|应当|应该|需要|无$|暂|待定|请)/;
/** Class words, which don't name a particular body; in a note without a label they are ordinary nouns. */
const classWords = new Set([
  '学校',
  '部门',
  '政府',
  '单位',
  '企业',
  '社区',
  '家庭',
  '机构',
  '地方',
  '城市',
  '地区',
  '中心',
  '科室',
  '处室',
  '股室',
  '院校',
  '高校',
  '中学',
  '小学',
  '幼儿园',
  '大学',
  '初中',
  '高中',
  '学院',
  '公司',
  '机关',
  '基层',
  '街道',
  '乡镇',
  '县区',
  '区县',
  '市县',
  '年级',
  '班级',
  '医院',
  '园区',
  '校园',
  '小区',
  '县级市',
  '院',
  '室',
  '科',
  '处',
  '县',
  '区',
  '市',
  '镇',
  '乡',
  '村',
  '州',
  '集团',
  '银行',
  '基地',
  '实验室',
  '行业',
  '国家',
  '职业学校',
  '民办学校',
  '公办学校',
  '直属学校',
  '直属单位',
  '市县区',
  '县市区',
  '乡镇街道',
  '镇街',
  '校',
  '园',
  '所',
  '站',
  '队',
  '部',
  '各校',
  '管委会',
]);
const collectiveNouns = [
  '单位',
  '部门',
  '科室',
  '处室',
  '股室',
  '机构',
  '学校',
  '院校',
  '高校',
  '地区',
  '地方',
  '县区',
  '区县',
  '乡镇',
  '街道',
  '镇街',
  '企业',
  '成员',
  '院系',
  '学院',
  '支部',
  '党组织',
  '政府',
  '教育局',
  '中小学',
  '幼儿园',
  '厅局',
  '部委',
  '局委',
  '委办局',
  '主体',
  '方面',
  '处',
  '科',
  '室',
  '组',
  '园',
  '校',
  '站所',
  '市县',
  '部室',
  '年级',
  '中学',
  '小学',
  '园区',
  '行业',
  '会员',
  '机关',
];
const collectiveMarks = [
  '各',
  '有关',
  '相关',
  '其他',
  '其它',
  '其余',
  '所有',
  '全体',
  '全市',
  '全县',
  '全区',
  '全省',
  '所属',
  '下属',
  '直属',
  '局属',
  '委属',
  '厅属',
  '部属',
  '市属',
  '区属',
  '县属',
  '省属',
  '校属',
  '院属',
  '市直',
  '区直',
  '县直',
  '省直',
  '州直',
  '局直',
  '基层',
  '二级',
  '成员',
  '责任',
  '牵头',
  '配合',
  '涉及',
  '承办',
  '参与',
  '试点',
  '全校',
  '驻',
];
/** 2024年6月底, 年内, 长期坚持: when, not who. 7年级 and 全年级组 are still names. */
const timeWords =
  /[0-9〇一二三四五六七八九十](?:年(?![级段])|个?月|季度)|[年月季]底|[年月]内|[年月日]前|季度|半年|全年(?![级段])|常年|长期|持续|适时|按期|限时|即时|立即|寒假|暑假|开学|之前|以前|每[年月周季日]|常态|同步|随时/;

const longestName = 40;

/** Without its last bracket groups: 市交通委(市道运局) → 市交通委. */
export function withoutTrailingBrackets(name: string): string {
  let end = name.length;
  while (end > 0 && name.charCodeAt(end - 1) === 0x29) {
    let depth = 0;
    let at = end - 1;
    for (; at >= 0; at--) {
      const code = name.charCodeAt(at);
      if (code === 0x29) depth++;
      else if (code === 0x28 && --depth === 0) break;
    }
    if (at < 0) break;
    end = at;
  }
  return name.slice(0, end).trimEnd();
}

interface Judged {
  readonly likeness: Likeness;
  readonly time: boolean;
  readonly collective: boolean;
}

/** A plan names the same few bodies hundreds of times. */
const judged = new Map<string, Judged>();
const mostJudged = 4096;

function judge(name: string): Judged {
  let known = judged.get(name);
  if (known === undefined) {
    const kind = judgeLikeness(name);
    known = { likeness: kind, time: kind !== 'clear' && timeWords.test(name), collective: judgeCollective(name) };
    if (judged.size >= mostJudged) judged.clear();
    if (name.length <= longestName) judged.set(name, known);
  }
  return known;
}

/** How surely `name` (folded, without spaces) names a body. */
export function likeness(name: string): Likeness {
  return judge(name).likeness;
}

function judgeLikeness(name: string): Likeness {
  const base = withoutTrailingBrackets(name);
  if (base.length === 0 || base.length > longestName) return 'no';
  for (let index = 0; index < name.length; index++) {
    if (notNames.has(name[index]!) && !(name[index] === '不' && notDenied.test(name.slice(index, index + 4))))
      return 'no';
  }
  if (openings.test(base)) return 'no';
  const ending = endsLikeBody(base);
  if (!ending && timeWords.test(base)) return 'no';
  return ending && !classWords.has(base) ? 'clear' : 'possible';
}

function endsLikeBody(base: string): boolean {
  if (base.length < 2) return false;
  if (numberedSchool.test(base)) return true;
  if (base.length === 2 && !shortEndings.has(base[1]!) && !shortNames.has(base) && !'各本该'.includes(base[0]!))
    return false;
  for (const word of otherWords.get(base.charCodeAt(base.length - 1)) ?? []) if (base.endsWith(word)) return false;
  if (base.endsWith('底') || base.endsWith('前')) return false;
  return (
    lastCharacters.has(base[base.length - 1]!) ||
    lastWords.has(base.slice(-2)) ||
    (base.startsWith('各') && collectiveNouns.some((noun) => base.endsWith(noun)))
  );
}

/** 6月底完成, 年内, 持续推进. */
export function isTimeExpression(text: string): boolean {
  return judge(text).time;
}

/**
 * Whether a text reads as the name of a body: 基教科, 工委办(党建办), 人力资源和社会保障局, 各科室. Bare class words (学校, 部门) do not.
 * Reads folded text without spaces.
 */
export function isClearName(name: string): boolean {
  return likeness(name) === 'clear';
}

/** 各班主任, 各村居, 各车间: all of a kind, although the kind is not a body's name. */
const eachKinds =
  /^各(?![位项类种]).{0,7}(?:[居员人场厂师村区校]|(?<!家|成|增|特|学|专)长|团队|车间|主任|职工|网格|战线|条线|单位|班级)$/;

/**
 * All of a kind that can answer for something: every clear name with 各, and 各班主任, 各村居. Reads folded text without
 * spaces.
 */
export function isEachName(name: string): boolean {
  return (
    name.startsWith('各') &&
    (isClearName(name) || (likeness(name) !== 'no' && eachKinds.test(withoutTrailingBrackets(name))))
  );
}

/** A class word, which doesn't name a particular body: 街道, 村, 学校. */
export function isClassWord(name: string): boolean {
  return classWords.has(name);
}

const plainClasses = /^(?:县级市|自治[州县旗]|[县区市州旗盟乡镇村]|街道|社区)+$/;

/** 乡镇人民政府, 县(市、区)教育局: the body of each district of a kind. */
const districtGovernments =
  /^(?:市县|县区|区县|县市区|市县区|乡镇|镇街|镇乡|街道|县\(市、区\)|县\(市\)|区\(县\)|乡\(镇\)|镇\(街道?\)|乡镇\(街道\))(?:(?:人民)?政府|教育局|教体局|党委|管委会|办事处|中心校|中心学校)$/;

/**
 * Names that stand for many bodies: 各科室, 局属各单位, 有关部门, 各县(市、区), and a bare class word (院, 中心). Reads folded text without
 * spaces.
 */
export function isCollectiveName(name: string): boolean {
  return judge(name).collective;
}

function judgeCollective(name: string): boolean {
  if (name.includes('各')) return true;
  const base = withoutTrailingBrackets(name);
  if (classWords.has(base) || (base.length <= 12 && plainClasses.test(base))) return true;
  if (districtGovernments.test(base)) return true;
  if (!collectiveNouns.some((noun) => base.endsWith(noun))) return false;
  return collectiveMarks.some((mark) => base.includes(mark)) && !isOneBody(base);
}

/** 直属机关党委, 驻局纪检组: 机关党委 or 相关 within the name of one office, which ends in an office's word. */
function isOneBody(base: string): boolean {
  const last = base[base.length - 1]!;
  if ('科处室组园校'.includes(last)) {
    const noun = base.slice(-2);
    return (
      !['科室', '处室', '股室', '学校', '院校', '高校', '部室', '班组'].includes(noun) &&
      !/(?:有关|相关|其他|其它|其余|所有|全体)[处科室组园校]+$/.test(base)
    );
  }
  return /(?:教育局|政府)$/.test(base) && !/(?:有关|相关|其他|其它|其余|所有|全体|试点|基层)/.test(base);
}

const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖石贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
);

const posts = /^[^副].{0,5}(?:秘书|院长|校长|主任|书记|组长|部长|处长|科长|队长|干事|辅导员)$/;

/**
 * 人事秘书, 教学副院长, 班主任: a post that answers for something as a body does; 张院长 is a person. Reads folded text without
 * spaces.
 */
export function isPostName(name: string): boolean {
  return name.length > 2 && name.length < 10 && posts.test(name) && !surnames.has(name[0]!) && likeness(name) !== 'no';
}

/** 王某某: two or three characters that begin with a surname and don't end like a body's name. */
export function isPersonName(name: string): boolean {
  return (
    (name.length === 2 || name.length === 3) &&
    surnames.has(name[0]!) &&
    likeness(name) === 'possible' &&
    !classWords.has(name)
  );
}
