import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { comparable, comparePlans, type ComparedItem, type Comparison } from '../../server/src/ledger/compare';
import {
  comparisonData,
  comparisonFormats,
  compareVersion,
  type NamedComparison,
} from '../../server/src/ledger/comparisonFormats';
import { summaryOf } from '../../server/src/ledger/comparisonTable';
import { parsePlan } from '../../server/src/plan/parse';
import { farReachingPlans, samplePlans } from '../support/planTexts';
import { labelledPairs, type LabelledPair } from '../support/comparePairs';

const compare = (earlier: string, later: string): Comparison =>
  comparePlans(comparable(parsePlan(earlier)), parsePlan(later));

/** Expected and found, and what they have in common. */
class Score {
  #expected = 0;
  #found = 0;
  #right = 0;
  readonly wrong: string[] = [];

  add(name: string, expected: readonly string[], found: readonly string[]): void {
    this.#expected += expected.length;
    this.#found += found.length;
    this.#right += found.filter((one) => expected.includes(one)).length;
    for (const one of expected) if (!found.includes(one)) this.wrong.push(`${name}: missing ${one}`);
    for (const one of found) if (!expected.includes(one)) this.wrong.push(`${name}: invented ${one}`);
  }

  get f1(): number {
    return (2 * this.#right) / (this.#expected + this.#found);
  }
}

function markOf({ verdict, earlier, later }: ComparedItem, pair: LabelledPair): string {
  const mark = verdict === 'merged' ? pair.earlierMarks.get(earlier!.item.entry.line) : undefined;
  return mark ?? pair.laterMarks.get((later ?? earlier)!.item.entry.line) ?? '?';
}

/** `1-2` the entries in these lines are one; `1<2` and `1>2` are a part and its whole. */
function expectedMatches({ earlierMarks, laterMarks }: LabelledPair): string[] {
  const result: string[] = [];
  for (const [line, mark] of earlierMarks)
    for (const [other, same] of laterMarks) {
      if (mark === same) result.push(`${line}-${other}`);
      if (same === `<${mark}`) result.push(`${line}<${other}`);
      if (mark === `>${same}`) result.push(`${line}>${other}`);
    }
  return result;
}

function foundMatches({ items }: Comparison): string[] {
  return items.flatMap(({ verdict, earlier, later }) => {
    if (earlier === undefined || later === undefined) return [];
    const sign = verdict === 'split' ? '<' : verdict === 'merged' ? '>' : '-';
    return [`${earlier.item.entry.line}${sign}${later.item.entry.line}`];
  });
}

function foundChanges({ items }: Comparison, pair: LabelledPair): string[] {
  return items.flatMap((row) => {
    if (row.verdict === 'added' || row.verdict === 'dropped') return [];
    const mark = markOf(row, pair);
    return [
      ...row.targets.map(({ kind, earlier, later }) =>
        kind === 'added'
          ? `${mark} target added ${later!.text}`
          : kind === 'dropped'
            ? `${mark} target ${earlier!.text} -> dropped`
            : `${mark} target ${earlier!.text} -> ${later!.text} ${kind}`,
      ),
      ...row.units.map(({ kind, earlier, later }) =>
        kind === 'added'
          ? `${mark} unit +${later!.name}`
          : kind === 'dropped'
            ? `${mark} unit -${earlier!.name}`
            : `${mark} unit role ${later!.name}`,
      ),
      ...row.deadlines.map(
        ({ kind, earlier, later }) => `${mark} deadline ${earlier?.text ?? ''} -> ${later?.text ?? ''} ${kind}`,
      ),
    ];
  });
}

describe('comparing plans: labelled pairs', () => {
  const pairs = labelledPairs();
  it('are at least thirty', () => assert.ok(pairs.length >= 30, String(pairs.length)));

  it('have their items matched', () => {
    const score = new Score();
    for (const pair of pairs) {
      score.add(pair.name, expectedMatches(pair), foundMatches(compare(pair.earlier, pair.later)));
    }
    assert.ok(score.f1 >= 0.95, `F1 ${score.f1.toFixed(3)}\n${score.wrong.join('\n')}`);
  });

  for (const aspect of ['target', 'unit', 'deadline'])
    it(`have each changed ${aspect} found`, () => {
      const score = new Score();
      for (const pair of pairs) {
        const isOf = (change: string): boolean => change.split(' ')[1] === aspect;
        score.add(
          pair.name,
          pair.changes.filter(isOf),
          foundChanges(compare(pair.earlier, pair.later), pair).filter(isOf),
        );
      }
      assert.ok(score.f1 >= 0.95, `F1 ${score.f1.toFixed(3)}\n${score.wrong.join('\n')}`);
    });
});

const named = (earlier: string, later: string): NamedComparison => {
  const [earlierPlan, laterPlan] = [parsePlan(earlier), parsePlan(later)];
  const comparison = comparePlans(comparable(earlierPlan), laterPlan);
  return { comparison, earlierFile: 'a.txt', laterFile: 'b.txt', earlierPlan, laterPlan };
};

describe('comparing plans', () => {
  const texts = [...samplePlans, ...Object.values(farReachingPlans), ...labelledPairs().map(({ later }) => later), ''];

  it('finds no change in the same plan', () => {
    for (const text of texts) {
      const { items, targets, units, deadlines } = summaryOf(compare(text, text));
      assert.deepEqual(items, { same: items.same, moved: 0, reworded: 0, split: 0, merged: 0, added: 0, dropped: 0 });
      assert.deepEqual([...Object.values(targets), units, deadlines], [0, 0, 0, 0, 0, 0, 0], text);
    }
  });

  it('has each entry of both plans in one row', () => {
    for (let at = 0; at + 1 < texts.length; at++) {
      const { comparison } = named(texts[at]!, texts[at + 1]!);
      const { earlier, later, items } = comparison;
      const own = (verdict: string) => items.filter((item) => item.verdict !== verdict);
      assert.deepEqual(new Set(own('split').flatMap((item) => item.earlier ?? [])), new Set(earlier.commitments));
      assert.deepEqual(
        own('merged').flatMap((item) => item.later ?? []),
        later.commitments,
      );
    }
  });

  it('gives an item of the later plan the id that it has in the earlier one', () => {
    const { items } = compare(
      '某局2025年工作要点\n一、抓教学\n1.强课堂建设。听课40节。\n',
      '某局2026年工作要点\n一、抓教学\n1.开门办学。走访家长。\n2.加强课堂建设。听课40节。\n',
    );
    const pair = items.find(({ earlier }) => earlier?.item.title === '强课堂建设')!;
    assert.equal(pair.later!.item.title, '加强课堂建设');
    assert.equal(pair.later!.item.id, pair.earlier!.item.id);
  });

  it('prints data that fit the published schema', () => {
    const schema = JSON.parse(readFileSync(path.join('schemas', 'compare.schema.json'), 'utf8')) as object;
    const isValid = new Ajv({ allErrors: true }).compile(schema);
    for (let at = 0; at + 1 < texts.length; at++) {
      const data = JSON.parse(JSON.stringify([comparisonData(named(texts[at]!, texts[at + 1]!))])) as unknown[];
      assert.ok(isValid(data), JSON.stringify(isValid.errors?.slice(0, 3)));
      assert.equal(isValid([{ ...(data[0] as object), version: compareVersion + 1 }]), false);
    }
  });

  it('prints no control characters and no formulas', () => {
    const text = '某局2026年工作要点\n一、\u202e抓教学\u0007\n1.=强课堂|建设。听课40节。\n';
    for (const { name, pair } of comparisonFormats)
      for (const language of ['zh', 'en'] as const) {
        const printed = pair(named('某局2025年工作要点\n', text), language);
        assert.doesNotMatch(printed, /[\u0007\u202e]/, name);
        assert.doesNotMatch(printed, /(?:^|,)=/m, name);
      }
  });
});
