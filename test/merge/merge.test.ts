/** Drafts of many departments as one plan. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { ledgerWorkbook } from '../../server/src/ledger/ledgerSheet';
import { compareLedger } from '../../server/src/ledger/ledgerChanges';
import { ledgerTasks } from '../../server/src/ledger/tasks';
import { draftOfLedger, draftOfPlan, type Draft } from '../../server/src/merge/draft';
import { mergeDrafts, restTitle, type MergeOptions } from '../../server/src/merge/merge';
import { numberingOf, writeMerged } from '../../server/src/merge/write';
import { exportPlan } from '../../server/src/office/exportPlan';
import { withComments } from '../../server/src/office/withComments';
import { profileOf } from '../../server/src/layout/profile';
import { itemIds } from '../../server/src/plan/identity/ids';
import { parsePlan } from '../../server/src/plan/parse';
import { titleText } from '../../server/src/plan/query';
import { readWord } from '../../server/src/word/planText';
import { writeWorkbook } from '../../server/src/xlsx/write';
import { read, textsOf } from '../support/workbooks';

const draft = (name: string, text: string): Draft => draftOfPlan(name, parsePlan(text));

function merged(texts: readonly string[], options: MergeOptions & { marks?: boolean } = {}) {
  const drafts = texts.map((text, index) => draft(`稿${index + 1}`, text));
  const result = mergeDrafts(drafts, options);
  const hasSections = result.sections.some(({ isRest }) => !isRest);
  return { result, ...writeMerged(result, numberingOf(parsePlan(texts[0]!), hasSections), options.marks === true) };
}

const office =
  '栖云市教育局2026年工作要点\n一、扩大资源供给\n1.新建小学。在城东片区建成小学2所。（责任单位：规划科）\n二、守牢安全底线\n2.整治食堂。后厨全部接入监管平台。（责任单位：安全科）\n';

describe('drafts merged', () => {
  it('go to the sections of the first one, in its form, numbers running on as its do', () => {
    const { text } = merged([
      office,
      '安全科2026年工作要点\n（一）守牢安全底线\n1、排查消防。更换灭火器。\n（二）扩大资源\n1、改建宿舍。改造床位40张。\n',
    ]);
    assert.equal(
      text,
      '栖云市教育局2026年工作要点\n一、扩大资源供给\n1.新建小学。在城东片区建成小学2所。（责任单位：规划科）\n2.改建宿舍。改造床位40张。\n' +
        '二、守牢安全底线\n3.整治食堂。后厨全部接入监管平台。（责任单位：安全科）\n4.排查消防。更换灭火器。\n',
    );
  });

  it('keep sections of their own behind those of the first; what has none comes last and says so', () => {
    const { text, result } = merged([
      office,
      '一、建强教师队伍\n1.轮岗交流。骨干下乡任教。\n',
      '办公室2026年工作要点\n以下两项请统筹。\n1.公文精简。发文压减一成。\n2.会议精简。无会周每月一次。\n',
    ]);
    assert.equal(
      text.slice(text.indexOf('三、')),
      `三、建强教师队伍\n3.轮岗交流。骨干下乡任教。\n四、${restTitle}\n以下两项请统筹。\n4.公文精简。发文压减一成。\n5.会议精简。无会周每月一次。\n`,
    );
    assert.deepEqual(
      result.titles.map(({ from }) => from),
      ['稿1', '稿3'],
    );
  });

  it('put what says much the same side by side, and what says exactly the same once', () => {
    const { text, result } = merged([
      office,
      '一、守牢安全底线\n1.整治学校食堂。后厨全部接入监管平台，家长陪餐。\n2.演练疏散。每学期一次。\n',
      '一、守牢安全底线\n1.演练疏散。每学期一次。\n',
    ]);
    assert.match(text, /2\.整治食堂。.*\n3\.整治学校食堂。.*\n4\.演练疏散。每学期一次。\n$/);
    const [, section] = result.sections;
    assert.deepEqual(
      section!.groups.map(({ members }) => members.map(({ from }) => from.join('、'))),
      [['稿1', '稿2'], ['稿2、稿3']],
    );
  });

  it('follow the sections of a model, and leave the rest with its heading below the last part', () => {
    const like = draft('样本', '栖云市教育局2025年工作要点\n一、守牢安全底线\n1.旧任务。旧内容。\n');
    const { text } = merged([office.replace('栖云市教育局2026年工作要点\n', '')], {
      like,
      title: '栖云市教育局2026年工作要点',
    });
    assert.equal(
      text,
      '栖云市教育局2026年工作要点\n一、守牢安全底线\n1.整治食堂。后厨全部接入监管平台。（责任单位：安全科）\n' +
        `二、${restTitle}\n2.扩大资源供给\n（1）新建小学。在城东片区建成小学2所。（责任单位：规划科）\n`,
    );
  });

  it('keep items without sections as one list, tables as they are, and children below their items', () => {
    assert.equal(
      merged(['1.甲项。做甲事。\n2.乙项。做乙事。\n', '1.丙项。做丙事。\n（1）先查。\n（2）再改。\n']).text.includes(
        '3.丙项。做丙事。\n（1）先查。\n（2）再改。\n',
      ),
      true,
    );
    const table = '一、任务清单\n序号\t任务\t责任单位\n1\t建平台\t规划科\n2\t建队伍\t人事科\n';
    assert.ok(merged([office, table]).text.endsWith(`三、任务清单\n${table.slice(table.indexOf('序号'))}`));
  });

  it('say who sent what on lines that are no text of the plan', () => {
    const marked = merged([office, '一、守牢安全底线\n1.演练疏散。每学期一次。\n'], { marks: true }).text;
    assert.match(marked, /\n【来源：稿1】\n二、.*\n.*\n【来源：稿1】\n3\.演练疏散。每学期一次。\n【来源：稿2】\n$/);
    const plain = merged([office, '一、守牢安全底线\n1.演练疏散。每学期一次。\n']).text;
    const [with_, without] = [parsePlan(marked.replaceAll('稿1', '2026年12月底前建成3所')), parsePlan(plain)];
    assert.deepEqual(itemIds(with_), itemIds(without));
    assert.deepEqual(
      ledgerTasks(with_).map(({ values }) => values),
      ledgerTasks(without).map(({ values }) => values),
    );
    // A merger of what was merged has its own marks alone.
    assert.equal(merged([marked]).text, plain);
    const book = read(writeWorkbook(ledgerWorkbook(without, { stated: {} })!));
    assert.deepEqual(compareLedger(book, with_, {}).differences, []);
  });

  it('say in a Word file who sent what in comments', () => {
    const { text, sources } = merged([office, '一、守牢安全底线\n1.演练疏散。每学期一次。\n']);
    const made = exportPlan(text, 'docx', { shape: 'plan', tasks: false, profile: profileOf(), notice: {} });
    const lines = text.split('\n');
    const commented = withComments(
      made.bytes,
      sources.map(({ line, from }) => ({ text: lines[line]!, comment: from.join('、') })),
      { author: '汇总', initials: '汇', date: '2026-01-05T08:00:00Z' },
    );
    assert.ok(commented.ok);
    const comments = strFromU8(unzipSync(commented.value)['word/comments.xml']!);
    assert.deepEqual(
      [...comments.matchAll(/稿\d/g)].map(([name]) => name),
      ['稿1', '稿1', '稿2'],
    );
    const word = readWord(commented.value);
    assert.ok(word.ok);
    assert.equal(word.value.text.trimEnd(), text.trimEnd());
  });

  describe('twelve at a time, in three formats', () => {
    const sections = ['扩大资源供给', '建强教师队伍', '守牢安全底线', '深化课程改革', '提升治理水平'];
    const characters = [...'校园课堂教研后厨消防体质阅读招生督导社团师德网络食堂宿舍操场图书实验劳动美育心理'];
    const words = (min: number, max: number): fc.Arbitrary<string> =>
      fc.array(fc.constantFrom(...characters), { minLength: min, maxLength: max }).map((all) => all.join(''));
    const item = fc.record({
      title: words(4, 10),
      sentences: fc.array(words(8, 20), { minLength: 1, maxLength: 3 }),
      paragraph: fc.option(words(12, 30)),
      children: fc.array(words(8, 16), { maxLength: 2 }),
      unit: fc.constantFrom('规划科', '人事科', '安全科、财务科'),
    });
    const one = fc.record({
      format: fc.constantFrom('txt' as const, 'docx' as const, 'xlsx' as const),
      marker: fc.constantFrom('.', '、', '．'),
      lead: fc.option(words(12, 30)),
      parts: fc.array(
        fc.record({
          section: fc.option(fc.constantFrom(...sections)),
          items: fc.array(item, { minLength: 1, maxLength: 4 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    });
    type One = typeof one extends fc.Arbitrary<infer Value> ? Value : never;

    /** The text of the draft, and every sentence in it. */
    function textOf({ marker, lead, parts }: One): { text: string; sentences: string[] } {
      const sentences: string[] = [];
      const said = (sentence: string): string => {
        sentences.push(sentence);
        return sentence;
      };
      const lines = ['某科2026年工作要点'];
      if (lead !== null) lines.push(`${said(lead)}。`);
      let number = 1;
      // Items without a section come first: behind a section they would be its own.
      const ordered = [...parts].sort((a, b) => Number(a.section !== null) - Number(b.section !== null));
      let sectionNumber = 0;
      ordered.forEach(({ section, items }) => {
        if (section !== null) lines.push(`${'一二三'[sectionNumber++]}、${section}`);
        for (const { title, sentences: own, paragraph, children, unit } of items) {
          lines.push(
            `${number++}${marker}${said(title)}。${own.map((each) => `${said(each)}。`).join('')}（责任单位：${unit}）`,
          );
          if (paragraph !== null) lines.push(`${said(paragraph)}。`);
          children.forEach((child, index) => lines.push(`（${index + 1}）${said(child)}。`));
        }
      });
      return { text: `${lines.join('\n')}\n`, sentences };
    }

    /** The draft as it is read back, and the sentences that its file holds: a table has no preamble. */
    function sent({ format, ...more }: One, name: string): { readonly draft: Draft; readonly sentences: string[] } {
      const { text, sentences } = textOf({ format, ...more });
      if (format === 'txt') return { draft: draft(name, text), sentences };
      if (format === 'docx') {
        const made = exportPlan(text, 'docx', { shape: 'plan', tasks: false, profile: profileOf(), notice: {} });
        const word = readWord(made.bytes);
        assert.ok(word.ok);
        return { draft: draft(name, word.value.text), sentences };
      }
      const book = read(writeWorkbook(ledgerWorkbook(parsePlan(text), { stated: {} })!));
      const cells = [...textsOf(book.sheets[0]!).values()].join('\n');
      return {
        draft: draftOfLedger(name, book)!,
        sentences: sentences.filter((sentence) => sentence !== more.lead || cells.includes(sentence)),
      };
    }

    it('lose no sentence, and number what they hold without a gap', () => {
      fc.assert(
        fc.property(fc.array(one, { minLength: 12, maxLength: 12 }), fc.boolean(), (drafts, hasModel) => {
          const made = drafts.map((each, index) => sent(each, `稿${index + 1}`));
          const model = `局2026年工作要点\n${sections.map((title, index) => `${'一二三四五'[index]}、${title}\n${index + 1}.占位。占位内容。\n`).join('')}`;
          const result = mergeDrafts(
            made.map((each) => each.draft),
            hasModel ? { like: draft('样本', model) } : {},
          );
          const numbering = numberingOf(parsePlan(hasModel ? model : textOf(drafts[0]!).text), true);
          const { text } = writeMerged(result, numbering, false);
          for (const sentence of made.flatMap(({ sentences }) => sentences))
            assert.ok(text.includes(sentence), sentence);
          const plan = parsePlan(text);
          const headings = plan.structure.roots.filter(({ marker }) => marker?.kind === 'han');
          if (result.sections.length > 1)
            assert.deepEqual(
              headings.map((entry) => titleText(plan, entry)),
              result.sections.map(({ title }) => title),
            );
        }),
        { numRuns: 40, endOnFailure: true },
      );
    });
  });
});
