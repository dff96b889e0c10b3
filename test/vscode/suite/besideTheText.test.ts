/** What VS Code shows beside the text, and measures that are split into items and joined back. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { becomesAtCaret, closeAll, eventually, openAtCaret } from './support.js';

const plan = `某市教育局2026年工作要点

一、扩优提质
1.新建幼儿园2所，新增面积40万平方米。▏（责任单位：学前科、规划科）
2.改造食堂5个。（牵头单位：后勤科；配合单位：学前科）
`;

const settings = ['codeLens.sections', 'inlayHints.lead', 'inlayHints.amounts'];

async function switchAll(value: boolean | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('gongzuoyaodian');
  for (const name of settings) await configuration.update(name, value, vscode.ConfigurationTarget.Global);
}

describe('beside the text', () => {
  afterEach(async () => {
    await switchAll(undefined);
    await closeAll();
  });

  it('a section has its figures, once they are switched on', async () => {
    const { document } = await openAtCaret('', plan);
    const titles = async (): Promise<string[]> => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return lenses.map(({ range, command }) => `${range.start.line} ${command?.title}`);
    };
    assert.deepEqual(await titles(), []);
    await switchAll(true);
    await eventually('the figures', titles, ([one, ...others]) => {
      return one === '2 2 项任务 · 3 家单位 · 3 个目标' && others.length === 0;
    });
  });

  it('a unit has its role, and an amount its digits, once they are switched on', async () => {
    const { document } = await openAtCaret('', plan);
    const hints = async (): Promise<string[]> => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
      return found.map(({ position, label }) => {
        const before = document.lineAt(position.line).text.slice(0, position.character).slice(-3);
        return `${before} ${typeof label === 'string' ? label : label.map(({ value }) => value).join('')}`;
      });
    };
    assert.deepEqual(await hints(), []);
    await switchAll(true);
    const found = await eventually('the hints', hints, ({ length }) => length >= 2);
    assert.deepEqual(found.sort(), ['学前科 牵头', '平方米 = 400,000 平方米'].sort());
  });

  it('a unit calls the items that it leads or supports', async () => {
    const { document } = await openAtCaret('', plan);
    const [unit, ...others] = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      document.uri,
      document.positionAt(document.getText().indexOf('学前科') + 1),
    );
    assert.deepEqual([unit?.name, others.length], ['学前科', 0]);
    const items = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
      'vscode.provideOutgoingCalls',
      unit,
    );
    assert.deepEqual(
      items.map(({ to }) => to.range.start.line),
      [3, 4],
    );
    const units = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      items[1]!.to,
    );
    assert.deepEqual(
      units.map(({ from }) => from.name),
      ['后勤科', '学前科'],
    );
  });
});

describe('measures', () => {
  afterEach(closeAll);

  const run = (kind: string): Thenable<void> =>
    vscode.commands.executeCommand('editor.action.codeAction', { kind, apply: 'first' });

  it('are split into items, joined back, and undone by one step each', async () => {
    const together =
      '某市教育局2026年工作要点\n\n一、提质\n1.办园▏。一是新建；二是改造。（责任单位：学前科）\n2.招生。\n';
    const apart = together.replace(/。一是.*$/m, '。（责任单位：学前科）\n（1）新建；\n（2）改造。');
    const editor = await openAtCaret('', together);
    await run('refactor.rewrite.splitActions');
    await becomesAtCaret(editor, apart);
    await run('refactor.rewrite.joinActions');
    await becomesAtCaret(editor, together);
    await vscode.commands.executeCommand('undo');
    await becomesAtCaret(editor, apart);
    await vscode.commands.executeCommand('undo');
    await becomesAtCaret(editor, together);
  });
});
