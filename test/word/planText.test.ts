/** What of a Word file becomes the text of a plan, and where it came from. */
import assert from 'node:assert/strict';
import { placeIn } from '../../server/src/word/planText';
import { abstractList, cell, list, numbered, paragraph, run, table } from './builder';
import { lines, wordText } from './read';

const complex = (code: string, result: string): string =>
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  `<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('the text of a Word file', () => {
  it('has a line for each paragraph and each line break', () => {
    const body = paragraph('某县工作要点') + paragraph('') + `<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>`;
    assert.deepEqual(lines({ body }), ['某县工作要点', '', '上', '下']);
  });

  it('has tabs, hyphens and symbols, but no page breaks and no spaces that Word doesn’t show', () => {
    const body =
      '<w:p><w:r><w:t> 甲 </w:t><w:tab/><w:t xml:space="preserve"> 乙</w:t><w:noBreakHyphen/><w:t>丙</w:t>' +
      '<w:br w:type="page"/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:char="F0FE"/></w:r></w:p>';
    assert.deepEqual(lines({ body }), ['甲\t 乙-丙□☑']);
  });

  it('looks into links, controls, simple fields and the results of complex ones', () => {
    const body =
      `<w:p><w:hyperlink>${run('链')}</w:hyperlink><w:sdt><w:sdtContent>${run('控')}</w:sdtContent></w:sdt>` +
      `<w:fldSimple w:instr="DATE">${run('域')}</w:fldSimple>${complex('REF 甲', run('果'))}` +
      `<w:smartTag>${run('签')}</w:smartTag></w:p><w:sdt><w:sdtContent>${paragraph('块')}</w:sdtContent></w:sdt>`;
    assert.deepEqual(lines({ body }), ['链控域果签', '块']);
  });

  it('leaves out hidden text, text boxes, notes, formulas and the table of contents, and says so', () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${paragraph('框')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('框')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const contents =
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>' +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('一、旧题 1')}</w:p>${paragraph('二、旧题 2')}` +
      '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>';
    const body =
      `${contents}<w:p>${run('正文')}${run('藏', '<w:vanish/>')}${box}<w:r><w:footnoteReference w:id="1"/></w:r>` +
      '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/></w:p>';
    const { text, remarks } = wordText({ body });
    assert.deepEqual(text.trim().split('\n'), ['正文']);
    assert.deepEqual(remarks, [
      {
        zh: '未读入：文本框 1 个、脚注 1 条、公式 1 个、目录 1 个',
        en: 'left out: 1 text box, 1 footnote, 1 equation, 1 table of contents',
      },
    ]);
  });

  it('says that a file is signed', () => {
    const more = { '_xmlsignatures/sig1.xml': '<Signature/>' };
    const { remarks } = wordText({ body: paragraph('正文'), more });
    assert.deepEqual(
      remarks.map(({ zh }) => zh),
      ['文件有数字签名，改动后的副本签名无效'],
    );
  });

  it('takes the older form of what it does not know', () => {
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback><w:t>☑</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    assert.deepEqual(lines({ body }), ['☑']);
  });

  it('has tracked changes accepted, or as it was before them', () => {
    const body =
      `<w:p>${run('保留')}<w:ins w:id="1" w:author="甲">${run('新增')}</w:ins>` +
      '<w:del w:id="2" w:author="甲"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>' +
      `<w:p><w:moveFrom w:id="3">${run('原处')}</w:moveFrom><w:moveTo w:id="4">${run('新处')}</w:moveTo></w:p>`;
    assert.deepEqual(lines({ body }), ['保留新增', '新处']);
    assert.deepEqual(lines({ body }, { tracked: 'original' }), ['保留删去', '原处']);
  });

  it('has a line for each row, and empty cells where merged cells reach', () => {
    const body = table([
      [cell(paragraph('序号')), cell(paragraph('任务') + paragraph('名称')), cell(paragraph('责任单位'))],
      [cell(paragraph('1')), cell(paragraph('修路')), cell(paragraph('交通局'), '<w:vMerge w:val="restart"/>')],
      [cell(paragraph('2')), cell(paragraph('架桥')), cell(paragraph(''), '<w:vMerge/>')],
      [cell(paragraph('合计'), '<w:gridSpan w:val="2"/>'), cell(paragraph('二项'))],
    ]);
    assert.deepEqual(lines({ body }), ['序号\t任务 名称\t责任单位', '1\t修路\t交通局', '2\t架桥\t', '合计\t\t二项']);
  });

  it('takes a table with one column for a frame around text', () => {
    const body = table([[cell(paragraph('某县工作要点') + paragraph('一、总体要求'))]]);
    assert.deepEqual(lines({ body }), ['某县工作要点', '一、总体要求']);
  });

  it('is the same whatever prefix the file uses for Word’s namespace', () => {
    const more = {
      'word/document.xml':
        '<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p>' +
        '<x:r><x:t xml:space="preserve">甲 </x:t></x:r></x:p></x:body></x:document>',
    };
    assert.deepEqual(lines({ body: '', more }), ['甲 ']);
  });
});

describe('a place in a Word file', () => {
  const numbering = abstractList(0, [{ format: 'chineseCounting', text: '%1、' }]) + list(1, 0);
  const body =
    paragraph('标题') +
    paragraph('') +
    `<w:p><w:pPr>${numbered(1)}</w:pPr>${run('夯实')}${run('基础')}<w:r><w:br/></w:r>${run('第二行')}</w:p>` +
    table([
      [cell(paragraph('任务')), cell(paragraph('单位'))],
      [cell(paragraph('修路')), cell(paragraph('交通局'))],
    ]);
  const word = wordText({ body, numbering });

  it('is the paragraph and the character in it, without its automatic number', () => {
    assert.equal(word.text.split('\n')[2], '一、夯实基础');
    assert.deepEqual(placeIn(word, { line: 0, character: 1 }), { paragraph: 1, offset: 1 });
    assert.deepEqual(placeIn(word, { line: 1, character: 0 }), { paragraph: 2, offset: 0 });
    assert.deepEqual(placeIn(word, { line: 2, character: 1 }), { paragraph: 3, offset: 0, number: '一、' });
    assert.deepEqual(placeIn(word, { line: 2, character: 5 }), { paragraph: 3, offset: 3, number: '一、' });
    assert.deepEqual(placeIn(word, { line: 3, character: 2 }), { paragraph: 3, offset: 7, number: '一、' });
  });

  it('in a table is its cell', () => {
    assert.deepEqual(placeIn(word, { line: 5, character: 3 }), {
      paragraph: 7,
      offset: 0,
      cell: { table: 1, row: 2, cell: 2 },
    });
  });

  it('beyond the text is nowhere', () => {
    assert.equal(placeIn(word, { line: 99, character: 0 }), undefined);
  });
});
