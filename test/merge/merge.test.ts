/** Drafts of many departments as one plan. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { ledgerWorkbook } from '../../server/src/ledger/ledgerSheet';
import { compareLedger } from '../../server/src/ledger/ledgerChanges';
import { ledgerTasks } from '../../server/src/ledger/tasks';
import type { StatedLedger } from '../../server/src/ledger/columns';
import { draftOfLedger, draftOfPlan, type Draft } from '../../server/src/merge/draft';
import { mergeDrafts, restTitle, type MergeOptions } from '../../server/src/merge/merge';
import { mergeRemarks } from '../../server/src/merge/report';
import { numberingOf, writeMerged } from '../../server/src/merge/write';
import { exportPlan } from '../../server/src/office/exportPlan';
import { withComments } from '../../server/src/office/withComments';
import { mergedDrafts } from '../../server/src/office/mergeDrafts';
import { profileOf } from '../../server/src/layout/profile';
import { itemIds } from '../../server/src/plan/identity/ids';
import { parsePlan } from '../../server/src/plan/parse';
import { titleText } from '../../server/src/plan/query';
import { readWord } from '../../server/src/word/planText';
import type { ReadWorkbook } from '../../server/src/xlsx/read';
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

  it('share the sections that a model lacks', () => {
    const like = draft('样本', '栖云市教育局2025年工作要点\n一、守牢安全底线\n1.旧任务。旧内容。\n');
    const petitions = '一、信访工作\n1.接待群众100人次。（甲科）\n';
    const { text, result } = merged([petitions, `${petitions}2.回访群众。逐件回访。（甲科）\n`, '一、信访工作\n'], {
      like,
    });
    assert.equal(
      text,
      `栖云市教育局2025年工作要点\n一、守牢安全底线\n二、${restTitle}\n` +
        '1.信访工作\n（1）接待群众100人次。（甲科）\n（2）回访群众。逐件回访。（甲科）\n',
    );
    const [part] = result.sections.at(-1)!.parts;
    assert.deepEqual(
      part!.groups.map(({ members }) => members.map(({ from }) => from.join('、'))),
      [['稿1、稿2'], ['稿2']],
    );
    assert.match(mergeRemarks(result, 3).at(-1)!.zh, /^有 2 条、0 段未能归入各部分/);
  });

  it('leave no heading of such a section if another part has taken all that it held', () => {
    const like = draft('样本', '一、守牢安全底线\n1.旧任务。旧内容。\n');
    const { text } = merged(['一、守牢安全底线\n1.演练疏散。每学期一次。\n', '一、应急\n1.演练疏散。每学期一次。\n'], {
      like,
    });
    assert.equal(text, '一、守牢安全底线\n1.演练疏散。每学期一次。\n');
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

  describe('of rows of a ledger', () => {
    const head = '栖云市教育局2026年工作要点\n';
    /** The draft that a ledger of the plan becomes, as a plan. */
    const back = (text: string, stated: StatedLedger = {}): string => {
      const made = draftOfLedger('台账', read(writeWorkbook(ledgerWorkbook(parsePlan(text), { stated })!)))!;
      return writeMerged(mergeDrafts([made], { title: head.trim() }), numberingOf(undefined, true), false).text;
    };
    const table = (...rows: readonly (readonly string[])[]): ReadWorkbook => {
      const cells = rows.map((row) => ({ cells: row.map((value) => ({ value, style: 'plain' as const })) }));
      return read(writeWorkbook({ title: '表', sheets: [{ name: '表', columns: [], rows: cells }] }));
    };

    it('don’t repeat the targets and deadlines that their text states', () => {
      const text =
        `${head}一、扩大资源\n1.远程会诊。开展远程会诊不少于1200例，5月底前见效。（责任单位：规划科）\n` +
        '2.教研活动。公开课60节以上、教研活动24次，5月底前、8月底前各评一次，投入约1.2亿元。（责任单位：教研室）\n' +
        '二、守牢安全\n3.建三所学校。新建三所学校。（责任单位：安全科）\n';
      assert.equal(back(text), text);
      // So it is where the ledger has lost what it remembers of the plan.
      const heads = ['工作任务', '具体举措', '指标', '目标值', '单位', '完成时限', '牵头单位'];
      const row = [
        '公开课',
        '上公开课60节、\n教研24次，5月底前评',
        '公开课\n教研',
        '≥60\n24',
        '节\n次',
        '5月底前',
        '甲科',
      ];
      assert.deepEqual(draftOfLedger('表', table(heads, row))!.loose, [
        { text: '公开课。上公开课60节、', lines: ['教研24次，5月底前评（责任单位：甲科）'], children: [] },
      ]);
    });

    it('say a target that their text doesn’t state, though its figures are part of others', () => {
      const heads = ['工作任务', '指标', '目标值', '单位', '牵头单位'];
      const loose = draftOfLedger('表', table(heads, ['新建小学，2026年3月完工', '小学', '20', '所', '甲科']))!.loose;
      assert.deepEqual(loose[0]!.lines, ['（指标：小学）', '（目标值：20）', '（单位：所）']);
      const bare = draftOfLedger('表', table(heads, ['新建小学，2026年3月完工', '', '3', '', '甲科']))!.loose;
      assert.deepEqual(bare[0]!.lines, ['（目标值：3）']);
    });

    it('with a row for each measure are one item again', () => {
      const text =
        `${head}一、扩大资源\n1.扩大学位供给。全年新增学位8000个。一是新建小学12所；二是改造学校6所；三是整合教学点。（责任单位：规划科）\n` +
        '2.建强队伍。一是招聘教师300名（责任单位：人事科）。二是培训教师1500人次（责任单位：教师科）。\n';
      assert.equal(back(text, { rows: 'measures' }), text);
      const heads = ['序号', '工作任务', '具体举措', '牵头单位', '进展情况'];
      const rows = [
        ['1', '整治食堂', '1.接入平台', '甲科', '已接入'],
        ['2', '整治食堂', '（2）家长陪餐。', '乙科', ''],
        ['3', '排查消防', '更换灭火器', '甲科', ''],
        ['4', '排查消防', '更换灭火器', '甲科', ''],
      ];
      const { loose } = draftOfLedger('表', table(heads, ...rows))!;
      assert.deepEqual(
        loose.map((item) => [item.text, ...item.lines].join('|')),
        [
          '整治食堂。|一是接入平台（责任单位：甲科）；|（进展情况：已接入）|二是家长陪餐（责任单位：乙科）。',
          '排查消防。更换灭火器（责任单位：甲科）',
          '排查消防。更换灭火器（责任单位：甲科）',
        ],
      );
    });

    it('are known by the heads that offices use', () => {
      for (const task of ['重点任务', '重点工作', '主要任务', '工作事项'])
        for (const measures of ['主要举措', '具体措施', '重点举措', '主要措施'])
          for (const lead of ['责任科室', '责任部门', '牵头部门', '牵头单位', '责任单位']) {
            const [item] = draftOfLedger(
              '表',
              table(['序号', task, measures, lead], ['1', '甲事', '做甲事', '甲科']),
            )!.loose;
            assert.equal(item!.text, '甲事。做甲事（责任单位：甲科）', [task, measures, lead].join('、'));
          }
      const both = table(['重点任务', '工作内容', '责任单位'], ['安全', '查食堂', '甲科']);
      assert.deepEqual(draftOfLedger('表', both)!.loose, [
        { text: '查食堂（责任单位：甲科）', lines: ['（重点任务：安全）'], children: [] },
      ]);
    });

    it('stand below the rows of their sections, without totals, of which a remark tells', () => {
      const workbook = table(
        ['序号', '重点任务', '牵头单位'],
        ['一', '安全保障', ''],
        ['1', '查食堂', '甲科'],
        ['二', '信访工作', ''],
        ['2', '接待群众', '乙科'],
        ['合计', '2项', ''],
      );
      const made = mergedDrafts([{ name: '表.xlsx', workbook }], { marks: false });
      assert.ok(made.ok);
      assert.equal(
        made.written.text,
        '一、安全保障\n1.查食堂（责任单位：甲科）\n二、信访工作\n2.接待群众（责任单位：乙科）\n',
      );
      assert.ok(made.remarks.some(({ zh }) => zh === '表.xlsx 的合计行未汇入：合计 2项'));
      // 一、二 may number the tasks themselves.
      const numbered = table(['序号', '任务', '牵头单位'], ['一', '查食堂', ''], ['二', '接待群众', '乙科']);
      assert.deepEqual(
        draftOfLedger('表', numbered)!.loose.map(({ text }) => text),
        ['查食堂', '接待群众（责任单位：乙科）'],
      );
    });
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
