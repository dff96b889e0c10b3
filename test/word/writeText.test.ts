/** An edited text written back into its Word file. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readWord } from '../../server/src/word/planText';
import { writeText, type Written } from '../../server/src/word/writeText';
import { abstractList, cell, list, numbered, paragraph, run, table, wordFile, type WordParts } from './builder';

const signature = { author: '编辑', initials: '要点', date: '2027-01-05T08:00:00Z' };

interface Outcome extends Written {
  readonly accepted: string;
  readonly original: string;
  readonly document: string;
}

function write(parts: WordParts, edit: (text: string) => string): Outcome {
  const before = readWord(wordFile(parts));
  assert.ok(before.ok);
  const written = writeText(before.value, edit(before.value.text), signature);
  assert.ok(written.ok, written.ok ? '' : written.text.en);
  const read = (tracked: 'accepted' | 'original'): string => {
    const word = readWord(written.value.bytes, { tracked });
    assert.ok(word.ok, word.ok ? '' : word.text.en);
    return word.value.text;
  };
  const untouched = readWord(wordFile(parts), { tracked: 'original' });
  assert.equal(
    read('original'),
    untouched.ok && untouched.value.text,
    'rejecting the changes gives the file as it was',
  );
  return {
    ...written.value,
    accepted: read('accepted'),
    original: before.value.text,
    document: written.value.word.file.main.text,
  };
}

/** All of it is in the file. */
function whole(parts: WordParts, edit: (text: string) => string): Outcome {
  const outcome = write(parts, edit);
  assert.equal(outcome.accepted, edit(outcome.original));
  assert.deepEqual(outcome.unwritten, []);
  return outcome;
}

const typed = {
  body:
    paragraph('一、提升质量', '<w:pStyle w:val="1"/><w:keepNext/>') +
    `<w:p><w:pPr><w:ind w:firstLine="640"/><w:rPr><w:color w:val="000000"/></w:rPr></w:pPr>${run('1.加强教研。', '<w:b/>')}${run('开展视导12次。')}</w:p>` +
    paragraph('2.招聘教师。招聘30人。') +
    paragraph('二、改善条件', '<w:pStyle w:val="1"/><w:keepNext/>'),
};

describe('the edited text of a Word file, written back', () => {
  it('changes words where they stand, and nothing else', () => {
    const { document, changes } = whole(typed, (text) => text.replace('12次', '16次').replace('招聘30', '引进30'));
    assert.equal(changes, 2);
    assert.ok(document.includes('一、提升质量</w:t>'));
    assert.match(document, /<w:delText[^>]*>12<\/w:delText>.*>16<\/w:t>|<w:delText[^>]*>2<\/w:delText>.*>6<\/w:t>/);
  });

  it('writes a changed sentence as words, not as letters that happen to be the same', () => {
    const { document } = whole({ body: paragraph('深入推进教学改革的各项工作。') }, (text) =>
      text.replace('深入推进教学', '全面推行教育'),
    );
    assert.equal(document.match(/<w:ins /g)?.length, 1);
  });

  it('adds a paragraph that looks like those of its kind', () => {
    const { document } = whole(typed, (text) => text.replace('二、改善', '3.培训骨干。培训200名。\n二、改善'));
    const added = /<w:p><w:pPr>((?!<w:pPr>).)*<w:rPr><w:ins [^>]*\/>.*?<\/w:p>/.exec(document)?.[0] ?? '';
    assert.ok(added.includes('3.培训骨干。培训200名。') && !added.includes('keepNext'), added);
    const first = whole(typed, (text) => text.replace('1.加强', '1.新的任务。做好。\n1.加强'));
    assert.match(
      first.document,
      /<w:ind w:firstLine="640"\/><w:rPr><w:ins [^>]*\/><w:color w:val="000000"\/><\/w:rPr><\/w:pPr><w:ins [^>]*><w:r><w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">1.新的任务。<\/w:t><\/w:r><w:r><w:t xml:space="preserve">做好。/,
    );
    const heading = whole(typed, (text) => text.replace('二、', '二、新的一方面\n三、'));
    assert.match(heading.document, /<w:pStyle w:val="1"\/><w:keepNext\/><w:rPr><w:ins/);
  });

  it('deletes paragraphs with their marks, empty ones too, and moves them', () => {
    const body = `${typed.body}<w:p/><w:p><w:pPr/></w:p><w:p><w:pPr><w:rPr/></w:pPr></w:p>${paragraph('完')}`;
    whole({ body }, (text) => text.replace('\n\n\n\n', '\n').replace(/2\.招.*\n/, ''));
    const outcome = whole({ body }, (text) => text.replace(/(1\.加.*\n)(2\.招.*\n)/, '$2$1'));
    assert.equal(outcome.changes, 2);
  });

  const numbering =
    abstractList(0, [
      { format: 'chineseCounting', text: '%1、', suffix: 'nothing' },
      { format: 'decimal', text: '%2.', suffix: 'nothing' },
    ]) + list(1, 0);
  const counted = {
    numbering,
    body:
      paragraph('提升质量', numbered(1)) +
      paragraph('加强教研。', numbered(1, 1)) +
      paragraph('招聘教师。', numbered(1, 1)) +
      paragraph('改善条件', numbered(1)),
  };

  it('lets the list count what is added to it or taken from it', () => {
    const { document } = whole(counted, (text) => text.replace('2.招聘', '2.培训骨干。\n3.招聘'));
    assert.ok(!document.includes('>2.'), 'no figure is written into the list');
    whole(counted, (text) => text.replace('1.加强教研。\n2.', '1.'));
  });

  it('adds a paragraph without a number beside a list, and a second sentence behind a number', () => {
    whole(counted, (text) => text.replace('二、改', '此段没有编号，另起一行。\n二、改'));
    whole(counted, (text) => text.replace('加强教研。', '抓好教研。每周一次。'));
  });

  it('says which automatic numbers it can’t change', () => {
    const { accepted, original, unwritten, changes } = write(counted, (text) => text.replace('二、改善', '三、改善'));
    assert.equal(accepted, original);
    assert.deepEqual([unwritten, changes], [[{ line: 3, kind: 'number', wanted: '三、' }], 0]);
  });

  it('leaves rows, fields, pictures and other people’s changes, and says so', () => {
    const foreign = `<w:p>${run('甲')}<w:ins w:id="41" w:author="张三" w:date="2026-01-01T00:00:00Z">${run('新增')}</w:ins></w:p>`;
    const picture = `<w:p>${run('图')}<w:r><w:drawing/></w:r></w:p>`;
    const body =
      foreign + picture + table([[cell(paragraph('修路')), cell(paragraph('交通局'))]]) + paragraph('末尾一段');
    const { accepted, unwritten } = write({ body }, () => '甲增补\n修路\t交通局\n架桥\t水利局\n末尾一段文字\n');
    assert.equal(accepted, '甲新增\n图\n甲增补\n修路\t交通局\n末尾一段文字\n');
    assert.deepEqual(
      unwritten.map(({ line, kind, wanted }) => `${line} ${kind} ${wanted}`),
      ['0 extra ', '1 extra ', '3 missing 架桥\t水利局'],
    );
  });

  it('writes tabs as Word has them', () => {
    whole(typed, (text) => text.replace('二、', '一栏\t二栏\n二、').replace('12次', '12\t次'));
  });

  it('writes into cells', () => {
    const body = table([[cell(paragraph('修路,架桥')), cell(paragraph('交通局'))]]) + paragraph('末尾一段');
    whole({ body }, (text) => text.replace(',', '，').replace('交通局', '交通运输局'));
  });

  it('changes nothing in a file whose text is as it was', () => {
    const before = wordFile(typed);
    const word = readWord(before);
    assert.ok(word.ok);
    for (const text of [word.value.text, word.value.text.replaceAll('\n', '\r\n'), word.value.text.trimEnd()]) {
      const written = writeText(word.value, text, signature);
      assert.ok(written.ok);
      assert.deepEqual([written.value.bytes, written.value.changes], [before, 0]);
    }
  });

  it('gives the wanted text or says what is missing, whatever is done to typed paragraphs', () => {
    const line = fc.constantFrom('一、总体', '1.修路。长3公里。', '2.架桥，', '（一）办学', '另一段', '', '2027年底');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.array(line, { maxLength: 8 }), (old, now) => {
        const wanted = now.map((text) => `${text}\n`).join('');
        const outcome = write({ body: old.map((text) => paragraph(text)).join('') }, () => wanted);
        assert.equal(outcome.accepted, wanted);
        assert.deepEqual(outcome.unwritten, []);
      }),
      { numRuns: 300 },
    );
  });
});
