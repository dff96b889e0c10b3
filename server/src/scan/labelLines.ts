/**
 * Labels on lines of their own, which belong to the lines below: 责任单位 above the names, 进展与成效： above what has been done.
 */
import { looksLikeUnits } from './tableLayout';
import { labelStartingAt, type LabelMeaning } from './responsibility/labels';
import { skipSpaces, trimEnd } from '../text/characters';
import type { Placement, Place } from './tableFacts';
import type { Line, Role } from './types';

/** Longer lines are not labels. */
const longestLabel = 20;
const longestNames = 120;

/** 责任单位, 牵头单位： */
export function isUnitLabel(text: string): boolean {
  return labelAlone(text)?.bare === true;
}

/** The role of the units below 牵头单位：; undefined if the text is not such a label with its colon. */
export function unitLabelRole(text: string): Role | undefined {
  return /[：:]\s{0,4}$/.test(text) && isUnitLabel(text) ? labelAlone(text)?.role : undefined;
}

function labelAlone(text: string): LabelMeaning | undefined {
  const label = text.trim();
  if (label.length > longestLabel) return undefined;
  const end = /[：:]$/.test(label) ? trimEnd(label, label.length - 1) : label.length;
  const found = labelStartingAt(label, 0, end);
  return found !== undefined && found.end === end && !found.meaning.person ? found.meaning : undefined;
}

/** 责任单位：市教育局, or the label alone. */
function opensWithUnitLabel(text: string): boolean {
  const start = skipSpaces(text, 0);
  const found = labelStartingAt(text, start, Math.min(text.length, start + longestLabel));
  return found !== undefined && /^\s{0,4}(?:[：:]|$)/.test(text.slice(found.end, found.end + 6));
}

/** 进展与成效：, 2026年完成情况： */
export function isResultLabel(text: string): boolean {
  return text.length <= 2 * longestLabel && resultLabel.test(text);
}

const resultLabel =
  /^\s{0,8}(?:(?:19|20)\d{2}年)?(?:目前|当前|上半年|工作|任务|项目|主要|取得)?(?:进展|成效|完成|推进|落实|实施|办理)(?:情况|进度|成效|结果)?(?:(?:及|与|和|、)(?:取得)?(?:工作)?(?:成效|进展|成果|效果|问题|完成情况|存在(?:的)?问题))?\s{0,4}[：:]\s{0,8}$/;

/** A line that is nothing but a label with a colon: 项目内容： */
function isColonLabel(text: string): boolean {
  return text.length <= longestLabel && /^[^。；;，,]{2,16}[：:]\s{0,8}$/.test(text.trim());
}

/** How many lines below a label of results belong to it at most. */
const mostResults = 24;

/** What is still ahead, even in a report. */
const ahead = /下(?:一)?步|下(?:一)?阶段|接下来|下半年|剩余|尚未|余下|其余/;

const none = Object.freeze([]);
const result: Placement = {
  context: 'result',
  apply: (line) => ({ ...line, targets: none, deadlines: none, vague: none }),
};

/** Places the lines of text below the label in line `index`, up to a heading, a table or another label. */
export function placeResults(lines: readonly Line[], index: number, place: Place): void {
  for (let below = index + 1; below <= index + mostResults; below++) {
    const line = lines[below];
    if (line === undefined || (line.shape !== 'blank' && line.shape !== 'text')) return;
    if (line.shape === 'blank') {
      if (lines[below - 1]!.shape === 'blank') return;
      continue;
    }
    if (isColonLabel(line.text) || opensWithUnitLabel(line.text) || ahead.test(line.text)) return;
    place(below, result);
  }
}

/**
 * The line with the names below the label in line `index`; undefined if we can't be sure. A label without a colon
 * counts only if another label with a colon follows the names; alone it may be the header of a table.
 */
export function namesBelow(lines: readonly Line[], index: number): number | undefined {
  let below = index + 1;
  if (lines[below]?.shape === 'blank') below++;
  const names = lines[below];
  if (names?.shape !== 'text' || names.text.length > longestNames) return undefined;
  if (!looksLikeUnits(names.text.trim().replace(/[。；;]$/, ''))) return undefined;
  return /[：:]\s*$/.test(lines[index]!.text) || isColonLabel(lines[nextText(lines, below)]?.text ?? '')
    ? below
    : undefined;
}

function nextText(lines: readonly Line[], from: number): number {
  return lines[from + 1]?.shape === 'blank' ? from + 2 : from + 1;
}
