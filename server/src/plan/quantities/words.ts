/** The words that make a number a commitment, or say that it is none. Data for `context.ts` and `commitment.ts`. */
import { wordList } from './wordList';

/** Verbs whose result is counted: with one of them in the clause, a number behind it is a result to be reached. */
export const committingVerbs: readonly string[] = [
  // Building and founding.
  '建成', '新建', '改建', '扩建', '创建', '建设', '建立', '设立', '组建', '成立', '创办', '开办', '兴建', '续建', '修建', '建造', '重建', '筹建', '共建', '迁建', '改造', '维修', '修缮', '开工', '竣工', '打造', '构建', '培植',
  // More or fewer of something.
  '新增', '增加', '增设', '增配', '增建', '补充', '扩充', '净增', '增长', '提高', '提升', '扩大', '上升', '达到', '实现', '突破', '减少', '压减', '压缩', '降低', '下降', '降至', '消除', '化解', '撤并', '淘汰', '缩短', '退出', '削减', '减排',
  // Choosing and naming.
  '评选', '评定', '认定', '遴选', '选派', '选拔', '选树', '选聘', '推选', '命名', '表彰', '推荐', '推出', '确定', '选定', '评审', '评估', '授予', '选送', '派出', '选调', '申报', '树立', '筛选', '推介', '评出', '选出', '选取',
  // People.
  '培育', '培养', '培训', '轮训', '招聘', '招录', '引进', '录用', '录取', '招收', '招生', '资助', '救助', '帮扶', '输送', '聘任', '聘请', '储备', '发展', '配备', '安置', '吸纳', '惠及', '接收', '交流', '研修',
  // Things, money, events.
  '拨付', '排查', '获评', '节约', '节省', '扶持', '带动', '帮助', '吸引', '服务', '撬动', '拉动', '回购', '收购', '完成', '举办', '承办', '举行', '造就', '选育', '召开', '开展', '组织', '实施', '启动', '开设', '开发', '购置', '采购', '投入', '安排', '提供', '发放', '落实', '争取', '筹集', '筹措', '募集', '下拨', '编制', '制定', '出台', '编写', '编印', '拍摄', '录制', '征集', '立项', '结题', '发表', '出版', '获得', '获批', '签订', '签约', '布局', '设置', '安装', '更新', '配置', '配齐', '整治', '整改', '创作', '推广', '孵化', '转化', '种植', '绿化', '铺设', '治理', '供应', '供给', '引入', '导入', '办好', '办成', '形成', '覆盖', '争创', '创成', '新开', '开通', '增开', '建强', '建好', '建有', '评比', '督导', '走访', '检查', '听课', '观摩', '送教', '授课', '撰写', '上报', '参加', '开放', '解决', '查处', '办理', '办结', '巡查', '抽查', '开行', '续聘', '新聘', '聘用', '新设',
];

/** Of those, the ones that are as often nouns or mere activity: they count with the number right behind them, or with the number as the clause's end. */
export const weakVerbs: readonly string[] = [
  '服务', '帮助', '排查', '建设', '发展', '落实', '开展', '组织', '实施', '启动', '治理', '交流', '评估', '督导', '检查', '推广', '解决', '提升', '提高', '安排', '覆盖', '整治', '整改', '制定', '研修', '招生', '开放', '更新', '配置', '办理', '参加', '评审', '确定',
];

/** Single verbs, only right before the number: 建50所, 招200名. */
export const shortVerbs = '建设办派招选评聘购增减降创育训减增补送办开拨投编出';

/** Before a number they promise it without naming an act: 力争30所学校…, 确保100%. */
export const assuringWords = wordList(['力争', '争取', '确保', '保证', '努力', '保障', '推动', '支持', '鼓励', '指导', '督促', '推进', '加快', '选择', '聚焦']);

/** Hedges (`Target.hedge`). */
export const hedges: readonly string[] = ['力争', '争取', '努力', '尽量', '力求'];

/** Tells that what follows is aimed at, even where the sentence compares with last year. */
export const aimWords = wordList(['力争', '争取', '努力', '确保', '目标', '预期', '预计', '计划', '力求', '要求', '保持']);

/** Reaching words between a rate and its number: they stay outside the span. */
export const reachingWords = wordList([
  '达到', '达', '提高到', '提升到', '提高至', '提升至', '增加到', '增加至', '上升到', '增至', '升至', '扩大到', '扩大至', '降低到', '降低至', '下降到', '下降至', '降到', '降至', '减少到', '减少至', '减至', '压缩到', '压缩至', '压减到', '压减至',
  '缩短到', '缩短至', '控制在', '保持在', '稳定在', '维持在', '控制到', '提到', '确保', '力争', '实现', '为', '在', '到', '至', '保持', '稳定', '完成', '均达到', '均达', '分别达到', '分别达', '分别为', '不变',
]);

/** Whatever stands behind such a word in the sentence has happened. */
export const pastSentenceWords = wordList(['去年', '上年', '过去', '截至', '截止', '目前', '近年来', '年以来', '以来', '年来', '曾经', '回顾', '先后', '全市共', '全县共', '全区共', '全省共', '全校共', '全国共', '总共', '一共']);

/** The same within the clause. */
export const pastClauseWords = wordList(['已', '曾', '现有', '原有', '共有', '拥有', '共计', '荣获', '超额完成']);

/** A comparison with the year before: a result, unless the sentence aims or the amount is a bound or a range. */
export const comparingWords = wordList(['同比', '比上年', '较上年', '比去年', '较去年', '与上年', '与去年', '环比']);

/** Right before a number they take it as a body that exists: 全市28所, 市属10所, 现有3个. */
export const scopeWords = wordList([
  '全市', '全县', '全区', '全省', '全国', '全校', '全州', '全盟', '全旗', '全乡', '全镇', '全系统', '全局', '我市', '我县', '我区', '我省', '我校', '市属', '省属', '区属', '县属', '直属', '局属', '部属', '校属', '所属', '下属', '辖区', '辖区内', '市直', '县直', '区直', '现有', '原有', '已有', '共有',
  '其余', '其他', '其它', '剩余', '上述', '以上', '以下', '下列', '这', '该', '此', '各', '每', '前', '首批', '共', '这些', '全部', '所有', '包括', '涉及', '分为', '分', '围绕', '贯彻', '近', '另外', '另', '余下', '涵盖', '包含',
]);

/** Nouns of structure: 五个方面, 6大类. Behind 个, 项, 大 they make it an outline of work, not a result. */
export const structureNouns = wordList([
  '方面', '环节', '领域', '层面', '维度', '方向', '原则', '阶段', '步骤', '重点', '关键', '意识', '自信', '维护', '确保', '坚持', '必须', '统一', '结合', '到位', '转变', '突破', '重大', '面向', '全面', '带头', '专题', '体系', '机制', '要素', '板块', '部分', '角度', '类别', '类', '大类', '批次',
  '问题', '矛盾', '原因', '特点', '亮点', '目标', '要求', '标准', '条件', '指标', '内容', '主题', '抓手', '一批', '一', '度', '化', '进', '关系', '一流', '面',
]);

/** Of those, the ones that are nothing else, whatever follows. */
export const outlineNouns = wordList(['方面', '层面', '维度', '环节', '意识']);

/** Nouns one can point at: a Chinese numeral with 个 or 项 commits only before such a thing. */
export const concreteNouns = wordList([
  '基地', '中心', '学校', '幼儿园', '园区', '平台', '试点', '课题', '工作室', '实验室', '站', '馆', '场', '队', '点', '社区', '集团', '联盟', '共同体', '实验区', '示范区', '品牌', '专业', '学科', '案例', '团队', '教室', '教研组', '班级', '党支部', '项目', '教学班', '训练营', '营地', '协会', '社团', '公司', '企业', '车间', '展厅', '小区',
]);

/** Which way a target points. */
export const directionWords: readonly (readonly [string, 'increase' | 'decrease' | 'level'])[] = [
  ['增长', 'increase'], ['提高', 'increase'], ['提升', 'increase'], ['增加', 'increase'], ['新增', 'increase'], ['增至', 'increase'], ['上升', 'increase'], ['扩大', 'increase'], ['净增', 'increase'],
  ['下降', 'decrease'], ['降低', 'decrease'], ['减少', 'decrease'], ['压减', 'decrease'], ['压缩', 'decrease'], ['缩短', 'decrease'], ['降至', 'decrease'], ['降到', 'decrease'], ['削减', 'decrease'], ['减至', 'decrease'],
  ['保持', 'level'], ['稳定在', 'level'], ['维持', 'level'],
];

/** Where the noun behind a measure word ends: a verb, a preposition or a conjunction begins. */
export const objectStops = wordList([
  '到', '在', '向', '参加', '参与', '开展', '进行', '并', '投入', '达到', '通过', '实现', '完成', '以及', '为', '跟班', '进入', '进', '入选', '获', '开工', '投用', '落地', '签约', '上线', '用', '使', '的', '标准发放', '创建', '争创', '接受', '纳入', '全部', '均', '都', '成为', '建成', '以上', '以内', '左右', '前往', '赴', '从', '用于', '对', '按', '由', '等',
]);

/** Behind 按期, 年底 and the like: what is to be done by then. */
export const completingWords = wordList([
  '完成', '实现', '通过', '达到', '达标', '建成', '投入', '交付', '竣工', '投用', '开学', '验收', '办结', '整改', '销号', '见效', '到位', '摘帽', '清零', '结题', '上线', '移交', '开工', '力争', '确保', '基本', '全部', '全面', '建立', '形成', '使', '消除', '兑现', '足额', '送达', '退出', '化解', '招生', '启用', '正式',
]);

/** Behind 6月底, 第一季度: an act is set for then. */
export const scheduledWords = wordList([
  '完成', '召开', '举办', '举行', '开展', '启动', '组织', '实施', '力争', '确保', '实现', '建成', '全面', '全部', '基本', '进行', '出台', '制定', '印发', '开工', '竣工', '投入', '投用', '交付', '达到', '正式', '上报', '报送', '形成', '建立', '验收', '评选', '对', '在全', '集中', '再', '公布', '发布', '安排', '下发', '开始', '动工', '招生', '陆续', '完工', '公示', '发放', '测试', '考核', '评估', '督导', '检查', '调研', '汇总', '起草', '部署',
]);

/** With one of these before it in the sentence, the time named has passed. */
export const elapsedWords = wordList(['去年', '上年', '截至', '截止', '以来', '已于', '已在', '已经', '回顾', '共有', '印发了', '召开了', '完成了']);
