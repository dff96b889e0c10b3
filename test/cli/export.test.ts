/** `gzyd export` writes beside the plan, and overwrites nothing by itself. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { paragraphsOf, partOf } from '../layout/docxText';
import { cleanPlan, Folder, gzyd } from './gzyd';

describe('gzyd export', () => {
  let folder: Folder;
  beforeEach(() => (folder = new Folder()));
  afterEach(() => folder.remove());

  it('writes a Word file of the same name', async () => {
    const { code, stdout, stderr } = await gzyd(['export', folder.write('计划.txt', cleanPlan)]);
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(stderr, /计划\.docx：已导出/);
    assert.equal(paragraphsOf(readFileSync(folder.file('计划.docx')))[0]!.text, '某某市教育局2026年工作要点');
    assert.deepEqual(readdirSync(folder.path).sort(), ['计划.docx', '计划.txt']);
  });

  it('writes a page, and where -o says', async () => {
    const plan = folder.write('计划.txt', cleanPlan);
    assert.equal((await gzyd(['export', plan, '--to', 'html', '-o', folder.file('页.html')])).code, 0);
    assert.match(readFileSync(folder.file('页.html'), 'utf8'), /^<!DOCTYPE html>/);
    const stdin = await gzyd(['export', '-', '-o', folder.file('入.docx')], { stdin: cleanPlan });
    assert.equal(stdin.code, 0);
    assert.ok(existsSync(folder.file('入.docx')));
  });

  it('leaves a file that exists alone, or keeps what it held', async () => {
    const plan = folder.write('计划.txt', cleanPlan);
    folder.write('计划.docx', 'held');
    const refused = await gzyd(['export', plan]);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /计划\.docx：已存在，未覆盖/);
    assert.equal(readFileSync(folder.file('计划.docx'), 'utf8'), 'held');
    const forced = await gzyd(['export', plan, '--force']);
    assert.equal(forced.code, 0);
    assert.equal(readFileSync(folder.file('计划.docx.bak'), 'utf8'), 'held');
    assert.equal(paragraphsOf(readFileSync(folder.file('计划.docx')))[0]!.style, 'title');
  });

  it('never overwrites the plan itself', async () => {
    const plan = folder.write('计划.html', cleanPlan);
    const { code, stderr } = await gzyd(['export', plan, '--to', 'html', '--force']);
    assert.equal(code, 2);
    assert.match(stderr, /就是工作要点本身/);
    assert.equal(readFileSync(plan, 'utf8'), cleanPlan);
  });

  it('lays out as gzyd.yaml says', async () => {
    folder.write('gzyd.yaml', 'layout:\n  lines: 20\n  fonts: { body: 仿宋 }\n  issuer: 某某市教育局办公室\n');
    const plan = folder.write('计划.txt', cleanPlan);
    const flags = ['--shape', 'redhead', '--number', '某教办〔2026〕1号', '--date', '2026年1月5日', '--tasks'];
    assert.equal((await gzyd(['export', plan, ...flags])).code, 0);
    const bytes = readFileSync(folder.file('计划.docx'));
    const texts = paragraphsOf(bytes).map(({ text }) => text);
    assert.deepEqual(texts.slice(0, 2), ['某某市教育局办公室文件', '某教办〔2026〕1号']);
    assert.ok(texts.includes('2026年1月5日'));
    assert.match(partOf(bytes, 'word/styles.xml'), /w:eastAsia="仿宋"/);
    assert.match(partOf(bytes, 'word/document.xml'), /<w:tbl>/);
  });

  it('fills the template that gzyd.yaml or the command line names', async () => {
    const plan = folder.write('计划.txt', cleanPlan);
    const made = (await gzyd(['export', plan])).code;
    assert.equal(made, 0);
    // An exported file becomes a template when its first paragraph is a placeholder.
    folder.write('占位.txt', '{{正文}}\n');
    assert.equal((await gzyd(['export', folder.file('占位.txt'), '-o', folder.file('模板.docx')])).code, 0);
    const out = folder.file('成稿.docx');
    assert.equal((await gzyd(['export', plan, '--template', folder.file('模板.docx'), '-o', out])).code, 0);
    const texts = (file: string): string[] => paragraphsOf(readFileSync(file)).map(({ text }) => text);
    assert.deepEqual(texts(out), texts(folder.file('计划.docx')));
    folder.write('gzyd.yaml', 'layout: { template: 模板.docx }\n');
    assert.equal((await gzyd(['export', plan, '--force'])).code, 0);
    assert.deepEqual(texts(folder.file('计划.docx')), texts(out));
    const missing = await gzyd(['export', plan, '--template', folder.file('没有.docx'), '--force']);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /没有\.docx：文件不存在/);
    assert.equal((await gzyd(['export', plan, '--template', out, '--shape', 'notice'])).code, 2);
  });

  it('refuses arguments that do not fit together', async () => {
    const plan = folder.write('计划.txt', cleanPlan);
    for (const args of [['-'], [plan, plan, '-o', 'x.docx'], [plan, '--to', 'pdf']])
      assert.equal((await gzyd(['export', ...args], { stdin: cleanPlan, cwd: folder.path })).code, 2);
    folder.write('另一份工作要点.txt', cleanPlan);
    const many = await gzyd(['export', folder.path, '-o', folder.file('一份.docx')]);
    assert.equal(many.code, 2);
    assert.match(many.stderr, /-o 只能用于一个文件/);
  });

  it('goes on behind a file that cannot be read', async () => {
    const { code } = await gzyd(['export', folder.file('没有.txt'), folder.write('计划.txt', cleanPlan)]);
    assert.equal(code, 2);
    assert.ok(existsSync(folder.file('计划.docx')));
  });
});
