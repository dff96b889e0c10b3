/** What Microsoft's Open XML SDK says of a file that we wrote back, where it is installed (see test/validator). */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readWord } from '../../server/src/word/planText';
import { reviseWord } from '../../server/src/word/revise';
import { Folder } from '../cli/gzyd';
import { abstractList, list, numbered, paragraph, run, wordFile } from './builder';

const validator = path.resolve(
  'test',
  'validator',
  'node_modules',
  '@xarsh',
  'ooxml-validator',
  'dist',
  'src',
  'cli.js',
);

describe('a Word file with our changes and comments', () => {
  it('is valid', function () {
    if (!existsSync(validator)) {
      console.log('      the validator is not installed: npm install --prefix test/validator');
      return this.skip();
    }
    const numbering = abstractList(0, [{ format: 'chineseCounting', text: '%1、' }]) + list(1, 0);
    const foreign = `<w:p>${run('甲')}<w:ins w:id="4" w:author="张三" w:date="2026-01-01T00:00:00Z">${run('新增,')}</w:ins></w:p>`;
    const body =
      paragraph('夯实,基础。。', numbered(1)) + foreign + `<w:p>${run('乙', '<w:b/>')}${run('丙')}</w:p><w:sectPr/>`;
    const read = readWord(wordFile({ body, numbering }));
    assert.ok(read.ok);
    const change = (line: number, start: number, end: number, newText: string) => {
      const range = { start: { line, character: start }, end: { line, character: end } };
      return { edits: [{ range, newText }], range, comment: () => '未改' };
    };
    const changes = [
      change(0, 4, 5, '，'),
      change(0, 8, 9, ''),
      change(0, 0, 1, '二'),
      change(1, 3, 4, '，'),
      change(2, 0, 2, '丁'),
    ];
    const remarks = [0, 1, 2].map((line) => ({ range: change(line, 0, 2, '').range, comment: '请核对\n第二行' }));
    const revised = reviseWord(read.value, changes, remarks, {
      author: '检查',
      initials: '要',
      date: '2027-01-05T08:00:00Z',
    });
    assert.ok(revised.ok);
    const folder = new Folder();
    try {
      const file = folder.write('计划.docx', revised.value.bytes);
      const { ok, errors } = JSON.parse(execFileSync(process.execPath, [validator, file], { encoding: 'utf8' })) as {
        ok: boolean;
        errors: unknown;
      };
      assert.ok(ok, JSON.stringify(errors));
    } finally {
      folder.remove();
    }
  });
});
