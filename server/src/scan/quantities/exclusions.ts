/**
 * What speaks against an amount: it is part of a name or an outline, a duration, a scope, a condition, a result, or a
 * rule made elsewhere.
 */
import { isDigit, isHan, isLatin } from '../../text/characters';
import { clauseEndAfter, isClauseEndAt, isSentenceEndAt, lastVerb, startsBefore, verbEndingAt } from './clauseBounds';
import type { Place } from './amountContext';
import type { Amount, AmountRead, Exclusion } from './types';
import {
  aimWords,
  comparingWords,
  pastClauseWords,
  pastSentenceWords,
  outlineNouns,
  reachingWords,
  scopeWords,
  structureNouns,
} from './lexicon';
import { wordList } from './wordMatcher';

/** By its own characters and its neighbours. */
export function excludedByForm(text: string, read: AmountRead, before: number, after: number): Exclusion | undefined {
  if (isCode(text, read)) return 'code';
  if (read.kind === 'duration' && !isReachedAge(text, read, before, after)) return 'duration';
  if (isScore(text, read, before)) return 'standard';
  if (isStructure(text, read, after)) return 'structure';
  return isScope(text, read, before) ? 'scope' : undefined;
}

/** By what its clause and sentence say. */
export function excludedByContext(place: Place, previous: Amount | undefined): Exclusion | undefined {
  if (isPast(place, previous)) return 'past';
  if (isPartOfWhole(place, previous)) return 'structure';
  if (isCondition(place)) return 'condition';
  return isStandard(place) ? 'standard' : undefined;
}

/** 受教育年限达到13年, 人均预期寿命提高到79.5岁: a length of time that is itself the aim. */
function isReachedAge(text: string, read: AmountRead, before: number, after: number): boolean {
  if (read.unit !== '年' && read.unit !== '岁') return false;
  if (text[after] === '的') return false;
  const { clause } = startsBefore(text, read.start);
  const reached =
    read.prefix !== undefined || read.suffix !== undefined || reachingWords.endingAt(text, before) > clause;
  return reached && agedNouns.occursIn(text, clause, before);
}

const agedNouns = wordList(['受教育年限', '教育年限', '预期寿命', '平均寿命', '使用寿命', '期望寿命']);

/** 得5分, 每少一次扣0.5分, 最多加2分, （3分）: points in a marking scheme. 满意度90分 is a result. */
function isScore(text: string, read: AmountRead, before: number): boolean {
  if (read.unit !== '分') return false;
  const { sentence } = startsBefore(text, read.start);
  if ('（('.includes(text[before - 1] ?? '-') && '）)'.includes(text[read.end] ?? '-')) return true;
  if (/(?:标准|標準)[为為]?$/.test(text.slice(Math.max(sentence, before - 3), before))) return true;
  return (
    scoringVerb.test(text.slice(Math.max(sentence, before - 5), before)) || fullMarks.occursIn(text, sentence, before)
  );
}

const scoringVerb = /[得扣计加记减赋](?:[了满到至]|不?超过|最多)?$|(?:扣|加|计)分$/;
const fullMarks = wordList(['满分', '总分', '权重']);

/** 由签约仪式、洽谈会等4项活动组成: the parts of something with a name. 5个方面26项任务: a count of the work within an outline. */
function isPartOfWhole({ text, read, after, before, sentence }: Place, previous: Amount | undefined): boolean {
  if (read.kind !== 'count' && read.kind !== 'person') return false;
  if (
    previous?.excluded === 'structure' &&
    before - previous.span.end <= 4 &&
    isHanRun(text, previous.span.end, before)
  )
    return true;
  const end = clauseEndAfter(text, after, after + 14);
  return composed.occursIn(text, after, end) && /[由以]/.test(text.slice(sentence, before));
}

const composed = wordList(['组成', '构成']);

function isHanRun(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isHan(text.charCodeAt(at))) return false;
  return to > from;
}

/** Directly after letters, signs or 第: part of a name, or an ordinal. 数, 几, 上 before a numeral make it vague. */
function isCode(text: string, read: AmountRead): boolean {
  const start = Math.min(read.number.start, read.measure.start);
  // Two of something is 两, so 二期工程 and 二次供水 are ordinals. 8时30分 is a time.
  if (
    read.han &&
    read.number.end - read.number.start === 1 &&
    text[start] === '二' &&
    read.prefix === undefined &&
    '期次轮'.includes(text[read.measure.start]!)
  )
    return true;
  if (read.unit === '分' && '时点:：'.includes(text[start - 1] ?? '-')) return true;
  if (read.prefix !== undefined) return false;
  const previous = text[start - 1];
  if (previous === undefined) return false;
  return (
    isLatin(text.charCodeAt(start - 1)) ||
    '第+＋·•×*.．/〔[#№-_'.includes(previous) ||
    (read.han && '数几〇零'.includes(previous))
  );
}

/** 25个方面, 三大任务: the outline of the work. */
function isStructure(text: string, read: AmountRead, after: number): boolean {
  if (read.kind !== 'count' || !'个项条'.includes(text[read.measure.start]!)) return false;
  // 三个100%: the count in a slogan.
  if (isDigit(text.charCodeAt(after)) && /^[0-9０-９]{1,3}[%％]/.test(text.slice(after, after + 4))) return true;
  const start = text[after] === '大' ? after + 1 : after;
  const end = structureNouns.startingAt(text, start);
  if (end < 0) return false;
  return (
    outlineNouns.startingAt(text, start) >= 0 ||
    isClauseEndAt(text, end) ||
    '的、和及与等开着入列（(”'.includes(text[end]!)
  );
}

/** 全市28所, 市属10所, 每10所, 前3名: counts what exists. */
function isScope(text: string, read: AmountRead, before: number): boolean {
  if (read.prefix !== undefined || read.kind === 'ratio') return false;
  // 全市85%以上的…: a share with a bound is not a scope.
  if ((read.kind === 'percent' || read.kind === 'fraction') && read.suffix !== undefined) return false;
  // 年底前50所…: 前 belongs to a deadline.
  if (text[before - 1] === '前' && '底月日年学假考节旬'.includes(text[before - 2] ?? '-')) return false;
  // 平均分48分: a mark in an exam, not a division.
  if (text[before - 1] === '分' && '均得总满积评考学'.includes(text[before - 2] ?? '-')) return false;
  if (text[before - 1] === '各' && isShareOfList(text, read, before)) return false;
  // 工作计划集锦9篇: how many texts a page offers.
  if (read.unit === '篇' && anthology.test(text.slice(Math.max(0, before - 3), before))) return true;
  const word = scopeWords.endingAt(text, before);
  if (word < 0 || verbEndingAt(text, before, 0) !== undefined) return false;
  // 10亿元以上15个: 以上 belongs to the amount before it.
  if (text.startsWith('以上', word) && /[0-9０-９][^，,、。；;]{1,4}$/.test(text.slice(Math.max(0, word - 6), word)))
    return false;
  // 为全区300户家庭安装…: whom the act is for.
  if ('为给对'.includes(text[word - 1] ?? '-') && wholeArea.test(text.slice(word, before))) return false;
  return (
    !(summingWords.startingAt(text, word) === before && isSumOfAct(text, word)) && !isRemainder(text, word, read.end)
  );
}

/** 全区, 辖区内: all that there are of them. */
export const wholeArea = /(?:全[省市县区州旗乡镇校]|我[省市县区校]|辖区内?)$/;

const anthology = /(?:计划|总结|方案|报告|要点|范文|集锦|锦集|合集|精选|汇编|汇总|大全|模板)$/;

/** Between a verb's object and its number: 组织企业共20家, 遴选首批12名. */
export const summingWords = wordList(['共', '首批', '第一批', '首期']);

/**
 * A committing verb comes before them in the clause, and nothing that describes the present. In 首批100个…建成 the verb
 * comes after them.
 */
function isSumOfAct(text: string, at: number): boolean {
  const { clause } = startsBefore(text, at);
  const told = text.slice(clause, at);
  if (text[at] === '首' && isFirstOfAll.test(told)) return true;
  if (told === '' && isOfBatch(text, clause)) return true;
  return lastVerb(text, clause, at) !== undefined && !/[现共拥设原已]有|[已了]|全[市县区省校镇乡]/.test(told);
}

/** 竣工一批，共26个项目: the clause says how many the batch has. */
export function isOfBatch(text: string, clause: number): boolean {
  return /(?:开工|竣工|建成|完工|投产|投用|新建|实施)一批[，,]$/.test(text.slice(Math.max(0, clause - 6), clause));
}

/** What may come before 首批 if the number is the subject of its clause. */
export const isFirstOfAll = /^(?:全[市县区省校镇乡州])?(?:首批)?$/;

/** 剩余80户10月底前完成, 6月底前完成剩余80户: what is left, and by when it is to be done. */
export function isRemainder(text: string, at: number, end: number): boolean {
  if (at < 0 || !/^(?:剩余|其余|余下)/.test(text.slice(at, at + 2))) return false;
  return (
    /[底月日年]前(?:全面|全部)?(?:完成|建成|清零|销号)$/.test(text.slice(Math.max(0, at - 8), at)) ||
    /^[^，,。；;]{0,8}[底月日年]前[^，,。；;]{0,6}(?:完成|建成|到位|清零|销号|竣工)/.test(text.slice(end, end + 24))
  );
}

/** 评选先进集体、先进个人各10名: a number of each of a verb's objects. */
function isShareOfList(text: string, read: AmountRead, before: number): boolean {
  if (read.kind === 'percent' || read.kind === 'point' || !isClauseEndAt(text, read.end)) return false;
  const { clause } = startsBefore(text, before);
  const verb = lastVerb(text, clause, before);
  if (verb === undefined) return false;
  // 建成示范基地各1个: one for each that the sentence named before.
  if (!/[、和及与]/.test(text.slice(verb.end, before))) return !verb.weak && before - verb.end > 2;
  // A weak verb that opens the clause: 建设甲、乙基地各10万亩.
  return !verb.weak || /^\s{0,8}(?:[0-9]{1,3}[.．、])?$/.test(text.slice(clause, verb.start));
}

function isPast(place: Place, previous: Amount | undefined): boolean {
  const { text, read, clause } = place;
  const sentence = afterLastYear(text, place.sentence, place.before);
  if ('了过'.includes(text[place.before - 1] ?? '-') && text[place.before - 2] !== '超') return true;
  if (isDoneBehind(place) || risesFrom(place) || isReachedAlready(place)) return true;
  // …审结57件。其中调解23件: the parts of a result.
  if (previous?.excluded === 'past' && /^\s{0,2}其中/.test(text.slice(place.sentence, place.before))) return true;
  if (basedOnLast.test(text.slice(clause, place.before))) return false;
  if (pastClauseWords.occursIn(text, clause, read.start))
    return !aimWords.occursIn(text, clause, read.start) && !addsToStock(place);
  if (comparingWords.occursIn(text, sentence, read.start)) {
    // 控制在9.5%以内，较上年下降0.8个百分点: the sentence has already set a target.
    if (previous !== undefined && previous.excluded === undefined && previous.span.start >= sentence) return false;
    const bounded =
      read.suffix !== undefined || read.prefix !== undefined || (read.upper !== undefined && read.kind !== 'ratio');
    return !bounded && !aimWords.occursIn(text, sentence, read.start) && !isItemOfItsOwn(place);
  }
  if (aimWords.occursIn(text, sentence, read.start)) return false;
  if (pastSentenceWords.occursIn(text, sentence, read.start)) return !risesFromLast(place);
  return tellsOfProgress(place, sentence);
}

/**
 * What comes later in the sentence tells that it has been done: 建成公园2处，目前均已投入使用; 改造路基162公里，自开工累计完成投资…;
 * 治理违建300万平方米，完成年度治理目标.
 */
function isReachedAlready({ text, after, clause, before }: Place): boolean {
  let end = after;
  while (end < after + furthestResult && !isSentenceEndAt(text, end)) end++;
  return reachedBehind.test(text.slice(after, end)) && !aimWords.occursIn(text, clause, before);
}

/** UTF-16 units. */
const furthestResult = 120;

const reachedBehind =
  /[，,](?:目前|现)?[^，,]{0,10}(?:均|都|全部|现|目前)已(?:经|全部)?(?:建成|完成|完工|投入使用|竣工|开工|投产|投用)|自(?:开工|启动|实施|开展)(?:以来)?累计|^[^，,]{0,12}[，,](?:超额)?完成(?:了|我[市县区省])?[^，,]{0,16}年度?[^，,]{0,6}(?:目标|任务)$/;

/** 对60名职工进行了培训: the act after the number has been done. So has that after a sum with 余: 投入20余万元，为老人安装了扶手. */
function isDoneBehind({ text, read, after, clause }: Place): boolean {
  const furthest = after + (read.comparator === 'about' && read.kind === 'money' ? 60 : 20);
  const at = text.indexOf('了', after);
  if (at < 0 || at > furthest) return false;
  let end = clauseEndAfter(text, after, furthest);
  if (furthest === after + 60) while (end < furthest && !isSentenceEndAt(text, end)) end++;
  const told = text.slice(after, end);
  return doneBehind.test(told) && !aimWords.occursIn(text, clause, read.start);
}

const doneBehind = /(?<![为除罢到得])了(?![解结然却断事])/;

/** 从209元、280元提高到217元、290元: the figures before the rise. */
function risesFrom({ text, after, clause, before }: Place): boolean {
  return (
    rise.test(text.slice(after, after + 40)) &&
    /[由从](?!事)[^，,；;]{0,40}$/.test(text.slice(Math.max(clause, before - 44), before))
  );
}

const rise =
  /^(?:、[0-9０-９.]{1,8}[^，,、；;。0-9０-９]{1,6}){0,3}(?:提高|提升|增加|上升|增长|扩大|调整|下降|降低|减少|压减|压缩|缩短)(?:[到至]|为)/;

/**
 * 去年脱贫215户，今年巩固60户: the column of 今年 where the sentence has turned from last year to this one; otherwise `sentence`.
 */
function afterLastYear(text: string, sentence: number, before: number): number {
  const last = lastYearBefore(text, sentence, before);
  if (last < 0) return sentence;
  // redos: at most 120 characters
  const now = text.slice(last, before).search(/[，,](?:今年|本年|明年)(?!以来)/);
  return now < 0 ? sentence : last + now + 1;
}

/** The column of the last 去年 or 上年 between two columns; negative if there is none. */
function lastYearBefore(text: string, from: number, to: number): number {
  for (let at = to - 1; at > from; at--)
    if (text[at] === '年' && (text[at - 1] === '去' || text[at - 1] === '上')) return at - 1;
  return -1;
}

/** 由去年的72%提高到80%: the aim, after the figure it starts from. */
function risesFromLast({ text, clause, before }: Place): boolean {
  return /[由从](?:去年|上年)[^，,]{0,16}(?:提高|提升|增加|上升|下降|降低|减少|压减|压缩|扩大)[到至]?$/.test(
    text.slice(clause, before),
  );
}

/**
 * The sentence reports: it opens with months that have passed (1—9月，), sums up (共受理, 累计完成), or measures what was done
 * against the year's plan (占年初预算的78%). With a bound, a range or a deadline it is a promise all the same.
 */
function tellsOfProgress({ text, read, after }: Place, sentence: number): boolean {
  const told = text.slice(sentence, read.start);
  if (/全年(?!(?:目标)?(?:任务|计划|目标|预算))|[到至](?:[0-9０-９]{4}|今|明)?年|[底月日年]前|年内|[将要拟]/.test(told))
    return false;
  if (yearDone.test(told)) return true;
  if (alreadyDone.test(told) && !onwards.test(told)) return true;
  if (passedMonths.test(told) && !laterMonths.test(text.slice(after, after + 60))) return true;
  if (summedUp.test(told)) return true;
  if (halfOfYear.test(told) && comparedInSentence.test(text.slice(after, after + 60))) return true;
  const isBound = read.prefix !== undefined || read.suffix !== undefined;
  return !isBound && againstPlan.occursIn(text, sentence, Math.min(text.length, after + 40));
}

/** 在2025年度完成了…，: the sentence tells of a year that has passed. */
const yearDone = /^[^，,。；;]{0,12}(?:19|20)[0-9]{2}年度?[^，,。；;]{0,4}(?:完成|实施|开展|新建|建成|投资|投入)了/;

/** 已进场施工，完成30%: what follows in the sentence has been done as well. */
const alreadyDone =
  /已(?:经|全部|基本|陆续|累计)?(?:完成|建成|开工|进场|启动|实现|达到?|签|投入|建设|施工|竣工|验收|通过|组建|出台|开展|办理|拨付|整改|安装|交付|培训|招)(?![^，,。；;]{0,12}的(?!基础))[^，,。；;]{0,30}[，,]/;
const onwards = /基础上|继续|剩余|其余|下一步|今年(?!以来)|再|新增|确保|余下|尚/;

/** 1—9月，, 1至10月份全市…, 前三季度. But 1—3月： is a schedule. */
const passedMonths =
  /^[\s\u3000]{0,8}(?:[0-9０-９]{4}年|今年)?(?:[1１一][-–—－~～至到]{1,2}(?:[0-9０-９]{1,2}|十[一二]?|[二三四五六七八九])月(?:份|底|末)?(?![0-9：:]|底?前)|前[三3]季度)/;
const laterMonths = /[0-9０-９]{1,2}月?[-–—－~～至到]{1,2}[0-9０-９]{1,2}月/;
/** 共受理, 累计完成; not 公共, 共建. */
const summedUp =
  /(?:^|[^公中国一总合])共(?:计)?(?:完成|实施|受理|审结|办结|执结|接待|查处|发放|拨付|投入|新增|新发展|发展|签约|实现|开展|举办|组织|培训|争取|化解|调解|排查|获得|接收|破获|收治|征收|收到|救助|资助|建成|改造|整改|检查|召开|引进|登记|处置)|累计(?!目标)/;
/** 上半年，产值完成2亿元，同比增长12%. */
const halfOfYear = /^[\s\u3000]{0,8}(?:[0-9０-９]{4}年|今年)?(?:上半年|第?[一二三1-3]季度)/;
const comparedInSentence = /^[^。；;]{0,48}同比/;
/** A result as a share of the year's plan. */
const againstPlan = wordList(
  ['年度', '全年', '年初', '年'].flatMap((span) =>
    ['计划', '任务', '预算', '目标', '目标任务'].flatMap((whole) => [
      `占${span}${whole}的`,
      `完成${span}${whole}的`,
      `为${span}${whole}的`,
    ]),
  ),
);

/** 在上年基础上再压缩10%: this year starts from last year's result. */
const basedOnLast = /(?:上年|去年)[^，,]{0,6}基础上/;
const itemOpening = /^\s{0,20}(?:[（(]?[一二三四五六七八九十0-9０-９]{1,3}[）)、.．]|[①-⒛])/;

/** 7.近视率较去年下降1个百分点。: the first statement of a numbered item, without a time. A result would be somewhere else. */
function isItemOfItsOwn({ text, read, after, sentence, before }: Place): boolean {
  if ((read.kind !== 'percent' && read.kind !== 'point') || !isSentenceEndAt(text, after)) return false;
  const opening = itemOpening.exec(text.slice(0, 30))?.[0].length ?? -1;
  return (
    sentence <= opening &&
    !/[年月季期][以内底末前初至到]|半年|季度|[0-9][年月]|今年|[，,]/.test(text.slice(sentence, before))
  );
}

/** 在现有9个集团基础上再组建2个: a verb between what exists and the number. */
function addsToStock({ text, clause, before }: Place): boolean {
  const window = text.slice(clause, before);
  if (/已|曾|荣获|超额完成|共计/.test(window)) return false;
  const stock = Math.max(...['现有', '原有', '共有', '拥有'].map((word) => window.lastIndexOf(word)));
  return lastVerb(text, clause + stock + 2, before) !== undefined;
}

/** 3000人以上的…, 50人以下小规模学校: says which ones are meant. */
function isCondition(place: Place): boolean {
  const { text, read, after } = place;
  if (read.kind === 'point' || read.kind === 'ratio' || read.kind === 'fraction') return false;
  const next = text[after];
  if (read.kind === 'percent')
    return (
      next === '的' &&
      (read.prefix !== undefined || read.suffix !== undefined) &&
      // 持股比例高于50%的企业: which ones are meant.
      (text.startsWith('的部分', after) ||
        '对凡'.includes(text[place.clause] ?? '-') ||
        /持股(?:比例)?$/.test(text.slice(Math.max(place.clause, place.before - 4), place.before)))
    );
  // 引进10亿元以上项目2个: the size of what is counted after it.
  if (
    (read.suffix !== undefined || (read.prefix !== undefined && read.kind === 'money')) &&
    read.kind !== 'period' &&
    countedBehind.test(text.slice(after, after + 16))
  )
    return true;
  // 存栏1500头以上养殖场: by their size.
  if (read.suffix !== undefined && /[存出]栏$/.test(text.slice(Math.max(0, place.before - 2), place.before)))
    return next !== undefined && isHan(text.charCodeAt(after));
  if (next === undefined || !isHan(text.charCodeAt(after)) || '和及与并且或左'.includes(next)) return false;
  const verb = place.direct;
  const removes =
    verb !== undefined && removingVerbs.includes(text.slice(verb.start, verb.end)) && read.kind === 'person';
  if ((verb !== undefined && !removes) || (read.prefix !== undefined && read.prefix.withVerb === true)) return false;
  if (read.suffix !== undefined && read.suffix.word !== '左右') {
    // Committing verbs right before the comparator were handled above; a rate or 每 may still come before it.
    return (
      read.kind === 'person' ||
      read.kind === 'money' ||
      read.kind === 'extent' ||
      read.kind === 'period' ||
      next === '的'
    );
  }
  if (read.prefix !== undefined && next === '的')
    return read.kind === 'person' || read.kind === 'money' || read.kind === 'extent' || read.kind === 'period';
  return false;
}

/** A noun, which may be left out (其中10亿元以上15个), and its own number, in the same clause. */
const countedBehind = /^的?(?:[\u4e00-\u9fff]{2,10})?[0-9０-９]{1,5}(?:余)?[个家所户处座名项条只]/;

/** Verbs whose objects, problems to be removed, are described by their size: 消除56人以上大班额. */
const removingVerbs: readonly string[] = ['解决', '化解', '消除', '安置', '治理', '整治', '撤并', '减少'];

/** 落实每天1小时的要求: keeping a rule made elsewhere promises nothing new. A bound (不低于300元标准) is a promise all the same. */
function isStandard({ text, read, after, clause, sentence, direct }: Place): boolean {
  // 对人口超过5万人的街道，可增设1个…: what a rule allows.
  if (
    direct !== undefined &&
    /^可以?/.test(text.slice(clause, clause + 2)) &&
    /^(?:对|凡|符合)[^。；;]{2,40}的/.test(text.slice(sentence, clause))
  )
    return true;
  if (read.prefix !== undefined || read.suffix !== undefined) return false;
  // 推广1篇，得3分: what the points are awarded for.
  if (/^[，,]?(?:得|扣|加|计|记)[0-9０-９.]{1,4}分/.test(text.slice(after, after + 8))) return true;
  if (/^的?(?:要求|规定|制度|政策)/.test(text.slice(after, after + 4))) return true;
  if (read.kind !== 'period' && read.kind !== 'money') return false;
  return /(?:要求|规定|制度|政策)$/.test(text.slice(after, clauseEndAfter(text, after, after + 16)));
}
