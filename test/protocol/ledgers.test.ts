/** Plans compared, ledgers and progress through the real server. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { fromBase64, toBase64 } from '../../server/src/files/base64';
import type {
  CompareLedgerResult,
  CompareParams,
  CompareResult,
  MergeResult,
  ProgressResult,
  TakeLedgerResult,
  UpdateLedgerResult,
} from '../../server/src/protocol/ledgerMessages';
import type { ExportChoicesResult, ExportResult } from '../../server/src/protocol/wordMessages';
import { applyEdits } from '../../server/src/text/edits';
import type { ReadWorkbook } from '../../server/src/xlsx/read';
import { LanguageServer } from '../support/languageServer';
import { fillCells, read, textsOf } from '../support/workbooks';
import { paragraph, wordFile } from '../word/builder';

const lastYear = `清河县教育局2025年工作要点

一、提升质量
1.招聘教师。招聘20人。（责任单位：人事科）
2.加强教研。开展视导12次。（责任单位：教研室）
`;
const plan = `清河县教育局2026年工作要点

一、提升质量
1.加强教研。开展视导12次。（责任单位：教研室）
2.招聘教师。6月底前招聘30人。（责任单位：人事科）
3.建设智慧校园。建成5所。（责任单位：电教馆）
`;

describe('ledgers through the server', () => {
  let server: LanguageServer;
  let folder: string;

  before(async function () {
    this.timeout(20_000);
    folder = mkdtempSync(path.join(os.tmpdir(), 'gzyd-ledgers-'));
    server = new LanguageServer();
    await server.initialize();
  });
  after(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).toString();
  function openPlan(name: string, text = plan): string {
    server.open(uriOf(name), text);
    return uriOf(name);
  }
  const about = (uri: string) => ({ textDocument: { uri } });
  const bytesOf = (result: { readonly ok: boolean } | null): Uint8Array => {
    assert.ok(result?.ok && 'content' in result, JSON.stringify(result));
    return fromBase64(result.content as string);
  };
  const exported = (uri: string, ledger?: object) =>
    server.request<ExportResult | null>('gongzuoyaodian/export', { ...about(uri), format: 'xlsx', ledger });
  const heads = (book: ReadWorkbook): (string | undefined)[] =>
    book.sheets[0]!.rows[1]!.cells.map(({ text }) => text).filter((text) => text !== '编号');

  describe('export', () => {
    it('offers the six forms, each with a sheet for each unit and with a row for each measure, too', async () => {
      const found = await server.request<ExportChoicesResult>('gongzuoyaodian/exportChoices', {
        ...about(openPlan('选.gzyd')),
        format: 'xlsx',
      });
      assert.match(found.choices[0]!.label, /^任务台账/);
      assert.match(found.choices.at(-1)!.label, /^督办台账.*，一条举措一行$/);
      assert.deepEqual(
        found.choices.map(({ ledger }) => [ledger?.byUnit === true, ledger?.rows]),
        [false, true, false].flatMap((byUnit, at) =>
          Array.from({ length: 6 }, () => [byUnit, at < 2 ? undefined : 'measures']),
        ),
      );
    });

    it('makes a workbook of the text as it stands, in the form that is chosen', async () => {
      const uri = openPlan('台.gzyd');
      const bureau = read(bytesOf(await exported(uri, { preset: 'bureau' })));
      assert.deepEqual(heads(bureau), ['序号', '重点工作任务', '主要责任单位', '协同配合单位']);
      const byUnit = read(bytesOf(await exported(uri, { byUnit: true })));
      assert.deepEqual(
        byUnit.sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name),
        ['教研室', '人事科', '电教馆'],
      );
    });

    it('makes a row for each measure if that is chosen, or said in gzyd.yaml', async () => {
      const text = '栖云市教育局2026年工作要点\n1.补充教师。一是招聘教师30名；二是培训教师60名。\n';
      const numbers = async (uri: string, ledger?: object): Promise<string[]> => {
        const [sheet] = read(bytesOf(await exported(uri, ledger))).sheets;
        return sheet!.rows.slice(2).map(({ cells }) => cells.find(({ column }) => column === 1)!.text);
      };
      assert.deepEqual(await numbers(openPlan('举措.gzyd', text)), ['1']);
      assert.deepEqual(await numbers(openPlan('举措.gzyd', text), { rows: 'measures' }), ['1（1）', '1（2）']);
      mkdirSync(path.join(folder, '处'));
      writeFileSync(path.join(folder, '处', 'gzyd.yaml'), 'ledger: { rows: measures }\n');
      const uri = openPlan('处/稿.gzyd', text);
      assert.deepEqual(await numbers(uri, { preset: 'school' }), ['1（1）', '1（2）']);
      const { choices } = await server.request<ExportChoicesResult>('gongzuoyaodian/exportChoices', {
        ...about(uri),
        format: 'xlsx',
      });
      assert.ok(!choices.some(({ ledger }) => ledger?.rows !== undefined));
    });

    it('puts the columns of gzyd.yaml first', async () => {
      mkdirSync(path.join(folder, '局'));
      writeFileSync(path.join(folder, '局', 'gzyd.yaml'), 'ledger: { columns: [number, task, lead] }\n');
      const uri = openPlan('局/稿.gzyd');
      const found = await server.request<ExportChoicesResult>('gongzuoyaodian/exportChoices', {
        ...about(uri),
        format: 'xlsx',
      });
      assert.equal(found.choices[0]!.label, '按 gzyd.yaml 的栏目');
      const own = read(bytesOf(await exported(uri, found.choices[0]!.ledger)));
      assert.deepEqual(heads(own), ['序号', '工作任务', '牵头单位']);
    });

    it('says why a text without tasks has no ledger', async () => {
      const refused = await exported(openPlan('无.gzyd', '清河县2026年工作要点\n\n加强领导。\n'));
      assert.deepEqual(refused, { ok: false, reason: '没有任务条目，未导出台账' });
    });
  });

  describe('comparison', () => {
    const links = { show: 'a.show', save: 'a.save' };
    const compare = (plans: unknown, format: CompareParams['format'] = 'page') =>
      server.request<CompareResult | null>('gongzuoyaodian/compare', { plans, format, links });
    const sides = [
      { name: '2026.txt', text: plan },
      { name: '2025.txt', content: toBase64(Buffer.from(lastYear)) },
    ];
    const pageOf = (result: CompareResult | null) => {
      assert.ok(result?.ok && 'page' in result, JSON.stringify(result));
      return result;
    };

    it('takes the plan for the earlier year as the earlier one, and shows what became of each item', async () => {
      const { page, earlier } = pageOf(await compare(sides));
      assert.equal(earlier, 1);
      assert.match(page, /2025\.txt → 2026\.txt/);
      assert.match(page, /20人 → 30人（提高）/);
      assert.match(page, /href="command:a\.show\?%5B5%5D">建设智慧校园/);
      assert.ok(!page.includes('<script') && page.includes("default-src 'none'"));
    });

    it('gives the earlier plan in the order of the later one, with all of its lines', async () => {
      const { aligned } = pageOf(await compare(sides));
      const lines = aligned.split('\n');
      assert.deepEqual([...lines].sort(), lastYear.split('\n').sort());
      assert.ok(aligned.indexOf('加强教研') < aligned.indexOf('招聘教师'), aligned);
    });

    it('reads Word files and other encodings, and makes a workbook', async () => {
      const body = lastYear
        .trim()
        .split('\n')
        .map((line) => paragraph(line))
        .join('');
      const word = { name: '2025.docx', content: toBase64(wordFile({ body })) };
      assert.match(pageOf(await compare([word, sides[0]])).page, /20人 → 30人（提高）/);
      const book = read(bytesOf(await compare([sides[1], sides[0]], 'xlsx')));
      assert.ok([...textsOf(book.sheets[0]!).values()].includes('建设智慧校园'));
    });

    it('puts nothing of a plan into the page as markup', async () => {
      const { page } = pageOf(
        await compare([sides[1], { name: '<b>.txt', text: plan.replace('智慧', '<img src=x>"') }]),
      );
      assert.ok(!page.includes('<img') && !page.includes('<b>') && page.includes('&lt;img src=x&gt;&quot;'));
    });

    it('says which file can’t be read, whatever a client sends', async () => {
      const broken = await compare([sides[0], { name: '坏.docx', content: toBase64(Buffer.from('no zip')) }]);
      assert.ok(broken?.ok === false && broken.reason.startsWith('坏.docx：'), JSON.stringify(broken));
      for (const odd of [undefined, [], [1, 2], [{ name: 1 }, { text: 2 }]])
        assert.notEqual((await compare(odd).catch(() => null))?.ok, 'page', JSON.stringify(odd));
      assert.ok((await compare(sides))?.ok, 'the server goes on');
    });
  });

  describe('a ledger that comes back', () => {
    const links = { take: 'a.take', update: 'a.update' };
    /** The ledger of the plan, in which a unit and a figure were changed. */
    async function returned(uri: string): Promise<Uint8Array> {
      return fillCells(bytesOf(await exported(uri, { preset: 'standard' })), {
        招聘教师: { 牵头单位: '组织人事科', 进展情况: '已发布公告' },
        建设智慧校园: { 目标值: '6' },
      });
    }
    const params = (uri: string, ledger: Uint8Array) => ({
      ...about(uri),
      name: '台账.xlsx',
      content: toBase64(ledger),
    });
    const differences = (uri: string, ledger: Uint8Array) =>
      server.request<CompareLedgerResult | null>('gongzuoyaodian/compareLedger', { ...params(uri, ledger), links });
    const take = (uri: string, ledger: Uint8Array, key?: string) =>
      server.request<TakeLedgerResult | null>('gongzuoyaodian/takeLedger', { ...params(uri, ledger), key });
    const update = (uri: string, ledger: Uint8Array) =>
      server.request<UpdateLedgerResult | null>('gongzuoyaodian/updateLedger', params(uri, ledger));

    it('is shown item by item, with what can be taken', async () => {
      const uri = openPlan('回.gzyd');
      const found = await differences(uri, await returned(uri));
      assert.ok(found?.ok, JSON.stringify(found));
      assert.equal(found.summary, '台账已改 2');
      assert.match(found.page, /招聘教师[^]*牵头单位[^]*人事科[^]*组织人事科[^]*台账已改/);
      assert.equal(found.page.match(/>收进要点</g)?.length, 2);
      assert.match(found.page, /全部收进要点（2 处）/);
      assert.ok(!found.page.includes('已发布公告'), 'what units wrote is no difference');
    });

    it('is taken into the plan as edits: all that can be, or one change', async () => {
      const uri = openPlan('收.gzyd');
      const ledger = await returned(uri);
      const all = await take(uri, ledger);
      assert.ok(all?.ok);
      assert.deepEqual([all.version, all.taken], [1, 2]);
      const both = plan.replace('人事科', '组织人事科').replace('5所', '6所');
      assert.equal(applyEdits(plan, [...all.edits]), both);
      const { page } = (await differences(uri, ledger)) as { page: string };
      const keys = [...page.matchAll(/command:a\.take\?(%5B%22[^"]*)"/g)].map(
        ([, argument]) => (JSON.parse(decodeURIComponent(argument!)) as [string])[0],
      );
      assert.equal(keys.length, 2);
      const one = await take(uri, ledger, keys[1]);
      assert.ok(one?.ok);
      assert.equal(applyEdits(plan, [...one.edits]), plan.replace('5所', '6所'));
      const none = await take(uri, ledger, 'nothing');
      assert.ok(none?.ok && none.edits.length === 0);
    });

    it('is brought up to date with a plan that has changed, and keeps what units wrote', async () => {
      const uri = openPlan('更.gzyd');
      const ledger = await returned(uri);
      const changed = `${plan.replace('视导12次', '视导16次')}4.办好食堂。创建3个。（责任单位：后勤科）\n`;
      server.change(uri, 2, {
        range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
        text: changed,
      });
      const updated = await update(uri, ledger);
      assert.ok(updated?.ok, JSON.stringify(updated));
      assert.ok(updated.cells > 0 && updated.rows === 1);
      assert.equal(updated.left, '台账已改 2');
      const texts = [...textsOf(read(fromBase64(updated.content)).sheets[0]!).values()];
      for (const kept of ['16', '办好食堂', '已发布公告', '组织人事科']) assert.ok(texts.includes(kept), kept);
    });

    it('is refused with the reason if it is something else', async () => {
      const uri = openPlan('错.gzyd');
      for (const bytes of [new Uint8Array(), Buffer.from('text')]) {
        for (const ask of [differences, take, update]) {
          const refused = await ask(uri, bytes);
          assert.ok(refused?.ok === false && refused.reason.startsWith('台账.xlsx：'), JSON.stringify(refused));
        }
      }
      assert.equal(await differences('file:///nowhere.gzyd', new Uint8Array()), null);
    });
  });

  describe('drafts of departments', () => {
    const draft = (items: string): string => `清河县教育局2026年工作要点\n一、提升质量\n${items}`;
    const merge = (params: object) =>
      server.request<MergeResult | null>('gongzuoyaodian/merge', {
        ...{ sources: 'none', uri: uriOf('来稿.txt') },
        ...params,
      });
    const word = {
      name: '电教馆.docx',
      content: toBase64(
        wordFile({
          body: ['清河县教育局2026年工作要点', '一、提升质量', '1.建设智慧校园。建成5所。']
            .map((said) => paragraph(said))
            .join(''),
        }),
      ),
    };
    const texts = [
      { name: '教研室.txt', text: draft('1.加强教研。开展视导12次。\n') },
      { name: '人事科.txt', content: toBase64(Buffer.from(draft('1.招聘教师。招聘30人。\n'))) },
    ];

    it('become one plan, in any mix of formats', async () => {
      const rows = bytesOf(await exported(openPlan('后.gzyd', draft('1.办好食堂。创建3个。（责任单位：后勤科）\n'))));
      const merged = await merge({ drafts: [...texts, word, { name: '后勤科.xlsx', content: toBase64(rows) }] });
      assert.ok(merged?.ok, JSON.stringify(merged));
      assert.equal(
        merged.text,
        draft(
          '1.加强教研。开展视导12次。\n2.招聘教师。招聘30人。\n3.建设智慧校园。建成5所。\n4.办好食堂。创建3个。（责任单位：后勤科）\n',
        ),
      );
      assert.equal(merged.remarks[0], '汇总 4 份来稿：1 个部分，4 条');
      assert.equal(merged.content, undefined);
    });

    it('say who sent what below each, or in the comments of a Word file', async () => {
      const marked = await merge({ drafts: texts, sources: 'lines' });
      assert.ok(marked?.ok);
      assert.match(marked.text, /12次。\n【来源：教研室\.txt】\n2\.招聘教师/);
      const commented = await merge({ drafts: texts, sources: 'comments' });
      assert.ok(commented?.ok && !commented.text.includes('来源'));
      const comments = strFromU8(unzipSync(fromBase64(commented.content!))['word/comments.xml']!);
      assert.deepEqual(comments.match(/来源：[^<]*/g), ['来源：教研室.txt', '来源：人事科.txt']);
    });

    it('take title, sections and numbers from another plan', async () => {
      const like = {
        name: '去年.gzyd',
        text: '清河县教育局2025年工作要点\n一、守牢底线\n二、提升质量\n（一）旧事。办完。\n',
      };
      const merged = await merge({ drafts: texts, like });
      assert.ok(merged?.ok);
      assert.match(merged.text, /^清河县教育局2025年工作要点\n一、守牢底线\n二、提升质量\n（一）加强教研/);
    });

    it('are missed aloud where one says nothing', async () => {
      const empty = { name: '空.docx', content: toBase64(wordFile({ body: paragraph('') })) };
      const merged = await merge({ drafts: [...texts, empty] });
      assert.ok(merged?.ok);
      assert.equal(merged.remarks.at(-1), '空.docx 没有可汇总的内容');
    });

    it('are refused as a whole if one can’t be read', async () => {
      for (const bad of ['坏.docx', '坏.xlsx', '坏.txt']) {
        const refused = await merge({
          drafts: [...texts, { name: bad, content: toBase64(Buffer.from([0x50, 0x4b, 0, 1, 0])) }],
        });
        assert.ok(refused?.ok === false && refused.reason.startsWith(`${bad}：`), JSON.stringify(refused));
      }
    });
  });

  describe('progress', () => {
    const progress = (books: unknown, date: unknown = '2026-06-30') =>
      server.request<ProgressResult | null>('gongzuoyaodian/progress', { books, uri: uriOf('台账.xlsx'), date });
    const book = async () => ({
      name: '台账.xlsx',
      content: toBase64(
        fillCells(bytesOf(await exported(openPlan('进.gzyd'), { preset: 'standard' })), {
          加强教研: { 完成值: '6' },
          招聘教师: { 完成值: '8' },
        }),
      ),
    });

    it('is a page without a script, by the thresholds of the ledger’s folder', async () => {
      const found = await progress([await book()]);
      assert.ok(found?.ok, JSON.stringify(found));
      assert.match(found.page, /截至 2026-06-30/);
      assert.match(found.page, /<tr class="is-red">[^]*招聘教师/);
      assert.match(found.page, /<tr class="is-green">[^]*加强教研/);
      assert.ok(!found.page.includes('<script') && found.page.includes("default-src 'none'"));
    });

    it('is refused with the reason, whatever a client sends', async () => {
      const good = await book();
      for (const [books, date] of [
        [[good], 'today'],
        [[good], 20260630],
        [[{ name: '坏.xlsx', content: '' }], '2026-06-30'],
      ] as const) {
        const refused = await progress(books, date);
        assert.ok(refused?.ok === false && refused.reason !== '', String(date));
      }
    });
  });
});
