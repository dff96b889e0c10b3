/**
 * What the language server gives a real editor: outline, findings, tokens, hovers, folds, fixes; and that the command
 * line agrees.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
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
  projectPath,
  replaceAll,
  semanticTokens,
  settledDiagnostics,
  shortly,
  type,
  workspaceUri,
} from './support.js';

/** A plan in order, and with one number repeated and one unit gone. */
const sound = `某市教育局2026年工作要点

一、扩优提质
1.扩大学前资源。9月底前新建幼儿园12所。（责任单位：学前科、规划科）
2.推进均衡发展。力争组建共同体20个以上。（牵头单位：基教科；配合单位：人事科）
3.规范校外培训。开展检查4次。（责任单位：民办科）

二、强师固本
4.加强师德建设。评选标兵50名。（责任单位：人事科）
5.补充紧缺教师。7月底前招聘教师420名。（责任单位：人事科）
6.推进交流轮岗。交流比例不低于10%。（责任单位：人事科、基教科）
`;
const faulty = sound.replace('\n5.补充', '\n4.补充').replace('。（责任单位：民办科）', '。');

const serious = (uri: vscode.Uri) => (): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);

describe('the language server in VS Code', () => {
  afterEach(closeAll);

  it('shows the outline with markers, titles and units', async () => {
    const { document } = await openText(sound);
    const symbols = await outline(document.uri);
    assert.equal(
      outlineText(symbols),
      [
        '一、扩优提质',
        '  1.扩大学前资源',
        '  2.推进均衡发展',
        '  3.规范校外培训',
        '二、强师固本',
        '  4.加强师德建设',
        '  5.补充紧缺教师',
        '  6.推进交流轮岗',
        '',
      ].join('\n'),
    );
    const [first] = symbols[0]!.children;
    assert.equal(first?.detail, '学前科、规划科');
    assert.equal(document.getText(first.selectionRange), '1.扩大学前资源');
    assert.match(document.getText(first.range), /^1\.扩大.*规划科）$/);
    assert.equal(symbols[0]!.kind, vscode.SymbolKind.Class);
  });

  it('finds mistakes as they are typed, and forgets them when they are mended', async () => {
    const editor = await openText(sound);
    const { uri } = editor.document;
    assert.deepEqual((await settledDiagnostics(uri)).map(shortly), []);
    // 5. becomes 4., typed as a person would.
    editor.selection = new vscode.Selection(9, 0, 9, 1);
    await type('4');
    const [finding] = await eventually('a finding', serious(uri), ({ length }) => length === 1);
    assert.match(shortly(finding!), /^9:0-9:\d warning numbering\//);
    assert.equal(finding!.source, '工作要点');
    await vscode.commands.executeCommand('undo');
    await eventually('no finding', serious(uri), ({ length }) => length === 0);
  });

  it('mends a mistake by its preferred quick fix', async () => {
    const editor = await openNewFile(faulty);
    const { uri } = editor.document;
    const findings = await eventually('two findings', serious(uri), ({ length }) => length === 2);
    const number = findings.find((finding) => shortly(finding).includes('numbering/'))!;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      number.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const preferred = actions.find(({ isPreferred }) => isPreferred === true);
    assert.ok(preferred?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(preferred.edit));
    assert.equal(editor.document.lineAt(9).text.slice(0, 4), '5.补充');
    await eventually('one finding', serious(uri), ({ length }) => length === 1);
    const page = findings[0]!.code as { readonly target: vscode.Uri };
    assert.equal(page.target.scheme, 'command');
    assert.equal(page.target.path, 'gongzuoyaodian.openRulePage');
    assert.match(page.target.query, /\/docs\/rules\/[a-z]+\/[a-z-]+\.md"\]$/);
  });

  it('colours markers, titles, units, targets and deadlines', async () => {
    const { document } = await openText(sound);
    const tokens = await semanticTokens(document);
    const shown = (line: number): string[] =>
      tokens
        .filter((token) => token.line === line)
        .map(({ text, type: kind, modifiers }) => [text, kind, ...modifiers].join(' '));
    assert.deepEqual(shown(0), ['某市教育局2026年工作要点 planDocumentTitle']);
    assert.deepEqual(shown(4), [
      '2. planMarker',
      '推进均衡发展 planTitle',
      '20个以上 planTarget hedged',
      '牵头单位： planLabel lead',
      '基教科 planUnit lead',
      '配合单位： planLabel support',
      '人事科 planUnit support',
    ]);
    assert.ok(shown(3).includes('9月底前 planDeadline'));
  });

  it('explains targets and units under the pointer, in inert text', async () => {
    const { document } = await openText(sound);
    const said = async (words: string): Promise<string> => {
      const at = document.positionAt(document.getText().indexOf(words) + 1);
      const hovers = await eventually(
        'a hover',
        () => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at),
        (found) => found.length > 0,
      );
      return hovers
        .flatMap(({ contents }) => contents)
        .map((content) => {
          assert.ok(content instanceof vscode.MarkdownString);
          assert.ok(content.isTrusted !== true && content.supportHtml !== true);
          return content.value;
        })
        .join('\n');
    };
    assert.match(await said('12所'), /12所[\s\S]*9月底前/);
    assert.match(await said('人事科'), /人事科[\s\S]*4\\\.加强师德建设/);
  });

  it('makes no icons of what a plan says', async () => {
    const { document } = await openText(sound.replace('推进均衡发展', '推进$(trash)均衡发展'));
    const symbols = await eventually(
      'an outline',
      () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        ),
      (found) => found !== undefined && found.length > 0,
    );
    const names = (all: readonly vscode.DocumentSymbol[]): string[] =>
      all.flatMap(({ name, children }) => [name, ...names(children)]);
    const shown = names(symbols!).find((name) => name.includes('trash'));
    assert.ok(shown !== undefined && !shown.includes('$(trash)'), shown);
  });

  it('folds sections', async () => {
    const { document } = await openText(sound);
    const folds = await eventually(
      'folds',
      () => vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri),
      (found) => found.length > 0,
    );
    assert.deepEqual(
      folds.map(({ start, end }) => `${start}-${end}`),
      ['2-5', '7-10'],
    );
  });

  it('sees after many edits what it sees in a fresh text', async () => {
    const editor = await openText('');
    for (let at = 0; at < faulty.length; at += 37) {
      const end = editor.document.positionAt(editor.document.getText().length);
      await editor.edit((edit) => edit.insert(end, faulty.slice(at, at + 37)));
    }
    const { document: fresh } = await openText(faulty);
    const found = await eventually('the findings', serious(fresh.uri), ({ length }) => length === 2);
    await eventually(
      'the same findings',
      () => serious(editor.document.uri)().map(shortly).join(),
      (text) => text === found.map(shortly).join(),
    );
    assert.equal(outlineText(await outline(editor.document.uri)), outlineText(await outline(fresh.uri)));
    await replaceAll(await vscode.window.showTextDocument(editor.document), sound);
    await eventually('no finding', serious(editor.document.uri), ({ length }) => length === 0);
  });

  it('applies gzyd.yaml at once, and says what is wrong with it', async () => {
    const folder = newFolder();
    const { document } = await openNewFile(faulty, '.gzyd', folder);
    await eventually('two findings', serious(document.uri), ({ length }) => length === 2);
    const config = workspaceUri(`${folder}/gzyd.yaml`);
    try {
      await vscode.workspace.fs.writeFile(
        config,
        Buffer.from('rules:\n  responsibility/missing: off\nprofil: strict\n'),
      );
      await eventually('one finding', serious(document.uri), ({ length }) => length === 1);
      const [problem] = await eventually(
        'a problem',
        () => vscode.languages.getDiagnostics(config),
        ({ length }) => length > 0,
      );
      assert.equal(problem?.range.start.line, 2);
    } finally {
      await vscode.workspace.fs.delete(config);
    }
    await eventually('two findings again', serious(document.uri), ({ length }) => length === 2);
  });

  it('leaves other versions of a plan alone, which cannot be changed', async () => {
    const views = vscode.workspace.registerTextDocumentContentProvider('older', {
      provideTextDocumentContent: () => faulty,
    });
    try {
      const view = await vscode.workspace.openTextDocument(vscode.Uri.parse('older:/a/plan.gzyd'));
      await vscode.window.showTextDocument(view);
      assert.equal(view.languageId, 'gongzuoyaodian');
      const { document } = await openNewFile(faulty);
      await eventually('two findings', serious(document.uri), ({ length }) => length === 2);
      assert.deepEqual(vscode.languages.getDiagnostics(view.uri), []);
      assert.deepEqual(
        (await vscode.commands.executeCommand('vscode.executeFoldingRangeProvider', view.uri)) ?? [],
        [],
      );
    } finally {
      views.dispose();
    }
  });

  it('finds what the command line finds, in every sample', async () => {
    await activated();
    const folder = await projectPath('test', 'fixtures', 'plans');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.txt'));
    assert.ok(names.length > 0);
    const texts = [faulty, ...(await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8'))))];
    for (const text of texts) {
      const { document } = await openNewFile(text);
      const inEditor = (await settledDiagnostics(document.uri)).map(
        (finding) => `${shortly(finding)} ${finding.message}`,
      );
      const byCommand = await check(document.uri.fsPath);
      assert.deepEqual(inEditor.sort(), byCommand.sort(), document.uri.path);
      await closeAll();
    }
  });
});

interface CommandFinding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: vscode.Position; readonly end: vscode.Position };
}

/** The findings of `gzyd check` as lines. */
async function check(file: string): Promise<string[]> {
  const cli = await projectPath('dist', 'cli.js');
  const language = 'zh';
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [cli, 'check', '--format', 'json', '--level', 'hint', '--lang', language, file],
      { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
      (error, stdout, stderr) => {
        // Exit code 1 means findings.
        if (error !== null && error.code !== 1) reject(new Error(`${error.message}\n${stderr}`));
        else resolve(stdout);
      },
    );
  });
  const [result] = JSON.parse(output) as { findings: CommandFinding[] }[];
  return result!.findings.map(
    ({ code, severity, message, range: { start, end } }) =>
      `${start.line}:${start.character}-${end.line}:${end.character} ${severity} ${code} ${message}`,
  );
}
