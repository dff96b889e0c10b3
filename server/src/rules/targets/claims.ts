/**
 * What a line claims to reach, in a form that can be compared: 建成市级德育示范校40所 and 建成40所市级德育示范校 are one claim. Everything
 * that could distinguish two claims is part of the key, so equal keys mean that the same thing is said twice.
 */
import { CodeSet } from '../../text/characters';
import type { Deadline, Line, Target } from '../../scan/types';

export interface Claim {
  readonly target: Target;
  /** Measure word, kind of change, hedge, and what is to be reached. */
  readonly key: string;
  /**
   * The words of the sentence before the clause, back to the previous amount: a place or group named there narrows the
   * claim.
   */
  readonly context: string;
  /** Like `key`, but 新建, 新增 and 建成 are one verb, and words that narrow nothing (公共, 专场) are left out. */
  readonly looseKey: string;
  /** What is to be reached, by its loose key: without verb. */
  readonly noun: string;
  /** It counts things or a rate, with a verb. Events, persons and sums of money differ from item to item. */
  readonly lasting: boolean;
  /** The last four-digit year before it in the line. */
  readonly year?: number;
  /** A total reached by that year (到2027年…100所), not what the year adds. */
  readonly stock: boolean;
  /** Its words say too little to identify a thing (教师, 招聘会), unless both claims speak of the whole year. */
  readonly short: boolean;
  /** 全年 comes before it. */
  readonly whole: boolean;
}

/** How far back a claim's clause and sentence may reach, in UTF-16 units. */
const clauseReach = 48;
const sentenceReach = 100;
/** Shorter phrases are too vague to identify a thing: 幼儿园, 合格率. */
const leastLength = 4;
const leastOfAll = 2;

const none: readonly Claim[] = Object.freeze([]);

/**
 * The claims of a line that are specific enough to compare. Table cells aren't: what they measure is named in their
 * row.
 */
export function claimsOf(line: Line): readonly Claim[] {
  if (line.targets.length === 0 || line.shape === 'table') return none;
  let due = -1;
  const claims = line.targets.flatMap((target, index) => {
    while (due + 1 < line.deadlines.length && line.deadlines[due + 1]!.span.start < target.span.start) due++;
    return claimOf(line, target, line.targets[index - 1], line.deadlines[due]) ?? [];
  });
  return claims.length === 0 ? none : claims;
}

function claimOf(
  line: Line,
  target: Target,
  previous: Target | undefined,
  due: Deadline | undefined,
): Claim | undefined {
  const { text } = line;
  if (target.unit === '倍' || target.unit === '/') return undefined;
  const floor = line.heading?.marker.span.end ?? 0;
  const clause = clauseStart(text, floor, target.span.start);
  const listed = previous !== undefined && previous.span.end > clause;
  const { phrase, bare } = phraseOf(text, target, clause, listed ? previous.span.end : undefined);
  if (phrase === undefined || withoutVerb(phrase).length < leastOfAll) return undefined;
  const sentence = sentenceStart(text, floor, clause);
  const from = previous !== undefined && previous.span.end > sentence ? previous.span.end : sentence;
  const context = listed ? '' : text.slice(from, clause);
  const within =
    due === undefined || due.span.end <= sentence || due.kind === 'year' || due.kind === 'pace'
      ? ''
      : `${due.kind}${due.month ?? ''}-${due.day ?? ''}`;
  const behind = target.object !== undefined && target.object.start >= target.span.end;
  const change =
    target.direction !== undefined &&
    !behind &&
    changing.test(text.slice(Math.max(0, target.span.start - 4), target.span.start))
      ? target.direction
      : '';
  const stated = lastYear(text, target.span.start);
  const qualities = `${target.unit}|${change}|${target.hedge === undefined ? '' : '~'}|${within}`;
  const loose = looselyNamed(phrase);
  return {
    target,
    context,
    key: `${qualities}|${phrase}`,
    looseKey: `${qualities}|${loose}`,
    noun: withoutVerb(loose),
    lasting: !bare && lastingUnits.has(target.unit),
    short: withoutVerb(phrase).length < leastLength,
    whole: /全年|年内共/.test(text.slice(clause, target.span.start)),
    stock: target.unit !== '%' && stated?.by === true,
    ...(stated === undefined ? {} : { year: stated.year }),
  };
}

const lastingUnits = new Set([
  '%',
  '所',
  '个',
  '家',
  '处',
  '套',
  '间',
  '栋',
  '座',
  '条',
  '门',
  '支',
  '户',
  '亩',
  '平方米',
  '公里',
  '平方公里',
  '张',
  '百分点',
  ':',
]);
/** Right before the amount, these make it a change, not a level. */
const changing = /(?:增长|提高|提升|增加|上升|下降|降低|减少|压减|压缩)$/;

/** What is to be reached, in words: qualifier, verb and object, without the amount and without filler. */
function phraseOf(
  text: string,
  { span, object, verb }: Target,
  clause: number,
  listedFrom: number | undefined,
): { readonly phrase: string | undefined; readonly bare: boolean } {
  const behind = object !== undefined && object.start >= span.end ? text.slice(object.start, object.end) : '';
  let before: string;
  if (listedFrom === undefined) before = text.slice(clause, span.start);
  else {
    // …10个、…7所: the verb of the list, and the words after the last list comma.
    const item = text.slice(listedFrom, span.start);
    const comma = Math.max(item.lastIndexOf('、'), item.lastIndexOf('和'), item.lastIndexOf('及'));
    if (comma < 0 || verb === undefined || verb.end > listedFrom || verb.start < clause) return notComparable;
    before = text.slice(clause, verb.end) + item.slice(comma + 1);
  }
  // Lists before one amount and itemised shares can't be compared.
  if (/分别|其中|各自|[、（(]/.test(before) || /^(?:和|及|与|或)/.test(behind)) return notComparable;
  const head = canonical(before.replace(anyKind, ''), behind === '');
  const tail = behind.replace(/[\s的]/g, '').replace(anyKind, '');
  // 完成30个老旧小区改造: the act comes after its object. 完成3万亩人工造林: no verb but 完成.
  return { phrase: named(actFirst(head + tail) ?? head + tail), bare: head === '' };
}

const notComparable = { phrase: undefined, bare: false };

/** Words that add nothing. */
const anyKind = /各级各类|各类/g;
const actBehind =
  /^(?:开展|组织|实施|推进|做好)?([\u4e00-\u9fff]{2,14}?)(培训|轮训|改造|招聘|整治|治理|维修|筛查|体检|接种|清淤|硬化|亮化|办理|编制|修订|征集|种植|养护|创建|评选|放映|清理|排查|走访|修缮|修复|改厕|更新)(?:任务|工作|项目)?$/;

/**
 * Turns 老旧小区改造任务 into 改造老旧小区, so that both are written alike. Undefined if no act ends the phrase, or if one opens it.
 */
function actFirst(phrase: string): string | undefined {
  const [, object, act] = actBehind.exec(phrase) ?? [];
  if (
    object === undefined ||
    act === undefined ||
    sameVerb.some(([verb]) => verb.test(object)) ||
    opensWithAct.test(object)
  )
    return undefined;
  return named(act + object);
}

const opensWithAct = /^(?:新建|改建|扩建|新增|改造|完成|举办|建|办|训|聘|评|育|发|投)/;

/** The phrase with its verb replaced by a common name for all verbs of the same meaning. */
function named(phrase: string): string {
  for (const [verb, name] of sameVerb) if (verb.test(phrase)) return phrase.replace(verb, name);
  return phrase;
}

/** Words that say when, how surely or who, but nothing about the thing itself. */
const empty =
  /^(?:全年|年内|今年|本年度?|年度|当年|[到至]?年底前?|[到至]?[0-9０-９]{4}年(?:底前?|内|度)?|至少|力争|争取|努力|确保|保证|继续|再(?!生)|要(?![素点])|拟|计划(?!生育)|预计|全部|稳步|积极|成功|顺利|力促|着力|面向社会|公开(?!课)|加快|实现|完成|达到|达成|使(?!用)|将|把|我[市县区省校]|全[市县区省校州局]|全系统)/;
/** Between the object and its amount. */
const link =
  /(?:达到|达|提高[到至]|提升[到至]|增加[到至]|扩大[到至]|上升[到至]|降低?[到至]|下降[到至]|减少?[到至]|控制在|保持在|稳定在|维持在|增长|提高|提升|增加|上升|下降|降低|减少|保持|为|至少|均|都|总数|总量|数量|数|(?<!建筑|占地|用地|住房)面积|力争|确保|实现|完成|要|在|到|至)$/;
/** Verbs that say the same about a thing. */
const sameVerb: readonly (readonly [RegExp, string])[] = [
  [/^(?:开展|组织)?(?=送[戏教医药法书])/, ''],
  [/^(?:建成|建设|创建|创成|打造|建立|建好)/, '建'],
  [/^(?:培育|培养)/, '育'],
  [/^(?:评选|评定|认定|遴选|选树|命名|评出|选出)/, '评'],
  [/^(?:举办|举行|组织|开展)/, '办'],
  [/^(?:培训|轮训)/, '训'],
  [/^(?:招聘|招录|引进|招引|录用)/, '聘'],
  [/^新发展/, '发展'],
  [/^净增/, '新增'],
  [/^(?:整治|治理)/, '治'],
  [/^新建改建/, '新改建'],
  [/^(?:发放|拨付|下拨)/, '发'],
  [/^(?:投入|安排)/, '投'],
];

/** `trailing`: the amount follows its object, so words that link the two don't belong to the object. */
function canonical(before: string, trailing: boolean): string {
  let text = before.replace(/[\s\u00a0\u3000“”"‘’的]/g, '');
  for (let found = empty.exec(text); found !== null; found = empty.exec(text)) text = text.slice(found[0].length);
  if (trailing)
    for (let found = link.exec(text); found !== null; found = link.exec(text)) text = text.slice(0, found.index);
  return named(text);
}

function withoutVerb(phrase: string): string {
  return phrase.replace(/^(?:[建育评办训聘发投]|新建|改扩建|改建|扩建|新增|新设|新开|增设|购置|配备|完成)/, '');
}

/** Words that don't narrow a thing: an item's 公共停车位 are the 停车位 of the aims. */
const narrowingNothing = /公共|专场|公开(?!课)/g;
/** 新培育, 新引进: the verb already says 新. */
const newlyDone = /^新(?=培育|培养|引进|招引|招聘|认定|评选|创建|建成|建设|打造)/;
const makingVerbs = /^(?:新建|新增|新设|增设|建)/;

/** A phrase in the form in which a summary is compared with the only item about the same thing. */
function looselyNamed(phrase: string): string {
  return named(phrase.replace(narrowingNothing, '').replace(newlyDone, '')).replace(makingVerbs, '建');
}

const closing = new CodeSet('）)〕');
const opening = new CodeSet('（(〔');
const marks = new CodeSet('）)〕（(〔，,。；;：:！？?!\t|');
const sentenceEnds = new CodeSet('。；;！？?!');

/** The column after the nearest mark that ends a clause. List commas and closed brackets don't. */
function clauseStart(text: string, floor: number, before: number): number {
  const limit = Math.max(floor, before - clauseReach);
  let closed = 0;
  for (let at = before - 1; at >= limit; at--) {
    const code = text.charCodeAt(at);
    if (!marks.has(code)) continue;
    if (closing.has(code)) closed++;
    else if (opening.has(code)) {
      if (closed === 0) return at + 1;
      closed--;
    } else if (closed === 0) return at + 1;
  }
  return limit;
}

function sentenceStart(text: string, floor: number, before: number): number {
  const limit = Math.max(floor, before - sentenceReach);
  for (let at = before - 1; at >= limit; at--) if (sentenceEnds.has(text.charCodeAt(at))) return at + 1;
  return limit;
}

const yearReach = 400;

/** The last year of this or the previous century before column `before`; `by`: 到2027年. */
function lastYear(text: string, before: number): { readonly year: number; readonly by: boolean } | undefined {
  const near = text.slice(Math.max(0, before - yearReach), before);
  for (let at = near.lastIndexOf('年'); at >= 4; at = near.lastIndexOf('年', at - 1)) {
    const end = /\s/.test(near[at - 1]!) ? at - 1 : at;
    const year = near.slice(Math.max(0, end - 4), end);
    if (/^(?:19|20)\d\d$/.test(year)) return { year: Number(year), by: '到至'.includes(near[end - 5] ?? '-') };
  }
  return undefined;
}
