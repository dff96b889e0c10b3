import { attachmentGapsOf, type AttachmentGap } from '../../plan/facts/attachmentGaps';
import { lines, structure } from '../../plan/facts/define';
import { lostMarks, type LostMark } from '../../plan/numbering/lostMarks';
import { seriesBySetting } from '../../plan/numbering/series';
import { formatLike } from '../../text/numerals';
import { rangeOf } from '../../text/positions';
import { planRule, type PlanFinding } from '../types';
import { slipFinding } from './slips';

const meta = {
  code: 'numbering/gap',
  severity: 'warning',
  fixable: true,
  title: { zh: '序号不连续', en: 'Missing number' },
  description: {
    zh: '同一序列里缺少一个或几个序号（如“三、”之后是“五、”）。只在断开处报一次，其后各条不再报；缺的那一条如果只是丢了序号后的标点（“5扩充学位”），就在那一行报。',
    en: 'One or more numbers are missing in a series (五、 after 三、). Reported once, where the series breaks. If the missing number has only lost its mark (5扩充学位), its line is reported instead.',
  },
} as const;

export const gapRule = planRule({
  meta,
  inputs: { seriesIn: seriesBySetting, lines, structure, attachmentGaps: attachmentGapsOf },
  check: ({ seriesIn, attachmentGaps, ...plan }, { numbering }) => [
    ...seriesIn(numbering).flatMap((series, _at, all) =>
      series.slips
        .filter(({ kind }) => kind === 'gap')
        .flatMap((slip) => {
          const lost = lostMarks(plan, series, slip);
          return lost.length > 0 ? lost.map(lostMarkFinding) : [slipFinding(series, slip, 'gap', all)];
        }),
    ),
    ...attachmentGaps.map(attachmentFinding),
  ],
});

function attachmentFinding({ line, marker, expected }: AttachmentGap): PlanFinding {
  const { digits, span, text } = marker;
  const newText = formatLike(text.slice(digits.start - span.start, digits.end - span.start), expected);
  return {
    code: meta.code,
    range: rangeOf(line, span),
    message: {
      zh: `附件序号不连续：此处应为${expected}，现为${marker.number}。`,
      en: `An attachment is missing: ${expected} was expected here, not ${marker.number}.`,
    },
    fixes: [
      {
        title: { zh: `改为${newText}`, en: `Change to ${newText}` },
        edits: [{ range: rangeOf(line, digits), newText }],
      },
    ],
  };
}

function lostMarkFinding({ line, span, text, edit }: LostMark): PlanFinding {
  return {
    code: meta.code,
    range: rangeOf(line, span),
    message: {
      zh: `序号“${text}”缺少标点，未作为一条：应为“${edit.newText}”。`,
      en: `“${text}” lacks the mark after its number, so it is not an item: “${edit.newText}” was expected.`,
    },
    fixes: [
      { title: { zh: `改为“${edit.newText}”`, en: `Change to “${edit.newText}”` }, edits: [edit], preferred: true },
    ],
  };
}
