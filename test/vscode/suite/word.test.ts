/** Plans out into Word files, as a user does it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readWord } from '../../../server/src/word/planText';
import { activated, closeAll, eventually, newFolder, openNewFile, sleep } from './support.js';

const plan = `清河县教育局2026年工作要点

一、提升质量
1.加强教研。开展视导12次。（责任单位：教研室）
2.招聘教师。招聘30人。（责任单位：人事科）
`;

const run = (command: string, ...rest: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...rest);

async function filesIn(folder: vscode.Uri): Promise<string[]> {
  return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
}

/** Presses Enter in quick picks and dialogs until the command is through. */
async function accepting(command: string): Promise<void> {
  let through = false;
  const done = Promise.resolve(run(command)).finally(() => (through = true));
  for (let turn = 0; turn < 100 && !through; turn++) {
    await sleep(200);
    if (!through) await run('workbench.action.acceptSelectedQuickOpenItem');
  }
  await done;
}

/** To the place that the dialog suggests. */
async function exportTo(target: vscode.Uri): Promise<void> {
  const exported = accepting('gongzuoyaodian.exportWord');
  await eventually(
    'the Word file',
    () => textIn(target).catch(() => undefined),
    (text) => text !== undefined,
  );
  await run('notifications.clearAll');
  await exported;
}

async function textIn(file: vscode.Uri): Promise<string> {
  const word = readWord(await vscode.workspace.fs.readFile(file));
  assert.ok(word.ok, word.ok ? '' : word.text.en);
  return word.value.text;
}

describe('Word files in VS Code', () => {
  before(activated);
  afterEach(async () => {
    await run('notifications.clearAll');
    await closeAll();
  });

  it('exports the plan as it stands, beside it, and keeps what it replaces', async function () {
    this.timeout(60_000);
    const { document } = await openNewFile(plan, '.gzyd', newFolder());
    const folder = vscode.Uri.joinPath(document.uri, '..');
    const name = document.uri.path.replace(/^.*\/(.*)\.gzyd$/, '$1');
    const target = vscode.Uri.joinPath(folder, `${name}.docx`);
    await exportTo(target);
    assert.equal(await textIn(target), plan.replace('\n\n', '\n'));
    assert.deepEqual(await filesIn(folder), [`${name}.docx`, `${name}.gzyd`]);
    await vscode.workspace.fs.writeFile(target, Buffer.from('有人改过'));
    await exportTo(target);
    const kept = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, `${name}.docx.bak`));
    assert.equal(Buffer.from(kept).toString(), '有人改过');
  });

  it('overwrites no file that Word holds', async () => {
    const { document } = await openNewFile(plan, '.gzyd', newFolder());
    const folder = vscode.Uri.joinPath(document.uri, '..');
    const name = document.uri.path.replace(/^.*\/(.*)\.gzyd$/, '$1.docx');
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, `~$${name.slice(2)}`), Buffer.from('王五'));
    await accepting('gongzuoyaodian.exportWord');
    assert.ok(!(await filesIn(folder)).includes(name));
  });
});
