/** Automatic numbers, written out as Word shows them. */
import assert from 'node:assert/strict';
import { formatNumber } from '../../server/src/word/numerals';
import { abstractList, cell, level, list, numbered, paragraph, run, table } from './builder';
import { lines } from './read';

describe('Word’s automatic numbers', () => {
  it('count the layers of a plan', () => {
    const numbering =
      abstractList(0, [
        { format: 'chineseCountingThousand', text: '%1、' },
        { format: 'chineseCounting', text: '（%2）', suffix: 'nothing' },
        { text: '%3.', suffix: 'space' },
      ]) + list(1, 0);
    const body = [
      paragraph('夯实基础', numbered(1)),
      paragraph('修缮校舍', numbered(1, 1)),
      paragraph('更换门窗', numbered(1, 2)),
      paragraph('粉刷墙面', numbered(1, 2)),
      paragraph('培训教师', numbered(1, 1)),
      paragraph('送教下乡', numbered(1, 2)),
      paragraph('提升质量', numbered(1)),
      paragraph('开展教研', numbered(1, 1)),
    ].join('');
    assert.deepEqual(lines({ body, numbering }), [
      '一、夯实基础',
      '（一）修缮校舍',
      '1.更换门窗',
      '2.粉刷墙面',
      '（二）培训教师',
      '1.送教下乡',
      '二、提升质量',
      '（一）开展教研',
    ]);
  });

  it('come from styles, by the level that is linked to the style, also through what it is based on', () => {
    const styles =
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>' +
      `<w:style w:type="paragraph" w:styleId="one"><w:basedOn w:val="a"/><w:pPr>${numId(1)}</w:pPr></w:style>` +
      `<w:style w:type="paragraph" w:styleId="two"><w:basedOn w:val="a"/><w:pPr>${numId(1)}</w:pPr></w:style>` +
      '<w:style w:type="paragraph" w:styleId="child"><w:basedOn w:val="two"/></w:style>';
    const numbering =
      abstractList(0, [
        { format: 'japaneseCounting', text: '%1、', more: '<w:pStyle w:val="one"/>' },
        { text: '%2.', more: '<w:pStyle w:val="two"/>' },
      ]) + list(1, 0);
    const body = [
      paragraph('总体', '<w:pStyle w:val="one"/>'),
      paragraph('甲', '<w:pStyle w:val="two"/>'),
      paragraph('乙', '<w:pStyle w:val="child"/>'),
      paragraph('说明', `<w:pStyle w:val="two"/>${numId(0)}`),
      paragraph('正文'),
      paragraph('丙', '<w:pStyle w:val="two"/>'),
    ].join('');
    assert.deepEqual(lines({ body, numbering, styles }), ['一、总体', '1.甲', '2.乙', '说明', '正文', '3.丙']);
  });

  it('go on in another list of the same kind, unless it says where to begin', () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = abstractList(0, [{}]) + list(1, 0) + list(2, 0) + list(3, 0, override);
    const body = [1, 1, 2, 3, 3, 1].map((id) => paragraph('项', numbered(id))).join('');
    assert.deepEqual(lines({ body, numbering }), ['1.项', '2.项', '3.项', '1.项', '2.项', '3.项']);
  });

  it('follow a level that a list defines for itself', () => {
    const own = `<w:lvlOverride w:ilvl="0">${level({ format: 'upperLetter', text: '%1)', start: 3 }, 0)}</w:lvlOverride>`;
    const numbering = abstractList(0, [{}]) + list(1, 0, own);
    assert.deepEqual(lines({ body: paragraph('项', numbered(1)), numbering }), ['C)项']);
  });

  it('begin where the list says, with what it writes before the number', () => {
    const numbering = abstractList(0, [{ start: 3, text: '附件%1 ' }]) + list(1, 0);
    const body = paragraph('名单', numbered(1)) + paragraph('表格', numbered(1));
    assert.deepEqual(lines({ body, numbering }), ['附件3 名单', '附件4 表格']);
  });

  it('begin anew under a level above, under a certain one, or never', () => {
    const restart = (value: number): string => `<w:lvlRestart w:val="${value}"/>`;
    const numbering =
      abstractList(0, [
        {},
        { text: '%2)' },
        { text: '(%3)', more: restart(1) },
        { text: '<%4>'.replace('<', '&lt;'), more: restart(0) },
      ]) + list(1, 0);
    const body = [0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3].map((at) => paragraph('项', numbered(1, at))).join('');
    assert.deepEqual(
      lines({ body, numbering }).map((line) => line.slice(0, -1)),
      ['1.', '1)', '(1)', '<1>', '2)', '(2)', '<2>', '2.', '1)', '(1)', '<3>'],
    );
  });

  it('are ordinary figures throughout where the level asks for legal numbering', () => {
    const numbering =
      abstractList(0, [
        { format: 'chineseCounting', text: '第%1章' },
        { text: '%1.%2', more: '<w:isLgl/>' },
        { text: '%1-%3', more: '<w:isLgl w:val="0"/>' },
      ]) + list(1, 0);
    const body = [0, 1, 2].map((at) => paragraph('目标', numbered(1, at))).join('');
    assert.deepEqual(lines({ body, numbering }), ['第一章 目标', '1.1 目标', '一-1 目标']);
  });

  it('show only their own level if the list says so, also without a level above', () => {
    const numbering = abstractList(0, [{}, {}, { text: '（%3）' }]) + list(1, 0);
    const body = paragraph('甲', numbered(1, 2)) + paragraph('乙', numbered(1, 2));
    assert.deepEqual(lines({ body, numbering }), ['（1）甲', '（2）乙']);
  });

  it('take a level that was left out as begun', () => {
    const numbering = abstractList(0, [{}, { text: '%1.%2' }]) + list(1, 0);
    const body = [1, 1, 0, 1].map((at) => paragraph('项', numbered(1, at))).join('');
    assert.deepEqual(lines({ body, numbering }), ['1.1 项', '1.2 项', '2.项', '2.1 项']);
  });

  it('come from a numbering style', () => {
    const styles = `<w:style w:type="numbering" w:styleId="house"><w:pPr>${numId(2)}</w:pPr></w:style>`;
    const numbering =
      abstractList(0, [], '<w:numStyleLink w:val="house"/>') +
      abstractList(1, [{ format: 'ideographTraditional', text: '%1、' }], '<w:styleLink w:val="house"/>') +
      list(1, 0) +
      list(2, 1);
    const body = paragraph('一组', numbered(1)) + paragraph('二组', numbered(1));
    assert.deepEqual(lines({ body, numbering, styles }), ['甲、一组', '乙、二组']);
  });

  it('are counted for an empty paragraph, but not for the end of a section', () => {
    const numbering = abstractList(0, [{}]) + list(1, 0);
    const body = [
      paragraph('甲', numbered(1)),
      paragraph('', numbered(1)),
      paragraph('', `${numbered(1)}<w:sectPr/>`),
      paragraph('乙', numbered(1)),
    ].join('');
    assert.deepEqual(lines({ body, numbering }), ['1.甲', '2.', '', '3.乙']);
  });

  it('are the content of a column of numbers', () => {
    const numbering = abstractList(0, [{ text: '%1', suffix: 'nothing' }]) + list(1, 0);
    const row = (task: string): string[] => [cell(paragraph('', numbered(1))), cell(paragraph(task))];
    assert.deepEqual(lines({ body: table([row('修路'), row('架桥')]), numbering }), ['1\t修路', '2\t架桥']);
  });

  it('keep apart from figures that follow, and leave out bullets', () => {
    const numbering =
      abstractList(0, [{}]) + abstractList(1, [{ format: 'bullet', text: '\uf0b7' }]) + list(1, 0) + list(2, 1);
    const body = paragraph('2027年目标', numbered(1)) + paragraph('要点', numbered(2));
    assert.deepEqual(lines({ body, numbering }), ['1. 2027年目标', '要点']);
  });

  it('belong to the paragraph that remains when a paragraph mark was deleted', () => {
    const numbering = abstractList(0, [{}]) + list(1, 0);
    const deleted = `${numbered(1)}<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>`;
    const body = paragraph('上', deleted) + paragraph('下', numbered(1)) + paragraph('末', numbered(1));
    assert.deepEqual(lines({ body, numbering }), ['1.上下', '2.末']);
    assert.deepEqual(lines({ body, numbering }, { tracked: 'original' }), ['1.上', '2.下', '3.末']);
  });

  it('may be told in a newer form with an older one to fall back on', () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="7"/>' +
      '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">' +
      '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>' +
      '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>' +
      `<w:suff w:val="nothing"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>${list(1, 0)}`;
    assert.deepEqual(lines({ body: paragraph('号', numbered(1)), numbering }), ['007号']);
  });

  it('survive lists that are not there', () => {
    const numbering = abstractList(0, [{}]) + list(1, 7);
    const body = [numbered(1), numbered(9), numbered(1, 12)].map((place) => paragraph('项', place)).join('');
    assert.deepEqual(lines({ body, numbering }), ['项', '项', '项']);
    assert.deepEqual(lines({ body: `<w:p>${run('项')}</w:p>` }), ['项']);
  });
});

describe('formats of Word’s numbers', () => {
  it('that nobody knows are ordinary figures', () => {
    for (const format of ['koreanDigital', 'constructor', '']) assert.equal(formatNumber(5, format), '5');
  });

  const formats: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
    decimalZero: [
      [3, '03'],
      [12, '12'],
    ],
    decimalFullWidth: [[10, '１０']],
    decimalEnclosedCircle: [
      [1, '①'],
      [20, '⑳'],
      [21, '21'],
    ],
    decimalEnclosedParen: [[2, '⑵']],
    decimalEnclosedFullstop: [[3, '⒊']],
    upperLetter: [
      [1, 'A'],
      [26, 'Z'],
      [27, 'AA'],
      [28, 'BB'],
    ],
    lowerLetter: [[2, 'b']],
    upperRoman: [
      [4, 'IV'],
      [1999, 'MCMXCIX'],
    ],
    lowerRoman: [[9, 'ix']],
    chineseCounting: [
      [10, '十'],
      [11, '十一'],
      [20, '二十'],
      [101, '一百零一'],
    ],
    chineseCountingThousand: [[21, '二十一']],
    japaneseCounting: [[14, '十四']],
    taiwaneseCountingThousand: [[30, '三十']],
    chineseLegalSimplified: [
      [1, '壹'],
      [11, '壹拾壹'],
      [105, '壹佰零伍'],
      [200, '贰佰'],
    ],
    ideographDigital: [[20, '二〇']],
    ideographTraditional: [
      [10, '癸'],
      [11, '11'],
    ],
    ideographZodiac: [
      [12, '亥'],
      [13, '13'],
    ],
    ideographEnclosedCircle: [
      [1, '㈠'],
      [10, '㈩'],
    ],
    numberInDash: [[1, '- 1 -']],
    none: [[5, '']],
  };
  for (const [format, cases] of Object.entries(formats)) {
    it(format, () => {
      for (const [value, text] of cases) assert.equal(formatNumber(value, format), text);
    });
  }
});

function numId(id: number): string {
  return `<w:numPr><w:numId w:val="${id}"/></w:numPr>`;
}
