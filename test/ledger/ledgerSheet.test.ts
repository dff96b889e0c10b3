import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { columnKinds, columnsOf, presets, type StatedLedger } from '../../server/src/ledger/columns';
import { ledgerWorkbook } from '../../server/src/ledger/ledgerSheet';
import { itemIds } from '../../server/src/plan/identity/ids';
import { parsePlan } from '../../server/src/plan/parse';
import { writeWorkbook } from '../../server/src/xlsx/write';
import { read, textsOf } from '../support/workbooks';

const text = `栖云市教育局2026年工作要点
一、扩大资源
1.新建学校。6月底前新建中小学12所，新增学位不少于8000个，完成投资1.2亿元。（责任单位：规划科、基教科）
2.办好幼儿园。一是普惠园覆盖率达到90%以上；二是第三季度培训园长300人次。（基教科牵头，财务科配合）
二、建强队伍
3.=补充教师。招聘教师200名左右。（责任单位：人事科；分管领导：李某）
`;
const plan = parsePlan(text);
const written = (stated: StatedLedger, byUnit = false, leaderOf = (): string | undefined => undefined): Uint8Array =>
  writeWorkbook(ledgerWorkbook(plan, { stated, byUnit, leaderOf })!);

/** The rows of a sheet by head. */
function tableOf(bytes: Uint8Array, at = 0): Record<string, string>[] {
  const [, head, ...rows] = read(bytes).sheets[at]!.rows;
  return rows.map(({ cells }) =>
    Object.fromEntries(
      head!.cells.map(({ column, text }) => [text, cells.find((cell) => cell.column === column)?.text ?? '']),
    ),
  );
}

describe('a ledger of a plan', () => {
  it('has a row for each task and one for each section', () => {
    const rows = tableOf(written({}));
    assert.deepEqual(
      rows.map((row) => row['序号']),
      ['一、扩大资源', '1', '2', '二、建强队伍', '3'],
    );
    const [, first, second, , third] = rows;
    assert.deepEqual(
      ['工作任务', '指标', '目标值', '单位', '牵头单位', '配合单位', '完成时限'].map((head) => first![head]),
      ['新建学校', '中小学\n学位\n投资', '12\n≥8000\n1.2', '所\n个\n亿元', '规划科', '基教科', '6月底前'],
    );
    assert.deepEqual([second!['牵头单位'], second!['配合单位'], second!['目标值']], ['基教科', '财务科', '≥90\n300']);
    assert.deepEqual([third!['工作任务'], third!['责任领导'], third!['目标值']], ['=补充教师', '李某', '约200']);
  });

  it('keeps the id of each task in a hidden column', () => {
    const ids = itemIds(plan);
    const rows = tableOf(written({}));
    const tasks = plan.structure.entries.filter(({ kind }) => kind === 'item');
    assert.deepEqual(
      rows.map((row) => row['编号']).filter((id) => id !== ''),
      tasks.map(({ index }) => ids[index]),
    );
    assert.match(
      strFromU8(unzipSync(written({}))['xl/worksheets/sheet1.xml']!),
      /<col min="1" max="1" [^>]*hidden="1"/,
    );
  });

  it('can be made for each unit', () => {
    const { sheets } = read(written({}, true));
    assert.deepEqual(
      sheets.map(({ name, isHidden }) => [name, isHidden]),
      [
        ['规划科', false],
        ['基教科', false],
        ['人事科', false],
        ['gzyd', true],
      ],
    );
    assert.equal(tableOf(written({}, true), 1).length, 2);
  });

  it('takes columns, statuses and sections from the configuration', () => {
    const stated: StatedLedger = {
      columns: ['number', { column: 'task', head: '重点任务' }, { head: '经费' }, { head: '经费' }, 'status'],
      sections: 'column',
      statuses: ['办理中', '已办结'],
    };
    assert.deepEqual(
      columnsOf(stated).map(({ head }) => head),
      ['编号', '序号', '板块', '重点任务', '经费', '状态'],
    );
    const bytes = written(stated);
    assert.deepEqual(
      tableOf(bytes).map((row) => row['板块']),
      ['扩大资源', '扩大资源', '建强队伍'],
    );
    assert.match(
      strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!),
      /<formula1>&quot;办理中,已办结&quot;<\/formula1>/,
    );
  });

  it('names who is in charge of the leading unit', () => {
    const rows = tableOf(
      writeWorkbook(
        ledgerWorkbook(plan, { stated: {}, leaderOf: (unit) => (unit === '基教科' ? '王某' : undefined) })!,
      ),
    );
    assert.equal(rows[2]!['责任领导'], '王某');
  });

  for (const { name, title } of presets)
    it(`has the preset ${name}: ${title.en}`, () => {
      const heads = columnsOf({ preset: name }).map(({ head }) => head);
      assert.equal(new Set(heads).size, heads.length);
      const xml = strFromU8(unzipSync(written({ preset: name }))['xl/worksheets/sheet1.xml']!);
      for (const part of ['state="frozen"', '<autoFilter ', 'orientation="landscape"', 'fitToWidth="1"'])
        assert.ok(xml.includes(part), part);
      const book = strFromU8(unzipSync(written({ preset: name }))['xl/workbook.xml']!);
      assert.match(book, /_xlnm\.Print_Titles[^>]*>[^<]*!\$2:\$2</);
      assert.deepEqual(
        [...textsOf(read(written({ preset: name })).sheets[0]!)]
          .filter(([place]) => place.endsWith('2'))
          .map(([, head]) => head),
        heads,
      );
    });

  it('isn’t made of a plan without tasks', () => {
    assert.equal(ledgerWorkbook(parsePlan('某局2026年工作要点\n\n没有任务。\n'), { stated: {} }), undefined);
  });

  it('has a kind of column for each head that only one kind has', () => {
    const heads = Object.values(columnKinds).flatMap((kind) => kind.heads as readonly string[]);
    assert.deepEqual(
      heads.filter((head, at) => heads.indexOf(head) !== at),
      [],
    );
  });
});
