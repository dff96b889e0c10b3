/**
 * Plans with thousands of slips, and archives: each command ends soon and needs little memory, and the work grows no
 * faster than the text.
 */
import assert from 'node:assert/strict';
import { fixText } from '../../server/src/cli/fix';
import { maxEdits } from '../../server/src/findings/fixBudget';
import { createEngine } from '../../server/src/rules/engine';
import { exporters } from '../../server/src/export/registry';
import { formats } from '../../server/src/report/registry';
import { rules } from '../../server/src/rules/registry';
import { resolveFolder } from '../../server/src/config/resolve';
import { workOf } from '../support/work';
import { cleanPlan, Folder, gzyd, wrongNumber } from './gzyd';

const lines = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index + 1)).join('\n');

/** Each slip affects all later markers, or one of them; no two shapes are read alike. */
const slips: Readonly<Record<string, (count: number) => string>> = {
  'the first heading again and again': (count) => lines(count, () => '一、甲'),
  'the first item again and again': (count) => lines(count, () => '1.甲'),
  'every number twice': (count) => lines(count, (index) => `${Math.ceil(index / 2)}.甲`),
  'every second number left out': (count) => lines(count, (index) => `${2 * index}.甲`),
  'every third number wrong': (count) => lines(count, (index) => `${index % 3 === 0 ? 7777 : index}.甲`),
  'numbers without order': (count) => lines(count, (index) => `${((index * 7919) % count) + 1}.甲`),
  'measures twice': (count) =>
    `1.甲。${Array.from({ length: count }, (_, index) => `${'一一二二三三四四五五'[index % 10]!}要抓好甲；`).join('')}`,
};

describe('large texts', function () {
  this.timeout(120_000);

  describe('are fixed in linear work', () => {
    for (const [name, make] of Object.entries(slips)) {
      it(name, () => {
        const configuration = resolveFolder(
          {},
          rules.map(({ meta }) => meta),
        ).forFile('file:///plan.txt');
        const work = [2500, 5000, 10_000].map((count) =>
          workOf(() =>
            fixText(make(count), createEngine(rules), configuration, { suggested: true, level: 'information' }),
          ),
        );
        for (let index = 1; index < work.length; index++)
          assert.ok(work[index]! < 2.6 * work[index - 1]!, `${work.join(' → ')} statements`);
      });
    }
  });

  describe('need little memory', () => {
    let folder: Folder;
    before(() => {
      folder = new Folder();
    });
    after(() => folder.remove());
    const texts: Readonly<Record<string, string>> = {
      '20,000 headings with the first number': slips['the first heading again and again']!(20_000),
      '10,000 items with the first number': slips['the first item again and again']!(10_000),
      '10,000 numbers without order': slips['numbers without order']!(10_000),
      'an archive of 1 MB': `${wrongNumber.replace('8000个。', '8000个。。')}\n`.repeat(1200),
    };
    for (const [name, text] of Object.entries(texts)) {
      it(name, async () => {
        const file = folder.write('plan.txt', text);
        const run = (...args: string[]): ReturnType<typeof gzyd> =>
          gzyd([...args, file], { env: { NODE_OPTIONS: '--max-old-space-size=200' } });
        for (const args of [
          ['fix', '--suggested'],
          ...formats.map((format) => ['check', '--format', format.name]),
          ...exporters.map((exporter) => ['extract', '--format', exporter.name]),
        ]) {
          const { code, stderr } = await run(...args);
          assert.equal(code, args[0] === 'extract' ? 0 : 1, `${args.join(' ')}: ${stderr.slice(0, 500)}`);
        }
      });
    }
  });

  it('are fixed as far as numbers can be written, and as many fixes are reported as were made', async () => {
    const folder = new Folder();
    try {
      const file = folder.write('plan.txt', slips['the first item again and again']!(8000));
      const { code, stderr } = await gzyd([
        'fix',
        '--suggested',
        '--write',
        '--only',
        'numbering/duplicate',
        '--only',
        'numbering/restart',
        file,
      ]);
      assert.equal(code, 0);
      assert.match(stderr, /已修正 \d 处/);
      const { stdout } = await gzyd(['check', '--rule', 'text/width=off', file]);
      assert.doesNotMatch(stdout, /numbering\//);
    } finally {
      folder.remove();
    }
  });

  it('have their fixes listed up to a limit, which the list and standard error name', async () => {
    const folder = new Folder();
    try {
      const file = folder.write('plan.txt', slips['the first heading again and again']!(8000));
      const { stdout, stderr } = await gzyd(['check', '--format', 'json', file]);
      const [{ findings, fixesUnlisted }] = JSON.parse(stdout) as [
        { findings: { fixes?: { edits: unknown[] }[] }[]; fixesUnlisted: number },
      ];
      const edits = findings.flatMap(({ fixes = [] }) => fixes).reduce((sum, fix) => sum + fix.edits.length, 0);
      assert.ok(edits > maxEdits && edits < 4 * maxEdits, `${edits} edits`);
      assert.ok(fixesUnlisted > 7000 && findings.filter(({ fixes }) => fixes === undefined).length >= fixesUnlisted);
      assert.ok(stderr.includes(`${fixesUnlisted} 个问题只列出问题，未列出修正`), stderr);
      const few = await gzyd(['check', '--format', 'json', '--stdin'], { stdin: cleanPlan.replace('\n3.', '\n5.') });
      assert.doesNotMatch(few.stdout + few.stderr, /fixesUnlisted|未列出/);
    } finally {
      folder.remove();
    }
  });
});
