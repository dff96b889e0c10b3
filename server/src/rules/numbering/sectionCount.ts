import { Feature } from '../../plan/characters';
import { parseChineseNumeral, parseDigits } from '../../plan/numerals';
import type { Line } from '../../plan/types';
import type { LineFinding, LineRule } from '../types';

const meta = {
  code: 'numbering/section-count',
  severity: 'information',
  fixable: false,
  title: { zh: '概数与所列项数不符', en: 'Count and list differ' },
  description: {
    zh: '“六统一”之类的概括与紧接其前逐项列出的数目不符，例如只列了五个“统一”。仅在所列各项写法整齐、可以数清时判断。',
    en: 'A summary such as “六统一” does not match the items listed right before it. Judged only where the items are plainly countable.',
  },
} as const;

/** “六统一” · “四化”: a numeral and the word that every listed item repeats. */
const summary = /[“"]([二两三四五六七八九十]|[2-9])(?:个|项|大)?([\u4e00-\u9fff]{1,3})[”"]/g;
const window = 120;

export const sectionCountRule: LineRule = {
  kind: 'line',
  scope: 'body',
  needs: Feature.Quote,
  meta,
  check(line: Line): readonly LineFinding[] {
    const findings: LineFinding[] = [];
    for (const match of line.text.matchAll(summary)) {
      const claimed = parseChineseNumeral(match[1]!) ?? (match[1] === '两' ? 2 : parseDigits(match[1]!));
      const word = match[2]!;
      const listed = countBefore(line.text, match.index, word);
      if (claimed === undefined || listed < 3 || listed === claimed) continue;
      findings.push({
        span: { start: match.index, end: match.index + match[0].length },
        message: { zh: `所列“${word}”共 ${listed} 项，与“${match[1]}${word}”不符。`, en: `${listed} items with “${word}” are listed, but the summary says ${match[1]}.` },
      });
    }
    return findings;
  },
};

/** How many 、-separated items right before `end` begin or all end with `word`; 0 when the list is not uniform. */
function countBefore(text: string, end: number, word: string): number {
  const from = Math.max(0, end - window);
  const before = text.slice(from, end);
  const clause = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'), before.lastIndexOf('，'), before.lastIndexOf(','), before.lastIndexOf('：')) + 1);
  const items = clause.split('、').map((item) => item.replace(/等[^等]{0,6}$/, '').replace(/[“”"]/g, '').trim());
  const repeated = items.filter((item) => item.startsWith(word)).length;
  if (repeated === items.length || (repeated >= 3 && items.slice(1).every((item) => item.startsWith(word)) && items[0]!.includes(word))) return items.length;
  const ending = items.filter((item) => item.endsWith(word)).length;
  return ending === items.length ? ending : 0;
}
