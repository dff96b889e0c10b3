import { Feature } from '../../text/characters';
import { defineFact, defineLineFact, lines, structure } from '../../plan/facts/define';
import { defineSign } from '../../plan/facts/signs';
import { titlesOf, type Title } from '../../plan/facts/titles';
import { markerRank } from '../../plan/outline/markerRanks';
import { parseChineseNumeral, parseDigits } from '../../text/numerals';
import { rangeOf } from '../../text/positions';
import { isOwnText } from '../../plan/query';
import type { Line } from '../../scan/types';
import type { Structure } from '../../plan/types';
import { placeFinding } from '../placed';
import { planRule, type Finding, type LineFinding } from '../types';
import { countFindings, countSigns, countedActions } from './listedCounts';

const meta = {
  code: 'numbering/section-count',
  severity: 'information',
  fixable: false,
  title: { zh: '概数与所列项数不符', en: 'Count and list differ' },
  description: {
    zh: '说的数目与列出的不符：“六统一”前只列了五项，“五项工作：”后只有一是至四是，“三项行动，即”后只有两项，“分别”前后项数与数字不等，或开头说“十二大行动”而各部分标题只有十一个“行动”。仅在可以数清时判断。',
    en: 'A stated number does not match what is listed: “六统一” after five items, 五项工作 before 一是 to 四是, 三项行动，即 before two names, unequal numbers of names and figures around 分别, or 十二大行动 in the preamble where eleven sections are called 行动. Reported only if the count is clear.',
  },
} as const;

/** “六统一” · “四化”: a numeral and the word that every listed item repeats. */
const summary = /[“"]([二两三四五六七八九十]|[2-9])(?:个|项|大)?([\u4e00-\u9fff]{1,3})[”"]/g;
const window = 120;

/** “六… */
const quotedCount = defineSign('二两三四五六七八九十23456789', '“"');

const wrongLists = defineLineFact({
  features: Feature.HanNumeral | Feature.Digit,
  signs: [quotedCount, ...Object.values(countSigns)],
  of({ text, shape }, told): readonly LineFinding[] | undefined {
    if (shape === 'chrome') return undefined;
    const findings = [...(told.has(quotedCount) ? listFindings(text) : []), ...countFindings(text, told)];
    return findings.length === 0 ? undefined : findings;
  },
});

const actionCounts = defineLineFact({ of: (line) => (line.actions.length === 0 ? undefined : countedActions(line)) });

/** The lines between the title and the first entry. */
const preamble = defineFact({
  inputs: { structure, lines },
  compute: ({ structure: { entries, bodyStart }, lines: all }) => all.slice(bodyStart, entries[0]?.line ?? 0),
  same: (a, b) => a.length === b.length && a.every((line, index) => line === b[index]),
});

export const sectionCountRule = planRule({
  meta,
  inputs: { wrongLists, preamble, structure, titles: titlesOf, actionCounts, lines },
  check(inputs) {
    const { lines: places, facts } = inputs.wrongLists;
    const placed = [
      ...facts.flatMap((findings, index) => findings.map((finding) => ({ line: places[index]!, finding }))),
      ...inputs.actionCounts.facts.flatMap(({ finding, next }, index) => {
        const line = inputs.actionCounts.lines[index]!;
        return inputs.lines[line + 1]?.actions[0]?.number === next ? [] : [{ line, finding }];
      }),
    ];
    const lists = placed
      .filter(({ line }) => isOwnText(inputs.structure, line))
      .map(({ line, finding }) => placeFinding(meta.code, finding, line));
    return [...lists, ...sectionFindings(inputs.structure, inputs.titles, inputs.preamble)];
  },
});

/** 十二大行动, 八项工程: a numeral and what every section is called. */
const claim = /([二三四五六七八九十]{1,3}|[0-9]{1,2})(?:大|项)(行动|工程|攻坚战|战役|提升年)/g;
const fewSections = 3;

/** What the preamble says about the number of sections, if the title of every section contains the word. */
function sectionFindings(
  { entries, bodyStart }: Structure,
  titles: readonly Title[],
  opening: readonly Line[],
): Finding[] {
  const sections = entries.filter((entry) => entry.rank === markerRank.han && !entry.past);
  if (sections.length < fewSections || sections.some((entry) => entry.parent !== sections[0]!.parent)) return [];
  /**
   * Whether all sections have the word in their titles. Cached, because there are few words but any number of claims.
   */
  const called = new Map<string, boolean>();
  const areCalled = (word: string): boolean => {
    let known = called.get(word);
    if (known === undefined)
      called.set(word, (known = sections.every(({ index }) => titles[index]!.title.includes(word))));
    return known;
  };
  const findings: Finding[] = [];
  for (const [index, { text }] of opening.entries()) {
    for (const match of text.matchAll(claim)) {
      const claimed = parseChineseNumeral(match[1]!) ?? parseDigits(match[1]!);
      const word = match[2]!;
      if (claimed === undefined || claimed === sections.length || !areCalled(word)) continue;
      findings.push({
        code: meta.code,
        range: rangeOf(bodyStart + index, { start: match.index, end: match.index + match[0].length }),
        message: {
          zh: `下文标题为“${word}”的部分共 ${sections.length} 个，与“${match[0]}”不符。`,
          en: `${sections.length} sections are called ${word}, but the preamble says ${match[0]}.`,
        },
      });
    }
  }
  return findings;
}

function listFindings(text: string): LineFinding[] {
  const findings: LineFinding[] = [];
  summary.lastIndex = 0;
  for (let match = summary.exec(text); match !== null; match = summary.exec(text)) {
    const claimed = parseChineseNumeral(match[1]!) ?? (match[1] === '两' ? 2 : parseDigits(match[1]!));
    const word = match[2]!;
    const listed = countBefore(text, match.index, word);
    if (claimed === undefined || listed < 3 || listed === claimed) continue;
    findings.push({
      span: { start: match.index, end: match.index + match[0].length },
      message: {
        zh: `所列“${word}”共 ${listed} 项，与“${match[1]}${word}”不符。`,
        en: `${listed} items with “${word}” are listed, but the summary says ${match[1]}.`,
      },
    });
  }
  return findings;
}

/** How many 、-separated items right before `end` begin or all end with `word`; 0 when the list is not uniform. */
function countBefore(text: string, end: number, word: string): number {
  const from = Math.max(0, end - window);
  const before = text.slice(from, end);
  const clause = before.slice(
    Math.max(
      before.lastIndexOf('。'),
      before.lastIndexOf('；'),
      before.lastIndexOf('，'),
      before.lastIndexOf(','),
      before.lastIndexOf('：'),
    ) + 1,
  );
  if (!clause.includes(word)) return 0;
  const items = clause.split('、').map((item) =>
    item
      .replace(/等[^等]{0,6}$/, '')
      .replace(/[“”"]/g, '')
      .trim(),
  );
  const repeated = items.filter((item) => item.startsWith(word)).length;
  if (
    repeated === items.length ||
    (repeated >= 3 && items.slice(1).every((item) => item.startsWith(word)) && items[0]!.includes(word))
  )
    return items.length;
  const ending = items.filter((item) => item.endsWith(word)).length;
  return ending === items.length ? ending : 0;
}
