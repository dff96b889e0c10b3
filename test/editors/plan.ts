/** What editors are driven through: completion, rename, renumbering and formatting, with the text after each. */
import assert from 'node:assert/strict';

export interface Driven {
  readonly problem?: string;
  readonly diagnostics: readonly string[];
  readonly completion: readonly string[];
  readonly completed: readonly string[];
  readonly renamed: readonly string[];
  readonly renumbered: readonly string[];
  readonly formatted: readonly string[];
}

export const plan: readonly string[] = [
  '河滨县教育局2026年工作要点',
  '',
  '一、主要任务',
  '1.扩大普惠资源。（责任单位：基教科）',
  '2.办好职业学校。（责任单位：）',
  '2.管好校园食堂。（责任单位：基教科、后勤站）  ',
];

export function assertDriven(driven: Driven): void {
  assert.equal(driven.problem, undefined);
  assert.ok(
    driven.diagnostics.some((one) => one.includes('numbering/duplicate') && one.includes('序号')),
    JSON.stringify(driven),
  );
  assert.equal(driven.completion[0], '基教科');
  const with2 = plan.with(4, '2.办好职业学校。（责任单位：基教科）');
  assert.deepEqual(driven.completed, with2);
  const renamed = with2.map((line) => line.replace('基教科', '基础教育科'));
  assert.deepEqual(driven.renamed, renamed);
  const renumbered = renamed.map((line) => line.replace(/^2\.管/, '3.管'));
  assert.deepEqual(driven.renumbered, renumbered);
  assert.deepEqual(
    driven.formatted,
    renumbered.map((line) => line.trimEnd()),
  );
}
