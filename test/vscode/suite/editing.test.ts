/**
 * Writing and mending a plan as an author does: quick fixes that leave the cursor where writing goes on, renumbering in
 * one step, an input method at work.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activated,
  closeAll,
  eventually,
  newFolder,
  openNewFile,
  openText,
  outline,
  outlineText,
  replaceAll,
  settledDiagnostics,
  shortly,
  type,
  workspaceUri,
} from './support.js';

const sound = `某市教育局2026年工作要点

一、扩优提质
1.扩大学前资源。9月底前新建幼儿园12所。（责任单位：学前科、规划科）
2.推进均衡发展。力争组建共同体20个以上，做法见第4项。（责任单位：基教科）
3.规范校外培训。开展检查4次。（责任单位：民办科）

二、强师固本
4.加强师德建设。评选标兵50名。（责任单位：人事科）
5.补充紧缺教师。7月底前招聘教师420名。（责任单位：人事科）
`;
const inserted = '3.办好特殊教育。入学率达到97%。（责任单位：基教科）\n';
/** A new item with the number of the one it was put before, and what the author wants. */
const crowded = sound.replace('3.规范', `${inserted}3.规范`);
const renumbered = sound
  .replace('5.补充', '6.补充')
  .replace('4.加强', '5.加强')
  .replace('3.规范', `${inserted}4.规范`)
  .replace('第4项', '第5项');

const serious = (uri: vscode.Uri) => (): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
const textOf =
  ({ document }: vscode.TextEditor) =>
  (): string =>
    document.getText().replaceAll('\r', '');

/** Puts the cursor before these words. */
function goTo(editor: vscode.TextEditor, words: string): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf(words));
  editor.selection = new vscode.Selection(at, at);
}

/** The quick fixes at the cursor, in the order of the menu. */
async function quickFixes({ document, selection }: vscode.TextEditor): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    selection,
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** Applies the preferred quick fix at the cursor as the editor does, snippets included. */
async function applyPreferred(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.codeAction', {
    kind: 'quickfix',
    apply: 'first',
    preferred: true,
  });
}

/** What a file holds once everything is saved. */
async function saved(uri: vscode.Uri): Promise<string> {
  await vscode.workspace.saveAll();
  return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();
}

describe('mending a plan', () => {
  afterEach(closeAll);

  it('inserts a unit with the placeholder selected, to be typed over', async () => {
    const editor = await openNewFile(sound.replace('（责任单位：民办科）', ''));
    await eventually('the finding', serious(editor.document.uri), ({ length }) => length === 1);
    goTo(editor, '规范校外');
    await applyPreferred();
    const selected = (): string => editor.document.getText(editor.selection);
    await eventually('the placeholder', selected, (text) => text === '某单位');
    await type('民办科');
    assert.equal(textOf(editor)(), sound);
    await eventually('no finding', serious(editor.document.uri), ({ length }) => length === 0);
  });

  it('offers the likeliest repair first, then silence here, the rule’s page, and last to turn the rule off', async () => {
    const editor = await openNewFile(crowded);
    await eventually(
      'the finding',
      serious(editor.document.uri),
      (found) => found.length === 1 && shortly(found[0]!).startsWith('6:0-6:'),
    );
    goTo(editor, '3.规范');
    const actions = await quickFixes(editor);
    assert.deepEqual(
      actions.map(({ isPreferred, edit, command }) => [
        isPreferred === true,
        edit !== undefined,
        command?.command ?? '',
      ]),
      [
        [true, true, ''],
        [false, true, 'gongzuoyaodian.configWritten'],
        [false, false, 'gongzuoyaodian.openRulePage'],
        [false, true, 'gongzuoyaodian.configWritten'],
      ],
    );
    const files = actions.map(({ edit }) => edit?.entries().map(([uri]) => uri.path.split('/').at(-1)));
    assert.deepEqual([files[1], files[3]], [['gzyd.yaml'], ['gzyd.yaml']]);
    await applyPreferred();
    await eventually('the fixed text', textOf(editor), (text) => text === renumbered);
    await eventually('no finding', serious(editor.document.uri), ({ length }) => length === 0);
  });

  it('shows the page of a rule', async () => {
    const editor = await openNewFile(crowded);
    await eventually('the finding', serious(editor.document.uri), ({ length }) => length === 1);
    goTo(editor, '3.规范');
    const page = (await quickFixes(editor)).find(({ edit }) => edit === undefined)?.command;
    await vscode.commands.executeCommand(page!.command, ...(page!.arguments as unknown[]));
    const shown = (): string | undefined => vscode.window.tabGroups.activeTabGroup.activeTab?.label;
    await eventually('the page', shown, (label) => label?.includes('duplicate.md') === true);
  });

  it('fixes on save what is safe to fix', async () => {
    const editor = await openNewFile(sound.replace('12所。', '12所。。').replace('4次。', '4次。。'));
    await eventually('two findings', serious(editor.document.uri), ({ length }) => length === 2);
    // VS Code takes a moment to enable this command in a new editor, and does nothing until then.
    const fixed = async (): Promise<string> => {
      await vscode.commands.executeCommand('editor.action.fixAll');
      return textOf(editor)();
    };
    await eventually('the fixed text', fixed, (text) => text === sound);
  });

  it('leaves one place alone, or a rule, by an entry in gzyd.yaml', async () => {
    const editor = await openNewFile(crowded);
    const { uri } = editor.document;
    const config = vscode.Uri.joinPath(uri, '..', 'gzyd.yaml');
    try {
      for (const which of [1, 3]) {
        await eventually('the finding', serious(uri), ({ length }) => length === 1);
        goTo(editor, '3.规范');
        const edit = (await quickFixes(editor))[which]?.edit;
        assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
        await eventually('no finding', serious(uri), ({ length }) => length === 0);
        const wanted =
          which === 1 ? /^ignore:\n {2}- rule: numbering\/duplicate\n/ : /^rules:\n {2}numbering\/duplicate: off\n/;
        await eventually(
          'the entry',
          () => saved(config),
          (text) => wanted.test(text),
        );
        await vscode.workspace.fs.delete(config);
        assert.equal(textOf(editor)(), crowded);
      }
      await eventually('the finding', serious(uri), ({ length }) => length === 1);
    } finally {
      await vscode.workspace.fs.delete(config).then(undefined, () => {});
    }
  });

  it('saves gzyd.yaml, is not half undone in the plan, and is taken back by a button', async () => {
    const editor = await openNewFile(sound);
    const { uri } = editor.document;
    const config = workspaceUri('gzyd.yaml');
    await replaceAll(editor, crowded);
    await eventually('the finding', serious(uri), ({ length }) => length === 1);
    goTo(editor, '3.规范');
    const [, ignore] = await quickFixes(editor);
    assert.match(ignore!.title, /^此处不再提示/);
    // Messages of earlier tests have buttons too: Restart would be pressed instead of Undo.
    await vscode.commands.executeCommand('notifications.clearAll');
    // As the light bulb does it: the edit, then the command.
    assert.ok(await vscode.workspace.applyEdit(ignore!.edit!));
    void vscode.commands.executeCommand(ignore!.command!.command, ...(ignore!.command!.arguments as unknown[]));
    const onDisk = (): Thenable<string> =>
      vscode.workspace.fs.readFile(config).then(
        (bytes) => Buffer.from(bytes).toString(),
        () => '',
      );
    const written = await eventually('the saved entry', onDisk, (text) => text.startsWith('ignore:\n'));
    await eventually('no finding', serious(uri), ({ length }) => length === 0);
    await vscode.commands.executeCommand('undo');
    await eventually('the plan before', textOf(editor), (text) => text === sound);
    assert.equal(await onDisk(), written);
    await vscode.commands.executeCommand('redo');
    await eventually('the plan after', textOf(editor), (text) => text === crowded);
    await eventually(
      'no file',
      async () => {
        await vscode.commands.executeCommand('notifications.focusToasts');
        await vscode.commands.executeCommand('notification.acceptPrimaryAction');
        return onDisk();
      },
      (text) => text === '',
    ).finally(() => vscode.workspace.fs.delete(config).then(undefined, () => {}));
    await eventually('the finding', serious(uri), ({ length }) => length === 1);
  });
});

describe('renumbering', () => {
  afterEach(closeAll);

  it('puts the plan in order, references too, in one step that undo takes back', async () => {
    const editor = await openNewFile(crowded);
    await vscode.commands.executeCommand('gongzuoyaodian.renumber');
    await eventually('the new numbers', textOf(editor), (text) => text === renumbered);
    await vscode.commands.executeCommand('undo');
    await eventually('the old text', textOf(editor), (text) => text === crowded);
    await vscode.commands.executeCommand('redo');
    await eventually('the new numbers again', textOf(editor), (text) => text === renumbered);
    const { version } = editor.document;
    await vscode.commands.executeCommand('gongzuoyaodian.renumber');
    assert.equal(editor.document.version, version);
  });

  it('is not what formatting does', async () => {
    const editor = await openNewFile(crowded);
    await eventually('the finding', serious(editor.document.uri), ({ length }) => length === 1);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(editor.document.getText(), crowded);
  });
});

describe('other changes of a whole plan', () => {
  afterEach(closeAll);

  it('write notes alike and widen punctuation, even if its rule is off', async () => {
    const rules = vscode.workspace.getConfiguration('gongzuoyaodian');
    await rules.update('rules', { 'text/half-width': 'off' }, vscode.ConfigurationTarget.Global);
    try {
      const editor = await openNewFile(
        sound.replace('12所。', '12所,').replace('（责任单位：民办科）', '(责任科室:民办科)'),
      );
      await vscode.commands.executeCommand('gongzuoyaodian.normaliseNotes');
      await eventually('one form', textOf(editor), (text) => text === sound.replace('12所。', '12所,'));
      await vscode.commands.executeCommand('gongzuoyaodian.convertWidths');
      await eventually('full width', textOf(editor), (text) => text === sound.replace('12所。', '12所，'));
    } finally {
      await rules.update('rules', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

describe('typing', () => {
  afterEach(closeAll);

  it('marks the number that an inserted item makes wrong, and updates the outline', async () => {
    const editor = await openText(sound);
    goTo(editor, '3.规范');
    await type(inserted);
    assert.equal(textOf(editor)(), crowded);
    const [finding] = await eventually('the finding', serious(editor.document.uri), ({ length }) => length === 1);
    assert.match(shortly(finding!), /^6:0-6:\d warning numbering\/duplicate$/);
    assert.match(outlineText(await outline(editor.document.uri)), / {2}3\.办好特殊教育\n {2}3\.规范校外培训\n/);
  });

  it('is left to the author and the input method: nothing changes on the way', async () => {
    const editor = await openText(sound);
    const start = '4.加强师德建设。';
    const at = editor.document.positionAt(sound.indexOf(start) + start.length);
    editor.selection = new vscode.Selection(at, at);
    await settledDiagnostics(editor.document.uri);
    const changes: string[] = [];
    const listening = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document === editor.document) changes.push(...contentChanges.map(({ text }) => text));
    });
    try {
      await vscode.commands.executeCommand('compositionStart');
      let before = 0;
      const steps = ['k', 'ka', 'kaiz', 'kaizhan', '开展'];
      for (const text of steps) {
        await vscode.commands.executeCommand('compositionType', {
          text,
          replacePrevCharCnt: before,
          replaceNextCharCnt: 0,
          positionDelta: 0,
        });
        before = text.length;
      }
      await vscode.commands.executeCommand('compositionEnd');
      await eventually(
        'the typed text',
        () => editor.document.lineAt(8).text,
        (text) => text.startsWith(`${start}开展评选`),
      );
      await settledDiagnostics(editor.document.uri);
      assert.deepEqual(changes, steps);
      assert.equal(textOf(editor)(), sound.replace(start, `${start}开展`));
    } finally {
      listening.dispose();
    }
  });
});

describe('gzyd.yaml in the editor', () => {
  afterEach(closeAll);

  it('is completed, explained and checked as it is typed, and every open plan follows it', async () => {
    await activated();
    const folder = newFolder();
    const plans = [
      await openNewFile(crowded, '.gzyd', folder),
      await openNewFile(`${crowded}6.多余一项。`, '.gzyd', folder),
    ].map(({ document }) => document);
    for (const { uri } of plans)
      await eventually('the finding', serious(uri), (found) =>
        found.some((one) => shortly(one).includes('numbering/duplicate')),
      );
    const config = vscode.Uri.joinPath(plans[0]!.uri, '..', 'gzyd.yaml');
    await vscode.workspace.fs.writeFile(config, Buffer.from(''));
    try {
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(config), {
        preview: false,
      });
      const at = (line: number, column: number) => async (): Promise<string[]> => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          config,
          new vscode.Position(line, column),
        );
        return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      };
      await eventually('the keys', at(0, 0), (labels) => labels.includes('profile') && labels.includes('units'));
      await replaceAll(editor, 'rules:\n  numbering/dup\n');
      await eventually('the rule', at(1, 15), (labels) => labels.includes('numbering/duplicate'));
      await replaceAll(editor, 'rules:\n  numbering/duplicate: off\nprofil: strict\n');
      const [problem] = await eventually(
        'the problem',
        () => vscode.languages.getDiagnostics(config),
        ([one, ...others]) => one?.range.start.line === 2 && others.length === 0,
      );
      assert.equal(editor.document.getText(problem!.range), 'profil');
      const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        config,
        new vscode.Position(1, 5),
      );
      assert.ok(hover);
      for (const { uri } of plans)
        await eventually(
          'no such finding',
          serious(uri),
          (found) => !found.some((one) => shortly(one).includes('numbering/duplicate')),
        );
    } finally {
      await closeAll();
    }
  });

  it('goes with its folder, and so do its problems', async () => {
    const folder = newFolder();
    const [inner, other] = [workspaceUri(`${folder}/inner`), workspaceUri(`${folder}/other`)];
    const problems = (place: vscode.Uri) => (): vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(vscode.Uri.joinPath(place, 'gzyd.yaml'));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(inner, 'gzyd.yaml'), Buffer.from('profil: strict\n'));
    await openNewFile(sound, '.gzyd', `${folder}/inner`);
    await eventually('the problem', problems(inner), ({ length }) => length === 1);
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(inner, other);
    assert.ok(await vscode.workspace.applyEdit(rename));
    await eventually('no problem', problems(inner), ({ length }) => length === 0);
    await eventually('the problem', problems(other), ({ length }) => length === 1);
    const remove = new vscode.WorkspaceEdit();
    remove.deleteFile(other, { recursive: true });
    assert.ok(await vscode.workspace.applyEdit(remove));
    await eventually('no problem', problems(other), ({ length }) => length === 0);
  });

  it('takes a unit into its registry by a quick fix', async () => {
    const editor = await openNewFile(sound, '.gzyd', newFolder());
    const { uri } = editor.document;
    const unknown = (): string[] => serious(uri)().map(({ range }) => editor.document.getText(range));
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(uri, '..', 'gzyd.yaml'),
      Buffer.from('units:\n  - name: 基教科\n'),
    );
    await eventually(
      'the unknown names, each once',
      unknown,
      (names) => names.sort().join() === ['人事科', '学前科', '民办科', '规划科'].sort().join(),
    );
    goTo(editor, '学前科');
    const [one] = await quickFixes(editor);
    assert.ok(one?.edit && (await vscode.workspace.applyEdit(one.edit)));
    await eventually('one fewer', unknown, ({ length }) => length === 3);
    goTo(editor, '规划科');
    const [, all] = await quickFixes(editor);
    assert.ok(all?.edit && (await vscode.workspace.applyEdit(all.edit)));
    await eventually('none', unknown, ({ length }) => length === 0);
    await vscode.workspace.saveAll();
  });
});
