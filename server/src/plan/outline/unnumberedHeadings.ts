/** Titles without a number that divide a plan: part titles, months, attachments. */
import { skipSpaces } from '../../text/characters';
import { isAttachment, isAttachmentList, isClosing, isDocumentNumber, isSignature } from '../../scan/pageFurniture';
import { withBareTitles } from './bareTitles';
import { attachmentRank, bannerRank, headingOf, markerRank, partRank, type Draft } from './markerRanks';
import type { Line } from '../../scan/types';
import { labelFormOf, type LabelForm } from './labels';

/**
 * Adds the titles without a number: 2018年工作谋划 before a second 一、, 二月份 before a second 1., 附件 on a line of its own, and
 * the titles of parts that say what they are (2025年工作回顾 … 2026年重点工作). At most one restarting title is taken between two
 * headings: the last short line before the text that leads to 1.
 */
export function withUnnumbered(
  lines: readonly Line[],
  headings: readonly Draft[],
  bodyStart: number,
  bodyEnd: number,
): Draft[] {
  const result: Draft[] = [];
  const seen = new Set<number>();
  let previous: Draft | undefined;
  let partFound = false;
  for (const heading of headings) {
    const from = Math.max(previous === undefined ? bodyStart : previous.line + 1, 0);
    const attachments =
      heading.line >= bodyStart && previous !== undefined ? findAttachments(lines, from, heading.line) : [];
    const restarts =
      heading.marker!.number === 1 && seen.has(heading.rank) && previous !== undefined && previous.rank >= heading.rank;
    if (attachments.length > 0) {
      for (const attachment of attachments) result.push(attachment);
      seen.clear();
    } else if (restarts) {
      const title = findUnnumberedTitle(lines, from, heading.line, heading.rank > 2);
      if (title !== undefined) {
        if (
          heading.rank === markerRank.han &&
          previous!.rank === heading.rank &&
          !headingOf(lines, previous!)!.runIn &&
          isBlankBetween(lines, previous!.line, title)
        )
          result[result.length - 1] = { ...previous!, rank: bannerRank };
        result.push({ line: title, rank: heading.rank - 0.5 });
        partFound ||= heading.rank <= 2;
      }
    }
    seen.add(heading.rank);
    result.push(heading);
    previous = heading;
  }
  if (previous !== undefined)
    for (const attachment of findAttachments(lines, previous.line + 1, bodyEnd)) result.push(attachment);
  const divided = withPartTitles(
    lines,
    withSeries(lines, partFound ? withFirstPart(lines, result, bodyStart) : result, bodyStart),
    bodyStart,
  );
  return divided.length === headings.length ? [...withBareTitles(lines, divided, bodyStart)] : divided;
}

/** Titles that come in series: labels of one form, and 一是…, 二是… on lines of their own. */
type TitleSeries = LabelForm | 'action';

function titleSeriesOf(line: Line): TitleSeries | undefined {
  const { shape, text, actions } = line;
  if (shape !== 'text') return undefined;
  const label = labelFormOf(line);
  if (label !== undefined) return label;
  const title = text.trim();
  return title.length <= maxUnnumbered &&
    actions[0]?.marker.start === skipSpaces(text, 0) &&
    !/[。；;，,：:、！？]/.test(title)
    ? 'action'
    : undefined;
}

/** If one title of a series restarts the numbering, then the first of them, and those without items, are titles too. */
function withSeries(lines: readonly Line[], drafts: readonly Draft[], bodyStart: number): readonly Draft[] {
  const ranks = new Map<TitleSeries, number>();
  for (const { line, marker, rank } of drafts) {
    const series = marker === undefined ? titleSeriesOf(lines[line]!) : undefined;
    if (series !== undefined && !ranks.has(series)) ranks.set(series, rank);
  }
  if (ranks.size === 0) return drafts;
  const taken = new Set(drafts.map((draft) => draft.line));
  const firsts = new Map(drafts.filter(({ marker }) => marker?.number === 1).map((draft) => [draft.line, draft.rank]));
  /** Whether the next line is number 1 of the layer below such titles. */
  const leadsList = (line: number, rank: number): boolean => {
    let next = line + 1;
    while (next < lines.length && lines[next]!.shape === 'blank') next++;
    return firsts.get(next) === rank + 0.5;
  };
  const found: Draft[] = [];
  for (let line = bodyStart; line < lines.length; line++) {
    const series = taken.has(line) ? undefined : titleSeriesOf(lines[line]!);
    const rank = series === undefined ? undefined : ranks.get(series);
    if (rank !== undefined && (standsAlone(series!) || leadsList(line, rank))) found.push({ line, rank });
  }
  return found.length === 0 ? drafts : [...found, ...drafts].sort((a, b) => a.line - b.line);
}

/** Months and 一是… are titles even without items; other labels only above a list. */
function standsAlone(series: TitleSeries): boolean {
  return series === 'month' || series === 'action';
}

function isBlankBetween(lines: readonly Line[], from: number, to: number): boolean {
  for (let line = from + 1; line < to; line++) if (lines[line]!.shape !== 'blank') return false;
  return true;
}

/** If a later part has a title, the first part's title comes before its 一、. */
function withFirstPart(lines: readonly Line[], drafts: readonly Draft[], bodyStart: number): readonly Draft[] {
  const firstHan = drafts.findIndex((draft) => draft.rank <= 2);
  const first = drafts[firstHan]!;
  const from = Math.max(bodyStart, (drafts[firstHan - 1]?.line ?? -1) + 1);
  const title = first.marker === undefined ? undefined : findUnnumberedTitle(lines, from, first.line, false);
  if (title === undefined) return drafts;
  return [...drafts.slice(0, firstHan), { line: title, rank: partRank }, ...drafts.slice(firstHan)];
}

/** 2025年工作回顾, “十五五”时期主要目标和2026年重点工作 */
const partTitle =
  /^(?=.{0,24}(?:\d{4}\s*年|时期|过去|今后)).{0,30}(?:回顾|总结|成就|成效|谋划|安排|打算|部署|重点工作|主要任务|工作任务|工作要点|工作思路|主要目标|预期目标)$/;

/** Two or more part titles divide the plan, even if the numbering doesn't show it. */
function withPartTitles(lines: readonly Line[], drafts: readonly Draft[], bodyStart: number): Draft[] {
  const taken = new Set(drafts.map((draft) => draft.line));
  const end = drafts.at(-1)?.line ?? 0;
  const found: Draft[] = [];
  for (let line = bodyStart; line < end; line++) {
    if (lines[line]!.shape !== 'text') continue;
    const text = lines[line]!.text.trim();
    if (text.length <= maxUnnumbered && !/[。；;，,：:！？]/.test(text) && partTitle.test(text)) {
      if (!taken.has(line)) found.push({ line, rank: partRank });
    }
  }
  const parts = found.length + drafts.filter((draft) => draft.rank === partRank).length;
  if (found.length === 0 || parts < 2) return [...drafts];
  return [...found, ...drafts].sort((a, b) => a.line - b.line);
}

function findAttachments(lines: readonly Line[], from: number, to: number): Draft[] {
  const found: Draft[] = [];
  for (let line = from; line < to; line++) {
    const { shape, text } = lines[line]!;
    if (shape === 'text' && isAttachment(text) && !isAttachmentList(text)) found.push({ line, rank: attachmentRank });
  }
  return found;
}

/** What a covering notice has besides its text: its number, its signatory, the date. */
function isFurniture(lines: readonly Line[], index: number): boolean {
  const { text } = lines[index]!;
  return isDocumentNumber(text) || isClosing(text) || isSignature(lines, index);
}

/** A longer line is a sentence, not a title. */
export const maxUnnumbered = 40;

/**
 * `adjacent`: only the line right above counts; otherwise paragraphs may come between the title and its 一、. A label
 * (下半年计划如下：) counts only right above.
 */
function findUnnumberedTitle(lines: readonly Line[], from: number, to: number, adjacent: boolean): number | undefined {
  let above = true;
  for (let index = to - 1; index >= from; index--) {
    const line = lines[index]!;
    if (line.shape === 'blank') continue;
    const text = line.text.trim();
    const isTitle =
      line.shape === 'text' &&
      text.length >= 2 &&
      text.length <= maxUnnumbered &&
      line.notes.length === 0 &&
      !/[。；;，,：:、！？]/.test(text);
    if ((isTitle || (above && labelFormOf(line) !== undefined)) && !isFurniture(lines, index)) return index;
    if (adjacent) return undefined;
    above = false;
  }
  return undefined;
}
