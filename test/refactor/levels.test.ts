/** Moving an entry one layer in or out: the text before, with the caret ▏ in the entry's line, and the text after. */
import assert from 'node:assert/strict';
import { changeLevel, type Direction } from '../../server/src/refactor/levels';
import { parsePlan } from '../../server/src/plan/parse';
import { applyEdits } from '../support/plans';
import { readCaret } from '../support/typing';

const title = '某市教育局2026年工作要点\n';

function move(direction: Direction, before: string): string | undefined {
  const { text, position } = readCaret(title + before);
  const change = changeLevel(parsePlan(text), position.line, direction);
  return change === undefined ? undefined : applyEdits(text, change.edits).slice(title.length);
}
const into = (before: string, after: string | undefined): void => assert.equal(move('in', before), after);
const out = (before: string, after: string | undefined): void => assert.equal(move('out', before), after);

describe('one layer in', () => {
  it('takes the form that the plan has there, and the next number', () => {
    into('一、提质\n1.办园。\n二、▏强师。\n', '一、提质\n1.办园。\n2.强师。\n');
    into('一、提质\n　　（一）办园。\n二、▏强师。\n', '一、提质\n　　（一）办园。\n　　（二）强师。\n');
    into(
      '一、提质\n1、办园。\n(1) 选址。\n2、▏招生。\n3、培训。\n',
      '一、提质\n1、办园。\n(1) 选址。\n(2) 招生。\n2、培训。\n',
    );
  });

  it('takes the usual form inside the innermost layer', () => {
    into('一、提质\n1.办园。\n2.▏招生。\n', '一、提质\n1.办园。\n（1）招生。\n');
    into('　　1．办园。\n　　2．▏招生。\n', '　　1．办园。\n　　（1）招生。\n');
    into('（1）办园。\n（2）▏招生。\n', '（1）办园。\n①招生。\n');
    into('①办园。\n②▏招生。\n', undefined);
  });

  it('takes what stands below it along', () => {
    into(
      '一、提质\n1.办园。\n2.▏招生。\n（1）网上报名。\n（2）现场审核。\n3.培训。\n',
      '一、提质\n1.办园。\n（1）招生。\n①网上报名。\n②现场审核。\n2.培训。\n',
    );
    into(
      '一、提质\n1.办园。\n二、▏强师\n2.培训。\n三、安全\n3.演练。\n',
      '一、提质\n1.办园。\n2.强师\n（1）培训。\n二、安全\n3.演练。\n',
    );
  });

  it('moves a number without words', () => {
    into('一、提质\n1.办园。\n2.▏', '一、提质\n1.办园。\n（1）');
    into('一、提质\n1.办园。\n（1）选址。\n2.▏\n二、强师\n', '一、提质\n1.办园。\n（1）选址。\n（2）\n二、强师\n');
  });

  it('needs an entry before it to stand below', () => {
    into('一、提质\n1.▏办园。\n2.招生。\n', undefined);
    into('一、▏提质\n1.办园。\n', undefined);
  });
});

describe('one layer out', () => {
  it('takes form and number of the layer above, and the numbers behind it follow', () => {
    out(
      '一、提质\n1.办园。\n2.▏强师。\n二、安全\n3.演练，做法见第二部分。\n',
      '一、提质\n1.办园。\n二、强师。\n三、安全\n2.演练，做法见第三部分。\n',
    );
    out(
      '一、提质\n（一）办园。\n1.选址。\n2.▏招生。\n（二）培训。\n',
      '一、提质\n（一）办园。\n1.选址。\n（二）招生。\n（三）培训。\n',
    );
  });

  it('takes what stands below it along', () => {
    out(
      '一、提质\n1.办园。\n（1）选址。\n2.▏强师。\n（1）培训。\n（2）评优。\n',
      '一、提质\n1.办园。\n（1）选址。\n二、强师。\n2.培训。\n3.评优。\n',
    );
  });

  it('moves a number without words', () => {
    out('一、提质\n1.办园。\n2.▏', '一、提质\n1.办园。\n二、');
    out('一、提质\n1.办园。\n2.▏\n二、强师\n2.培训。\n', '一、提质\n1.办园。\n二、\n三、强师\n2.培训。\n');
  });

  it('stops at the outermost', () => {
    out('一、▏提质\n1.办园。\n', undefined);
    out('1.▏办园。\n', undefined);
  });

  it('keeps figures apart', () => {
    out('1.办园。\n（1）▏3所新园开学。\n（2）招生。\n', '1.办园。\n2. 3所新园开学。\n（1）招生。\n');
  });

  it('is the way back', () => {
    const plan = '一、提质\n1.办园。\n2.▏招生。\n（1）报名。\n3.培训。\n二、强师\n4.评优。\n';
    const there = move('in', plan)!;
    const back = move('out', there.replace('招生', '▏招生'));
    assert.equal(back, plan.replace('▏', ''));
  });

  it('leaves lines that are no entries alone', () => {
    out('一、提质\n1.办园。\n建成▏3所。\n', undefined);
    into('▏\n一、提质\n', undefined);
    into('| 1 | 办园 |\n| 2 | ▏招生 |\n', undefined);
  });
});
