/** Finds the document title, the issuing body and the year among the lines before the first heading. */
import { isChrome, isDocumentNumber } from '../../scan/pageFurniture';
import { isTableHeader } from '../../scan/tableFacts';
import type { Line } from '../../scan/types';

export interface TitleFacts {
  readonly title?: { readonly startLine: number; readonly endLine: number };
  readonly issuer?: string;
  readonly year?: number;
  readonly firstYear?: number;
}

/** What a plan is called, at the end of its title; a status such as （征求意见稿） may follow. */
const planName =
  /(?:要点|计划|安排|思路|谋划|总结|报告|方案|(?:任务|责任|工作)分解|(?:分解|情况|进展|进度|任务|分工|责任|计划|安排|登记|统计|汇总|一览|指标|项目|推进|日程|时间|考核)表|一览|图谱|路线图|行事历|清单|台账|规划|意见|打算|部署|分工|措施|办法|规程|细则)(?:\s{0,4}[（(][^）)]{1,12}[）)])?\s{0,4}$/;
const strongName = /工作(?:要点|计划|安排|思路|谋划|打算|总结|报告)|任务分解/;
const maxTitle = 60;
/** A title is near the top, but a page of furniture may come first. */
const searchedLines = 200;

/** What a covering document is called. It is the title if the file holds no plan with a name of its own. */
const noticeName = /(?:通知|公告|函|批复|通告|决定|决议)(?:\s{0,4}[（(][^）)]{1,12}[）)])?\s{0,4}$/;

/**
 * `firstHeading` is the line of the first numbered heading (the line count if there is none). `piece` is the line of a
 * 第1篇 above the title or at the start of the title's line.
 */
export function findTitle(lines: readonly Line[], firstHeading: number, piece?: number): TitleFacts {
  const behind = piece === undefined ? '' : behindMarker(lines[piece]!);
  if (piece !== undefined && behind !== '')
    return { title: { startLine: piece, endLine: piece }, ...yearOf(lines, piece + 1, firstHeading, behind) };
  const candidates: number[] = [];
  const limit = frontEnd(lines, Math.min(firstHeading, searchedLines, lines.length));
  for (let index = 0; index < limit; index++) {
    if (isTitleLike(lines[index]!) && planName.test(lines[index]!.text.trim())) candidates.push(index);
  }
  const plans = candidates.filter((index) => !isNotice(lines, index));
  const chosen =
    plans.find((index) => isBelowDocumentNumber(lines, index)) ??
    plans.find((index) => strongName.test(lines[index]!.text)) ??
    plans[0] ??
    findNotice(lines, limit);
  if (chosen === undefined) return yearOf(lines, 0, limit, undefined);
  const name = lines[chosen]!.text.trim();
  // A web page shows the title in its navigation first, often cut short.
  const last = candidates.filter((index) => goesOnTo(name, joinedTitle(lines, index).title)).at(-1) ?? chosen;
  const { startLine, title } = joinedTitle(lines, last);
  const issuer = issuerOf(title);
  return {
    title: { startLine, endLine: last },
    ...(issuer === undefined ? {} : { issuer }),
    ...yearOf(lines, last + 1, limit, title),
  };
}

function behindMarker({ heading, text }: Line): string {
  return text.slice(heading!.title.start, heading!.title.end);
}

/** The cells below a table's header are not the title. */
function frontEnd(lines: readonly Line[], limit: number): number {
  for (let index = 0; index < limit; index++) if (isTableHeader(lines[index]!)) return index;
  return limit;
}

function isBelowDocumentNumber(lines: readonly Line[], index: number): boolean {
  let above = index - 1;
  while (above >= 0 && lines[above]!.shape === 'blank') above--;
  return above >= 0 && isDocumentNumber(lines[above]!.text);
}

/** Shorter names are the ends of too many titles: 工作要点. UTF-16 units. */
const shortestCopy = 8;

/** Whether `title` is `copy` again, or `copy` with a beginning it lacks: 某市人民政府关于…的意见 for 关于…的意见. */
function goesOnTo(copy: string, title: string): boolean {
  return title === copy || (copy.length >= shortestCopy && title.endsWith(copy) && !/^[—─-]/.test(title));
}

/** The title that ends in line `last`, with the lines above that belong to it. */
function joinedTitle(lines: readonly Line[], last: number): { readonly startLine: number; readonly title: string } {
  const startLine = joinedStart(lines, last, lines[last]!.text.trim());
  const title = lines
    .slice(startLine, last + 1)
    .map((line) => line.text.trim())
    .join('');
  return { startLine, title };
}

/** …关于…的通知, on one line or broken over two. */
function findNotice(lines: readonly Line[], limit: number): number | undefined {
  for (let index = 0; index < limit; index++) {
    if (!isTitleLike(lines[index]!) || !noticeName.test(lines[index]!.text)) continue;
    if (joinedTitle(lines, index).title.includes('关于')) return index;
  }
  return undefined;
}

function isTitleLike(line: Line): boolean {
  const text = line.text.trim();
  return (
    line.shape === 'text' &&
    text.length >= 4 &&
    text.length <= maxTitle &&
    !/[。；;！？:：]/.test(text) &&
    !isChrome(text)
  );
}

function isNotice(lines: readonly Line[], index: number): boolean {
  const text = lines[index]!.text.trim();
  return noticeName.test(text) || /^关于(?:印发|公布|下发)/.test(text);
}

/** The first line of a title of up to three lines. Lines above belong to it if they lead into it. */
function joinedStart(lines: readonly Line[], last: number, name: string): number {
  let start = last;
  let index = last - 1;
  while (last - start < 2 && index >= 0 && index >= last - 4) {
    const line = lines[index]!;
    if (line.shape === 'blank') {
      index--;
      continue;
    }
    const text = line.text.trim();
    if (
      !isTitleLike(line) ||
      text === name ||
      text.length > 40 ||
      planName.test(text) ||
      noticeName.test(text) ||
      !(leadsInto(text) || beginsTitle(text, lines[start]!.text.trim(), start - index))
    )
      break;
    start = index--;
  }
  return start;
}

/** A line above the title that leads into it: the name of the issuing body, or an unfinished phrase (关于…, …2022年). */
function leadsInto(text: string): boolean {
  return bodySuffix.test(text) || /关于|印发|\d{4}\s*年度?$|和$|及$|与$/.test(text);
}

/**
 * 某市首届“百企千岗” above 校地合作交流大会总体方案: a name or year that belongs to the title, when the line below has none. `distance` in
 * lines.
 */
function beginsTitle(above: string, below: string, distance: number): boolean {
  return (
    distance <= 2 &&
    openingName.test(above) &&
    !isDocumentNumber(above) &&
    !/\d\s*[月日]|(?:文件|网站?|门户|平台|公报|简报|信息|新闻|动态|专栏|栏目|公开|公示|公告|报|讯)$/.test(above) &&
    !openingBody.test(below) &&
    !/^(?:关于|中共|附件)/.test(below)
  );
}

const body =
  '^[一-龥]{1,8}(?:省|市|县|区|州|盟|旗|镇|乡|街道|村|局|厅|委|校|中学|小学|幼儿园|大学|学院|医院|法院|检察院|集团|公司)';
const openingBody = new RegExp(body);
const openingName = new RegExp(`${body}|^(?:19|20)\\d{2}\\s?年`);

const bodySuffix =
  /(?:局|厅|委|委员会|处|科|室|办|学校|中学|一中|小学|大学|学院|医院|公司|集团|中心|政府|部|院|所|协会|联合会|分行|支行)$/;

function issuerOf(title: string): string | undefined {
  // redos: a title has at most a few lines of 60 characters
  const before = /^(\D{2,30}?)\s*(?:关于|[12０-９]?\d{3}\s*(?:[-—–～~至]\s*\d{4}\s*)?(?:学?年))/
    .exec(title)?.[1]
    ?.trim();
  return before !== undefined && bodySuffix.test(before) ? before : undefined;
}

const chineseYear = /([二一][〇○零0九][〇○零一二三四五六七八九]{2})年/g;
const arabicYear = /(?:^|\D)((?:19|20)\d{2})\s*(?:学?年|[-—–～~]\s*\d{4}\s*学年)/g;

const dates = /(?:19|20)\d{2}\s?[年.-]\s?\d{1,2}\s?[月.-]/g;

/**
 * Without what is in 《》: the year of another document is not the plan's. But a document that a notice issues
 * (关于印发《…》的通知) is the plan.
 */
function withoutCited(text: string): string {
  // redos: at most a few lines of 60 characters
  return text.includes('《') ? text.replace(/(?<!印发|公布|下发|发布|转发)《[^》]{0,200}》?/g, '《》') : text;
}

/** Further into a paragraph, its first year may be anything: that of an older notice, or of a statute. */
const openingLength = 20;

/** 2025—2027年, 2025年至2027年. */
const spannedYears = /((?:19|20)[0-9]{2})\s?年?\s?[-–—－~～至]{1,2}\s?(?:19|20)[0-9]{2}/;

/**
 * The latest year the title names (2017年总结及2018年谋划 is a plan for 2018), or else the first year before the body that is
 * in a short line or opens a paragraph (2021年是……).
 */
function yearOf(lines: readonly Line[], from: number, to: number, title: string | undefined): TitleFacts {
  const own = title === undefined ? '' : withoutCited(title);
  const year = latestYear(own);
  if (year !== undefined) {
    const firstYear = Number(spannedYears.exec(own)?.[1] ?? year);
    return { year, ...(firstYear < year ? { firstYear } : {}) };
  }
  for (let index = from; index < to; index++) {
    const line = lines[index]!;
    if (line.shape !== 'text') continue;
    const text = line.text.trim();
    const opening = withoutCited(text.length <= maxTitle ? text : text.slice(0, openingLength));
    // Full dates say when something was issued or held, and a plan is dated the December before.
    const first = years(opening.replace(dates, ''))[0];
    if (first !== undefined) return { year: first };
  }
  return {};
}

/** The latest year that a title names, but for what is in 《》. */
export function yearOfTitle(title: string): number | undefined {
  return latestYear(withoutCited(title));
}

function latestYear(title: string): number | undefined {
  const named = yearsOfTitle(title);
  return named.length === 0 ? undefined : Math.max(...named);
}

/** A title may begin with its year alone: 2031政府工作报告. */
function yearsOfTitle(title: string): number[] {
  const bare = /^(?:19|20)\d{2}(?=[一-龥])/.exec(title)?.[0];
  return bare === undefined ? years(title) : [...years(title), Number(bare)];
}

function years(text: string): number[] {
  const arabic = [...text.matchAll(arabicYear)].map((match) => Number(match[1]));
  const chinese = [...text.matchAll(chineseYear)].map((match) =>
    Number(
      [...match[1]!]
        .map((digit) => (('〇一二三四五六七八九'.indexOf(digit) + 10) % 10) * (digit === '〇' ? 0 : 1))
        .join(''),
    ),
  );
  return [...arabic, ...chinese].filter((year) => year >= 1950 && year <= 2100);
}
