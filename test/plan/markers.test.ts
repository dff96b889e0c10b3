import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanHeading } from '../../server/src/scan/markers';

/** `kind number │ prefix digits delimiter spacing title │ body`, with · for a space. */
function reading(text: string): string {
  const heading = scanHeading(text);
  if (heading === undefined) return 'none';
  const { marker, title, body } = heading;
  const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end).replace(/\s/g, '·');
  return `${marker.kind}${marker.weak ? '?' : ''} ${marker.number} │ ${[marker.prefix, marker.digits, marker.delimiter, marker.spacing, title].map(cut).join('|')} │ ${cut(body)}`;
}

describe('markers', () => {
  describe('are read with each of their parts', () => {
    for (const [text, expected] of [
      ['一、扩大资源', 'han 1 │ |一|、||扩大资源 │ '],
      ['　　十二、  扩大资源', 'han 12 │ |十二|、|··|扩大资源 │ '],
      ['一．扩大资源', 'han 1 │ |一|．||扩大资源 │ '],
      ['（三）办好幼儿园。建设12所。', 'hanParen 3 │ （|三|）||办好幼儿园 │ 建设12所。'],
      ['(三)办好幼儿园', 'hanParen 3 │ (|三|)||办好幼儿园 │ '],
      ['（三)、办好幼儿园', 'hanParen 3 │ （|三|)、||办好幼儿园 │ '],
      ['（ 三 ）办好幼儿园', 'hanParen 3 │ （·|三|·）||办好幼儿园 │ '],
      ['1.新建学校。年内完成。', 'arabic 1 │ |1|.||新建学校 │ 年内完成。'],
      ['12．新建学校', 'arabic 12 │ |12|．||新建学校 │ '],
      ['１２．新建学校', 'arabic 12 │ |１２|．||新建学校 │ '],
      ['1、新建学校', 'arabic 1 │ |1|、||新建学校 │ '],
      ['3.\u00a0新建学校', 'arabic 3 │ |3|.|·|新建学校 │ '],
      ['3 新建学校', 'arabic? 3 │ |3||·|新建学校 │ '],
      ['⒈ 强化学习。每周一次。', 'arabic 1 │ |⒈||·|强化学习 │ 每周一次。'],
      ['⒛强化学习', 'arabic 20 │ |⒛|||强化学习 │ '],
      ['二、二期工程', 'han 2 │ |二|、||二期工程 │ '],
      ['四、一季度工作', 'han 4 │ |四|、||一季度工作 │ '],
      ['三、四项机制', 'han 3 │ |三|、||四项机制 │ '],
      ['（1）新建学校', 'arabicParen 1 │ （|1|）||新建学校 │ '],
      ['1）新建学校', 'arabicParen 1 │ |1|）||新建学校 │ '],
      ['③新建学校', 'circled 3 │ |③|||新建学校 │ '],
      ['第一章 总则', 'chapter 1 │ 第|一|章|·|总则 │ '],
      ['第一部分：形势', 'part 1 │ 第|一|部分：||形势 │ '],
      ['第十二条 学校应当公开', 'article 12 │ 第|十二|条|·|学校应当公开 │ '],
      ['第一，坚持稳中求进', 'ordinal 1 │ 第|一|，||坚持稳中求进 │ '],
      ['§3.资源', 'sectionSign 3 │ §|3|.||资源 │ '],
      ['1.2 资源', 'decimal 2 │ 1.|2||·|资源 │ '],
    ] as const) {
      it(text.trim(), () => assert.equal(reading(text), expected));
    }
  });

  describe('stand before titles that begin with a number', () => {
    for (const [text, number] of [
      ['11.121人才工程。全面实施。', 11],
      ['1.2018年工作回顾', 1],
      ['3.100所学校达标。年内完成。', 3],
      ['2.“3+1”行动。继续实施。', 2],
      ['12.2026年招聘教师200名', 12],
    ] as const) {
      it(`${text} → ${number}`, () => assert.equal(scanHeading(text)?.marker.number, number));
    }
  });

  describe('are not these', () => {
    for (const text of [
      '2026年3月1日',
      '2026.3.1 发布',
      '6月底前完成',
      '2026年工作要点',
      '13800000000',
      '0571-88000000',
      '010-66000000 联系人',
      '国发〔2026〕4号',
      '（2026）4号',
      '（一）',
      '(1)',
      '一、二、三年级开展试点',
      '一、二等奖获得者',
      '1、2号楼改造',
      '一是加强领导',
      '一要加强领导',
      '第三届运动会',
      '第一批学校',
      '第三季度完成',
      '第一条措施落实到位',
      '三月份',
      '3月份',
      '10:30 开会',
      '1:14的师生比',
      '5-6月份',
      '3—5所学校',
      '一一落实',
      '百日攻坚',
      '千名教师访万家',
      '十四五规划',
      '两学一做',
      '12345',
      '1.',
      '……',
      '',
    ]) {
      it(JSON.stringify(text), () => assert.equal(reading(text), 'none'));
    }
  });

  describe('are doubtful if the figures may be a decimal: the neighbours decide', () => {
    for (const text of [
      '3.5亿元投入到位',
      '3.5%左右',
      '10.5万人次',
      '1.25（周一）召开会议',
      '12.5公里',
      '3 新建学校',
      '三，加强领导',
      '3、4月份开展检查',
      '三、四年级开展试点',
      '二、三级医院创建',
      '一、二三线城市',
    ]) {
      it(text, () => assert.equal(scanHeading(text)?.marker.weak, true));
    }
  });

  it('have parts that follow one another inside the text, whatever it is', () => {
    const unit = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...'一二十百第章条部分（()）.．、，。1234567890年月§①③⒈⒛ 　\u00a0学校') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    );
    let read = 0;
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 24 }), (text) => {
        const heading = scanHeading(text);
        if (heading === undefined) return;
        read++;
        const { marker, title, body } = heading;
        const { span, prefix, digits, delimiter, spacing } = marker;
        assert.equal(text.slice(0, span.start).trim(), '');
        assert.deepEqual(
          [prefix.start, prefix.end, digits.end, delimiter.end, spacing.start],
          [span.start, digits.start, delimiter.start, span.end, span.end],
        );
        assert.ok(
          digits.start < digits.end &&
            spacing.end <= title.start &&
            title.start <= title.end &&
            title.end <= body.start &&
            body.start <= body.end &&
            body.end <= text.length,
        );
        assert.ok(marker.number >= 1 && marker.number <= 9999);
      }),
      { numRuns: 5000 },
    );
    assert.ok(read > 200, `only ${read} texts had a marker`);
  });
});
