/** Word files on the command line. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { abstractList, cell, list, numbered, paragraph, table, wordFile } from '../word/builder';
import { Folder, gzyd } from './gzyd';

const numbering = abstractList(0, [{ format: 'chineseCounting', text: '%1、' }, { text: '%2.' }]) + list(1, 0);
const plan = wordFile({
  numbering,
  body: [
    paragraph('某县教育局2027年工作要点'),
    paragraph('夯实基础', numbered(1)),
    paragraph('改造校舍。改造校舍20所；；新增学位3000个。（责任单位：基教科）', numbered(1, 1)),
    paragraph('送教下乡。送教下乡20次。（责任单位：人事科', numbered(1, 1)),
    table([[cell(paragraph('序号')), cell(paragraph('任务')), cell(paragraph('责任单位'))]]),
  ].join(''),
});
const text = [
  '某县教育局2027年工作要点',
  '一、夯实基础',
  '1.改造校舍。改造校舍20所；；新增学位3000个。（责任单位：基教科）',
  '2.送教下乡。送教下乡20次。（责任单位：人事科',
  '序号\t任务\t责任单位',
  '',
].join('\n');

describe('gzyd with Word files', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it('checks them, and says where Word’s user finds each place', async () => {
    folder.write('计划.docx', plan);
    const run = await gzyd(['check', '计划.docx'], { cwd: folder.path });
    assert.equal(run.code, 1);
    assert.deepEqual(
      run.stdout.split('\n').filter((line) => line.includes('repeated-mark')),
      ['计划.docx:3:13: error text/repeated-mark “；”重复，此处只用一个。（第3段，编号1.“；；新增学位3000个。…”）'],
    );
    const english = await gzyd(['check', '计划.docx', '--lang', 'en', '-f', 'json'], { cwd: folder.path });
    const [file] = JSON.parse(english.stdout) as [{ findings: { code: string; place: object }[] }];
    assert.deepEqual(file.findings.find(({ code }) => code === 'text/repeated-mark')?.place, {
      paragraph: 3,
      column: 13,
      number: '1.',
      words: '；；新增学位3000个。…',
    });
    const sarif = await gzyd(['check', '计划.docx', '-f', 'sarif'], { cwd: folder.path });
    assert.match(sarif.stdout, /"region":\{"startLine":3,"startColumn":13\}/);
  });

  it('finds them in folders, but not the files that Word keeps beside open ones and copies with our changes', async () => {
    folder.write('2027年工作要点.docx', plan);
    folder.write('甲.docx', plan);
    folder.write('~$27年工作要点.docx', 'x');
    folder.write('旧.doc', 'x');
    const copies = [folder.write('甲（修订）.docx', plan), folder.write('2027年工作要点（修订12）.docx', plan)];
    const run = await gzyd(['check', folder.path]);
    assert.match(run.stderr, /找到 2 个文件，另有 4 个不检查/);
    assert.equal((await gzyd(['check', ...copies])).stdout.match(/repeated-mark/g)?.length, 2);
    copies.forEach((copy) => rmSync(copy));
    assert.equal(run.stdout.match(/repeated-mark/g)?.length, 2);
  });

  it('extracts what is in them, also from standard input', async () => {
    const run = await gzyd(['extract', '-'], { stdin: plan });
    const [{ sections }] = JSON.parse(run.stdout) as [{ sections: { title: string }[] }];
    assert.equal(sections[0]?.title, '夯实基础');
  });

  it('prints them as text, or writes the text beside them', async () => {
    const file = folder.write('计划.docx', plan);
    assert.equal((await gzyd(['import', file])).stdout, text);
    const target = folder.file('计划.txt');
    assert.equal((await gzyd(['import', file, '-o', target])).code, 0);
    assert.equal(readFileSync(target, 'utf8'), text);
    const again = await gzyd(['import', file, '-o', target]);
    assert.equal(again.code, 2);
    assert.match(again.stderr, /已存在/);
  });

  it('shows fixes as a diff, and writes them as tracked changes into a copy', async () => {
    const file = folder.write('计划.docx', plan);
    const shown = await gzyd(['fix', file]);
    assert.equal(shown.code, 1);
    assert.match(shown.stdout, /\+1\.改造校舍。改造校舍20所；新增/);
    for (const copy of ['计划（修订）.docx', '计划（修订2）.docx']) {
      const run = await gzyd(['fix', '--write', file]);
      assert.equal(run.code, 0, run.stderr);
      assert.match(run.stderr, /修订 1 处，批注 \d 条/);
      assert.ok(readdirSync(folder.path).includes(copy));
      const parts = unzipSync(readFileSync(folder.file(copy)));
      const document = new TextDecoder().decode(parts['word/document.xml']);
      assert.match(document, /<w:delText xml:space="preserve">；；<\/w:delText>/);
      assert.match(new TextDecoder().decode(parts['word/comments.xml']), /括号没有关闭/);
    }
    assert.deepEqual(Uint8Array.from(readFileSync(file)), plan);
  });

  it('doesn’t renumber automatic numbers, but comments on them', async () => {
    const wrong = abstractList(0, [{ text: '%1.', start: 4 }]) + list(1, 0);
    const body = ['标题', '一、甲类事项', '1.甲项。', '2.乙项。'].map((line) => paragraph(line)).join('');
    const file = folder.write(
      '计划.docx',
      wordFile({ body: body + paragraph('丙项。', numbered(1)), numbering: wrong }),
    );
    const run = await gzyd(['renumber', '--all', '--write', file]);
    assert.match(run.stderr, /修订 0 处，批注 1 条/);
    const parts = unzipSync(readFileSync(folder.file('计划（修订）.docx')));
    assert.match(new TextDecoder().decode(parts['word/comments.xml']), /序号应为“3”.*自动编号/);
  });

  it('says what is wrong with a file that it can’t read', async () => {
    folder.write('假.docx', '某县工作要点');
    folder.write(
      '密.docx',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('EncryptedPackage', 'utf16le')]),
    );
    const run = await gzyd(['check', '假.docx', '密.docx'], { cwd: folder.path });
    assert.equal(run.code, 2);
    assert.match(run.stderr, /假\.docx：不是 Word 文件/);
    assert.match(run.stderr, /密\.docx：文件设有打开密码/);
  });
});
