import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension';
import type { ExportResult } from '../../../server/src/protocol/wordMessages';
import { readWord } from '../../../server/src/word/planText';
import { paragraph, wordFile } from '../../word/builder';
import { register } from './register.js';

const extensionId = 'gongzuo-yaodian.gongzuo-yaodian';
const languageId = 'gongzuoyaodian';

/** There is no `node:assert` in a browser. */
function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

async function eventually<T>(what: string, read: () => T | Thenable<T>, good: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + 15_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const value = await read();
    if (good(value)) return value;
    check(Date.now() < end, `${what} did not come; the last value was ${JSON.stringify(value)}`);
  }
}

/** The names of an outline, indented by their depth. */
function titles(symbols: readonly vscode.DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap((symbol) => [indent + symbol.name, ...titles(symbol.children, `${indent}  `)]);
}

register(() =>
  describe('the extension in VS Code for the Web', () => {
    let document: vscode.TextDocument;

    it('becomes active when a .gzyd file is opened', async () => {
      const extension = vscode.extensions.getExtension(extensionId);
      check(extension, `${extensionId} is not installed`);
      const folder = vscode.workspace.workspaceFolders?.[0];
      check(folder, 'no folder is open');
      document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'plan.gzyd'));
      await vscode.window.showTextDocument(document);
      check(document.languageId === languageId, `the language is ${document.languageId}`);
      await eventually(
        'activation',
        () => extension.isActive,
        (active) => active,
      );
    });

    it('gets its outline from the server, which runs in a web worker', async () => {
      const symbols = await eventually(
        'an outline',
        () =>
          vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
            'vscode.executeDocumentSymbolProvider',
            document.uri,
          ),
        (found) => (found?.length ?? 0) > 0,
      );
      const names = titles(symbols ?? []).join('\n');
      const wanted = [
        '一、提升教学质量',
        '  （一）加强课堂教学',
        '  （二）建设教师队伍',
        '二、改善办学条件',
        '  （一）新建学校2所，年内投入使用',
        '  （二）更新课桌椅5000套',
      ].join('\n');
      check(names === wanted, `the outline is\n${names}`);
    });

    it('gets findings from it after typing', async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(10, 0, 10, 1), '三');
      check(await vscode.workspace.applyEdit(edit), 'the edit was refused');
      const found = await eventually(
        'a finding',
        () => vscode.languages.getDiagnostics(document.uri),
        (all) => all.length > 0,
      );
      const codes = found.map(({ code }) => (typeof code === 'object' ? code.value : code)).join(' ');
      check(codes.startsWith('numbering/'), `the findings are ${codes}`);
    });

    it('exports the plan: what writes Word files is loaded into the worker', async () => {
      const { exports: api } = vscode.extensions.getExtension(extensionId) as vscode.Extension<ExtensionApi>;
      const made = await api.client.sendRequest<ExportResult>('gongzuoyaodian/export', {
        textDocument: { uri: document.uri.toString() },
        format: 'docx',
      });
      check(made.ok, 'nothing was exported');
      // A zip file begins with PK.
      check(made.content.startsWith('UEsD') && made.content.length > 5000, made.content.slice(0, 20));
    });

    it('opens a Word file as a plan, and saves it into a copy with tracked changes', async () => {
      const folder = vscode.workspace.workspaceFolders![0]!.uri;
      const file = vscode.Uri.joinPath(folder, '送审稿.docx');
      const body = paragraph('清河县教育局2026年工作要点') + paragraph('一、提升质量') + paragraph('1.招聘教师30人。');
      await vscode.workspace.fs.writeFile(file, wordFile({ body }));
      await vscode.commands.executeCommand('gongzuoyaodian.openWord', file, [file]);
      const editor = vscode.window.activeTextEditor;
      check(editor?.document.uri.scheme === 'gzyd-word', `the editor shows ${String(editor?.document.uri)}`);
      const { document: word } = editor;
      check(word.getText().includes('1.招聘教师30人。'), word.getText());
      await editor.edit((edit) => {
        const at = word.getText().indexOf('30');
        edit.replace(new vscode.Range(word.positionAt(at), word.positionAt(at + 2)), '50');
      });
      check(await word.save(), 'the text was not saved');
      const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
      check(!names.some((name) => name.endsWith('.tmp')), names.join());
      const copy = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, '送审稿（修订）.docx'));
      const [now, before] = (['accepted', 'original'] as const).map((tracked) => readWord(copy, { tracked }));
      check(now?.ok && now.value.text.includes('招聘教师50人'), JSON.stringify(now));
      check(before?.ok && before.value.text.includes('招聘教师30人'), JSON.stringify(before));
      const original = readWord(await vscode.workspace.fs.readFile(file));
      check(original.ok && original.value.text.includes('30人'), 'the original was changed');
    });
  }),
);
