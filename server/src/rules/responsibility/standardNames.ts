/** Names of departments and bodies that stand beside each other everywhere, though one character tells them apart. */

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

/** 基教科: the department of a common field, with nothing before it. */
export function isCommon(name: string): boolean {
  return commonStems.has(name.slice(0, -1));
}

/** Further words that make the name of a standing body. Those with 联, 办, 院 hold their ending already. */
const furtherWords = [
  '妇联', '残联', '文联', '侨联', '社联', '工会', '团委', '委办', '府办', '外办', '台办', '侨办', '法办', '人大', '政协', '科协', '作协', '法院', '医院', '学院', '党校', '人防', '药械',
  '供电', '供水', '供热', '供气', '电信', '电力', '热力', '移动', '联通', '邮政', '烟草', '盐业', '城投', '交投', '农投', '文投', '水投', '国投', '旅投', '交警', '刑警', '特警', '巡警', '法警', '网警', '武警', '海关', '边检',
  '史志', '方志', '党史', '通信', '数据', '图书', '航道', '公积', '社工', '社会', '文明', '文体', '教体', '农经', '农机', '农技', '畜牧', '水产', '水文', '医疗', '养护', '运输', '运营', '环境', '生态', '自然', '安环', '安质',
  '质检', '质管', '机电', '物资', '民事', '刑事', '立案', '审管', '内科', '外科', '儿科', '骨科', '眼科', '检验', '检测', '检察', '影像', '病理', '放射', '神内', '神外', '心内', '心外', '肾内', '普外', '胸外', '校友', '学科', '退役',
];
const words: ReadonlySet<string> = new Set([...commonStems, ...furtherWords]);

/** Fields of one body under its names of different years and places: 县水利局 beside 县水务局 is worth a look, as both are hardly there. */
const sameBody: readonly ReadonlySet<string>[] = [['水利', '水务'], ['教体', '教育'], ['文旅', '文广', '文体'], ['卫健', '卫计', '卫生'], ['工信', '经信']].map((group) => new Set(group));

/** What stands before a body's field: a place, or the body above. */
const beforeWord = /[省市县区州旗盟镇乡国局委院校厂司厅府会处部]$/;
const behindWord: ReadonlySet<string> = new Set([
  '', ...'局委办科股处室厅部站所队组院馆系联会社庭',
  '公司', '集团', '中心', '大队', '中队', '支队', '总队', '办公室', '管委会', '分局', '分公司', '支行', '学院', '学校', '委员会', '专班', '工作组', '领导小组', '秘书', '协会', '学会', '研究院', '研究所',
  '管理局', '管理处', '管理科', '管理中心', '保障局', '保障科', '保障中心', '事务局', '事务科', '事务中心', '监督局', '监督科', '监督管理科', '服务中心', '服务科', '发展中心', '发展科',
]);
const wordLength = 2;

/**
 * Whether both of two names that differ in one character are names of well-known bodies: 县商务局 and 县水务局, 县妇联 and 县残联.
 * None is the other's slip then.
 */
export function areBothStandard(name: string, other: string): boolean {
  let at = 0;
  while (at < name.length && name[at] === other[at]) at++;
  for (let start = Math.max(0, at - wordLength + 1); start <= at; start++) {
    const [word, otherWord] = [name.slice(start, start + wordLength), other.slice(start, start + wordLength)];
    if (!words.has(word) || !words.has(otherWord)) continue;
    if ((start > 0 && !beforeWord.test(name.slice(0, start))) || !behindWord.has(name.slice(start + wordLength))) continue;
    return !sameBody.some((group) => group.has(word) && group.has(otherWord));
  }
  return false;
}
