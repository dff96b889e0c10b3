import { Feature } from '../../text/characters';
import { readMeasure } from '../../scan/quantities/measureWords';
import { defineSign, digits, spaces } from '../../plan/facts/signs';
import type { Line } from '../../scan/types';
import type { Localized } from '../../text/localized';
import type { LineFinding, LineRule } from '../types';
import { isDigitAt, isLatinAt, maxPerLine } from './marks';

const signs = {
  point: defineSign(`${digits}%％${spaces}`, '.'),
  group: defineSign(',，', digits),
  wideDigit: defineSign('０１２３４５６７８９'),
  digitLike: defineSign('OolIi'),
  square: defineSign('方', '平立'),
  percent: defineSign('分%％', '百%％'),
  zeroInYear: defineSign('0０OoＯ', '二九零〇○'),
  zeroBehind: defineSign('一二三四五六七八九', '0０OoＯ'),
} as const;

export const figureRule: LineRule = {
  meta: {
    code: 'text/figure',
    severity: 'warning',
    fixable: true,
    title: { zh: '数字写错', en: 'Mistyped figure' },
    description: {
      zh: '数字本身写坏了：两个小数点（1.2.3亿）、千分位错位（3,00）、夹有字母（i0%、2O26年）、全半角混用（２000）、“二0二六年”“5%个百分点”“百分之95%”“5000平方”（少了“米”）。',
      en: 'A mistyped figure: two decimal points (1.2.3亿), a comma in the wrong place (3,00), letters for digits (i0%, 2O26年), two widths (２000), and 二0二六年, 5%个百分点, 百分之95%, 5000平方 (for 平方米).',
    },
    source: 'GB/T 15835-2011',
  },
  kind: 'line',
  scope: 'body',
  needs: Feature.Digit | Feature.HanNumeral | Feature.Percent,
  signs: Object.values(signs),
  check(line, told): readonly LineFinding[] {
    if (line.shape === 'chrome') return [];
    const found: LineFinding[] = [];
    const { text, features } = line;
    if ((features & Feature.Digit) !== 0) {
      if (told.has(signs.point)) found.push(...points(line));
      if (told.has(signs.group)) found.push(...commas(text));
      if (told.has(signs.wideDigit)) found.push(...widths(text));
      if (told.has(signs.digitLike)) found.push(...letters(text));
    }
    if (told.has(signs.square)) found.push(...squares(text));
    if (told.has(signs.percent)) found.push(...percents(text));
    if (told.has(signs.zeroInYear) || told.has(signs.zeroBehind)) found.push(...years(text));
    return found.slice(0, maxPerLine);
  },
};

function finding(start: number, written: string, message: Localized, ...rights: readonly string[]): LineFinding {
  const span = { start, end: start + written.length };
  return {
    span,
    message,
    ...(rights.length === 0
      ? {}
      : {
          fixes: rights.map((right) => ({
            title: { zh: `改为“${right}”`, en: `Change to “${right}”` },
            edits: [{ span, newText: right }],
            ...(rights.length === 1 ? { preferred: true } : {}),
          })),
        }),
  };
}

/** Whether an amount continues at `column`: 万, 亿, or a measure word. */
function isAmountAt(text: string, column: number): boolean {
  const at = text[column] === ' ' ? column + 1 : column;
  return '万亿'.includes(text[at] ?? '-') || readMeasure(text, at) !== undefined;
}

const twoPoints = /(?<![0-9A-Za-z.\-—/第])([0-9]{1,6})\.([0-9]{1,6})\.([0-9]{1,6})(?![0-9.])/g;
const pointless = /(?<![0-9.])[0-9]{1,6}\.(?=\s?[%％])/g;

/** 1.2.3亿; but 2026.3.5 is a date, and 1.2.3 at the start of a line a number. */
function points({ text, heading }: Line): LineFinding[] {
  if (!text.includes('.', (heading?.title.start ?? 0) + 1)) return [];
  const found: LineFinding[] = [];
  const from = heading?.title.start ?? text.search(/\S/);
  for (const match of text.matchAll(twoPoints)) {
    const [written, whole] = match as unknown as [string, string];
    if (match.index <= from || whole.length === 4 || !isAmountAt(text, match.index + written.length)) continue;
    // 1.2.3条 is a clause.
    if ('年条款项节章'.includes(text[match.index + written.length] ?? '-')) continue;
    found.push(
      finding(match.index, written, {
        zh: `“${written}”有两个小数点，请核对。`,
        en: `“${written}” has two decimal points.`,
      }),
    );
  }
  for (const match of text.matchAll(pointless))
    found.push(
      finding(match.index, match[0], {
        zh: `“${match[0]}”的小数点后没有数字，请核对。`,
        en: `No digit follows the decimal point in “${match[0]}”.`,
      }),
    );
  return found;
}

const grouped = /(?<![0-9０-９.,，])([0-9]{1,3})([,，])([0-9]{1,7})(?:[,，]([0-9]{1,7}))?(?![0-9０-９.,，])/g;

/** Whether one of the marks is between two digits. */
function hasBetweenDigits(text: string, marks: string): boolean {
  for (const mark of marks)
    for (let at = text.indexOf(mark, 1); at >= 0; at = text.indexOf(mark, at + 1))
      if (isDigitAt(text, at - 1) && isDigitAt(text, at + 1)) return true;
  return false;
}

/** 3,00 and 1,2000: groups have three figures. 12,50名 may be two numbers. */
function commas(text: string): LineFinding[] {
  if (!hasBetweenDigits(text, ',，')) return [];
  return [...text.matchAll(grouped)].flatMap((match) => {
    const [written, first, mark, ...rest] = match as unknown as [string, string, string, string, string | undefined];
    const groups = rest.filter((group) => group !== undefined);
    if (groups.every((group) => group.length === 3) || !isAmountAt(text, match.index + written.length)) return [];
    const zeros = groups.some((group) => /^0/.test(group) && group.length !== 3);
    const mixed = groups.length === 2 && groups.some((group) => group.length === 3);
    if (!zeros && !(mark === ',' && (mixed || (groups.length === 1 && groups[0]!.length === 4)))) return [];
    if (first.startsWith('0')) return [];
    const plain = first + groups.join('');
    return [
      finding(
        match.index,
        written,
        { zh: `“${written}”的千分位不对：每三位一节。`, en: `“${written}”: digits are grouped in threes.` },
        plain,
      ),
    ];
  });
}

const withLetters = /[0-9OolIi]{2,9}/g;

/** i0%, 2O26年: letters that look like 0 and 1 among digits, before something that needs a figure. */
function letters(text: string): LineFinding[] {
  if (!/[0-9][OolIi]|[OolIi][0-9]/.test(text)) return [];
  const found: LineFinding[] = [];
  for (const match of text.matchAll(withLetters)) {
    const written = match[0];
    const start = match.index;
    const end = start + written.length;
    if (!/[0-9]/.test(written) || !/[OolIi]/.test(written)) continue;
    if (isLatinAt(text, start - 1) || isLatinAt(text, end) || /[-+.·/_]/.test(text[start - 1] ?? '')) continue;
    const right = written.replace(/[Oo]/g, '0').replace(/[lIi]/g, '1');
    if (/^0/.test(right)) continue;
    const year = /^(?:19|20)[0-9]{2}$/.test(right) && /^\s?年/.test(text.slice(end, end + 2));
    const point = /^\.[0-9]{1,3}/.exec(text.slice(end, end + 4))?.[0].length ?? 0;
    if (!year && !isAmountAt(text, end + point) && !/^[月日号]/.test(text.slice(end, end + 1))) continue;
    // O2O, I类 and the like are words of their own.
    if (!year && /^[OoIil][0-9][OoIil]$/.test(written)) continue;
    found.push(
      finding(
        start,
        written,
        {
          zh: `数字“${written}”里夹有字母，应为“${right}”。`,
          en: `Letters within a figure: “${right}” for “${written}”.`,
        },
        right,
      ),
    );
  }
  return found;
}

const anyDigits = /[0-9０-９]{2,12}/g;

/** ２000: two widths in one figure. */
function widths(text: string): LineFinding[] {
  if (!/[0-9][０-９]|[０-９][0-9]/.test(text)) return [];
  return [...text.matchAll(anyDigits)].flatMap((match) => {
    const written = match[0];
    if (!/[0-9]/.test(written) || !/[０-９]/.test(written)) return [];
    const right = written.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
    return [
      finding(
        match.index,
        written,
        { zh: `数字“${written}”全角、半角混用。`, en: `Full-width and half-width digits in one figure.` },
        right,
      ),
    ];
  });
}

/** 5000平方, without 米; 平方公里 and 5平方的房间 are left alone. */
const square = /(?<=[0-9万亿余多])([平立]方)(?=[，。、；：）)]|以上|左右|以内|$)/g;

function squares(text: string): LineFinding[] {
  return [...text.matchAll(square)].map((match) => ({
    ...finding(
      match.index,
      match[0],
      { zh: `“${match[0]}”后面少了单位，应为“${match[0]}米”。`, en: `A unit is missing: “${match[0]}米”.` },
      `${match[0]}米`,
    ),
    severity: 'information' as const,
  }));
}

const percentPoint = /([0-9.]{1,8})\s?[%％]\s?(个?百分点)/g;
const doublePercent = /百分之\s?([0-9]{1,3}(?:\.[0-9]{1,3})?|[一二三四五六七八九十百零点]{1,6})\s?[%％]/g;
const manyPercents = /(?<=[0-9])[%％]{2,4}/g;

/** 5%个百分点, 百分之95%, 95%% */
function percents(text: string): LineFinding[] {
  const found: LineFinding[] = [];
  if (text.includes('百分')) {
    for (const match of text.matchAll(percentPoint))
      found.push(
        finding(
          match.index,
          match[0],
          { zh: `“%”与“百分点”不能连用：“${match[0]}”。`, en: `“%” and 百分点 don’t go together.` },
          match[1]! + match[2]!,
        ),
      );
    for (const match of text.matchAll(doublePercent)) {
      const figure = match[1]!;
      found.push(
        finding(
          match.index,
          match[0],
          { zh: `“百分之”与“%”重复：“${match[0]}”。`, en: `百分之 and “%” mean the same.` },
          isDigitAt(figure, 0) ? `${figure}%` : `百分之${figure}`,
        ),
      );
    }
  }
  for (const match of text.matchAll(manyPercents))
    found.push(finding(match.index, match[0], { zh: '“%”重复。', en: 'One “%” is enough.' }, match[0][0]!));
  return found;
}

/** 二0二六年: a digit or a letter for 〇. */
const hanYear = /(?<![0-9一二三四五六七八九十百千万])[一二][九零〇○0０OoＯ][零〇○0０OoＯ一二三四五六七八九]{2}(?=年)/g;

function years(text: string): LineFinding[] {
  return [...text.matchAll(hanYear)].flatMap((match) => {
    const written = match[0];
    if (!/[0０OoＯ]/.test(written)) return [];
    const right = written.replace(/[0０OoＯ]/g, '〇');
    return [
      finding(
        match.index,
        written,
        { zh: `年份“${written}”应写作“${right}”。`, en: `The year is written “${right}”.` },
        right,
      ),
    ];
  });
}
