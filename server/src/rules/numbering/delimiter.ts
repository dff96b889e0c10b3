import { commonest, groupBy } from '../../text/grouping';
import { layersOf } from '../../plan/numbering/series';
import { rangeOf } from '../../text/positions';
import { formatChineseNumeral, formatLike, parseDigits } from '../../text/numerals';
import type { Entry } from '../../plan/types';
import type { MarkerKind } from '../../scan/types';
import type { Edit } from '../../text/edits';
import { planRule, type Finding, type Fix } from '../types';
import { isStray, styleKey, styleOf, type MarkerStyle } from './layerStyle';

/** The mark each kind of number takes: GB/T 15834-2011 B.3.1–B.3.4. Brackets take none after them. */
const marks: Readonly<Partial<Record<MarkerKind, RegExp>>> = {
  han: /^、$/,
  hanParen: /^\s*[）)]$/,
  arabic: /^[.．﹒]?$/,
  arabicParen: /^\s*[）)]$/,
  ordinal: /^[，,]$/,
};
const rightMark: Readonly<Partial<Record<MarkerKind, string>>> = { han: '、', arabic: '.', ordinal: '，' };
/** Figures of one character: ① takes no mark, ⒈ has its own. */
const whole = /[①-⑳⒈-⒛]/;
/** More than this many are a habit, which is reported once. */
const fewMarkers = 3;

const meta = {
  code: 'numbering/delimiter',
  severity: 'warning',
  fixable: true,
  title: { zh: '序号后的标点', en: 'Mark after a number' },
  description: {
    zh: '“一”后用顿号，“1”后用下脚点，“第一”后用逗号，带括号的序号后不加标点；个别序号与全篇写法不同的逐处警告，全篇一致的只报一次（信息）。',
    en: '一 takes 、, 1 takes a low dot, 第一 takes ，, and a bracketed number takes nothing. A single deviation is a warning; a consistent habit is reported once, as information.',
  },
  source: 'GB/T 15834-2011 B.3',
} as const;

export const delimiterRule = planRule({
  meta,
  inputs: { layers: layersOf },
  check: ({ layers }) => layers.flatMap((layer) => [...strays(layer), ...wrongMarks(layer)]),
});

/** Markers of another kind amid a series. */
function strays(layer: readonly Entry[]): Finding[] {
  const odd = layer.filter(isStray);
  if (odd.length === 0 || odd.length === layer.length) return [];
  const regular = layer.filter((entry) => !isStray(entry));
  const families = groupBy(regular, ({ parent }) => parent);
  const styles = new Map<readonly Entry[], MarkerStyle>();
  const due = new Set(layer.filter((_, at) => isDueAt(layer, at)));
  return odd.map((entry) => {
    // The commonest style of its siblings or, without siblings, of the layer.
    const models = families.get(entry.parent) ?? regular;
    const style = styles.get(models) ?? mostCommonStyle(models);
    styles.set(models, style);
    // A number without a mark (1 甲, 1.1 甲) is recognised by the space after it, and the first part of 1.1 can't be
    // guessed.
    const certain = due.has(entry) && (style.delimiter !== '' || whole.test(style.digits)) && !/\d/.test(style.prefix);
    const { span, number, text: found } = entry.marker!;
    const expected = style.prefix + written(style, number) + style.delimiter;
    return {
      code: meta.code,
      range: rangeOf(entry.line, span),
      message: {
        zh: `序号写法与同层不一致：“${found}”应为“${expected}”。`,
        en: `The number is not written like the others of its layer: “${expected}” was expected, not “${found}”.`,
      },
      ...(certain
        ? {
            fixes: [
              {
                title: { zh: `改为“${expected}”`, en: `Change to “${expected}”` },
                preferred: true,
                edits: [{ range: rangeOf(entry.line, span), newText: expected }],
              },
            ],
          }
        : {}),
    };
  });
}

/**
 * Whether the numbers on both sides show that this one belongs between them: only then is its kind surely a typing
 * error.
 */
function isDueAt(layer: readonly Entry[], at: number): boolean {
  const { number } = layer[at]!.marker!;
  return layer[at - 1]?.marker!.number === number - 1 && layer[at + 1]?.marker!.number === number + 1;
}

function mostCommonStyle(entries: readonly Entry[]): MarkerStyle {
  const styles = entries.map((entry) => styleOf(entry));
  const common = commonest(styles.map(styleKey));
  return styles.find((style) => styleKey(style) === common)!;
}

function written({ digits }: MarkerStyle, number: number): string {
  return parseDigits(digits) === undefined && !whole.test(digits)
    ? formatChineseNumeral(number)
    : formatLike(digits, number);
}

function wrongMarks(layer: readonly Entry[]): Finding[] {
  const entries = layer.filter((entry) => !isStray(entry) && !whole.test(styleOf(entry).digits));
  const wrong = entries.filter((entry) => !isRight(entry));
  if (wrong.length === 0) return [];
  const right = entries.filter((entry) => isRight(entry));
  const model = commonest(right.map((entry) => styleOf(entry).delimiter));
  const edits = wrong.map((entry) => editOf(entry, model));
  if (right.length > wrong.length && wrong.length <= fewMarkers) {
    return wrong.map((entry, index) => ({ ...finding(entry, edits[index]!), fixes: [fixOf([edits[index]!])] }));
  }
  const first = finding(wrong[0]!, edits[0]!);
  const count = wrong.length;
  return [
    {
      ...first,
      severity: 'information',
      message:
        count === 1
          ? first.message
          : {
              zh: `${first.message.zh.slice(0, -1)}（同类共 ${count} 处）。`,
              en: `${first.message.en} (${count} markers alike)`,
            },
      fixes: [fixOf(edits)],
    },
    ...oddOnes(entries, fixOf(edits)),
  ];
}

/**
 * A single right mark among siblings with the plan's habitual wrong one (1、 2、 3. 4、) is the odd one out, unless all
 * are changed to the standard.
 */
function oddOnes(entries: readonly Entry[], standard: Fix): Finding[] {
  const families = groupBy(entries, ({ parent }) => parent);
  const oddIn = (family: readonly Entry[]): { readonly entry: Entry; readonly mark: string }[] => {
    const right = family.filter((entry) => isRight(entry));
    if (right.length !== 1 || family.length < fewMarkers) return [];
    const habits = new Set(family.filter((entry) => entry !== right[0]).map((entry) => styleOf(entry).delimiter));
    return habits.size === 1 ? [{ entry: right[0]!, mark: [...habits][0]! }] : [];
  };
  const alone = oddIn(entries);
  const odd = alone.length > 0 ? alone : [...families.values()].flatMap(oddIn);
  if (odd.length > fewMarkers) return [];
  return odd.map(({ entry, mark }) => {
    const { span, digits, delimiter, text: found } = entry.marker!;
    const expected = found.slice(0, digits.end - span.start) + mark;
    return {
      code: meta.code,
      range: rangeOf(entry.line, span),
      message: {
        zh: `序号写法与同级不一致：“${found}”，其余都作“${expected}”的写法。`,
        en: `“${found}” is not written like its siblings, which all have the form of “${expected}”.`,
      },
      fixes: [
        {
          title: { zh: `改为“${expected}”`, en: `Change to “${expected}”` },
          edits: [{ range: rangeOf(entry.line, delimiter), newText: mark }],
        },
        { ...standard, preferred: false },
      ],
    };
  });
}

function isRight(entry: Entry): boolean {
  const mark = marks[entry.marker!.kind];
  return mark === undefined || mark.test(styleOf(entry).delimiter);
}

function editOf(entry: Entry, model: string | undefined): Edit {
  const { kind, delimiter, text } = entry.marker!;
  // The closing bracket takes the width of the opening one.
  const bracket = /^\s*[）)]/.exec(styleOf(entry).delimiter)?.[0].replace(/.$/, text.startsWith('(') ? ')' : '）');
  return { range: rangeOf(entry.line, delimiter), newText: bracket ?? model ?? rightMark[kind] ?? '' };
}

function finding(entry: Entry, edit: Edit): Finding {
  const { span, digits, text: found } = entry.marker!;
  const expected = found.slice(0, digits.end - span.start) + edit.newText;
  return {
    code: meta.code,
    range: rangeOf(entry.line, span),
    message: {
      zh: `序号后的标点不合规范：“${found}”宜作“${expected}”。`,
      en: `The mark after the number: “${expected}” is the standard form of “${found}”.`,
    },
  };
}

function fixOf(edits: readonly Edit[]): Fix {
  return {
    title:
      edits.length === 1
        ? { zh: '改正序号后的标点', en: 'Correct the mark' }
        : { zh: `改正全部 ${edits.length} 处序号标点`, en: `Correct all ${edits.length} marks` },
    preferred: true,
    edits,
  };
}
