import { rangeOf } from '../../plan/plan';
import type { PlanRule } from '../types';
import { notesOf } from './notes';

const meta = {
  code: 'responsibility/empty',
  severity: 'warning',
  fixable: false,
  title: { zh: '责任单位空缺', en: 'Empty note' },
  description: { zh: '写了“责任单位：”而后面没有单位。', en: 'A label such as 责任单位： with no unit behind it.' },
} as const;

export const emptyRule: PlanRule = {
  kind: 'plan',
  meta,
  check: (plan) => notesOf(plan).flatMap(({ line, note }) => note.problems.filter(({ kind }) => kind === 'empty').map(({ span }) => ({
    code: meta.code, range: rangeOf(line, span), message: { zh: '责任单位标注后没有写单位。', en: 'No unit stands behind the label.' },
  }))),
};
