/** Splitting 一是…二是… into entries and joining them back: the caret ▏ stands in the entry. */
import assert from 'node:assert/strict';
import { parsePlan } from '../../server/src/plan/parse';
import { joinActions } from '../../server/src/refactor/joinActions';
import { splitActions } from '../../server/src/refactor/splitActions';
import { applyEdits } from '../support/plans';
import { readCaret } from '../support/typing';

const title = '某市教育局2026年工作要点\n';

function changed(change: typeof splitActions, sample: string): string | undefined {
  const { text, position } = readCaret(title + sample);
  const found = change(parsePlan(text), position.line);
  return found === undefined ? undefined : applyEdits(text, found.edits).slice(title.length);
}
const split = (before: string, after: string | undefined): void => assert.equal(changed(splitActions, before), after);
const join = (before: string, after: string | undefined): void => assert.equal(changed(joinActions, before), after);

/** Splits, joins, and has the text back; the caret stays in its line. */
function there(together: string, apart: string): void {
  split(together, apart);
  const at = together.split('\n').findIndex((line) => line.includes('▏'));
  const lines = apart.split('\n');
  lines[at] = `${lines[at]!}▏`;
  join(lines.join('\n'), together.replace('▏', ''));
}

describe('splitting actions and joining them back', () => {
  it('takes the layer and the form that the plan has below', () => {
    there(
      '一、提质\n1.办园▏。一是新建两所；二是改造三所。\n2.招生。\n（1） 报名。\n（2） 审核。\n',
      '一、提质\n1.办园。\n（1） 新建两所；\n（2） 改造三所。\n2.招生。\n（1） 报名。\n（2） 审核。\n',
    );
    there(
      '一、提质\n（一）办园▏。一是新建两所。二是改造三所。\n二、强师\n（一）培训。\n1、选人。\n2、跟岗。\n',
      '一、提质\n（一）办园。\n1、新建两所。\n2、改造三所。\n二、强师\n（一）培训。\n1、选人。\n2、跟岗。\n',
    );
    there(
      '4.办园▏。一是新建；二是改造。\n5.招生。\n5.1 报名。\n5.2 审核。\n',
      '4.办园。\n4.1 新建；\n4.2 改造。\n5.招生。\n5.1 报名。\n5.2 审核。\n',
    );
  });

  it('takes the usual layer where the plan shows none', () => {
    there(
      '一、提质\n　　1.办园▏：一是新建两所；二是改造三所；三是规范一批。\n　　2.招生。\n',
      '一、提质\n　　1.办园：\n　　（1）新建两所；\n　　（2）改造三所；\n　　（3）规范一批。\n　　2.招生。\n',
    );
  });

  it('keeps the note of the whole entry above the new ones', () => {
    there(
      '一、提质\n1.办园▏。坚持普惠。一是新建两所；二是改造三所。（责任单位：学前科）\n2.招生。\n',
      '一、提质\n1.办园。坚持普惠。（责任单位：学前科）\n（1）新建两所；\n（2）改造三所。\n2.招生。\n',
    );
    there(
      '一、提质\n1.办园▏。一是新建两所；二是改造三所。\n（责任单位：学前科）\n\n2.招生。\n',
      '一、提质\n1.办园。\n（责任单位：学前科）\n（1）新建两所；\n（2）改造三所。\n\n2.招生。\n',
    );
    there(
      '（一）办园▏\n　　一是新建两所；二是改造三所。（责任单位：学前科）\n（二）招生\n　　全市统一。\n',
      '（一）办园\n　　（责任单位：学前科）\n1.新建两所；\n2.改造三所。\n（二）招生\n　　全市统一。\n',
    );
  });

  it('leaves each its own note', () => {
    there(
      '一、提质\n1.办园▏。一是新建两所。（责任单位：学前科）二是改造三所。（责任单位：基建科）\n2.招生。\n',
      '一、提质\n1.办园。\n（1）新建两所。（责任单位：学前科）\n（2）改造三所。（责任单位：基建科）\n2.招生。\n',
    );
  });

  it('knows actions in a paragraph and on lines of their own', () => {
    there(
      '（一）办园▏\n　　坚持普惠。一是新建两所；二是改造三所。\n（二）招生\n　　全市统一。\n',
      '（一）办园\n　　坚持普惠。\n1.新建两所；\n2.改造三所。\n（二）招生\n　　全市统一。\n',
    );
    there(
      '（一）办园▏\n　　一是新建两所。\n　　二是改造三所。\n（二）招生\n　　一是统一平台。\n　　二是公开结果。\n',
      '（一）办园\n1.新建两所。\n2.改造三所。\n（二）招生\n　　一是统一平台。\n　　二是公开结果。\n',
    );
  });

  it('lets numbers that run through, and what refers to them, follow', () => {
    there(
      '一、提质\n1.课堂。\n2.作业。\n二、强师▏。一是培训；二是评优。\n三、安全\n3.演练，参照第4项。\n4.排查。\n',
      '一、提质\n1.课堂。\n2.作业。\n二、强师。\n3.培训；\n4.评优。\n三、安全\n5.演练，参照第6项。\n6.排查。\n',
    );
  });

  it('keeps blank lines, line ends and figures apart', () => {
    there(
      '一、提质\r\n1.办园▏。一是新建；二是改造。\r\n2.招生。\r\n',
      '一、提质\r\n1.办园。\r\n（1）新建；\r\n（2）改造。\r\n2.招生。\r\n',
    );
    there(
      '一、提质\n\n（一）办园▏。一是新建。二是改造。\n\n（二）招生。\n\n1.报名。\n\n2.审核。\n',
      '一、提质\n\n（一）办园。\n\n1.新建。\n\n2.改造。\n\n（二）招生。\n\n1.报名。\n\n2.审核。\n',
    );
    split('（一）办园▏。一是3所新建；二是改造。\n', '（一）办园。\n1. 3所新建；\n2.改造。\n');
    split('一、提质\n1.办园▏。一是新建；二是改造。', '一、提质\n1.办园。\n（1）新建；\n（2）改造。');
  });
});

describe('splitting is not offered', () => {
  const refused: Readonly<Record<string, string>> = {
    'for a single action': '1.办园▏。一是新建。\n',
    'where words run on into the actions': '1.办园▏。围绕普惠，一是新建；二是改造。\n',
    'where an item has no title': '1.▏一是新建；二是改造。\n',
    'where actions are parted by commas': '1.办园▏。一是新建，二是改造。\n',
    'for a note within an action': '1.办园▏。一是新建（责任单位：学前科），年内开工；二是改造。\n',
    'for a note behind some actions': '1.办园▏。一是新建。（责任单位：学前科）二是改造。\n',
    'for a note that stands open': '1.办园▏。一是新建；二是改造。（责任单位：学前科\n',
    'where text follows': '1.办园▏。一是新建；二是改造。\n年内全部完工。\n',
    'where an action has two lines': '1.办园▏。\n一是新建。\n年内开工。\n二是改造。\n',
    'where entries stand below': '1.办园▏。一是新建；二是改造。\n（1）选址。\n',
    'for numbers out of order': '1.办园▏。一是新建；三是改造。\n',
    'for actions within others': '1.办园▏。①新建：一是选址；二是立项；②改造。\n',
    'in a table': '| 1 | 办园▏。一是新建；二是改造。 | 学前科 |\n| 2 | 招生 | 基教科 |\n',
    'before the first entry': '▏一是新建；二是改造。\n1.办园。\n',
  };
  for (const [what, sample] of Object.entries(refused)) it(what, () => split(sample, undefined));
});

describe('joining is not offered', () => {
  const refused: Readonly<Record<string, string>> = {
    'for a single entry': '1.办园▏。\n（1）新建。\n2.招生。\n',
    'where an entry has a paragraph': '1.办园▏。\n（1）新建。\n年内开工。\n（2）改造。\n',
    'where an entry has entries': '1.办园▏。\n（1）新建。\n①选址。\n②立项。\n（2）改造。\n',
    'where an entry has actions': '1.办园▏。\n（1）新建。一是选址；二是立项。\n（2）改造。\n',
    'where a title has no mark': '1.办园▏。\n（1）新建\n（2）改造\n',
    'for a note in some entries': '1.办园▏。\n（1）新建。（责任单位：学前科）\n（2）改造。\n',
    'where something refers to one of them': '1.办园▏。\n（1）新建。\n（2）改造，参照第（1）项。\n2.招生。\n',
    'where the entry has actions': '1.办园▏。一是选址；二是立项。\n（1）新建。\n（2）改造。\n',
    'where the words before run on': '1.办园▏\n围绕普惠\n（1）新建。\n（2）改造。\n',
    'in a table': '| 1 | 办园▏ |\n| 2 | 招生 |\n',
  };
  for (const [what, sample] of Object.entries(refused)) it(what, () => join(sample, undefined));
});
