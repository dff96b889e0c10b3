import assert from 'node:assert/strict';
import { assignmentsOf, distinctUnits } from '../../server/src/plan/facts/assignments';
import { parsePlan } from '../../server/src/plan/parse';
import { titleText } from '../../server/src/plan/query';
import { planFixture } from '../support/plans';

/** `title: unit role source, …` of every task. */
function assigned(text: string): string[] {
  const plan = parsePlan(text);
  const { tasks, of } = assignmentsOf(plan);
  return tasks.map(
    (task) =>
      `${titleText(plan, task)}: ${distinctUnits(of(task))
        .map(({ unit, source }) => `${unit.name} ${unit.role} ${source}`)
        .join(', ')}`,
  );
}

describe('assignments', () => {
  it('are the item’s own notes, on its line or its further lines', () => {
    assert.deepEqual(
      assigned(
        '一、工作\n1.甲事。做好。（牵头单位：甲科；配合单位：乙科）\n2.乙事。做好。\n再做好。（责任单位：丙科）\n',
      ),
      ['甲事: 甲科 lead own, 乙科 support own', '乙事: 丙科 lead own'],
    );
  });

  it('are inherited from the nearest heading that has a note, unless the item has its own', () => {
    assert.deepEqual(
      assigned(
        '一、工作（责任单位：甲科）\n1.子事。做好。\n（一）小节\n（责任单位：乙科）\n2.丑事。做好。\n3.寅事。做好。（责任单位：丙科）\n',
      ),
      ['子事: 甲科 lead inherited', '丑事: 乙科 lead inherited', '寅事: 丙科 lead own'],
    );
  });

  it('are those of the item that a note closes when the whole body stands on one line', () => {
    const filler = '逐校检查，每月通报一次。'.repeat(22);
    assert.deepEqual(
      assigned(
        `某局工作计划。一、抓教学（一）强课堂。${filler}（责任单位：甲科）（二）强作业。做好。（责任单位：乙科）二、抓队伍（一）补教师。做好。（二）强师德。做好。（责任单位：丙科）\n`,
      ),
      ['强课堂: 甲科 lead own', '强作业: 乙科 lead own', '补教师: ', '强师德: 丙科 lead own'],
    );
  });

  it('come from sub-items and from measures', () => {
    assert.deepEqual(
      assigned(
        '一、工作\n1.甲事。\n（1）做好。（责任单位：甲科）\n（2）再做好。（责任单位：乙科）\n2.乙事。一是办学（责任单位：丙科）；二是育人（责任单位：丁科）。\n',
      ),
      ['甲事: 甲科 lead measure, 乙科 lead measure', '乙事: 丙科 lead measure, 丁科 lead measure'],
    );
  });

  it('of a section’s closing line are all its items’', () => {
    const section = '一、工作\n1.甲事。做好。\n2.乙事。做好。\n（责任单位：甲科）\n';
    assert.deepEqual(assigned(section), ['甲事: 甲科 lead inherited', '乙事: 甲科 lead inherited']);
    // If items have such lines of their own, the last one is the last item's.
    assert.deepEqual(
      assigned(`${section}二、其他\n3.丙事。做好。\n（责任单位：乙科）\n4.丁事。做好。\n（责任单位：丙科）\n`),
      ['甲事: ', '乙事: 甲科 lead own', '丙事: 乙科 lead own', '丁事: 丙科 lead own'],
    );
  });

  it('of a line behind the last part of an item are the item’s, where the other notes stand at such items', () => {
    const items =
      '一、工作\n（一）甲事。做好。\n（责任单位：甲科）\n（二）乙事。\n1、做好。\n2、办好。\n（责任单位：乙科）\n（三）丙事。做好。（责任单位：丙科）\n';
    const byLine = (text: string): string[] => {
      const plan = parsePlan(text);
      const { of } = assignmentsOf(plan);
      return plan.structure.entries
        .filter((entry) => of(entry).length > 0)
        .map(
          (entry) =>
            `${entry.line}: ${of(entry)
              .map(({ unit, source }) => `${unit.name} ${source}`)
              .join(', ')}`,
        );
    };
    assert.deepEqual(byLine(items), [
      '1: 甲科 own',
      '3: 乙科 own',
      '4: 乙科 inherited',
      '5: 乙科 inherited',
      '7: 丙科 own',
    ]);
    // With a note at one of the parts, a part may have one everywhere.
    assert.deepEqual(byLine(`${items}（四）丁事。\n1、做好。（责任单位：丁科）\n2、办好。\n`).slice(1, 2), [
      '5: 乙科 own',
    ]);
    // One other note is no habit.
    assert.deepEqual(byLine(items.split('（三）')[0]!).slice(1), ['5: 乙科 own']);
  });

  it('leave out the part that looks back', () => {
    const plan = parsePlan(planFixture('parts'));
    const { tasks } = assignmentsOf(plan);
    assert.equal(tasks.length, 9);
    assert.ok(tasks.every(({ past }) => !past));
  });

  it('say which tasks lack a unit, unless the plan names none', () => {
    const lacking = (text: string): string[] => {
      const plan = parsePlan(text);
      return assignmentsOf(plan).lacking.map((entry) => titleText(plan, entry));
    };
    assert.deepEqual(lacking('一、工作\n1.甲事。做好。（责任单位：甲科）\n2.乙事。做好。\n'), ['乙事']);
    assert.deepEqual(lacking('一、工作\n1.甲事。做好。\n2.乙事。做好。\n'), []);
  });

  it('are grouped by unit, each task once with its weightiest role', () => {
    const plan = parsePlan(
      '一、工作\n1.甲事。一是做（配合单位：甲科）；二是办（牵头单位：甲科）。\n2.乙事。做好。（责任单位：乙科、甲科）\n二、专项（责任单位：丙科）\n',
    );
    const table = [...assignmentsOf(plan).byUnit().values()].map(
      ({ name, duties }) =>
        `${name}: ${duties.map(({ entry, role }) => `${titleText(plan, entry)} ${role}`).join(', ')}`,
    );
    assert.deepEqual(table, ['甲科: 甲事 lead, 乙事 plain', '乙科: 乙事 lead', '丙科: 专项 lead']);
  });

  it('are absent from a text without entries', () => {
    for (const text of ['', '没有序号。（责任单位：甲科）', '\ud800']) {
      const assignments = assignmentsOf(parsePlan(text));
      assert.deepEqual(
        [assignments.tasks, assignments.lacking, assignments.stated, assignments.byUnit().size],
        [[], [], false, 0],
      );
    }
  });
});
