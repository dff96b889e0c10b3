import { defineSign, type Sign } from '../../plan/facts/signs';
import { addToGroup } from '../../text/grouping';

/**
 * Words that are always wrong. If a word may arise where two others meet (发布署名文章 contains 布署), `notAfter` and
 * `notBefore` rule that out. Words that only the meaning can judge (反应 for 反映) don't belong here.
 */
interface Word {
  readonly wrong: string;
  readonly right: string;
  /** Characters that, right before it, make another word with its first character. */
  readonly notAfter?: string;
  /** Characters that, right after it, make another word with its last character. */
  readonly notBefore?: string;
}

const words: readonly Word[] = [
  { wrong: '布署', right: '部署', notAfter: '发公颁宣分遍散' },
  { wrong: '部暑', right: '部署', notBefore: '期假' },
  { wrong: '布暑', right: '部署', notBefore: '期假' },
  { wrong: '签定', right: '签订', notAfter: '抽摇标书便牙中竹', notBefore: '位点期向' },
  { wrong: '按装', right: '安装', notBefore: '修备配机置载订入卸' },
  { wrong: '部份', right: '部分', notBefore: '额内外' },
  { wrong: '坐谈会', right: '座谈会' },
  { wrong: '坐谈交流', right: '座谈交流' },
  { wrong: '复盖率', right: '覆盖率' },
  { wrong: '全复盖', right: '全覆盖' },
  { wrong: '竟争', right: '竞争', notAfter: '究毕' },
  { wrong: '竟赛', right: '竞赛', notAfter: '究毕' },
  { wrong: '竞竞业业', right: '兢兢业业' },
  { wrong: '防犯', right: '防范', notAfter: '消国边海', notBefore: '罪法人' },
  { wrong: '陪训', right: '培训', notBefore: '练' },
  { wrong: '陪育', right: '培育', notBefore: '儿幼婴' },
  { wrong: '培训斑', right: '培训班' },
  { wrong: '松驰', right: '松弛' },
  { wrong: '浮燥', right: '浮躁' },
  { wrong: '急燥', right: '急躁' },
  { wrong: '震憾', right: '震撼' },
  { wrong: '气慨', right: '气概' },
  { wrong: '慨括', right: '概括' },
  { wrong: '幅射', right: '辐射', notAfter: '大条横单篇涨' },
  { wrong: '脉博', right: '脉搏', notBefore: '物士览大客采弈爱' },
  { wrong: '通迅', right: '通讯', notBefore: '速捷猛即' },
  { wrong: '国藉', right: '国籍' },
  { wrong: '户藉', right: '户籍' },
  { wrong: '学藉', right: '学籍' },
  { wrong: '针贬', right: '针砭' },
  { wrong: '贯砌', right: '贯彻' },
  { wrong: '贯切', right: '贯彻', notBefore: '实合' },
  { wrong: '供献', right: '贡献', notAfter: '提' },
  { wrong: '渡假', right: '度假', notAfter: '过引', notBefore: '期' },
  { wrong: '追朔', right: '追溯' },
  { wrong: '掘起', right: '崛起', notAfter: '挖发采' },
  { wrong: '寒喧', right: '寒暄' },
  { wrong: '粗旷', right: '粗犷' },
  { wrong: '欢渡', right: '欢度' },
  { wrong: '既往不究', right: '既往不咎' },
  { wrong: '再接再励', right: '再接再厉' },
  { wrong: '再接再历', right: '再接再厉' },
  { wrong: '一如继往', right: '一如既往' },
  { wrong: '一愁莫展', right: '一筹莫展' },
  { wrong: '走头无路', right: '走投无路' },
  { wrong: '名列前矛', right: '名列前茅' },
  { wrong: '默守成规', right: '墨守成规' },
  { wrong: '不径而走', right: '不胫而走' },
  { wrong: '迫不急待', right: '迫不及待' },
  { wrong: '谈笑风声', right: '谈笑风生' },
  { wrong: '声名雀起', right: '声名鹊起' },
  { wrong: '穿流不息', right: '川流不息' },
  { wrong: '甘败下风', right: '甘拜下风' },
  { wrong: '变本加利', right: '变本加厉' },
  { wrong: '鼎立相助', right: '鼎力相助' },
  { wrong: '励行节约', right: '厉行节约' },
  { wrong: '历行节约', right: '厉行节约' },
  { wrong: '厉精图治', right: '励精图治' },
  { wrong: '因地治宜', right: '因地制宜' },
  { wrong: '因地置宜', right: '因地制宜' },
  { wrong: '持之以衡', right: '持之以恒' },
  { wrong: '实是求是', right: '实事求是' },
  { wrong: '实事求事', right: '实事求是' },
  { wrong: '以身做则', right: '以身作则' },
  { wrong: '按步就班', right: '按部就班' },
  { wrong: '无时不刻', right: '无时无刻' },
  { wrong: '兴高彩烈', right: '兴高采烈' },
  { wrong: '丰富多采', right: '丰富多彩' },
  { wrong: '相得益章', right: '相得益彰' },
  { wrong: '相辅相承', right: '相辅相成' },
  { wrong: '一脉相成', right: '一脉相承' },
  { wrong: '不负重望', right: '不负众望' },
  { wrong: '众志成诚', right: '众志成城' },
  { wrong: '严惩不待', right: '严惩不贷' },
  { wrong: '严历打击', right: '严厉打击' },
  { wrong: '严励打击', right: '严厉打击' },
  { wrong: '弄虚做假', right: '弄虚作假' },
  { wrong: '循序渐近', right: '循序渐进' },
  { wrong: '与时具进', right: '与时俱进' },
  { wrong: '与时惧进', right: '与时俱进' },
  { wrong: '齐头并近', right: '齐头并进' },
  { wrong: '勇往直钱', right: '勇往直前' },
  { wrong: '标淮', right: '标准', notAfter: '目', notBefore: '河安南北海阳滨上委' },
  { wrong: '批淮', right: '批准', notAfter: '首一二三分', notBefore: '河安南北海阳滨上委' },
  { wrong: '精淮', right: '精准' },
  { wrong: '淮备', right: '准备', notAfter: '江沿两治临' },
  { wrong: '淮确', right: '准确', notAfter: '江沿两治临', notBefore: '保立定' },
  { wrong: '实观', right: '实现', notAfter: '现真写史落务其', notBefore: '察摩看念感点测众赛展光望照' },
  { wrong: '煤体推广', right: '媒体推广' },
  { wrong: '煤体宣传', right: '媒体宣传' },
  { wrong: '煤体报道', right: '媒体报道' },
  { wrong: '融煤体', right: '融媒体' },
  { wrong: '新煤体', right: '新媒体' },
  { wrong: '推迸', right: '推进' },
  { wrong: '促迸', right: '促进' },
  { wrong: '改迸', right: '改进' },
  { wrong: '先迸', right: '先进' },
  { wrong: '迸一步', right: '进一步' },
  { wrong: '实旋', right: '实施' },
  { wrong: '建没', right: '建设', notBefore: '有收' },
  { wrong: '做风建设', right: '作风建设' },
  { wrong: '落实倒位', right: '落实到位' },
  { wrong: '机枃', right: '机构' },
  { wrong: '结枃', right: '结构' },
];

/** By their first two characters. */
const byStart = new Map<number, Word[]>();
/** By code unit: 1 for the first characters of these words, 2 for their second characters. */
const places = new Uint8Array(0x10000);
for (const word of words) {
  places[word.wrong.charCodeAt(0)]! |= 1;
  places[word.wrong.charCodeAt(1)]! |= 2;
  addToGroup(byStart, startOf(word.wrong, 0), word);
}

/** The wrong character of each word, with its neighbour: before it, or behind it if it is the first. */
const wrongPairs = words.map(({ wrong, right }) => {
  let at = 0;
  while (at < wrong.length - 1 && wrong[at] === right[at]) at++;
  return { first: wrong[Math.max(0, at - 1)]!, second: wrong[Math.max(1, at)]! };
});
/** The more signs the pairs are spread over, the rarer is a line where parts of two pairs meet. */
const spread = 6;
/** A line without any of these has no slip. */
export const slipSigns: readonly Sign[] = [
  ...Array.from({ length: spread }, (_, group) => {
    const pairs = wrongPairs.filter((_pair, index) => index % spread === group);
    return defineSign(pairs.map(({ second }) => second).join(''), pairs.map(({ first }) => first).join(''));
  }),
  defineSign('止', '截'),
];

function startOf(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

export interface Slip {
  readonly at: number;
  readonly written: string;
  readonly right: string;
}

/** The slips of a text, in its order. Linear in the text. */
export function slips(text: string, dated: boolean): Slip[] {
  const found: Slip[] = [];
  for (let at = 0; at + 1 < text.length; at++) {
    if ((places[text.charCodeAt(at)]! & 1) === 0 || (places[text.charCodeAt(at + 1)]! & 2) === 0) continue;
    for (const { wrong, right, notAfter, notBefore } of byStart.get(startOf(text, at)) ?? []) {
      if (!text.startsWith(wrong, at)) continue;
      if (notAfter?.includes(text[at - 1] ?? '\n') === true) continue;
      if (notBefore?.includes(text[at + wrong.length] ?? '\n') === true) continue;
      found.push({ at, written: wrong, right });
      break;
    }
  }
  if (dated && text.includes('截止')) found.push(...until(text));
  return found.sort((a, b) => a.at - b.at);
}

/** 截止 before a point in time at the beginning of a clause. In 报名截止3月1日 it is right: it says when something closes. */
const deadline =
  /(?<=^|[，。；：、（“\s.．）])截止(?=\s?(?:20[0-9]{2}年|[0-9]{1,2}月|[0-9]{1,2}日|目前|当前|现在|今年|去年|上年|本月|上月|年底|月底|“))/g;

function until(text: string): Slip[] {
  return [...text.matchAll(deadline)].map(({ index }) => ({ at: index, written: '截止', right: '截至' }));
}
