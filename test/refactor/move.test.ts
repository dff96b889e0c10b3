/** Moving and copying: documents before and after, with `^` where the cursor is and `⟦…⟧` around a selection. */
import assert from 'node:assert/strict';
import { parsePlan } from '../../server/src/plan/parse';
import { move, moveTo, type MoveKind } from '../../server/src/refactor/move';
import { applyEdits, offsetFinder } from '../../server/src/text/edits';

function marked(text: string): { text: string; start: number; end: number } {
  const caret = text.indexOf('^');
  if (caret >= 0) return { text: text.replace('^', ''), start: caret, end: caret };
  const start = text.indexOf('⟦');
  const end = text.indexOf('⟧') - 1;
  return { text: text.replace(/[⟦⟧]/g, ''), start, end };
}

/** The text after a move, with the marks; undefined where lines are the editor's business. */
function moved(before: string, kind: MoveKind): string | undefined {
  const { text, start, end } = marked(before);
  const plan = parsePlan(text);
  const at = (offset: number) => {
    const lines = text.slice(0, offset).split(/\r\n?|\n/);
    return { line: lines.length - 1, character: lines.at(-1)!.length };
  };
  const found = move(plan, { start: at(start), end: at(end) }, kind);
  if (found === undefined) return undefined;
  const after = applyEdits(text, found.edits);
  const offsetOf = offsetFinder(after);
  const [from, to] = [offsetOf(found.selection.start), offsetOf(found.selection.end)];
  return start === end
    ? `${after.slice(0, from)}^${after.slice(from)}`
    : `${after.slice(0, from)}⟦${after.slice(from, to)}⟧${after.slice(to)}`;
}

/** Down and up again is where it was. */
function assertMoves(before: string, down: string): void {
  assert.equal(moved(before, 'down'), down);
  assert.equal(moved(down, 'up'), before);
}

/** The text after the item at `^` has been dropped on the one whose line begins with `target`. */
function dropped(before: string, target: string): string {
  const { text, start } = marked(before);
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  const at = { line: lineOf(start), character: 0 };
  const found = moveTo(parsePlan(text), { start: at, end: at }, lineOf(text.indexOf(`\n${target}`) + 1));
  return found === undefined ? text : applyEdits(text, found.edits);
}

const head = '某局2026年工作要点\n\n';

describe('moving', () => {
  it('takes an item with its lines past the next, numbers and references in order', () => {
    assertMoves(
      `${head}一、工作\n1.抓^甲。做好。\n（责任单位：甲科）\n2.抓乙。参照第1项。（责任单位：乙科）\n3.抓丙。参照第2项。\n`,
      `${head}一、工作\n1.抓乙。参照第2项。（责任单位：乙科）\n2.抓^甲。做好。\n（责任单位：甲科）\n3.抓丙。参照第1项。\n`,
    );
  });

  it('takes a section with its items; items that count through keep their order of numbers', () => {
    assertMoves(
      `${head}一、甲^类\n1.抓甲。见第3项。\n2.抓乙。\n\n二、乙类\n3.抓丙。\n\n三、丙类\n4.抓丁。见第一部分第2项。\n`,
      `${head}一、乙类\n1.抓丙。\n\n二、甲^类\n2.抓甲。见第1项。\n3.抓乙。\n\n三、丙类\n4.抓丁。见第二部分第3项。\n`,
    );
  });

  it('keeps numbers that begin again in each section', () => {
    assertMoves(
      `${head}一、甲^类\n（一）抓甲。\n（二）抓乙。\n二、乙类\n（一）抓丙。\n三、丙类\n（一）抓丁。\n（二）抓戊。\n`,
      `${head}一、乙类\n（一）抓丙。\n二、甲^类\n（一）抓甲。\n（二）抓乙。\n三、丙类\n（一）抓丁。\n（二）抓戊。\n`,
    );
  });

  it('crosses the border of a section, and keeps its place in the count', () => {
    assertMoves(
      `${head}一、甲类\n1.抓甲。\n2.抓^乙。\n\n二、乙类\n3.抓丙。\n4.抓丁。\n`,
      `${head}一、甲类\n1.抓甲。\n\n二、乙类\n2.抓^乙。\n3.抓丙。\n4.抓丁。\n`,
    );
    assertMoves(
      `${head}一、甲类\n\n1.抓甲。\n\n2.抓^乙。\n\n二、乙类\n\n3.抓丙。\n\n4.抓丁。\n`,
      `${head}一、甲类\n\n1.抓甲。\n\n二、乙类\n\n2.抓^乙。\n\n3.抓丙。\n\n4.抓丁。\n`,
    );
  });

  it('crosses the border of a section that counts anew', () => {
    assertMoves(
      `${head}一、甲类\n（一）抓甲。\n（二）抓^乙。\n　　做好。\n二、乙类\n（一）抓丙。\n（二）抓丁。\n三、丙类\n（一）抓戊。\n（二）抓己。\n`,
      `${head}一、甲类\n（一）抓甲。\n二、乙类\n（一）抓^乙。\n　　做好。\n（二）抓丙。\n（三）抓丁。\n三、丙类\n（一）抓戊。\n（二）抓己。\n`,
    );
  });

  it('goes into a section without items, and leaves one without', () => {
    assertMoves(
      `${head}一、甲类\n1.抓甲。\n2.抓^乙。\n二、乙类\n认真落实。\n三、丙类\n3.抓丁。\n`,
      `${head}一、甲类\n1.抓甲。\n二、乙类\n认真落实。\n2.抓^乙。\n三、丙类\n3.抓丁。\n`,
    );
  });

  it('leaves the note of a section behind its last item', () => {
    const second = '二、乙类\n（一）抓丙。\n（二）抓丁。\n（责任单位：乙科）\n';
    const inserted = '二、乙类\n（一）抓^乙。\n（二）抓丙。\n（三）抓丁。\n（责任单位：乙科）\n';
    const last = `${head}一、甲类\n（一）抓甲。\n（二）抓辛。\n（三）抓^乙。\n（责任单位：甲科）\n${second}`;
    assertMoves(last, `${head}一、甲类\n（一）抓甲。\n（二）抓辛。\n（责任单位：甲科）\n${inserted}`);
    assert.equal(
      moved(last, 'up'),
      `${head}一、甲类\n（一）抓甲。\n（二）抓^乙。\n（三）抓辛。\n（责任单位：甲科）\n${second}`,
    );
  });

  it('keeps indents, blank lines and the line ends of the file, with and without one at its end', () => {
    const before = `${head}一、工作\n\n　　1.抓^甲。\n　　做好甲。\n\n　　2.抓乙。`;
    const after = `${head}一、工作\n\n　　1.抓乙。\n\n　　2.抓^甲。\n　　做好甲。`;
    for (const eol of ['\n', '\r\n', '\r']) {
      assertMoves(before.replaceAll('\n', eol), after.replaceAll('\n', eol));
      assertMoves(`${before}\n`.replaceAll('\n', eol), `${after}\n`.replaceAll('\n', eol));
    }
  });

  it('moves sub-items within their item, and decimals below a moved item', () => {
    assertMoves(
      `${head}一、工作\n1.抓甲。\n（1）甲^一。\n（2）甲二。\n2.抓乙。\n`,
      `${head}一、工作\n1.抓甲。\n（1）甲二。\n（2）甲^一。\n2.抓乙。\n`,
    );
    assertMoves(
      `${head}1 抓^甲\n1.1 甲一\n1.2 甲二\n2 抓乙\n2.1 乙一\n2.2 乙二\n3 抓丙\n3.1 丙一\n`,
      `${head}1 抓乙\n1.1 乙一\n1.2 乙二\n2 抓^甲\n2.1 甲一\n2.2 甲二\n3 抓丙\n3.1 丙一\n`,
    );
  });

  it('takes several items that are selected whole', () => {
    assertMoves(
      `${head}一、工作\n⟦1.抓甲。\n2.抓乙。\n做好。\n⟧3.抓丙。见第2项。\n`,
      `${head}一、工作\n1.抓丙。见第3项。\n⟦2.抓甲。\n3.抓乙。\n做好。\n⟧`,
    );
  });

  it('moves numbers of other lengths, and the cursor goes with its word', () => {
    const items = Array.from({ length: 10 }, (_, index) => `${index + 1}.抓第${'甲乙丙丁戊己庚辛壬癸'[index]}件事。\n`);
    const text = `${head}一、工作\n${items.join('')}`;
    assert.equal(
      moved(text.replace('壬件', '壬^件'), 'down'),
      text.replace('9.抓第壬件事。\n10.抓第癸件事。', '9.抓第癸件事。\n10.抓第壬^件事。'),
    );
  });

  it('moves the rows of a table', () => {
    const table = (...rows: readonly string[]): string =>
      `${head.trim()}任务分解表\n序号\t工作任务\t责任单位\t完成时限\n${rows.map((row, index) => `${index + 1}\t${row}\n`).join('')}`;
    assertMoves(
      table('开展^检查\t甲科\t6月底前', '组织培训\t乙科\t9月底前', '召开会议\t丙科\t年底前'),
      table('组织培训\t乙科\t9月底前', '开展^检查\t甲科\t6月底前', '召开会议\t丙科\t年底前'),
    );
  });

  it('moves attachments, and what mentions them follows', () => {
    assertMoves(
      `${head}一、工作\n1.抓甲。名单见附件1，方案见附件2。\n2.抓乙。\n\n附件^1\n名单\n\n附件2\n方案\n`,
      `${head}一、工作\n1.抓甲。名单见附件2，方案见附件1。\n2.抓乙。\n\n附件1\n方案\n\n附件^2\n名单\n`,
    );
  });

  it('moves actions on lines of their own, and the last keeps the full stop', () => {
    assertMoves(
      `${head}一、工作\n1.抓甲。\n一是^建台账；\n二是勤通报；\n三是严考核。\n（责任单位：甲科）\n2.抓乙。\n`,
      `${head}一、工作\n1.抓甲。\n一是勤通报；\n二是^建台账；\n三是严考核。\n（责任单位：甲科）\n2.抓乙。\n`,
    );
    assertMoves(
      `${head}一、工作\n1.抓甲。\n一是建台账；\n二是^勤通报；\n三是严考核。\n（责任单位：甲科）\n2.抓乙。\n`,
      `${head}一、工作\n1.抓甲。\n一是建台账；\n二是严考核；\n三是^勤通报。\n（责任单位：甲科）\n2.抓乙。\n`,
    );
  });

  it('stays at the ends of the plan, and between a part that looks back and what is planned', () => {
    for (const [text, kind] of [
      [`${head}一、工作\n1.抓^甲。\n2.抓乙。\n`, 'up'],
      [`${head}一、工作\n1.抓甲。\n2.抓^乙。\n`, 'down'],
      [`${head}一、工作^\n1.抓甲。\n2.抓乙。\n`, 'down'],
      [`${head}一、2025年工作总结\n1.抓了甲。\n2.抓^了乙。\n二、2026年工作打算\n1.抓丙。\n2.抓丁。\n`, 'down'],
      [`${head}一、工作\n1.抓甲。\n2.抓^乙。\n\n附件1\n1.名单\n2.方案\n`, 'down'],
    ] as const)
      assert.equal(moved(text, kind), text);
  });

  it('leaves alone what begins in the line of another', () => {
    const text = `${head}一、甲类 1.抓甲。做好第一件事。\n2.抓^乙。做好第二件事。\n3.抓丙。做好第三件事。\n`;
    assert.equal(moved(text, 'up'), text);
  });

  it('does not happen in running text, the title or part of an item', () => {
    for (const text of [
      `某局2026年^工作要点\n\n一、工作\n1.抓甲。\n2.抓乙。\n`,
      `${head}一、工作\n1.抓甲。\n做^好。\n2.抓乙。\n`,
      `${head}一、工作\n⟦1.抓甲。\n做⟧好。\n好上加好。\n2.抓乙。\n`,
      `${head}一、工作\n1.抓甲。\n⟦做好。\n2.抓乙⟧。\n`,
      `${head}一、工作\n^\n1.抓甲。\n`,
      '^',
    ])
      for (const kind of ['up', 'down', 'copyUp', 'copyDown'] as const)
        assert.equal(moved(text, kind), undefined, text);
  });
});

describe('copying', () => {
  it('puts the copy below, with the next number, and all behind it follows', () => {
    const before = `${head}一、工作\n1.抓甲。见第2项。\n2.抓^乙。\n做好。\n3.抓丙。见第3项。\n`;
    const after = `${head}一、工作\n1.抓甲。见第2项。\n2.抓乙。\n做好。\n3.抓乙。\n做好。\n4.抓丙。见第4项。\n`;
    assert.equal(moved(before, 'copyDown'), after.replace('3.抓乙', '3.抓^乙'));
    assert.equal(moved(before, 'copyUp'), after.replace('2.抓乙', '2.抓^乙'));
  });

  it('counts on in the copy of a section, or anew, as before', () => {
    assert.equal(
      moved(`${head}一、甲^类\n1.抓甲。\n2.抓乙。\n\n二、乙类\n3.抓丙。\n`, 'copyDown'),
      `${head}一、甲类\n1.抓甲。\n2.抓乙。\n\n二、甲^类\n3.抓甲。\n4.抓乙。\n\n三、乙类\n5.抓丙。\n`,
    );
    assert.equal(
      moved(`${head}一、甲^类\n（一）抓甲。\n（二）抓乙。\n二、乙类\n（一）抓丙。\n（二）抓丁。\n`, 'copyDown'),
      `${head}一、甲类\n（一）抓甲。\n（二）抓乙。\n二、甲^类\n（一）抓甲。\n（二）抓乙。\n三、乙类\n（一）抓丙。\n（二）抓丁。\n`,
    );
  });

  it('copies at the end of the file, without a line end there', () => {
    assert.equal(
      moved(`${head}一、工作\n1.抓甲。\n\n2.抓^乙。`, 'copyDown'),
      `${head}一、工作\n1.抓甲。\n\n2.抓乙。\n\n3.抓^乙。`,
    );
  });

  it('copies actions, attachments and decimals', () => {
    assert.equal(
      moved(`${head}一、工作\n1.抓甲。\n一是建台账；\n二是^严考核。\n2.抓乙。\n`, 'copyDown'),
      `${head}一、工作\n1.抓甲。\n一是建台账；\n二是严考核；\n三是^严考核。\n2.抓乙。\n`,
    );
    assert.equal(
      moved(`${head}1 抓^甲\n1.1 甲一\n2 抓乙\n2.1 乙一\n`, 'copyDown'),
      `${head}1 抓甲\n1.1 甲一\n2 抓^甲\n2.1 甲一\n3 抓乙\n3.1 乙一\n`,
    );
  });
});

describe('dropping', () => {
  const two = `${head}一、甲类\n1.抓甲。\n2.抓乙。见第4项。\n\n二、乙类\n3.抓丙。\n4.抓丁。\n5.抓戊。\n`;
  const at = (words: string): string => two.replace(words, `^${words}`);

  it('gives an item the place of another among its siblings', () => {
    const up = `${head}一、甲类\n1.抓甲。\n2.抓乙。见第5项。\n\n二、乙类\n3.抓戊。\n4.抓丙。\n5.抓丁。\n`;
    assert.equal(dropped(at('5.'), '3.'), up);
    assert.equal(dropped(up.replace('3.', '^3.'), '5.'), two);
  });

  it('gives it the place of one in another section, above or below', () => {
    assert.equal(
      dropped(at('4.'), '1.'),
      `${head}一、甲类\n1.抓丁。\n2.抓甲。\n3.抓乙。见第1项。\n\n二、乙类\n4.抓丙。\n5.抓戊。\n`,
    );
    assert.equal(
      dropped(at('1.'), '4.'),
      `${head}一、甲类\n1.抓乙。见第4项。\n\n二、乙类\n2.抓丙。\n3.抓甲。\n4.抓丁。\n5.抓戊。\n`,
    );
  });

  it('puts it at the end of a section', () => {
    assert.equal(
      dropped(at('3.'), '一、'),
      `${head}一、甲类\n1.抓甲。\n2.抓乙。见第4项。\n3.抓丙。\n\n二、乙类\n4.抓丁。\n5.抓戊。\n`,
    );
    assert.equal(
      dropped(at('1.'), '二、'),
      `${head}一、甲类\n1.抓乙。见第3项。\n\n二、乙类\n2.抓丙。\n3.抓丁。\n4.抓戊。\n5.抓甲。\n`,
    );
    assert.equal(
      dropped(at('1.'), '一、'),
      `${head}一、甲类\n1.抓乙。见第4项。\n2.抓甲。\n\n二、乙类\n3.抓丙。\n4.抓丁。\n5.抓戊。\n`,
    );
    assert.equal(
      dropped(`${head}一、甲类\n\n二、乙类\n1.抓^丙。\n2.抓丁。\n`, '一、'),
      `${head}一、甲类\n1.抓丙。\n\n二、乙类\n1.抓丁。\n`,
    );
  });

  it('moves sections past several others', () => {
    assert.equal(
      dropped(`${head}一、^甲类\n1.抓甲。\n二、乙类\n2.抓乙。\n三、丙类\n3.抓丙。\n`, '三、'),
      `${head}一、乙类\n1.抓乙。\n二、丙类\n2.抓丙。\n三、甲类\n3.抓甲。\n`,
    );
  });

  it('leaves what can’t go there where it is', () => {
    for (const [words, target] of [
      ['一、', '3.'],
      ['1.', '1.'],
      ['二、', '二、'],
      ['5.', '二、'],
    ] as const)
      assert.equal(dropped(at(words), target), two, `${words} on ${target}`);
    const attached = `${head}一、甲类\n1.抓^甲。\n2.抓乙。\n\n附件1\n某方案\n一、丙类\n1.抓丁。\n`;
    assert.equal(dropped(attached, '1.抓丁'), attached.replace('^', ''));
  });
});
