/**
 * A plan and its ledger, edited on both sides and brought together again: every difference is shown, none is invented,
 * and nothing that units wrote is lost.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareLedger, type Difference } from '../../server/src/ledger/ledgerChanges';
import { ledgerWorkbook } from '../../server/src/ledger/ledgerSheet';
import { takeChanges } from '../../server/src/ledger/takeChanges';
import { updateLedger } from '../../server/src/ledger/updateLedger';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { parsePlan } from '../../server/src/plan/parse';
import { reviseWorkbook } from '../../server/src/xlsx/revise';
import { writeWorkbook } from '../../server/src/xlsx/write';
import { columnName, type Cell, type Row, type Workbook } from '../../server/src/xlsx/workbook';
import { read } from '../support/workbooks';

interface Item {
  readonly title: string;
  readonly count: number;
  readonly month: number;
  readonly lead: string;
  readonly support: string;
}

const units = ['规划科', '人事科', '基教科', '安全科', '财务科', '法规科'] as const;
const topics = [
  '校园',
  '课堂',
  '教研',
  '后厨',
  '消防',
  '体质',
  '阅读',
  '招生',
  '督导',
  '社团',
  '师德',
  '网络',
] as const;
const verbs = ['抓好', '推进', '规范', '深化'] as const;

/** Sections of a few items; numbers run on from `first`. */
function planOf(sections: readonly (readonly Item[])[], first = 1): string {
  let number = first;
  const lines = ['栖云市教育局2026年工作要点'];
  sections.forEach((items, index) => {
    lines.push(`${'一二三四'[index]}、${['扩大资源', '建强队伍', '守牢底线', '深化改革'][index]}`);
    for (const { title, count, month, lead, support } of items)
      lines.push(
        `${number++}.${title}。${month}月底前建成${title.slice(2)}示范点${count}个，做到${title.slice(2)}有人管。（责任单位：${lead}、${support}）`,
      );
  });
  return `${lines.join('\n')}\n`;
}

/** Titles that share few words, so that a reworded one is known by its text. */
const title = fc
  .tuple(fc.constantFrom(...verbs), fc.uniqueArray(fc.constantFrom(...topics), { minLength: 2, maxLength: 3 }))
  .map(([verb, parts]) => verb + parts.join(''));
const items = fc
  .uniqueArray(title, { minLength: 4, maxLength: 10, selector: (words) => words.slice(2) })
  .chain((titles) =>
    fc.tuple(
      ...titles.map((name) =>
        fc.record({
          title: fc.constant(name),
          count: fc.integer({ min: 2, max: 900 }),
          month: fc.integer({ min: 3, max: 12 }),
          lead: fc.constantFrom(...units.slice(0, 3)),
          support: fc.constantFrom(...units.slice(3)),
        }),
      ),
    ),
  );
const sections = items.map((all) => [all.slice(0, all.length >> 1), all.slice(all.length >> 1)] as const);

const bookOf = (text: string): Workbook => ledgerWorkbook(parsePlan(text), { stated: {} })!;
const compare = (bytes: Uint8Array, text: string) => compareLedger(read(bytes), parsePlan(text), {});
const columnOf = (book: Workbook, head: string): number =>
  book.sheets[0]!.rows[1]!.cells.findIndex(({ value }) => value === head);

/** The rows of the tasks, with other texts in some cells. */
function withRows(book: Workbook, change: (rows: readonly Row[]) => readonly Row[]): Workbook {
  const [sheet, ...rest] = book.sheets;
  const [title, head, ...rows] = sheet!.rows;
  return { ...book, sheets: [{ ...sheet!, rows: [title!, head!, ...change(rows)] }, ...rest] };
}

function withCell(row: Row, column: number, value: string | number): Row {
  return { ...row, cells: row.cells.map((cell, at): Cell => (at === column ? { ...cell, value } : cell)) };
}

/** The file with another text in one part. */
function withPart(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part]!))) });
}

const isTask = ({ cells }: Row): boolean => cells[0]!.value !== undefined;
const shown = (difference: Difference): string =>
  difference.kind === 'cell'
    ? `${difference.side} ${difference.column} ${difference.task.id}`
    : `${difference.kind} ${'task' in difference ? difference.task.id : difference.row.id}`;

describe('a plan and its ledger', () => {
  const text = planOf([
    [
      { title: '抓好校园课堂', count: 12, month: 6, lead: '规划科', support: '财务科' },
      { title: '推进教研后厨', count: 30, month: 9, lead: '人事科', support: '安全科' },
    ],
    [{ title: '规范消防体质', count: 7, month: 11, lead: '基教科', support: '法规科' }],
  ]);

  it('agree when the ledger has just been made, sorted, filled in, and with columns and rows moved', () => {
    fc.assert(
      fc.property(sections, fc.infiniteStream(fc.nat()), (all, choices) => {
        const plan = planOf(all);
        const book = bookOf(plan);
        const next = (below: number): number => (choices.next().value as number) % below;
        const status = columnOf(book, '状态');
        const progress = columnOf(book, '进展情况');
        const edited = withRows(book, (rows) =>
          [...rows]
            .map((row) =>
              isTask(row) ? withCell(withCell(row, status, '推进中'), progress, `已完成${next(90)}%`) : row,
            )
            .map((row) => ({ row, key: next(1000) }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row),
        );
        assert.deepEqual(compare(writeWorkbook(edited), plan).differences.map(shown), []);
      }),
      { numRuns: 40 },
    );
  });

  it('show each change of either side, and no other; what units wrote is never lost', () => {
    const edit = fc.record({
      column: fc.constantFrom('lead' as const, 'due' as const, 'value' as const),
      at: fc.nat(),
      value: fc.integer({ min: 901, max: 999 }),
      unit: fc.constantFrom('督导室', '信访办'),
    });
    fc.assert(
      fc.property(
        sections,
        fc.array(edit, { maxLength: 3 }),
        fc.array(edit, { maxLength: 3 }),
        fc.record({
          first: fc.integer({ min: 1, max: 40 }),
          drop: fc.boolean(),
          add: fc.boolean(),
          turn: fc.boolean(),
        }),
        (all, inPlan, inLedger, { first, drop, add, turn }) => {
          const before = planOf(all);
          const book = bookOf(before);
          const ids = book.sheets[0]!.rows.filter(isTask)
            .slice(2)
            .map(({ cells }) => String(cells[0]!.value));
          const flat = all.flat();
          const expected = new Map<string, string>();
          // The ledger's edits, and what units fill in everywhere.
          const heads = {
            lead: columnOf(book, '牵头单位'),
            due: columnOf(book, '完成时限'),
            value: columnOf(book, '目标值'),
          };
          const progress = columnOf(book, '进展情况');
          const ledgerTexts = new Map<string, string | number>();
          for (const { column, at, value, unit } of inLedger) {
            const id = ids[at % ids.length]!;
            ledgerTexts.set(`${column} ${id}`, column === 'lead' ? unit : column === 'due' ? '1月底前' : value);
            expected.set(`${column} ${id}`, 'ledger');
          }
          const edited = withRows(book, (rows) => {
            const changed = rows.map((row) => {
              if (!isTask(row)) return row;
              const id = String(row.cells[0]!.value);
              const filled = withCell(row, progress, `${id} 的进展`);
              return (['lead', 'due', 'value'] as const).reduce((made, column) => {
                const said = ledgerTexts.get(`${column} ${id}`);
                return said === undefined ? made : withCell(made, heads[column], said);
              }, filled);
            });
            return turn ? [...changed].reverse() : changed;
          });
          // The plan's edits: figures, dates, leads, numbers, an item less, an item more.
          const plan: Item[] = flat.map((item) => ({ ...item }));
          for (const { column, at, value, unit } of inPlan) {
            const index = at % plan.length;
            const key = `${column} ${ids[index]!}`;
            if (column === 'lead') plan[index] = { ...plan[index]!, lead: unit };
            if (column === 'due') plan[index] = { ...plan[index]!, month: 2 };
            if (column === 'value') plan[index] = { ...plan[index]!, count: value };
            const said = ledgerTexts.get(key);
            const now = column === 'lead' ? unit : column === 'due' ? '2月底前' : value;
            if (said === now) expected.delete(key);
            else expected.set(key, said === undefined ? 'plan' : 'both');
          }
          const half = all[0].length;
          const groups = [plan.slice(0, half), plan.slice(half)];
          const dropped = drop && groups[1]!.length > 2 ? ids.at(-1) : undefined;
          if (dropped !== undefined) groups[1]!.pop();
          if (add) groups[0]!.push({ title: '办理信访积案', count: 55, month: 4, lead: '规划科', support: '财务科' });
          const after = planOf(groups, first);
          const bytes = writeWorkbook(edited);
          const comparison = compare(bytes, after);
          const { differences } = comparison;

          const cells = differences.flatMap((one) =>
            one.kind === 'cell' && ['lead', 'due', 'value'].includes(one.column)
              ? [`${one.side} ${one.column} ${one.task.id}`]
              : [],
          );
          const wanted = [...expected]
            .filter(([key]) => dropped === undefined || !key.endsWith(dropped))
            .map(([key, side]) => `${side} ${key}`);
          assert.deepEqual(cells.sort(), wanted.sort());
          const gone = differences.filter(({ kind }) => kind === 'goneTask').map(shown);
          assert.deepEqual(gone, dropped === undefined ? [] : [`goneTask ${dropped}`]);
          assert.equal(differences.filter(({ kind }) => kind === 'newTask').length, add ? 1 : 0);
          assert.ok(!differences.some(({ kind }) => kind === 'newRow' || kind === 'goneRow'));

          // The update keeps every word of the units, and then only shows what it had to leave.
          const made = updateLedger(comparison, parsePlan(after))!;
          const revised = reviseWorkbook(read(bytes), made.changes, made.replaced);
          assert.ok(revised.ok);
          const again = compare(revised.value, after);
          assert.deepEqual(again.differences.map(shown).sort(), made.left.map(shown).sort());
          for (const id of ids) {
            const row = again.ledger.rows.find((one) => one.id === id)!;
            assert.equal(row.cells.get('progress')!.text, `${id} 的进展`);
            for (const column of ['lead', 'due', 'value'] as const) {
              const said = ledgerTexts.get(`${column} ${id}`);
              if (said !== undefined) assert.equal(row.cells.get(column)!.text, String(said));
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keep ids when the plan is renumbered, reworded and moved', () => {
    const bytes = writeWorkbook(bookOf(text));
    const after = text
      .replace('1.抓好校园课堂', '8.进一步抓好校园课堂')
      .replace('2.推进教研后厨', '9.推进教研和后厨')
      .replace('3.规范消防体质', '10.规范消防体质');
    const { differences, rowOf, tasks } = compare(bytes, after);
    assert.equal(rowOf.size, tasks.length);
    assert.deepEqual(
      differences.map(shown).filter((one) => !/^plan (?:number|task|measures|whole) /.test(one)),
      [],
    );
  });

  it('show rows that somebody added, copied or removed', () => {
    const book = bookOf(text);
    const lead = columnOf(book, '牵头单位');
    const task = columnOf(book, '工作任务');
    const edited = withRows(book, (rows) => {
      const [, one, two, ...rest] = rows;
      const copy = withCell(withCell(one!, task, '另立一项'), lead, '信访办');
      const fresh = withCell(withCell(two!, 0, ''), task, '新添一项');
      return [...rest, copy, one!, fresh];
    });
    const { differences } = compare(writeWorkbook(edited), text);
    assert.deepEqual(
      differences.map((one) => [one.kind, 'row' in one ? one.row.cells.get('task')!.text : one.task.values.task]),
      [
        ['goneRow', '推进教研后厨'],
        ['newRow', '另立一项'],
        ['newRow', '新添一项'],
      ],
    );
  });

  it('leave a cell alone that somebody’s formula fills, and say so', () => {
    const book = bookOf(text);
    const column = columnOf(book, '目标值');
    const name = `${columnName(column)}4`;
    const formula = `<f>1+11</f><v>12</v></c>`;
    const bytes = withPart(writeWorkbook(book), 'xl/worksheets/sheet1.xml', (xml) => {
      const changed = xml.replace(new RegExp(`(<c r="${name}"[^>]*>)<v>12</v></c>`), `$1${formula}`);
      assert.notEqual(changed, xml);
      return changed;
    });
    assert.deepEqual(compare(bytes, text).differences.map(shown), [], 'the value that is stored is read');
    const after = text.replace('12个', '15个');
    const comparison = compare(bytes, after);
    const made = updateLedger(comparison, parsePlan(after))!;
    assert.deepEqual(
      made.left.map((one) => one.kind === 'cell' && one.column),
      ['value'],
    );
    const revised = reviseWorkbook(read(bytes), made.changes, made.replaced);
    assert.ok(revised.ok);
    assert.ok(strFromU8(unzipSync(revised.value)['xl/worksheets/sheet1.xml']!).includes(formula));
    // It is seen again next time.
    assert.deepEqual(compare(revised.value, after).differences.map(shown), made.left.map(shown));
  });

  it('read merged cells by their first one, and refuse nothing else in the file', () => {
    const book = bookOf(text);
    const bytes = withPart(writeWorkbook(book), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('<mergeCells count="1">', '<mergeCells count="2"><mergeCell ref="B3:F3"/>'),
    );
    assert.deepEqual(compare(bytes, text).differences.map(shown), []);
  });

  it('leave formulas and cells of others alone', () => {
    const bytes = writeWorkbook(bookOf(text));
    const { archive } = read(bytes);
    const after = text.replace('12个', '15个').replace('30个', '33个');
    const made = updateLedger(compare(bytes, after), parsePlan(after))!;
    const revised = reviseWorkbook(read(bytes), made.changes, made.replaced);
    assert.ok(revised.ok);
    assert.deepEqual(
      read(revised.value).archive.entries.map(({ name }) => name),
      archive.entries.map(({ name }) => name),
    );
    assert.deepEqual(compare(revised.value, after).differences.map(shown), []);
  });

  it('give the plan what the ledger changed', () => {
    const book = bookOf(text);
    const [lead, due, value, task] = ['牵头单位', '完成时限', '目标值', '工作任务'].map((head) => columnOf(book, head));
    const edited = withRows(book, (rows) =>
      rows.map((row, at) =>
        at === 1
          ? withCell(withCell(row, lead!, '督导室'), value!, 18)
          : at === 2
            ? withCell(withCell(row, due!, '10月底前'), task!, '推进教研和后厨')
            : row,
      ),
    );
    const plan = parsePlan(text);
    const { text: taken, left } = takeChanges(compareLedger(read(writeWorkbook(edited)), plan, {}), plan);
    assert.deepEqual(left, []);
    assert.equal(
      taken,
      text
        .replace('12个', '18个')
        .replace('责任单位：规划科', '责任单位：督导室')
        .replace('9月底前', '10月底前')
        .replace('2.推进教研后厨', '2.推进教研和后厨'),
    );
  });

  it('leave to the author what can’t be taken safely', () => {
    const book = bookOf(text);
    const [due, value] = ['完成时限', '目标值'].map((head) => columnOf(book, head));
    const edited = withRows(book, (rows) =>
      rows.map((row, at) => (at === 1 ? withCell(withCell(row, due!, ''), value!, '若干') : row)),
    );
    const plan = parsePlan(text);
    const { text: taken, left } = takeChanges(compareLedger(read(writeWorkbook(edited)), plan, {}), plan);
    assert.equal(taken, text);
    assert.deepEqual(left.map((one) => one.kind === 'cell' && one.column).sort(), ['due', 'value']);
  });
});
