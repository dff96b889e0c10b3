import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { comparable, comparePlans, type ComparedItem, type Comparison } from '../../server/src/ledger/compare';
import {
  comparisonData,
  comparisonFormats,
  compareVersion,
  type NamedComparison,
} from '../../server/src/ledger/comparisonFormats';
import { summaryOf } from '../../server/src/ledger/comparisonTable';
import { parsePlan } from '../../server/src/plan/parse';
import { farReachingPlans, samplePlans } from '../support/planTexts';
import { labelledPairs, type LabelledPair } from '../support/comparePairs';

const compare = (earlier: string, later: string): Comparison =>
  comparePlans(comparable(parsePlan(earlier)), parsePlan(later));

/** Expected and found, and what they have in common. */
class Score {
  #expected = 0;
  #found = 0;
  #right = 0;
  readonly wrong: string[] = [];

  add(name: string, expected: readonly string[], found: readonly string[]): void {
    this.#expected += expected.length;
    this.#found += found.length;
    this.#right += found.filter((one) => expected.includes(one)).length;
    for (const one of expected) if (!found.includes(one)) this.wrong.push(`${name}: missing ${one}`);
    for (const one of found) if (!expected.includes(one)) this.wrong.push(`${name}: invented ${one}`);
  }

  get f1(): number {
    return (2 * this.#right) / (this.#expected + this.#found);
  }
}

function markOf({ verdict, earlier, later }: ComparedItem, pair: LabelledPair): string {
  const mark = verdict === 'merged' ? pair.earlierMarks.get(earlier!.item.entry.line) : undefined;
  return mark ?? pair.laterMarks.get((later ?? earlier)!.item.entry.line) ?? '?';
}

/** `1-2` the entries in these lines are one; `1<2` and `1>2` are a part and its whole. */
function expectedMatches({ earlierMarks, laterMarks }: LabelledPair): string[] {
  const result: string[] = [];
  for (const [line, mark] of earlierMarks)
    for (const [other, same] of laterMarks) {
      if (mark === same) result.push(`${line}-${other}`);
      if (same === `<${mark}`) result.push(`${line}<${other}`);
      if (mark === `>${same}`) result.push(`${line}>${other}`);
    }
  return result;
}

function foundMatches({ items }: Comparison): string[] {
  return items.flatMap(({ verdict, earlier, later }) => {
    if (earlier === undefined || later === undefined) return [];
    const sign = verdict === 'split' ? '<' : verdict === 'merged' ? '>' : '-';
    return [`${earlier.item.entry.line}${sign}${later.item.entry.line}`];
  });
}

function foundChanges({ items }: Comparison, pair: LabelledPair): string[] {
  return items.flatMap((row) => {
    if (row.verdict === 'added' || row.verdict === 'dropped') return [];
    const mark = markOf(row, pair);
    return [
      ...row.targets.map(({ kind, earlier, later }) =>
        kind === 'added'
          ? `${mark} target added ${later!.text}`
          : kind === 'dropped'
            ? `${mark} target ${earlier!.text} -> dropped`
            : `${mark} target ${earlier!.text} -> ${later!.text} ${kind}`,
      ),
      ...row.units.map(({ kind, earlier, later }) =>
        kind === 'added'
          ? `${mark} unit +${later!.name}`
          : kind === 'dropped'
            ? `${mark} unit -${earlier!.name}`
            : `${mark} unit role ${later!.name}`,
      ),
      ...row.deadlines.map(
        ({ kind, earlier, later }) => `${mark} deadline ${earlier?.text ?? ''} -> ${later?.text ?? ''} ${kind}`,
      ),
    ];
  });
}

describe('comparing plans: labelled pairs', () => {
  const pairs = labelledPairs();
  it('are at least thirty', () => assert.ok(pairs.length >= 30, String(pairs.length)));

  it('have their items matched', () => {
    const score = new Score();
    for (const pair of pairs) {
      score.add(pair.name, expectedMatches(pair), foundMatches(compare(pair.earlier, pair.later)));
    }
    assert.ok(score.f1 >= 0.95, `F1 ${score.f1.toFixed(3)}\n${score.wrong.join('\n')}`);
  });

  for (const aspect of ['target', 'unit', 'deadline'])
    it(`have each changed ${aspect} found`, () => {
      const score = new Score();
      for (const pair of pairs) {
        const isOf = (change: string): boolean => change.split(' ')[1] === aspect;
        score.add(
          pair.name,
          pair.changes.filter(isOf),
          foundChanges(compare(pair.earlier, pair.later), pair).filter(isOf),
        );
      }
      assert.ok(score.f1 >= 0.95, `F1 ${score.f1.toFixed(3)}\n${score.wrong.join('\n')}`);
    });
});

const named = (earlier: string, later: string): NamedComparison => {
  const [earlierPlan, laterPlan] = [parsePlan(earlier), parsePlan(later)];
  const comparison = comparePlans(comparable(earlierPlan), laterPlan);
  return { comparison, earlierFile: 'a.txt', laterFile: 'b.txt', earlierPlan, laterPlan };
};

describe('comparing plans', () => {
  /** Fields of work that are written anew each year: few words are left, and those are of one field. */
  const fields = {
    food: [
      '守好校园食堂。食堂大宗食材集中采购，每批抽检留样；后厨装摄像头，家长随时可看；营养师按周排菜单，少油少盐；餐余垃圾当天清运，油烟管道每季清洗；陪餐校长记录口味，学生投票换菜；供货商黑名单按月公布，问题食材追到田头，价格随行就市并张榜；厨余台秤联网，浪费多的班级午会提醒，寄宿学生夜宵另设窗口。',
      '让孩子吃得放心。推行明厨亮灶全覆盖，镜头直通监管平台；食材抽检结果张贴在食堂门口；聘请营养师进校，菜单先公示后采购；校长陪餐每周不少于三次；清退三家不合格供货商，重新招标；炊事员全员体检培训，持证上岗；厨房改造补助向乡村小规模学校倾斜，冬季热饭热菜有保障；剩饭少的班级周末表扬，供货商黑名单与采购价格一并张榜，餐余垃圾日产日清。',
    ],
    reading: [
      '建设书香校园。图书角进教室，旧书漂流进社区；每天午间静读二十分钟，教师同读；作家走进课堂，学生剧社改编名著；阅读档案伴随六年，评选领读小组；流动书车下乡，绘本教具共享；学校图书馆周末开门，馆藏目录联网可查，破损书籍由学生义工修补；寒暑假推荐书单分年级印发，讲书比赛逐级选拔，获奖录音在广播站播放。',
      '推动全民阅读从学生抓起。午间静读写进课表，图书馆延时开放到傍晚；流动书车覆盖山区教学点；邀请作家驻校讲座，编印学生诗文集；阅读档案改为电子版；亲子共读打卡换借书额度；选聘退休教师当领读人，方言故事录成音频，盲文读物补齐到特教班；讲书比赛请评书演员点评。',
    ],
    fire: '排查消防隐患。逐栋检查疏散通道和应急灯，更换过期灭火器；宿舍电路改造，电动车集中停放充电；师生每学期演练两次，微型消防站配齐水带战服；木结构旧校舍加装喷淋，配电箱由专人上锁，值班员每两小时巡楼签字，外墙保温层限期拆换；燃气阀门装自动切断，实验室药品双人双锁，库房温度遥测报警。',
  };
  const ofFields = (year: number, ...said: readonly string[]): string =>
    `栖云市教育局${year}年工作要点\n一、重点工作\n${said.map((text, at) => `（${'一二三'[at]}）${text}`).join('\n')}\n`;

  it('finds a field of work again that is written anew, beside another that is new', () => {
    const { food, reading, fire } = fields;
    const { items } = compare(ofFields(2025, food[0]!, reading[0]!), ofFields(2026, fire, reading[1]!, food[1]!));
    const numbers = items.map(({ earlier, later }) =>
      [earlier, later].map((side) => side?.item.entry.marker?.number ?? '-').join('-'),
    );
    assert.deepEqual(numbers.slice(1).sort(), ['--1', '1-3', '2-2']);
  });

  it('takes no field for another that took its place', () => {
    const { food, fire } = fields;
    const { items } = compare(ofFields(2025, food[0]!), ofFields(2026, fire, fields.reading[0]!));
    assert.deepEqual(
      items
        .slice(1)
        .map(({ verdict }) => verdict)
        .sort(),
      ['added', 'added', 'dropped'],
    );
  });

  const texts = [...samplePlans, ...Object.values(farReachingPlans), ...labelledPairs().map(({ later }) => later), ''];

  it('finds no change in the same plan', () => {
    for (const text of texts) {
      const { items, targets, units, deadlines } = summaryOf(compare(text, text));
      assert.deepEqual(items, { same: items.same, moved: 0, reworded: 0, split: 0, merged: 0, added: 0, dropped: 0 });
      assert.deepEqual([...Object.values(targets), units, deadlines], [0, 0, 0, 0, 0, 0, 0], text);
    }
  });

  it('has each entry of both plans in one row', () => {
    for (let at = 0; at + 1 < texts.length; at++) {
      const { comparison } = named(texts[at]!, texts[at + 1]!);
      const { earlier, later, items } = comparison;
      const own = (verdict: string) => items.filter((item) => item.verdict !== verdict);
      assert.deepEqual(new Set(own('split').flatMap((item) => item.earlier ?? [])), new Set(earlier.commitments));
      assert.deepEqual(
        own('merged').flatMap((item) => item.later ?? []),
        later.commitments,
      );
    }
  });

  it('gives an item of the later plan the id that it has in the earlier one', () => {
    const { items } = compare(
      '某局2025年工作要点\n一、抓教学\n1.强课堂建设。听课40节。\n',
      '某局2026年工作要点\n一、抓教学\n1.开门办学。走访家长。\n2.加强课堂建设。听课40节。\n',
    );
    const pair = items.find(({ earlier }) => earlier?.item.title === '强课堂建设')!;
    assert.equal(pair.later!.item.title, '加强课堂建设');
    assert.equal(pair.later!.item.id, pair.earlier!.item.id);
  });

  it('prints data that fit the published schema', () => {
    const schema = JSON.parse(readFileSync(path.join('schemas', 'compare.schema.json'), 'utf8')) as object;
    const isValid = new Ajv({ allErrors: true }).compile(schema);
    for (let at = 0; at + 1 < texts.length; at++) {
      const data = JSON.parse(JSON.stringify([comparisonData(named(texts[at]!, texts[at + 1]!))])) as unknown[];
      assert.ok(isValid(data), JSON.stringify(isValid.errors?.slice(0, 3)));
      assert.equal(isValid([{ ...(data[0] as object), version: compareVersion + 1 }]), false);
    }
  });

  it('prints no control characters and no formulas', () => {
    const text = '某局2026年工作要点\n一、\u202e抓教学\u0007\n1.=强课堂|建设。听课40节。\n';
    for (const { name, pair } of comparisonFormats)
      for (const language of ['zh', 'en'] as const) {
        const printed = pair(named('某局2025年工作要点\n', text), language);
        assert.doesNotMatch(printed, /[\u0007\u202e]/, name);
        assert.doesNotMatch(printed, /(?:^|,)=/m, name);
      }
  });
});
