/** Tracked changes and comments written into Word files, and everything else left as it was. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { readWord } from '../../server/src/word/planText';
import { reviseWord, type Amendment } from '../../server/src/word/revise';
import type { Obstacle, Remark } from '../../server/src/word/reviser';
import { openArchive } from '../../server/src/word/zip';
import { abstractList, cell, list, numbered, paragraph, run, table, wordFile, type WordParts } from './builder';

const signature = { author: '检查 & 修改', initials: '要点', date: '2027-01-05T08:00:00Z' };

function amend(line: number, start: number, end: number, newText: string): Amendment & { obstacle?: Obstacle } {
  const range = { start: { line, character: start }, end: { line, character: end } };
  const amendment: Amendment & { obstacle?: Obstacle } = {
    edits: [{ range, newText }],
    range,
    comment: (why) => (amendment.obstacle = why),
  };
  return amendment;
}

function remark(line: number, start: number, end: number, comment = '请核对'): Remark {
  return { range: { start: { line, character: start }, end: { line, character: end } }, comment };
}

interface Outcome {
  /** What the file says with the changes accepted, and before them. */
  readonly accepted: string[];
  readonly original: string[];
  readonly document: string;
  readonly parts: Readonly<Record<string, Uint8Array>>;
}

function revise(parts: WordParts, amendments: readonly Amendment[], remarks: readonly Remark[] = []): Outcome {
  // A Buffer, as Node reads files: its `slice` is a view.
  const before = Buffer.from(wordFile(parts));
  const copy = Uint8Array.from(before);
  const word = readWord(before);
  assert.ok(word.ok);
  const revised = reviseWord(word.value, amendments, remarks, signature);
  assert.ok(revised.ok, revised.ok ? '' : revised.text.en);
  assert.deepEqual(Uint8Array.from(before), copy, 'the file that was read is as it was');
  const { bytes } = revised.value;
  const changed = ['word/document.xml', 'word/comments.xml', 'word/_rels/document.xml.rels', '[Content_Types].xml'];
  const entries = new Map(openArchive(bytes).entries.map((entry) => [entry.name, bytes.slice(entry.start, entry.end)]));
  for (const { name, start, end } of openArchive(copy).entries)
    if (!changed.includes(name)) assert.deepEqual(entries.get(name), copy.slice(start, end), name);
  const lines = (tracked: 'accepted' | 'original'): string[] => {
    const read = readWord(bytes, { tracked });
    assert.ok(read.ok);
    return read.value.text.split('\n').slice(0, -1);
  };
  const contents = unzipSync(bytes);
  return {
    accepted: lines('accepted'),
    original: lines('original'),
    document: new TextDecoder().decode(contents['word/document.xml']),
    parts: contents,
  };
}

const comments = ({ parts }: Outcome): string =>
  new TextDecoder().decode(parts['word/comments.xml'] ?? new Uint8Array());

describe('tracked changes in a Word file', () => {
  it('delete, insert and replace inside a run, which keeps its look', () => {
    const body = `<w:p>${run('提高质量,抓好落实。。', '<w:b/>')}</w:p>`;
    const outcome = revise({ body }, [amend(0, 4, 5, '，'), amend(0, 9, 10, ''), amend(0, 0, 0, '全面')]);
    assert.deepEqual(outcome.accepted, ['全面提高质量，抓好落实。']);
    assert.deepEqual(outcome.original, ['提高质量,抓好落实。。']);
    assert.equal(outcome.document.match(/<w:rPr><w:b\/><\/w:rPr>/g)?.length, 7);
    assert.match(outcome.document, /<w:del w:id="\d+" w:author="检查 &amp; 修改" w:date="2027-01-05T08:00:00Z">/);
  });

  it('reach over runs, tabs and symbols, and leave alone what they don’t touch', () => {
    const untouched = paragraph('别的段落', '<w:jc w:val="center"/>');
    const body = `${untouched}<w:p>${run('甲')}<w:r><w:lastRenderedPageBreak/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>${run('丁')}</w:p>`;
    const outcome = revise({ body }, [amend(1, 1, 4, '&')]);
    assert.deepEqual(outcome.accepted, ['别的段落', '甲&丁']);
    assert.deepEqual(outcome.original, ['别的段落', '甲乙\t丙丁']);
    assert.ok(outcome.document.includes(`${untouched}<w:p>${run('甲')}`));
    assert.ok(outcome.document.endsWith(`${run('丁')}</w:p></w:body></w:document>`));
    // A page break that only the layout knows is nobody's deletion.
    assert.doesNotMatch(outcome.document, /<w:del [^>]*><w:r><w:lastRendered/);
  });

  it('work in cells and links', () => {
    const link = `<w:p><w:hyperlink>${run('链接,文字')}</w:hyperlink></w:p>`;
    const body = link + table([[cell(paragraph('修路,架桥')), cell(paragraph('交通局'))]]);
    const outcome = revise({ body }, [amend(0, 2, 3, '，'), amend(1, 2, 3, '，'), amend(1, 9, 9, '、水利局')]);
    assert.deepEqual(outcome.accepted, ['链接，文字', '修路，架桥\t交通局、水利局']);
  });

  const numbering = abstractList(0, [{ format: 'chineseCounting', text: '%1、' }]) + list(1, 0);
  const foreign = `<w:p>${run('甲')}<w:ins w:id="41" w:author="张三" w:date="2026-01-01T00:00:00Z">${run('新增,文字')}</w:ins></w:p>`;

  it('never write digits into an automatic number, other people’s changes, fields or paragraph ends', () => {
    const field = `<w:p><w:fldSimple w:instr="DATE">${run('2027年')}</w:fldSimple></w:p>`;
    const locked = `<w:p><w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>${run('锁定')}</w:sdtContent></w:sdt></w:p>`;
    const body = paragraph('夯实基础', numbered(1)) + foreign + field + locked + paragraph('末');
    const wanted = [
      amend(0, 0, 1, '二'),
      amend(1, 3, 4, '，'),
      amend(2, 0, 4, '2028'),
      amend(3, 0, 1, ''),
      amend(4, 1, 1, '\n'),
    ];
    const outcome = revise({ body, numbering }, wanted);
    assert.deepEqual(
      wanted.map(({ obstacle }) => obstacle),
      ['number', 'tracked', 'tracked', 'tracked', 'paragraph'],
    );
    assert.deepEqual(outcome.accepted, ['一、夯实基础', '甲新增,文字', '2027年', '锁定', '末']);
    assert.equal(comments(outcome).match(/<w:comment /g)?.length, 5);
    assert.ok(outcome.document.includes(foreign.slice(5, -6).replace(run('甲'), '')), 'the other change is as it was');
    assert.equal(outcome.document.match(/<w:ins /g)?.length, 1);
  });

  it('are written behind an automatic number', () => {
    const outcome = revise({ body: paragraph('实基础', numbered(1)), numbering }, [amend(0, 2, 2, '夯')]);
    assert.deepEqual(outcome.accepted, ['一、夯实基础']);
  });

  it('have ids of their own', () => {
    const outcome = revise({ body: foreign + paragraph('甲,乙') }, [amend(1, 1, 2, '，')]);
    const ids = [...outcome.document.matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(([, id]) => id);
    assert.deepEqual(ids, ['41', '42', '43']);
  });

  it('leave a change of the look to each piece of a divided run, under ids of their own', () => {
    const look = `<w:b/><w:rPrChange w:id="41" w:author="张三 &amp; 李四" w:date="2026-01-01T00:00:00Z"><w:rPr/></w:rPrChange>`;
    const { document } = revise({ body: `<w:p>${run('甲,乙', look)}</w:p>` }, [amend(0, 1, 2, '，')]);
    const changes = [...document.matchAll(/<w:rPrChange w:id="(\d+)" ([^>]*)><w:rPr\/><\/w:rPrChange>/g)];
    // 甲, the deleted comma and 乙; the new comma looks the same, and nobody has changed its look.
    assert.equal(changes.length, 3);
    assert.equal(changes[0]![1], '41');
    assert.equal(new Set(changes.map(([, id]) => id)).size, 3);
    for (const [, , by] of changes) assert.equal(by, 'w:author="张三 &amp; 李四" w:date="2026-01-01T00:00:00Z"');
  });

  it('are whole or none: a change of two places of which one can’t be written is a comment', () => {
    const body = paragraph('甲,乙') + foreign;
    const one = amend(0, 1, 2, '，');
    const outcome = revise({ body }, [{ ...one, edits: [...one.edits, ...amend(1, 3, 4, '，').edits] }]);
    assert.deepEqual(outcome.accepted, ['甲,乙', '甲新增,文字']);
    assert.match(comments(outcome), /tracked/);
  });

  it('and comments anywhere give the text that was wanted, and take nothing of the old one', () => {
    const pieces = ['提高', '质量，', '<w:b/>', '抓 ', '落实。'];
    const body = [0, 1, 2]
      .map(
        (n) =>
          `<w:p>${pieces.map((text, index) => run(`${text}${n}`, index % 2 === 0 ? '<w:b/>' : '')).join('')}</w:p>`,
      )
      .join('');
    const before = [0, 1, 2].map((n) => pieces.map((text) => `${text}${n}`).join(''));
    const length = before[0]!.length;
    const place = fc
      .tuple(fc.nat(2), fc.nat(length), fc.nat(length))
      .map(([line, a, b]) => ({ line, start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(place, fc.constantFrom('', '新', '<&>'), fc.array(place, { maxLength: 5 }), (at, text, marks) => {
        if (at.start === at.end && text === '') return;
        const outcome = revise(
          { body },
          [amend(at.line, at.start, at.end, text)],
          marks.map(({ line, start, end }) => remark(line, start, end)),
        );
        const expected = [...before];
        expected[at.line] = before[at.line]!.slice(0, at.start) + text + before[at.line]!.slice(at.end);
        assert.deepEqual(outcome.accepted, expected);
        assert.deepEqual(outcome.original, before);
      }),
      { numRuns: 150 },
    );
  });
});

describe('comments in a Word file', () => {
  it('stand around the words they are about', () => {
    const outcome = revise({ body: paragraph('完成率达到九成') }, [], [remark(0, 3, 5, '数字？\n<核对>')]);
    assert.match(
      outcome.document,
      /完成率<\/w:t><\/w:r><w:commentRangeStart w:id="0"\/><w:r><w:t xml:space="preserve">达到<\/w:t><\/w:r><w:commentRangeEnd w:id="0"\/><w:r><w:commentReference w:id="0"\/><\/w:r>/,
    );
    assert.match(comments(outcome), /w:author="检查 &amp; 修改" .*w:initials="要点".*数字？<.*&lt;核对&gt;/);
  });

  it('are linked as a new part, or join those that are there', () => {
    const fresh = revise({ body: paragraph('甲') }, [], [remark(0, 0, 1)]);
    assert.match(new TextDecoder().decode(fresh.parts['[Content_Types].xml']), /PartName="\/word\/comments\.xml"/);
    assert.match(new TextDecoder().decode(fresh.parts['word/_rels/document.xml.rels']), /relationships\/comments"/);
    const known =
      '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
      '<w:comment w:id="7" w:author="李四"><w:p/></w:comment></w:comments>';
    const relations =
      '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>';
    const joined = revise(
      { body: paragraph('甲'), relations, more: { 'word/comments.xml': known } },
      [],
      [remark(0, 0, 1)],
    );
    assert.ok(comments(joined).startsWith(known.slice(0, -'</w:comments>'.length)));
    assert.match(joined.document, /commentRangeStart w:id="8"/);
  });

  it('about a number or an empty paragraph mark what is nearest', () => {
    const numbering = abstractList(0, [{}]) + list(1, 0);
    const body = paragraph('甲') + paragraph('', numbered(1)) + paragraph('');
    const outcome = revise({ body, numbering }, [], [remark(1, 0, 2), remark(2, 0, 0)]);
    assert.equal(outcome.document.match(/commentReference/g)?.length, 2);
    assert.deepEqual(outcome.accepted, ['甲', '1.', '']);
  });

  it('of a file whose XML can’t be written back are refused', () => {
    const more = {
      'word/document.xml':
        '<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>甲</t></r></p></body></document>',
    };
    const word = readWord(wordFile({ body: '', more }));
    assert.ok(word.ok && word.value.text === '甲\n');
    const revised = reviseWord(word.value, [], [remark(0, 0, 1)], signature);
    assert.ok(!revised.ok && revised.fault === 'unsupported');
  });
});
