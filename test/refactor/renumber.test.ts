import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normaliseNotes } from '../../server/src/refactor/normaliseNotes';
import { renumber } from '../../server/src/refactor/renumber';
import { parsePlan } from '../../server/src/plan/parse';
import { titleText } from '../../server/src/plan/query';
import { formatChineseNumeral } from '../../server/src/text/numerals';
import { createEngine } from '../../server/src/rules/engine';
import { applyEdits } from '../../server/src/text/edits';
import { rules } from '../../server/src/rules/registry';
import { defaultContext } from '../../server/src/rules/types';
import { planFixture } from '../support/plans';

const plan = `某市教育局2026年工作要点
一、抓质量
1.抓课堂。推进教学改革，做法见第4项。
2.抓作业。控制总量。
3.抓考试。规范命题。
二、抓队伍
4.抓师德。一是立标准；二是树典型；三是严查处。
5.抓培训。参照第2项执行，另见第二部分。
６．抓交流。不改《办法》第4条和第5条，也不改前述“第一项”。
`;

function renumbered(text: string, lines?: { start: number; end: number }): string {
  return applyEdits(text, renumber(parsePlan(text), { lines }).edits);
}

describe('renumber', () => {
  it('leaves a plan in order alone', () => {
    assert.equal(renumbered(plan), plan);
    for (const name of ['full', 'parts']) assert.equal(renumbered(planFixture(name)), planFixture(name), name);
  });

  it('closes the gap a deleted item leaves, and references follow', () => {
    const without = plan.replace('3.抓考试。规范命题。\n', '');
    assert.equal(
      renumbered(without),
      without
        .replace('4.抓师德', '3.抓师德')
        .replace('5.抓培训', '4.抓培训')
        .replace('６．抓交流', '５．抓交流')
        .replace('见第4项', '见第3项'),
    );
  });

  it('makes room for an inserted item that repeats a number', () => {
    const inserted = plan.replace('3.抓考试', '2.抓阅读。建书角。\n3.抓考试');
    assert.equal(
      renumbered(inserted),
      inserted
        .replace('2.抓阅读', '3.抓阅读')
        .replace('3.抓考试', '4.抓考试')
        .replace('4.抓师德', '5.抓师德')
        .replace('5.抓培训', '6.抓培训')
        .replace('６．抓交流', '７．抓交流')
        .replace('见第4项', '见第5项'),
    );
  });

  it('puts measures in order', () => {
    const wrong = plan.replace('三是严查处', '四是严查处');
    assert.equal(renumbered(wrong), plan);
  });

  it('changes only the selected lines, and references to them', () => {
    const wrong = plan.replace('2.抓作业', '7.抓作业').replace('5.抓培训', '9.抓培训');
    const fixed = renumbered(wrong, { start: 3, end: 3 });
    assert.equal(fixed, wrong.replace('7.抓作业', '2.抓作业'));
  });

  it('leaves a series alone if a line may be the missing item, and says so', () => {
    const lost = plan.replace('2.抓作业', '2抓作业').replace('参照第2项执行，', '');
    const { edits, doubts } = renumber(parsePlan(lost));
    assert.deepEqual(edits, []);
    assert.deepEqual(
      doubts.map(({ range }) => range.start),
      [{ line: 3, character: 0 }],
    );
    assert.notDeepEqual(renumber(parsePlan(lost), { all: true }).edits, []);
  });

  it('leaves a series alone if a reference to nothing would come to name an item', () => {
    const dangling = plan.replace('3.抓考试。规范命题。\n', '').replace('见第4项', '见第3项');
    const { edits, doubts } = renumber(parsePlan(dangling));
    assert.deepEqual(edits, []);
    assert.deepEqual(
      doubts.map(({ range }) => range.start.line),
      [2],
    );
  });

  it('follows lists and ranges of numbers whole or not at all, and no other text’s', () => {
    const text = plan
      .replace(
        '做法见第4项',
        '做法见第4、5项，与第4项、6项衔接，参照第2至4项，按合同第4条、会同第二部分执行，第4项目照旧',
      )
      .replace('2.抓作业', '2.抓阅读。建书角。\n2.抓作业');
    assert.match(
      renumbered(text),
      /见第5、6项，与第5项、7项衔接，参照第2至4项，按合同第4条、会同第二部分执行，第4项目照旧/,
    );
  });

  it('counts sections that were exchanged through, and their items with them', () => {
    const lines = plan.trimEnd().split('\n');
    const exchanged = [lines[0], ...lines.slice(5), ...lines.slice(1, 5)].join('\n');
    assert.deepEqual(
      renumbered(exchanged)
        .split('\n')
        .map((line) => /^[^.．、]{1,2}[.．、]/.exec(line)?.[0]),
      [undefined, '一、', '1.', '2.', '３．', '二、', '4.', '5.', '6.'],
    );
  });

  it('keeps delimiters, widths, spacing and other texts’ numbers', () => {
    const wrong = plan.replace('６．抓交流', '８．抓交流');
    assert.equal(renumbered(wrong), plan);
  });

  it('puts attachments in order, and references follow', () => {
    const text =
      '某局2026年工作要点\n一、抓项目\n1.建平台。清单见附件3，台账见附件1。\n2.办展会。按附件3执行。\n附件1\n台账\n1.甲。一。\n附件3\n清单\n1.乙。二。\n';
    assert.equal(renumbered(text), text.replaceAll('附件3', '附件2'));
    assert.equal(renumbered(text.replaceAll('附件3', '附件2')), text.replaceAll('附件3', '附件2'));
  });

  it('reads the whole number of an attachment', () => {
    const text =
      '某局2026年工作要点\n一、抓项目\n1.建平台。清单见附件10、附件1，另见附件十二、附件12、。\n附件2\n台账\n1.甲。一。\n附件1\n清单\n1.乙。二。\n';
    assert.equal(
      renumbered(text),
      text
        .replace('附件1，', '附件0，')
        .replace('附件2\n', '附件1\n')
        .replace('附件1\n清单', '附件2\n清单')
        .replace('附件0，', '附件2，'),
    );
  });

  it('takes decimals along with the number they stand below', () => {
    const text =
      '某局2026年工作要点\n一、抓项目\n1.建平台。一。\n3.办展会\n3.1 选址\n3.1.1 踏勘\n3.2 布展\n4.抓招商\n4.1 出访\n二、抓服务\n5.设窗口\n5.1 选人\n5.2 定岗\n';
    const right = text
      .replace('3.办展会\n3.1 选址\n3.1.1 踏勘\n3.2', '2.办展会\n2.1 选址\n2.1.1 踏勘\n2.2')
      .replace('4.抓招商\n4.1', '3.抓招商\n3.1')
      .replace('5.设窗口\n5.1 选人\n5.2', '4.设窗口\n4.1 选人\n4.2');
    assert.equal(renumbered(text), right);
    assert.equal(renumbered(right), right);
    // Only its number is wrong here, not theirs.
    assert.equal(renumbered(right.replace('3.抓招商', '7.抓招商')), right);
  });

  it('leaves circled numbers beyond 20 as they are', () => {
    const circled = Array.from(
      { length: 20 },
      (_, index) => `${String.fromCharCode(0x2460 + index)}抓${'甲乙丙丁'[index % 4]!}事。年内办好。`,
    );
    const text = `某局2026年工作要点\n${circled.join('\n')}\n⑳3年内办好丙事。逐项销号。\n`;
    assert.equal(renumbered(text), text);
  });

  it('restarts where the plan restarts', () => {
    const text =
      '某局2026年工作要点\n一、甲类\n1.先做。一。\n2.再做。二。\n二、乙类\n1.先做。一。\n3.再做。二。\n三、丙类\n1.先做。一。\n2.再做。二。\n';
    assert.equal(renumbered(text), text.replace('3.再做', '2.再做'));
  });

  it('is idempotent, leaves no finding on numbers, and keeps outline and titles', function () {
    this.timeout(60_000);
    const numberRules = rules.filter(({ meta }) =>
      ['numbering/gap', 'numbering/duplicate', 'numbering/order', 'numbering/restart', 'numbering/measures'].includes(
        meta.code,
      ),
    );
    const engine = createEngine(numberRules);
    const arbitrary = fc.array(
      fc.record({
        section: fc.boolean(),
        number: fc.integer({ min: 1, max: 30 }),
        mark: fc.constantFrom('.', '．', '、'),
        measures: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(arbitrary, (items) => {
        const text = [
          '某局2026年工作要点',
          ...items.map(({ section, number, mark, measures }) =>
            section
              ? `${formatChineseNumeral(number)}、抓这一类`
              : `${number}${mark}抓这一项。${measures.map((measure) => `${formatChineseNumeral(measure)}是抓好；`).join('')}见第${number}项。`,
          ),
        ].join('\n');
        const before = parsePlan(text);
        const once = renumbered(text);
        const after = parsePlan(once);
        const { edits, doubts } = renumber(after);
        assert.deepEqual(edits, []);
        // What is doubtful stays as it is, and so do its findings.
        if (doubts.length === 0)
          assert.deepEqual(
            engine.check(after, defaultContext).map(({ code, message }) => `${code} ${message.zh}`),
            [],
          );
        assert.deepEqual(
          after.structure.entries.map((entry) => titleText(after, entry).replace(/\d+/g, '#')),
          before.structure.entries.map((entry) => titleText(before, entry).replace(/\d+/g, '#')),
        );
      }),
      {
        numRuns: 300,
        // The 1. is read as a section, so the reference to item 1 is doubtful.
        examples: [
          [
            [
              { section: false, number: 2, mark: '.', measures: [] },
              { section: false, number: 1, mark: '.', measures: [] },
              { section: true, number: 2, mark: '.', measures: [] },
            ],
          ],
        ],
      },
    );
  });
});

describe('one form for all notes', () => {
  const normalised = (text: string): string => applyEdits(text, normaliseNotes(parsePlan(text)));

  it('takes the commonest form', () => {
    const text =
      '1.甲。办好。（责任单位：安全科）\n2.乙。办好。(责任单位:教研室、安全科)\n3.丙。办好。（责任单位：体卫科）\n4.丁。办好。〔责任单位：党委办（党建办）〕\n5.戊。办好。（牵头单位:考试院;配合单位:安全科）\n';
    const expected =
      '1.甲。办好。（责任单位：安全科）\n2.乙。办好。（责任单位：教研室、安全科）\n3.丙。办好。（责任单位：体卫科）\n4.丁。办好。〔责任单位：党委办（党建办）〕\n5.戊。办好。（牵头单位：考试院;配合单位：安全科）\n';
    assert.equal(normalised(text), expected);
    assert.equal(normalised(expected), expected);
  });

  it('leaves broken notes to their rules', () => {
    const text = '1.甲。办好。（责任单位：安全科）\n2.乙。办好。(责任单位:教研室\n';
    assert.equal(normalised(text), text);
  });
});
