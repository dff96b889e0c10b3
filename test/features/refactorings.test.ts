/**
 * Changes of a whole plan as code actions: which are offered, what they say, and that a preview comes with every edit
 * ticked.
 */
import assert from 'node:assert/strict';
import type { CodeAction, CreateFile, TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { moveKinds, refactoringKinds } from '../../server/src/protocol/codeActionKinds';
import { refactorings, type RefactoringOptions } from '../../server/src/features/actions/refactorings';
import { parsePlan } from '../../server/src/plan/parse';
import type { Range } from '../../server/src/text/positions';
import { applyEdits } from '../support/plans';

const uri = 'file:///plan.txt';
const text = `您的当前位置：首页 > 通知公告 >
某市教育局2026年工作要点
一、抓质量
1.抓课堂。推进教学改革,组织竞赛3次。
1.抓作业。控制总量。
`;
const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function offered(
  only: readonly string[] | undefined,
  more: Partial<RefactoringOptions> = {},
  range = start,
): CodeAction[] {
  return refactorings(parsePlan(text), range, {
    invoked: true,
    uri,
    version: 3,
    language: 'zh',
    documentChanges: true,
    annotations: true,
    createsFiles: true,
    numbering: 'auto',
    only,
    ...more,
  });
}

/** The change of the text within an action. */
function textChange(action: CodeAction | undefined): TextDocumentEdit {
  const change = action?.edit?.documentChanges?.find((one) => 'edits' in one);
  assert.ok(change, 'no change of the text');
  return change;
}

const after = (action: CodeAction | undefined): string => applyEdits(text, textChange(action).edits as TextEdit[]);

describe('changes of a whole plan', () => {
  it('are offered to those who ask for them by kind, and only where something would change', () => {
    assert.deepEqual(offered(undefined), []);
    assert.deepEqual(offered(['quickfix']), []);
    assert.deepEqual(
      offered(['source']).map(({ title }) => title),
      ['全文序号重排', '全文序号重排（先预览）', '半角标点改为全角', '清理网页残留'],
    );
    assert.deepEqual(offered([refactoringKinds.normaliseNotes]), []);
  });

  it('renumber', () => {
    assert.equal(after(offered([refactoringKinds.renumber])[0]), text.replace('1.抓作业', '2.抓作业'));
  });

  it('convert widths and clean up, whatever is said of their rules', () => {
    assert.equal(after(offered([refactoringKinds.convertWidths])[0]), text.replace('改革,', '改革，'));
    assert.equal(after(offered([refactoringKinds.cleanUp])[0]), text.replace('您的当前位置：首页 > 通知公告 >', ''));
  });

  it('are previewed with every edit ticked: creating a file that exists asks for the confirmation', () => {
    const [action] = offered([`${refactoringKinds.renumber}.preview`]);
    const { documentChanges, changeAnnotations } = action!.edit!;
    const [create] = documentChanges as [CreateFile];
    assert.deepEqual(create, { kind: 'create', uri, options: { ignoreIfExists: true }, annotationId: 'preview' });
    assert.deepEqual(changeAnnotations, { preview: { label: '全文序号重排（先预览）', needsConfirmation: true } });
    assert.ok(textChange(action).edits.every((edit) => !('annotationId' in edit)));
    assert.deepEqual(textChange(action).textDocument, { uri, version: 3 });
  });

  it('ask for confirmation themselves if there is no such file', () => {
    for (const more of [{ uri: 'untitled:Untitled-1' }, { createsFiles: false }]) {
      const [action] = offered([refactoringKinds.cleanUp], more);
      assert.equal(action?.edit?.documentChanges?.length, 1);
      assert.ok(textChange(action).edits.every((edit) => 'annotationId' in edit));
    }
  });

  it('have no preview for a client that cannot show one', () => {
    assert.deepEqual(offered([`${refactoringKinds.renumber}.preview`], { annotations: false }), []);
    assert.equal(offered([refactoringKinds.cleanUp], { annotations: false })[0]?.edit?.changeAnnotations, undefined);
  });

  it('are offered for a selection unasked', () => {
    const range = { start: { line: 3, character: 0 }, end: { line: 5, character: 0 } };
    const kinds = (invoked: boolean): (string | undefined)[] =>
      offered(undefined, { invoked }, range).map(({ kind }) => kind);
    assert.deepEqual(kinds(false), [refactoringKinds.renumberSelection]);
    // Whole items are selected, so they can be copied; they have nothing to move past.
    assert.deepEqual(kinds(true), [refactoringKinds.renumberSelection, moveKinds.copyDown]);
  });
});
