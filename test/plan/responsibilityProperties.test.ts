import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pairBrackets } from '../../server/src/scan/responsibility/brackets';
import { scanNotes } from '../../server/src/scan/responsibility';
import { featuresOf } from '../../server/src/text/characters';
import type { Note } from '../../server/src/scan/types';
import type { Span } from '../../server/src/text/positions';
import { labelledPlans, labelledRealPlans, type LabelledPlan } from '../corpus/labels';
import { corpusTexts, skipWithoutCorpus } from '../corpus/texts';

function notesOf(text: string): readonly Note[] {
  return scanNotes(text, featuresOf(text));
}

function checkShape(text: string, notes: readonly Note[]): void {
  let end = 0;
  for (const note of notes) {
    const within = (inner: Span, outer: Span, what: string): void => {
      assert.ok(
        inner.start >= outer.start && inner.end <= outer.end && inner.start <= inner.end,
        `${what} ${JSON.stringify(inner)} in ${JSON.stringify(outer)} of ${JSON.stringify(text)}`,
      );
    };
    assert.ok(note.span.start >= end, `notes overlap in ${JSON.stringify(text)}`);
    within(note.span, { start: 0, end: text.length }, 'note');
    within(note.content, note.span, 'content');
    for (const label of note.labels) within(label.span, note.content, 'label');
    for (const person of note.persons) within(person, note.content, 'person');
    for (const problem of note.problems) within(problem.span, note.span, 'problem');
    let last = note.content.start;
    for (const unit of note.units) {
      within(unit.span, note.content, 'unit');
      assert.ok(unit.span.start >= last && unit.span.end > unit.span.start, 'units in text order');
      last = unit.span.end;
      assert.ok(unit.name.length > 0 && !/\s/.test(unit.name));
      assert.ok(!unit.inferred || unit.role === 'lead');
    }
    assert.ok(note.units.filter((unit) => unit.role === 'lead' && unit.inferred).length <= note.units.length);
    end = note.span.end;
  }
}

const words = [
  '（',
  '）',
  '(',
  ')',
  '〔',
  '〕',
  '【',
  '】',
  '［',
  '］',
  '：',
  ':',
  '、',
  '，',
  ';',
  '。',
  ' ',
  '　',
  '和',
  '及',
  '等',
  '由',
  '各',
  '县',
  '市、区',
  '有关部门',
  '责任单位',
  '牵头单位',
  '配合单位',
  '责任人',
  '牵头',
  '配合',
  '负责',
  '会同',
  '参与',
  '按职责分工负责',
  '基教科',
  '人事科',
  '办公室',
  '教育局',
  '6月底',
  '完成',
  '下同',
  '责任',
  '(zé)',
  '甲',
  '\ud840',
  '\u0000',
  '\t',
  '|',
  '1.',
  '/',
];
const noisy = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(''));

describe('responsibility notes: any text', () => {
  it("spans are inside the line, in order, for any mixture of a note's words", () => {
    fc.assert(
      fc.property(noisy, (text) => checkShape(text, notesOf(text))),
      { numRuns: 3000 },
    );
  });

  it('any UTF-16', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }), (codes) => {
        const text = String.fromCharCode(...codes);
        checkShape(text, notesOf(text));
      }),
    );
  });

  it('a note is found wherever it stands behind a sentence', () => {
    const names = fc.uniqueArray(
      fc.constantFrom(
        '基教科',
        '人事科',
        '计财科',
        '市教育局',
        '教科院',
        '党建办',
        '素质教育中心',
        '市交通委（市道运局）',
        '各科室',
      ),
      { minLength: 1, maxLength: 6 },
    );
    const label = fc.constantFrom('责任单位', '责任科室', '牵头单位', '配合单位', '主责单位', '协办单位');
    const brackets = fc.constantFrom('（）', '()', '〔〕', '【】', '［］', '[]');
    fc.assert(
      fc.property(
        names,
        label,
        brackets,
        fc.constantFrom('、', '，', ',', '；', ';'),
        fc.constantFrom('', '1.办好学校。', '　　一、办好学校（含幼儿园）。'),
        (units, word, pair, mark, before) => {
          const text = `${before}${pair[0]!}${word}：${units.join(mark)}${pair[1]!}`;
          const [note] = notesOf(text);
          assert.ok(note, text);
          assert.deepEqual(
            note.units.map(({ span }) => text.slice(span.start, span.end)),
            units,
          );
          assert.deepEqual(note.problems, []);
          const role = word === '配合单位' || word === '协办单位' ? 'support' : 'lead';
          assert.equal(note.units[0]!.role, role);
        },
      ),
    );
  });
});

describe('brackets', () => {
  const spell = (text: string): string => {
    const { pairs, unmatched } = pairBrackets(text);
    return [
      ...pairs.map(({ open, close, shape, closeShape }) => `${open}-${close}${shape === closeShape ? '' : '≠'}`),
      ...unmatched.map(({ at, opening }) => `${opening ? '<' : '>'}${at}`),
    ].join(' ');
  };
  const cases: readonly (readonly [string, string])[] = [
    ['（甲）', '0-2'],
    ['（甲)', '0-2'],
    ['（甲〔乙〕）', '0-5 2-4'],
    ['（甲〕', '0-2≠'],
    ['〔甲(乙〕', '0-4 <2'],
    ['甲）（乙', '>1 <2'],
    ['（（甲）', '1-3 <0'],
    ['1）甲；2）乙', '>1 >5'],
    ['甲', ''],
  ];
  for (const [text, expected] of cases) it(text, () => assert.equal(spell(text), expected));

  it('every bracket is in exactly one pair, or unmatched', () => {
    const alphabet = [...'（）()〔〕【】[]甲'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const { pairs, unmatched } = pairBrackets(text);
        const seen = [...pairs.flatMap(({ open, close }) => [open, close]), ...unmatched.map(({ at }) => at)].sort(
          (a, b) => a - b,
        );
        assert.deepEqual(
          seen,
          parts.flatMap((part, at) => (part === '甲' ? [] : [at])),
        );
        pairs.forEach((pair, index) => assert.ok(index === 0 || pairs[index - 1]!.open < pair.open));
      }),
    );
  });
});

/** How the notes of each line, read on its own, agree with the labels: the hits, and a line for each difference. */
function compareUnits(plans: readonly LabelledPlan[]): { readonly hits: number; readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  let hits = 0;
  for (const { name, text, labels } of plans) {
    const found = new Map<string, string>(
      text
        .split(/\r?\n/)
        .flatMap((line, at) =>
          notesOf(line).flatMap(({ units }) =>
            units.map((unit) => [`${at + 1}:${unit.span.start}-${unit.span.end}`, unit.role] as const),
          ),
        ),
    );
    for (const { line, start, end, kind, certain, note } of labels) {
      if (kind !== 'unit') continue;
      const key = `${line + 1}:${start}-${end}`;
      const role = found.get(key);
      const wanted = note.split(' ')[0];
      if (role !== undefined && (wanted === 'plain' ? role !== 'support' : role === wanted)) hits++;
      else if (certain) wrong.push(`${name} ${key} ${role ?? 'none'} for ${wanted}`);
      found.delete(key);
    }
    wrong.push(...[...found.keys()].map((key) => `${name} ${key} is no unit`));
  }
  return { hits, wrong };
}

describe('responsibility notes: labelled plans', () => {
  it('units and roles as labelled in our own', () => {
    // The plan finds columns of a table and notes over line ends; one line alone can't.
    const { hits, wrong } = compareUnits(labelledPlans());
    assert.ok(hits / (hits + wrong.length) >= 0.9, `${hits} hits\n${wrong.join('\n')}`);
  });

  it('units and roles as labelled in real ones', function () {
    const { hits, wrong } = compareUnits(labelledRealPlans() ?? skipWithoutCorpus(this));
    assert.deepEqual(wrong, []);
    assert.ok(hits > 50);
  });

  it('our labelled plans have no broken shape', () => {
    for (const { text } of labelledPlans()) for (const line of text.split(/\r?\n/)) checkShape(line, notesOf(line));
  });

  it('no real text has a broken shape, and only one note is found faulty', function () {
    const faults: string[] = [];
    for (const { name, text } of corpusTexts('plans', 'wild') ?? skipWithoutCorpus(this))
      text.split(/\r?\n/).forEach((line, at) => {
        const notes = notesOf(line);
        checkShape(line, notes);
        for (const note of notes) for (const problem of note.problems) faults.push(`${name}:${at + 1} ${problem.kind}`);
      });
    assert.deepEqual(faults, ['plans/zunyi-2020.txt:13 fused']);
  });
});
