import assert from 'node:assert/strict';
import type { Range } from 'vscode-languageserver/node';
import { textOf } from '../support/plans';
import { Folder, gzyd } from './gzyd';

const plan = `义务教育科2025年工作总结及2026年工作谋划

2025年工作总结

一、推进均衡发展。新建学校3所，年底前投入使用。（责任单位：规划科）

2026年工作谋划

一、扩大资源供给

1.新建学校。6月底前新建中小学12所，新增学位不少于8000个。（责任单位：规划科、基教科）

2.办好幼儿园。一是年内普惠园覆盖率达到90%以上。（基教科牵头，财务科、督导室配合）

（1）改造老园。力争改造3-5所。（责任单位：后勤中心〔基建办〕）

二、保障措施

各科室加强督导。
`;

interface Extract {
  readonly file: string;
  readonly title: string | null;
  readonly year: number | null;
  readonly sections: readonly Section[];
  readonly items: readonly Heading[];
  readonly responsibilities: readonly {
    unit: string;
    role: string;
    inferred: boolean;
    item: number | null;
    itemId: string | null;
    entryId: string | null;
    range: Range;
  }[];
  readonly targets: readonly {
    text: string;
    comparator: string;
    value: number;
    upper: number | null;
    unit: string;
    verb: string | null;
    object: string | null;
    item: number | null;
    itemId: string | null;
    entryId: string | null;
    range: Range;
  }[];
  readonly deadlines: readonly { text: string; item: number | null; itemId: string | null; range: Range }[];
}
interface Heading {
  id: string;
  parent: string | null;
  kind: string;
  text: string;
  level: number;
  number: number | null;
  marker: string | null;
  title: string;
  range: Range;
  headingRange: Range;
  path: string[];
}
interface Section extends Heading {
  sections: Section[];
}

describe('gzyd extract', () => {
  let folder: Folder;
  let extract: Extract;

  before(async () => {
    folder = new Folder();
    const run = await gzyd(['extract', folder.write('plan.txt', plan), '--format', 'json']);
    assert.equal(run.code, 0);
    assert.equal(run.stderr, '');
    [extract] = JSON.parse(run.stdout) as [Extract];
  });
  after(() => folder.remove());

  const first = (range: Range): string => textOf(plan, range).split('\n')[0]!;

  it('gives file, title and year', () => {
    assert.deepEqual(
      [extract.file, extract.title, extract.year],
      [folder.file('plan.txt'), '义务教育科2025年工作总结及2026年工作谋划', 2026],
    );
  });

  it('nests sections, each with its path', () => {
    const show = (sections: readonly Section[]): unknown =>
      sections.map(({ level, number, marker, title, sections: below }) => [level, number, marker, title, show(below)]);
    assert.deepEqual(show(extract.sections), [
      [1, null, null, '2025年工作总结', []],
      [
        1,
        null,
        null,
        '2026年工作谋划',
        [
          [2, 1, '一、', '扩大资源供给', []],
          [2, 2, '二、', '保障措施', []],
        ],
      ],
    ]);
    assert.deepEqual(extract.sections[1]!.sections[0]!.path, ['2026年工作谋划', '扩大资源供给']);
    assert.equal(textOf(plan, extract.sections[1]!.sections[1]!.range), '二、保障措施\n\n各科室加强督导。');
    assert.equal(textOf(plan, extract.sections[1]!.sections[1]!.headingRange), '二、保障措施');
  });

  it('lists items in text order, with separate ranges for the whole and the heading', () => {
    assert.deepEqual(
      extract.items.map(({ level, number, marker, title, path }) => [level, number, marker, title, path.length]),
      [
        [2, 1, '一、', '推进均衡发展', 2],
        [3, 1, '1.', '新建学校', 3],
        [3, 2, '2.', '办好幼儿园', 3],
        [4, 1, '（1）', '改造老园', 4],
      ],
    );
    assert.deepEqual(
      extract.items.map(({ headingRange }) => textOf(plan, headingRange)),
      ['一、推进均衡发展', '1.新建学校', '2.办好幼儿园', '（1）改造老园'],
    );
    assert.ok(textOf(plan, extract.items[2]!.range).endsWith('（责任单位：后勤中心〔基建办〕）'));
  });

  it('lists the units as written, with role and item', () => {
    assert.deepEqual(
      extract.responsibilities.map(({ unit, role, inferred, item }) => [unit, role, inferred, item]),
      [
        ['规划科', 'lead', true, 1],
        ['规划科', 'lead', true, 1],
        ['基教科', 'plain', false, 1],
        ['基教科', 'lead', false, 2],
        ['财务科', 'support', false, 2],
        ['督导室', 'support', false, 2],
        ['后勤中心〔基建办〕', 'lead', true, 2],
      ],
    );
    assert.deepEqual(
      extract.responsibilities.map(({ range }) => textOf(plan, range)),
      extract.responsibilities.map(({ unit }) => unit),
    );
  });

  it('lists targets and deadlines of what lies ahead, not of the part that looks back', () => {
    assert.deepEqual(
      extract.targets.map(({ text, comparator, value, upper, unit, item }) => [
        text,
        comparator,
        value,
        upper,
        unit,
        item,
      ]),
      [
        ['12所', 'exactly', 12, null, '所', 1],
        ['不少于8000个', 'atLeast', 8000, null, '个', 1],
        ['90%以上', 'atLeast', 90, null, '%', 2],
        ['3-5所', 'exactly', 3, 5, '所', 2],
      ],
    );
    assert.equal(extract.targets[0]!.verb, '新建');
    assert.equal(extract.targets[0]!.object, '中小学');
    assert.deepEqual(
      extract.deadlines.map(({ text, item }) => [text, item]),
      [
        ['6月底前', 1],
        ['年内', 2],
      ],
    );
    for (const { text, range } of [...extract.targets, ...extract.deadlines]) assert.equal(textOf(plan, range), text);
  });

  it('starts every range at what it names', () => {
    for (const { marker, title, range, headingRange } of extract.items) {
      assert.ok(first(range).startsWith(marker! + title));
      assert.deepEqual(range.start, headingRange.start);
    }
  });

  it('gives one object per file, leaves out what cannot be read, and then exits 2', async () => {
    const empty = folder.write('empty.txt', '');
    const run = await gzyd(['extract', empty, folder.file('nowhere.txt'), folder.file('plan.txt')]);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /nowhere\.txt：文件不存在/);
    const [none, whole] = JSON.parse(run.stdout) as Extract[];
    assert.deepEqual(none, {
      version: 1,
      file: empty,
      title: null,
      year: null,
      sections: [],
      items: [],
      responsibilities: [],
      targets: [],
      deadlines: [],
    });
    assert.equal(whole!.items.length, 4);
    assert.deepEqual(JSON.parse((await gzyd(['extract', folder.file('nowhere.txt')])).stdout), []);
  });

  it('tells two items with one number apart by their ids', () => {
    const ones = extract.items.filter(({ number }) => number === 1);
    assert.equal(new Set(ones.map(({ id }) => id)).size, 3);
    const titles = new Map(extract.items.map(({ id, title }) => [id, title]));
    assert.deepEqual(
      extract.responsibilities.map(({ unit, itemId, entryId }) => [unit, titles.get(itemId!), titles.get(entryId!)]),
      [
        ['规划科', '推进均衡发展', '推进均衡发展'],
        ['规划科', '新建学校', '新建学校'],
        ['基教科', '新建学校', '新建学校'],
        ['基教科', '办好幼儿园', '办好幼儿园'],
        ['财务科', '办好幼儿园', '办好幼儿园'],
        ['督导室', '办好幼儿园', '办好幼儿园'],
        ['后勤中心〔基建办〕', '办好幼儿园', '改造老园'],
      ],
    );
    assert.deepEqual(
      [...extract.targets, ...extract.deadlines].map(({ itemId }) => titles.get(itemId!)),
      ['新建学校', '新建学校', '办好幼儿园', '办好幼儿园', '新建学校', '办好幼儿园'],
    );
  });

  it('gives what each item says and where it stands', () => {
    const [, school, kindergarten, old] = extract.items;
    const second = extract.sections[1]!;
    assert.deepEqual([second.parent, second.sections[0]!.parent], [null, second.id]);
    assert.deepEqual(
      [school!.parent, kindergarten!.parent, old!.parent],
      [second.sections[0]!.id, second.sections[0]!.id, kindergarten!.id],
    );
    assert.deepEqual(
      [second.kind, second.sections[0]!.kind, school!.kind, old!.kind],
      ['part', 'section', 'item', 'subitem'],
    );
    assert.equal(school!.text, '6月底前新建中小学12所，新增学位不少于8000个。（责任单位：规划科、基教科）');
    assert.equal(second.sections[1]!.text, '各科室加强督导。');
  });

  it('reads standard input', async () => {
    const [one] = JSON.parse(
      (await gzyd(['extract', '--stdin', '--stdin-filename', 'named.txt'], { stdin: plan })).stdout,
    ) as [Extract];
    assert.equal(one.file, 'named.txt');
    assert.deepEqual({ ...one, file: extract.file }, extract);
  });

  describe('--previous', () => {
    const later = plan
      .replace('1.新建学校。', '3.新建改扩建学校。')
      .replace('2.办好幼儿园。', '1.新建学校。启动选址论证。\n\n2.办好幼儿园。');
    const run = async (...args: string[]): Promise<{ plans: Extract[]; code: number | null; stderr: string }> => {
      const { stdout, code, stderr } = await gzyd(['extract', ...args]);
      return { plans: stdout === '' ? [] : (JSON.parse(stdout) as Extract[]), code, stderr };
    };
    const idOf = ({ items }: Extract, title: string): string => items.find((item) => item.title === title)!.id;

    it('keeps the ids of an earlier text and of an earlier extract alike', async () => {
      const now = folder.write('now.txt', later);
      const text = await run(now, '--previous', folder.write('before.txt', plan));
      const json = await run(now, '--previous', folder.write('before.json', JSON.stringify([extract])));
      assert.deepEqual([text.code, text.stderr, json.code, json.stderr], [0, '', 0, '']);
      assert.deepEqual(json.plans, text.plans);
      const [one] = text.plans as [Extract];
      assert.equal(idOf(one, '新建改扩建学校'), idOf(extract, '新建学校'));
      assert.equal(idOf(one, '办好幼儿园'), idOf(extract, '办好幼儿园'));
      const known = new Set(extract.items.map(({ id }) => id));
      assert.deepEqual(
        one.items.filter(({ id }) => !known.has(id)).map(({ title }) => title),
        ['新建学校'],
      );
      assert.equal(one.responsibilities[1]!.itemId, idOf(extract, '新建学校'));
    });

    it('carries ids on from version to version', async () => {
      const now = folder.write('now.txt', later);
      const { plans } = await run(now, '--previous', folder.write('before.txt', plan));
      const last = folder.write('last.txt', later.replace('新建改扩建学校', '改扩建学校'));
      const { plans: next } = await run(last, '--previous', folder.write('now.json', JSON.stringify(plans)));
      assert.equal(idOf(next[0]!, '改扩建学校'), idOf(extract, '新建学校'));
    });

    it('finds each file in an extract of many, and names those it does not find', async () => {
      const [a, b, c] = ['a.txt', 'b.txt', 'c.txt'].map((name) => folder.write(name, later)) as [
        string,
        string,
        string,
      ];
      const before = folder.write(
        'many.json',
        JSON.stringify([
          { ...extract, file: a },
          { ...extract, file: 'elsewhere/b.txt' },
        ]),
      );
      const { plans, code, stderr } = await run(a, b, c, '--previous', before);
      assert.equal(code, 0);
      assert.match(stderr, /c\.txt：.*many\.json 中没有此文件/);
      assert.deepEqual(
        plans.map((one) => idOf(one, '新建改扩建学校') === idOf(extract, '新建学校')),
        [true, true, false],
      );
    });

    it('is refused, with the reason, where it cannot be used', async () => {
      const { version, ...old } = extract as Extract & { version: number };
      const file = folder.write('plan.txt', plan);
      for (const [name, content, reason] of [
        ['nothing.txt', '今天天气很好。', '没有条目'],
        ['broken.json', '[{"version": 1}]', '不是完整的 gzyd extract 输出'],
        ['old.json', JSON.stringify([old]), '由旧版 gzyd 生成'],
        ['new.json', JSON.stringify([{ ...old, version: version + 1 }]), `版本是 ${version + 1}`],
        ['twice.json', JSON.stringify([{ ...extract, items: [...extract.items, ...extract.items] }]), '不是完整'],
        ['empty.json', '[]', '没有工作要点'],
        ['binary.txt', new Uint8Array([0, 1, 2, 3]), '不是文本文件'],
      ] as const) {
        const { code, stderr, plans } = await run(file, '--previous', folder.write(name, content));
        assert.deepEqual([code, plans], [2, []], name);
        assert.ok(stderr.includes(name) && stderr.includes(reason), stderr);
      }
      const missing = await run(file, '--previous', folder.file('missing.txt'));
      assert.match(missing.stderr, /missing\.txt：文件不存在/);
    });

    it('with one plan is for one file', async () => {
      const before = folder.write('before.txt', plan);
      const { plans, code, stderr } = await run(
        folder.write('one.txt', plan),
        folder.write('two.txt', plan),
        '--previous',
        before,
      );
      assert.deepEqual([plans.length, code], [1, 2]);
      assert.match(stderr, /two\.txt：.*只有一份工作要点，已用于 .*one\.txt/);
    });
  });
});
