/** Files from outside: each is read within limits, or refused with a reason. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { readWord } from '../../server/src/word/planText';
import { openArchive, replaceEntries } from '../../server/src/word/zip';
import type { WordFault } from '../../server/src/word/fault';
import { abstractList, cell, list, numbered, paragraph, table, wordFile } from './builder';

function refusal(bytes: Uint8Array): { fault: WordFault; zh: string; en: string } {
  const read = readWord(bytes);
  assert.ok(!read.ok, 'was read');
  assert.match(read.text.zh, /\p{Script=Han}/u);
  return { fault: read.fault, ...read.text };
}

/** A Word file with other contents of some parts. */
function withParts(parts: Readonly<Record<string, string>>): Uint8Array {
  return wordFile({ body: '', more: parts });
}

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf16 = (text: string): number[] => [...text].flatMap((character) => [character.charCodeAt(0), 0]);
const body = (content: string): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${content}</w:body></w:document>`;

describe('a file that is no .docx', () => {
  const cases: readonly (readonly [string, Uint8Array, WordFault, RegExp])[] = [
    ['has a password', Uint8Array.from([...ole, ...utf16('EncryptedPackage')]), 'encrypted', /打开密码/],
    ['is an old .doc', Uint8Array.from([...ole, 0, 0, ...utf16('WordDocument')]), 'notWord', /旧版格式/],
    ['is some other OLE file', Uint8Array.from(ole), 'notWord', /不是 Word/],
    ['is RTF', strToU8('{\\rtf1\\ansi}'), 'notWord', /RTF/],
    ['is a web page', strToU8('<html><body>工作要点</body></html>'), 'notWord', /网页/],
    ['is Word’s own XML', strToU8('<?xml version="1.0"?><pkg:package/>'), 'notWord', /XML/],
    ['is plain text', strToU8('工作要点'), 'notWord', /不是 Word/],
    ['is empty', new Uint8Array(), 'notWord', /不是 Word/],
    ['is for Excel', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'notWord', /Excel/],
    ['is some other zip', zipSync({ 'a.txt': strToU8('甲') }), 'notWord', /压缩包/],
  ];
  for (const [name, bytes, fault, text] of cases) {
    it(`because it ${name} is refused with that reason`, () => {
      const refused = refusal(bytes);
      assert.equal(refused.fault, fault);
      assert.match(refused.zh, text);
    });
  }
});

describe('a Word file from outside', () => {
  it('with a document type is refused before any entity is looked at', () => {
    const flood = '<!DOCTYPE a [<!ENTITY x "哈"><!ENTITY y "&x;&x;&x;&x;">]>';
    const refused = refusal(
      withParts({ 'word/document.xml': `${flood}${body('<w:p><w:r><w:t>&y;</w:t></w:r></w:p>')}` }),
    );
    assert.equal(refused.fault, 'unsafe');
    const file = '<!DOCTYPE a SYSTEM "file:///etc/passwd">';
    assert.equal(refusal(withParts({ 'word/document.xml': file + body('') })).fault, 'unsafe');
  });

  it('with broken XML is refused', () => {
    for (const xml of [
      '',
      '<w:document',
      body('<w:p>'),
      body('&unknown;'),
      body('<w:p a="1" a="2"/>'),
      `${body('')}<a/>`,
    ])
      assert.equal(refusal(withParts({ 'word/document.xml': xml })).fault, 'damaged', xml);
  });

  it('that inflates without end is refused while it is inflated, whatever sizes it claims', () => {
    const bomb = withParts({ 'word/document.xml': body(`<!--${' '.repeat(60 << 20)}-->`) });
    assert.ok(bomb.length < 1 << 20);
    assert.equal(refusal(bomb).fault, 'tooLarge');
  });

  it('nested as deep as no Word nests is refused', () => {
    const deep = '<w:sdt><w:sdtContent>'.repeat(5000) + '</w:sdtContent></w:sdt>'.repeat(5000);
    assert.equal(refusal(withParts({ 'word/document.xml': body(deep) })).fault, 'unsafe');
  });

  it('with entries that share bytes is refused', () => {
    const bytes = wordFile({ body: paragraph('甲') });
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = bytes.length - 22;
    const first = data.getUint32(end + 16, true);
    const second = first + 46 + data.getUint16(first + 28, true) + data.getUint16(first + 30, true);
    // Both entries of the directory lead to the same data.
    data.setUint32(second + 42, data.getUint32(first + 42, true), true);
    assert.equal(refusal(bytes).fault, 'unsafe');
  });

  it('with a password on its entries is refused', () => {
    const bytes = wordFile({ body: paragraph('甲') });
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const directory = data.getUint32(bytes.length - 22 + 16, true);
    data.setUint16(directory + 8, data.getUint16(directory + 8, true) | 1, true);
    assert.equal(refusal(bytes).fault, 'encrypted');
  });

  it('is not led out of itself by a relation', () => {
    const relation =
      '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" ' +
      'Target="../../../../etc/passwd" TargetMode="Internal"/>';
    const outside = relation
      .replace('../../../../etc/passwd', 'https://example.invalid/a')
      .replace('Internal', 'External');
    for (const relations of [relation, outside]) {
      const read = readWord(wordFile({ body: paragraph('甲'), relations }));
      assert.ok(read.ok && read.value.text === '甲\n');
    }
  });

  it('keeps its macros, which nobody reads', () => {
    const macro = 'not a macro that anybody runs';
    const bytes = wordFile({ body: paragraph('甲'), more: { 'word/vbaProject.bin': macro } });
    assert.ok(readWord(bytes).ok);
    const changed = replaceEntries(openArchive(bytes), new Map([['word/document.xml', strToU8(body(''))]]));
    assert.equal(new TextDecoder().decode(unzipSync(changed)['word/vbaProject.bin']), macro);
  });

  const sample = wordFile({
    body:
      paragraph('某县工作要点') +
      paragraph('夯实基础', numbered(1)) +
      table([[cell(paragraph('任务')), cell(paragraph('单位'))]]),
    numbering: abstractList(0, [{ format: 'chineseCounting', text: '%1、' }]) + list(1, 0),
    styles: '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>',
  });

  it('with any of its bytes changed, lost or doubled is read or refused', () => {
    const change = fc.record({ at: fc.nat(), kind: fc.constantFrom('set', 'cut', 'double'), value: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let bytes = [...sample];
        for (const { at: any, kind, value } of changes) {
          const at = any % bytes.length;
          if (kind === 'set') bytes[at] = value;
          else if (kind === 'cut') bytes = bytes.slice(0, at + 1);
          else bytes.splice(at, 0, ...bytes.slice(at, at + value));
        }
        const read = readWord(Uint8Array.from(bytes));
        if (!read.ok) assert.ok(read.text.zh.length > 0 && read.text.en.length > 0);
      }),
      { numRuns: 400 },
    );
  });

  it('with any XML of Word’s names is read', () => {
    const names = [
      'p',
      'r',
      't',
      'tbl',
      'tr',
      'tc',
      'tcPr',
      'pPr',
      'numPr',
      'sdt',
      'sdtContent',
      'ins',
      'del',
      'br',
      'hyperlink',
    ];
    const { xml } = fc.letrec<{ xml: string }>((tie) => ({
      xml: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(
          '甲',
          '',
          '<w:numId w:val="1"/>',
          '<w:ilvl w:val="-3"/>',
          '<w:fldChar w:fldCharType="begin"/>',
          '<w:gridSpan w:val="999999999"/>',
        ),
        fc
          .tuple(fc.constantFrom(...names), fc.array(tie('xml'), { maxLength: 4 }))
          .map(([name, inner]) => `<w:${name}>${inner.join('')}</w:${name}>`),
      ),
    }));
    const numbering = abstractList(0, [{}]) + list(1, 0);
    fc.assert(
      fc.property(xml, (content) => {
        const read = readWord(wordFile({ body: content, numbering }));
        assert.ok(read.ok, read.ok ? '' : read.text.en);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a zip file with some parts replaced', () => {
  it('has the bytes of all others as they were, whatever wrote it', () => {
    const parts = { 'a.xml': strToU8('<a/>'), 'b/c.bin': strToU8('甲'.repeat(500)), 'd.xml': strToU8('<d/>') };
    const bytes = zipSync(parts, { level: 9, mtime: '2026-03-01' });
    const before = openArchive(bytes);
    const after = openArchive(
      replaceEntries(
        before,
        new Map([
          ['a.xml', strToU8('<aa/>')],
          ['e.xml', strToU8('<e/>')],
        ]),
      ),
    );
    assert.deepEqual(
      after.entries.map(({ name }) => name),
      ['a.xml', 'b/c.bin', 'd.xml', 'e.xml'],
    );
    for (const name of ['b/c.bin', 'd.xml']) {
      const [old, now] = [before, after].map((archive) => {
        const { start, end } = archive.entries.find((entry) => entry.name === name)!;
        return archive.bytes.slice(start, end);
      });
      assert.deepEqual(now, old);
    }
    const content = unzipSync(after.bytes);
    assert.equal(new TextDecoder().decode(content['a.xml']), '<aa/>');
    assert.equal(new TextDecoder().decode(content['e.xml']), '<e/>');
  });
});
