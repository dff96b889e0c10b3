import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync, strFromU8 } from 'fflate';
import { readWorkbook } from '../../server/src/xlsx/read';
import { reviseWorkbook } from '../../server/src/xlsx/revise';
import { writeWorkbook } from '../../server/src/xlsx/write';
import type { Workbook } from '../../server/src/xlsx/workbook';
import { read, textsOf } from '../support/workbooks';

const one = (values: readonly (string | number | undefined)[], name = '表'): Workbook => ({
  title: '题',
  sheets: [
    {
      name,
      columns: values.map(() => ({ width: 10 })),
      rows: [{ cells: values.map((value) => ({ value, style: 'text' })) }],
    },
  ],
});

/** The workbook with other texts in some of its parts. */
function altered(bytes: Uint8Array, change: (name: string, text: string) => string | undefined): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).flatMap(([name, content]) => {
    const text = change(name, strFromU8(content));
    return text === undefined ? [] : [[name, strToU8(text)] as const];
  });
  return zipSync(Object.fromEntries(parts));
}

const withSheet = (
  xml: string,
  more: (name: string, text: string) => string | undefined = (_, text) => text,
): Uint8Array =>
  altered(writeWorkbook(one(['x'])), (name, text) =>
    name === 'xl/worksheets/sheet1.xml'
      ? `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${xml}</sheetData></worksheet>`
      : more(name, text),
  );

/** What a file in the format of old Office files begins with, and the name of a stream in it. */
function compoundFile(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...stream].forEach((letter, at) => (bytes[1024 + 2 * at] = letter.charCodeAt(0)));
  return bytes;
}

describe('workbooks', () => {
  it('take cells that their row lacks in the order of the columns, before the cell that follows', () => {
    const book = read(withSheet('<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c></row>'));
    const [sheet] = book.sheets;
    const cells = [
      { row: 0, column: 3, value: 40 },
      { row: 0, column: 2, value: 30 },
      { row: 0, column: 1, value: 20 },
    ];
    const revised = reviseWorkbook(book, [{ sheet: sheet!, cells, rows: [] }], new Map());
    assert.ok(revised.ok);
    const [row] = read(revised.value).sheets[0]!.rows;
    assert.deepEqual(
      row!.cells.map(({ column, text }) => [column, text]),
      [
        [0, '1'],
        [1, '20'],
        [2, '30'],
        [3, '40'],
      ],
    );
  });

  it('read back what was written', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        '=1+1',
        '+1',
        '-1',
        '@x',
        '_x000D_',
        ' 前后有空格 ',
        '两行\n文字',
        '<&">\'',
        '1,234',
        "'=1",
        'a\tb',
      ),
    );
    const value = fc.oneof(
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (values) => {
        const [sheet] = read(writeWorkbook(one(values))).sheets;
        const cells = sheet!.rows[0]!.cells.map((cell) => cell.text);
        values.forEach((value, index) => {
          if (typeof value === 'number') assert.ok(Math.abs(Number(cells[index]) - value) <= Math.abs(value) * 1e-11);
          else assert.equal(cells[index], escaped(value));
        });
      }),
    );
  });
  /** What XML can't hold, and line ends that it doesn't keep. */
  const escaped = (value: string): string =>
    value.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');

  it('hold no formula, whatever a text begins with', () => {
    for (const text of ['=SUM(A1)', '+1', '-2+3', '@cmd', '=HYPERLINK("http://x.example")']) {
      const bytes = writeWorkbook(one([text]));
      const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part));
      assert.ok(!parts.some((part) => /<f[ >]/.test(part)), text);
      assert.match(parts.join(''), / quotePrefix="1"/);
      assert.equal(read(bytes).sheets[0]!.rows[0]!.cells[0]!.isFormula, false);
    }
  });

  it('name sheets as programs allow', () => {
    const names = ['a/b', 'a/b', 'A/B', "'", '', '很长'.repeat(40)];
    const sheets = names.map((name) => one(['x'], name).sheets[0]!);
    const found = read(writeWorkbook({ title: '', sheets })).sheets.map(({ name }) => name);
    assert.equal(new Set(found.map((name) => name.toLowerCase())).size, names.length);
    for (const name of found) assert.ok(name.length > 0 && name.length <= 31 && !/[:\\/?*[\]]/.test(name), name);
  });

  it('are read as other programs write them', () => {
    const styles =
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="176"/></cellXfs></styleSheet>';
    const bytes = withSheet(
      '<row><c t="str"><f>A2&amp;"x"</f><v>缓存</v></c><c s="1"><v>46203</v></c><c s="2"><v>0.955</v></c><c s="3"><v>46203.75</v></c>' +
        '<c t="b"><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></is></c></row>' +
        '<row r="9"/><row r="12"><c r="C12"><v>1200</v></c><c r="AB12"><v>0.1</v></c></row>',
      (name, text) => (name === 'xl/styles.xml' ? styles : text),
    );
    const [sheet] = read(bytes).sheets;
    assert.deepEqual(Object.fromEntries(textsOf(sheet!)), {
      A1: '缓存',
      B1: '2026-06-30',
      C1: '95.5%',
      D1: '2026-06-30',
      E1: 'TRUE',
      F1: '#DIV/0!',
      G1: '甲乙',
      C12: '1200',
      AB12: '0.1',
    });
    assert.deepEqual(
      sheet!.rows[0]!.cells.map(({ isFormula }) => isFormula),
      [true, false, false, false, false, true, false],
    );
  });

  for (const [name, bytes, fault] of [
    ['no zip', strToU8('序号,任务\n'), 'notWord'],
    ['a web page', strToU8('<html><table>'), 'notWord'],
    ['a Word file', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'notWord'],
    ['a cut off file', writeWorkbook(one(['x'])).subarray(0, 300), 'damaged'],
    ['a row beyond all rows', withSheet('<row r="99999999"/>'), 'damaged'],
    ['a cell without a place', withSheet('<row><c r="9"/></row>'), 'damaged'],
    ['broken XML', withSheet('<row><c></row>'), 'damaged'],
    [
      'a DTD',
      altered(writeWorkbook(one(['x'])), (part, text) =>
        part.includes('sheet1') ? `<!DOCTYPE a [<!ENTITY b "c">]>${text}` : text,
      ),
      'unsafe',
    ],
    ['a bomb', withSheet(`<row><c><v>${' '.repeat(60 << 20)}</v></c></row>`), 'tooLarge'],
    ['a password', compoundFile('EncryptedPackage'), 'encrypted'],
    ['the old format', compoundFile('Workbook'), 'notWord'],
    ['more than 50 MB', new Uint8Array((50 << 20) + 1), 'tooLarge'],
  ] as const)
    it(`refuse ${name} with the reason`, () => {
      const result = readWorkbook(bytes);
      assert.ok(!result.ok);
      assert.equal(result.fault, fault);
      assert.ok(result.text.zh.length > 4 && result.text.en.length > 4);
    });

  it('never look at links to other files', () => {
    const bytes = altered(writeWorkbook(one(['x'])), (name, text) =>
      name === 'xl/_rels/workbook.xml.rels'
        ? text.replace(
            '</Relationships>',
            '<Relationship Id="rId9" Type="http://x/externalLink" Target="http://x.example/a.xlsx" TargetMode="External"/></Relationships>',
          )
        : text,
    );
    assert.equal(read(bytes).sheets.length, 1);
  });
});
