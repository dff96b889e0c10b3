/** Finds the document title, the issuing body and the year among the lines before the first heading. */
import { isChrome } from '../../scan/pageFurniture';
import type { Line } from '../../scan/types';

export interface TitleFacts {
  readonly title?: { readonly startLine: number; readonly endLine: number };
  readonly issuer?: string;
  readonly year?: number;
  readonly firstYear?: number;
}

/** What a plan is called, at the end of its title; a status such as （征求意见稿） may follow. */
const planName =
  /(?:要点|计划|安排|思路|谋划|总结|报告|方案|(?:任务|责任|工作)分解表?|分解表|清单|台账|规划|意见|打算|部署|分工|措施|办法|规程|细则)(?:\s{0,4}[（(][^）)]{1,12}[）)])?\s{0,4}$/;
const strongName = /工作(?:要点|计划|安排|思路|谋划|打算|总结|报告)|任务分解/;
const maxTitle = 60;
/** A title stands near the top; a page of furniture may come first. */
const searchedLines = 200;

/** What a covering document is called; the title where the file holds no plan of another name. */
const noticeName = /(?:通知|公告|函|批复|通告|决定|决议)(?:\s{0,4}[（(][^）)]{1,12}[）)])?\s{0,4}$/;

/** `firstHeading` is the line of the first numbered heading (line count when there is none). */
export function findTitle(lines: readonly Line[], firstHeading: number): TitleFacts {
  const candidates: number[] = [];
  const limit = Math.min(firstHeading, searchedLines, lines.length);
  for (let index = 0; index < limit; index++) {
    if (isTitleLike(lines[index]!) && planName.test(lines[index]!.text.trim())) candidates.push(index);
  }
  const chosen =
    candidates.find((index) => strongName.test(lines[index]!.text) && !isNotice(lines, index)) ??
    candidates.find((index) => !isNotice(lines, index)) ??
    findNotice(lines, limit);
  if (chosen === undefined) return yearOf(lines, 0, limit, undefined);
  const name = lines[chosen]!.text.trim();
  const repeated = candidates.filter((index) => lines[index]!.text.trim() === name).at(-1) ?? chosen;
  const startLine = joinedStart(lines, repeated, name);
  const title = lines
    .slice(startLine, repeated + 1)
    .map((line) => line.text.trim())
    .join('');
  const issuer = issuerOf(title);
  return {
    title: { startLine, endLine: repeated },
    ...(issuer === undefined ? {} : { issuer }),
    ...yearOf(lines, repeated + 1, limit, title),
  };
}

/** …关于…的通知, in one line or broken over two. */
function findNotice(lines: readonly Line[], limit: number): number | undefined {
  for (let index = 0; index < limit; index++) {
    if (!isTitleLike(lines[index]!) || !noticeName.test(lines[index]!.text)) continue;
    const name = lines[index]!.text.trim();
    const title = lines
      .slice(joinedStart(lines, index, name), index + 1)
      .map((line) => line.text.trim())
      .join('');
    if (title.includes('关于')) return index;
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

/** A title broken over up to three lines: the lines above belong to it when they lead into it. */
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
      !leadsInto(text)
    )
      break;
    start = index--;
  }
  return start;
}

/** A line above the title that is the name of the issuing body or an unfinished phrase (关于…, …2022年). */
function leadsInto(text: string): boolean {
  return bodySuffix.test(text) || /关于|印发|\d{4}\s*年度?$|和$|及$|与$/.test(text);
}

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

/** Further in, a paragraph's first year may be anything: an older notice, a statute. */
const openingLength = 20;

/**
 * The latest year the title names (2017年总结及2018年谋划 is a plan for 2018), else the first year of the lines before the
 * body that stands in a short line or opens a paragraph (2021年是……).
 */
/** 2025—2027年, 2025年至2027年. */
const spannedYears = /((?:19|20)[0-9]{2})\s?年?\s?[-–—－~～至]{1,2}\s?(?:19|20)[0-9]{2}/;

function yearOf(lines: readonly Line[], from: number, to: number, title: string | undefined): TitleFacts {
  const inTitle = title === undefined ? [] : years(title);
  if (inTitle.length > 0) {
    const year = Math.max(...inTitle);
    const firstYear = Number(spannedYears.exec(title!)?.[1] ?? year);
    return { year, ...(firstYear < year ? { firstYear } : {}) };
  }
  for (let index = from; index < to; index++) {
    const line = lines[index]!;
    if (line.shape !== 'text') continue;
    const text = line.text.trim();
    const first = years(text.length <= maxTitle ? text : text.slice(0, openingLength))[0];
    if (first !== undefined) return { year: first };
  }
  return {};
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
