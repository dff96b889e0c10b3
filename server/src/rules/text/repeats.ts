/** Which repeats are good Chinese. Undecidable cases count as good: a miss is better than a false alarm. */
import { isHanAt } from './marks';

/** Characters that double freely: 常常, 人人, 层层, 稳稳, 方方面面, 妈妈, 看看 …, and all numerals (十五五). */
const free = new Set(
  '一二三四五六七八九十百千万亿两几零〇习常往刚仅人天年月日时处事件个条样种步次代层点滴家户世高深紧牢稳好多大远略悄默偏恰早久慢渐频屡连节环声字句笔项桩排行队块片张棵朵颗粒丝缕阵批辈村镇乡校班组站店厂区街门栋楼室岗线口头心手眼面方形色林总实扎踏认真兢业勤恳干净清楚明白堂正平安快乐健康红火热闹轰烈蓬勃欣蒸郁葱浩荡轻松简单弯曲熙攘原本完整洋洒战栗孜谆循源滔比井栩娓落斤津历念息生关绵彬朗琅巍沉甸亮彤油绒暖融冉霍赫济盈茫苍漠滚隆淙潺翩姗依恋妈爸爷奶哥姐弟妹叔伯舅婆公宝娃星太姥姑嫂看想说谈走试听讲写读问聊晒查议评拉唱画练动转等谢尝瞧歇浓淡厚满圆棒壮胖小细长短',
);
/**
 * Characters that stand alone as a word, or end or begin words at will (农民工|工资, 工程院|院士, 推进|进校园, 市|市场): where they meet
 * themselves, nobody can tell.
 */
const productive = new Set(
  '作做到为向对在有是管用建学教开进出上下中后前内外里地得了着过将把被让使由从以于再更最也都就还又不没可能会要应该须需老新全各总副市省县州区院局处科部厅委所站园社团党军警网课卡群馆库工员生者师长民力量度率性化型类级式法权费额值期段表书证号名称图报刊台网线路河湖山水田土气电车船机器材料品物件具房屋墙窗灯医药病毒菌血体身手足脚食饮酒茶米油盐钱币金银铜铁钢煤矿木竹草花果菜猪牛羊鸡鱼鸟虫',
);

/** A function word doubled, unless the word before or behind needs it: 目的的, 参与与, 和和谐, 及及时. */
const functionWords: Readonly<Record<string, { readonly before: string; readonly after: string }>> = {
  的: { before: '目标别有似真', after: '确' },
  和: { before: '总饱平温暖柔祥缓谐附随调', after: '谐平睦美解气' },
  与: { before: '参赋给授付', after: '会' },
  及: { before: '普涉以触波顾提惠推来企', after: '时格早' },
};

/** Verbs and adverbs of plans that never stand twice on purpose. */
const words = new Set([
  '推进',
  '加强',
  '开展',
  '落实',
  '实施',
  '完善',
  '深化',
  '提升',
  '提高',
  '促进',
  '推动',
  '建立',
  '健全',
  '加快',
  '坚持',
  '制定',
  '强化',
  '做好',
  '抓好',
  '全面',
  '积极',
  '切实',
  '认真',
  '统筹',
  '严格',
  '及时',
  '有效',
  '确保',
  '继续',
  '持续',
  '努力',
  '按照',
  '围绕',
  '通过',
  '以及',
  '进行',
  '深入',
  '稳步',
  '大力',
  '着力',
  '规范',
  '优化',
  '巩固',
  '扩大',
  '构建',
  '打造',
  '贯彻',
  '指导',
  '督促',
  '根据',
  '关于',
  '对于',
  '为了',
  '不断',
  '进一步',
]);

/** How long a repeated word at `column` is: 1 (办办), 2 (推进推进), 3 (进一步进一步), or 0 when there is none or a good one. */
export function slipAt(text: string, column: number): 0 | 1 | 2 | 3 {
  const character = text[column]!;
  if (text[column + 1] === character) return isSlip(text, column) ? 1 : 0;
  for (const length of [2, 3] as const) {
    if (text[column + length] !== character) continue;
    const word = text.slice(column, column + length);
    if (words.has(word) && text.startsWith(word, column + length)) return length;
  }
  return 0;
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
  if (free.has(character)) return false;
  // 规范办办学, but 党政办办公室.
  if (productive.has(character) || (character === '办' && !/[学好理事法]/.test(after))) return false;
  return breaksWords(text, column);
}

function isDoubled(text: string, column: number): boolean {
  return isHanAt(text, column) && isHanAt(text, column + 1) && text[column] === text[column + 1];
}

/** Only what is near decides. */
const window = 12;

let segmenter: Intl.Segmenter | null | undefined;

/**
 * Whether one of the two characters is left over between whole words: 规范|办|办学, 课程|程|建设. By the word list of the
 * runtime's `Intl.Segmenter`; without one nothing is found.
 */
function breaksWords(text: string, column: number): boolean {
  let start = column;
  while (start > 0 && column - start < window && isHanAt(text, start - 1)) start--;
  let end = column + 2;
  while (end - column < window && isHanAt(text, end)) end++;
  const key = `${column - start} ${text.slice(start, end)}`;
  let broken = judged.get(key);
  if (broken === undefined) {
    if (judged.size >= maxJudged) judged.clear();
    judged.set(key, (broken = isLeftOver(text, start, column, end)));
  }
  return broken;
}

/** Looking words up costs more than all other line rules together, and the current line is checked on every key. */
const judged = new Map<string, boolean>();
const maxJudged = 2000;

function isLeftOver(text: string, start: number, column: number, end: number): boolean {
  segmenter ??= typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
  if (segmenter === null) return false;
  const bounds = new Set<number>();
  for (const { index } of segmenter.segment(text.slice(start, end))) bounds.add(start + index);
  bounds.add(end);
  const middle = column + 1;
  if (!bounds.has(middle)) return false;
  const wordBefore = (to: number): boolean => bounds.has(to) && to - start >= 2 && !bounds.has(to - 1);
  const wordAfter = (from: number): boolean => bounds.has(from) && end - from >= 2 && !bounds.has(from + 1);
  // W|X|XV: X belongs to neither 范办 nor to W.
  if (wordBefore(column) && wordAfter(middle))
    return !isWord(text.slice(column - 1, column + 1)) && !isWord(text.slice(column - 2, column + 1));
  // UX|X|V
  if (wordBefore(middle) && wordAfter(column + 2))
    return !isWord(text.slice(middle, middle + 2)) && !isWord(text.slice(middle, middle + 3));
  return false;
}

/** Whether the word list has it as one word. */
function isWord(text: string): boolean {
  for (const { index } of segmenter!.segment(text)) if (index > 0) return false;
  return text.length > 1;
}
