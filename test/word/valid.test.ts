/**
 * What Microsoft's Open XML SDK says of the files that we write: exports, ledgers, and Word files with our changes in
 * them. `npm test` installs it in a package folder of its own, test/validator.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { presets } from '../../server/src/ledger/columns';
import { compareLedger } from '../../server/src/ledger/ledgerChanges';
import { ledgerWorkbook } from '../../server/src/ledger/ledgerSheet';
import { updateLedger } from '../../server/src/ledger/updateLedger';
import { profileOf } from '../../server/src/layout/profile';
import {
  exportIntoTemplate,
  exportPlan,
  readWord,
  reviseWord,
  writeText,
  type Amendment,
} from '../../server/src/office';
import { parsePlan } from '../../server/src/plan/parse';
import { reviseWorkbook } from '../../server/src/xlsx/revise';
import { writeWorkbook } from '../../server/src/xlsx/write';
import { Folder } from '../cli/gzyd';
import { read } from '../support/workbooks';
import { sampleFile, templateFile } from './samples';

const packages = path.resolve('test', 'validator', 'node_modules', '@xarsh');
const binary = path.join(packages, `ooxml-validator-${process.platform}-${process.arch}`);
const validator = path.join(packages, 'ooxml-validator', 'dist', 'src', 'cli.js');

interface Verdict {
  readonly ok: boolean;
  readonly errors: readonly {
    readonly id: string;
    readonly description: string;
    readonly path: string;
    readonly xPath: string;
  }[];
}

async function verdictOn(file: string): Promise<Verdict> {
  const run = promisify(execFile)(process.execPath, [validator, file], { encoding: 'utf8', maxBuffer: 1 << 26 });
  // It fails for an invalid file, and has printed why.
  const { stdout } = await run.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  return JSON.parse(stdout) as Verdict;
}

const text = `栖云市教育局2026年工作要点
（征求意见稿）

2026年，全市教育系统要稳中求进。
一、扩大资源供给
1.新建学校。6月底前新建中小学12所。（责任单位：规划科、基教科）
（一）办好幼儿园
2.改造园舍。年内改造20所，惠及幼儿3000名。（基教科牵头，财务科配合）
序号	任务	责任单位
1	新建 <学校> & 园舍	规划科
2	改造园舍	基教科
二、加强队伍建设。配齐教师，配强校长。

附件：1.任务清单
      2.考核细则

栖云市教育局
2026年1月20日
`;

const notice = {
  issuer: '栖云市教育局',
  number: '栖教发〔2026〕3号',
  addressee: '各县（区）教育局',
  date: '2026年1月20日',
};
const house = profileOf({ margins: { top: 30, left: 30 }, lines: 20, characters: 26, fonts: { title: '宋体' } });
const signature = { author: '检查 & 修改', initials: '要点', date: '2027-01-05T08:00:00Z' };

/** Files by name, made when they are judged. */
const files: Record<string, () => Uint8Array> = {};

for (const shape of ['plan', 'notice', 'redhead'] as const)
  for (const tasks of [false, true])
    for (const [name, profile] of [
      ['the standard', profileOf()],
      ['a house', house],
    ] as const)
      files[`a plan by ${name}, shape ${shape}${tasks ? ', with its tasks' : ''}.docx`] = () =>
        exportPlan(text, 'docx', { shape, tasks, profile, notice }).bytes;

files['a plan of one line.docx'] = () =>
  exportPlan('某局2026年工作要点', 'docx', { shape: 'notice', tasks: true, profile: profileOf(), notice: {} }).bytes;

files['a template of a house.docx'] = templateFile;
files['a template of a house, filled.docx'] = () => {
  const filled = exportIntoTemplate(text, templateFile(), { profile: profileOf(), notice });
  assert.ok(filled.ok);
  return filled.value.bytes;
};
files['a template with the styles of an export, filled.docx'] = () => {
  const model = exportPlan('某局2026年工作要点\n{{正文}}\n{{任务分解表}}\n', 'docx', {
    shape: 'plan',
    tasks: false,
    profile: profileOf(),
    notice: {},
  });
  const filled = exportIntoTemplate(text, model.bytes, { profile: profileOf(), notice });
  assert.ok(filled.ok);
  return filled.value.bytes;
};

for (const { name } of presets)
  files[`a ledger, ${name}.xlsx`] = () => writeWorkbook(ledgerWorkbook(parsePlan(text), { stated: { preset: name } })!);
files['a ledger brought up to date.xlsx'] = () => {
  const before = read(writeWorkbook(ledgerWorkbook(parsePlan(text), { stated: {} })!));
  const after = parsePlan(`${text.replace('12所', '15所')}3.开展轮训。轮训校长40名。（责任单位：人事科）\n`);
  const { changes, replaced } = updateLedger(compareLedger(before, after, {}), after)!;
  const revised = reviseWorkbook(before, changes, replaced);
  assert.ok(revised.ok);
  return revised.value;
};

/** Ways to edit the lines of a text. */
const edits: Readonly<Record<string, (lines: readonly string[]) => readonly string[]>> = {
  'nothing left': () => [],
  'every line changed': (lines) => lines.map((line) => `${line.slice(0, 2)}改${line.slice(3)}，再添几字`),
  'a line behind every line': (lines) => lines.flatMap((line) => [line, `${line.slice(0, 3)}新增一段。还有一句`]),
  'every second line gone': (lines) => lines.filter((_, index) => index % 2 === 0),
  'the other lines gone': (lines) => lines.filter((_, index) => index % 2 === 1),
  'the lines backwards': (lines) => [...lines].reverse(),
  'a text in front': (lines) => ['前言', '', ...lines],
};

/** Everything that can be changed, and a comment on each line. */
const amendedEverywhere = (lines: readonly string[]): readonly Amendment[] =>
  lines.flatMap((shown, line) =>
    [0, 3, shown.length].flatMap((at): Amendment[] => {
      const end = Math.min(at + 1, shown.length);
      if (at > shown.length || (at === 3 && shown.length < 6)) return [];
      const range = { start: { line, character: at }, end: { line, character: end } };
      return [{ edits: [{ range, newText: '〇' }], range, comment: () => '未改 <这里>\n第二行' }];
    }),
  );

for (const strict of [false, true]) {
  const sample = `a Word file${strict ? ' of the strict kind' : ''}`;
  const original = (): Uint8Array => sampleFile(strict);
  const opened = () => {
    const word = readWord(original());
    assert.ok(word.ok, word.ok ? '' : word.text.en);
    return { word: word.value, lines: word.value.text.split('\n').slice(0, -1) };
  };
  files[`${sample}.docx`] = original;
  files[`${sample}, with changes and comments.docx`] = () => {
    const { word, lines } = opened();
    const remarks = lines.map((shown, line) => ({
      range: { start: { line, character: 0 }, end: { line, character: shown.length } },
      comment: '请核对\n第二行',
    }));
    const revised = reviseWord(word, amendedEverywhere(lines), remarks, signature);
    assert.ok(revised.ok && revised.value.changes > 10 && revised.value.comments > 10);
    return revised.value.bytes;
  };
  for (const [name, edit] of Object.entries(edits))
    files[`${sample}, ${name}.docx`] = () => {
      const { word, lines } = opened();
      const written = writeText(word, edit(lines).join('\n'), signature);
      assert.ok(written.ok && written.value.changes > 0);
      return written.value.bytes;
    };
}

describe('by the Open XML SDK', function () {
  this.timeout(60_000);
  const folder = new Folder();
  before(function () {
    if (existsSync(binary)) return;
    console.log('      skipped: the validator is not installed: npm ci --prefix test/validator');
    this.skip();
  });
  after(() => folder.remove());

  it('a broken file is not valid', async () => {
    const { ok } = await verdictOn(folder.write('broken.docx', 'PK'));
    assert.equal(ok, false);
  });

  for (const [name, make] of Object.entries(files))
    it(`${name} is valid`, async () => {
      const { ok, errors } = await verdictOn(folder.write(name, make()));
      const told = errors.map((error) => `${error.path} ${error.xPath}: ${error.id}: ${error.description}`);
      assert.ok(ok, told.slice(0, 5).join('\n'));
    });
});
