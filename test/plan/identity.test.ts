import assert from 'node:assert/strict';
import fc from 'fast-check';
import { carriedIds } from '../../server/src/plan/identity/carry';
import { shortHash } from '../../server/src/plan/identity/hash';
import { itemIds } from '../../server/src/plan/identity/ids';
import { itemsOf, type PlanItem } from '../../server/src/plan/identity/items';
import { longestIncreasing } from '../../server/src/plan/identity/longestIncreasing';
import { matchItems, type Matching } from '../../server/src/plan/identity/match';
import { parsePlan } from '../../server/src/plan/parse';
import { formatChineseNumeral } from '../../server/src/text/numerals';
import { corpusTexts } from '../corpus/texts';
import { farReachingPlans, samplePlans } from '../support/planTexts';

interface Item {
  readonly title: string;
  readonly body: string;
}
interface Section {
  readonly title: string;
  readonly items: readonly Item[];
}

const title = '某某市教育局2026年工作要点\n';

/** The text of a plan; items are numbered from `first` on. */
function written(sections: readonly Section[], first = 1): string {
  let number = first;
  return sections.reduce(
    (text, section, index) =>
      `${text}${formatChineseNumeral(index + 1)}、${section.title}\n${section.items
        .map((item) => `${number++}.${item.title}。${item.body}\n`)
        .join('')}`,
    title,
  );
}

const idsOf = (text: string): readonly string[] => itemIds(parsePlan(text));

/** By title. Only for plans without twins: of two items with one title the later wins. */
const idsByTitle = (text: string): Map<string, string> =>
  new Map(itemsOf(parsePlan(text)).map((item) => [item.title, item.id]));

const words = ['校园', '课堂', '教研', '后厨', '消防', '体质', '阅读', '招生', '督导', '社团', '师德', '网络'] as const;
const phrase = fc.tuple(fc.constantFrom('抓好', '推进', '规范'), fc.constantFrom(...words), fc.constantFrom(...words));
const titleText = phrase.map((parts) => parts.join(''));
const bodyText = fc.array(titleText, { maxLength: 4 }).map((parts) => parts.map((part) => `${part}。`).join(''));
const item = fc.record({ title: titleText, body: bodyText });
const section = fc.record({ title: titleText, items: fc.array(item, { maxLength: 5 }) });
const sections = fc.array(section, { minLength: 1, maxLength: 5 });

/** No two titles alike, sections and items together. */
const distinct = fc.uniqueArray(titleText, { minLength: 6, maxLength: 24 }).chain((titles) =>
  fc
    .array(fc.tuple(bodyText, fc.boolean()), { minLength: titles.length, maxLength: titles.length })
    .map((drawn): Section[] => {
      const result: { title: string; items: Item[] }[] = [];
      titles.forEach((name, index) => {
        const [body, opens] = drawn[index]!;
        if (opens || result.length === 0) result.push({ title: name, items: [] });
        else result.at(-1)!.items.push({ title: name, body });
      });
      return result;
    }),
);

describe('ids of items', () => {
  it('are FNV-1a of the UTF-16LE bytes, folded to 40 bits, in base 32', () => {
    // Computed independently, with integers of any size.
    assert.deepEqual(['', 'a', '新建学校', '推进均衡发展'].map(shortHash), [
      'wj2ekmds',
      '0ytmrtg6',
      'vb2j76ma',
      '56ztb62w',
    ]);
  });

  it('are unique in every plan', () => {
    for (const text of [
      ...samplePlans,
      ...Object.values(farReachingPlans),
      ...(corpusTexts('plans', 'wild') ?? []).map((one) => one.text),
    ]) {
      const ids = idsOf(text);
      assert.equal(new Set(ids).size, ids.length);
      for (const id of ids) assert.match(id, /^[0-9a-hjkmnp-tv-z]{8}$/);
    }
  });

  it('are unique among any twins', () => {
    fc.assert(
      fc.property(sections, (plan) => {
        const ids = idsOf(written(plan));
        assert.equal(ids.length, plan.length + plan.flatMap(({ items }) => items).length);
        assert.equal(new Set(ids).size, ids.length);
      }),
    );
  });

  it('stay when the plan is renumbered', () => {
    fc.assert(
      fc.property(sections, fc.integer({ min: 1, max: 500 }), (plan, first) => {
        assert.deepEqual(idsOf(written(plan, first)), idsOf(written(plan)));
      }),
    );
  });

  it('stay when other numbers follow: references, attachments, 一是', () => {
    const text = (item: number, attachment: number, action: string): string =>
      `${title}一、抓教学\n${item}.强课堂。照第${item}项、附件${attachment}办。\n${item + 1}.强课堂。按第${item}项办，${action}是听课。\n附件${attachment}\n课堂表\n`;
    assert.deepEqual(idsOf(text(1, 1, '一')), idsOf(text(7, 2, '三')));
  });

  it('stay when items and sections move', () => {
    fc.assert(
      fc.property(distinct, fc.nat(), fc.nat(), fc.nat(), (plan, from, to, turn) => {
        const before = idsByTitle(written(plan));
        const items = plan.map((one) => [...one.items]);
        const taken = items[from % items.length]!.pop();
        if (taken !== undefined) items[to % items.length]!.unshift(taken);
        const moved = plan.map((one, index) => ({ ...one, items: items[index]! }));
        moved.push(...moved.splice(0, turn % moved.length));
        assert.deepEqual([...idsByTitle(written(moved))].sort(), [...before].sort());
      }),
    );
  });

  it('stay when anything else is edited, added or taken away', () => {
    fc.assert(
      fc.property(distinct, fc.nat(), item, bodyText, (plan, at, added, body) => {
        const before = idsByTitle(written(plan));
        const index = at % plan.length;
        fc.pre(!before.has(added.title));
        const edited = plan.map((one, place) =>
          place !== index
            ? one
            : { ...one, items: [added, ...one.items.slice(1)].map((other) => ({ ...other, body: other.body + body })) },
        );
        const after = idsByTitle(written(edited));
        const gone = plan[index]!.items[0]?.title;
        after.delete(added.title);
        if (gone !== undefined) before.delete(gone);
        assert.deepEqual([...after].sort(), [...before].sort());
      }),
    );
  });

  it('stay when a twin is added below', () => {
    fc.assert(
      fc.property(sections, fc.nat(), (plan, at) => {
        const all = plan.flatMap(({ items }) => items);
        const twin = all[at % Math.max(all.length, 1)];
        fc.pre(twin !== undefined);
        const last = plan.at(-1)!;
        const more = [...plan.slice(0, -1), { ...last, items: [...last.items, twin!] }];
        assert.deepEqual(idsOf(written(more)).slice(0, -1), idsOf(written(plan)));
      }),
    );
  });

  it('of twins that say different things stay wherever the second goes', () => {
    const first = { title: '加强领导', body: '落实责任。' };
    const second = { title: '加强领导', body: '定期会商。' };
    const rest = { title: '抓好课堂', body: '' };
    const at = (text: string, body: string): string =>
      itemsOf(parsePlan(text)).find(({ text: said }) => said === body)!.id;
    const plans = [
      [{ title: '甲', items: [first, second, rest] }],
      [{ title: '甲', items: [first, rest, second] }],
      [
        { title: '甲', items: [first, rest] },
        { title: '乙', items: [second] },
      ],
    ].map((plan) => written(plan));
    for (const body of ['落实责任。', '定期会商。'])
      assert.equal(new Set(plans.map((text) => at(text, body))).size, 1, body);
  });

  it('do not tell widths, white space, marks and scripts apart', () => {
    const variants = ['1.建设AI学校。', '2、建设ＡＩ学校；', '（3）建设 AI 学校', '4．建設ai學校！'];
    const ids = variants.map((text) => idsOf(`${title}一、抓教学\n${text}\n`)[1]);
    assert.deepEqual(new Set(ids).size, 1, ids.join());
  });

  it('of a title that says nothing are made from what follows', () => {
    const ids = (first: string, second: string): readonly string[] =>
      idsOf(`${title}一、抓教学\n1.强课堂。\n附件1\n${first}\n附件2\n${second}\n`).slice(2);
    assert.deepEqual([...ids('任务清单', '项目清单')].reverse(), ids('项目清单', '任务清单'));
  });
});

/** What became of each item, in short. */
function told({ pairs, split, merged, removed, added }: Matching<PlanItem, PlanItem>): string[] {
  return [
    ...pairs.map(({ kind, earlier, later, moved, edited, renumbered }) =>
      [
        kind,
        ...(moved && kind !== 'moved' ? ['moved'] : []),
        ...(edited ? ['edited'] : []),
        ...(renumbered ? ['renumbered'] : []),
        earlier.title === later.title ? later.title : `${earlier.title}→${later.title}`,
      ].join(' '),
    ),
    ...split.map(({ earlier, later }) => `split ${earlier.title}→${later.title}`),
    ...merged.map(({ earlier, later }) => `merged ${earlier.title}→${later.title}`),
    ...removed.map((one) => `removed ${one.title}`),
    ...added.map((one) => `added ${one.title}`),
  ];
}

const match = (earlier: string, later: string): Matching<PlanItem, PlanItem> =>
  matchItems(itemsOf(parsePlan(earlier)), itemsOf(parsePlan(later)));

const base: readonly Section[] = [
  {
    title: '扩大资源供给',
    items: [
      { title: '新建学校', body: '年内新建中小学12所，新增学位8000个。' },
      { title: '办好幼儿园', body: '普惠园覆盖率达到90%以上，改造老园3所。' },
    ],
  },
  {
    title: '加强教师队伍',
    items: [
      { title: '补充教师', body: '招聘教师200名，优先补充紧缺学科。' },
      { title: '培训班主任', body: '分批轮训班主任，完善考核办法。' },
    ],
  },
];

function changed(change: (sections: { title: string; items: Item[] }[]) => void): string {
  const copy = base.map((one) => ({ ...one, items: [...one.items] }));
  change(copy);
  return written(copy);
}

describe('matchItems', () => {
  it('finds a plan the same as itself', () => {
    for (const text of [...samplePlans, ...Object.values(farReachingPlans)]) {
      const items = itemsOf(parsePlan(text));
      const { pairs, split, merged, removed, added } = matchItems(items, items);
      assert.deepEqual([split, merged, removed, added], [[], [], [], []]);
      assert.deepEqual(
        pairs.map(({ kind, earlier, later, score }) => [kind, earlier === later, score]),
        items.map(() => ['same', true, 1]),
      );
    }
  });

  it('tells which item was added, and which were renumbered', () => {
    const later = changed(([first]) => first!.items.unshift({ title: '整治校车', body: '逐车建档，按月抽查。' }));
    assert.deepEqual(told(match(written(base), later)), [
      'same 扩大资源供给',
      'same renumbered 新建学校',
      'same renumbered 办好幼儿园',
      'same 加强教师队伍',
      'same renumbered 补充教师',
      'same renumbered 培训班主任',
      'added 整治校车',
    ]);
  });

  it('tells an item that is gone from a reworded one', () => {
    const later = changed(([first, second]) => {
      first!.items[0] = { title: '新建改扩建学校', body: '年内新建改建中小学15所，新增学位9000个。' };
      second!.items.pop();
    });
    assert.deepEqual(told(match(written(base), later)), [
      'same 扩大资源供给',
      'reworded edited 新建学校→新建改扩建学校',
      'same 办好幼儿园',
      'same 加强教师队伍',
      'same 补充教师',
      'removed 培训班主任',
    ]);
  });

  it('tells which moved, and not those they passed', () => {
    const later = changed(([first, second]) => {
      second!.items.push(first!.items.shift()!);
    });
    assert.deepEqual(told(match(written(base), later)), [
      'same 扩大资源供给',
      'same renumbered 办好幼儿园',
      'same 加强教师队伍',
      'same renumbered 补充教师',
      'same renumbered 培训班主任',
      'moved renumbered 新建学校',
    ]);
    const turned = changed((all) => all.reverse());
    assert.deepEqual(
      match(written(base), turned).pairs.filter(({ moved }) => moved).length,
      1,
      'of two sections that change places one moves, and no item',
    );
  });

  it('knows a section by its items, whatever it is called', () => {
    const later = changed((all) => {
      all[0] = { ...all[0]!, title: '办人民满意的教育' };
    });
    assert.deepEqual(told(match(written(base), later))[0], 'reworded 扩大资源供给→办人民满意的教育');
  });

  it('knows a retitled item by what it says', () => {
    const later = changed(([first, second]) => {
      second!.items.unshift({ ...first!.items.shift()!, title: '增加学位' });
    });
    const { pairs, added, removed } = match(written(base), later);
    assert.deepEqual([added, removed], [[], []]);
    const { kind, moved, edited } = pairs.find(({ later: { title: name } }) => name === '增加学位')!;
    assert.deepEqual([kind, moved, edited], ['reworded', true, false]);
  });

  it('tells what was split off and what was merged', () => {
    const body = '年内新建中小学12所，新增学位8000个。';
    const more = '改造食堂15个，配齐留样柜和监控设备，每周公示菜谱。';
    const whole = changed(([first]) => {
      first!.items[0] = { title: '新建学校', body: body + more };
    });
    const apart = changed(([first]) => {
      first!.items.splice(
        0,
        1,
        { title: '新建学校', body },
        { title: '改造食堂', body: more.slice('改造食堂'.length) },
      );
    });
    const isPart = (line: string): boolean => /^(?:split|merged|added|removed)/.test(line);
    assert.deepEqual(told(match(whole, apart)).filter(isPart), ['split 新建学校→改造食堂']);
    assert.deepEqual(told(match(apart, whole)).filter(isPart), ['merged 改造食堂→新建学校']);
  });

  it('keeps twins apart by what they say and where they stand', () => {
    const twins: readonly Section[] = [
      { title: '教学工作', items: [{ title: '加强领导', body: '落实责任清单。' }] },
      { title: '安全工作', items: [{ title: '加强领导', body: '定期会商研判。' }] },
    ];
    const { pairs, removed } = match(written(twins), written([twins[1]!]));
    assert.deepEqual(
      pairs.map(({ earlier, later }) => [earlier.text, later.text]),
      [
        ['', ''],
        ['定期会商研判。', '定期会商研判。'],
      ],
    );
    assert.equal(removed.length, 2);
  });

  it('does not pair items that have nothing in common', () => {
    const other = written([{ title: '保障措施', items: [{ title: '严格预算', body: '压减一般性支出。' }] }]);
    assert.deepEqual(match(written(base), other).pairs, []);
  });

  it('lists each item once, and pairs none twice', () => {
    fc.assert(
      fc.property(sections, sections, (one, two) => {
        const [earlier, later] = [itemsOf(parsePlan(written(one))), itemsOf(parsePlan(written(two)))];
        const { pairs, split, merged, removed, added } = matchItems(earlier, later);
        const places = (items: readonly PlanItem[]): number[] =>
          items.map(({ entry }) => entry.index).sort((a, b) => a - b);
        assert.deepEqual(
          places([...pairs.map((pair) => pair.earlier), ...merged.map((part) => part.earlier), ...removed]),
          earlier.map((_, index) => index),
        );
        assert.deepEqual(
          places([...pairs.map((pair) => pair.later), ...split.map((part) => part.later), ...added]),
          later.map((_, index) => index),
        );
        for (const { score } of [...pairs, ...split, ...merged]) assert.ok(score >= 0 && score <= 1 + 1e-9);
      }),
    );
  });

  it('finds every item again after a move', () => {
    fc.assert(
      fc.property(distinct, fc.nat(), (plan, turn) => {
        const moved = [...plan];
        moved.push(...moved.splice(0, turn % moved.length));
        const { pairs } = match(written(plan), written(moved));
        assert.equal(pairs.length, plan.length + plan.flatMap(({ items }) => items).length);
        for (const { earlier, later } of pairs) assert.equal(earlier.title, later.title);
      }),
    );
  });
});

describe('carriedIds', () => {
  it('keeps the id of what was reworded, and gives new items ids of their own', () => {
    const earlier = itemsOf(parsePlan(written(base)));
    const later = parsePlan(
      changed(([first]) => {
        first!.items[0] = { title: '新建改扩建学校', body: first!.items[0]!.body };
        first!.items.push({ title: '新建学校', body: '启动选址论证。' });
      }),
    );
    const ids = carriedIds(earlier, later);
    const byTitle = new Map(itemsOf(later, ids).map((one) => [one.title, one.id]));
    const old = new Map(earlier.map((one) => [one.title, one.id]));
    assert.equal(new Set(ids).size, ids.length);
    for (const name of ['扩大资源供给', '办好幼儿园', '补充教师']) assert.equal(byTitle.get(name), old.get(name));
    assert.equal(byTitle.get('新建改扩建学校'), old.get('新建学校'));
    assert.ok(!earlier.some(({ id }) => id === byTitle.get('新建学校')));
  });

  it('carries ids over many versions', () => {
    let items: PlanItem[] = itemsOf(parsePlan(written(base)));
    const id = items[1]!.id;
    for (const name of ['新建改建学校', '新建改扩建学校', '新改扩建中小学校', '建好中小学校']) {
      const plan = parsePlan(
        changed(([first]) => {
          first!.items[0] = { ...first!.items[0]!, title: name };
        }),
      );
      items = itemsOf(plan, carriedIds(items, plan));
      assert.equal(items[1]!.id, id, name);
    }
    assert.notEqual(itemsOf(parsePlan(written([{ title: '建好中小学校', items: [] }])))[0]!.id, id);
  });

  it('gives unique ids whatever came before', () => {
    fc.assert(
      fc.property(sections, sections, (one, two) => {
        const ids = carriedIds(itemsOf(parsePlan(written(one))), parsePlan(written(two)));
        assert.equal(new Set(ids).size, ids.length);
      }),
    );
  });
});

describe('longestIncreasing', () => {
  it('finds as many as an exhaustive search', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 9 }), (values) => {
        const found = longestIncreasing(values).map((index) => values[index]!);
        found.slice(1).forEach((value, index) => assert.ok(value > found[index]!));
        let longest = 0;
        for (let mask = 0; mask < 1 << values.length; mask++) {
          const chosen = values.filter((_, index) => (mask >> index) % 2 === 1);
          if (chosen.every((value, index) => index === 0 || value > chosen[index - 1]!))
            longest = Math.max(longest, chosen.length);
        }
        assert.equal(found.length, longest);
      }),
    );
  });
});
