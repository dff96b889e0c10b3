/** Ledgers with a row for each measure: 一是…二是…, or sub-items. */
import assert from 'node:assert/strict';
import { columnsOf, presets } from '../../server/src/ledger/columns';
import { compareLedger } from '../../server/src/ledger/ledgerChanges';
import { ledgerText } from '../../server/src/ledger/ledgerReport';
import { ledgerWorkbook } from '../../server/src/ledger/ledgerSheet';
import { readReports } from '../../server/src/ledger/readProgress';
import { takeChanges } from '../../server/src/ledger/takeChanges';
import { ledgerTasks } from '../../server/src/ledger/tasks';
import { updateLedger } from '../../server/src/ledger/updateLedger';
import { parsePlan } from '../../server/src/plan/parse';
import { reviseWorkbook } from '../../server/src/xlsx/revise';
import type { Workbook } from '../../server/src/xlsx/workbook';
import { writeWorkbook } from '../../server/src/xlsx/write';
import { read } from '../support/workbooks';

const title = '栖云市教育局2026年工作要点\n一、扩大资源\n';

function rowsOf(items: string): string[] {
  return ledgerTasks(parsePlan(title + items), { rows: 'measures' }).map(({ values }) =>
    [values.number, values.measures, values.lead, values.support, values.value, values.due].join('|'),
  );
}

const text =
  title +
  '1.扩大学位供给。全年新增学位8000个。一是新建小学12所，9月底前投入使用；二是改造薄弱学校6所；三是整合教学点。' +
  '（责任单位：规划科、财务科）\n' +
  '2.建强教师队伍。一是公开招聘教师300名（牵头单位：人事科）。二是培训骨干教师1500人次（牵头单位：教师科；配合单位：教研室）。\n' +
  '3.推进集团化办学。年底前组建教育集团5个。（责任单位：基教科）\n';

const book = (): Workbook => ledgerWorkbook(parsePlan(text), { stated: { rows: 'measures' } })!;

/** The ledger with other texts in some cells, by row of the sheet and head. */
function changed(changes: readonly (readonly [row: number, head: string, value: string | undefined])[]): Uint8Array {
  const made = book();
  const [sheet, ...rest] = made.sheets;
  const heads = sheet!.rows[1]!.cells.map(({ value }) => value);
  const rows = sheet!.rows.map((row, at) => ({
    ...row,
    cells: row.cells.map((cell, column) => {
      const change = changes.find(([line, head]) => line === at + 1 && head === heads[column]);
      return change === undefined ? cell : { ...cell, value: change[2] };
    }),
  }));
  return writeWorkbook({ ...made, sheets: [{ ...sheet!, rows }, ...rest] });
}

const compared = (bytes: Uint8Array, plan: string) => compareLedger(read(bytes), parsePlan(plan), {});

describe('rows of measures', () => {
  it('hold what the measure says, reaches and is due, and the units of its own note or of all', () => {
    assert.deepEqual(
      ledgerTasks(parsePlan(text), { rows: 'measures' }).map(({ values }) =>
        [values.number, values.task, values.measures, values.lead, values.support, values.value, values.due].join('|'),
      ),
      [
        '1|扩大学位供给|全年新增学位8000个。|规划科|财务科|8000|',
        '1（1）|扩大学位供给|新建小学12所，9月底前投入使用|规划科|财务科|12|9月底前',
        '1（2）|扩大学位供给|改造薄弱学校6所|规划科|财务科|6|',
        '1（3）|扩大学位供给|整合教学点。|规划科|财务科||',
        '2（1）|建强教师队伍|公开招聘教师300名。|人事科||300|',
        '2（2）|建强教师队伍|培训骨干教师1500人次。|教师科|教研室|1500|',
        '3|推进集团化办学|年底前组建教育集团5个。|基教科||5|年底前',
      ],
    );
  });

  it('are sub-items, too, with what is said below them', () => {
    assert.deepEqual(
      rowsOf(
        '1.守牢底线。\n（1）排查校舍。一是排查校舍200栋；二是公布结果。（责任单位：安全科）\n（2）办好食堂。\n6月底前检查完毕。\n',
      ),
      [
        '1（1）|排查校舍。一是排查校舍200栋；二是公布结果。|安全科||200|',
        '1（2）|办好食堂。\n6月底前检查完毕。||||6月底前',
      ],
    );
  });

  it('leave to the task what leads to its measures, in each of its lines, and its title its target', () => {
    assert.deepEqual(
      rowsOf(
        '1.新增学位8000个。一是新建学校；二是改造学校。\n在此基础上，一是补充教师；二是配齐设备。\n（责任单位：规划科）\n',
      ),
      [
        '1|在此基础上，|规划科||8000|',
        '1（1）|新建学校|规划科|||',
        '1（2）|改造学校。|规划科|||',
        '1（3）|补充教师|规划科|||',
        '1（4）|配齐设备。|规划科|||',
      ],
    );
  });

  it('are none where a task counts one measure alone, and no parts of measures', () => {
    assert.deepEqual(rowsOf('1.办好食堂。一是公开招标。\n2.招生。一是摸底：（1）学位；（2）生源。二是划片。\n'), [
      '1|一是公开招标。||||',
      '2（1）|摸底：（1）学位；（2）生源。||||',
      '2（2）|划片。||||',
    ]);
  });

  it('are none where the title counts them itself, or one of them says nothing: one row then has it all', () => {
    for (const [item, ...rest] of [
      ['1.推进改革，一是竞聘上岗20人；二是压减机构3个。', '20\n3'],
      ['1.推进安全建设：一是排查，二是整改。'],
      ['1.办好实事：①修路；②架桥。'],
      ['1.推进改革：（1）改革编制；（2）改革薪酬。'],
      ['1.一是抓实培训。二是抓好考核。三是兑现奖惩。'],
      ['1.守牢底线。\n（1）排查校舍。\n（2）\n'],
      ['1.办好食堂。一是；二是公开招标。'],
    ] as const) {
      const rows = rowsOf(item);
      assert.equal(rows.length, 1, item);
      assert.equal(rows[0]!.split('|')[4], rest[0] ?? '', item);
    }
  });

  it('are no signs that refer to what is counted above', () => {
    const measures = '1.办好实事。①修路3条；②架桥2座；③建房3间';
    for (const reference of ['①、②项由城管局牵头，③项由住建局牵头。', '①②由城管局牵头，③由住建局牵头。', '①和③先办。'])
      assert.deepEqual(
        rowsOf(`${measures}。其中${reference}`).map((row) => row.split('|')[0]),
        ['1（1）', '1（2）', '1（3）'],
        reference,
      );
  });

  it('take a deadline that is said of all of them, unless they have one of their own', () => {
    const note = '（牵头单位：销售部；完成时限：11月底前）';
    const two = ['1（1）|签订合同30个|销售部||30|11月底前', '1（2）|新增客户30家。|销售部||30|11月底前'];
    assert.deepEqual(rowsOf(`1.抓好市场。一是签订合同30个；二是新增客户30家。${note}`), two);
    assert.deepEqual(rowsOf(`1.抓好市场${note}\n一是签订合同30个；\n二是新增客户30家。\n`), two);
    assert.deepEqual(rowsOf(`1.抓好市场${note}\n（1）签订合同30个；\n（2）新增客户30家。\n`), two);
    assert.deepEqual(rowsOf(`1.抓好市场。一是签订合同30个；二是9月底前新增客户30家。${note}`), [
      two[0],
      '1（2）|9月底前新增客户30家。|销售部||30|9月底前',
    ]);
    assert.deepEqual(
      rowsOf('1.抓好市场。6月底前办好两件事：一是签订合同；二是9月底前新增客户。').map((row) => row.split('|')[5]),
      ['6月底前', '6月底前', '9月底前'],
    );
    assert.deepEqual(
      rowsOf('1.抓好市场。6月底前制定方案。一是签订合同；二是新增客户。（完成时限：11月底前）').map(
        (row) => row.split('|')[5],
      ),
      ['6月底前', '11月底前', '11月底前'],
    );
    assert.deepEqual(
      rowsOf('1.抓好市场。一是签订合同（完成时限：6月底前）；二是新增客户（完成时限：9月底前）；三是回访。').map(
        (row) => row.split('|')[5],
      ),
      ['6月底前', '9月底前', ''],
    );
  });

  it('have no unit rather than that of another measure', () => {
    const task = (names: readonly string[]): string =>
      `一是编排课表6套${names[0]}；二是召开班会3次${names[1]}；三是修缮教室9间。${names[2]}`;
    const leads = (names: readonly string[]): string[] =>
      rowsOf(`1.抓好总务。${task(names)}\n2.办好食堂。${task(['', '', '（后勤处）'])}\n3.抓好学籍。建档。（教务处）\n`)
        .slice(0, 3)
        .map((row) => row.split('|')[2]!);
    assert.deepEqual(leads(['', '', '（总务处）']), ['总务处', '总务处', '总务处']);
    assert.deepEqual(leads(['', '（含安全教育）', '（总务处）']), ['总务处', '总务处', '总务处']);
    for (const other of ['（德育处）', '（德育处、团委）', '（王某某）', '（各班主任）'])
      assert.deepEqual(leads(['', other, '（总务处）']), ['', '', '总务处'], other);
  });

  it('leave to the task the sentence that sums them up, whose deadline is that of all', () => {
    const said = '一是修订制度3项。二是培训干部80人。';
    for (const closing of ['以上任务由办公室统筹，年底前完成。', '\n上述任务由办公室统筹，年底前完成。'])
      assert.deepEqual(rowsOf(`1.加强能力建设。${said}${closing}（责任单位：办公室）`), [
        `1|${closing.trim()}|办公室|||年底前`,
        '1（1）|修订制度3项。|办公室||3|年底前',
        '1（2）|培训干部80人。|办公室||80|年底前',
      ]);
    assert.equal(rowsOf('1.加强能力建设。一是修订制度。二是培训干部。以上级要求为准。').length, 2);
  });

  it('end with their cell in a table, and have the deadline of its row', () => {
    for (const [separator, edge] of [
      [' | ', '|'],
      ['\t', ''],
    ] as const) {
      const row = (...cells: readonly string[]): string => `${edge}${cells.join(separator)}${edge}\n`;
      assert.deepEqual(
        rowsOf(
          row('序号', '任务', '具体举措', '牵头单位', '完成时限') +
            row('1', '图书馆建设', '一是新购图书5000册。二是开放自习室3间。', '图书馆', '9月底前') +
            row('2', '食堂建设', '改造食堂2个。', '后勤处', '10月底前'),
        ),
        [
          '1（1）|新购图书5000册。|图书馆||5000|9月底前',
          '1（2）|开放自习室3间。|图书馆||3|9月底前',
          '2|改造食堂2个。|后勤处||2|10月底前',
        ],
      );
    }
  });

  it('have the unit of the last one of the sub-items, if no other names any', () => {
    assert.deepEqual(rowsOf('1.做好服务。\n（1）修缮教室。\n（2）编排课表。（责任单位：教务处）\n'), [
      '1（1）|修缮教室。|教务处|||',
      '1（2）|编排课表。|教务处|||',
    ]);
  });

  it('are the same when only their last mark differs', () => {
    assert.deepEqual(compared(writeWorkbook(book()), text.replace('整合教学点。', '整合教学点；')).differences, []);
  });

  /** The words of the row that has the id of the measure with the words `before`; undefined if none has. */
  function successor(from: string, to: string, before: string): string | undefined {
    const made = ledgerWorkbook(parsePlan(title + from), { stated: { rows: 'measures' } })!;
    const { id } = ledgerTasks(parsePlan(title + from), { rows: 'measures' }).find(({ measure }) =>
      measure?.includes(before),
    )!;
    const { tasks, rowOf } = compared(writeWorkbook(made), title + to);
    const now = tasks.find((task) => task.id === id);
    return now === undefined || !rowOf.has(now) ? undefined : now.measure;
  }

  it('are known by what they say first, whatever is said behind the last of them', () => {
    for (const closing of [
      '以上任务由办公室统筹推进，确保年底前完成并通过验收。',
      '各有关单位要统筹推进，确保完成并通过验收。',
    ])
      assert.match(
        successor(
          `1.加强能力建设。一是修订制度3项。二是培训干部80人。${closing}`,
          `1.加强能力建设。一是修订制度3项。二是培训干部90人。三是采购设备5台。${closing}`,
          '培训干部',
        )!,
        /^培训干部90人/,
      );
    const tail = '，由办公室统筹推进，确保年底前全面完成并通过上级验收。';
    const one = '1.加强能力建设。一是修订制度3项；二是';
    assert.match(
      successor(`${one}培训干部80人${tail}`, `${one}培训干部90人；三是采购设备5台${tail}`, '培训干部') ?? '',
      /^培训干部90人/,
    );
    assert.equal(successor(`${one}培训干部80人${tail}`, `${one}采购设备5台${tail}`, '培训干部'), undefined);
  });

  it('keep their ids when they become sub-items', () => {
    const items = '1.加强能力建设。\n（1）修订制度3项。\n（2）培训干部80人。\n';
    for (const words of ['修订制度', '培训干部'])
      assert.match(
        successor('1.加强能力建设。一是修订制度3项；二是培训干部80人。', items, words) ?? '',
        new RegExp(`^${words}`),
      );
  });

  it('have a column that tells them apart in every preset', () => {
    for (const { name } of presets) {
      const keys = columnsOf({ preset: name, rows: 'measures' }).map(({ key }) => key);
      assert.ok(keys.includes('measures') || keys.includes('whole'), name);
    }
  });

  it('agree with the plan when they come back, and are known by their words if the ids are lost', () => {
    assert.deepEqual(compared(writeWorkbook(book()), text).differences, []);
    const lost = changed([4, 5, 6, 7].map((row) => [row, '编号', undefined] as const));
    assert.deepEqual(compared(lost, text).differences, []);
  });

  it('keep their ids when measures are reworded, added, moved to another task', () => {
    const before = ledgerTasks(parsePlan(text), { rows: 'measures' });
    const after = text
      .replace(
        '一是新建小学12所，9月底前投入使用；二是改造薄弱学校6所；三是整合教学点。',
        '一是建体育馆3座；二是改造薄弱学校8所。',
      )
      .replace('一是公开招聘教师', '一是新建小学12所，9月底前投入使用；二是公开招聘教师')
      .replace('二是培训', '三是培训');
    const { tasks, differences } = compared(writeWorkbook(book()), after);
    const idOf = (rows: typeof tasks, words: string): string =>
      rows.find(({ measure }) => measure?.includes(words) === true)!.id;
    for (const words of ['新建小学', '改造薄弱', '公开招聘', '培训骨干'])
      assert.equal(idOf(tasks, words), idOf(before, words), words);
    assert.deepEqual(
      differences.filter(({ kind }) => kind !== 'cell').map(({ kind }) => kind),
      ['newTask', 'goneTask'],
    );
  });

  it('show the row of a task as gone when the task says nothing besides its measures any more, after an update too', () => {
    const after = text.replace('全年新增学位8000个。', '');
    const bytes = writeWorkbook(book());
    const comparison = compared(bytes, after);
    const kinds = ({ differences }: typeof comparison): string[] => differences.map(({ kind }) => kind);
    assert.deepEqual(kinds(comparison), ['goneTask']);
    const { changes, replaced } = updateLedger(comparison, parsePlan(after))!;
    const revised = reviseWorkbook(read(bytes), changes, replaced);
    assert.ok(revised.ok);
    assert.deepEqual(kinds(compared(revised.value, after)), ['goneTask']);
  });

  it('are named with the beginning of the measure where differences are listed', () => {
    const shown = ledgerText(compared(changed([[6, '目标值', '7']]), text).differences, 'zh');
    assert.match(shown, /^1（2） 扩大学位供给：改造薄弱学校6所（“任务台账”第 6 行）$/m);
  });

  it('are taken into the plan: a value where it stands; a note or a title only if all rows of it say the same', () => {
    const taken = (bytes: Uint8Array): string => {
      const plan = parsePlan(text);
      return takeChanges(compareLedger(read(bytes), plan, {}), plan).text;
    };
    assert.equal(taken(changed([[6, '目标值', '7']])), text.replace('改造薄弱学校6所', '改造薄弱学校7所'));
    assert.equal(taken(changed([[9, '牵头单位', '督导室']])), text.replace('教师科', '督导室'));
    const rows = [4, 5, 6, 7];
    assert.equal(taken(changed([[4, '牵头单位', '督导室']])), text);
    assert.equal(
      taken(changed(rows.map((row) => [row, '牵头单位', '督导室'] as const))),
      text.replace('规划科、财务科', '督导室、财务科'),
    );
    assert.equal(taken(changed([[4, '工作任务', '增加学位供给']])), text);
    assert.equal(
      taken(changed(rows.map((row) => [row, '工作任务', '增加学位供给'] as const))),
      text.replace('扩大学位供给', '增加学位供给'),
    );
    assert.equal(
      taken(
        changed([
          [8, '工作任务', '甲'],
          [9, '工作任务', '乙'],
        ]),
      ),
      text,
    );
  });

  it('are read one by one for progress', () => {
    const { tasks } = readReports([{ file: 'l.xlsx', workbook: read(changed([[6, '完成值', '3']])) }]);
    assert.equal(tasks.length, 7);
    const reported = tasks.filter(({ hasWords }) => hasWords);
    assert.deepEqual(
      reported.map(({ title: name, targets }) => [name, targets.map(({ reached }) => reached)]),
      [['扩大学位供给：改造薄弱学校6所', ['3']]],
    );
  });
});
