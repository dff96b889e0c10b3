/** Renaming a unit: documents before and after, and what can't be a name. */
import assert from 'node:assert/strict';
import { renamableAt } from '../../server/src/features/rename';
import { namingNotes } from '../../server/src/plan/namedUnits';
import { parsePlan } from '../../server/src/plan/parse';
import { invalidName, isNamed, renameUnit } from '../../server/src/refactor/rename';
import { applyEdits } from '../../server/src/text/edits';
import { planFixture, positionOf, withCursor } from '../support/plans';

function renamed(text: string, from: string, to: string): string {
  return applyEdits(text, renameUnit(namingNotes(parsePlan(text)), from, to));
}

const plan = (...notes: readonly string[]): string =>
  `某局2026年工作要点\n\n一、工作\n${notes.map((note, index) => `${index + 1}.事项${'甲乙丙丁戊'[index]}。抓好落实。${note}\n`).join('')}`;

describe('renaming a unit', () => {
  it('changes every note that names it, whatever its form, and nothing else', () => {
    assert.equal(
      renamed(
        plan('（责任单位：基教科、人事科）', '（人事科牵头，基教科配合）', '（牵头单位：办公室；配合单位：基教科）'),
        '基教科',
        '基础教育科',
      ),
      plan(
        '（责任单位：基础教育科、人事科）',
        '（人事科牵头，基础教育科配合）',
        '（牵头单位：办公室；配合单位：基础教育科）',
      ),
    );
  });

  it('leaves running text and longer names alone', () => {
    const text = plan('人事科要带头。（责任单位：人事科、县人事科）', '人事科做好配合。（责任单位：人事科）');
    assert.equal(
      renamed(text, '人事科', '组织人事科'),
      plan('人事科要带头。（责任单位：组织人事科、县人事科）', '人事科做好配合。（责任单位：组织人事科）'),
    );
  });

  it('takes the spellings of one name together', () => {
    assert.equal(
      renamed(
        plan('（责任单位：工委办（党建办））', '（责任单位：工委办(党建办)）', '（责任单位：工会、基教科）'),
        '工委办（党建办）',
        '党建办',
      ),
      plan('（责任单位：党建办）', '（责任单位：党建办）', '（责任单位：工会、基教科）'),
    );
  });

  it('renames in the cells of a table', () => {
    const table = (name: string): string =>
      `某局2026年工作要点任务分解表\n序号\t工作任务\t责任单位\t完成时限\n1\t开展检查\t${name}\t6月底前\n2\t组织培训\t人事科\t9月底前\n3\t召开会议\t${name}、人事科\t年底前\n`;
    assert.equal(renamed(table('基教科'), '基教科', '教研室'), table('教研室'));
  });

  it('keeps line ends and all other characters', () => {
    const text = `\ufeff${plan('（责任单位：基教科）', '　（责任单位：人事科 、基教科）')}`.replaceAll('\n', '\r\n');
    assert.equal(renamed(text, '基教科', '教研室'), text.replaceAll('基教科', '教研室'));
  });

  it('changes a plan back when renamed back', () => {
    const text = planFixture('full');
    assert.notEqual(renamed(text, '人事科', '某新科'), text);
    assert.equal(renamed(renamed(text, '人事科', '某新科'), '某新科', '人事科'), text);
  });

  describe('into one that exists', () => {
    it('names it once in each list, at the earlier place', () => {
      assert.equal(
        renamed(
          plan(
            '（责任单位：基教科、人事科、教研室）',
            '（责任单位：教研室、人事科、基教科）',
            '（责任单位：基教科、教研室）',
          ),
          '基教科',
          '教研室',
        ),
        plan('（责任单位：教研室、人事科）', '（责任单位：教研室、人事科）', '（责任单位：教研室）'),
      );
    });

    it('takes the first of a second list out of it', () => {
      assert.equal(
        renamed(plan('（牵头单位：教研室；配合单位：基教科、人事科）'), '基教科', '教研室'),
        plan('（牵头单位：教研室；配合单位：人事科）'),
      );
    });

    it('leaves it twice where each has words of its own', () => {
      assert.equal(renamed(plan('（教研室牵头，基教科配合）'), '基教科', '教研室'), plan('（教研室牵头，教研室配合）'));
    });
  });

  it('refuses what would not be one name', () => {
    for (const name of [
      '',
      '  ',
      '　',
      '甲科、乙科',
      '甲科，',
      '甲\n科',
      '甲科（',
      '）甲科',
      '甲科。',
      '责任单位：甲',
      '科'.repeat(61),
    ])
      assert.ok(invalidName(name)?.zh, JSON.stringify(name));
    for (const name of ['基础教育科', '工委办（党建办）', 'IT 中心', '第三中学'])
      assert.equal(invalidName(name), undefined);
  });

  it('knows whether a name is taken, in all its spellings', () => {
    const notes = namingNotes(parsePlan(plan('（责任单位：工委办（党建办））')));
    assert.ok(isNamed(notes, '工委办(党建办)'));
    assert.ok(!isNamed(notes, '党建办'));
  });
});

describe('what can be renamed', () => {
  const at = (text: string) => {
    const { plan: read, position } = withCursor(plan(text));
    const found = renamableAt(read, position);
    return 'reason' in found ? found.reason.zh : found.name;
  };

  it('is a unit in a note, with the cursor at either end', () => {
    assert.equal(at('（责任单位：|基教科）'), '基教科');
    assert.equal(at('（责任单位：基教科|）'), '基教科');
    assert.equal(at('（责任单位：基教科、人|事科）'), '人事科');
  });

  it('is nothing else, and the reason is given', () => {
    assert.match(at('（责任单位：各|科室）'), /泛指/);
    assert.match(at('（责任单位：各区、县|人民政府）'), /泛指|几个单位/);
    assert.match(at('（责任单位：基教科；责任人：张三|丰）'), /人名/);
    assert.match(at('（责任单位：|）'), /还没有写单位/);
    assert.match(at('（责任|单位：基教科）'), /不是责任单位的名称/);
    assert.match(at('（责任单位：基教科）|'), /不是责任单位的名称/);
    const text = planFixture('full');
    assert.ok('reason' in renamableAt(parsePlan(text), positionOf(text, '立德树人')));
    assert.ok('reason' in renamableAt(parsePlan(text), { line: 99_999, character: 3 }));
  });
});
