/** A template of the house keeps its own look; the plan goes where its placeholders stand. */
import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { profileOf } from '../../server/src/layout/profile';
import { exportIntoTemplate, readWord } from '../../server/src/office';
import { paragraphsOf, partOf, rowsOf } from './docxText';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const relations = (...rows: string[]): string =>
  `<Relationships xmlns="${packaged}/relationships">${rows.join('')}</Relationships>`;

const styles = `<w:styles ${w}>
<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:link w:val="h1c"/></w:style>
<w:style w:type="character" w:styleId="h1c"><w:name w:val="标题 1 字符"/></w:style>
</w:styles>`;

/** The placeholder of the number is divided over runs, as Word likes to do. */
const body = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{{标题}}</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">文号 {{发文</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>字号}}，{{年份}}年{{秘密}}</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="n"/><w:spacing w:line="600"/></w:pPr><w:r><w:rPr><w:sz w:val="30"/></w:rPr><w:t>{{正文}}</w:t></w:r></w:p>
<w:p><w:r><w:t>{{任务分解表}}</w:t></w:r></w:p>
<w:p><w:r><w:t>本局办公室印发</w:t></w:r></w:p>`;

function template(content = body): Uint8Array {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relations(`<Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/>`),
    'word/document.xml': `<w:document ${w} ${r}><w:body>${content}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1500" w:right="1406"/></w:sectPr></w:body></w:document>`,
    'word/styles.xml': styles,
    'word/header1.xml': `<w:hdr ${w}><w:p><w:r><w:t>{{发文机关}}</w:t></w:r></w:p></w:hdr>`,
    'word/logo.bin': 'a picture',
    'word/_rels/document.xml.rels': relations(
      `<Relationship Id="a" Type="${office}/styles" Target="styles.xml"/>`,
      `<Relationship Id="b" Type="${office}/header" Target="header1.xml"/>`,
    ),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const plan = `栖云市教育局2026年工作要点
全市教育系统要稳中求进。
一、扩大资源供给
1.新建学校。6月底前新建中小学12所。（责任单位：规划科）
二、加强队伍建设。配齐教师。（责任单位：人事科）
栖云市教育局
2026年1月20日
`;

const fill = (bytes: Uint8Array): ReturnType<typeof exportIntoTemplate> =>
  exportIntoTemplate(plan, bytes, { profile: profileOf(), notice: { number: '栖教发〔2026〕3号' } });

describe('a template of the house', () => {
  it('is filled, and keeps its own styles', () => {
    const filled = fill(template());
    assert.ok(filled.ok);
    const { bytes, unknown } = filled.value;
    assert.deepEqual(unknown, ['秘密']);
    const xml = partOf(bytes, 'word/document.xml');
    const [title, number] = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([one]) => one.replace(/<[^>]*>/g, ''));
    assert.equal(title, '栖云市教育局2026年工作要点');
    assert.equal(number, '文号 栖教发〔2026〕3号，2026年{{秘密}}');
    assert.match(xml, /<w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">栖云市教育局2026年工作要点/);
    // A heading has the template's style; text looks like the paragraph {{正文}}.
    assert.match(
      xml,
      /<w:pStyle w:val="h1"\/><w:keepNext\/>|<w:pStyle w:val="h1"\/><\/w:pPr><w:r><w:t[^>]*>一、扩大资源供给/,
    );
    assert.match(
      xml,
      /<w:pStyle w:val="n"\/><w:spacing w:line="600"\/><\/w:pPr><w:r><w:rPr><w:sz w:val="30"\/><\/w:rPr><w:t[^>]*>全市教育系统/,
    );
    // The lead of a paragraph has the character style of its layer's heading.
    assert.match(xml, /<w:rPr><w:rStyle w:val="h1c"\/><\/w:rPr><w:t[^>]*>二、加强队伍建设。/);
    assert.match(xml, /<w:jc w:val="right"\/><\/w:pPr>[^]*栖云市教育局/);
    assert.equal(rowsOf(bytes).length, 4);
    assert.ok(paragraphsOf(bytes).every(({ text }) => !text.includes('{{正文}}') && !text.includes('{{任务')));
    assert.match(partOf(bytes, 'word/header1.xml'), /栖云市教育局/);
    for (const same of ['word/styles.xml', 'word/logo.bin'])
      assert.deepEqual(unzipSync(bytes)[same], unzipSync(template())[same]);
  });

  it('gives a file that reads as the plan', () => {
    const filled = fill(template());
    assert.ok(filled.ok);
    const word = readWord(filled.value.bytes);
    assert.ok(word.ok);
    assert.match(word.value.text, /一、扩大资源供给\n1\.新建学校。6月底前新建中小学12所。（责任单位：规划科）\n二、/);
    assert.match(word.value.text, /\n本局办公室印发\n$/);
  });

  it('has the title among the text where it has no place of its own', () => {
    const filled = fill(template('<w:p><w:r><w:t>{{正文}}</w:t></w:r></w:p>'));
    assert.ok(filled.ok);
    const text = partOf(filled.value.bytes, 'word/document.xml');
    assert.match(
      text,
      /<w:jc w:val="center"\/><\/w:pPr><w:r><w:rPr><w:rFonts[^>]*方正小标宋简体[^>]*\/><\/w:rPr><w:t[^>]*>栖云市/,
    );
  });

  it('is refused without {{正文}}, damaged, or as another kind of file', () => {
    for (const bytes of [
      template('<w:p><w:r><w:t>{{标题}}</w:t></w:r></w:p>'),
      template().subarray(0, 300),
      strToU8('text'),
    ]) {
      const filled = fill(bytes);
      assert.ok(!filled.ok);
      assert.ok(filled.text.zh.length > 5 && filled.text.en.length > 5);
    }
  });

  it('takes text with markup as text', () => {
    const filled = exportIntoTemplate('某局<w:p>2026年工作要点\n一、甲&乙。\n', template(), {
      profile: profileOf(),
      notice: {},
    });
    assert.ok(filled.ok);
    assert.match(strFromU8(unzipSync(filled.value.bytes)['word/document.xml']!), /某局&lt;w:p&gt;2026年工作要点/);
  });
});
