/** The rows of the views through the real server, and the news that they are outdated. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SummaryParams, ViewResult, ViewRow, ViewsChangedParams } from '../../server/src/protocol/messages';
import { fullCapabilities, LanguageServer, plainCapabilities } from '../support/languageServer';
import { planFixture, positionOf } from '../support/plans';

const uri = 'file:///w/plan.gzyd';
const text = planFixture('full');
const changed = 'gongzuoyaodian/viewsChanged';

describe('views over stdio', function () {
  this.timeout(30_000);
  let server: LanguageServer;

  const view = (more: object): Promise<ViewResult | null> =>
    server.request('gongzuoyaodian/view', { textDocument: { uri }, ...more });
  const news = (): ViewsChangedParams[] =>
    server.notifications.filter(({ method }) => method === changed).map(({ params }) => params as ViewsChangedParams);

  afterEach(() => server.kill());

  describe('of an open plan', () => {
    beforeEach(async () => {
      server = new LanguageServer();
      await server.initialize(fullCapabilities);
      server.open(uri, text, 3);
    });

    it('come with the version that they are made from, and agree with the status bar', async () => {
      const figures = await server.notified<SummaryParams>('gongzuoyaodian/summary');
      const outline = await view({ view: 'outline' });
      assert.equal(outline!.version, 3);
      assert.equal(outline!.rows.length, 7);
      assert.match(outline!.summary, new RegExp(`^${figures.items} 项`));
      const units = await view({ view: 'units' });
      assert.equal(units!.rows.filter(({ kind }) => kind === 'unit').length, figures.units);
      const targets = await view({ view: 'targets', sort: 'unit' });
      assert.equal(targets!.rows.flatMap(({ children }) => children!).length, figures.targets);
      for (const { rows } of [outline!, units!, targets!])
        for (const row of withAllBelow(rows)) assert.ok(row.spoken.includes(row.label), row.id);
    });

    it('lead to the row of a place', async () => {
      const position = positionOf(text, '12所');
      for (const name of ['outline', 'units', 'targets']) {
        const ids = await server.request<string[]>('gongzuoyaodian/viewPath', {
          textDocument: { uri },
          view: name,
          position,
        });
        assert.ok(ids.length >= 2, name);
        const found = await view({ view: name, parent: ids.at(-2) });
        assert.ok(found!.rows.some(({ id }) => id === ids.at(-1)));
      }
    });

    it('give what is below a row that has gone: nothing', async () => {
      assert.deepEqual((await view({ view: 'outline', parent: '99\n1' }))!.rows, []);
      assert.deepEqual((await view({ view: 'outline', parent: 7, filter: null, sort: {} }))!.rows.length, 7);
      assert.equal(await view({ view: 'nothing' }), null);
      const closed = { textDocument: { uri: 'file:///w/other.gzyd' } };
      assert.equal(await view({ view: 'outline', ...closed }), null);
      assert.deepEqual(
        await server.request('gongzuoyaodian/viewPath', { view: 'outline', position: {}, ...closed }),
        [],
      );
    });

    it('are called outdated once after each answer, when the new findings are there', async () => {
      await server.pull(uri);
      await view({ view: 'outline' });
      await view({ view: 'units' });
      const at = positionOf(text, '12所');
      server.change(uri, 4, { range: { start: at, end: at }, text: '1' });
      await server.pull(uri);
      assert.deepEqual(await server.notified(changed), { uri });
      server.change(uri, 5, { range: { start: at, end: at }, text: '1' });
      await server.pull(uri);
      await server.notified<SummaryParams>('gongzuoyaodian/summary');
      assert.equal(news().length, 1, 'who has not asked again is not told again');
      assert.equal((await view({ view: 'outline' }))!.version, 5);
      server.change(uri, 6, { range: { start: at, end: at }, text: '1' });
      await server.pull(uri);
      await view({ view: 'outline' });
      assert.equal(news().length, 2);
    });

    it('are not called outdated while nothing has changed', async () => {
      await view({ view: 'outline' });
      await server.pull(uri);
      await server.notified<SummaryParams>('gongzuoyaodian/summary');
      await view({ view: 'outline' });
      assert.deepEqual(news(), []);
    });
  });

  describe('of the workspace', () => {
    let folder: string;
    const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
    const whole = (more: object): Promise<ViewResult> => server.request('gongzuoyaodian/workspaceView', more);
    const plan = (body: string, item: string): string =>
      `${body}2026年工作要点\n\n一、主要任务\n1.${item}。新建幼儿园3所。（责任单位：基教科）\n2.办好职业学校。（责任单位：职教科）\n`;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'gzyd-views-'));
      mkdirSync(path.join(folder, 'sub'));
      writeFileSync(path.join(folder, '工作要点.txt'), plan('河滨县', '扩大普惠资源'));
      writeFileSync(path.join(folder, 'sub', 'b.gzyd'), plan('河滨市', '扩大签约服务').replace('2.办好', '1.办好'));
      server = new LanguageServer();
      await server.initialize(plainCapabilities, {
        workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'plans' }],
        capabilities: { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, workspaceFolders: true } },
      });
      await whole({ view: 'outline' });
      await server.notified(changed, () => true, 10_000);
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('have the plans at the top, read when they are opened, with what is found in them', async () => {
      const { rows: top, summary, version } = await whole({ view: 'outline' });
      const rows = top.slice(1);
      assert.deepEqual([summary, version], ['2 份要点', null]);
      assert.deepEqual(
        rows.map(({ label, description, hasChildren }) => [label, description, hasChildren]),
        [
          ['河滨县2026年工作要点', '工作要点.txt', true],
          ['河滨市2026年工作要点', 'sub/b.gzyd', true],
        ],
      );
      const { rows: sections } = await whole({ view: 'outline', parent: rows[1]!.id });
      assert.deepEqual(sections[0]!.findings, { count: 1, severity: 'warning' });
      assert.equal(sections[0]!.children![0]!.place!.uri, uriOf('sub/b.gzyd'));
      const { rows: items } = await whole({ view: 'outline', parent: sections[0]!.id });
      assert.deepEqual(items, sections[0]!.children);
      assert.deepEqual((await whole({ view: 'outline', parent: uriOf('gone.gzyd') })).rows, []);
    });

    const created = (name: string): void =>
      void server.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(name), type: 1 }],
      });
    /** News of files is read within a moment. */
    const until = async (options: object, good: (result: ViewResult) => boolean): Promise<void> => {
      for (let turn = 0; ; turn++) {
        const result = await whole(options);
        if (good(result)) return;
        assert.ok(turn < 200, JSON.stringify(result));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const untilSummary = (view: string, wanted: string): Promise<void> =>
      until({ view }, ({ summary }) => summary === wanted);
    const lines = (rows: readonly ViewRow[]): string[] =>
      rows.map(({ label, description = '' }) => (description === '' ? label : `${label} | ${description}`));
    /** The rows on the way that always takes the first, from the top. */
    const firstWay = async (options: object): Promise<(readonly ViewRow[])[]> => {
      const way = [(await whole(options)).rows];
      for (let row = way[0]![0]; row?.hasChildren; row = way.at(-1)![0])
        way.push((await whole({ ...options, parent: row.id })).rows);
      return way;
    };

    it('have the tasks of several plans in a row before the plans', async () => {
      writeFileSync(path.join(folder, 'sub', 'c.gzyd'), plan('河滨区', '扩大普惠资源'));
      created('sub/c.gzyd');
      await untilSummary('outline', '3 份要点');
      const [top, tasks] = await firstWay({ view: 'outline' });
      assert.deepEqual([top![0]!.label, top!.length], ['几份要点都有的任务', 4]);
      assert.deepEqual(lines(tasks!), ['办好职业学校 | 3 份要点', '扩大普惠资源 | 2 份要点']);
      assert.deepEqual(lines(tasks![1]!.children!), [
        '河滨县2026年工作要点 | 1.扩大普惠资源',
        '河滨区2026年工作要点 | 1.扩大普惠资源',
      ]);
      assert.equal(tasks![1]!.children![1]!.place!.uri, uriOf('sub/c.gzyd'));
    });

    it('have units at the top, the plans that name one below, and its items there', async () => {
      const { summary } = await whole({ view: 'units' });
      assert.equal(summary, '2 份要点 · 2 家单位');
      const [units, plans, items] = await firstWay({ view: 'units' });
      assert.deepEqual(lines(units!), ['基教科 | 2 份要点 · 2 处', '职教科 | 2 份要点 · 2 处']);
      assert.equal(plans!.length, 2);
      assert.deepEqual(
        items!.map(({ label, kind }) => [label, kind]),
        [['1.扩大普惠资源', 'plain']],
      );
    });

    it('have the items of all plans that lack a unit before the units', async () => {
      const more =
        '3.办好特教。（责任单位：基教科）\n4.办好书院。（责任单位：基教科）\n5.办好社区学校。\n6.办好夜校。\n';
      const lacking = `${plan('河滨县', '扩大普惠资源')}${more.replace('6.', '').replace('办好夜校。\n', '')}`;
      writeFileSync(path.join(folder, 'sub', 'c.gzyd'), lacking);
      created('sub/c.gzyd');
      await untilSummary('units', '3 份要点 · 2 家单位');
      const [units, plans, items] = await firstWay({ view: 'units' });
      assert.equal(lines(units!)[0], '缺责任单位的任务 | 1 项 · 1 份要点');
      assert.equal(units![0]!.mark, 'withoutUnit');
      assert.deepEqual(lines(plans!), ['河滨县2026年工作要点 | 1 项 · sub/c.gzyd']);
      assert.deepEqual(lines(items!), ['5.办好社区学校 | 缺责任单位']);
      assert.equal(items![0]!.place!.uri, uriOf('sub/c.gzyd'));

      // An open plan counts as it stands.
      server.open(uriOf('sub/c.gzyd'), `${plan('河滨县', '扩大普惠资源')}${more}`);
      const open = await firstWay({ view: 'units' });
      assert.equal(lines(open[0]!)[0], '缺责任单位的任务 | 2 项 · 1 份要点');
      assert.equal(open[2]!.length, 2);
      const ids = await server.request<string[]>('gongzuoyaodian/viewPath', {
        textDocument: { uri: uriOf('sub/c.gzyd') },
        view: 'units',
        position: open[2]![1]!.place!.range.start,
        workspace: true,
      });
      assert.deepEqual(ids, [open[0]![0]!.id, open[1]![0]!.id, open[2]![1]!.id]);
      server.close(uriOf('sub/c.gzyd'));

      // What isn't reported isn't listed.
      writeFileSync(path.join(folder, 'gzyd.yaml'), 'rules:\n  responsibility/missing: off\n');
      created('gzyd.yaml');
      await until({ view: 'units' }, ({ rows }) => rows[0]!.kind === 'unit');
    });

    it('have the targets of all plans by month or by unit, then the plans, then the targets', async () => {
      writeFileSync(
        path.join(folder, 'sub', 'c.gzyd'),
        '河滨区2026年工作要点\n1.办好幼儿园。6月底前新建幼儿园2所，年底前改造操场5处。（责任单位：基教科）\n2.办好夜校。培训教师9名。\n',
      );
      created('sub/c.gzyd');
      await untilSummary('targets', '3 份要点 · 5 个目标');
      const byMonth = await firstWay({ view: 'targets' });
      assert.deepEqual(byMonth.map(lines), [
        ['2026年6月 | 1 个目标 · 1 份要点', '2026年12月 | 1 个目标 · 1 份要点', '未写时限 | 3 个目标 · 3 份要点'],
        ['河滨区2026年工作要点 | 1 个目标 · sub/c.gzyd'],
        ['6月底前新建幼儿园2所 | 6月底前 · 基教科'],
      ]);
      const byUnit = await firstWay({ view: 'targets', sort: 'unit' });
      assert.deepEqual(byUnit.map(lines), [
        ['缺责任单位 | 1 个目标 · 1 份要点', '基教科 | 4 个目标 · 3 份要点'],
        ['河滨区2026年工作要点 | 1 个目标 · sub/c.gzyd'],
        ['培训教师9名'],
      ]);
      const { rows } = await whole({ view: 'targets', parent: byMonth[0]![2]!.id });
      assert.deepEqual(
        rows.map(({ place }) => place!.uri),
        ['工作要点.txt', 'sub/b.gzyd', 'sub/c.gzyd'].map(uriOf),
      );
    });

    it('show an open plan as it stands, and lead to its rows', async () => {
      const open = plan('河滨县', '扩大学位供给');
      server.open(uriOf('工作要点.txt'), open);
      const position = positionOf(open, '学位');
      for (const name of ['outline', 'units', 'targets']) {
        const ids = await server.request<string[]>('gongzuoyaodian/viewPath', {
          textDocument: { uri: uriOf('工作要点.txt') },
          view: name,
          position,
          workspace: true,
        });
        const { rows } = await whole({ view: name, parent: ids.at(-2) });
        const row = rows.find(({ id }) => id === ids.at(-1));
        assert.match(row?.label ?? '', name === 'targets' ? /3所/ : /扩大学位供给/);
      }
    });

    it('find plans by what is typed of their titles', async () => {
      const { rows } = await whole({ view: 'outline', filter: { text: '签约' } });
      assert.deepEqual(
        rows.map(({ label }) => label),
        ['河滨市2026年工作要点'],
      );
      const { rows: below } = await whole({ view: 'outline', filter: { text: '签约' }, parent: rows[0]!.id });
      assert.equal(below[0]!.children!.length, 1);
    });
  });
});

function withAllBelow(rows: readonly ViewRow[]): ViewRow[] {
  return rows.flatMap((row) => [row, ...withAllBelow(row.children ?? [])]);
}
