import { addToGroup } from '../../text/grouping';
import { rangeOf } from '../../text/positions';
import { lines, structure } from '../../plan/facts/define';
import { comparable, titlesOf, type Title } from '../../plan/facts/titles';
import type { Line } from '../../scan/types';
import type { Entry } from '../../plan/types';
import type { Span } from '../../text/positions';
import { isDigit } from '../../text/characters';
import { scanMarker } from '../../scan/markers';
import { planRule, type Finding } from '../types';

/** A table of contents is near the top. */
const searchedLines = 200;

interface ContentsLine {
  readonly line: number;
  /** The title without marker, leaders and page number. */
  readonly span: Span;
  readonly written: string;
  /** As `comparable` spells it. */
  readonly title: string;
  /** Kind and number of its marker: `han 3`. */
  readonly number: string;
}

const meta = {
  code: 'structure/table-of-contents',
  severity: 'warning',
  fixable: true,
  title: { zh: '目录与正文不符', en: 'Contents do not match' },
  description: {
    zh: '目录里的标题与正文同一序号的标题不同，或正文里没有。',
    en: 'A heading in the table of contents differs from the one with the same number in the text, or is missing there.',
  },
} as const;

export const tableOfContentsRule = planRule({
  meta,
  inputs: { structure, lines, titles: titlesOf },
  check({ structure: { entries }, lines: all, titles }) {
    const contents = findContents(all, entries[0]?.line ?? 0);
    if (contents.length < 2) return [];
    const known = new Set<string>();
    const byNumber = new Map<string, Entry[]>();
    for (const entry of entries) {
      known.add(titles[entry.index]!.comparable);
      if (entry.marker !== undefined) addToGroup(byNumber, `${entry.marker.kind} ${entry.marker.number}`, entry);
    }
    const wrong = contents.filter(({ title }) => !known.has(title));
    // If most don't match, the contents have been misread.
    if (wrong.length * 2 > contents.length) return [];
    return wrong.map((line) => mismatch(line, byNumber.get(line.number) ?? [], titles));
  },
});

function mismatch(
  { line, span, title, written }: ContentsLine,
  candidates: readonly Entry[],
  titles: readonly Title[],
): Finding {
  const range = rangeOf(line, span);
  const only = candidates.length === 1 ? candidates[0]! : undefined;
  if (only === undefined) {
    return {
      code: meta.code,
      range,
      message: {
        zh: `目录中的“${title}”在正文里没有。`,
        en: `“${title}” in the table of contents is not in the text.`,
      },
    };
  }
  const { span: heading, title: actual } = titles[only.index]!;
  return {
    code: meta.code,
    range,
    message: {
      zh: `目录中的“${title}”在正文里是“${actual}”。`,
      en: `“${title}” in the table of contents is “${actual}” in the text.`,
    },
    related: [
      { range: rangeOf(only.line, heading), message: { zh: '正文的标题在这里。', en: 'The heading in the text.' } },
    ],
    fixes: [
      {
        title: { zh: `目录改为“${actual}”`, en: `Change the contents to “${actual}”` },
        edits: [{ range, newText: actual }],
      },
      {
        title: { zh: `正文改为“${title}”`, en: `Change the heading to “${title}”` },
        edits: [{ range: rangeOf(only.line, heading), newText: written }],
      },
    ],
  };
}

/** The numbered lines between 目录 and the first heading of the text. */
function findContents(all: readonly Line[], first: number): ContentsLine[] {
  let start = 0;
  while (start < Math.min(first, searchedLines) && !/^目\s{0,8}录$/.test(all[start]!.text.trim())) start++;
  if (start >= Math.min(first, searchedLines)) return [];
  const contents: ContentsLine[] = [];
  for (let index = start + 1; index < first; index++) {
    const { text } = all[index]!;
    if (text.length > 200) continue;
    const marker = scanMarker(text, text.length - text.trimStart().length);
    if (marker === undefined) continue;
    const written = withoutPage(text.slice(marker.spacing.end));
    if (written.length === 0) continue;
    contents.push({
      line: index,
      span: { start: marker.spacing.end, end: marker.spacing.end + written.length },
      written,
      title: comparable(written),
      number: `${marker.kind} ${marker.number}`,
    });
  }
  return contents;
}

/**
 * `总体要求……3` without leaders and a page number of at most three digits. In `智慧教育2.0` and `PISA-3` no leaders come before
 * the figure.
 */
function withoutPage(text: string): string {
  const length = text.trimEnd().length;
  let page = length;
  while (page > 0 && page > length - 3 && isDigit(text.charCodeAt(page - 1))) page--;
  let end = page;
  while (end > 0 && /[\s.…·_—-]/.test(text[end - 1]!)) end--;
  return text.slice(0, page - end > 1 || /[\s…]/.test(text[end] ?? '-') ? end : length);
}
