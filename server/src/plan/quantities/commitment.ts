/** Does an amount commit to something that can be checked later? First what speaks against it, then what speaks for it. */
import { isDigit, isHan } from '../characters';
import type { Span } from '../types';
import type { Amount, AmountRead } from './amounts';
import { clauseEndAfter, isClauseEndAt, isSentenceEndAt, lastVerb, startsBefore, verbEndingAt } from './context';
import type { VerbRead } from './context';
import { wordList } from './wordList';
import { skipFewSpaces, skipFewSpacesBack } from './numbers';
import {
  aimWords, assuringWords, comparingWords, concreteNouns, pastClauseWords, pastSentenceWords, reachingWords, scopeWords, shortVerbs, structureNouns,
} from './words';

/**
 * Why an amount is no target: `code` part of a name (PM2.5, 2+N, 第3个) · `structure` 五个方面 · `duration` 三年, 16岁 · `scope` 全市28所 ·
 * `condition` 从教10年以上的, 50人以下的 · `past` has happened · `standard` fixed elsewhere (每天1小时的要求) · `uncommitted` nothing says that it is to be reached
 */
export type Exclusion = 'code' | 'structure' | 'duration' | 'scope' | 'condition' | 'past' | 'standard' | 'uncommitted';

export interface Commitment {
  readonly verb?: Span;
}

/** Everything the tests ask about, looked up once. */
interface Place {
  readonly text: string;
  readonly read: AmountRead;
  readonly clause: number;
  readonly sentence: number;
  /** Column before the amount, spaces skipped. */
  readonly before: number;
  /** Column behind it, spaces skipped. */
  readonly after: number;
  /** The verb that ends right before the amount. */
  readonly direct: VerbRead | undefined;
}

/** `previous`: the amount before this one in the line, which a list may continue. */
export function judge(text: string, read: AmountRead, previous: Amount | undefined): Commitment | Exclusion {
  const before = skipFewSpacesBack(text, read.start);
  if (isCode(text, read)) return 'code';
  if (read.kind === 'duration') return 'duration';
  const after = skipFewSpaces(text, read.end);
  if (isStructure(text, read, after)) return 'structure';
  if (isScope(text, read, before)) return 'scope';
  const { clause, sentence } = startsBefore(text, read.start);
  const place: Place = { text, read, before, after, clause, sentence, direct: directVerb(text, clause, before) };
  if (isPast(place)) return 'past';
  if (isCondition(place)) return 'condition';
  if (isStandard(place)) return 'standard';
  if (read.han && read.kind !== 'fraction') return commitsInNumerals(place) ?? 'uncommitted';
  return commits(place) ?? continues(place, previous) ?? 'uncommitted';
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}

/** Glued to letters, signs or 第: part of a name, an ordinal. 数, 几, 上 before a numeral make it vague. */
function isCode(text: string, read: AmountRead): boolean {
  if (read.prefix !== undefined) return false;
  const start = Math.min(read.number.start, read.measure.start);
  const previous = text[start - 1];
  if (previous === undefined) return false;
  return isLatin(text.charCodeAt(start - 1)) || '第+＋·•×*.．/〔[#№-_'.includes(previous) || (read.han && '数几〇零'.includes(previous));
}

/** 25个方面, 三大任务: the outline of the work. */
function isStructure(text: string, read: AmountRead, after: number): boolean {
  if (read.kind !== 'count' || !'个项条'.includes(text[read.measure.start]!)) return false;
  // 三个100%: a slogan's count.
  if (isDigit(text.charCodeAt(after))) return true;
  const start = text[after] === '大' ? after + 1 : after;
  const end = structureNouns.startingAt(text, start);
  if (end < 0) return false;
  return isClauseEndAt(text, end) || '的、和及与等开着入（(”'.includes(text[end]!);
}

/** 全市28所, 市属10所, 每10所, 前3名: counts what is there. */
function isScope(text: string, read: AmountRead, before: number): boolean {
  if (read.prefix !== undefined || read.kind === 'ratio') return false;
  // 全市85%以上的…: a share that is bounded is no scope.
  if ((read.kind === 'percent' || read.kind === 'fraction') && read.suffix !== undefined) return false;
  return scopeWords.endingAt(text, before) >= 0 && verbEndingAt(text, before, 0) === undefined;
}

function isPast(place: Place): boolean {
  const { text, read, clause, sentence } = place;
  if ('了过'.includes(text[place.before - 1] ?? '-') && text[place.before - 2] !== '超') return true;
  if (pastClauseWords.occursIn(text, clause, read.start)) return !aimWords.occursIn(text, clause, read.start);
  if (comparingWords.occursIn(text, sentence, read.start)) {
    const bounded = read.suffix !== undefined || read.prefix !== undefined || (read.upper !== undefined && read.kind !== 'ratio');
    return !bounded && !aimWords.occursIn(text, sentence, read.start);
  }
  return pastSentenceWords.occursIn(text, sentence, read.start) && !aimWords.occursIn(text, sentence, read.start);
}

/** 3000人以上的…, 50人以下小规模学校: says which ones are meant. */
function isCondition(place: Place): boolean {
  const { text, read, after } = place;
  if (read.kind === 'percent' || read.kind === 'point' || read.kind === 'ratio' || read.kind === 'fraction') return false;
  const next = text[after];
  if (next === undefined || !isHan(text.charCodeAt(after)) || '和及与并且或左'.includes(next)) return false;
  const verb = place.direct;
  const removes = verb !== undefined && removingVerbs.includes(text.slice(verb.start, verb.end)) && read.kind === 'person';
  if ((verb !== undefined && !removes) || (read.prefix !== undefined && read.prefix.withVerb === true)) return false;
  if (read.suffix !== undefined && read.suffix.word !== '左右') {
    // A committing verb that ends right before the comparator was asked above; a rate or 每 may still stand before it.
    return read.kind === 'person' || read.kind === 'money' || read.kind === 'extent' || read.kind === 'period' || next === '的';
  }
  if (read.prefix !== undefined && next === '的') return read.kind === 'person' || read.kind === 'money' || read.kind === 'extent' || read.kind === 'period';
  return false;
}

/** What is removed or dealt with is told by its size: 消除56人以上大班额. */
const removingVerbs: readonly string[] = ['解决', '化解', '消除', '安置', '治理', '整治', '撤并', '减少'];

/** 落实每天1小时的要求: a rule made elsewhere is kept, nothing new promised. A bound (不低于300元标准) is a promise all the same. */
function isStandard({ text, read, after }: Place): boolean {
  if (read.prefix !== undefined || read.suffix !== undefined) return false;
  if (/^的?(?:要求|规定|制度|政策)/.test(text.slice(after, after + 4))) return true;
  if (read.kind !== 'period' && read.kind !== 'money') return false;
  return /(?:要求|规定|制度|政策)$/.test(text.slice(after, clauseEndAfter(text, after, after + 16)));
}

const fillers = '出至到有各再共好足满成于约均';

/** The verb that ends right before the amount, one filler (增加到, 选出) allowed. */
function directVerb(text: string, clause: number, before: number): VerbRead | undefined {
  if (before <= clause) return undefined;
  const last = text[before - 1]!;
  const verb = verbEndingAt(text, before, clause) ?? (fillers.includes(last) ? verbEndingAt(text, before - 1, clause) : undefined);
  if (verb !== undefined) return verb;
  return shortVerbs.includes(last) && !nounBeforeShortVerb(text, before - 1) ? { start: before - 1, end: before, weak: true } : undefined;
}

/** The last character of a noun that looks like a verb: 党建, 计划… are followed by a number only by accident. */
function nounBeforeShortVerb(text: string, at: number): boolean {
  return ['党建', '基建', '教育', '体育', '德育', '保育', '智育', '美育', '创投', '民办', '公办', '主办', '督办', '下设', '分设', '内设'].includes(text.slice(at - 1, at + 1));
}

/** The amount stands where the object has been named already: …示范校40所。 */
function isTrailing({ text, after }: Place): boolean {
  return isClauseEndAt(text, after) || '、和及与或并以（()）“”》…—-'.includes(text[after]!);
}

function commits(place: Place): Commitment | undefined {
  const { read } = place;
  switch (read.kind) {
    case 'ratio': return commitsAsRatio(place);
    case 'percent':
    case 'point':
    case 'fraction': return commitsAsShare(place);
    case 'period': return commitsAsPeriod(place);
    case 'money': return commitsByComparator(place) ?? commitsByVerb(place) ?? commitsByHead(place);
    default: return commitsByComparator(place) ?? commitsByVerb(place) ?? commitsByPlace(place) ?? commitsByPace(place);
  }
}

function nearestVerb(place: Place): Commitment {
  const verb = place.direct ?? lastVerb(place.text, place.clause, place.before);
  return verb === undefined ? {} : { verb: { start: verb.start, end: verb.end } };
}

/** 不少于…, …以上: a bound is set to be kept. 约, 近, 余 set none. */
function commitsByComparator(place: Place): Commitment | undefined {
  const { read } = place;
  const word = read.prefix?.comparator ?? read.suffix?.comparator;
  return word === undefined || word === 'about' ? undefined : nearestVerb(place);
}

function commitsByVerb(place: Place): Commitment | undefined {
  const { text, read, clause, before, direct } = place;
  if (direct !== undefined) return { verb: { start: direct.start, end: direct.end } };
  const reaching = reachingWords.endingAt(text, before);
  if (reaching >= clause && before - reaching > 1) return nearestVerb(place);
  if (text[before - 1] === '达' && before > clause) return nearestVerb(place);
  const assuring = Math.max(assuringWords.endingAt(text, before), text[before - 1] === '有' ? firmWords.endingAt(text, before - 1) : -1);
  if (assuring >= clause) return {};
  const verb = lastVerb(text, clause, before);
  if (verb === undefined) {
    if (!isTrailing(place)) return undefined;
    return firmWords.occursIn(text, Math.max(clause, before - 12), before) ? {} : beforeColon(text, clause);
  }
  const gap = text.slice(verb.end, before);
  if (gap.includes('了')) return undefined;
  if (isTrailing(place)) return { verb: { start: verb.start, end: verb.end } };
  // 实现甲、乙、丙等58项…: the list is the verb's object.
  if (!verb.weak && text[before - 1] === '等') return { verb: { start: verb.start, end: verb.end } };
  // 完成中心城区20个…: a few words of place or rank between the verb and the number.
  if (!verb.weak && gap.length <= 10 && !/[的对以在与按从由向为、和及]/.test(gap) && read.kind !== 'money') return { verb: { start: verb.start, end: verb.end } };
  return undefined;
}

const actsThere = wordList(['开展', '进行', '试点', '推广', '推行', '启动', '实施', '设立', '建设', '建立', '试行']);

/** 新建学校：小学3所、…: the verb stands before the colon. */
function beforeColon(text: string, clause: number): Commitment | undefined {
  const colon = text[clause - 1];
  if (colon !== '：' && colon !== ':') return undefined;
  const verb = lastVerb(text, startsBefore(text, clause - 1).clause, clause - 1);
  return verb === undefined || verb.weak ? undefined : { verb: { start: verb.start, end: verb.end } };
}

const firmWords = wordList(['力争', '确保', '争取']);

/** 在30所学校开展试点, 对40所幼儿园进行评估. */
function commitsByPlace(place: Place): Commitment | undefined {
  const { text, before, after, clause } = place;
  if (!'在对'.includes(text[before - 1] ?? '-') || before - 1 < clause || '存现所针面'.includes(text[before - 2] ?? '-')) return undefined;
  return actsThere.occursIn(text, after, clauseEndAfter(text, after, after + 16)) ? {} : undefined;
}

/** 每学期2次, 每校1名: promised again and again. */
function commitsByPace(place: Place): Commitment | undefined {
  const { text, read, clause, before } = place;
  if (read.kind !== 'count') return undefined;
  const window = text.slice(Math.max(clause, before - 12), before);
  return /每(?:天|日|周|月|年|季度|学期|学年|校|县|乡|镇|班|个|所)/.test(window) ? nearestVerb(place) : undefined;
}

/** 每生每年1000元补助: so much a head. */
function commitsByHead(place: Place): Commitment | undefined {
  const { text, clause, before, after } = place;
  if (!/每(?:生|人|名|位|校|户|县|月|年)$/.test(text.slice(Math.max(clause, before - 3), before))) return undefined;
  return /补助|补贴|资助|救助|奖补|发放/.test(text.slice(clause, before) + text.slice(after, after + 8)) ? nearestVerb(place) : undefined;
}

/** A class hour or a span of days is a target where it is bounded, squeezed or taught. */
function commitsAsPeriod(place: Place): Commitment | undefined {
  const { text, before, read, clause } = place;
  const bounded = commitsByComparator(place);
  if (bounded !== undefined) return bounded;
  if (/(?:压缩|压减|缩短|降|减少?|控制|提高|提升|增加|达)[至到在]?$/.test(text.slice(Math.max(clause, before - 4), before))) return nearestVerb(place);
  if (read.unit === '课时' || read.unit === '学时' || read.unit === '学分') return commitsByVerb(place);
  return /每(?:天|日|周|月|年|学期|学年|生|人)/.test(text.slice(Math.max(clause, before - 12), before)) ? nearestVerb(place) : undefined;
}

function commitsAsRatio(place: Place): Commitment | undefined {
  const { text, clause, before } = place;
  return text.slice(clause, before).includes('比') ? nearestVerb(place) : undefined;
}

const boundingWords = wordList(['不低于', '不少于', '不超过', '达到', '不高于']);
const rateEnds = '率比例重度面幅值额量数分';

/** 知晓率100%, 占比不低于10%, 增长5%左右. */
function commitsAsShare(place: Place): Commitment | undefined {
  const { text, read, clause, before, after, direct } = place;
  const bounded = commitsByComparator(place);
  if (bounded !== undefined) return bounded;
  // 落实8%…: a share somebody else has fixed.
  if (direct !== undefined && text.slice(direct.start, direct.end) !== '落实') return { verb: { start: direct.start, end: direct.end } };
  let end = before;
  for (let count = 0; count < 3; count++) {
    const start = reachingWords.endingAt(text, end);
    if (start < clause) break;
    end = start;
  }
  const reached = end < before;
  if (reached && !'为在到至'.includes(text.slice(end, before))) return nearestVerb(place);
  if (end > clause && rateEnds.includes(text[end - 1]!)) return nearestVerb(place);
  if (assuringWords.endingAt(text, before) >= clause) return {};
  // 不低于教师总数的10%.
  if (text[before - 1] === '的' && '数量额积'.includes(text[before - 2] ?? '-') && boundingWords.occursIn(text, clause, before)) return nearestVerb(place);
  if (read.value === 100 && read.upper === undefined && text[after] !== '的') return nearestVerb(place);
  return undefined;
}

/** …10个、…7所、…15所: a list goes on with the verb of its first amount. */
function continues(place: Place, previous: Amount | undefined): Commitment | undefined {
  if (previous === undefined || previous.excluded !== undefined || previous.han) return undefined;
  const { text, read, before, clause } = place;
  // 招聘300名，其中…占30%: a share of what was promised.
  if (read.kind === 'percent' && text[before - 1] === '占' && text.startsWith('其中', clause) && previous.span.end > place.sentence) return {};
  if (before - previous.span.end > 30 || !sameSort(previous.kind, read.kind)) return undefined;
  const gap = text.slice(previous.span.end, before);
  for (let at = previous.span.end; at < before; at++) if (isSentenceEndAt(text, at)) return undefined;
  // 30所（公办20所、民办10所）: the parts of the whole.
  if (/^[（(]/.test(gap) && isTrailing(place)) return previous.verb === undefined ? {} : { verb: previous.verb };
  if (!/[、，,和及与]/.test(gap) || gap.includes('的') && !isTrailing(place)) return undefined;
  if (!/[、，,和及与]$/.test(gap) && !isTrailing(place)) return undefined;
  if (lastVerb(text, previous.span.end, before)?.weak === false) return undefined;
  return previous.verb === undefined ? {} : { verb: previous.verb };
}

function sameSort(left: Amount['kind'], right: Amount['kind']): boolean {
  const things = (kind: Amount['kind']): boolean => kind === 'count' || kind === 'person';
  return left === right || (things(left) && things(right));
}

const countableInNumerals = '所场名次期家件套座处门支间台辆人篇册节批轮户个项';

/** Chinese numerals commit only with a verb right there and something countable behind: 建成十所, 举办两场. */
function commitsInNumerals(place: Place): Commitment | undefined {
  const { text, read, after, before, clause, direct } = place;
  const measure = text[read.measure.start]!;
  if (!countableInNumerals.includes(measure)) return undefined;
  if (read.prefix !== undefined && read.prefix.comparator === 'atLeast') return nearestVerb(place);
  if (read.value < 2) return undefined;
  if (read.suffix !== undefined && read.suffix.comparator === 'atLeast') return direct === undefined ? commitsByPace(place) : nearestVerb(place);
  const trailing = isTrailing(place);
  if (direct === undefined) {
    const verb = trailing && measure !== '个' && measure !== '项' && measure !== '次' && measure !== '批' ? lastVerb(text, clause, before) : undefined;
    return verb === undefined || verb.weak ? undefined : { verb: { start: verb.start, end: verb.end } };
  }
  if (direct.weak && !('场次期'.includes(measure) && direct.end - direct.start > 1)) return undefined;
  if (measure === '个' || measure === '项') {
    if (!concreteNouns.occursIn(text, after, clauseEndAfter(text, after, after + 14))) return undefined;
  }
  return { verb: { start: direct.start, end: direct.end } };
}
