/** Old Word files, RTF and web pages as the text of a plan. `samples/plan.*` were written by LibreOffice. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readPlan } from '../../server/src/files/planContent';
import { unreadText } from '../../server/src/files/unreadText';

const samples = path.join('test', 'import', 'samples');
const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(samples, name)));

async function imported(bytes: Uint8Array, name: string, tracked: 'accepted' | 'original' = 'accepted') {
  const read = await readPlan(bytes, name, { tracked });
  assert.ok(read.ok, read.ok ? '' : unreadText(read).en);
  assert.equal(read.kind, 'imported');
  return { text: read.text, remarks: read.kind === 'imported' ? read.remarks.map(({ zh }) => zh).join() : '' };
}

async function refusal(bytes: Uint8Array, name: string): Promise<string> {
  const read = await readPlan(bytes, name);
  assert.ok(!read.ok, read.ok ? read.text : '');
  return unreadText(read).zh;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** 提升质量。 in GB 18030. */
const gbk = [0xcc, 0xe1, 0xc9, 0xfd, 0xd6, 0xca, 0xc1, 0xbf, 0xa1, 0xa3];
const hexOf = (bytes: readonly number[], mark: string): string =>
  bytes.map((byte) => mark + byte.toString(16)).join('');

const lines = (last: string): string =>
  '清河县教育局2026年工作要点\n一、间距为奇数的标题\n（一）间距为偶数的标题\n' +
  '1.招聘教师。招聘30人。（责任单位：人事科）\n任务\t责任单位\n建设学校 第二段\t基建科\n表后的段落\n' +
  `${last}\n\n最后一段\n`;

describe('an old Word file', () => {
  it('gives its paragraphs and rows, whatever the characters look like, and says that numbers are lost', async () => {
    const { text, remarks } = await imported(sample('plan.doc'), 'plan.doc');
    assert.equal(text, lines('保留的新加的'));
    assert.match(remarks, /自动编号丢失/);
    assert.equal((await imported(sample('plan.doc'), 'plan.doc', 'original')).text, lines('保留的删去的'));
  });

  it('is known by its bytes, whatever its name is; only .wps gets advice', async () => {
    assert.equal((await imported(sample('plan.doc'), '-')).text, lines('保留的新加的'));
    assert.match(await refusal(sample('plan.doc'), '方案.wps'), /另存为 \.docx/);
  });

  const changed = (change: (bytes: Uint8Array) => void): Uint8Array => {
    const bytes = sample('plan.doc');
    change(bytes);
    return bytes;
  };
  /** Where the stream `WordDocument` begins. */
  const start = Buffer.from(sample('plan.doc')).indexOf(Buffer.from([0xec, 0xa5, 0x01, 0x01]));

  it('is refused with the reason', async () => {
    const encrypted = changed((bytes) => (bytes[start + 11]! |= 1));
    assert.match(await refusal(encrypted, 'a.doc'), /打开密码/);
    const word6 = changed((bytes) => bytes.set([101, 0], start + 2));
    assert.match(await refusal(word6, 'a.doc'), /Word 95/);
    assert.match(await refusal(sample('plan.doc').subarray(0, 600), 'a.doc'), /损坏|不是 Word/);
    assert.match(await refusal(utf8('一、正文\n'), 'a.doc'), /不是 Word/);
    assert.match(await refusal(new Uint8Array(), 'a.doc'), /不是 Word/);
  });

  it('that is broken anywhere is read or refused, and never takes long', async () => {
    const whole = sample('plan.doc');
    let seed = 1;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    let refused = 0;
    for (let round = 0; round < 400; round++) {
      const bytes = round % 4 === 0 ? whole.slice(0, random(whole.length)) : whole.slice();
      const places = round % 4 === 0 ? 0 : 1 + random(20);
      for (let place = 0; place < places; place++) bytes[random(bytes.length)] = [0, 0xff, random(256)][random(3)]!;
      const read = await readPlan(bytes, 'a.doc');
      assert.ok(!read.ok || read.text.length <= whole.length);
      if (!read.ok) refused++;
    }
    assert.ok(refused > 20);
  });

  it('whose sectors go round in a circle is refused', async () => {
    const table = Buffer.from(sample('plan.doc')).readUInt32LE(76);
    const circle = changed((bytes) => {
      for (let at = (table + 1) * 512; at < (table + 2) * 512; at++) bytes[at] = 0;
    });
    assert.match(await refusal(circle, 'a.doc'), /损坏|不是 Word/);
  });
});

describe('an RTF file', () => {
  it('gives its paragraphs and rows', async () => {
    const { text, remarks } = await imported(sample('plan.rtf'), 'plan.rtf');
    assert.equal(text, lines('保留的新加的'));
    assert.equal(remarks, '');
    assert.equal((await imported(sample('plan.rtf'), 'a.doc', 'original')).text, lines('保留的删去的'));
  });

  const rtf = (body: string, fonts = ''): Uint8Array =>
    Uint8Array.from(`{\\rtf1\\ansi\\ansicpg936\\uc1{\\fonttbl{\\f0\\fcharset0 Arial;}${fonts}}${body}}`, (character) =>
      character.charCodeAt(0),
    );
  const cases: readonly [string, string, string, string?][] = [
    ['Chinese in GBK', `\\pard ${hexOf(gbk, "\\'")}12\\par`, '提升质量。12\n'],
    ['GBK whose second byte is a letter', "\\'81A\\'81\\'40\\par", '\u4e04\u4e02\n'],
    ['bytes written as they are', String.fromCharCode(...gbk, 0x81, 0x80) + '\\par', '提升质量。\u4e90\n'],
    ['fonts that say so', `{\\f1 ${hexOf(gbk, "\\'")}}\\par`, '提升质量。\n', '{\\f1\\fcharset134 SimSun;}'],
    ['characters with a substitute', "\\u-28517?\\u20113 \\'3f{\\uc2 \\u24037 ab}x\\par", '\u909b\u4e91工x\n'],
    [
      'numbers that Word counted',
      '{\\listtext\\pard\\plain \\u19968?\\u12289?\\tab}A\\par {\\listtext \\b7\\tab}B\\par',
      '一、A\nB\n',
    ],
    [
      'no notes, headers, pictures, hidden or binary data',
      '{\\header H}A{\\footnote F}{\\*\\x Y}{\\v V}{\\pict 00\\bin3 }}}}B\\par',
      'AB\n',
    ],
    ['tabs and lines of their own', 'A\\tab B\\line C\\~D\\par', 'A\tB\nC\u00a0D\n'],
    ['the end of the file for an end of a paragraph', 'A', 'A\n'],
  ];
  for (const [what, body, text, fonts] of cases)
    it(`is read with ${what}`, async () => assert.equal((await imported(rtf(body, fonts), 'a.rtf')).text, text));

  it('is bounded: groups inside one another, no end, nothing inside', async () => {
    assert.match(await refusal(rtf('{'.repeat(100_000)), 'a.rtf'), /损坏/);
    assert.equal((await imported(utf8('{\\rtf1 A\\'), 'a.rtf')).text, 'A\n');
    assert.equal((await imported(utf8('{\\rtf1}'), 'a.rtf')).text, '');
  });

  it('by that name that is plain text is read as text', async () => {
    const read = await readPlan(utf8('一、正文\n'), 'a.rtf');
    assert.equal(read.kind, 'text');
  });
});

describe('a web page', () => {
  const page = (head: string): string => `<html><head>${head}<title>x</title></head><body><p>`;
  const plan = '<p>一、提升质量</p><table><tr><td>\n\t\t任务</td><td>单位</td></tr></table>';

  it('gives what it shows, by each name that pages have', async () => {
    for (const name of ['a.html', 'a.HTM', 'a.doc', '-'])
      assert.equal((await imported(utf8(`<!DOCTYPE html>${plan}`), name)).text, '一、提升质量\n任务\t单位\n', name);
    assert.equal((await imported(utf8(plan), 'a.html')).text, '一、提升质量\n任务\t单位\n');
  });

  it('is in the encoding that it claims, or the one that it has', async () => {
    for (const head of ['<meta charset="gb2312">', '<meta charset=utf-8>', '<meta charset=x-none>', '']) {
      const bytes = Uint8Array.from([...utf8(page(head)), ...gbk]);
      assert.equal((await imported(bytes, 'a.html')).text, '提升质量。\n', head);
    }
    const utf16 = Buffer.from(`\ufeff${page('')}提升质量。`, 'utf16le');
    assert.equal((await imported(utf16, 'a.htm')).text, '提升质量。\n');
  });

  it('named as a text is a text', async () => {
    assert.equal((await readPlan(utf8(`<html>${plan}`), '2026年工作要点.txt')).kind, 'text');
  });

  const mht = (type: string, encoding: string, body: string): Uint8Array =>
    utf8(
      'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n' +
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--=_b"\r\n\r\nnothing\r\n' +
        '----=_b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n' +
        `----=_b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n----=_b--\r\n`,
    );

  it('with all its parts in one file gives the page', async () => {
    const quoted = `<p>${hexOf(gbk, '=').toUpperCase()}</p><p>A=\r\nB=3D</p>`;
    const first = await imported(mht('text/html; charset="gb2312"', 'quoted-printable', quoted), 'a.mht');
    assert.equal(first.text, '提升质量。\nAB=\n');
    const base64 = Buffer.from(plan)
      .toString('base64')
      .replace(/(.{20})/g, '$1\r\n');
    const second = await imported(mht('text/html', 'base64', base64), 'a.doc');
    assert.equal(second.text, '一、提升质量\n任务\t单位\n');
    const third = await imported(mht('text/html; charset=utf-8', '8bit', plan), 'a.mht');
    assert.equal(third.text, '一、提升质量\n任务\t单位\n');
    assert.match(await refusal(mht('image/gif', 'base64', 'AAAA'), 'a.mhtml'), /损坏/);
  });
});
