/**
 * Anything may happen on both sides at once: the plan is renumbered, reworded, its items move, come and go; the ledger
 * is filled in, sorted, its units renamed, rows and notes added by hand. The plans are made of known items, so that the
 * right answer follows from what was done.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { baseValueOf } from '../../server/src/ledger/baseSheet';
import { compareLedger, type Difference } from '../../server/src/ledger/ledgerChanges';
import { ledgerWorkbook } from '../../server/src/ledger/ledgerSheet';
import { ledgerTasks, planColumns, type LedgerTask, type PlanColumn } from '../../server/src/ledger/tasks';
import { updateLedger } from '../../server/src/ledger/updateLedger';
import { columnKinds } from '../../server/src/ledger/columns';
import { parsePlan } from '../../server/src/plan/parse';
import { reviseWorkbook } from '../../server/src/xlsx/revise';
import type { Cell, Row, Workbook } from '../../server/src/xlsx/workbook';
import { writeWorkbook } from '../../server/src/xlsx/write';
import { read, textsOf } from '../support/workbooks';

/** What an item is about; no two share more than a few characters. */
const subjects = [
  ['义务教育学位扩容', '在城东片区新建小学，招录首批学生'],
  ['教师轮岗交流', '骨干校长带队下乡任教，周转宿舍同步修缮'],
  ['食堂明厨亮灶', '后厨画面接入监管平台，家长轮流陪餐'],
  ['消防隐患清零', '逐栋排查疏散通道，更换过期灭火器材'],
  ['体质健康监测', '跑操跳绳进课表，肥胖率逐班公示'],
  ['书香校园阅读', '漂流书架进走廊，评选领读家庭'],
  ['网络安全演练', '机房双备份，钓鱼邮件季度演习'],
  ['民办机构规范', '预收费资金专户存管，查处隐形变异培训'],
  ['心理辅导全覆盖', '配齐专职咨询师，开通午夜倾听热线'],
  ['劳动实践基地', '开垦田间课堂，收获节义卖蔬菜'],
  ['信访积案化解', '领导包案下访，台账闭环销号'],
  ['职教产教融合', '引企业师傅进车间，订单班定向就业'],
  ['特殊教育送教', '康复器材上门，融合资源教室挂牌'],
  ['考务标准化考点', '安检门升级换代，巡考录像留存'],
] as const;
/** No two share a word: a measure that takes the place of another is another one. */
const measureVerbs = ['购置', '约谈', '编印'] as const;
const measureNames = [
  ...['松柏', '杨柳', '梧桐', '银杏', '香樟', '白桦', '红枫', '石榴', '海棠', '丁香', '紫薇', '木槿', '玉兰', '芙蓉'],
  ...['鸿雁', '白鹭', '喜鹊', '画眉', '百灵', '杜鹃', '斑鸠', '黄鹂', '翠鸟', '苍鹰', '孔雀', '鸳鸯', '天鹅', '蜂虎'],
  ...['琥珀', '玛瑙', '翡翠', '珍珠', '珊瑚', '水晶', '朱砂', '雄黄', '青金', '绿松', '磁铁', '云母', '石墨', '硫磺'],
] as const;

const units = ['规划科', '人事科', '基教科', '安全科', '财务科', '法规科'] as const;

interface Item {
  readonly subject: number;
  readonly measures: readonly Measure[];
  readonly reworded: boolean;
  readonly count: number;
  readonly month: number;
  readonly lead: number;
  readonly support: number;
}

interface Measure {
  readonly kind: 0 | 1 | 2;
  readonly reworded: boolean;
}

/** 一是…；二是…。 One alone is counted, too, but is no row of its own. */
function countedMeasures(subject: number, measures: readonly Measure[]): string {
  const said = measures.map(
    ({ kind, reworded }, at) =>
      `${'一二三'[at]}是${reworded ? '持续' : ''}${measureVerbs[kind]}${measureNames[subject * 3 + kind]}`,
  );
  return said.length === 0 ? '' : `${said.join('；')}。`;
}

function planOf(sections: readonly (readonly Item[])[], first: number): string {
  let number = first;
  const lines = ['栖云市教育局2026年工作要点'];
  sections.forEach((items, index) => {
    lines.push(`${'一二三'[index]}、${['扩大资源供给', '建强教师队伍', '守牢安全底线'][index]}`);
    for (const { subject, measures, reworded, count, month, lead, support } of items) {
      const [title, said] = subjects[subject]!;
      lines.push(
        `${number++}.${reworded ? '持续' : ''}${title}。${said}，${month}月底前建成示范点${count}个。` +
          countedMeasures(subject, measures) +
          `（责任单位：${units[lead]}、${units[support]}）`,
      );
    }
  });
  return `${lines.join('\n')}\n`;
}

const measures = fc.uniqueArray(
  fc.record({ kind: fc.constantFrom(0 as const, 1 as const, 2 as const), reworded: fc.boolean() }),
  { maxLength: 3, selector: ({ kind }) => kind },
);
const attributes = {
  measures,
  count: fc.integer({ min: 2, max: 900 }),
  month: fc.integer({ min: 3, max: 12 }),
  lead: fc.integer({ min: 0, max: 2 }),
  support: fc.integer({ min: 3, max: 5 }),
};
const start = fc
  .uniqueArray(fc.nat({ max: subjects.length - 1 }), { minLength: 5, maxLength: 11 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((subject) =>
        fc.record({ subject: fc.constant(subject), reworded: fc.constant(false), ...attributes }),
      ),
    ),
  )
  .map((items): Item[][] => [items.slice(0, 2), items.slice(2, 4), items.slice(4)]);

const planEdit = fc.oneof(
  fc.record({ kind: fc.constant('renumber' as const), at: fc.nat({ max: 60 }) }),
  fc.record({ kind: fc.constantFrom('reword' as const, 'drop' as const), at: fc.nat() }),
  fc.record({ kind: fc.constantFrom('move' as const, 'exchange' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), ...attributes }),
  fc.record({
    kind: fc.constant('change' as const),
    at: fc.nat(),
    attributes: fc.record(attributes, { requiredKeys: [] }),
  }),
);
type PlanEdit = typeof planEdit extends fc.Arbitrary<infer Edit> ? Edit : never;

interface Draft {
  readonly sections: Item[][];
  first: number;
}

/** Where the item stands that is `at` of all, counted round. */
function placeOf({ sections }: Draft, at: number): readonly [Item[], number] | undefined {
  const places = sections.flatMap((items) => items.map((_, index) => [items, index] as const));
  return places[at % Math.max(places.length, 1)];
}

function editPlan(draft: Draft, edit: PlanEdit, known: ReadonlySet<number>): void {
  if (edit.kind === 'renumber') {
    draft.first = edit.at;
    return;
  }
  const place = placeOf(draft, edit.at);
  if (place === undefined) return;
  const [items, index] = place;
  const item = items[index]!;
  switch (edit.kind) {
    case 'reword':
      items[index] = { ...item, reworded: true };
      break;
    case 'drop':
      // A section that loses everything is another case.
      if (items.length > 1) items.splice(index, 1);
      break;
    case 'move': {
      if (items.length < 2) return;
      items.splice(index, 1);
      const [target, to] = placeOf(draft, edit.to)!;
      target.splice(to, 0, item);
      break;
    }
    case 'exchange': {
      const [others, other] = placeOf(draft, edit.to)!;
      [items[index], others[other]] = [others[other]!, item];
      break;
    }
    case 'insert': {
      const used = new Set([...known, ...draft.sections.flat().map(({ subject }) => subject)]);
      const subject = subjects.findIndex((_, candidate) => !used.has(candidate));
      if (subject < 0) return;
      const { measures: counted, count, month, lead, support } = edit;
      items.splice(index, 0, { subject, measures: counted, reworded: false, count, month, lead, support });
      break;
    }
    case 'change':
      items[index] = { ...item, ...edit.attributes };
  }
}

const sheetEdit = fc.oneof(
  fc.record({
    kind: fc.constant('fill' as const),
    at: fc.nat(),
    column: fc.constantFrom('一季度', '进展情况', '完成值', '备注'),
  }),
  fc.record({ kind: fc.constant('note' as const), at: fc.nat() }),
  fc.record({ kind: fc.constantFrom('shuffle' as const, 'sort' as const), at: fc.nat() }),
  fc.record({
    kind: fc.constant('rename' as const),
    from: fc.constantFrom(...units),
    to: fc.constantFrom('督导室', '信访办'),
  }),
  fc.record({ kind: fc.constantFrom('add' as const, 'remove' as const), at: fc.nat() }),
  fc.record({
    kind: fc.constant('write' as const),
    at: fc.nat(),
    column: fc.constantFrom('完成时限', '目标值', '责任领导', '工作任务'),
  }),
);
type SheetEdit = typeof sheetEdit extends fc.Arbitrary<infer Edit> ? Edit : never;

/** Rows of the table as texts by column, below title and heads. */
type Table = (readonly (string | number | undefined)[])[];

function editTable(table: Table, edit: SheetEdit, columnOf: (head: string) => number, serial: number): Table {
  const isTask = (row: Table[number]): boolean => row[0] !== undefined;
  const tasks = table.filter(isTask);
  const cells = (row: Table[number], changes: Readonly<Record<number, string | number>>): Table[number] =>
    Object.assign([...row], changes);
  const chosen = 'at' in edit ? tasks[edit.at % Math.max(tasks.length, 1)] : undefined;
  const replace = (changed: Table[number]): Table => table.map((row) => (row === chosen ? changed : row));
  if ('at' in edit && chosen === undefined) return table;
  switch (edit.kind) {
    case 'fill':
      return replace(cells(chosen!, { [columnOf(edit.column)]: `第${serial}次填报` }));
    case 'note':
      // Beyond the last column, where nobody has a head.
      return replace(cells(chosen!, { [columnOf('备注') + 2]: `旁注${serial}` }));
    case 'shuffle':
      return table
        .map((row, at) => ({ row, key: ((at + 7) * (edit.at + 13)) % 101 }))
        .sort((a, b) => a.key - b.key)
        .map(({ row }) => row);
    case 'sort': {
      const due = columnOf('完成时限');
      return [...table].sort((a, b) => parseInt(String(a[due] ?? '0')) - parseInt(String(b[due] ?? '0')));
    }
    case 'rename':
      return table.map((row) => {
        const changed = [...row];
        for (const column of [columnOf('牵头单位'), columnOf('配合单位')])
          if (changed[column] === edit.from) changed[column] = edit.to;
        return changed;
      });
    case 'add': {
      const row: (string | number | undefined)[] = [];
      row[columnOf('工作任务')] = `临时交办第${serial}件`;
      row[columnOf('牵头单位')] = '办公室';
      row[columnOf('进展情况')] = `已办${serial}`;
      return [...table.slice(0, edit.at % (table.length + 1)), row, ...table.slice(edit.at % (table.length + 1))];
    }
    case 'remove':
      return table.filter((row) => row !== chosen);
    case 'write':
      return replace(
        cells(chosen!, {
          [columnOf(edit.column)]:
            edit.column === '目标值'
              ? 1000 + serial
              : edit.column === '完成时限'
                ? `1月${1 + (serial % 28)}日前`
                : `改写${serial}`,
        }),
      );
  }
}

const subjectIn = (said: string): number => subjects.findIndex(([title]) => said.includes(title));

/** What a row is about, whatever its number. */
function keyOf({ measure, values: { task } }: LedgerTask): string {
  const kind = measure === undefined ? -1 : measureVerbs.findIndex((verb) => measure.includes(verb));
  return `${subjectIn(task)}${kind < 0 ? '' : ` ${measureVerbs[kind]}`}`;
}

describe('a plan and its ledger, both edited', () => {
  for (const rows of ['tasks', 'measures'] as const)
    it(`show every difference in ${rows} and invent none; ids hold; an update loses nothing that anybody wrote`, () => {
      fc.assert(
        fc.property(
          start,
          fc.array(planEdit, { maxLength: 7 }),
          fc.array(sheetEdit, { maxLength: 12 }),
          (sections, planEdits, sheetEdits) => {
            const before = planOf(sections, 1);
            const known = new Set(sections.flat().map(({ subject }) => subject));
            const draft: Draft = { sections: sections.map((items) => [...items]), first: 1 };
            for (const edit of planEdits) editPlan(draft, edit, known);
            const after = planOf(draft.sections, draft.first);
            const inTasks = (text: string): Map<string, LedgerTask> =>
              new Map(ledgerTasks(parsePlan(text), { rows }).map((task) => [keyOf(task), task]));
            const [old, now] = [inTasks(before), inTasks(after)];

            const book = ledgerWorkbook(parsePlan(before), { stated: { rows } })!;
            const [sheet, ...hidden] = book.sheets;
            const [title, head, ...below] = sheet!.rows;
            const columnOf = (name: string): number => {
              const found = head!.cells.findIndex(({ value }) => value === name);
              assert.notEqual(found, -1, name);
              return found;
            };
            let table: Table = below.map(({ cells }) => cells.map(({ value }) => (value === '' ? undefined : value)));
            sheetEdits.forEach((edit, serial) => (table = editTable(table, edit, columnOf, serial + 1)));
            const written = table.map((row): Row => ({
              cells: Array.from(row, (value): Cell => ({ value, style: 'text' })),
            }));
            const edited: Workbook = { ...book, sheets: [{ ...sheet!, rows: [title!, head!, ...written] }, ...hidden] };
            const bytes = writeWorkbook(edited);

            const subjectOfId = new Map([...old].map(([subject, { id }]) => [id, subject]));
            const comparison = compareLedger(read(bytes), parsePlan(after), {});

            // Ids hold.
            for (const task of comparison.tasks) {
              const was = old.get(keyOf(task));
              if (was !== undefined) assert.equal(task.id, was.id);
              else assert.ok(!subjectOfId.has(task.id));
            }

            // What was done, from the three texts.
            const rowOf = new Map(table.flatMap((row) => (row[0] === undefined ? [] : [[row[0], row] as const])));
            const expected: string[] = [];
            const kept: (readonly [id: string, column: PlanColumn, text: string])[] = [];
            for (const [subject, task] of now) {
              const was = old.get(subject);
              const row = was === undefined ? undefined : rowOf.get(was.id);
              if (row === undefined) expected.push(`${was === undefined ? 'newTask' : 'goneRow'} ${subject}`);
              for (const column of row === undefined ? [] : planColumns) {
                if (!head!.cells.some(({ value }) => value === columnKinds[column].heads[0])) continue;
                const inLedger = String(row![columnOf(columnKinds[column].heads[0])] ?? '');
                const [base, ours, theirs] = [was!.values[column], task.values[column], inLedger].map((value) =>
                  baseValueOf(column, value),
                );
                if (theirs !== base) kept.push([was!.id, column, inLedger]);
                if (ours === theirs || (column === 'leader' && ours === '')) continue;
                const side = base === ours ? 'ledger' : base === theirs ? 'plan' : 'both';
                expected.push(`${side} ${column} ${subject}`);
              }
            }
            for (const row of table) {
              const subject = subjectOfId.get(String(row[0]));
              if (row[0] === undefined && row[columnOf('牵头单位')] !== undefined) expected.push('newRow');
              if (subject !== undefined && !now.has(subject)) expected.push(`goneTask ${subject}`);
            }
            const shown = (difference: Difference): string => {
              switch (difference.kind) {
                case 'cell':
                  return `${difference.side} ${difference.column} ${keyOf(difference.task)}`;
                case 'newRow':
                  return 'newRow';
                case 'goneTask':
                  return `goneTask ${subjectOfId.get(difference.row.id)}`;
                default:
                  return `${difference.kind} ${keyOf(difference.task)}`;
              }
            };
            assert.deepEqual(comparison.differences.map(shown).sort(), expected.sort());

            // The update: every cell that holds something else than the plan had said holds it still.
            const made = updateLedger(comparison, parsePlan(after))!;
            const revised = reviseWorkbook(read(bytes), made.changes, made.replaced);
            assert.ok(revised.ok);
            const [texts, updated] = [read(bytes), read(revised.value)].map((one) => textsOf(one.sheets[0]!));
            const planColumn = new Set(
              head!.cells.flatMap(({ value }, column) =>
                planColumns.some((key) => columnKinds[key].heads[0] === value) ? [column] : [],
              ),
            );
            const changes = new Set(
              made.changes.flatMap(({ cells }) => cells.map(({ row, column }) => `${row} ${column}`)),
            );
            table.forEach((row, at) =>
              row.forEach((_, column) => {
                const name = `${String.fromCharCode(65 + column)}${at + 3}`;
                if (planColumn.has(column) && changes.has(`${at + 2} ${column}`)) return;
                assert.equal(updated!.get(name), texts!.get(name), name);
              }),
            );
            const again = compareLedger(read(revised.value), parsePlan(after), {});
            assert.deepEqual(again.differences.map(shown).sort(), made.left.map(shown).sort());
            for (const [id, column, text] of kept) {
              const row = again.ledger.rows.find((one) => one.id === id)!;
              assert.equal(row.cells.get(column)?.text ?? '', text);
            }
          },
        ),
        { numRuns: 100 },
      );
    });
});
