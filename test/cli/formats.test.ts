/** Formats of `gzyd check` and `gzyd extract` for other programs, and for browsers. */
import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';
import { cleanPlan, Folder, gzyd, wrongNumber } from './gzyd';

/** Its words mean something to XML, HTML and GitHub; the second 2. should be 3. */
const hostile =
  '甲局2026年工作要点\n\n一、主要任务\n1.办“A&B<C”班，覆盖100%。（责任单位：基教科）\n2.扩充学位。（责任单位：基教科）\n2.改“D<script>E”校。（责任单位：基教科）\n';

/** Names and attributes of the elements; throws if the text isn't well-formed. */
function elementsOf(xml: string): { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    elements.push({ name, attributes: attributes as Record<string, string> }),
  );
  parser.write(xml).close();
  return elements;
}

describe('formats for other programs', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
    folder.write('clean.txt', cleanPlan);
    folder.write('wrong.txt', wrongNumber);
    folder.write('a,b:c.txt', hostile);
  });
  after(() => folder.remove());
  const check = async (format: string, ...names: readonly string[]): Promise<string> =>
    (await gzyd(['check', '--format', format, ...names.map((name) => folder.file(name))])).stdout;

  it('ndjson has a line for each file, and says which could not be read', async () => {
    const lines = (await check('ndjson', 'clean.txt', 'nowhere.txt', 'wrong.txt')).trimEnd().split('\n');
    const objects = lines.map((line) => JSON.parse(line) as { file: string; findings: unknown[]; error?: string });
    assert.deepEqual(
      objects.map(({ findings, error }) => [findings.length, error !== undefined]),
      [
        [0, false],
        [0, true],
        [1, false],
      ],
    );
    const whole = JSON.parse(await check('json', 'clean.txt', 'nowhere.txt', 'wrong.txt')) as unknown;
    assert.deepEqual(objects, whole);
  });

  it('github escapes what its commands would read', async () => {
    const [line, ...more] = (await check('github', 'a,b:c.txt')).trimEnd().split('\n');
    assert.deepEqual(more, []);
    assert.match(
      line!,
      /^::warning file=.*a%2Cb%3Ac\.txt,line=6,endLine=6,col=1,endColumn=3,title=numbering\/duplicate::/,
    );
    assert.match(await check('github', 'nowhere.txt'), /^::error file=[^\n]*::[^\n]+\n$/);
  });

  it('junit has a failed case for each finding, a passed one for a clean file, an error for an unread one', async () => {
    const elements = elementsOf(await check('junit', 'clean.txt', 'a,b:c.txt', 'nowhere.txt'));
    const suites = elements.filter(({ name }) => name === 'testsuite');
    assert.deepEqual(
      suites.map(({ attributes: { tests, failures, errors } }) => [tests, failures, errors]),
      [
        ['1', '0', '0'],
        ['1', '1', '0'],
        ['1', '0', '1'],
      ],
    );
    assert.equal(elements.filter(({ name }) => name === 'failure').length, 1);
  });

  it('checkstyle has an entry for each finding', async () => {
    const elements = elementsOf(await check('checkstyle', 'clean.txt', 'a,b:c.txt', 'nowhere.txt'));
    const errors = elements.filter(({ name }) => name === 'error').map(({ attributes }) => attributes);
    assert.deepEqual(
      errors.map(({ line, column, severity, source }) => [line, column, severity, source]),
      [
        ['6', '1', 'warning', 'numbering/duplicate'],
        ['1', '1', 'error', 'gzyd'],
      ],
    );
  });

  it('html is one page without scripts and links, in which a plan is text', async () => {
    const page = await check('html', 'clean.txt', 'a,b:c.txt', 'nowhere.txt');
    assert.match(page, /Content-Security-Policy" content="default-src 'none'/);
    assert.doesNotMatch(page, /<script|<b>|<link|<img|https?:|src=|href=/);
    for (const [open, close] of [
      ['<section>', '</section>'],
      ['<tr>', '</tr>'],
      ['<table>', '</table>'],
    ] as const)
      assert.equal(page.split(open).length, page.split(close).length, open);
    assert.equal(page.split('<section>').length - 1, 3);
    assert.match(page, /▲ 警告/);
  });

  it('csv has a row for each item, and no cell that a spreadsheet would compute', async () => {
    folder.write(
      'formula.txt',
      `甲局2026年工作要点\n\n一、主要任务\n1.=HYPERLINK("x"),建校2所。（责任单位：基教科）\n`,
    );
    const { stdout } = await gzyd(['extract', '--format', 'csv', folder.file('formula.txt')]);
    const [head, row, end] = stdout.split('\n');
    assert.equal(head!.charCodeAt(0), 0xfeff);
    assert.equal(head!.slice(1).split(',')[4], 'title');
    assert.match(row!, /,1\.,"'=HYPERLINK\(""x""\)/);
    assert.match(row!, /基教科/);
    assert.equal(end, '');
  });

  it('ndjson of extract has the objects of json', async () => {
    const files = ['clean.txt', 'wrong.txt'].map((name) => folder.file(name));
    const lines = (await gzyd(['extract', '--format', 'ndjson', ...files])).stdout.trimEnd().split('\n');
    const whole = JSON.parse((await gzyd(['extract', ...files])).stdout) as unknown;
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      whole,
    );
  });
});
