/** By when: 6月底前, 年内, 到2025年, 第一季度, 寒假前, 按期. */
import { isDigit } from '../characters';
import { parseChineseNumeral } from '../numerals';
import type { Deadline } from '../types';
import { containsWord, lastVerb, sentenceStart, wordStartingAt } from './context';
import { ProtectedCursor, protectedSpans } from './protect';
import { completingWords, elapsedWords, scheduledWords } from './words';

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
  /** Sticky, bounded. */
  readonly pattern: RegExp;
  /**
   * `always` the form itself says by when · `scheduled` an act must follow or the clause or bracket end · `completing` a word of completion must follow soon ·
   * `acting` a committing verb must follow at once, or a word of completion soon
   */
  readonly needs: 'always' | 'scheduled' | 'completing' | 'acting';
}

function form(kind: Deadline['kind'], needs: Form['needs'], pattern: string): Form {
  return { kind, needs, pattern: new RegExp(pattern, 'y') };
}

const quarter = `(?:第?(?<quarter>[一二三四1-4])|首|末)季度`;
const half = '(?<half>上|下)半年';
const anyYear = `(?:${year}|${relativeYear})`;

/** The first that matches wins: the longer and surer forms come first. */
const forms: readonly Form[] = [
  form('date', 'always', `(?:[到至]?${anyYear}\\s?)?${month}\\s?(?<day>${d}{1,2})\\s?[日号](?:[（(][^（）()]{1,6}[）)])?\\s?${beforeEnd}`),
  form('month', 'always', `(?:[到至])?(?:${anyYear}\\s?)?${month}\\s?(?:底|末|[上中下]旬)${beforeEnd}`),
  form('month', 'always', `(?:[到至])?(?:${anyYear}\\s?)?${month}\\s?${beforeEnd}`),
  form('month', 'scheduled', `(?:到)?(?:${anyYear}\\s?)?${month}\\s?(?:底|末|[上中下]旬)`),
  form('month', 'scheduled', `(?:${anyYear}\\s?)?${month}(?![底末初以之前])`),
  form('month', 'always', `(?:到|至)?[本下]?月(?:底|末)${beforeEnd}`),
  form('quarter', 'always', `(?:[到至])?(?:${anyYear}\\s?)?${quarter}(?:末|底|内|结束)?${beforeEnd}`),
  form('quarter', 'scheduled', `(?:到)?(?:${anyYear}\\s?)?${quarter}(?:末|底|内)?`),
  form('halfYear', 'always', `(?:[到至])?(?:${anyYear}\\s?)?${half}(?:末|底|内|结束)?${beforeEnd}`),
  form('halfYear', 'scheduled', `(?:到)?(?:${anyYear}\\s?)?${half}(?:末|底|内)?`),
  form('year', 'always', `[到至]?(?:${year}\\s?|今|明|本|当)?年?(?:年底|年末|底|末)${beforeEnd}`),
  form('year', 'always', `到(?:${year}(?:年?[底末])?|[今明本]?年(?:年?[底末])|[“"]?十[三四五六]五[”"]?(?:规划)?(?:期?末|时期末))`),
  form('year', 'always', `${year}\\s?(?:内(?![容外部涵地蒙])|${beforeEnd})`),
  form('year', 'completing', `${year}\\s?年?[底末]`),
  form('year', 'completing', `(?:今|明|本)?年(?:底|末)`),
  form('year', 'always', `(?:今|本|当|学)?年(?:度)?内(?![容外部涵地蒙])`),
  form('year', 'always', `[“"]?十[三四五六]五[”"]?末(?!期)`),
  form('year', 'acting', `(?:${d}{1,2}|[一二两三四五])年内(?![容外部涵地])`),
  form('year', 'always', `${year}(?=\\s?(?:正式|建成投用|投用|投入使用|竣工)(?!的))`),
  form('term', 'always', `(?:${anyYear}\\s?)?(?:[春秋]季(?:学期)?|新?学期|[9九]月)?(?:开学|放假|寒假|暑假|暑期|高考|中考|春节|国庆节?|元旦|元宵节?|五一|教师节|期末|期中|学期末|学期结束|学年结束|汛期|入冬|入汛|供暖期?|年终考核)${beforeEnd}`),
  form('term', 'always', `(?:[春秋]季)?(?:本|下|新)?学期(?:末|内|结束)?${beforeEnd}`),
  form('term', 'completing', '(?:本|下)?学期(?:末|内)'),
  form('term', 'completing', `(?:${anyYear}\\s?)?[春秋]季(?:学期)?(?!开学|招生)`),
  form('pace', 'completing', `按期|如期|按时|限期|提前(?:(?:${d}{1,2}|[一两二三半])(?:年|个月|个?学期))?`),
];

/** Which forms may begin with a character. */
const byFirst = new Map<number, Form[]>();
function begins(characters: string, ...kinds: readonly Deadline['kind'][]): void {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    const list = byFirst.get(code) ?? [];
    list.push(...forms.filter((entry) => kinds.includes(entry.kind) && !list.includes(entry)));
    byFirst.set(code, list.sort((left, right) => forms.indexOf(left) - forms.indexOf(right)));
  }
}
begins('0123456789０１２３４５６７８９', 'date', 'month', 'quarter', 'halfYear', 'year', 'term');
begins('一二三四五六七八九十两', 'date', 'month', 'quarter', 'year', 'term');
begins('今明本当', 'date', 'month', 'quarter', 'halfYear', 'year', 'term');
begins('到至', 'date', 'month', 'quarter', 'halfYear', 'year');
begins('下上', 'month', 'halfYear', 'term');
begins('第首末', 'quarter');
begins('年', 'year', 'term');
begins('学', 'year', 'term');
begins('月', 'month');
begins('春秋新开放寒暑高中国元五教期汛入供', 'term');
begins('按如限提', 'pace');
begins('“"', 'year');

const starters = new Uint8Array(0x10000);
for (const code of byFirst.keys()) starters[code] = 1;

const none: readonly Deadline[] = Object.freeze([]);

/** All deadlines of a line in text order, none overlapping. Linear: every pattern is sticky and bounded. */
export function scanDeadlines(text: string, features: number): readonly Deadline[] {
  let found: Deadline[] | undefined;
  const cursor = new ProtectedCursor(protectedSpans(text, features));
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (starters[code] === 0) {
      index++;
      continue;
    }
    const deadline = isInsideNumber(text, index) ? undefined : readDeadline(text, index, byFirst.get(code)!);
    if (deadline === undefined) {
      index = isDigit(code) ? skipDigits(text, index) : index + 1;
      continue;
    }
    if (cursor.endAt(deadline.span.start) < deadline.span.end) (found ??= []).push(deadline);
    index = deadline.span.end;
  }
  return found ?? none;
}

function skipDigits(text: string, start: number): number {
  let index = start;
  while (index < text.length && isDigit(text.charCodeAt(index))) index++;
  return index;
}

/** A digit or numeral right before: what begins here is the tail of a longer number. */
function isInsideNumber(text: string, index: number): boolean {
  const previous = text[index - 1];
  if (previous === undefined) return false;
  const numeral = '一二三四五六七八九十两几';
  if (text[index] === '年') return numeral.includes(previous) || isDigit(text.charCodeAt(index - 1));
  return numeral.includes(text[index]!) && numeral.includes(previous);
}

function readDeadline(text: string, start: number, candidates: readonly Form[]): Deadline | undefined {
  for (const candidate of candidates) {
    candidate.pattern.lastIndex = start;
    const match = candidate.pattern.exec(text);
    if (match === null) continue;
    const end = start + match[0].length;
    if (!isByWhen(text, start, end, candidate)) return undefined;
    const groups = match.groups ?? {};
    const year = digits(groups.year);
    const day = digits(groups.day);
    const month = monthOf(groups);
    if ((month !== undefined && (month < 1 || month > 12)) || (day !== undefined && (day < 1 || day > 31))) return undefined;
    return {
      span: { start, end }, kind: candidate.kind,
      ...(year === undefined ? {} : { year }), ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }),
    };
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

/** Time behind us, the start or middle of a span of time, or a mere topic is no deadline. */
function isByWhen(text: string, start: number, end: number, { needs, kind }: Form): boolean {
  const previous = text.slice(Math.max(0, start - 3), start);
  if (kind === 'pace' && /[不未对能没否]$/.test(previous)) return false;
  if (/(?:截至|截止|截止到|去年|上年|近|每|各|从|自|以|现|历|毕业|当|前|除|这)$/.test(previous)) return false;
  if (/[0-9０-９月日号][-–—－~～]$/.test(previous) || /原定[于在]?.{0,8}$/.test(text.slice(Math.max(0, start - 11), start))) return false;
  // A whole line or cell of its own: the head of a month's list.
  if (needs === 'scheduled' && text.slice(0, start).trim() === '' && text.slice(end, end + 3).trim() === '') return false;
  if (/[-–—－~～至起以后来间期]/.test(text[end] ?? ' ')) return false;
  if (needs === 'always') return !containsWord(text, elapsedWords, sentenceStart(text, start), start);
  const tail = text.slice(end, end + 10).trimStart();
  if (needs === 'acting' && lastVerb(tail, 0, 2) !== undefined) return true;
  if (needs === 'completing' || needs === 'acting') {
    if (!/(?:力争|争取|确保|努力)(?:在|用)?$/.test(text.slice(Math.max(0, start - 4), start)) && !containsWord(tail, completingWords, 0, Math.min(tail.length, 8))) return false;
  } else if (tail !== '' && !/^[，,）)；;。|\t]/.test(tail) && !startsAct(tail)) return false;
  return !containsWord(text, elapsedWords, sentenceStart(text, start), Math.min(text.length, end + 12));
}

/** An act begins the text: 召开…; not 举行的…, which tells of something else. */
function startsAct(tail: string): boolean {
  const end = wordStartingAt(tail, scheduledWords, 0);
  return end > 0 && tail[end] !== '的';
}
