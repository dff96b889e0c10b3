import { Feature, isSpace, skipSpaces, trimEnd } from '../../text/characters';
import { defineLineFact, lines, structure } from '../../plan/facts/define';
import { isOwnText } from '../../plan/query';
import { defineSign, edge, spaces } from '../../plan/facts/signs';
import type { Line } from '../../scan/types';
import { placeFinding } from '../placed';
import { planRule, type Finding, type LineFinding, type LineFix } from '../types';
import { maxPerLine } from './marks';

/** 、和; but not the 和 of 和谐, 和平, 和美乡村. */
const joined = /、([和及])(?=[\u4e00-\u9fff“《])/g;
const word: Readonly<Record<string, RegExp>> = {
  和: /^和(?:[谐平睦美解气善蔼田顺县硕合静林政龙风弦缓好声盛服衷颜而盘煦]|.?[县市区镇乡村街])/,
  及: /^及(?:时|早|格|第|笄)/,
};
/** After an opening mark, or before a closing one. */
const inside = /[（(“《〈〔【「『]([，、。；：]{1,9})|([，、]{1,9})[）》〉〕】]/g;

const meta = {
  code: 'text/misplaced-mark',
  severity: 'warning',
  fixable: true,
  title: { zh: '标点位置不当', en: 'Mark out of place' },
  description: {
    zh: '标点用错了地方：“、和”连用，段首有逗号，段末是逗号或顿号而下一段另起，左括号、左引号后或右括号前有点号，责任括注前是逗号。',
    en: 'A mark in the wrong place: “、” before 和, a comma at the start of a paragraph or at its end before a new item, a stop after an opening bracket or quote or before a closing bracket, a comma before a responsibility note.',
  },
  source: 'GB/T 15834-2011 5.1.1',
} as const;

interface MarkedLine {
  readonly findings: readonly LineFinding[];
  /** The comma it ends in: wrong if the next paragraph is a new item. */
  readonly end: LineFinding | undefined;
}

const signs = {
  /** 、和 */
  joined: defineSign('和及', '、'),
  stop: defineSign('，、。；：', `（(“《〈〔【「『${edge}${spaces}`),
  comma: defineSign(`）》〉〕】（(〔［【[{｛${edge}${spaces}`, '，、,'),
} as const;

const markedLines = defineLineFact({
  features: Feature.Punctuation | Feature.AsciiPunctuation,
  signs: Object.values(signs),
  of(line, told): MarkedLine | undefined {
    const { shape } = line;
    if (shape === 'chrome' || shape === 'table' || shape === 'blank') return undefined;
    const findings = findingsIn(line, told.has(signs.joined));
    const end = endOf(line.text);
    return findings.length === 0 && end === undefined ? undefined : { findings, end };
  },
});

export const misplacedMarkRule = planRule({
  meta,
  inputs: { structure, lines, markedLines },
  check(inputs) {
    const marked = inputs.markedLines;
    return marked.facts.flatMap(({ findings, end }, at): Finding[] => {
      const line = marked.lines[at]!;
      if (!isOwnText(inputs.structure, line)) return [];
      const all = end !== undefined && isLastOfItem(inputs.lines, line) ? [...findings, end] : findings;
      return all.map((finding) => placeFinding(meta.code, finding, line));
    });
  },
});

/** Blank lines are skipped, but not more than these. */
const farthest = 5;

/** Whether the next paragraph has a number of its own; otherwise it may be the rest of this one. */
function isLastOfItem(all: readonly Line[], line: number): boolean {
  for (let next = line + 1; next < all.length && next <= line + farthest; next++) {
    const { shape, heading } = all[next]!;
    if (shape !== 'blank') return heading !== undefined && !heading.marker.weak;
  }
  return false;
}

function findingsIn({ text, notes }: Line, joins: boolean): LineFinding[] {
  const found: LineFinding[] = [...(joins ? listCommas(text) : []), ...beginning(text)];
  for (const match of text.matchAll(inside)) {
    const mark = match[1] ?? match[2]!;
    found.push(outOfPlace(match.index + match[0].indexOf(mark), mark));
  }
  for (const { form, span } of notes) {
    const mark = text[span.start - 1] ?? '';
    if (form !== 'labelled' || mark === '' || !'，、,'.includes(mark)) continue;
    found.push({
      span: { start: span.start - 1, end: span.start },
      message: {
        zh: `责任括注前不用“${mark}”，句末应用句号。`,
        en: `A sentence ends in 。 before its note, not in “${mark}”.`,
      },
      fixes: [toFullStop(span.start - 1)],
    });
  }
  return found.slice(0, maxPerLine);
}

function toFullStop(column: number): LineFix {
  return {
    title: { zh: '改为“。”', en: 'Change to “。”' },
    edits: [{ span: { start: column, end: column + 1 }, newText: '。' }],
  };
}

function outOfPlace(start: number, mark: string): LineFinding {
  const span = { start, end: start + mark.length };
  return {
    span,
    message: { zh: `此处不应有“${mark}”。`, en: `“${mark}” doesn’t belong here.` },
    fixes: [
      { title: { zh: `删去“${mark}”`, en: `Delete “${mark}”` }, edits: [{ span, newText: '' }], preferred: true },
    ],
  };
}

function listCommas(text: string): LineFinding[] {
  return [...text.matchAll(joined)].flatMap((match) => {
    const conjunction = match[1]!;
    if (!closesList(text, match.index)) return [];
    if (word[conjunction]?.test(text.slice(match.index + 1, match.index + 4)) === true) return [];
    const span = { start: match.index, end: match.index + 1 };
    return [
      {
        span,
        message: {
          zh: `“${conjunction}”前不用顿号。`,
          en: `“、” is not used before ${conjunction}.`,
        },
        fixes: [{ title: { zh: '删去顿号', en: 'Delete “、”' }, edits: [{ span, newText: '' }], preferred: true }],
      },
    ];
  });
}

/** A name may begin with 和 too (桥园里、和苑; A、和若铁路、B), so the list has to be longer and end there. */
function closesList(text: string, column: number): boolean {
  const ends = '，。；：,;';
  let start = column;
  while (start > 0 && column - start < listReach && !ends.includes(text[start - 1]!)) start--;
  let end = column + 1;
  while (end < text.length && end - column < listReach && !ends.includes(text[end]!)) end++;
  return text.slice(start, column).includes('、') && !text.slice(column + 1, end).includes('、');
}

/** UTF-16 units to either side. */
const listReach = 60;

/** A paragraph that begins with a stop. */
function beginning(text: string): LineFinding[] {
  const start = skipSpaces(text, 0);
  const first = text[start] ?? '';
  if (first === '' || !'，、。；：'.includes(first) || text.length - start < 2) return [];
  return [
    {
      span: { start, end: start + 1 },
      message: {
        zh: `段首不应有“${first}”，可能误换了行或漏了字。`,
        en: `A paragraph can’t begin with “${first}”: there is a line break too many, or a word is missing.`,
      },
    },
  ];
}

/** The comma that ends the paragraph. */
function endOf(text: string): LineFinding | undefined {
  const column = trimEnd(text, text.length) - 1;
  const last = text[column] ?? '';
  if (column < 2 || !'，、,'.includes(last) || isSpace(text.charCodeAt(column - 1))) return undefined;
  return {
    span: { start: column, end: column + 1 },
    message: {
      zh: `段末是“${last}”，话没有说完或标点有误。`,
      en: `The paragraph ends in “${last}”: something is missing, or the mark is wrong.`,
    },
    fixes: [toFullStop(column)],
  };
}
