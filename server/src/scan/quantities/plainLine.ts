/**
 * Lines of mirror pages as our word lists can read them: in Simplified characters, without pinyin glosses (`10個(gè)`).
 */
import { Feature } from '../../text/characters';
import { simplify } from '../../text/normaliseCharacters';
import { withoutGlosses } from '../../text/pinyinGlosses';

export interface PlainLine {
  readonly text: string;
  /** As in `Unglossed`; absent when nothing was dropped. */
  readonly columns?: readonly number[];
}

/**
 * The line to scan. An ordinary line is returned as it is, at no cost; only a line in Traditional characters has
 * glosses.
 */
export function plainLine(line: string, features: number): PlainLine {
  if ((features & Feature.Traditional) === 0) return { text: line };
  // 畫 is 划 in 計畫, and 画 elsewhere.
  const simple = simplify(line).replaceAll('计畫', '计划');
  if ((features & Feature.Latin) === 0 || (features & Feature.Bracket) === 0) return { text: simple };
  const { text, columns } = withoutGlosses(simple);
  return { text, ...(text.length === line.length ? {} : { columns }) };
}
