/** What Enter makes of a plan: the text before it, and the text after it, with the caret ▏. */
import assert from 'node:assert/strict';
import { caret, pressEnter } from '../support/typing';
import type { TypingOptions } from '../../server/src/refactor/continueList';

const title = '某市教育局2026年工作要点\n\n';
const end = '\n\n某市教育局\n2026年1月5日\n';

/** Enter at the caret of `before`, in a plan with a title. */
function enter(before: string, after: string, options: Partial<TypingOptions> = {}): void {
  assert.equal(pressEnter(title + before, options), title + after);
  // The same above a signature, and with other line ends.
  if (before.endsWith(caret)) assert.equal(pressEnter(title + before + end, options), title + after + end);
}

/** Enter at the caret gives a line end and no more. */
function plain(text: string, options: Partial<TypingOptions> = {}): void {
  enter(text, text.replace(caret, `\n${caret}`), options);
}

describe('Enter behind an item', () => {
  it('gives the next number', () => {
    enter('一、提质\n1.办好学前教育。▏', '一、提质\n1.办好学前教育。\n2.▏');
    enter('1.办好学前教育▏', '1.办好学前教育\n2.▏');
    enter('一、提质\n1.办园。\n2.招生。▏\n二、强师\n3.培训。', '一、提质\n1.办园。\n2.招生。\n3.▏\n二、强师\n3.培训。');
  });

  it('writes it in the plan’s own form', () => {
    for (const [one, two] of [
      ['1、', '2、'],
      ['1．', '2．'],
      ['１．', '２．'],
      ['1. ', '2. '],
      ['01.', '02.'],
      ['（一）', '（二）'],
      ['(一)', '(二)'],
      ['（一）、', '（二）、'],
      ['（1）', '（2）'],
      ['1）', '2）'],
      ['①', '②'],
      ['⒈', '⒉'],
      ['第一条　', '第二条　'],
      ['　　1.', '　　2.'],
      ['    1.', '    2.'],
      ['　 （一）', '　 （二）'],
    ] as const)
      enter(`一、提质\n${one}办园。建成3所。▏`, `一、提质\n${one}办园。建成3所。\n${two}▏`);
    enter('九、办园。建成3所。\n十、招生。招收20名。▏', '九、办园。建成3所。\n十、招生。招收20名。\n十一、▏');
    enter('1.提质\n1.1 办园。\n1.2 招生。▏', '1.提质\n1.1 办园。\n1.2 招生。\n1.3 ▏');
  });

  it('stops where the numerals end', () => {
    plain('一、提质\n⑲办园。\n⑳招生。▏');
  });

  it('takes a note for the end of its item, in the same line or below', () => {
    enter('1.办园。建成3所。（责任单位：学前科）▏', '1.办园。建成3所。（责任单位：学前科）\n2.▏');
    enter('1.办园。建成3所。\n（责任单位：学前科）▏', '1.办园。建成3所。\n（责任单位：学前科）\n2.▏');
    enter(
      '（一）办园\n建成3所，改建2所。（责任单位：学前科）▏',
      '（一）办园\n建成3所，改建2所。（责任单位：学前科）\n（二）▏',
    );
  });

  it('keeps blank lines between items', () => {
    enter('一、提质\n\n1.办园。\n\n2.招生。▏', '一、提质\n\n1.办园。\n\n2.招生。\n\n3.▏');
    enter('一、提质\n\n1.办园。\n2.招生。▏', '一、提质\n\n1.办园。\n2.招生。\n3.▏');
    enter('1.办园。\n\n2.招生。▏\n\n3.培训。', '1.办园。\n\n2.招生。\n\n3.▏\n\n3.培训。');
  });

  it('has as many paragraphs as the items before', () => {
    const two = '（一）办园\n建成3所，改建2所。\n（二）招生\n';
    plain(`${two.slice(0, -1)}▏`);
    enter(`${two}招收200名。▏`, `${two}招收200名。\n（三）▏`);
    const three = '（一）办园\n建成3所，改建2所。\n责任单位：学前科\n（二）招生\n招收200名。';
    plain(`${three}▏`);
    enter(`${three}\n责任单位：基教科▏`, `${three}\n责任单位：基教科\n（三）▏`);
  });

  it('leaves a paragraph alone that another may follow', () => {
    plain('1.办园。\n建成3所，改建2所。▏');
    plain('1.办园。▏\n建成3所，改建2所。');
    plain('1.办园。\n牵头单位：学前科▏');
  });

  it('can be turned off', () => {
    plain('1.办园。▏', { continueItems: false });
    plain('一、提质\n1.办园。\n二、强师▏', { continueItems: false });
  });
});

describe('Enter behind a heading', () => {
  it('gives its first item, in the form that items have', () => {
    enter('一、提质\n（一）办园。\n（二）招生。\n二、强师▏', '一、提质\n（一）办园。\n（二）招生。\n二、强师\n（一）▏');
    enter('一、提质\n  (1) 办园。\n二、强师▏', '一、提质\n  (1) 办园。\n二、强师\n  (1) ▏');
    enter('一、提质\n\n1、办园。\n\n二、强师▏', '一、提质\n\n1、办园。\n\n二、强师\n\n2、▏');
    enter('1.提质\n1.1 办园。\n2.强师▏', '1.提质\n1.1 办园。\n2.强师\n2.1 ▏');
  });

  it('counts on where numbers run through', () => {
    const through = '一、提质\n1.办园。\n2.招生。\n二、强师\n3.培训。\n三、安全▏';
    enter(through, through.replace('▏', '\n4.▏'));
    const afresh = through.replace('3.', '1.');
    enter(afresh, afresh.replace('▏', '\n1.▏'));
    enter(through, through.replace('▏', '\n1.▏'), { numbering: 'parent' });
    enter(afresh, afresh.replace('▏', '\n2.▏'), { numbering: 'document' });
  });

  it('gives its first item even if it has some, and then that number stands twice', () => {
    enter('一、提质▏\n1.办园。\n2.招生。', '一、提质\n1.▏\n1.办园。\n2.招生。');
  });

  it('makes nothing up', () => {
    plain('一、提质▏');
    plain('（一）提质▏');
    plain('一、提质\n1.主要任务如下：▏');
  });
});

describe('Enter on a number alone', () => {
  it('ends the list', () => {
    enter('一、提质\n1.办园。\n2.▏', '一、提质\n1.办园。\n▏');
    enter('一、提质\n（一）办园。\n（二）▏', '一、提质\n（一）办园。\n▏');
    enter('一、提质\n　　1. 办园。\n　　2. ▏', '一、提质\n　　1. 办园。\n▏');
    enter('一、提质\n1.办园。\n二、▏', '一、提质\n1.办园。\n▏');
    enter('一、提质\n1.办园。\n2.▏\n二、强师\n2.培训。', '一、提质\n1.办园。\n▏\n二、强师\n2.培训。');
    enter('1.办园。\n一是建园。\n二是▏', '1.办园。\n一是建园。\n▏');
  });

  it('leaves the indent of the plan’s paragraphs', () => {
    enter(
      '　　全年任务如下，各科室抓好落实。\n一、提质\n　　1.办园。\n　　2.▏',
      '　　全年任务如下，各科室抓好落实。\n一、提质\n　　1.办园。\n　　▏',
    );
  });

  it('leaves a number that the plan doesn’t count with', () => {
    plain('一、提质\n1.办园。\n（一）▏');
    plain('一、提质\n1.办园。\n三是▏');
  });

  it('can be turned off', () => {
    plain('1.办园。\n2.▏', { endList: false });
  });
});

describe('Enter within an item', () => {
  it('leaves the rest as a paragraph, so that later numbers stay right', () => {
    plain('1.办园。▏建成3所。（责任单位：学前科）\n2.招生。');
    plain('1.办▏园。建成3所。\n2.招生。');
    enter('　　1.办园。▏建成3所。\n　　2.招生。', '　　1.办园。\n　　▏建成3所。\n　　2.招生。');
  });

  it('between number and words makes room for a new item', () => {
    enter('1.办园。\n2.▏招生。\n', '1.办园。\n2.\n3.▏招生。\n');
    enter('一、提质\n　　（一） ▏办园。\n', '一、提质\n　　（一） \n　　（二） ▏办园。\n');
    plain('1.办园。\n3.▏5亿元用于招生。');
  });

  it('makes no item of a mark that is left of replaced words', () => {
    plain('一、提质\n1.▏。建成3所。\n2.招生。\n');
  });

  it('before a number makes room for anything', () => {
    plain('1.办园。\n▏2.招生。');
  });
});

describe('Enter behind an action', () => {
  it('gives the next one where it has a line of its own', () => {
    enter('1.办园。\n一是建园。▏', '1.办园。\n一是建园。\n二是▏');
    enter('1.办园。\n　　一是建园。\n　　二是招生。▏', '1.办园。\n　　一是建园。\n　　二是招生。\n　　三是▏');
    enter('1.办园。\n一要建园。\n二要招生；▏', '1.办园。\n一要建园。\n二要招生；\n三要▏');
    enter('1.办园。一是建园。▏', '1.办园。一是建园。\n二是▏');
    enter('1.办园。\n一是：建园。\n二是：招生。▏', '1.办园。\n一是：建园。\n二是：招生。\n三是：▏');
    enter('1.办园。\n九是建园。\n十是招生。▏', '1.办园。\n九是建园。\n十是招生。\n十一是▏');
  });

  it('takes running text as finished, except behind a ；', () => {
    enter('1.办园。一是建园；二是招生。▏', '1.办园。一是建园；二是招生。\n2.▏');
    enter('1.办园。一是建园；二是招生；▏', '1.办园。一是建园；二是招生；\n三是▏');
    plain('1.办园。\n一是建园；二是招生。▏');
    enter(
      '1.办园。\n一是建园。\n二是招生。\n2.提质。\n一是教研。二是评价。▏',
      '1.办园。\n一是建园。\n二是招生。\n2.提质。\n一是教研。二是评价。\n三是▏',
    );
  });

  it('takes a note for the end of the item, unless each action has one', () => {
    enter(
      '1.办园。\n一是建园。\n二是招生。（责任单位：学前科）▏',
      '1.办园。\n一是建园。\n二是招生。（责任单位：学前科）\n2.▏',
    );
    enter(
      '1.办园。\n一是建园。（责任单位：规划科）\n二是招生。（责任单位：学前科）▏',
      '1.办园。\n一是建园。（责任单位：规划科）\n二是招生。（责任单位：学前科）\n三是▏',
    );
  });

  it('can be turned off', () => {
    plain('1.办园。\n一是建园。▏', { continueActions: false });
  });
});

describe('Enter elsewhere', () => {
  it('gives a plain line', () => {
    for (const text of [
      '全年要抓好以下工作。▏\n一、提质\n1.办园。',
      '一、提质\n1.办园。\n附件：1.任务清单▏\n2.责任清单',
      '一、提质\n1.办园。\n▏\n二、强师',
      '| 1 | 办园 | 学前科 |▏\n| 2 | 招生 | 基教科 |',
      '序号\t任务\t责任单位\n1\t办园\t学前科▏\n2\t招生\t基教科',
    ])
      plain(text);
    assert.equal(pressEnter('1.办园。\n\n某市教育局▏\n2026年1月5日'), '1.办园。\n\n某市教育局\n▏\n2026年1月5日');
    assert.equal(pressEnter('某市教育局2026年工作要点▏\n1.办园。'), '某市教育局2026年工作要点\n▏\n1.办园。');
    assert.equal(pressEnter('▏'), '\n▏');
  });

  it('keeps full-width spaces', () => {
    enter('1.办园。\n　　建成3所。▏', '1.办园。\n　　建成3所。\n　　▏');
    plain('1.办园。\n　　建成3所。▏', { keepIndent: false });
  });
});

describe('later numbers', () => {
  const before = '一、提质\n1.办园。▏\n2.招生，做法见第3项。\n二、强师\n3.培训。';

  it('stay as they are', () => {
    enter(before, '一、提质\n1.办园。\n2.▏\n2.招生，做法见第3项。\n二、强师\n3.培训。');
  });

  it('follow if that is set, and so do references', () => {
    const options = { followWhileTyping: true };
    enter(before, '一、提质\n1.办园。\n2.▏\n3.招生，做法见第4项。\n二、强师\n4.培训。', options);
    enter('1.办园。▏\n3.招生。', '1.办园。\n2.▏\n3.招生。', options);
    enter(
      '一、提质\n1.办园。▏\n2.招生。\n二、强师\n1.培训。',
      '一、提质\n1.办园。\n2.▏\n3.招生。\n二、强师\n1.培训。',
      options,
    );
    enter('一、提质▏\n1.办园。\n二、强师\n2.培训。', '一、提质\n1.▏\n2.办园。\n二、强师\n3.培训。', options);
  });
});
