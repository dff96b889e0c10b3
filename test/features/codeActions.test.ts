import assert from 'node:assert/strict';
import { DiagnosticSeverity, type CodeAction, type TextDocumentEdit } from 'vscode-languageserver-types';
import { fixActions, type FixActionOptions } from '../../server/src/features/actions/fixes';
import { rulePages } from '../../server/src/features/actions/rulePages';
import { maxDiagnostics, toDiagnostics } from '../../server/src/features/diagnostics';
import type { Reported } from '../../server/src/findings/report';
import type { Range } from '../../server/src/text/positions';
import type { Finding, Fix } from '../../server/src/rules/types';
import { applyEdits } from '../support/plans';

const range = (line: number, start: number, end: number): Range => ({
  start: { line, character: start },
  end: { line, character: end },
});
const both = (text: string): { zh: string; en: string } => ({ zh: text, en: `${text} (en)` });
const fix = (title: string, edits: Fix['edits'], more: Partial<Fix> = {}): Fix => ({
  title: both(title),
  edits,
  ...more,
});
const report = (code: string, where: Range, fixes: readonly Fix[] = [], more: Partial<Finding> = {}): Reported => ({
  finding: { code, range: where, message: both(`${code}有误`), fixes, ...more },
  severity: 'warning',
});

const text = '甲。。乙\n丙。。丁\n戊\n';
const uri = 'file:///plan.txt';
const doubled = [0, 1].map((line) =>
  report('text/repeated-mark', range(line, 1, 3), [
    fix('删去一个', [{ range: range(line, 2, 3), newText: '' }], { preferred: true, safe: true }),
  ]),
);
const missing = report('responsibility/missing', range(2, 0, 1), [
  fix('补上', [{ range: range(2, 1, 1), newText: '（责任单位：${1:单位}）' }], { snippet: true }),
]);
const all = [...doubled, missing];

function options(more: Partial<FixActionOptions> = {}): FixActionOptions {
  return {
    uri,
    version: 7,
    language: 'zh',
    documentChanges: true,
    snippets: true,
    invoked: true,
    diagnostics: [],
    titleOf: () => both('标点重复'),
    ...more,
  };
}

/** The text after an action. */
function after(action: CodeAction | undefined): string {
  const change = action?.edit?.documentChanges?.[0] as TextDocumentEdit | undefined;
  const edits = action?.edit?.changes?.[uri] ?? (change!.edits as { range: Range; newText: string }[]);
  return applyEdits(text, edits);
}

describe('code actions', () => {
  it('offer the fixes of the findings at a place, and of all findings of the rule', () => {
    const actions = fixActions(all, range(0, 2, 2), options({ only: ['quickfix'] }));
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['删去一个', '修正本文全部 2 处：标点重复'],
    );
    assert.equal(actions[0]?.isPreferred, true);
    assert.equal(after(actions[0]), '甲。乙\n丙。。丁\n戊\n');
    assert.equal(after(actions[1]), '甲。乙\n丙。丁\n戊\n');
  });

  it('make one edit of everything safe, and of nothing else', () => {
    const [action, ...others] = fixActions(all, range(0, 0, 0), options({ only: ['source.fixAll'] }));
    assert.deepEqual(others, []);
    assert.equal(action?.kind, 'source.fixAll.gongzuoyaodian');
    assert.equal(after(action), '甲。乙\n丙。丁\n戊\n');
    assert.deepEqual(fixActions([missing], range(0, 0, 0), options({ only: ['source'] })), []);
  });

  it('are of the kinds asked for; without kinds, only quick fixes', () => {
    const kinds = (more: Partial<FixActionOptions>): (string | undefined)[] => [
      ...new Set(fixActions(all, range(0, 1, 1), options(more)).map(({ kind }) => kind)),
    ];
    assert.deepEqual(kinds({ only: ['refactor'] }), []);
    assert.deepEqual(kinds({ only: [''] }), ['quickfix', 'source.fixAll.gongzuoyaodian']);
    assert.deepEqual(kinds({ only: undefined, invoked: false }), ['quickfix']);
    assert.deepEqual(kinds({ only: undefined }), ['quickfix', 'source.fixAll.gongzuoyaodian']);
    assert.deepEqual(fixActions(all, range(1, 4, 4), options({ only: ['quickfix'] })), []);
  });

  it('carry the version of the text if the client takes it', () => {
    const [versioned] = fixActions(doubled, range(0, 1, 1), options());
    assert.deepEqual((versioned?.edit?.documentChanges?.[0] as TextDocumentEdit).textDocument, { uri, version: 7 });
    const [plain] = fixActions(doubled, range(0, 1, 1), options({ documentChanges: false }));
    assert.equal(plain?.edit?.documentChanges, undefined);
    assert.equal(after(plain), '甲。乙\n丙。。丁\n戊\n');
  });

  it('leave the cursor in a placeholder if the client takes snippets, else plain words', () => {
    const [snippet] = fixActions(all, range(2, 0, 0), options());
    assert.deepEqual((snippet?.edit?.documentChanges?.[0] as TextDocumentEdit).edits, [
      { range: range(2, 1, 1), snippet: { kind: 'snippet', value: '（责任单位：${1:单位}）' } },
    ]);
    for (const more of [{ snippets: false }, { documentChanges: false }]) {
      assert.equal(
        after(fixActions(all, range(2, 0, 0), options(more))[0]),
        '甲。。乙\n丙。。丁\n戊（责任单位：单位）\n',
      );
    }
  });

  it('name the diagnostics they resolve', () => {
    const diagnostics = toDiagnostics(all, { language: 'zh', uri, related: true });
    const [action] = fixActions(all, range(0, 1, 1), options({ diagnostics }));
    assert.deepEqual(action?.diagnostics, [diagnostics[0]]);
  });

  it('make a fix that two findings share once', () => {
    const shared = [0, 1].map(() =>
      report('numbering/order', range(0, 0, 1), [fix('重排', [{ range: range(1, 0, 1), newText: '己' }])]),
    );
    const [, , every] = fixActions(shared, range(0, 0, 0), options());
    assert.equal(after(every), '甲。。乙\n己。。丁\n戊\n');
  });

  it('open the pages of the rules that found something at the place', () => {
    const pages = rulePages(all, range(0, 1, 1), {
      docs: 'file:///ext/docs/rules',
      command: 'show',
      language: 'zh',
      titleOf: () => both('标点重复'),
    });
    assert.deepEqual(
      pages.map(({ title, command }) => [title, command?.command, command?.arguments]),
      [['查看规则说明：标点重复', 'show', ['file:///ext/docs/rules/text/repeated-mark.md']]],
    );
  });

  it('ask for a finding’s fixes only where the cursor is', () => {
    const costly = (line: number): Reported => ({
      finding: {
        code: `x/${line}`,
        range: range(line, 0, 1),
        message: both('x'),
        get fixes() {
          asked.push(line);
          return [];
        },
      },
      severity: 'warning',
    });
    const asked: number[] = [];
    fixActions([costly(0), costly(1)], range(1, 0, 0), options({ only: ['quickfix'] }));
    toDiagnostics([costly(0)], { language: 'zh', uri, related: true });
    assert.deepEqual(asked, [1]);
  });
});

describe('diagnostics', () => {
  it('carry severity, code, source, link and related places', () => {
    const finding = report('numbering/gap', range(0, 0, 2), [fix('改', [])], {
      related: [{ range: range(1, 0, 1), message: both('前一个') }],
    });
    const [diagnostic] = toDiagnostics([finding], {
      language: 'zh',
      uri,
      related: true,
      docs: 'file:///ext/docs/rules',
    });
    assert.deepEqual(diagnostic, {
      range: range(0, 0, 2),
      severity: DiagnosticSeverity.Warning,
      code: 'numbering/gap',
      codeDescription: { href: 'file:///ext/docs/rules/numbering/gap.md' },
      source: '工作要点',
      message: 'numbering/gap有误',
      relatedInformation: [{ location: { uri, range: range(1, 0, 1) }, message: '前一个' }],
    });
    const [plain] = toDiagnostics([finding], { language: 'en', uri, related: false });
    assert.equal(plain?.message, 'numbering/gap有误 (en)');
    assert.equal(plain.relatedInformation, undefined);
    assert.equal(plain.codeDescription, undefined);
  });

  it('leave out the least severe beyond an editor’s limit, and keep the order', () => {
    const many = Array.from({ length: maxDiagnostics + 50 }, (_, line): Reported => ({
      ...report('text/x', range(line, 0, 1)),
      severity: line % 100 === 99 ? 'error' : line < 100 ? 'hint' : 'warning',
    }));
    const shown = toDiagnostics(many, { language: 'zh', uri, related: false });
    assert.equal(shown.length, maxDiagnostics);
    assert.equal(shown.filter(({ severity }) => severity === DiagnosticSeverity.Error).length, 10);
    assert.ok(shown.every((one, index) => index === 0 || shown[index - 1]!.range.start.line < one.range.start.line));
  });
});
