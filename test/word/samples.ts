/** Word files by hand that are valid as a whole, with all that our changes may meet. */
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { abstractList, cell, list, numbered, paragraph, run, wordFile } from './builder';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const styles =
  '<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:basedOn w:val="n"/><w:link w:val="h1c"/>' +
  '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
  '<w:style w:type="character" w:styleId="h1c"><w:name w:val="标题 1 字符"/><w:link w:val="h1"/></w:style>';

const numbering =
  abstractList(
    0,
    [{ format: 'chineseCounting', text: '%1、' }, { text: '%2.' }],
    '<w:multiLevelType w:val="multilevel"/>',
  ) + list(1, 0);

const change = (id: number): string => `w:id="${id}" w:author="张三" w:date="2026-01-01T00:00:00Z"`;

/** A table as Word writes it; `properties` of each row. */
function table(rows: readonly (readonly string[])[], properties: readonly string[] = []): string {
  const columns = rows[0]!.length;
  const grid = `<w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(columns)}</w:tblGrid>`;
  const shown = rows.map((cells, index) => `<w:tr>${properties[index] ?? ''}${cells.join('')}</w:tr>`);
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>${grid}${shown.join('')}</w:tbl>`;
}

const plain = (text: string): string => cell(paragraph(text), '<w:tcW w:w="2000" w:type="dxa"/>');
const merged = (text: string, how: string): string =>
  cell(paragraph(text), `<w:tcW w:w="2000" w:type="dxa"/><w:vMerge${how}/>`);

const body = [
  paragraph('栖云市教育局2026年工作要点', '<w:jc w:val="center"/>'),
  paragraph('提升质量', '<w:pStyle w:val="h1"/><w:keepNext/>'),
  `<w:p><w:pPr><w:ind w:firstLine="640"/><w:rPr><w:color w:val="000000"/></w:rPr></w:pPr>${run('1.加强教研。', '<w:b/>')}${run('开展视导12次,人人过关。')}</w:p>`,
  paragraph('2.招聘教师。招聘30人。'),
  '<w:p/>',
  '<w:p><w:pPr/></w:p>',
  paragraph('改善条件', numbered(1, 1)),
  paragraph('配齐设备', `<w:keepNext/>${numbered(1, 1)}<w:jc w:val="left"/>`),
  // What others have changed: text, the look of a run, a paragraph's properties and its mark.
  `<w:p>${run('甲')}<w:ins ${change(41)}>${run('新增,')}</w:ins><w:del ${change(42)}><w:r><w:delText>旧文</w:delText></w:r></w:del>${run('乙')}</w:p>`,
  `<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:ins ${change(43)}/><w:b/></w:rPr><w:pPrChange ${change(44)}><w:pPr/></w:pPrChange></w:pPr>` +
    `${run('改过格式的一段', `<w:b/><w:rPrChange ${change(45)}><w:rPr/></w:rPrChange>`)}</w:p>`,
  `<w:p><w:pPr><w:jc w:val="left"/><w:pPrChange ${change(46)}><w:pPr/></w:pPrChange></w:pPr>${run('又一段')}</w:p>`,
  // What isn't plain text.
  `<w:p><w:bookmarkStart w:id="3" w:name="甲"/><w:hyperlink w:anchor="甲">${run('链接,文字')}</w:hyperlink><w:bookmarkEnd w:id="3"/></w:p>`,
  `<w:p>${run('今天是')}<w:fldSimple w:instr="DATE">${run('2027年')}</w:fldSimple></w:p>`,
  `<w:p>${run('第')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('3')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('页')}</w:p>`,
  `<w:p><w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>${run('锁定的字')}</w:sdtContent></w:sdt>${run('之后')}</w:p>`,
  `<w:p><w:commentRangeStart w:id="7"/>${run('有批注的话')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>`,
  `<w:p><w:r><w:t>前</w:t><w:tab/><w:t>后</w:t><w:br/><w:t>下一行</w:t></w:r></w:p>`,
  table(
    [
      [plain('序号'), plain('任务'), plain('责任单位')],
      [plain('1'), plain('修路,架桥'), plain('交通局')],
      [plain('2'), plain('治水'), plain('水利局')],
      [plain('3'), plain('植树'), plain('林业局')],
    ],
    ['<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>'],
  ),
  paragraph('两表之间'),
  table([
    [merged('教育', ' w:val="restart"'), plain('建校')],
    [merged('', ''), plain('招生')],
  ]),
  paragraph('第一节完', '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'),
  paragraph('结尾'),
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
].join('');

/** Strict files have other namespaces (ECMA-376 part 1). */
export function sampleFile(strict = false): Uint8Array {
  const comment = `<w:comment w:id="7" w:author="李四" w:date="2026-01-01T00:00:00Z" w:initials="李">${paragraph('原有的批注')}</w:comment>`;
  const bytes = wordFile({
    body,
    styles,
    numbering,
    more: { 'word/comments.xml': `<w:comments ${w}>${comment}</w:comments>` },
    relations: `<Relationship Id="c" Type="${related}/comments" Target="comments.xml"/>`,
    types: `<Override PartName="/word/comments.xml" ContentType="${types}.comments+xml"/>`,
  });
  return strict ? asStrict(bytes) : bytes;
}

function asStrict(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]) => [
    name,
    new TextEncoder().encode(
      strFromU8(content)
        .replaceAll(
          'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
          'http://purl.oclc.org/ooxml/wordprocessingml/main',
        )
        .replaceAll(related, 'http://purl.oclc.org/ooxml/officeDocument/relationships'),
    ),
  ]);
  return zipSync(Object.fromEntries(parts) as Record<string, Uint8Array>);
}

/** A template of a house, with a header. */
export function templateFile(): Uint8Array {
  return wordFile({
    body:
      `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('{{标题}}', '<w:b/>')}</w:p>` +
      `<w:p>${run('文号 {{发文')}${run('字号}}，{{年份}}年', '<w:i/>')}</w:p>` +
      paragraph('{{正文}}', '<w:pStyle w:val="n"/><w:spacing w:line="600"/>') +
      paragraph('{{任务分解表}}') +
      paragraph('本局办公室印发') +
      '<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
    styles,
    numbering,
    more: { 'word/header1.xml': `<w:hdr ${w}>${paragraph('{{发文机关}}')}</w:hdr>` },
    relations: `<Relationship Id="h" Type="${related}/header" Target="header1.xml"/>`,
    types: `<Override PartName="/word/header1.xml" ContentType="${types}.header+xml"/>`,
  });
}
