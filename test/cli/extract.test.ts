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

  it('tells file, title and year', () => {
    assert.deepEqual(
      [extract.file, extract.title, extract.year],
      [folder.file('plan.txt'), '义务教育科2025年工作总结及2026年工作谋划', 2026],
    );
  });

  it('nests sections, and tells each with its path', () => {
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

  it('lists items in text order, whole and heading ranges apart', () => {
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

  it('gives an object a file, leaves out what can not be read, and then exits 2', async () => {
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

  it('tells two items of one number apart by their ids', () => {
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

  it('tells what each item says and where it stands', () => {
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
});
