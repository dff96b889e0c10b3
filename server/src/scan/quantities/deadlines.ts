/** By when: 6月底前, 年内, 到2025年, 第一季度, 寒假前, 按期. */
import { isDigit } from '../../text/characters';
import type { Columns } from '../../text/columns';
import { parseChineseNumeral } from '../../text/numerals';
import { SpanCursor } from '../../text/spanCursor';
import type { Deadline } from '../types';
import type { Mutable } from '../../text/mutable';
import type { Span } from '../../text/positions';
import { clauseEndAfter, isClauseEndAt, isSentenceEndAt, lastVerb, startsBefore } from './clauseBounds';
import { afterRangeMark, skipFewSpaces, skipFewSpacesBack } from './numbers';
import { completingWords, datedWords, elapsedWords, goalWords, scheduledWords } from './lexicon';

/** Digits of either width. */
const d = '[0-9０-９]';
const year = `(?<year>${d}{4})\\s?年(?:度)?`;
const relativeYear = '(?:今年|明年|本年|当年|本年度)';
const month = `(?<month>${d}{1,2}|十[一二]?|[一二三四五六七八九])\\s?月(?:份)?`;
const before = '(?:之前|以前|前)';
/** Not the 前 of 前后, 前夕 (read apart), 前期, 前往. */
const beforeEnd = `${before}(?![后夕期往沿台])`;

interface Form {
  readonly kind: Deadline['kind'];
  /** Sticky and bounded. */
  readonly pattern: RegExp;
  /**
   * `always` the form itself says by when · `scheduled` an act must follow, or the clause or bracket must end ·
   * `completing` a word of completion must follow soon · `acting` a committing verb must follow at once, or a word of
   * completion soon · `labelled` 完成时限： comes before it · `goal` it opens a sentence, followed by what is to be reached
   * by then · `dated` a word of completion or beginning must follow at once · `closing` the end of a month: whatever is
   * said to happen then (10月底通水)
   */
  readonly needs: 'always' | 'scheduled' | 'dated' | 'closing' | 'completing' | 'acting' | 'labelled' | 'goal';
}

function form(kind: Deadline['kind'], needs: Form['needs'], pattern: string): Form {
  return { kind, needs, pattern: new RegExp(pattern, 'y') };
}

const quarter = `(?:第?(?<quarter>[一二三四1-4])|首|末)季度`;
const half = '(?<half>上|下)半年';
const anyYear = `(?:${year}|${relativeYear})`;

/** The first match wins, so longer and surer forms come first. */
const forms: readonly Form[] = [
  form(
    'date',
    'always',
    `(?:[到至]?${anyYear}\\s?)?${month}\\s?(?<day>${d}{1,2})\\s?[日号](?:[（(][^（）()]{1,6}[）)])?\\s?${beforeEnd}`,
  ),
  form(
    'term',
    'always',
    `(?:${anyYear}\\s?)?(?:${month})?(?:[春秋]季(?:学期)?|新?学期)?(?:开学|放假|寒假|暑假|暑期|高考|中考|春节|国庆节?|元旦|元宵节?|五一|六一|七一|八一|十一|教师节|期末|期中|学期末|学期结束|学年结束|汛期|入冬|入汛|供暖期?|年终考核)(?:来临|到来|开始)?${beforeEnd}`,
  ),
  form('date', 'labelled', `(?:${anyYear}\\s?)?${month}\\s?(?<day>${d}{1,2})\\s?[日号]`),
  // A date with a year is mostly in the past.
  form('date', 'dated', `(?<!年\\s?)${month}\\s?(?<day>${d}{1,2})\\s?[日号]`),
  form('date', 'always', `每个?月\\s?(?<day>${d}{1,2})\\s?[日号]${beforeEnd}`),
  form('month', 'always', `(?:[到至])?(?:${anyYear}\\s?)?${month}\\s?(?:底|末|初|[上中下]旬)${beforeEnd}`),
  form('month', 'always', `(?:[到至])?(?:${anyYear}\\s?)?${month}\\s?${beforeEnd}`),
  form('month', 'closing', `(?:[到至])?(?:${anyYear}\\s?)?${month}\\s?(?:底|末|[上中下]旬)`),
  form(
    'month',
    'scheduled',
    `(?:[到至](?=${d}{4}))?(?:${anyYear}\\s?)?${month}(?:(?![底末初以之前])|初(?![级步中期]))`,
  ),
  // 11底前: 月 is missing.
  form('month', 'always', `(?:[到至]?${anyYear}\\s?)?(?<month>1[0-2]|[1-9])底${beforeEnd}`),
  form('month', 'always', `(?:到|至)?[本下]?月(?:底|末)${beforeEnd}`),
  form('quarter', 'always', `(?:[到至])?(?:${anyYear}\\s?)?${quarter}(?:末|底|内|结束)?${beforeEnd}`),
  form('quarter', 'scheduled', `(?:到)?(?:${anyYear}\\s?)?${quarter}(?:末|底|内)?`),
  form('halfYear', 'always', `(?:[到至])?(?:${anyYear}\\s?)?${half}(?:末|底|内|结束)?${beforeEnd}`),
  form('halfYear', 'scheduled', `(?:到)?(?:${anyYear}\\s?)?${half}(?:末|底|内)?`),
  form('year', 'always', `[到至]?(?:${year}\\s?|今|明|本|当)?年?(?:年底|年末|底|末)${beforeEnd}`),
  form(
    'year',
    'always',
    `[到至](?:${year}(?:年?[底末]|(?!\\s?${d}{1,2}\\s?月))|[今明本]?年(?:年?[底末])|[“"]?十[三四五六七]五[”"]?(?:规划)?(?:期?末|时期末))`,
  ),
  form('year', 'always', `${year}\\s?(?:内(?![容外部涵地蒙])|${beforeEnd})`),
  form('year', 'completing', `${year}\\s?年?[底末]`),
  form('year', 'completing', `(?:今|明|本)?年(?:底|末)`),
  form('year', 'always', `(?:今|本|当|学)?年(?:度)?内(?![容外部涵地蒙审控训科])`),
  form('year', 'always', `[“"]?十[三四五六七]五[”"]?末(?!期)`),
  form(
    'year',
    'acting',
    `(?:${d}{1,2}(?:[-–—~～至到]${d}{1,2})?|[一二两三四五半](?:[至到]?[二三四五])?)年之?内(?![容外部涵地])`,
  ),
  // 争取在2027年实现…
  form(
    'year',
    'always',
    `(?<=(?:争取|力争|确保|计划|预计|准备|拟|将)[在于]?)${year}(?=\\s?(?:实现|完成|建成|达到|通过|投用|竣工|全面|基本))`,
  ),
  form('year', 'always', `${year}(?=\\s?(?:正式|建成投用|投用|投入使用|竣工)(?!的))`),
  form('term', 'always', `[“"](?:五一|十一|六一|七一)[”"]${beforeEnd}`),
  form('term', 'always', `(?:[春秋]季)?(?:本|下|新)?学期(?:末|内|结束)?${beforeEnd}`),
  form('term', 'completing', '(?:本|下)?学期(?:末|内)'),
  form('term', 'completing', '(?:开学|学期)初'),
  form('term', 'completing', '(?<!防)汛前(?![期后夕])'),
  form('term', 'completing', '[寒暑](?:假|期)期间(?=[\\u4e00-\\u9fff]{0,6}(?:完成|建成|竣工|到位|投用))'),
  form('term', 'completing', `(?:${anyYear}\\s?)?[春秋]季(?:学期)?(?!开学|招生)`),
  form(
    'pace',
    'completing',
    `按期|如期|按时|限期(?!(?:整改|改正|治理)(?!到位|完成|销号))|提前(?:(?:${d}{1,2}|[一两二三半])(?:年|个月|个?学期))?`,
  ),
  form('year', 'goal', `${year}(?!\\s?(?:${d}|[一二三四五六七八九十]{1,2}月))`),
];

/** The kinds of forms that may begin with these two or three characters; digits and 到, 至 are handled separately. */
const openings: readonly (readonly [string, readonly Deadline['kind'][]])[] = [
  ['今年 明年 本年 当年', ['date', 'month', 'quarter', 'halfYear', 'year', 'term']],
  ['年内 年底 年末 年度 学年', ['year', 'term']],
  ['一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一 十二', ['date', 'month', 'year', 'term']],
  ['一年 二年 两年 三年 四年 五年 半年 一至 二至 两至 三至 十三 十四 十五 十六 "十', ['year']],
  ['一季 二季 三季 四季 第一 第二 第三 第四 第1 第2 第3 第4 首季 末季', ['quarter']],
  ['上半 下半', ['halfYear']],
  ['本月 下月 月底 月末', ['month']],
  [
    '本学 下学 新学 学期 春季 秋季 六一 七一 八一 开学 放假 寒假 暑假 暑期 高考 中考 春节 国庆 元旦 元宵 五一 教师节 期末 期中 汛期 汛前 入冬 入汛 供暖 年终',
    ['term'],
  ],
  ['“五 “六 “七 “十', ['year', 'term']],
  ['按期 按时 如期 限期 提前', ['pace']],
  ['每月 每个月', ['date']],
];
interface Opening {
  /** What must follow the first two characters. */
  readonly third: string;
  readonly forms: readonly Form[];
}
const byOpening = new Map<string, Opening>();
for (const [list, kinds] of openings) {
  for (const word of list.split(' '))
    byOpening.set(word.slice(0, 2), {
      third: word.slice(2),
      forms: forms.filter((entry) => kinds.includes(entry.kind)),
    });
}
const goalForms = forms.filter((entry) => entry.needs === 'goal');
/** Forms that may begin with a figure, by what follows it: those that can read a year, a month or a quarter there. */
const [yearForms, monthForms, quarterForms] = [/<year>|年之\?内/, /<month>/, /<quarter>/].map((part) =>
  forms.filter(({ kind, pattern }) => kind !== 'pace' && part.test(pattern.source)),
);
/** 到, 至 */
const [until, till] = [0x5230, 0x81f3];
const untilForms = forms.filter((entry) => entry.kind !== 'pace' && entry.kind !== 'term');

/** First two characters of deadlines that don't begin with a digit. */
export const deadlineOpenings: readonly string[] = [
  ...byOpening.keys(),
  ...[...'到至'].flatMap((until) =>
    [...'0123456789０１２３４５６７８９年今明本当月十一二三四五六七八九上下第“"'].map((next) => until + next),
  ),
];

/** The forms that may begin at `index`: a quick look, so that a number in running text costs nothing. */
function formsAt(text: string, index: number): readonly Form[] | undefined {
  const code = text.charCodeAt(index);
  if (isDigit(code)) {
    let end = index + 1;
    while (end < index + 5 && isDigit(text.charCodeAt(end))) end++;
    const at = skipFewSpaces(text, end);
    const unit = text[at];
    if (unit === '月' || (unit === '底' && text[at + 1] === '前')) return monthForms;
    if (unit === '季') return quarterForms;
    // 3-5年内
    if (unit !== '年') return afterRangeMark(text, end) > 0 ? yearForms : undefined;
    return goesOnBehindYear(text, at + 1)
      ? yearForms
      : end === index + 4 && opensSentence(text, index)
        ? goalForms
        : undefined;
  }
  if (code === until || code === till) return untilForms;
  const opening = byOpening.get(text.slice(index, index + 2));
  return opening !== undefined && text.startsWith(opening.third, index + 2) ? opening.forms : undefined;
}

/** Nothing of its sentence comes before `index`: only the end of another one, a marker, a label or a dash. */
function opensSentence(text: string, index: number): boolean {
  const at = skipFewSpacesBack(text, index);
  return at === 0 || '。；;！：:—─-.．、）)】'.includes(text[at - 1]!);
}

/** What a form may have after a year: most years in running text are not deadlines. */
const behindYear = new Uint8Array(0x10000);
for (const character of '0123456789０１２３４５６７８９十一二三四五六七八九春秋新学开放寒暑高中国元教期汛入供年第首末上下底内之以前正建投竣实完达通全基')
  behindYear[character.charCodeAt(0)] = 1;

function goesOnBehindYear(text: string, from: number): boolean {
  const next = skipFewSpaces(text, text[from] === '度' ? from + 1 : from);
  return next < text.length && behindYear[text.charCodeAt(next)] === 1;
}

const none: readonly Deadline[] = Object.freeze([]);

/**
 * All deadlines of a line in text order, none overlapping; `starts` are the columns where one may begin. Linear,
 * because every pattern is sticky and bounded.
 */
export function scanDeadlines(text: string, starts: Columns, guarded: readonly Span[]): readonly Deadline[] {
  if (starts.length === 0) return none;
  let found: Deadline[] | undefined;
  const cursor = new SpanCursor(guarded);
  let from = 0;
  for (let which = 0; which < starts.length; which++) {
    const index = starts.at(which);
    if (index < from) continue;
    const candidates = formsAt(text, index);
    const deadline =
      candidates === undefined || isInsideNumber(text, index) ? undefined : readDeadline(text, index, candidates);
    if (deadline === undefined) continue;
    if (cursor.endAt(deadline.span.start) < deadline.span.end) (found ??= []).push(deadline);
    from = deadline.span.end;
  }
  return found ?? none;
}

/** A digit or numeral right before: this is the tail of a longer number. */
function isInsideNumber(text: string, index: number): boolean {
  const previous = text[index - 1];
  if (previous === undefined) return false;
  const numeral = '一二三四五六七八九十两几半';
  if (text[index] === '年' || text[index] === '月')
    return numeral.includes(previous) || isDigit(text.charCodeAt(index - 1));
  return numeral.includes(text[index]!) && numeral.includes(previous);
}

function readDeadline(text: string, start: number, candidates: readonly Form[]): Deadline | undefined {
  for (const candidate of candidates) {
    candidate.pattern.lastIndex = start;
    const match = candidate.pattern.exec(text);
    if (match === null) continue;
    const end = start + match[0].length;
    if (!isByWhen(text, start, end, candidate)) continue;
    const groups = match.groups ?? {};
    const year = digits(groups.year);
    const day = digits(groups.day);
    const month = monthOf(groups);
    if ((month !== undefined && (month < 1 || month > 12)) || (day !== undefined && (day < 1 || day > 31))) continue;
    const deadline: Mutable<Deadline> = { span: { start, end }, kind: candidate.kind };
    if (candidate.needs === 'goal') deadline.opening = true;
    if (year !== undefined) deadline.year = year;
    if (month !== undefined) deadline.month = month;
    if (day !== undefined) deadline.day = day;
    return deadline;
  }
  return undefined;
}

/** The month named, or the last month of the quarter or half-year named. */
function monthOf(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  if (groups.month !== undefined) return digits(groups.month) ?? parseChineseNumeral(groups.month);
  if (groups.quarter !== undefined) return (digits(groups.quarter) ?? parseChineseNumeral(groups.quarter) ?? 0) * 3;
  return groups.half === undefined ? undefined : groups.half === '上' ? 6 : 12;
}

function digits(text: string | undefined): number | undefined {
  if (text === undefined || !isDigit(text.charCodeAt(0))) return undefined;
  let value = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    value = value * 10 + (code >= 0xff10 ? code - 0xff10 : code - 0x30);
  }
  return value;
}

const labelBefore = /(?:时限|完成时间|办结时间|时间节点|期限)(?:要求)?[:：]\s?$/;

/** Not a time in the past, the start or middle of a period, or a mere topic. */
function isByWhen(text: string, start: number, end: number, { needs, kind }: Form): boolean {
  const previous = text.slice(Math.max(0, start - 3), start);
  // 按期办结率: the name of a rate.
  if (kind === 'pace' && (/[不未对能没否]$/.test(previous) || /^.{2,4}率/.test(text.slice(end, end + 5)))) return false;
  // 创造提前开工条件: names the conditions.
  if (kind === 'pace' && /^[一-龥]{2,4}(?:的?条件|准备)/.test(text.slice(end, end + 8))) return false;
  // 2000年底前建成的小区: says which ones are meant. 完成所辖乡镇的验收 says what is done.
  if (
    kind !== 'pace' &&
    /^(?:之前|以前|前)?已?(?:完成(?![所各全本其])[^，,。；;]{0,4}|建成|建设|竣工|投用|投入使用|开工|完工|登记|注册|毕业|出生|入学|入职|参加工作|设立|成立|取得|印发|出台|立项|签订|形成|发生)的/.test(
      text.slice(end, end + 12),
    )
  )
    return false;
  // 开学前的准备工作: says which work is meant.
  if (kind === 'term' && needs === 'always' && text[end] === '的') return false;
  // 上半年，我镇坚持…: how the time was spent.
  if ((kind === 'halfYear' || needs === 'goal') && ownManner.test(text.slice(end, end + 16))) return false;
  // 2025年6月，市政府印发《…》: when a document came out. 2026年第二季度计划: a title.
  if (
    needs !== 'labelled' &&
    /[年月日]$/.test(text.slice(start, end)) &&
    (/^[，,]\s?[^，,。；;将拟要《》]{1,20}(?:印发|出台|发布|下发|颁布)了?《/.test(text.slice(end, end + 28)) ||
      /^第[一二三四]季度(?:工作)?(?:计划|安排|打算)/.test(text.slice(end, end + 9)))
  )
    return false;
  // 年内已开工: it has happened.
  if (/^[，,]?已(?:经|全部)?(?!建|登|批)/.test(text.slice(end, end + 4))) return false;
  if (/(?:截至|截止|截止到|去年|上年|近|每|各|从|自|以|现|历|毕业|当|前|除|这|末)$/.test(previous)) return false;
  if (
    /[0-9０-９月日号][-–—－~～]$/.test(previous) ||
    /原定[于在]?.{0,8}$/.test(text.slice(Math.max(0, start - 11), start))
  )
    return false;
  // A whole line or cell: the heading of a month's list.
  if (
    (needs === 'scheduled' || needs === 'closing') &&
    text.slice(0, start).trim() === '' &&
    text.slice(end, end + 3).trim() === ''
  )
    return false;
  if (/[-–—－~～至起以后来间期止]/.test(text[end] ?? ' ')) return false;
  // 从第一季度开始，…: the start of a period.
  if (text.startsWith('开始', end) && (isClauseEndAt(text, end + 2) || text[end + 2] === '每')) return false;
  if (text[start] === '至' && /[0-9０-９年月日号\s截直甚乃以止]$/.test(previous)) return false;
  if (/[月日号]\s?[至到]$/.test(previous)) return false;
  if (needs === 'labelled' || needs === 'scheduled' || needs === 'completing' || needs === 'closing') {
    if (labelBefore.test(text.slice(Math.max(0, start - 8), start))) return true;
    if (needs === 'labelled') return false;
  }
  if (needs === 'goal') return opensSentence(text, start) && isGoal(text, end);
  // 一季度完成投资2.4亿元，完成年度计划的31%: reported, not set.
  if (needs === 'scheduled' && reported.test(text.slice(end, end + 48))) return false;
  if (needs === 'always') return !elapsedWords.occursIn(text, startsBefore(text, start).sentence, start);
  // 一季度“开门红”开工: a slogan before the act.
  const slogan = /^[“"][^”"]{1,8}[”"]/.exec(text.slice(end, end + 10))?.[0].length ?? 0;
  const tail = text.slice(end + slogan, end + slogan + 10).trimStart();
  const comma = tail[0] === '，' || tail[0] === ',';
  if (needs === 'acting' && lastVerb(tail, 0, 2) !== undefined) return true;
  if (needs === 'completing' || needs === 'acting') {
    if (
      !/(?:力争|争取|确保|努力)(?:在|用)?$/.test(text.slice(Math.max(0, start - 4), start)) &&
      !(comma
        ? completingWords.startingAt(tail, 1) > 0
        : completingWords.occursIn(tail, 0, clauseEndAfter(tail, 0, Math.min(tail.length, 8))))
    )
      return false;
  } else if (needs === 'dated') {
    const act = datedWords.startingAt(tail, 0);
    if (act < 0 || tail[act] === '的') return false;
  } else if (needs === 'closing') {
    if (/^[的是有为]|^[、和及至]\s?[0-9０-９]{1,2}月[^，,。]{0,4}的/.test(tail)) return false;
  } else if (kind === 'quarter' && /^[：:]\s?(?:确保|力争|争取)/.test(tail)) {
    return true;
  } else if (kind === 'quarter' && /^[：:]/.test(tail)) {
    // 第一季度：完成主体工程: a schedule.
    if (!startsAct(tail.slice(1).trimStart())) return false;
  } else if (tail !== '' && !/^[，,）)；;。|\t]/.test(tail) && !startsAct(tail))
    return /^[0-9０-９]{4}/.test(text.slice(start, start + 4)) && kind === 'halfYear' && isSubjectAndAct(tail);
  return !elapsedWords.occursIn(text, startsBefore(text, start).sentence, Math.min(text.length, end + 12));
}

const ownManner =
  /^[，,]\s?(?:我们|我?[市县区镇乡街局校院系司所站][一-龥]{0,2}?|全[市县区镇乡局校院系][一-龥]{0,2}?)(?:[将要拟]|计划)?(?:坚持|继续|按照?|围绕|紧紧|紧扣|始终|认真|立足|根据|结合|在|以)/;

const reported =
  /^[^。；;]{0,36}(?:占|为|完成)(?:年度|全年|年初|年)(?:计划|任务|目标|预算|目标任务)的[0-9０-９]|^(?![^。；;]{0,44}(?:力争|争取|确保|实现|预计|预期|[要将]))[^。；;]{0,44}同比(?:增长|下降|增加|减少|提高)|^[，,]\s?在[^。；;，,]{2,40}(?:领导|指导|支持|帮助|关心)下/;

/** 2027年，…达到…, 2030年全面建成…: after a year that opens a sentence, something to be reached and not something done. */
function isGoal(text: string, end: number): boolean {
  const comma = '，,'.includes(text[end] ?? '-');
  const limit = Math.min(text.length, end + (comma ? 40 : 28));
  let to = end + (comma ? 1 : 0);
  while (to < limit && !isSentenceEndAt(text, to) && (comma || !isClauseEndAt(text, to))) to++;
  return (
    goalWords.occursIn(text, end, to) &&
    !/[已了曾]|同比|比上年|较上年|比去年|较去年|累计|^[，,]?是|^[的度]|总体要求|总体思路|工作要点|工作情况|完成情况|共(?:完成|有|计)/.test(
      text.slice(end, to),
    )
  );
}

/** 2027年上半年学校组织验收: a short subject before the act, if the year is written. */
function isSubjectAndAct(tail: string): boolean {
  return /^[一-龥]{2,4}(?:组织|开展|完成|启动|举办|召开|实施)(?!的|情况|进度)/.test(tail);
}

/** An act begins the text: 召开…; not 举行的…, which describes something else. */
function startsAct(tail: string): boolean {
  const end = Math.max(scheduledWords.startingAt(tail, 0), completingWords.startingAt(tail, 0));
  return end > 0 && tail[end] !== '的';
}
