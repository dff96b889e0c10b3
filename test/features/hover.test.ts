import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MarkupKind, type MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../server/src/features/hover';
import { escapeMarkdown } from '../../server/src/views/richText';
import { summary } from '../../server/src/views/overview';
import { parsePlan } from '../../server/src/plan/parse';
import { planFixture, positionOf, textOf, withCursor } from '../support/plans';

/** The hover at the first place of some words, as plain text. */
function said(
  text: string,
  words: string,
  {
    language = 'zh',
    occurrence = 1,
    format = MarkupKind.PlainText,
  }: { language?: 'zh' | 'en'; occurrence?: number; format?: MarkupKind } = {},
): string {
  const found = hover(parsePlan(text), positionOf(text, words, occurrence), { language, format });
  return found === null ? '' : (found.contents as MarkupContent).value;
}

describe('hover', () => {
  const full = planFixture('full');

  it('on a target gives value, verb, object, deadline, item and unit', () => {
    assert.equal(
      said(full, '12所'),
      [
        '12所 · 目标',
        '',
        '- 数值：12所',
        '- 动作：改扩建',
        '- 对象：公办幼儿园',
        '- 时限：9月底前',
        '- 所属事项：1.扩大普惠性学前教育资源',
        '- 责任单位：学前教育科、发展规划科',
      ].join('\n'),
    );
  });

  it('shows comparator, multiplied value and hedge', () => {
    assert.match(said(full, '不少于90学时'), /数值：不低于90学时/);
    assert.match(said(full, '1.8亿元'), /数值：1\.8亿元/);
    assert.match(said(full, '1.8亿元', { language: 'en' }), /Value: 180,000,000 元/);
    assert.match(said(full, '92%以上'), /留有余地的提法：力争/);
    assert.match(
      said(full, '控制在8项以内', { language: 'en' }) || said(full, '8项以内', { language: 'en' }),
      /Value: at most 8 项/,
    );
  });

  it('takes the deadline of the sentence before that of the item', () => {
    const text = '一、工作\n1.开展活动。6月底前新建学校3所。培训教师200名。年底前改造食堂5个。（责任单位：甲科）\n';
    assert.match(said(text, '3所'), /时限：6月底前$/m);
    assert.match(said(text, '200名'), /时限：6月底前、年底前$/m);
  });

  it('on a unit gives its items and roles in this plan', () => {
    assert.equal(
      said(planFixture('parts'), '县文化馆'),
      [
        '县文化馆 · 配合',
        '',
        '负责 1 项，配合 1 项',
        '',
        '- （一）建好用好阵地 — 配合',
        '- （二）丰富群众活动 — 责任',
      ].join('\n'),
    );
    assert.match(said(planFixture('parts'), '产业发展股'), /- （一）做强精品线路 — 责任（承上级标题）/);
  });

  it('on a heading counts what is below it', () => {
    const counts = said(full, '四、建设').split('\n');
    assert.equal(counts[0], '四、建设高素质教师队伍');
    assert.match(counts[2]!, /^5 项任务，\d+ 个目标，2 个时限，5 家单位$/);
    assert.match(said(planFixture('parts'), '（二）落实意识'), /未明确责任单位/);
    assert.match(
      said(planFixture('parts'), '三、守住', { language: 'en' }),
      /2 items, .* 1 without a responsible unit/,
    );
  });

  it('on a heading leaves out the sections below it that look back', () => {
    const text =
      '某局2026年工作要点\n第一部分 教育工作\n一、2025年工作总结\n1.办学。一是新建学校2所。二是强化督导。\n二、2026年工作安排\n1.办学。一是新建学校1所。二是强化督导。\n';
    assert.equal(
      parsePlan(text)
        .structure.entries.map(({ past }) => Number(past))
        .join(''),
      '01100',
    );
    assert.match(said(text, '第一部分'), /2 条举措，1 个目标$/m);
    assert.doesNotMatch(said(text, '一、2025'), /举措|目标/);
    assert.equal(summary(parsePlan(text), [], 'file:///p', 1).targets, 1);
  });

  it('on a label lists the note, on a measure its place, on a vague amount that it is vague', () => {
    assert.equal(said(full, '牵头单位：'), '责任分工\n\n- 义务教育科 — 牵头\n- 人事科 — 配合\n- 教育科学研究院 — 配合');
    assert.match(said(full, '二是组建'), /^二是 · 第 2 条举措（本段共 3 条）/);
    assert.match(said('一、工作\n1.培训。新建一批学校。\n', '一批'), /^一批 · 笼统的数量/);
  });

  it('covers the words it is about, and is silent in plain text and outside', () => {
    const { text, plan, position } = withCursor('一、工作\n1.办学。新建幼儿园1|2所。\n');
    const found = hover(plan, position, { language: 'zh', format: MarkupKind.Markdown });
    assert.equal(textOf(text, found!.range!), '12所');
    assert.equal(said(full, '坚持立德树人'), '');
    for (const outside of [
      { line: 9999, character: 0 },
      { line: 0, character: 9999 },
      { line: -1, character: -5 },
    ]) {
      hover(parsePlan(full), outside, { language: 'zh', format: MarkupKind.Markdown });
    }
    assert.equal(
      hover(parsePlan(''), { line: 0, character: 0 }, { language: 'zh', format: MarkupKind.Markdown }),
      null,
    );
  });

  it('shows what a plan contains as it is written: no links, images, HTML or commands', () => {
    const evil = [
      '[点我](command:workbench.action.quit)',
      '<img src=x onerror=alert(1)>',
      '# `a` **b** &lt; _c_ ~~d~~ | e | $(zap) https://f.example',
    ];
    const text = `一、工作\n${evil.map((title, index) => `${index + 1}.${title}\n`).join('')}`;
    const value = evil.map((title) => said(text, title, { format: MarkupKind.Markdown })).join('');
    // Only ASCII marks mean anything in Markdown, and each has a backslash; what is left is our own list dash and bold.
    const rest = value
      .replace(/\\[!-/:-@[-`{-~]/g, '')
      .replace(/\*\*/g, '')
      .replace(/^- /gm, '');
    assert.doesNotMatch(rest, /[!-/:-@[-`{-~]/);
    assert.ok(value.includes('command\\:workbench\\.action\\.quit'));
  });

  it('escapes any text so that removing the backslashes gives it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeMarkdown(text);
        assert.equal(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1'), text);
        assert.doesNotMatch(escaped.replace(/\\[!-/:-@[-`{-~]/g, ''), /[!-/:-@[-`{-~]/);
      }),
    );
  });
});
