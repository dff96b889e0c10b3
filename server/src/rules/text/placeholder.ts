import { isSpace } from '../../text/characters';
import { defineSign, edge, spaces } from '../../plan/facts/signs';
import { unitToFillIn } from '../responsibility/notes';
import type { LineFinding, LineRule } from '../types';
import type { Localized } from '../../text/localized';
import { isDigitAt, isHanAt, isLatinAt, maxPerLine } from './marks';

const signs = {
  standIn: defineSign('×xX※*○＊Ｘｘ'),
  blank: defineSign('_＿'),
  empty: defineSign('）) \u3000\u00a0', '（('),
  /** 待定, 填写, 此处 … */
  remark: defineSign('定补填核确处写', '待此填'),
  /** ：单位 … */
  unnamed: defineSign(`单部科处名责牵配${spaces}`, '：:'),
  someUnit: defineSign(unitToFillIn[1]!, unitToFillIn[0]),
  /** 年 without a figure, where a sentence or a title begins, or behind 局, 市 … and marks of numbers. */
  bareYear: defineSign(
    '年',
    `${edge}。；;！？局委处院部市县区府心学、.．，,）)：:分篇编章节条①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳${spaces}`,
  ),
} as const;

export const placeholderRule: LineRule = {
  meta: {
    code: 'text/placeholder',
    severity: 'warning',
    fixable: false,
    title: { zh: '未填的占位', en: 'Placeholder left' },
    description: {
      zh: '没有填上的占位：XX、××、x家、×月、20××年、20_年、（待定）、【填写单位】、责任单位“某单位”或“单位”，以及丢了数字的年份（“年全市教育工作……”）。',
      en: 'Something still to be filled in: XX, ××, x家, ×月, 20××年, 20_年, （待定）, 【填写单位】, the unit 某单位 or 单位, and a year without its figures.',
    },
  },
  kind: 'line',
  scope: 'body',
  needs: 0,
  signs: Object.values(signs),
  check({ text, heading, shape, notes }, told) {
    if (shape === 'chrome') return [];
    const findings = told.has(signs.standIn) ? standIns(text) : [];
    if (told.has(signs.empty)) findings.push(...emptied(text));
    if (told.has(signs.remark)) findings.push(...remarks(text));
    if (told.has(signs.blank)) findings.push(...blanks(text));
    if (told.has(signs.unnamed)) findings.push(...unfilledUnits(text));
    if (told.has(signs.bareYear)) findings.push(...lostYears(text, heading?.title.start ?? 0));
    if (told.has(signs.someUnit))
      for (const { units } of notes)
        for (const { name, span } of units) if (name === unitToFillIn) findings.push({ span, message: unfilled(name) });
    return findings;
  },
};

/** At least two stand-ins, or one before a word that needs a figure. */
const standIn = /(?:(?:19|20)\d?)?[XxＸｘ×※*＊○]{1,12}(?:\.[XxＸｘ×]{1,6})?/g;
const asksForFigure = /^\s?[年月日号%％个所名人万亿项次家场轮张件处条份台套支届篇亩户]/;
/** 某区, 某校 and the like, where a name is to be filled in. */
const asksForName = /^(?:[省市县区镇乡村校局委](?![域间别分组服道])|小学|中学|学校|街道|社区)/;

function standIns(text: string): LineFinding[] {
  const findings: LineFinding[] = [];
  standIn.lastIndex = 0;
  for (let match = standIn.exec(text); match !== null && findings.length < maxPerLine; match = standIn.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isJoined(text, start - 1) || isJoined(text, end)) continue;
    const figures = /^\d+/.exec(match[0])?.[0].length ?? 0;
    const signs = match[0].slice(figures);
    const asked = asksForFigure.test(text.slice(end, end + 2));
    if (
      figures > 0
        ? !/^\s?年/.test(text.slice(end, end + 2))
        : signs.length === 1
          ? !(
              /[XxＸｘ×]/.test(signs) &&
              ((asked && text[start - 1] !== '第') ||
                (asksForName.test(text.slice(end, end + 2)) && !/[第A-Za-z]/.test(text[start - 1] ?? '-')))
            )
          : !isPlace(text, start, end, signs)
    )
      continue;
    findings.push({ span: { start, end }, message: unfilled(match[0]) });
  }
  return findings;
}

/** Part of a word or a sum: 1+X, 5×8, XXL. */
function isJoined(text: string, column: number): boolean {
  return isLatinAt(text, column) || isDigitAt(text, column) || /[+＋=/\\_.·-]/.test(text[column] ?? '');
}

/** Next to a Chinese character; ** (bold), ○○ and ※※ only if something is plainly missing. */
function isPlace(text: string, start: number, end: number, signs: string): boolean {
  if (/^[*＊]{2}$/.test(signs)) return false;
  if (/[※○]/.test(signs) && !/^○{2,3}$/.test(signs)) return false;
  // xx 个: one space in between.
  return (
    isHanAt(text, end) ||
    isHanAt(text, start - 1) ||
    (text[end] === ' ' && asksForFigure.test(text.slice(end, end + 2)))
  );
}

/** 20_年, __个, ＿＿＿: a blank to write in. */
const blank = /(?:(?:19|20)\d?)?[_＿]{1,30}/g;

function blanks(text: string): LineFinding[] {
  return [...text.matchAll(blank)].flatMap((match) => {
    const end = match.index + match[0].length;
    const bounded = isHanAt(text, match.index - 1) || isHanAt(text, end);
    if (isLatinAt(text, match.index - 1) || isLatinAt(text, end) || isDigitAt(text, end)) return [];
    if (!bounded || (/^[_＿]$/.test(match[0]) && !asksForFigure.test(text.slice(end, end + 2)))) return [];
    return [{ span: { start: match.index, end }, message: unfilled(match[0]) }];
  });
}

/** 责任单位：单位: a template's word for what belongs there. */
const unitToName =
  /(?:责任|牵头|配合|主办|协办|承办|参与)(?:单位|部门|科室|处室)[：:]\s?((?:责任|牵头|配合)?(?:单位|部门|科室|处室)(?:名称)?|名称)(?=[）)；;，。、\s]|$)/g;

function unfilledUnits(text: string): LineFinding[] {
  return [...text.matchAll(unitToName)].map((match) => {
    const end = match.index + match[0].length;
    return { span: { start: end - match[1]!.length, end }, message: unfilled(match[1]!) };
  });
}

/** A remark to the author in brackets. */
const remark =
  /[（(［[【〔](?:待定|待补充?|待填|待核实?|待确认|此处[^（）()［］[\]【】〔〕]{0,12}|请?填写[^（）()［］[\]【】〔〕]{0,12}|[^（）()［］[\]【】〔〕。]{0,8}(?:待定|待补充|待填写))[）)］\]】〕]/g;

/** 学校（  ）所 */
const emptyBrackets = /[（(][ \u3000\u00a0]{0,8}[）)]/g;

function emptied(text: string): LineFinding[] {
  return [...text.matchAll(emptyBrackets)].flatMap((match) => {
    const end = match.index + match[0].length;
    return isHanAt(text, match.index - 1) && asksForFigure.test(text.slice(end, end + 2))
      ? [{ span: { start: match.index, end }, message: unfilled(match[0]) }]
      : [];
  });
}

function remarks(text: string): LineFinding[] {
  return [...text.matchAll(remark)].map((match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    message: unfilled(match[0]),
  }));
}

function unfilled(shown: string): Localized {
  return { zh: `“${shown}”还没有填上。`, en: `“${shown}” is still to be filled in.` };
}

/** 年 at the start of a sentence, before a word that cannot follow it there: 年全市…, 年，…, 年是… */
const sentenceYear =
  /年(?<=(?:^|[。；;！？])[\s\u3000\u00a0]{0,8}年)(?=[，,]|全[市省县区州局校国]|我[市省县区局校国]|[是，]|教育|工作|重点)/g;
/** …局年工作要点; not 局年度工作总结, which needs no figure. */
const titleYear =
  /(?:局|委|处|院|部|市|县|区|政府|中心|中学|小学)年(?=(?:教育|体育|卫生|文化|重点)?工作(?:要点|计划|安排|思路|总结|打算|方案|报告))/g;

function lostYears(text: string, titleStart: number): LineFinding[] {
  const columns: number[] = [];
  sentenceYear.lastIndex = 0;
  for (
    let match = sentenceYear.exec(text);
    match !== null && columns.length < maxPerLine;
    match = sentenceYear.exec(text)
  )
    columns.push(match.index);
  if (titleStart > 0 && /^年(?:全[市省县区局校]|，|工作)/.test(text.slice(titleStart, titleStart + 3)))
    columns.push(titleStart);
  if (text.length <= 80 && !isSpace(text.charCodeAt(text.length - 1)))
    for (const match of text.matchAll(titleYear)) columns.push(match.index + match[0].length - 1);
  return columns.map((column) => ({
    span: { start: column, end: column + 1 },
    message: {
      zh: '“年”前缺少年份，应写明四位数字。',
      en: 'The year before 年 is missing; four figures are expected.',
    },
  }));
}
