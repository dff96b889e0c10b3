/**
 * Lines that belong to the web page or file around a plan, not to the plan. A line is judged alone or with the one
 * below it, so only clear signs count.
 */
import type { Line } from './types';

/** Openings of page furniture that no line of a plan has. */
const sure =
  /^(?:(?:您?的?当前|您现在的)位置|首页\s*[>＞》|]|索\s?引\s?号|发布机构\s*[:：]|发文(?:机关|字号)\s*[:：]|公开方式\s*[:：]|上一[篇条页]|下一[篇条页]|分享到|扫一扫|打印本页|关闭(?:窗口|本页)|【?字\s?体\s?[:：]|【?字号|版权所有|备案号|网站标识码|[\p{Script=Han}]ICP备|(?:下载|打印|全屏|收藏|加大|还原|减小|】|【)\s*$|点击下载|全文共|下面是小编|【(?:制定机关|公布日期|字|效力等级|时效性|失效日期)】?)/u;

/** Openings that count only before a year or a number of readers. */
const sureFact =
  /^(?:(?:发布|发表|发文|公开|成文|生成|公布|印发)(?:时间|日期)\s{0,4}[:：]?\s{0,4}(?:(?:19|20)\d{2}|$)|(?:阅读|浏览|点击)(?:次数|[量数率])\s{0,4}(?:[:：]|[(（]?\s?\d{0,9}\s?[)）]?\s?次?$))/;

/** Openings that are mostly page furniture, though a plan may mention sources too. */
const likely =
  /^(?:(?:文章|信息|稿件)?来源\s*[:：]|发布(?:时间|日期|单位)\s*[:：]|发文(?:时间|日期)\s*[:：]|(?:公开|成文|生成|公布|印发)日期\s*[:：]|作者\s*[:：]|责任编辑|编辑\s*[:：]|相关(?:报道|文章|链接|附件)|主办单位|标\s?签\s*[:：]|关键词\s*[:：]|主题词\s*[:：]|分类\s*[:：]|VIP)/u;

/** The labels of a page head; two or more in one line are page furniture: 发布时间:… 信息来源:… 阅读次数:… */
const facts = /(?:时间|日期|来源|次数|作者|编辑|字体|字号|点击数|阅读[数量]?)\s*[:：]/g;
const pageFact = /(?:来源|次数|作者|编辑|字体|字号|点击数|阅读[数量]|发布时间|发布日期)\s*[:：]/;

const breadcrumb = /^(?:[>＞»›]\s{0,4})?[^\s>＞»›]{1,12}(?:\s{0,4}[>＞»›]\s{0,4}[^\s>＞»›]{1,20}){1,6}\s{0,4}[>＞»›]?$/;
/** A breadcrumb must contain one of these; 小学>初中 and 入园率>95% are not breadcrumbs. */
const pageName =
  /首页|位置|网站|栏目|专栏|专题|公开|公示|公告|通知|新闻|要闻|动态|资讯|政务|信息|文件|法规|规划|计划|总结|正文|详情|列表/;

/** Whether a line is page furniture. `text` may be indented. Long lines never are. */
export function isChrome(text: string): boolean {
  const line = shortLine(text);
  return line !== undefined && (isSure(line) || likely.test(line));
}

/** The same, but only by signs that no line of a plan has, so the line may be deleted. */
export function isSureChrome(text: string): boolean {
  const line = shortLine(text);
  return line !== undefined && isSure(line);
}

function isSure(line: string): boolean {
  if (sure.test(line) || sureFact.test(line) || (breadcrumb.test(line) && pageName.test(line) && !/[%％]/.test(line)))
    return true;
  return line.length < 120 && (line.match(facts)?.length ?? 0) >= 2 && pageFact.test(line);
}

/** The trimmed text if it is short and not a sentence. */
function shortLine(text: string): string | undefined {
  if (text.length > 200) return undefined;
  const line = text.trim();
  return line === '' || line.endsWith('。') ? undefined : line;
}

/** A line that closes a document: signature date, list of copies, end marks. */
const closing =
  /^(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[二〇○零一三四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|[（(]此件[^）)]{1,12}[）)]|抄送\s*[:：].*|(?:印发|主题词).{0,40}|[（(]?(?:联系人|联系电话)\s*[:：].*)$/;

export function isClosing(text: string): boolean {
  const line = text.trim();
  return line.length <= 120 && closing.test(line);
}

/** A short line without punctuation above the date. */
export function isSignature(lines: readonly Line[], index: number): boolean {
  const text = lines[index]!.text.trim();
  if (lines[index]!.shape !== 'text' || text.length > 30 || /[。，；：,;:、]/.test(text)) return false;
  let next = index + 1;
  while (next < lines.length && lines[next]!.shape === 'blank') next++;
  return next < lines.length && isClosing(lines[next]!.text);
}

/** 某政办〔2020〕1号 on a line of its own, as above a notice. */
const documentNumber = /^\p{Script=Han}{1,20}\s?[〔［[（(【]\d{4}[〕］\]）)】]\s?第?\d{1,5}\s?号$/u;

export function isDocumentNumber(text: string): boolean {
  const line = text.trim();
  return line.length <= 40 && documentNumber.test(line);
}

/** The year in a line with nothing but a document number, labelled or not: 发文字号：某政办〔2020〕1号. */
export function yearOfDocumentNumber(text: string): number | undefined {
  if (!text.includes('号')) return undefined;
  const line = text.trim().replace(/^【?(?:发文字号|文号|文\s?号|字号)】?\s?[:：]?\s?/, '');
  return isDocumentNumber(line) ? Number(/\d{4}/.exec(line)![0]) : undefined;
}

/** 附件 · 附件1 · 附：… · 附表 on a line of its own: the start of an attachment. */
const attachment = /^附(?:件|表|录)?\s{0,4}(?:[0-9０-９一二三四五六七八九十]{1,2}\s{0,4})?(?:[:：].{0,60})?$/;

export function isAttachment(text: string): boolean {
  // Asked of very many lines, most of them long.
  if (!text.includes('附')) return false;
  const line = text.trim();
  return line.length <= 80 && attachment.test(line);
}

/** 附件：1.名称 or 附：1.名称, continued by lines 2. and 3.: a list of attachments, not an attachment. */
export function isAttachmentList(text: string): boolean {
  // redos: at most 80 characters
  return isAttachment(text) && /^附\s*件?\s*[:：]\s*[1１]\s*[.．、]/.test(text.trim());
}

/** 附件：名称. If only the signature follows, it names what is attached and is not the attachment itself. */
export function isAttachmentNote(text: string): boolean {
  return isAttachment(text) && /[:：]\s*\S/.test(text);
}
