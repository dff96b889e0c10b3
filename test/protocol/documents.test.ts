/** Open documents: a plan is parsed, a configuration file is not, whatever the client calls it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument, type Position } from 'vscode-languageserver-textdocument';
import { openDocuments, type OpenDocument } from '../../server/src/session/documents';

describe('open documents', () => {
  it('are plans or configurations by their names, not by their language ids', () => {
    const text = '一、甲\n1.乙\n';
    for (const uri of ['file:///w/gzyd.yaml', 'file:///w/gzyd.yml', 'untitled:/w/.gzyd.yaml'])
      for (const languageId of ['yaml', 'gongzuoyaodian', 'plaintext', ''])
        assert.deepEqual(openDocuments.create(uri, languageId, 3, text), { kind: 'config', uri, version: 3, text });
    for (const languageId of ['yaml', 'gongzuoyaodian']) {
      const document = openDocuments.create('file:///w/要点.txt', languageId, 1, text);
      assert.ok(document.kind === 'plan' && document.plan.structure.entries.length > 0);
    }
  });

  it('hold the text that the editor shows, change by change', () => {
    const piece = fc.constantFrom('profile', ': ', '\n', '\r\n', '  - ', '甲', '\ud83d\ude00', '#', '');
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const change = fc.oneof(
      fc.record({ text }),
      fc.record({
        text,
        from: fc.double({ min: 0, max: 1, noNaN: true }),
        to: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 8 }), (start, edits) => {
        const editor = TextDocument.create('file:///w/gzyd.yaml', 'yaml', 1, start);
        let document: OpenDocument = openDocuments.create('file:///w/gzyd.yaml', 'yaml', 1, start);
        for (const [index, edit] of edits.entries()) {
          const at = (share: number): Position => editor.positionAt(Math.round(share * editor.getText().length));
          const event =
            'from' in edit
              ? {
                  range: { start: at(Math.min(edit.from, edit.to)), end: at(Math.max(edit.from, edit.to)) },
                  text: edit.text,
                }
              : edit;
          TextDocument.update(editor, [event], index + 2);
          document = openDocuments.update(document, [event], index + 2);
          assert.deepEqual(document, { kind: 'config', uri: editor.uri, version: index + 2, text: editor.getText() });
        }
      }),
      { numRuns: 500 },
    );
  });
});
