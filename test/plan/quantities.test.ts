import assert from 'node:assert/strict';
import fc from 'fast-check';
import { featuresOf } from '../../server/src/text/characters';
import { scanQuantities } from '../../server/src/scan/quantities';
import type { Span } from '../../server/src/text/positions';
import { labelledPlans, labelledRealPlans, type LabelledPlan } from '../corpus/labels';
import { skipWithoutCorpus } from '../corpus/texts';
import { amountsIn } from '../support/amounts';
import { deadlineSamples, mixedSamples, targetSamples } from './quantitiesSamples';
import { sectorSamples } from './quantitiesSectorSamples';

const scan = (text: string): ReturnType<typeof scanQuantities> => scanQuantities(text, featuresOf(text));

/** `text` with marks around the spans. */
function marked(text: string, spans: readonly (readonly [Span, string, string])[]): string {
  let result = '';
  let position = 0;
  for (const [span, open, close] of [...spans].sort((left, right) => left[0].start - right[0].start)) {
    result += text.slice(position, span.start) + open + text.slice(span.start, span.end) + close;
    position = span.end;
  }
  return result + text.slice(position);
}

const targetMarks = (text: string): (readonly [Span, string, string])[] =>
  scan(text).targets.map((target) => [target.span, '⟦', '⟧']);
const deadlineMarks = (text: string): (readonly [Span, string, string])[] =>
  scan(text).deadlines.map((deadline) => [deadline.span, '【', '】']);

describe('plan/quantities: spans', () => {
  for (const sample of targetSamples) {
    it(sample, () => {
      const text = sample.replace(/[⟦⟧【】]/g, '');
      assert.equal(marked(text, targetMarks(text)), sample);
    });
  }
  for (const sample of deadlineSamples) {
    it(sample, () => {
      const text = sample.replace(/[⟦⟧【】]/g, '');
      assert.equal(marked(text, deadlineMarks(text)), sample);
    });
  }
  for (const sample of [...mixedSamples, ...sectorSamples]) {
    it(sample, () => {
      const text = sample.replace(/[⟦⟧【】]/g, '');
      assert.equal(marked(text, [...targetMarks(text), ...deadlineMarks(text)]), sample);
    });
  }
});

describe('plan/quantities: nothing found', () => {
  it('gives the same frozen empty lists', () => {
    const first = scan('坚持立德树人根本任务。');
    assert.equal(first, scan('加强组织领导，12345'));
    assert.ok(
      Object.isFrozen(first) &&
        Object.isFrozen(first.targets) &&
        Object.isFrozen(first.deadlines) &&
        Object.isFrozen(first.vague),
    );
    assert.equal(scan('年内完成。').targets, first.targets);
    assert.equal(amountsIn('无'), amountsIn('空'));
  });
});

describe('plan/quantities: vague amounts', () => {
  const vague = (text: string): string =>
    marked(
      text,
      scan(text).vague.map((entry) => [entry.span, '{', '}']),
    );
  for (const sample of [
    '认定{一批}普惠性幼儿园，培养{一批}骨干。',
    '推出{一系列}惠民措施。',
    '组织{部分}校长外出考察。',
    '力争{部分}学校先行先试。',
    '建设{若干}个教研基地。',
    '完成第二批示范校评选。',
    '大部分学校已达标。',
    '落实《关于支持发展的若干意见》。',
    '一批学校脱颖而出。',
    '新一批项目启动。',
    '会同有关部门落实。',
    '甲、乙等一批企业落户。',
  ]) {
    it(sample, () => assert.equal(vague(sample.replace(/[{}]/g, '')), sample));
  }
});

describe('plan/quantities: amounts that are facts', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['推进PM2.5项治理', '2.5项', 'code'],
    ['打造2+3个品牌', '3个', 'code'],
    ['召开第3次会议', '3次', 'code'],
    ['落实5个方面要求', '5个', 'structure'],
    ['实现三个100%', '三个', 'structure'],
    ['从教10年的教师', '10年', 'duration'],
    ['招收6岁儿童', '6岁', 'duration'],
    ['全市28所高中', '28所', 'scope'],
    ['每10所学校', '10所', 'scope'],
    ['位列前3名', '3名', 'scope'],
    ['安置50人以下的教学点', '50人以下', 'condition'],
    ['消除56人以上大班额', '56人以上', 'condition'],
    ['去年新建幼儿园20所', '20所', 'past'],
    ['已建成5所', '5所', 'past'],
    ['建成了5所', '5所', 'past'],
    ['产值同比增长5%', '5%', 'past'],
    ['落实每天1小时体育锻炼的规定', '1小时', 'standard'],
    ['校舍面积8000平方米', '8000平方米', 'uncommitted'],
    ['落实8%保障金', '8%', 'uncommitted'],
  ];
  for (const [text, span, reason] of cases) {
    it(`${text}: ${reason}`, () => {
      const amount = amountsIn(text).find((entry) => text.slice(entry.span.start, entry.span.end) === span);
      assert.equal(amount?.excluded, reason);
      assert.deepEqual(
        scan(text).targets.filter((target) => target.span.start === amount?.span.start),
        [],
      );
    });
  }
  it('lists targets too, without a reason', () => {
    const text = '全市28所高中，新建5所。';
    assert.deepEqual(
      amountsIn(text).map((amount) => [amount.value, amount.excluded]),
      [
        [28, 'scope'],
        [5, undefined],
      ],
    );
  });
  it('leaves numbers in titles and quotation marks out', () => {
    const text = '落实《十项20条措施》，做好“5个10%”，建成3所。';
    assert.deepEqual(
      amountsIn(text).map((amount) => amount.value),
      [3],
    );
  });
});

describe('plan/quantities: any text', () => {
  const pieces = fc.constantFrom(
    '3',
    '１',
    '.',
    ',',
    '一',
    '两',
    '十',
    '百',
    '万',
    '亿',
    '分之',
    '所',
    '个',
    '%',
    '％',
    '以上',
    '不少于',
    '至少',
    '建成',
    '年',
    '月',
    '日',
    '底',
    '前',
    '到',
    '至',
    '-',
    '～',
    ':',
    '：',
    '（',
    '）',
    '(',
    ')',
    '《',
    '》',
    '“',
    '”',
    '，',
    '。',
    '、',
    ' ',
    '\t',
    '第',
    '季度',
    '上半年',
    '按期',
    '個',
    '(gè)',
    '萬',
    '一批',
    '部分',
    '的',
    '每',
    '\ud83d',
    '\ude00',
    '学',
  );
  it('never throws; spans lie in the line, in order, apart, and hold their numbers', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
        (text) => {
          const { targets, deadlines, vague } = scan(text);
          for (const list of [targets, deadlines, vague]) {
            let end = 0;
            for (const { span } of list) {
              assert.ok(span.start >= end && span.end > span.start && span.end <= text.length);
              end = span.end;
            }
          }
          for (const amount of amountsIn(text)) {
            assert.ok(Number.isFinite(amount.value), text);
            for (const inner of [amount.number, amount.measure])
              assert.ok(
                inner.start >= amount.span.start && inner.end <= amount.span.end && inner.start <= inner.end,
                text,
              );
          }
          for (const target of targets) {
            for (const inner of [target.verb, target.object, target.hedge])
              if (inner !== undefined)
                assert.ok(inner.start >= 0 && inner.start < inner.end && inner.end <= text.length, text);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** Those of one kind, without a year that opens a sentence: only the plan can say whether that is a deadline. */
function amounts(text: string, kind: 'target' | 'deadline'): readonly { readonly span: Span }[] {
  const { targets, deadlines } = scan(text);
  return kind === 'target' ? targets : deadlines.filter(({ opening }) => opening !== true);
}

/**
 * How the quantities of each line, read on its own, agree with the certain labels: how many, and a line for each
 * difference.
 */
function compareQuantities(
  plans: readonly LabelledPlan[],
  kind: 'target' | 'deadline',
): { readonly labelled: number; readonly mistakes: readonly string[] } {
  let labelled = 0;
  const mistakes: string[] = [];
  for (const { name, text, labels } of plans) {
    const lines = text.split(/\r?\n/);
    // The plan drops a part that looks back, not this function: its lines come before the title of the plan proper.
    const from = Math.max(
      0,
      lines.findIndex((line) => /^\d{4}年工作谋划/.test(line)),
    );
    const unsure = labels.filter(({ certain }) => !certain);
    const sure = labels.filter((label) => label.kind === kind && label.certain);
    labelled += sure.length;
    const found = lines.flatMap((content, line) =>
      kind === 'target' && line < from ? [] : amounts(content, kind).map(({ span }) => ({ line, ...span })),
    );
    const id = ({ line, start, end }: { line: number; start: number; end: number }): string =>
      `${name}:${line + 1}:${start}-${end} ${lines[line]!.slice(start, end)}`;
    const wanted = new Set(sure.map(id));
    for (const place of found) {
      if (wanted.delete(id(place))) continue;
      if (!unsure.some(({ line, start, end }) => line === place.line && place.start < end && place.end > start))
        mistakes.push(`wrong ${id(place)}`);
    }
    mistakes.push(...[...wanted].map((missed) => `missed ${missed}`));
  }
  return { labelled, mistakes };
}

describe('plan/quantities: the labelled plans', () => {
  for (const kind of ['target', 'deadline'] as const) {
    it(`finds the certain ${kind}s of our own and next to nothing else`, () => {
      // Only the plan can know some things: a part that looks back, a cell of a table.
      const { labelled, mistakes } = compareQuantities(labelledPlans(), kind);
      assert.ok(labelled >= 50, `${labelled}`);
      assert.ok(mistakes.length <= 0.15 * labelled, `${mistakes.length} of ${labelled}\n${mistakes.join('\n')}`);
    });

    it(`finds the certain ${kind}s of real ones and nothing else`, function () {
      const { labelled, mistakes } = compareQuantities(labelledRealPlans() ?? skipWithoutCorpus(this), kind);
      assert.ok(labelled >= (kind === 'target' ? 30 : 5));
      assert.deepEqual(mistakes, []);
    });
  }
});
