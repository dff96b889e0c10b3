/** HTML of the clipboard and of pages as the text of a plan. The samples are written by hand, as Word and WPS write. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { htmlText, isFromOffice } from '../../server/src/html/htmlText';

const sample = (name: string): string => readFileSync(path.join('test', 'html', 'samples', name), 'utf8');
const lines = (html: string): string[] => htmlText(html).split('\n');

describe('the text of HTML', () => {
  for (const name of ['word', 'wps'])
    it(`is what ${name} shows: numbers written out, bullets and deleted text left out, rows with tabs`, () => {
      const html = sample(`${name}.html`);
      assert.equal(`${htmlText(html)}\n`, sample(`${name}.txt`));
      assert.equal(isFromOffice(html), true);
    });

  it('is only what was copied', () => {
    assert.equal(htmlText('<body><p>前</p><!--StartFragment--><p>甲</p><!--EndFragment--><p>后</p></body>'), '甲');
  });

  it('counts lists that a browser would count', () => {
    const items = '<li>甲<li>乙</li>';
    assert.deepEqual(lines(`<ol start=3>${items}</ol>`), ['3.甲', '4.乙']);
    assert.deepEqual(lines(`<ol type=A>${items}</ol><ol type="i">${items}</ol>`), ['A.甲', 'B.乙', 'i.甲', 'ii.乙']);
    assert.deepEqual(lines(`<ol style='list-style-type:simp-chinese-informal'>${items}</ol>`), ['一、甲', '二、乙']);
    assert.deepEqual(lines('<ol><li>甲<ol><li>子</li></ol></li><li value=7>乙</li></ol>'), ['1.甲', '1.子', '7.乙']);
    assert.deepEqual(lines(`<ul>${items}</ul>`), ['甲', '乙']);
    assert.deepEqual(lines('<ol><li>2027年目标</li></ol>'), ['1. 2027年目标']);
  });

  it('has tables as lines, those inside tables within their cells, and frames as their text', () => {
    const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    assert.deepEqual(lines(`<table>${row('<p>甲</p><p>乙</p>', '丙')}${row('', '丁')}</table>尾`), [
      '甲 乙\t丙',
      '\t丁',
      '尾',
    ]);
    assert.deepEqual(lines(`<table>${row(`外<table>${row('内', '里')}</table>`, '右')}</table>`), ['外 内 里\t右']);
    assert.deepEqual(lines(`<table>${row('<p>甲</p><p>乙</p>')}</table>`), ['甲', '乙']);
    assert.deepEqual(lines('<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>'), ['甲\t乙', '丙\t丁']);
  });

  it('closes up Chinese text that is wrapped in the source, and keeps the spaces of other text', () => {
    assert.equal(htmlText('<p>提升\r\n质量 and\nso on</p>'), '提升质量 and so on');
    assert.equal(htmlText('<p>　　甲&nbsp;乙</p>'), '　　甲 乙');
  });

  it('reads entities, and leaves what is none', () => {
    assert.equal(
      htmlText('&lt;甲&gt; &amp;amp; &#19968;&#x4e8c; &copy; &#0; &#xd800; a < b'),
      '<甲> &amp; 一二 &copy; &#0; &#xd800; a < b',
    );
  });

  it('shows no script, style or hidden text', () => {
    assert.equal(
      htmlText('<title>题</title><style>p{}</style><script>"</p>"</script><p style="display:none">藏</p><p>甲</p>'),
      '甲',
    );
  });

  it('tells office programs from web pages', () => {
    assert.equal(isFromOffice('<meta charset=utf-8><p>甲</p>'), false);
    assert.equal(isFromOffice('<p class=MsoNormal>甲</p>'), true);
  });

  it('reads anything, in time that grows with its length', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '</',
      '<p',
      '<td>',
      '<table>',
      '</table>',
      '<ol>',
      '<li>',
      '<!--',
      '-->',
      '&#',
      '甲',
      ' ',
      '=',
      '<b style=mso-list:ignore>',
      '</b>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        assert.equal(typeof htmlText(pieces.join('')), 'string');
      }),
    );
    for (const one of ['<b>', '</b>', '<table><tr><td>', '<style>', '<p "', '&#1', '<!--', '<ol><li>', '\u00a0\n '])
      assert.equal(typeof htmlText(one.repeat(100_000)), 'string');
  });
});
