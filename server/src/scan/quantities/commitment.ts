/**
 * Whether an amount commits to something that can be checked later: first what speaks against it, then what speaks for
 * it.
 */
import type { Span } from '../../text/positions';
import {
  clauseEndAfter,
  firstVerb,
  isClauseEndAt,
  isPaced,
  isSentenceEndAt,
  lastVerb,
  startsBefore,
} from './clauseBounds';
import {
  excludedByContext,
  excludedByForm,
  isFirstOfAll,
  isOfBatch,
  isRemainder,
  summingWords,
  wholeArea,
} from './exclusions';
import { skipFewSpaces, skipFewSpacesBack } from './numbers';
import { committingVerb, placeOf } from './amountContext';
import type { Place } from './amountContext';
import type { Amount, AmountRead, Exclusion } from './types';
import { wordList } from './wordMatcher';
import { assuringWords, concreteNouns, reachingWords, scopeWords, stativeWords, yieldNouns } from './lexicon';

export interface Commitment {
  readonly verb?: Span;
}

/** `previous`: the amount before this one in the line, which a list may continue. */
export function judge(text: string, read: AmountRead, previous: Amount | undefined): Commitment | Exclusion {
  const before = skipFewSpacesBack(text, read.start);
  const after = skipFewSpaces(text, read.end);
  const form = excludedByForm(text, read, before, after);
  if (form !== undefined) return form;
  const place = placeOf(text, read, before, after);
  const context = excludedByContext(place, previous);
  if (context !== undefined) return context;
  const inNumerals = read.han && read.kind !== 'fraction';
  if (inNumerals ? commitsInNumerals(place) : commits(place)) return withVerb(committingVerb(place));
  return (
    continues(place, previous) ??
    (inNumerals
      ? undefined
      : (beforeColon(place) ?? standsAlone(place, previous) ?? amongGoals(place) ?? sumsUpList(place))) ??
    'uncommitted'
  );
}

function withVerb(verb: Span | undefined): Commitment {
  return verb === undefined ? {} : { verb: { start: verb.start, end: verb.end } };
}

/** The amount follows its object: …示范校40所. */
function isTrailing({ text, after }: Place): boolean {
  return isClauseEndAt(text, after) || '、和及与或并以（()）“”》…—-'.includes(text[after]!);
}

function commits(place: Place): boolean {
  const { text, read, clause, before } = place;
  if (isTask(place)) return true;
  switch (read.kind) {
    case 'ratio':
      return commitsAsRatio(place);
    case 'percent':
    case 'point':
    case 'fraction':
      return commitsAsShare(place);
    case 'period':
    case 'duration':
      return commitsAsPeriod(place);
    case 'money':
      return (
        commitsByComparator(place) ||
        commitsByVerb(place) ||
        commitsByHead(place) ||
        commitsAsYield(place) ||
        commitsAsInvestment(place)
      );
    case 'times':
      return commitsByComparator(place) || commitsByVerb(place) || isBoundedPart(place);
    default:
      return (
        commitsByComparator(place) ||
        commitsByVerb(place) ||
        commitsAsYield(place) ||
        commitsByPlace(place) ||
        commitsByTime(place) ||
        isRemainder(text, scopeWords.endingAt(text, before), read.end) ||
        commitsByResult(place) ||
        commitsAsCaused(place) ||
        (text.slice(clause, before) === '共' && isOfBatch(text, clause)) ||
        commitsByPace(place)
      );
  }
}

/** 落实8600亩的清退任务, 总产量1.9万吨目标任务: the amount of a task that the clause sets. */
function isTask({ text, read, after, clause, before }: Place): boolean {
  if (read.kind === 'ratio' || read.kind === 'duration' || read.kind === 'point') return false;
  const end = clauseEndAfter(text, after, after + 16);
  const task = /(?:目标任务|任务|目标)$/.exec(text.slice(after, end));
  if (task === null) return false;
  return task.index <= 1 || /(?:落实|完成|实现)(?!情况)/.test(text.slice(clause, before));
}

/** 不少于…, …以上: a bound is a commitment. 约, 近, 余 are not bounds. */
function commitsByComparator(place: Place): boolean {
  const { read } = place;
  const word = read.prefix?.comparator ?? read.suffix?.comparator;
  return word !== undefined && word !== 'about';
}

function commitsByVerb(place: Place): boolean {
  const { text, read, clause, before, direct } = place;
  if (direct !== undefined) return true;
  const reaching = reachingWords.endingAt(text, before);
  if (reaching >= clause && before - reaching > 1) return true;
  if (text[before - 1] === '达' && before > clause) return true;
  const assuring = Math.max(
    assuringWords.endingAt(text, before),
    text[before - 1] === '有' ? firmWords.endingAt(text, before - 1) : -1,
  );
  if (assuring >= clause) return true;
  const verb = lastVerb(text, clause, before);
  if (verb === undefined)
    return (
      (isTrailing(place) && firmWords.occursIn(text, Math.max(clause, before - 12), before)) ||
      // 力争路段7.8公里全线绿化.
      (read.kind === 'extent' && firmWords.occursIn(text, Math.max(clause, before - 6), before))
    );
  const gap = text.slice(verb.end, before);
  const act = text.slice(verb.start, verb.end);
  if (gap.includes('了')) return false;
  // 争取中央补助2亿元, 争取上级2个亿.
  if (act === '争取' && /^(?:到)?(?:中央|国家|上级|[省市县区]级?)[^，,、的]{0,8}$/.test(gap)) return true;
  if (isTrailing(place)) return true;
  // 实现甲、乙、丙等58项…: the list is the verb's object.
  if (text[before - 1] === '等' && (!verb.weak || firstVerb(text, clause, before) !== undefined)) return true;
  if (text[before - 1] === '的') return commitsAsFounded(place);
  // 完成指挥中心、18个分中心建设: a list of the verb's objects.
  if (text[before - 1] === '、' && !verb.weak && isHanList(text, verb.end, before - 1)) return true;
  // 培育甲赛、乙赛、丙赛3个品牌: the sum of what is founded.
  if (foundingVerbs.endingAt(text, verb.end) >= verb.start && isNamedList(gap)) return true;
  // 完成中心城区20个…: a few words of place or rank between the verb and the number.
  // 组织有成效的企业共3家做交流发言: a sum of the verb's objects.
  if (summingWords.endingAt(text, before) >= verb.end) return true;
  const invites = isOfPeople(read) && inviting.startingAt(text, verb.start) === verb.end;
  const reach = !verb.weak || invites ? 10 : act === '开展' || act === '组织' ? 3 : 0;
  return gap.length <= reach && !/[的对以在与按从由向为、和及]/.test(gap) && read.kind !== 'money';
}

/** Names joined by 、. */
function isNamedList(text: string): boolean {
  return text.length <= 40 && /^[一-龥A-Za-z“”《》]{2,12}(?:、[一-龥A-Za-z“”《》]{2,12}){1,6}$/.test(text);
}

/** Words and commas of a list, and nothing else. */
function isHanList(text: string, from: number, to: number): boolean {
  return to - from >= 3 && to - from <= 40 && /^[一-龥A-Za-z“”《》、]+$/.test(text.slice(from, to));
}

/** Their object is who attends: 组织群众代表50余人旁听, 邀请专家8位授课. */
const inviting = wordList(['组织', '邀请', '安排', '选派', '动员']);

function isOfPeople({ kind, unit }: AmountRead): boolean {
  return kind === 'person' || unit === '家';
}

const foundingVerbs = wordList([
  '新建',
  '建成',
  '组建',
  '创建',
  '打造',
  '成立',
  '设立',
  '改建',
  '扩建',
  '新增',
  '培育',
]);

/** 组建由县医院牵头的2个医共体: what is founded is described before it is counted. */
function commitsAsFounded({ text, after, before, clause }: Place): boolean {
  const verb = firstVerb(text, clause, before);
  if (verb === undefined || foundingVerbs.startingAt(text, verb.start) < 0 || before - verb.end < 5) return false;
  const end = clauseEndAfter(text, after, after + 16);
  return end > after && !doneWords.occursIn(text, after, end);
}

/** 旅游总收入320亿元: what is earned, made or sold, at the end of the clause. Not 总投资, which describes a project. */
function commitsAsYield(place: Place): boolean {
  const { text, before, clause } = place;
  return (
    isTrailing(place) &&
    yieldNouns.endingAt(text, before) > clause - 1 &&
    yieldNouns.endingAt(text, before) >= 0 &&
    !/人均|均/.test(text.slice(clause, before))
  );
}

/** 投资300万元，建成…: what is spent on the act that follows; 年度计划投资17亿元. Not 总投资, which describes a project. */
function commitsAsInvestment(place: Place): boolean {
  const { text, before, after, clause } = place;
  if (isTrailing(place) && /(?:年度|当年|今年|本年度?|全年)(?:计划|拟)?完?成?投资$/.test(text.slice(clause, before)))
    return true;
  const opening =
    /^\s{0,8}(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]\s?)?(?<planned>计划|预计|拟)?(?:投资|投入)$/.exec(
      text.slice(clause, before),
    );
  return (
    opening !== null &&
    (isTrailing(place) || (opening.groups!.planned === undefined && opensAct(text, after))) &&
    lastVerb(text, after, clauseEndAfter(text, after + 1, after + 12)) !== undefined &&
    !/。(?:目前|现|现在|至今|截至|已)/.test(text.slice(after, after + 40))
  );
}

/** 投资300万元建设…: an act at once, and not as an attribute (建设的). 计划投资300万元建设… describes a project. */
function opensAct(text: string, at: number): boolean {
  const verb = lastVerb(text, at, at + 2);
  return verb !== undefined && verb.start === at && text[verb.end] !== '的';
}

const actsThere = wordList([
  '开展',
  '进行',
  '试点',
  '推广',
  '推行',
  '启动',
  '实施',
  '设立',
  '建设',
  '建立',
  '试行',
  '检查',
  '维修',
]);

const firmWords = wordList(['力争', '确保', '争取']);

/** 在30所学校开展试点, 对40所幼儿园进行评估, 为62户家庭实施改造. */
function commitsByPlace(place: Place): boolean {
  const { text, after, clause } = place;
  const before = behindArea(place);
  if (servesMany(place, before)) return true;
  if (
    !'在对'.includes(text[before - 1] ?? '-') ||
    before - 1 < clause ||
    '存现所针面'.includes(text[before - 2] ?? '-')
  ) {
    // 对甲、乙等28个小区进行改造.
    if (text[before - 1] !== '等' || !/^.{0,8}[对在]/.test(text.slice(clause, before))) return false;
  }
  return actsThere.occursIn(text, after, clauseEndAfter(text, after, after + longestDescription));
}

/** The column before 全区 in 为全区300户; otherwise the one before the amount. */
function behindArea({ text, clause, before }: Place): number {
  return before - (wholeArea.exec(text.slice(Math.max(clause, before - 3), before))?.[0].length ?? 0);
}

/** How long what is counted may be described before the act; UTF-16 units. */
const longestDescription = 40;

/** 为5000名妇女免费检查, 给300户居民安装扶手, 向20所学校捐赠图书: for how many something is to be done. */
function servesMany({ text, read, after, clause }: Place, before: number): boolean {
  if (read.kind !== 'person' && read.unit !== '户' && read.unit !== '家') return false;
  if (before - 1 < clause || !/(?:^|[^作成认因以名分评较列称])[为给]$/.test(text.slice(clause, before).slice(-2)))
    return false;
  const end = clauseEndAfter(text, after, after + longestDescription);
  return givingVerbs.occursIn(text, after, end) && !/[了已曾]/.test(text.slice(clause, end));
}

const givingVerbs = wordList([
  '提供',
  '实施',
  '进行',
  '开展',
  '发放',
  '安装',
  '购买',
  '办理',
  '配备',
  '建立',
  '检查',
  '体检',
  '筛查',
  '改造',
  '解决',
  '落实',
]);

const doneWords = wordList([
  '完成',
  '达到',
  '通过',
  '实现',
  '投入使用',
  '投用',
  '建成',
  '开工',
  '竣工',
  '达标',
  '启用',
  '投产',
]);

/** 年底前50所学校完成改造: the number right after the deadline, the verb after the number. */
function commitsByTime({ text, before, after, clause }: Place): boolean {
  return (
    /(?:[底月日学假]前|年内|全年)$/.test(text.slice(Math.max(clause, before - 2), before)) &&
    doneWords.occursIn(text, after, clauseEndAfter(text, after, after + 20))
  );
}

/** 3家卫生院达到推荐标准: the number opens the clause, followed by what they are to reach. */
function commitsByResult({ text, read, before, after, clause }: Place): boolean {
  if (read.kind === 'person')
    return (
      before - clause <= 6 &&
      reachesSchool.test(text.slice(after, after + 3)) &&
      !/[了已曾]/.test(text.slice(clause, after + 12))
    );
  if (read.kind !== 'count' || read.prefix !== undefined) return false;
  if (before > clause + 1 && !(text.startsWith('首批', before - 2) && isFirstOfAll.test(text.slice(clause, before))))
    return false;
  const end = clauseEndAfter(text, after, after + 24);
  return doneWords.occursIn(text, after + 1, end) && !/[了已曾的]/.test(text.slice(after, end));
}

/** 推动某厂30条生产线投产: what is to happen to what is counted. */
function commitsAsCaused({ text, read, before, after, clause }: Place): boolean {
  if (read.kind !== 'count') return false;
  const verb = causingVerb.exec(text.slice(clause, before));
  if (verb === null) return false;
  const end = clauseEndAfter(text, after, after + 16);
  return doneWords.occursIn(text, after + 1, end) && !/[了已曾的]/.test(text.slice(clause, end));
}

// redos: at most 60 characters
const causingVerb = /(?:推动|促成|促进|确保|力争|争取|支持)[^，,、；;每第]{0,16}$/;

/** 中考120人考入重点高中 */
const reachesSchool = /^(?:进[入一]|考[上入取]|升入|上线|达线)/;

/** 每学期2次, 每校1名: promised again and again. */
function commitsByPace(place: Place): boolean {
  const { text, read, clause, before } = place;
  if (read.kind !== 'count') return false;
  const window = text.slice(Math.max(clause, before - 12), before);
  return /每(?:天|日|周|月|年|季度|学期|学年|校|县|乡|镇|班|个|所)/.test(window);
}

/** 每生每年1000元补助: so much per head. */
function commitsByHead(place: Place): boolean {
  const { text, clause, before, after } = place;
  if (!/每(?:生|人|名|位|校|户|县|月|年)$/.test(text.slice(Math.max(clause, before - 3), before))) return false;
  return /补助|补贴|资助|救助|奖补|发放/.test(text.slice(clause, before) + text.slice(after, after + 8));
}

/** Class hours or a number of days are a target if they are bounded, cut or taught. */
function commitsAsPeriod(place: Place): boolean {
  const { text, before, read, clause } = place;
  if (commitsByComparator(place) && read.suffix?.word !== '内') return true;
  if (
    /(?:压缩|压减|缩短|降|减少?|控制|提高|提升|增加|达)[至到在]?$/.test(
      text.slice(Math.max(clause, before - 4), before),
    )
  )
    return true;
  if (read.unit === '课时' || read.unit === '学时' || read.unit === '学分') return commitsByVerb(place);
  return /每(?:天|日|周|月|年|学期|学年|生|人)/.test(text.slice(Math.max(clause, before - 12), before));
}

function commitsAsRatio(place: Place): boolean {
  const { text, clause, before } = place;
  return text.slice(clause, before).includes('比');
}

const boundingWords = wordList(['不低于', '不少于', '不超过', '达到', '不高于']);
const rateEnds = '率比例重度面幅值额量数分速';

/** 不低于教师总数的10%, 不低于基本标准的1.6倍. */
function isBoundedPart({ text, clause, before }: Place): boolean {
  return text[before - 1] === '的' && boundingWords.occursIn(text, clause, before);
}

/** 按收入的15%安排资金: so much is set aside. */
function isRulePart({ text, clause, before, after }: Place): boolean {
  return (
    text[before - 1] === '的' &&
    /按/.test(text.slice(clause, before)) &&
    /^(?:安排|计提|提取|列支|配套|落实|增加|预留)/.test(text.slice(after, after + 2))
  );
}

/** 知晓率100%, 占比不低于10%, 增长5%左右. */
function commitsAsShare(place: Place): boolean {
  const { text, read, clause, before, after, direct } = place;
  if (commitsByComparator(place)) return true;
  // 落实8%…: a share that somebody else has fixed.
  if (direct !== undefined && text.slice(direct.start, direct.end) !== '落实') return true;
  let end = before;
  for (let count = 0; count < 3; count++) {
    const start = reachingWords.endingAt(text, end);
    if (start < clause) break;
    end = start;
  }
  const reached = end < before;
  if (reached && !'为在到至'.includes(text.slice(end, before))) return true;
  if (end > clause && rateEnds.includes(text[end - 1]!)) return true;
  if (assuringWords.endingAt(text, before) >= clause) return true;
  // 完成分配90%: so much of the act.
  if (/(?:完成|实现)[一-龥]{2,4}$/.test(text.slice(Math.max(clause, before - 8), before)) && isTrailing(place))
    return true;
  if (isBoundedPart(place) || isRulePart(place)) return true;
  // 确保50%的社区建成…: how many of them are to get there.
  if (text[after] === '的')
    return (
      (firmWords.occursIn(text, clause, before) || read.value === 100 || opensClause(place)) &&
      doneWords.occursIn(text, after, clauseEndAfter(text, after, after + 24))
    );
  return read.value === 100 && read.upper === undefined;
}

/** 90%的卫生院达到标准: the share opens the clause, which tells of nothing done. */
function opensClause({ text, clause, before, after }: Place): boolean {
  return before === clause && !/[了已曾]/.test(text.slice(clause, clauseEndAfter(text, after, after + 24)));
}

/** …10个、…7所、…15所: the list continues with the verb of its first amount. */
function continues(place: Place, previous: Amount | undefined): Commitment | undefined {
  if (previous === undefined || previous.excluded !== undefined) return undefined;
  const { text, read, before, clause } = place;
  if (
    read.han
      ? read.value < 2 ||
        !(isClauseEndAt(text, place.after) || '、和及'.includes(text[place.after]!)) ||
        !countableInNumerals.includes(text[read.measure.start]!)
      : previous.han
  )
    return undefined;
  // 招聘300名，其中…占30%: a share of what was just promised.
  if (
    read.kind === 'percent' &&
    text[before - 1] === '占' &&
    text.startsWith('其中', clause) &&
    previous.span.end > place.sentence
  )
    return {};
  // …占比达到100%，…占80%: shares in one sentence.
  if (
    read.kind === 'percent' &&
    previous.kind === 'percent' &&
    text[before - 1] === '占' &&
    previous.span.start >= place.sentence &&
    isTrailing(place)
  )
    return {};
  if (before - previous.span.end > 30) return undefined;
  const gap = text.slice(previous.span.end, before);
  // 完成7处雨污分流改造、15.3公里管网清淤: numbers first, each with its own object.
  if (
    !sameSort(previous.kind, read.kind) &&
    !(previous.kind === 'count' && read.kind === 'extent' && /[^、，,]、$/.test(gap) && !isTrailing(place))
  )
    return undefined;
  for (let at = previous.span.end; at < before; at++) if (isSentenceEndAt(text, at)) return undefined;
  // 30所（公办20所、民办10所）, 70座公厕（其中城区7座，景区20座）: the parts of a whole.
  if (partsOpening.test(gap) && isTrailing(place)) return withVerb(previous.verb);
  if (!/[、，,和及与]/.test(gap) || (gap.includes('的') && !isTrailing(place))) return undefined;
  if (!/[、，,和及与]$/.test(gap) && !/、[^、，,]{2,16}等$/.test(gap) && !isTrailing(place)) return undefined;
  // 实现28个村退出、5600人脱贫: the verb in between ends the first one.
  if (!/[、和及与]$/.test(gap) && lastVerb(text, previous.span.end, before)?.weak === false) return undefined;
  return withVerb(previous.verb);
}

const partsOpening = /^(?:[（(]|[一-龥]{1,12}[（(](?:其中|含|包括))/;

function sameSort(left: Amount['kind'], right: Amount['kind']): boolean {
  const things = (kind: Amount['kind']): boolean => kind === 'count' || kind === 'person';
  return left === right || (things(left) && things(right));
}

const longestClause = 24;
/** （2）, 3., 二是: not words of the clause. */
const itemOpening = /^[\s（(]{0,4}[0-9一二三四五六七八九十]{1,3}(?:[.．、）)]|(?<=[一二三四五六七八九十])是)\s?/;
/** A clause that opens like this describes what exists: 普通中小学8所. */
const nounOpening =
  /^(?:普通|公办|民办|[市县区省校]属|公立|民营|各类|城区|城镇|农村|乡镇|行政|专任|专职|兼职|高级|中级|初级|本科|硕士|博士|正式|正高|副高|离退休|退休|注册|学校|幼儿园|小学|初中|高中|中学|大学|医院|学生|教师|党员|职工|干部|医生|护士|男|女|我[市县区校院局]|该)/;

/**
 * 硬化通村公路120公里: a verb that is in no list, its object, and a number that ends the clause, while nothing says that this
 * is how things are already.
 */
function standsAlone(place: Place, previous: Amount | undefined): Commitment | undefined {
  const { text, read, before, clause, sentence } = place;
  if ((read.kind !== 'count' && read.kind !== 'person' && read.kind !== 'extent') || !isTrailing(place))
    return undefined;
  if ((previous?.excluded === 'past' || previous?.excluded === 'scope') && previous.span.start >= sentence)
    return undefined;
  const marked = lastMarkerEnd(text, clause, before);
  const opening =
    marked ?? clause + (itemOpening.exec(text.slice(clause, Math.min(before, clause + 10)))?.[0].length ?? 0);
  const words = text.slice(opening, before).replace(openingYear, '');
  if (read.prefix?.comparator === 'about') return undefined;
  if (words.length < 4 || words.length > longestClause) return undefined;
  const plain = words.replace(adjectives, '某某');
  return /[^\u4e00-\u9fffA-Za-z“”《》]/.test(words) ||
    nounOpening.test(words) ||
    words.indexOf('为', 1) > 0 ||
    stativeWords.occursIn(plain, 0, plain.length)
    ? undefined
    : {};
}

/** 2026年策划生成…: the year is no part of what is said. */
const openingYear = /^(?:20[0-9]{2}年|今年)(?=[一-龥])/;
/** Words with 重, 高, 长 or 深 that measure nothing. */
const adjectives = /重[点大要新建]|高[标质校中效]|[^市校院部]长[效期]|深[入化]/g;

/** Behind the last （2） or ② of a clause that holds a list; undefined where there is none. */
function lastMarkerEnd(text: string, from: number, to: number): number | undefined {
  for (let at = to - 1; at > from; at--) {
    const character = text[at]!;
    if (character >= '①' && character <= '⑳') return at + 1;
    if ('）)'.includes(character))
      return /[（(][0-9]{1,2}$/.test(text.slice(Math.max(from, at - 3), at)) ? at + 1 : undefined;
  }
  return undefined;
}

const countableInNumerals = '所场名次期家件套座处门支间台辆人篇册节批轮户头只羽株棵个项';

/** 新建学校：小学3所、…: the verb comes before the colon. */
function beforeColon(place: Place): Commitment | undefined {
  const { text, clause } = place;
  const colon = text[clause - 1];
  if ((colon !== '：' && colon !== ':') || !isTrailing(place) || lastVerb(text, clause, place.before) !== undefined)
    return undefined;
  const verb = lastVerb(text, startsBefore(text, clause - 1).clause, clause - 1);
  return verb === undefined || verb.weak ? undefined : withVerb(verb);
}

/** 实施项目：甲路、乙路和丙路3条公路绿化建设: the number of what a list names, below a label of projects. */
function sumsUpList({ text, read, clause, before, after }: Place): Commitment | undefined {
  if (read.kind !== 'count' || !':：'.includes(text[clause - 1] ?? '-')) return undefined;
  const listed = text.slice(clause, before);
  return listed.includes('、') &&
    /[一-龥）)]$/.test(listed) &&
    /(?:项目|内容|工程)[:：]$/.test(text.slice(Math.max(0, clause - 3), clause)) &&
    /(?:项目|工程|建设|改造|整治|治理)$/.test(
      text.slice(after, clauseEndAfter(text, after, after + longestDescription)),
    )
    ? {}
    : undefined;
}

/** 主要目标为：售电量1500亿千瓦时；平均电价0.3元…: what comes behind the colon, up to the end of the paragraph's sentence. */
function amongGoals(place: Place): Commitment | undefined {
  const { text, clause, before } = place;
  if (!isTrailing(place) || before - clause > 16 || before - clause < 2) return undefined;
  const told = text.slice(Math.max(0, clause - furthestGoal), clause);
  const goals = /(?:目标|指标)(?:任务)?(?:为|是|如下)?[:：][^。：:]*$/.exec(told);
  return goals !== null && !/[已了曾]|同比/.test(goals[0]) && !/[^一-龥]/.test(text.slice(clause, before).trim())
    ? {}
    : undefined;
}

/** How far behind 目标： its list may go on; UTF-16 units. */
const furthestGoal = 160;

const heldVerbs = wordList([
  '举办',
  '开展',
  '组织',
  '开办',
  '培训',
  '轮训',
  '召开',
  '举行',
  '承办',
  '演出',
  '排查',
  '检查',
  '巡查',
  '督查',
  '走访',
  '安排',
  '研修',
]);

const models = wordList([
  '示范村',
  '示范点',
  '示范户',
  '示范园',
  '示范基地',
  '示范街',
  '示范社区',
  '示范乡镇',
  '示范片',
  '样板村',
  '样板间',
  '试点村',
  '美丽乡村',
  '美丽庭院',
  '标杆',
]);

/** What is counted even if there is only one: 建成文化广场一处. */
const wholeThings = '所座处期场支套栋家台辆';

/** What one can go and look at, whatever was done to it: 办理民生实事十件. */
const seenThings = '所座处栋台辆件册篇';

/** A strong verb, its object of two characters or more, then the number. */
function closesClauseOfVerb({ text, clause, before }: Place): boolean {
  const last = lastVerb(text, clause, before);
  // 举办图书馆员培训班一期: the noun of an act right before the number.
  const verb = last !== undefined && before - last.end < 2 ? firstVerb(text, clause, before) : last;
  return (
    verb !== undefined &&
    !verb.weak &&
    before - verb.end >= 2 &&
    before - verb.end <= 24 &&
    !/[每的如成第]/.test(text.slice(verb.end, before))
  );
}

/** Chinese numerals commit only right after a verb and before something countable: 建成十所, 举办两场. */
function commitsInNumerals(place: Place): boolean {
  const { text, read, after, before, clause, direct } = place;
  const measure = text[read.measure.start]!;
  // 达到九成.
  if (read.kind === 'percent')
    return (
      read.suffix !== undefined ||
      read.prefix !== undefined ||
      (reachingWords.endingAt(text, before) >= clause && before - reachingWords.endingAt(text, before) > 1)
    );
  // 稳定在百万吨以上.
  if (read.kind === 'extent' && (read.prefix ?? read.suffix)?.comparator === 'atLeast') return true;
  if (!countableInNumerals.includes(measure)) return false;
  if (read.prefix !== undefined && read.prefix.comparator === 'atLeast') return true;
  const trailing = isTrailing(place);
  // 每季度召开一次专题会议.
  if (
    read.value === 1 &&
    direct !== undefined &&
    heldVerbs.startingAt(text, direct.start) > 0 &&
    isPaced(text, read.number.start, read.number.end)
  )
    return true;
  if ((read.upper ?? read.value) < 2)
    return trailing && isClauseEndAt(text, after) && wholeThings.includes(measure) && closesClauseOfVerb(place);
  if (read.suffix !== undefined && read.suffix.comparator === 'atLeast')
    return direct !== undefined || commitsByPace(place) || (trailing && closesClauseOfVerb(place));
  if (direct === undefined) {
    const verb =
      trailing && measure !== '批' && (isClauseEndAt(text, after) || '、和及并'.includes(text[after]!))
        ? lastVerb(text, clause, before)
        : undefined;
    if (verb === undefined || before - verb.end > 16) return false;
    // 建成水厂三期 is its third phase, 开展培训三期 three courses.
    const held = heldVerbs.startingAt(text, verb.start) > 0;
    return '场次期轮'.includes(measure) ? held : !verb.weak || (before - verb.end >= 2 && seenThings.includes(measure));
  }
  // 建设三个示范村, but 建设三个中心, 三大平台 may be a slogan.
  const founds =
    text.startsWith('建设', direct.start) &&
    measure === '个' &&
    models.occursIn(text, after, clauseEndAfter(text, after, after + 8));
  if (
    direct.weak &&
    !founds &&
    read.upper === undefined &&
    !('场次期轮'.includes(measure) && direct.end - direct.start > 1)
  )
    return false;
  return (
    founds ||
    // 一至两个: slogans don't use ranges.
    read.upper !== undefined ||
    (measure !== '个' && measure !== '项') ||
    concreteNouns.occursIn(text, after, clauseEndAfter(text, after, after + 14))
  );
}
