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
      const { rows, summary, version } = await whole({ view: 'outline' });
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
      const { rows: months } = await whole({ view: 'targets', parent: rows[0]!.id });
      assert.match(months[0]!.children![0]!.label, /新建幼儿园3所/);
      assert.deepEqual((await whole({ view: 'outline', parent: uriOf('gone.gzyd') })).rows, []);
    });

    it('have units at the top, the plans that name one below, and its items there', async () => {
      const { rows, summary } = await whole({ view: 'units' });
      assert.equal(summary, '2 份要点 · 2 家单位');
      assert.deepEqual(
        rows.map(({ label, description }) => `${label} ${description}`),
        ['基教科 2 份要点 · 2 处', '职教科 2 份要点 · 2 处'],
      );
      const { rows: plans } = await whole({ view: 'units', parent: rows[0]!.id });
      assert.equal(plans.length, 2);
      const { rows: items } = await whole({ view: 'units', parent: plans[0]!.id });
      assert.deepEqual(
        items.map(({ label, kind }) => [label, kind]),
        [['1.扩大普惠资源', 'plain']],
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
