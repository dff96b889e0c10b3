/** `docs/year.md`: its plan goes through the year by its commands, each in its turn. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fillCells } from '../support/workbooks';
import { Folder, gzyd } from './gzyd';

const page = readFileSync(path.join('docs', 'year.md'), 'utf8');

type Step = { readonly command: string } | { readonly name: string; readonly content: string };

/** Files and commands of the page, in its order; a file is named last before its text. */
const steps = [...page.matchAll(/^```(text|sh)\n([^]*?)^```$/gm)].flatMap(({ index, 1: kind, 2: body }): Step[] => {
  if (kind === 'sh')
    return body!
      .trim()
      .split('\n')
      .map((command) => ({ command }));
  const name = [...page.slice(0, index).matchAll(/`([^`\s]+\.txt)`/g)].at(-1)![1]!;
  return [{ name, content: body! }];
});

/** What a command must have said or written. */
const expected: Readonly<Record<string, { readonly code?: number; readonly says?: RegExp }>> = {
  'progress 台账.xlsx --date 2026-06-30': { says: /[■▲].*补充教师（人事科）/ },
  'ledger 2026年工作要点.txt 台账.xlsx': { code: 1, says: /目标值：要点 “300”，台账 “320”（台账已改）/ },
  'compare 2026年工作要点.txt 2027年工作要点.txt': { says: /320名 → 280名（降低）[^]*教学名师/ },
};

describe('a year with a plan', () => {
  it('goes by the commands of its page', async function () {
    this.timeout(60_000);
    const folder = new Folder();
    try {
      for (const step of steps) {
        if (!('command' in step)) {
          folder.write(step.name, step.content);
          continue;
        }
        const [program, ...args] = step.command.split(' ');
        assert.equal(program, 'gzyd');
        const line = args.join(' ');
        const { code, stdout, stderr } = await gzyd(args, { cwd: folder.path });
        const { code: wanted = 0, says = /^/ } = expected[line] ?? {};
        assert.equal(code, wanted, `${line}\n${stdout}${stderr}`);
        assert.match(stdout, says, line);
        if (line.endsWith('-o 台账.xlsx')) fillIn();
      }
    } finally {
      folder.remove();
    }

    /** As the page says that units do. */
    function fillIn(): void {
      const filled = fillCells(readFileSync(folder.file('台账.xlsx')), {
        新建改建学校: { 完成值: '9' },
        补充教师: { 完成值: '120', 目标值: '320' },
      });
      folder.write('台账.xlsx', filled);
    }
  });

  it('has all that is expected on its page', () => {
    for (const line of Object.keys(expected)) assert.ok(page.includes(`\ngzyd ${line}\n`), line);
    assert.ok(steps.length > 12);
  });
});
