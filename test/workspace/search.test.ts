/** Records of plans, and searches in them. */
import assert from 'node:assert/strict';
import { complete } from '../../server/src/async/steps';
import { documentTitleOf } from '../../server/src/plan/facts/titles';
import { namingNotes } from '../../server/src/plan/namedUnits';
import { parsePlan } from '../../server/src/plan/parse';
import type { Plan } from '../../server/src/plan/types';
import { headingRange } from '../../server/src/plan/query';
import { entryName } from '../../server/src/views/entries';
import { indexOfInitials, initialsOf } from '../../server/src/workspace/initials';
import {
  createRecorder,
  draftRecord,
  entryCount,
  entryPlace,
  recordedNotes,
  type PlanRecord,
} from '../../server/src/workspace/planRecord';
import { findSymbols, tallyUnits, type KnownPlan } from '../../server/src/workspace/search';
import { planFixture } from '../support/plans';

const recorder = createRecorder();
const recordOf = (plan: Plan): PlanRecord => recorder(draftRecord(plan));

const school = `河滨县教育局2026年工作要点

一、扩大普惠资源
1.新建幼儿园2所。（牵头科室：基教科；配合科室：财务科、办公室）
2.改造食堂5个。（责任科室：财务科）
二、管好5G智慧校园
3.调整课程设置。（责任科室：教科院）
`;
const health = `河滨县卫生健康局2026年工作要点

一、扩大签约服务
1.建好家庭医生队伍。（责任科室：基层科、办公室）
`;

function known(text: string, uri: string, root?: string): KnownPlan {
  return { uri, root, version: null, safeToEdit: true, record: recordOf(parsePlan(text)) };
}

const plans = [known(school, 'file:///a/1.txt', 'file:///a'), known(health, 'file:///b/1.txt', 'file:///b')];
const search = (query: string, limit = 50): string[] =>
  complete(findSymbols(plans, complete(tallyUnits(plans)).list, query, limit)).map(
    ({ kind, name }) => `${kind} ${name}`,
  );

describe('records of plans', () => {
  for (const name of ['full', 'school'] as const) {
    const text = name === 'full' ? planFixture('full') : school;
    it(`say the same as the plan: ${name}`, () => {
      const plan = parsePlan(text);
      const record = recordOf(plan);
      assert.equal(record.title, documentTitleOf(plan));
      assert.equal(record.initials.length, record.names.length);
      assert.deepEqual(
        Array.from({ length: entryCount(record) }, (_, index) => entryPlace(record, index)),
        plan.structure.entries.map((entry) => ({
          name: entryName(plan, entry),
          kind: entry.kind,
          parent: entry.parent?.index,
          range: headingRange(plan, entry),
        })),
      );
      assert.deepEqual(recordedNotes(record), namingNotes(plan));
    });
  }

  it('of a text without entries are empty', () => {
    const record = recordOf(parsePlan(''));
    assert.equal(entryCount(record), 0);
    assert.deepEqual(recordedNotes(record), []);
  });
});

describe('pinyin initials', () => {
  it('are as long as the text, and found with any reading', () => {
    const initials = initialsOf('1.调整会计\n5G校园');
    assert.equal(initials.length, '1.调整会计\n5G校园'.length);
    for (const typed of ['tzhj', 'dzkj', 'tzkj', '5gxy', '5gjy'])
      assert.ok(indexOfInitials(initials, typed, 0) >= 0, typed);
    assert.equal(indexOfInitials(initials, 'zthj', 0), -1);
    assert.equal(indexOfInitials(initials, '5g', 0), 7);
    assert.equal(indexOfInitials(initials, 'y', 0), initials.length - 1);
    assert.equal(indexOfInitials(initials, 'y', initials.length), -1);
    assert.equal(indexOfInitials('jjjjk jjk', 'jjk', 0), 2);
    assert.equal(indexOfInitials('jjjjk jjk', 'jjk', 3), 6);
  });
});

describe('symbols of a workspace', () => {
  it('are found by characters, in one piece before those in pieces', () => {
    assert.deepEqual(search('扩大'), ['section 一、扩大普惠资源', 'section 一、扩大签约服务']);
    assert.deepEqual(search('普惠'), ['section 一、扩大普惠资源']);
    assert.deepEqual(search('扩源'), ['section 一、扩大普惠资源']);
    assert.deepEqual(search('源扩'), []);
  });

  it('are found by initials and by syllables', () => {
    assert.ok(search('kdph').includes('section 一、扩大普惠资源'));
    assert.ok(search('kuodapuhui').includes('section 一、扩大普惠资源'));
    assert.equal(search('jjk')[0], 'unit 基教科');
    assert.equal(search('jijiaoke')[0], 'unit 基教科');
  });

  it('hold a unit once for each workspace folder, with its counts', () => {
    const units = complete(tallyUnits(plans)).list;
    const offices = units.filter(({ name }) => name === '办公室');
    assert.deepEqual(
      offices.map(({ root, plans: count, mentions }) => [root, count, mentions]),
      [
        ['file:///a', 1, 1],
        ['file:///b', 1, 1],
      ],
    );
    const money = units.find(({ name }) => name === '财务科');
    assert.equal(money?.mentions, 2);
    // Where it leads, rather than where it supports.
    assert.equal(money?.range.start.line, 4);
  });

  it('count the same when some plans are added to the counts of others, which stay', () => {
    const shown = ({ list }: ReturnType<typeof count>): string[] =>
      list.map(({ name, root, plans: held, mentions }) => `${root} ${name} ${held} ${mentions}`).sort();
    const count = (some: readonly KnownPlan[], before?: Parameters<typeof tallyUnits>[1]) =>
      complete(tallyUnits(some, before));
    const more = plans.map((plan) => ({ ...plan, uri: `${plan.uri}2` }));
    const before = count(plans);
    const alone = shown(before);
    assert.deepEqual(shown(count(more, before)), shown(count([...plans, ...more])));
    assert.notDeepEqual(shown(count(more, before)), alone);
    assert.deepEqual(shown(before), alone);
  });

  it('are the plans themselves while nothing is typed', () => {
    assert.deepEqual(search(''), ['plan 河滨县教育局2026年工作要点', 'plan 河滨县卫生健康局2026年工作要点']);
  });

  it('take any query as words, and no more than asked', () => {
    for (const query of ['.*', '[', '(?<', '\\', '^', 'a'.repeat(200), '科'.repeat(200)])
      assert.deepEqual(search(query), []);
    assert.equal(search('科', 2).length, 2);
  });
});
