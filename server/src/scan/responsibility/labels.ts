/**
 * The words that open a responsibility note (责任单位, 牵头处室, 配合单位, 分管领导 …) and what they say about the names after them.
 */

import type { Role } from '../types';

export interface LabelMeaning {
  readonly role: Role;
  readonly person: boolean;
  /**
   * Clear enough to open a note without brackets. `host` (主办单位, 承办单位) is, but only after a number or a sentence: at the
   * start of a line it mostly belongs to a web page.
   */
  readonly bare: boolean | 'host';
}

const leadHeads = [
  '牵头',
  '主责',
  '主要责任',
  '主要牵头',
  '牵头责任',
  '责任牵头',
  '第一责任',
  '总牵头',
  '主牵头',
  '牵头负责',
  '首要责任',
  '主要负责',
  '共同牵头',
  '联合牵头',
  '主抓',
  '牵总',
];
const plainHeads = [
  '责任',
  '负责',
  '完成',
  '落实',
  '实施',
  '具体责任',
  '责任落实',
  '落实责任',
  '直接责任',
  '共同责任',
  '执行',
  '具体负责',
  '具体落实',
  '具体实施',
  '工作责任',
  '重点责任',
  '任务',
  '承担',
  '承接',
  '涉及责任',
  '分工责任',
  '有关责任',
  '督导',
  '督办',
  '督查',
  '指导',
  '归口',
  '归口管理',
];
const supportHeads = [
  '配合',
  '参与',
  '协办',
  '协同',
  '协助',
  '协同配合',
  '会办',
  '协作',
  '其他责任',
  '其它责任',
  '配合责任',
  '协同责任',
  '协助责任',
  '协办责任',
  '参与责任',
  '参加',
  '共同配合',
  '主要配合',
  '参与配合',
  '协助配合',
  '配合协助',
  '协管',
  '协调配合',
  '次要责任',
  '相关责任',
  '协助落实',
  '配合落实',
  '支持',
  '支持配合',
  '协同落实',
  '联办',
  '联合',
];
const hostHeads = ['主办'];
const hostedHeads = ['承办'];
const bracketOnlyPlain = ['主管', '组织', '分管', '监管'];
const nouns = [
  '单位',
  '科室',
  '处室',
  '部门',
  '股室',
  '机构',
  '院系',
  '主体',
  '组室',
  '线室',
  '部室',
  '室',
  '处',
  '科',
  '司局',
  '厅局',
  '站所',
  '院部',
  '部处',
  '委办局',
  '工作组',
  '专班',
  '科(室)',
  '处(室)',
  '部门(单位)',
  '单位(部门)',
  '单位(科室)',
  '科室(单位)',
  '科室(部门)',
  '部门(科室)',
  '处室(单位)',
  '单位和部门',
  '部门和单位',
  '部门及单位',
];
/** Only after these heads: 实施学校 or 参与地区 list where something happens. */
const dutyHeads: readonly (readonly [string, Role])[] = [
  ['责任', 'plain'],
  ['负责', 'plain'],
  ['牵头', 'lead'],
  ['主责', 'lead'],
  ['配合', 'support'],
  ['协办', 'support'],
];
const dutyNouns = ['局', '组', '年段', '年级', '校区', '学校', '学院', '镇街', '乡镇', '条线', '团队', '地区'];
/** Heads that may come right before the colon: （牵头：A；配合：B）. */
const aloneHeads: readonly (readonly [string, Role])[] = [
  ['牵头', 'lead'],
  ['主责', 'lead'],
  ['责任', 'plain'],
  ['负责', 'plain'],
  ['配合', 'support'],
  ['参与', 'support'],
  ['协办', 'support'],
  ['协同', 'support'],
  ['协助', 'support'],
  ['会办', 'support'],
  ['主办', 'lead'],
  ['承办', 'plain'],
];
/** Who does what, told in clauses: 责任分工：由甲局负责规划，乙局负责实施，丙局配合。 */
const divisionLabels = ['责任分工', '职责分工', '任务分工', '工作分工', '部门分工', '单位分工', '具体分工'];
const personLabels = [
  '责任人',
  '负责人',
  '责任领导',
  '分管领导',
  '主管领导',
  '牵头领导',
  '分线领导',
  '包保领导',
  '联系领导',
  '挂钩领导',
  '包抓领导',
  '督导领导',
  '督办领导',
  '协助领导',
  '配合领导',
  '局领导',
  '市领导',
  '县领导',
  '区领导',
  '校领导',
  '主要责任人',
  '第一责任人',
  '直接责任人',
  '具体责任人',
  '具体负责人',
  '主要负责人',
  '分管负责人',
  '责任校长',
  '分管校长',
  '分管局长',
  '责任局长',
  '责任科长',
  '责任班子成员',
  '责任班子',
  '班子成员',
  '经办人',
  '承办人',
  '牵头人',
  '配合人',
  '牵头局领导',
  '分管局领导',
  '责任局领导',
  '分管市领导',
  '牵头市领导',
  '责任市领导',
  '分管县领导',
  '牵头县领导',
  '责任县领导',
  '分管区领导',
  '分管校领导',
  '责任校领导',
  '责任教师',
  '责任老师',
  '主要领导',
  '具体责任领导',
  '负责领导',
  '牵头负责人',
  '责任同志',
  '牵头责任人',
  '直接负责人',
  '业务负责人',
  '工作责任人',
  '部门负责人',
  '科室负责人',
  '项目负责人',
  '具体承办人',
  '责任处长',
  '分管处长',
  '分管科长',
];

const meanings = new Map<string, LabelMeaning>();
let longest = 0;

function define(label: string, meaning: LabelMeaning): void {
  meanings.set(label, meaning);
  longest = Math.max(longest, label.length);
}

function defineAll(heads: readonly string[], role: Role, bare: LabelMeaning['bare']): void {
  for (const head of heads) for (const noun of nouns) define(head + noun, { role, person: false, bare });
}

defineAll(hostHeads, 'lead', 'host');
defineAll(hostedHeads, 'plain', 'host');
defineAll(bracketOnlyPlain, 'plain', false);
defineAll(leadHeads, 'lead', true);
defineAll(plainHeads, 'plain', true);
defineAll(supportHeads, 'support', true);
for (const [head, role] of dutyHeads)
  for (const noun of dutyNouns) define(head + noun, { role, person: false, bare: true });
for (const [head, role] of aloneHeads) define(head, { role, person: false, bare: false });
for (const label of divisionLabels) define(label, { role: 'plain', person: false, bare: true });
for (const label of personLabels) define(label, { role: 'plain', person: true, bare: true });

/** A label's last and first characters: a cheap test before the look-up. */
const endings = new Set([...meanings.keys()].map((label) => label.charCodeAt(label.length - 1)));
const beginnings = new Set([...meanings.keys()].map((label) => label.charCodeAt(0)));

export interface LabelMatch {
  readonly start: number;
  readonly end: number;
  readonly meaning: LabelMeaning;
}

/**
 * The longest label that starts at `from` or later and ends right before `end` (spaces before `end` are skipped).
 * Folded text.
 */
export function labelEndingAt(source: string, end: number, from: number): LabelMatch | undefined {
  let last = end;
  while (last > from && source.charCodeAt(last - 1) === 0x20) last--;
  if (last <= from || !endings.has(source.charCodeAt(last - 1))) return undefined;
  for (let length = Math.min(longest, last - from); length >= 2; length--) {
    const meaning = meanings.get(source.slice(last - length, last));
    if (meaning !== undefined) return { start: last - length, end: last, meaning };
  }
  return undefined;
}

/** The longest label that begins at `start`. Folded text. */
export function labelStartingAt(source: string, start: number, end: number): LabelMatch | undefined {
  if (!beginnings.has(source.charCodeAt(start))) return undefined;
  for (let length = Math.min(longest, end - start); length >= 3; length--) {
    const meaning = meanings.get(source.slice(start, start + length));
    if (meaning !== undefined) return { start, end: start + length, meaning };
  }
  return undefined;
}

/** Words that come before a label and belong to it: 市级责任单位, 主要牵头单位, 各责任单位. */
const labelPrefixes = new Set([
  '各',
  '市级',
  '县级',
  '区级',
  '省级',
  '校级',
  '局',
  '主要',
  '共同',
  '具体',
  '市',
  '县',
  '区',
  '省',
  '其他',
  '其它',
  '相关',
  '市直',
  '县直',
  '区直',
  '省直',
  '局机关',
  '机关',
  '本级',
  '分',
  '总',
  '(',
]);

/** Whether the text between the start of a piece and its label belongs to the label. */
export function isLabelPrefix(text: string): boolean {
  return text === '' || labelPrefixes.has(text);
}
