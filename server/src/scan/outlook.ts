/** Whether the paragraphs of a text tell what was done or what is to come, for texts whose titles don't say so. */
import { plainLine } from './quantities/plainLine';
import type { Line } from './types';

/** Shorter lines are titles and cells; UTF-16 units. */
const shortestParagraph = 24;
/** Longer lines are read up to here. */
const read = 600;

const done =
  /(?:截至|截止|至)(?:[0-9]{4}年)?(?:目前|[0-9]{1,2}月|今)|[为占](?:全年|年度|年|年初)(?:目标|预算|计划)?(?:任务|计划|目标|预算)?(?:数)?的[0-9]|累计|[成立建设展办完善现决放化强投安](?:了|起了?)(?![解结])|无一[起例]|同比(?:增长|下降|增加|减少)|已(?:经|全部|基本)?(?:完成|建成|投入|开工|启动)|超额完成|双过半/;
const ahead =
  /力争|确保|争取|必须|将(?:[一-龥]{2}|在|于|继)|(?<![主重需紧必只首纪摘提])要(?![求素点件闻道害职务领])|计划(?![^，,。]{0,6}的[0-9])|拟[定于对在]|下一?步|下半年|明年|今后|[底月日]前(?!后)|年内|进一步|加快|不得|应当/;

/** Words that only a plan has so often. */
const firm = /力争|确保|争取|计划|拟[定于对在]|[底月日]前(?!后)|年内|继续|加快/;

/** `promised`: what is to come, and nothing that was done. */
export type Outlook = 'done' | 'promised' | 'ahead' | 'neither';

/** Whether a paragraph tells what was done, or what is to come; undefined for lines that are no paragraphs. */
export function outlookOf({ shape, text, features }: Line): Outlook | undefined {
  if ((shape !== 'text' && shape !== 'heading') || text.length < shortestParagraph) return undefined;
  const told = plainLine(text.length > read ? text.slice(0, read) : text, features).text;
  if (ahead.test(told)) return firm.test(told) && !done.test(told) ? 'promised' : 'ahead';
  return done.test(told) ? 'done' : 'neither';
}

/** Most of the paragraphs tell what was done, and none what is to come. */
export function reportsThroughout(lines: readonly Line[]): boolean {
  return isThroughout(lines, 'done', ['ahead', 'promised']);
}

/** Most of the paragraphs promise, and none tells what was done: the part of a report that looks ahead. */
export function promisesThroughout(lines: readonly Line[]): boolean {
  return isThroughout(lines, 'promised', ['done']);
}

/** Most of the paragraphs, two at least, have the outlook `wanted`, and none has one of `others`. */
function isThroughout(lines: readonly Line[], wanted: Outlook, others: readonly Outlook[]): boolean {
  let paragraphs = 0;
  let told = 0;
  for (const line of lines) {
    const outlook = outlookOf(line);
    if (outlook === undefined) continue;
    if (others.includes(outlook)) return false;
    paragraphs++;
    if (outlook === wanted) told++;
  }
  return told >= 2 && told * 2 > paragraphs;
}
