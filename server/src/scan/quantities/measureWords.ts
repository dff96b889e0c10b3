/** Measure words of official prose, by what they count. */
import { groupBy } from '../../text/grouping';

/**
 * `count` things and events · `person` · `money` · `extent` area, length, weight, power, concentration ·
 * `percent` · `point` percentage points · `times` 倍 · `period` lessons and hours, which may be a target · `duration`
 * years and ages, which are conditions or spans of time
 */
export type MeasureClass =
  'count' | 'person' | 'money' | 'extent' | 'percent' | 'point' | 'times' | 'period' | 'duration';

export interface MeasureWord {
  readonly word: string;
  readonly kind: MeasureClass;
  /** The name used in `unit`, if not the word itself. */
  readonly unit?: string;
  /** Characters that turn it into another word when they follow directly: 所有, 部分, 人才. */
  readonly notBefore?: string;
}

const words: readonly MeasureWord[] = [
  { word: '%', kind: 'percent' },
  { word: '％', kind: 'percent', unit: '%' },
  { word: '﹪', kind: 'percent', unit: '%' },
  { word: '‰', kind: 'percent' },
  { word: '个百分点', kind: 'point', unit: '百分点' },
  { word: '百分点', kind: 'point' },
  { word: '倍', kind: 'times' },
  { word: '成', kind: 'percent', notBefore: '立效果果功员为年长本就人都熟绩' },
  // Schools, bodies, things.
  { word: '所', kind: 'count', notBefore: '有在属谓需为' },
  { word: '个', kind: 'count', notBefore: '人性别体案' },
  { word: '家', kind: 'count', notBefore: '长庭校委国乡园教' },
  { word: '处', kind: 'count', notBefore: '理室于置分罚长' },
  { word: '项', kind: 'count', notBefore: '目' },
  { word: '条', kind: 'count', notBefore: '件例' },
  { word: '件', kind: 'count' },
  { word: '套', kind: 'count' },
  { word: '张', kind: 'count' },
  { word: '间', kind: 'count', notBefore: '接隔' },
  { word: '栋', kind: 'count' },
  { word: '幢', kind: 'count' },
  { word: '座', kind: 'count', notBefore: '谈位' },
  { word: '穴', kind: 'count', notBefore: '位' },
  { word: '台套', kind: 'count' },
  { word: '台（套）', kind: 'count', unit: '台套' },
  { word: '台(套)', kind: 'count', unit: '台套' },
  { word: '台', kind: 'count', notBefore: '账湾' },
  { word: '辆', kind: 'count' },
  { word: '部', kind: 'count', notBefore: '分门署队级委' },
  { word: '篇', kind: 'count' },
  { word: '册', kind: 'count' },
  { word: '本', kind: 'count', notBefore: '科省市县区校地级年届' },
  { word: '份', kind: 'count', notBefore: '额' },
  { word: '批次', kind: 'count' },
  { word: '批', kind: 'count', notBefore: '评准复' },
  { word: '支', kind: 'count', notBefore: '持教部付出撑' },
  { word: '门', kind: 'count', notBefore: '类槛户诊' },
  { word: '块', kind: 'count' },
  { word: '片', kind: 'count', notBefore: '区' },
  { word: '株', kind: 'count' },
  { word: '棵', kind: 'count' },
  { word: '盏', kind: 'count' },
  { word: '架', kind: 'count', notBefore: '构' },
  { word: '艘', kind: 'count' },
  { word: '例', kind: 'count', notBefore: '会如行' },
  { word: '起', kind: 'count', notBefore: '来草步点' },
  { word: '宗', kind: 'count', notBefore: '旨教' },
  { word: '款', kind: 'count' },
  { word: '幅', kind: 'count' },
  { word: '首', kind: 'count', notBefore: '批届次个先' },
  { word: '枚', kind: 'count' },
  { word: '组', kind: 'count', notBefore: '织建成长' },
  { word: '队', kind: 'count', notBefore: '伍员' },
  { word: '户', kind: 'count', notBefore: '籍外' },
  { word: '床', kind: 'count' },
  { word: '头', kind: 'count' },
  { word: '只', kind: 'count', notBefore: '有能要是' },
  { word: '管', kind: 'count', notBefore: '理委控道线网辖护制教好住用' },
  { word: '剂次', kind: 'count' },
  { word: '针次', kind: 'count' },
  { word: '件次', kind: 'count' },
  { word: '户次', kind: 'count' },
  { word: '家次', kind: 'count' },
  { word: '车次', kind: 'count' },
  { word: '架次', kind: 'count' },
  { word: '辆次', kind: 'count' },
  { word: '例次', kind: 'count' },
  { word: '对', kind: 'count', notBefore: '照比应口接于待标外内抗策手象' },
  { word: '笔', kind: 'count', notBefore: '试记者画' },
  { word: '单', kind: 'count', notBefore: '位元独个一纯列项体价' },
  { word: '羽', kind: 'count', notBefore: '毛' },
  { word: '尾', kind: 'count', notBefore: '矿气水' },
  { word: '箱', kind: 'count' },
  { word: '把', kind: 'count', notBefore: '握关控好手' },
  { word: '泊位', kind: 'count' },
  { word: '车位', kind: 'count' },
  { word: '学位', kind: 'count', notBefore: '授点' },
  { word: '床位', kind: 'count' },
  { word: '工位', kind: 'count' },
  { word: '席', kind: 'count', notBefore: '位卷' },
  { word: '种', kind: 'count', notBefore: '植类子养粮族种质苗畜业' },
  { word: '册次', kind: 'count' },
  { word: '轮次', kind: 'count' },
  { word: '页', kind: 'count', notBefore: '面码' },
  { word: '卷', kind: 'count', notBefore: '烟入' },
  { word: '集', kind: 'count', notBefore: '团中体合成聚散约装' },
  { word: '袋', kind: 'count' },
  { word: '瓶', kind: 'count', notBefore: '颈' },
  { word: '桶', kind: 'count' },
  { word: '根', kind: 'count', notBefore: '据本源治' },
  { word: '口', kind: 'count', notBefore: '岸号径子粮味才腔服罩碑头' },
  { word: '路', kind: 'count', notBefore: '面段灯网线桥径由口边程' },
  { word: '列', kind: 'count', notBefore: '入出为席支示车举' },
  { word: '趟', kind: 'count' },
  { word: '则', kind: 'count' },
  { word: '面', kind: 'count', notBefore: '积向临对料试貌上下' },
  { word: '颗', kind: 'count' },
  { word: '台次', kind: 'count' },
  { word: '台件', kind: 'count' },
  { word: '艘次', kind: 'count' },
  { word: '班列', kind: 'count' },
  { word: '标段', kind: 'count' },
  { word: '眼', kind: 'count', notBefore: '镜科光睛前中里界下神部病' },
  {
    word: '分',
    kind: 'count',
    notBefore: '别配为析之部类管阶局级段支行批布散开队组会享成数解担流裂工公校店离期区层册',
  },
  // Events and lessons.
  { word: '场次', kind: 'count' },
  { word: '场', kind: 'count', notBefore: '所馆地景' },
  { word: '期', kind: 'count', notBefore: '间末限待望满' },
  { word: '次', kind: 'count', notBefore: '要日年月' },
  { word: '堂', kind: 'count' },
  { word: '节', kind: 'count', notBefore: '点日约能假水' },
  { word: '轮', kind: 'count', notBefore: '岗训' },
  { word: '班次', kind: 'count' },
  { word: '课次', kind: 'count' },
  { word: '学分', kind: 'period' },
  { word: '课时', kind: 'period' },
  { word: '学时', kind: 'period' },
  // People.
  { word: '人次', kind: 'person' },
  { word: '人', kind: 'person', notBefore: '才员民均工大力文事生口物家类社群' },
  { word: '名', kind: 'person', notBefore: '单录称额义牌额' },
  { word: '位', kind: 'person', notBefore: '置于居列次一' },
  // Both in one, with brackets of either width: 人（次）.
  ...(['人', '个', '件', '户', '家', '场', '批', '轮'] as const).flatMap((word) =>
    [`${word}（次）`, `${word}(次)`].map((written) => ({
      word: written,
      kind: word === '人' ? ('person' as const) : ('count' as const),
      unit: `${word}次`,
    })),
  ),
  // Money.
  { word: '元人民币', kind: 'money', unit: '元' },
  { word: '美元', kind: 'money' },
  ...['吨', '兆瓦时', '千瓦时', '度', '亩', '人', '平方米', '立方米', '公斤'].map((per) => ({
    word: `元/${per}`,
    kind: 'money' as const,
  })),
  { word: '个亿', kind: 'money', unit: '亿元' },
  { word: '元', kind: 'money', notBefore: '旦素化' },
  // Extents; the longer first, so that 微克/立方米 is not read as 微克.
  { word: '微克/立方米', kind: 'extent' },
  { word: '毫克/立方米', kind: 'extent' },
  { word: '毫克/升', kind: 'extent' },
  { word: '平方公里', kind: 'extent' },
  { word: '平方米', kind: 'extent' },
  { word: '平方千米', kind: 'extent' },
  { word: '微克每立方米', kind: 'extent', unit: '微克/立方米' },
  { word: '毫克每立方米', kind: 'extent', unit: '毫克/立方米' },
  { word: '毫克每升', kind: 'extent', unit: '毫克/升' },
  { word: 'km', kind: 'extent', unit: '公里', notBefore: '/²2³h' },
  { word: 'KM', kind: 'extent', unit: '公里', notBefore: '/²2³' },
  { word: '㎞', kind: 'extent', unit: '公里', notBefore: '/' },
  { word: '㎡', kind: 'extent', unit: '平方米' },
  { word: '立方米/日', kind: 'extent' },
  { word: '吨/日', kind: 'extent' },
  { word: '立方米', kind: 'extent' },
  { word: '方', kind: 'extent', notBefore: '面案式向针法便位程才形阵圆言' },
  { word: '平米', kind: 'extent', unit: '平方米' },
  { word: '立方', kind: 'extent', unit: '立方米', notBefore: '体' },
  { word: '公里', kind: 'extent' },
  { word: '千米', kind: 'extent' },
  { word: '米', kind: 'extent' },
  { word: '亩', kind: 'extent' },
  { word: '公顷', kind: 'extent' },
  { word: '吨标准煤', kind: 'extent' },
  { word: '吨', kind: 'extent' },
  { word: '公斤', kind: 'extent' },
  { word: '千克', kind: 'extent' },
  { word: '斤', kind: 'extent' },
  { word: '度', kind: 'extent', notBefore: '假过数量重' },
  { word: '标准箱', kind: 'count' },
  { word: '千伏安', kind: 'extent' },
  { word: '兆瓦时', kind: 'extent' },
  { word: '千瓦时', kind: 'extent' },
  { word: '千瓦', kind: 'extent' },
  { word: '兆瓦', kind: 'extent' },
  { word: '兆', kind: 'extent' },
  // Time that is a target only with a comparator: 每天不少于1小时, 5个工作日以内.
  { word: '个工作日', kind: 'period', unit: '工作日' },
  { word: '工作日', kind: 'period' },
  { word: '个小时', kind: 'period', unit: '小时' },
  { word: '小时', kind: 'period' },
  { word: '分钟', kind: 'period' },
  { word: '天', kind: 'period' },
  { word: '个月', kind: 'period' },
  // Time that never is one: conditions (从教10年以上) and periods.
  { word: '周岁', kind: 'duration' },
  { word: '岁', kind: 'duration' },
  { word: '周年', kind: 'duration' },
  { word: '年', kind: 'duration', notBefore: '级代度段' },
  { word: '个学期', kind: 'duration', unit: '学期' },
  { word: '学期', kind: 'duration' },
  { word: '个学年', kind: 'duration', unit: '学年' },
  { word: '学年', kind: 'duration' },
  { word: '个周', kind: 'duration', unit: '周' },
  { word: '周', kind: 'duration' },
];

const byFirst = groupBy(words, ({ word }) => word.charCodeAt(0));
for (const list of byFirst.values()) list.sort((left, right) => right.word.length - left.word.length);

const openers = new Uint8Array(0x10000);
for (const code of byFirst.keys()) openers[code] = 1;

/** Whether any measure word begins with this character. */
export function opensMeasure(code: number): boolean {
  return openers[code] === 1;
}

/** The longest measure word that begins at `start`. */
export function readMeasure(text: string, start: number): MeasureWord | undefined {
  const list = byFirst.get(text.charCodeAt(start));
  if (list === undefined) return undefined;
  for (const entry of list) {
    if (!text.startsWith(entry.word, start)) continue;
    const next = text[start + entry.word.length];
    // 2家乡镇卫生院 counts what belongs to towns; 家乡 is a word.
    if (next !== undefined && entry.notBefore?.includes(next) && !text.startsWith('家乡镇', start)) continue;
    return entry;
  }
  return undefined;
}
