import { definePickedNotes } from '../../plan/facts/notes';
import { rangeOf } from '../../text/positions';
import { planRule, type Finding } from '../types';
import { unitToFillIn } from './notes';

const meta = {
  code: 'responsibility/empty',
  severity: 'warning',
  fixable: true,
  title: { zh: '责任单位空缺', en: 'Empty note' },
  description: { zh: '写了“责任单位：”而后面没有单位。', en: 'A label such as 责任单位： with no unit after it.' },
} as const;

const emptyNotes = definePickedNotes(({ note }) => note.problems.some(({ kind }) => kind === 'empty'));

export const emptyRule = planRule({
  meta,
  inputs: { emptyNotes },
  check(inputs) {
    const findings: Finding[] = [];
    for (const { line, note } of inputs.emptyNotes) {
      for (const { kind, span } of note.problems) {
        if (kind === 'empty')
          findings.push({
            code: meta.code,
            range: rangeOf(line, span),
            message: { zh: '责任单位标注后没有写单位。', en: 'There is no unit after the label.' },
            fixes: [
              {
                title: { zh: '填写单位', en: 'Fill in a unit' },
                snippet: true,
                preferred: true,
                edits: [
                  {
                    range: rangeOf(line, { start: span.end, end: span.end }),
                    newText: `\${1:${unitToFillIn}}`,
                  },
                ],
              },
            ],
          });
      }
    }
    return findings;
  },
});
