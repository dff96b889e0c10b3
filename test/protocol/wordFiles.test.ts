/** Word files and pages through the real server. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromBase64, toBase64 } from '../../server/src/files/base64';
import type {
  ExportChoicesResult,
  ExportParams,
  ExportResult,
  PasteResult,
  PreviewResult,
  ReadWordResult,
  WriteWordParams,
  WriteWordResult,
} from '../../server/src/protocol/wordMessages';
import { readWord } from '../../server/src/word/planText';
import { LanguageServer } from '../support/languageServer';
import { abstractList, list, numbered, paragraph, wordFile } from '../word/builder';

const plan = `清河县教育局2026年工作要点

一、提升质量
1.加强教研。开展视导12次。（责任单位：教研室）
2.招聘教师。招聘30人。（责任单位：人事科）
`;
const withoutBlank = plan.replace('\n\n', '\n');

describe('Word files through the server', () => {
  let server: LanguageServer;
  let folder: string;

  before(async function () {
    this.timeout(20_000);
    folder = mkdtempSync(path.join(os.tmpdir(), 'gzyd-word-'));
    server = new LanguageServer();
    await server.initialize();
  });
  after(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  function openPlan(name: string, text = plan): string {
    const uri = pathToFileURL(path.join(folder, name)).toString();
    server.open(uri, text);
    return uri;
  }
  const about = (uri: string) => ({ textDocument: { uri } });
  const read = (bytes: Uint8Array): string => {
    const word = readWord(bytes);
    assert.ok(word.ok);
    return word.value.text;
  };

  describe('export', () => {
    const exported = async (uri: string, more: Partial<ExportParams> = {}) =>
      server.request<ExportResult | null>('gongzuoyaodian/export', { ...about(uri), format: 'docx', ...more });
    const bytesOf = (result: ExportResult | null): Uint8Array => {
      assert.ok(result?.ok);
      return fromBase64(result.content);
    };

    it('makes a Word file of the text as it stands in the editor', async () => {
      const uri = openPlan('稿.gzyd');
      assert.equal(read(bytesOf(await exported(uri))), withoutBlank);
      server.change(uri, 2, {
        range: { start: { line: 3, character: 0 }, end: { line: 3, character: 4 } },
        text: '1.抓好',
      });
      assert.equal(read(bytesOf(await exported(uri))), withoutBlank.replace('1.加强', '1.抓好'));
    });

    it('puts it in the shape that is chosen, and says what it left out', async () => {
      const notice = await exported(openPlan('通知稿.gzyd'), { shape: 'notice' });
      assert.match(read(bytesOf(notice)), /^清河县教育局关于印发.*通知\n[^]*清河县教育局2026年工作要点\n/);
      const table = await exported(openPlan('表.gzyd'), { tasks: true });
      assert.match(read(bytesOf(table)), /\n1\t[^]*教研室/);
      const none = await exported(openPlan('空.gzyd', '清河县2026年工作要点\n\n加强领导。\n'), { tasks: true });
      assert.deepEqual(none?.ok && none.remarks, ['没有任务条目，未附任务分解表']);
    });

    it('offers the template that gzyd.yaml names, first, and fills it', async () => {
      const house = path.join(folder, '局');
      mkdirSync(house);
      writeFileSync(path.join(house, 'gzyd.yaml'), 'layout: { template: 模板/发文.docx }\n');
      const uri = openPlan('局/稿.gzyd');
      const choices = (format: string) =>
        server.request<ExportChoicesResult>('gongzuoyaodian/exportChoices', { ...about(uri), format });
      const found = await choices('docx');
      assert.deepEqual(
        found.choices.map(({ label, shape, tasks }) => [label, shape, tasks]),
        [
          ['单位模板：发文.docx', 'plan', false],
          ['工作要点本身', 'plan', false],
          ['印发通知加工作要点', 'notice', false],
          ['带版头的印发通知加工作要点', 'redhead', false],
          ['工作要点本身，附任务分解表', 'plan', true],
          ['印发通知加工作要点，附任务分解表', 'notice', true],
          ['带版头的印发通知加工作要点，附任务分解表', 'redhead', true],
        ],
      );
      assert.equal(decodeURIComponent(found.choices[0]!.template!).endsWith('/局/模板/发文.docx'), true);
      assert.equal(found.title, '清河县教育局2026年工作要点');
      assert.equal((await choices('html')).choices.length, 6);
      const template = toBase64(wordFile({ body: paragraph('函头') + paragraph('{{正文}}') + paragraph('{{印章}}') }));
      const filled = await exported(uri, { template });
      assert.match(read(bytesOf(filled)), /^函头\n[^]*1\.加强教研/);
      assert.deepEqual(filled?.ok && filled.remarks, ['其中的 {{印章}} 无法识别，原样保留']);
      const broken = await exported(uri, { template: toBase64(new Uint8Array([1, 2, 3])) });
      assert.ok(broken?.ok === false && broken.reason.length > 0);
    });

    it('makes a page that runs and loads nothing', async () => {
      const bytes = bytesOf(await exported(openPlan('网页.gzyd', plan.replace('教研', '<b>教研')), { format: 'html' }));
      const page = new TextDecoder().decode(bytes);
      assert.match(page, /default-src 'none'/);
      assert.ok(page.includes('加强&lt;b&gt;教研') && !page.includes('<script'));
    });

    it('takes whatever a client sends', async () => {
      const uri = openPlan('怪.gzyd');
      for (const odd of [{ format: 'pdf' }, { shape: 'round' }, { tasks: 'yes' }, { template: 7 }])
        bytesOf(await exported(uri, odd as never));
      assert.equal(await exported('file:///nowhere.gzyd'), null);
    });
  });

  it('turns what was copied in Word into the text of a plan, and leaves the rest alone', async () => {
    const paste = (html: unknown) => server.request<PasteResult>('gongzuoyaodian/paste', { html });
    const html = "<p class=MsoNormal><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span>提质</p>";
    assert.deepEqual(await paste(html), { text: '一、提质' });
    assert.deepEqual(await paste('<p>网页</p>'), {});
    assert.deepEqual(await paste(undefined), {});
  });

  it('gives a preview with the geometry of the configuration, and with nothing of the plan as markup', async () => {
    const house = path.join(folder, '版');
    mkdirSync(house);
    writeFileSync(path.join(house, 'gzyd.yaml'), 'layout: { margins: { top: 30 } }\n');
    const uri = openPlan('版/稿.gzyd', plan.replace('加强教研', '<img src=x>教研'));
    const found = await server.request<PreviewResult>('gongzuoyaodian/preview', about(uri));
    assert.deepEqual(found.sheet, { width: 210, height: 297 });
    assert.deepEqual(found.margins, { top: 30, bottom: 35, left: 28, right: 26 });
    assert.ok(found.body.includes('&lt;img src=x&gt;教研') && !found.body.includes('<img'));
    assert.match(found.style, /\.page > footer/);
    assert.equal(await server.request('gongzuoyaodian/preview', about('file:///nowhere.gzyd')), null);
  });

  describe('reading and writing back', () => {
    const numbering = abstractList(0, [{ format: 'chineseCounting', text: '%1、', suffix: 'nothing' }]) + list(1, 0);
    const file = toBase64(
      wordFile({
        body: paragraph('某局2026年工作要点') + paragraph('提升质量', numbered(1)) + paragraph('2.招聘。招聘30人。'),
        numbering,
      }),
    );
    const readWordFile = (params: object) => server.request<ReadWordResult | null>('gongzuoyaodian/readWord', params);
    const write = (params: Partial<WriteWordParams>) =>
      server.request<WriteWordResult | null>('gongzuoyaodian/writeWord', {
        name: '计划.docx',
        uri: pathToFileURL(path.join(folder, '计划.docx')).toString(),
        content: file,
        ...params,
      });
    const text = '某局2026年工作要点\n一、提升质量\n2.招聘。招聘30人。\n';

    it('gives the text with its numbers, and what was left out', async () => {
      assert.deepEqual(await readWordFile({ name: '计划.docx', content: file }), { ok: true, text, remarks: [] });
      const noted = wordFile({ body: `<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id="1"/></w:r></w:p>` });
      const found = await readWordFile({ name: '注.docx', content: toBase64(noted) });
      assert.deepEqual(found?.ok && found.remarks, ['未读入：脚注 1 条']);
    });

    it('writes an edited text as tracked changes', async () => {
      const edited = text.replace('2.招聘', '1.招聘');
      const written = await write({ text: edited });
      assert.ok(written?.ok);
      assert.equal(read(fromBase64(written.content)), edited);
      const { changes, comments, unwritten } = written;
      assert.deepEqual([changes, comments, unwritten], [1, 0, []]);
    });

    it('adds findings as comments, by the configuration of the file’s folder', async () => {
      const house = path.join(folder, '宽');
      mkdirSync(house);
      writeFileSync(path.join(house, 'gzyd.yaml'), "rules: { 'numbering/*': off }\n");
      const all = await write({ text, findings: true });
      assert.ok(all?.ok && all.comments > 0);
      const uri = `${pathToFileURL(path.join(house, '计划.docx')).toString().replace('file://', 'gzyd-word://')}.gzyd?file`;
      const fewer = await write({ text, findings: true, uri });
      assert.ok(fewer?.ok && fewer.comments < all.comments);
    });

    it('says what can’t be written, and comments on it in the file', async () => {
      const written = await write({ text: text.replace('一、', '二、') });
      assert.ok(written?.ok);
      assert.deepEqual(
        [written.changes, written.comments, written.unwritten],
        [0, 1, ['编号应为“二、”：这是自动编号，请在 Word 中调整列表。']],
      );
    });

    it('refuses other files with the reason, whatever a client sends', async () => {
      for (const content of [toBase64(Buffer.from('text')), '', '!!!', undefined, 7]) {
        const refused = await readWordFile({ name: '甲.docx', content });
        assert.ok(refused?.ok === false && refused.reason !== '', String(content));
        assert.equal((await write({ text, content: content as never }))?.ok, false);
      }
    });
  });
});

describe('base64', () => {
  it('is what Node makes of the same bytes, and gives them back', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length * 101) & 255);
      const text = toBase64(bytes);
      assert.equal(text, Buffer.from(bytes).toString('base64'));
      assert.deepEqual(fromBase64(text), bytes);
    }
  });
});
