/** A plan as a .docx: nothing of the text is lost, and paragraphs and page are set by the standard. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { exportPlan } from '../../server/src/office';
import type { LayoutRequest } from '../../server/src/layout/layOut';
import { profileOf, type HouseLayout } from '../../server/src/layout/profile';
import { paragraphsOf, partOf, rowsOf } from './docxText';

const plain: LayoutRequest = { shape: 'plan', tasks: false, profile: profileOf(), notice: {} };
const docx = (text: string, request: Partial<LayoutRequest> = {}): Uint8Array =>
  exportPlan(text, 'docx', { ...plain, ...request }).bytes;
const stylesAndTexts = (bytes: Uint8Array): string[] =>
  paragraphsOf(bytes).map(({ style, text }) => `${style} ${text.replaceAll('\n', '/')}`);

const plan = `栖云市教育局2026年工作要点
（征求意见稿）

　　2026年，全市教育系统要稳中求进。
一、扩大资源供给
1.新建学校。6月底前新建中小学12所。（责任单位：规划科、基教科）
（一）办好幼儿园
2.改造园舍。年内改造20所。（基教科牵头，财务科配合）
二、加强队伍建设。配齐教师，配强校长。

附件：1.任务清单
      2.考核细则

栖云市教育局
2026年1月20日
`;

describe('a plan as a Word file', () => {
  it('has the style of each paragraph by its clause', () => {
    assert.deepEqual(stylesAndTexts(docx(plan)), [
      'title 栖云市教育局2026年工作要点',
      'caption （征求意见稿）',
      'body 2026年，全市教育系统要稳中求进。',
      '1 一、扩大资源供给',
      'body 1.新建学校。6月底前新建中小学12所。（责任单位：规划科、基教科）',
      '2 （一）办好幼儿园',
      'body 2.改造园舍。年内改造20所。（基教科牵头，财务科配合）',
      'body 二、加强队伍建设。配齐教师，配强校长。',
      'attachments 附件：1.任务清单',
      'furtherAttachments 2.考核细则',
      'signature 栖云市教育局',
      'date 2026年1月20日',
    ]);
  });

  it('sets the lead of a paragraph in the face of its layer, and the rest in that of the text', () => {
    const runs = (text: string): unknown => paragraphsOf(docx(text)).at(-1)!.runs;
    const title = '某局2026年工作要点\n';
    assert.deepEqual(runs(`${title}一、抓项目。年内建成3个。`), [
      ['一、抓项目。', 'firstFace'],
      ['年内建成3个。', undefined],
    ]);
    assert.deepEqual(runs(`${title}一、抓项目\n1.建平台。年内建成。`), [
      ['1.建平台。', 'secondFace'],
      ['年内建成。', undefined],
    ]);
    // In a plan that has all layers, 1. is the third wherever it stands.
    const three = `${title}一、抓项目\n（一）建平台\n1.搭框架。年内搭好。\n二、抓队伍\n2.补教师。年内补足。`;
    assert.deepEqual(runs(three), [
      ['2.补教师。', undefined],
      ['年内补足。', undefined],
    ]);
    // One long sentence is a paragraph, not a title.
    const long = `1.${'坚持问题导向，'.repeat(10)}办好人民满意的教育。`;
    assert.deepEqual(runs(`${title}一、总体要求\n${long}`), [[long, undefined]]);
  });

  it('ties the closing block to what stands above it, and centres the signature above the date', () => {
    const [attachment, further, signature, date] = paragraphsOf(docx(plan)).slice(-4);
    for (const { properties } of [attachment!, further!]) assert.match(properties, /<w:keepNext\/>/);
    assert.match(partOf(docx(plan), 'word/styles.xml'), /w:styleId="signature".*?<w:keepNext\/>.*?<\/w:style>/);
    const right = (properties: string): number => Number(/w:rightChars="(\d+)"/.exec(properties)![1]);
    // 2026年1月20日 is 6.5 characters wide, 栖云市教育局 six.
    assert.equal(right(date!.properties), 400);
    assert.equal(right(signature!.properties), 425);
  });

  it('keeps every line of every sample plan, in order', () => {
    const folders = ['samples', ...readdirSync('test/fixtures').map((name) => path.join('test', 'fixtures', name))];
    // Those hold characters that XML can't.
    folders.splice(folders.indexOf(path.join('test', 'fixtures', 'fuzz')), 1);
    let compared = 0;
    for (const folder of folders) {
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
        const text = readFileSync(path.join(folder, name), 'utf8').replace(/ ⟸.*$/gm, '');
        const bytes = docx(text);
        const { leftOut } = exportPlan(text, 'html', plain);
        const written = [...paragraphsOf(bytes).map((one) => one.text), ...rowsOf(bytes).flat()].join('');
        const squeeze = (words: string): string => [...words.replace(/[\s|│┃—―─┼┤├:-]/g, '')].sort().join('');
        if (leftOut === 0) {
          assert.equal(squeeze(written), squeeze(text), path.join(folder, name));
          compared++;
        }
      }
    }
    assert.ok(compared > 50, String(compared));
  });

  it('has the geometry of the standard, and that of a house', () => {
    const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
    const geometry = (house?: HouseLayout): string => {
      const bytes = docx(plan, { profile: profileOf(house) });
      return partOf(bytes, 'word/document.xml') + partOf(bytes, 'word/styles.xml');
    };
    const standard = geometry();
    assert.match(standard, new RegExp(`<w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/>`));
    assert.match(
      standard,
      new RegExp(`w:top="${twips(37)}" w:right="${twips(26)}" w:bottom="${twips(35)}" w:left="${twips(28)}"`),
    );
    // 225 mm by 22 lines and 156 mm by 28 characters of 16 points, in twentieths of a point and rounded down.
    assert.match(standard, /<w:spacing w:line="579" w:lineRule="exact"\/>/);
    assert.match(standard, /<w:spacing w:val="-5"\/>/);
    const house = geometry({ margins: { top: 30, bottom: 30 }, lines: 20, characters: 26, fonts: { body: '仿宋' } });
    assert.match(house, new RegExp(`w:top="${twips(30)}"`));
    assert.match(house, /<w:spacing w:line="671" w:lineRule="exact"\/>/);
    assert.match(house, /w:eastAsia="仿宋"/);
  });

  it('numbers odd pages at the right and even ones at the left', () => {
    const bytes = docx(plan);
    for (const side of ['odd', 'even'])
      assert.match(
        partOf(bytes, `word/${side}Footer.xml`),
        new RegExp(`<w:pStyle w:val="${side}Footer"/>.*— .*PAGE.* —`),
      );
    assert.match(partOf(bytes, 'word/settings.xml'), /<w:evenAndOddHeaders\/>/);
    assert.match(partOf(bytes, 'word/styles.xml'), /w:styleId="evenFooter".*?<w:jc w:val="left"\/>/);
  });

  it('is printed under a notice, whose open places show', () => {
    const bytes = docx(plan, { shape: 'notice', notice: { addressee: '各县（区）教育局' } });
    assert.deepEqual(stylesAndTexts(bytes).slice(0, 6), [
      'title 栖云市教育局关于印发/《栖云市教育局2026年工作要点》的通知',
      'addressee 各县（区）教育局：',
      'body 现将《栖云市教育局2026年工作要点》印发给你们，请结合实际，认真抓好落实。',
      'signature 栖云市教育局',
      'date ××××年×月×日',
      'title 栖云市教育局2026年工作要点',
    ]);
    assert.match(paragraphsOf(bytes)[5]!.properties, /<w:pageBreakBefore\/>/);
  });

  it('gets a red head with the number that is known', () => {
    const bytes = docx(plan, { shape: 'redhead', notice: { number: '栖教发〔2026〕3号' } });
    assert.deepEqual(stylesAndTexts(bytes).slice(0, 2), ['mark 栖云市教育局文件', 'number 栖教发〔2026〕3号']);
    assert.match(paragraphsOf(bytes)[1]!.properties, /w:color="FF0000"/);
  });

  it('prints a notice that the text brings, and begins a page with the plan', () => {
    const text = `某市教育局关于印发2026年工作要点的通知
某教发〔2026〕1号
各学校：
现将要点印发给你们，请认真贯彻执行。
某市教育局
2026年1月17日
2026年工作要点
一、发展目标
1.增长7.5%左右。
`;
    const shown = stylesAndTexts(docx(text, { shape: 'redhead' }));
    assert.equal(shown[1], 'number 某教发〔2026〕1号');
    assert.equal(shown.filter((line) => line.startsWith('title')).length, 2);
    assert.equal(shown.filter((line) => line.includes('现将')).length, 1);
    const title = paragraphsOf(docx(text)).findLast(({ style }) => style === 'title')!;
    assert.equal(title.text, '2026年工作要点');
    assert.match(title.properties, /<w:pageBreakBefore\/>/);
  });

  it('gives tasks no deadline that only says which year the plan is for', () => {
    const text =
      '某局2026年工作要点\n\n一、主要任务\n1.扩充学位。2026年，新建学校2所，6月底前开工。（责任单位：基建科）\n';
    assert.equal(
      rowsOf(docx(text, { tasks: true }))
        .at(-1)!
        .at(-1),
      '6月底前',
    );
  });

  it('attaches the tasks on landscape pages', () => {
    const bytes = docx(plan, { tasks: true });
    assert.deepEqual(rowsOf(bytes), [
      ['序号', '工作任务', '具体举措', '牵头单位', '配合单位', '完成时限'],
      ['一、扩大资源供给'],
      ['1', '新建学校', '6月底前新建中小学12所。', '规划科', '基教科', '6月底前'],
      ['2', '改造园舍', '年内改造20所。', '基教科', '财务科', '年内'],
      ['3', '加强队伍建设', '配齐教师，配强校长。', '', '', ''],
    ]);
    assert.match(partOf(bytes, 'word/document.xml'), /<w:tblHeader\/>.*w:orient="landscape"/s);
    assert.deepEqual(rowsOf(docx('某局通知\n没有任务。\n', { tasks: true })), []);
  });

  it('makes tables of the tables in the text', () => {
    const table = '序号\t重点任务\t责任单位\n1\t沙河治理\t建设科\n2\t道路改造\t交通科\n';
    assert.deepEqual(rowsOf(docx(`某局2026年重点任务分解表\n${table}`)), [
      ['序号', '重点任务', '责任单位'],
      ['1', '沙河治理', '建设科'],
      ['2', '道路改造', '交通科'],
    ]);
  });

  it('gives equal bytes for equal texts', () => {
    assert.deepEqual(docx(plan, { tasks: true }), docx(plan, { tasks: true }));
  });

  it('writes what XML cannot hold as U+FFFD, and markup as text', () => {
    const text = '某局2026年工作要点\n一、<w:p>&"\u0000\u0007\ud800\n\t甲\t乙\n';
    const xml = partOf(docx(text), 'word/document.xml');
    assert.match(xml, /一、&lt;w:p&gt;&amp;&quot;\ufffd\ufffd\ufffd/);
    assert.doesNotMatch(xml, /[\u0000-\u0008]/);
  });
});
