import { commonest } from '../../text/grouping';
import { layersOf } from '../../plan/numbering/series';
import { formatLike } from '../../text/numerals';
import { rangeOf } from '../../text/positions';
import type { Entry } from '../../plan/types';
import type { Edit } from '../../text/edits';
import { planRule, type Finding } from '../types';
import { isStray, styleKey, styleOf } from './layerStyle';

const meta = {
  code: 'numbering/style',
  severity: 'information',
  fixable: true,
  title: { zh: '同一序列写法不一', en: 'One series, two styles' },
  description: {
    zh: '同一层序号混用“1.”与“1．”，或混用全角与半角括号；每层只提示一次，可一次统一为多数写法。',
    en: 'A layer mixes 1. with 1．, or full-width with half-width brackets. Reported once per layer, with one fix to the commoner form.',
  },
} as const;

/** Widths only; numbering/delimiter checks which mark it should be. */
const sameButWidth: readonly (readonly [RegExp, string])[] = [
  [/（/g, '('],
  [/）/g, ')'],
  [/[．﹒]/g, '.'],
  [/，/g, ','],
  [/\s/g, ''],
];

function folded(key: string): string {
  return sameButWidth.reduce((text, [pattern, plain]) => text.replace(pattern, plain), key);
}

export const styleRule = planRule({
  meta,
  inputs: { layers: layersOf },
  check: ({ layers }) => layers.flatMap((layer) => layerFindings(layer.filter((entry) => !isStray(entry)))),
});

function layerFindings(layer: readonly Entry[]): Finding[] {
  const keys = layer.map((entry) => styleKey(styleOf(entry)));
  const common = commonest(keys);
  if (common === undefined) return [];
  const odd = layer.filter((_, index) => keys[index] !== common && folded(keys[index]!) === folded(common));
  const model = layer[keys.indexOf(common)]!;
  if (odd.length === 0) return [];
  const { prefix, delimiter } = styleOf(model);
  const edits = odd.flatMap((entry): Edit[] => {
    const { marker } = entry;
    const style = styleOf(entry);
    return [
      ...(style.prefix === prefix ? [] : [{ range: rangeOf(entry.line, marker!.prefix), newText: prefix }]),
      ...(style.delimiter === delimiter ? [] : [{ range: rangeOf(entry.line, marker!.delimiter), newText: delimiter }]),
    ];
  });
  const { span, text: found } = odd[0]!.marker!;
  const shown = common.replace('#', formatLike(styleOf(model).digits, 1));
  return [
    {
      code: meta.code,
      range: rangeOf(odd[0]!.line, span),
      message: {
        zh:
          odd.length === 1
            ? `同一层序号写法不一：此处“${found}”，其余多作“${shown}”的写法。`
            : `同一层序号写法不一：“${found}”等 ${odd.length} 处与多数写法“${shown}”全半角不同。`,
        en: `Markers of one layer differ in width: “${found}”${odd.length === 1 ? '' : ` and ${odd.length - 1} more`}; most are written like “${shown}”.`,
      },
      fixes: [
        {
          title: { zh: `统一为“${shown}”的写法（${odd.length} 处）`, en: `Write all like “${shown}” (${odd.length})` },
          preferred: true,
          edits,
        },
      ],
    },
  ];
}
