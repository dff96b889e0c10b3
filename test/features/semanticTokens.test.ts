import assert from 'node:assert/strict';
import fc from 'fast-check';
import { semanticTokens, tokenEdits } from '../../server/src/features/semanticTokens';
import { complete } from '../../server/src/async/steps';
import { tokenModifiers, tokenTypes } from '../../server/src/protocol/tokenLegend';
import { parsePlan } from '../../server/src/plan/parse';
import { planFixture } from '../support/plans';

interface Token {
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly type: string;
  readonly modifiers: readonly string[];
}

function decode(data: readonly number[]): Token[] {
  const tokens: Token[] = [];
  let [line, start] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines, columns, length, type, bits] = data.slice(at, at + 5) as [number, number, number, number, number];
    start = lines > 0 ? columns : start + columns;
    line += lines;
    tokens.push({
      line,
      start,
      length,
      type: tokenTypes[type]!,
      modifiers: tokenModifiers.filter((_, bit) => (bits >> bit) & 1),
    });
  }
  return tokens;
}

const data = (text: string, from?: number, to?: number): number[] =>
  complete(semanticTokens(parsePlan(text), from, to));

function shown(text: string): string[] {
  const lines = text.split(/\r\n?|\n/);
  return decode(data(text)).map(
    ({ line, start, length, type, modifiers }) =>
      `${lines[line]!.slice(start, start + length)} ${[type.slice(4), ...modifiers].join('.')}`,
  );
}

describe('semantic tokens', () => {
  it('name every kind of word', () => {
    assert.deepEqual(
      shown(
        '某市教育局2026年工作要点\n一、办好学校\n1.扩大资源。力争9月底前新建幼儿园12所。一是选址。二是培育一批教师。（牵头单位：学前科；配合单位：规划科）\n2.加强管理。（安全科、办公室负责）\n',
      ),
      [
        '某市教育局2026年工作要点 DocumentTitle',
        '一、 Marker',
        '办好学校 Title',
        '1. Marker',
        '扩大资源 Title',
        '9月底前 Deadline',
        '12所 Target.hedged',
        '一是 Measure',
        '二是 Measure',
        '一批 Target.vague',
        '牵头单位： Label.lead',
        '学前科 Unit.lead',
        '配合单位： Label.support',
        '规划科 Unit.support',
        '2. Marker',
        '加强管理 Title',
        '安全科 Unit.inferred.lead',
        '办公室 Unit',
        '负责 Label',
      ],
    );
  });

  it('let the amounts in a title interrupt it', () => {
    assert.deepEqual(shown('一、工作\n1.新建学校2所以上\n2.其他\n').slice(2, 5), [
      '1. Marker',
      '新建学校 Title',
      '2所以上 Target',
    ]);
  });

  it('leave out what stands before and after the plan, and last year’s figures', () => {
    const lines = planFixture('parts').split('\n');
    const tokens = decode(data(planFixture('parts')));
    assert.deepEqual(
      tokens.filter(({ line }) => /^(?:当前位置|发布时间|上一篇|下一篇)/.test(lines[line]!)),
      [],
    );
    const past = tokens.filter(({ line }) => line > 5 && line < 12);
    assert.ok(past.length > 0);
    assert.deepEqual(
      past.filter(({ type }) => type === 'planTarget' || type === 'planDeadline'),
      [],
    );
  });

  it('are sorted, do not overlap, and lie inside their line', () => {
    for (const name of ['full', 'parts']) {
      const lines = planFixture(name).split('\n');
      let [line, end] = [0, 0];
      for (const token of decode(data(planFixture(name)))) {
        if (token.line > line) [line, end] = [token.line, 0];
        assert.ok(token.start >= end && token.length > 0, JSON.stringify(token));
        end = token.start + token.length;
        assert.ok(end <= lines[line]!.length, JSON.stringify(token));
      }
    }
  });

  it('of a range are those of the whole text in that range', () => {
    const text = planFixture('parts');
    const every = decode(data(text));
    const count = text.split('\n').length;
    for (let from = 0; from < count; from += 3) {
      const to = Math.min(count, from + 7);
      assert.deepEqual(
        decode(data(text, from, to)),
        every.filter(({ line }) => line >= from && line < to),
        `${from}-${to}`,
      );
    }
    assert.deepEqual(data(text, count + 5, count + 9), []);
  });

  it('can be given as one edit of the last answer', () => {
    const numbers = fc.array(fc.nat(3), { maxLength: 12 });
    fc.assert(
      fc.property(numbers, numbers, (before, after) => {
        const edits = tokenEdits(before, after);
        const result = [...before];
        for (const { start, deleteCount, data: inserted } of edits)
          result.splice(start, deleteCount, ...(inserted ?? []));
        assert.deepEqual(result, after);
        assert.equal(
          edits.length === 0,
          before.length === after.length && before.every((value, index) => value === after[index]),
        );
      }),
    );
  });
});
