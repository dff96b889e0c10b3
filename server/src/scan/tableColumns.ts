/**
 * What the columns of a task table hold, by their names: who answers, by when, what was achieved, what is to be done.
 */
import type { Role } from './types';

/**
 * `number` 序号 · `unit` bodies of one role · `person` 责任人, 分管领导 · `deadline` 完成时限 · `result` 进展情况, also 备注: nothing in
 * it commits · `amount` 总投资（万元）: bare figures · `plan` 任务, 目标, 措施: all that is to be done
 */
export type ColumnType = 'number' | 'unit' | 'person' | 'deadline' | 'result' | 'amount' | 'plan';

export interface Column {
  readonly type: ColumnType;
  /** The role of the units in a `unit` column. */
  readonly role: Role;
  /** A `unit` column that also names who answers within each unit: 责任单位及责任人. */
  readonly persons?: true;
}

/** Longer texts are cells. */
export const longestColumnName = 16;

const unit =
  /^(?:主要|牵头|配合|具体|第一|共同|市级|县级|区级|省级)?(?:责任|负责|牵头|主责|主办|承办|承担|落实|实施|配合|协办|协同配合|协同|协助|参与|会办|督导|主管)(?:责任|实施|配合|落实)?(?:单位|科室|处室|部门|股室|年段|主体|乡镇|镇街|组室|处|科)/;
const support = /^(?:配合|协办|协同|协助|参与|会办)/;
const lead = /^(?:主要责任|第一责任|牵头|主责|主办)/;
const person = /(?:责任人|负责人|联系人|责任领导|领导|校长|局长|主任|班子成员)$/;
/** 责任单位负责人: persons alone. */
const personsOf = /(?:单位|部门|科室|处室|股室)(?:的|主要|分管|具体)?(?:责任人|负责人|联系人|领导)$/;
const number = /^(?:序号|编号|项目编号|任务序号|序|号)$/;
const result =
  /(?:进展|完成|推进|落实|实施|执行|工作|办理|开展|建设|推动|整改|达标|自查)(?:情况|现状|进度|成效|成果)|进展$|^(?:目前|当前|形象|工程|工作|实际|月度)?进度$|(?:完成|达标|合格|满意|到位)(?:率|比例|程度|值)|实际|累计|截至|截止|达序|^是否|^已|得分|自评|存在(?:的)?(?:主要)?(?:问题|困难)|^问题|困难|下(?:一)?步|^备注$|^说明$|^备注说明$|评价|等次|状态/;
const deadline =
  /^(?:(?:计划|拟|要求|预计|最迟|整改|办结|工作|任务|建设|实施|项目)?(?:完成|竣工|办结|起止|整改)?(?:的)?(?:时间|时限|期限|日期|年限|节点|周期)(?:要求|节点|安排)?|进度(?:要求|安排)|进度计划|时间进度)$/;
const amount = /(?:投资|资金|金额|经费|数量|分值|权重|预算|概算|分数|占比)(?:规模|总额|概算)?$/;
const plan =
  /(?:任务|内容|目标|项目|计划|措施|要求|标准|指标|事项|工作|举措|要点|名称|类别|分类|重点|规模|职责|领域|方向|安排|做法|成果|活动|主题|模块|维度|环节|内涵|政策)$/;

/** What a column of this name holds; undefined if it is not the name of a column. `name` has no white space. */
export function columnOf(name: string): Column | undefined {
  const bare = name.replace(/[（(][^）)]{0,12}[）)]$/, '');
  if (bare.length === 0 || bare.length > longestColumnName || /[。；，、：]/.test(bare)) return undefined;
  if (number.test(bare)) return plainColumn('number');
  if (unit.test(bare)) {
    const role = support.test(bare) ? 'support' : lead.test(bare) ? 'lead' : 'plain';
    return !person.test(name.replace(/[）)]$/, ''))
      ? { type: 'unit', role }
      : personsOf.test(bare)
        ? plainColumn('person')
        : { type: 'unit', role, persons: true };
  }
  if (result.test(bare)) return plainColumn('result');
  if (deadline.test(bare)) return plainColumn('deadline');
  if (person.test(bare)) return plainColumn('person');
  if (amount.test(bare)) return plainColumn('amount');
  return plan.test(bare) ? plainColumn('plan') : undefined;
}

function plainColumn(type: ColumnType): Column {
  return { type, role: 'plain' };
}

/** A column whose name says nothing: each cell is read for what it says itself. */
export const unknownColumn: Column = plainColumn('plan');

export function isUnitColumnName(name: string): boolean {
  return name.length <= longestColumnName && name.length === unit.exec(name)?.[0].length;
}
