/** The page of a rule in one of the two languages in which it is written. No editor types. */
import type { MessageLanguage } from '../../server/src/text/localized';

/**
 * A page holds each paragraph twice, first in Chinese, then in English; headings and short lines hold both, with ·
 * between them, and cells of the table hold both words. Samples stand once.
 */
export function pageIn(page: string, language: MessageLanguage): string {
  return blocksOf(page)
    .flatMap((block) => blockIn(block, language) ?? [])
    .join('\n\n')
    .concat('\n');
}

/** What blank lines separate; a fenced sample is one block. */
function blocksOf(page: string): string[] {
  const blocks: string[][] = [[]];
  let fenced = false;
  for (const line of page.split(/\r\n?|\n/)) {
    if (!fenced && /^<!--.*-->$/.test(line)) continue;
    if (line.startsWith('```')) fenced = !fenced;
    if (line.trim() === '' && !fenced) blocks.push([]);
    else blocks.at(-1)!.push(line);
  }
  return blocks.filter(({ length }) => length > 0).map((lines) => lines.join('\n'));
}

function blockIn(block: string, language: MessageLanguage): string | undefined {
  if (block.startsWith('```')) return block;
  if (block.startsWith('|'))
    return block.replace(/(?<=\| )(\p{Script=Han}+) ([A-Za-z -]+)(?= \|)/gu, language === 'zh' ? '$1' : '$2');
  const both = / · /.exec(block);
  if (both !== null) {
    const marks = /^#* ?/.exec(block)![0];
    const [zh, en] = [block.slice(marks.length, both.index), block.slice(both.index + both[0].length)];
    if (language === 'en') return marks + en.charAt(0).toUpperCase() + en.slice(1);
    // What stands behind the colon belongs to both.
    const shared = /:( `[^`]*`\.?)?$/.exec(en);
    return `${marks}${zh}${shared === null ? '' : `：${(shared[1] ?? '').trim().replace(/\.$/, '。')}`}`;
  }
  return isChinese(block) === (language === 'zh') ? block : undefined;
}

/** A paragraph ends in a mark of its language; a list may not, but quotes less of the other one. */
function isChinese(block: string): boolean {
  if (/[。：；！？）”]$/.test(block)) return true;
  if (/[.:;!?)]$/.test(block)) return false;
  const count = (pattern: RegExp): number => block.match(pattern)?.length ?? 0;
  return count(/\p{Script=Han}/gu) > count(/[A-Za-z]/g);
}
