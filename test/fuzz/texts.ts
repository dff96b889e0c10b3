/** Texts like plans, well-formed or not: a grammar with slips, and mutations of given texts. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pick, type Choices } from './choices';

const places = ['', '栖云市', '某县', '清河区教育局', '全市'];
const years = ['2026', '２０２６', '二〇二六', '20××', '2026—2028', ''];
const actions = [
  '抓好安全',
  '推进均衡发展',
  '深化改革',
  '规范办学行为',
  '新建幼儿园',
  '加强队伍建设',
  '𠮷字',
  'STEM教育',
  '做好“双减”工作',
  '',
];
const amounts = [
  '12所',
  '不少于40个',
  '2-3个',
  '百分之八',
  '1.8亿元',
  '95%以上',
  '一批',
  '若干',
  '1:14',
  '翻一番',
  '10%左右',
  '约3000人次',
  '二三十个',
  '9999999999999999999个',
  '0.0000001%',
];
const dates = [
  '6月底前',
  '2026年12月31日前',
  '第二季度',
  '上半年',
  '寒假前',
  '每月',
  '年底前',
  '按期',
  '2月30日前',
  '十三月',
];
const units = [
  '基教科',
  '人事科',
  '各科室',
  '财务科、人事科',
  '局属各单位',
  '教育科学研究院',
  '县（区）教育局',
  '张某',
  '人事科财务科',
  'A',
  '各有关部门',
  '安委会（办）',
];
const marks = ['。', '。', '。', '；', '，', '', '！', '。。', '.', ';'];
const digits = ['1', '2', '3', '4', '10', '一', '二', '三', '十', '百', '廿', '０', '９', '①', '0', '9999', '99999'];
const oddities = [
  '\ufeff',
  '\u0000',
  '\ud842',
  '\udfb7',
  '\u200b',
  '\u202e',
  '\u2028',
  '\u0085',
  '\t',
  '\u3000',
  '\u00a0',
  '&nbsp;',
  '<br/>',
  '<script>',
  '[链](command:x)',
  '$(trash)',
  '`',
  '|',
  '│',
  '……',
  '——',
  '×',
  '（',
  '）',
  '(',
  ')',
  '〔',
  '〕',
  '【',
  '】',
  '“',
  '”',
  '《',
  '》',
  '‘',
  '’',
  '[',
  ']',
  '{',
  '}',
  '、、',
  '：',
  ':',
  '第',
  '条',
  '是',
  '要',
  '至',
  '-',
];
const eols = ['\n', '\n', '\n', '\r\n', '\r', '\n\n', ''];

function number(choices: Choices): string {
  return pick(choices, digits);
}

function marker(choices: Choices): string {
  const n = number(choices);
  return pick(choices, [
    `${n}.`,
    `${n}、`,
    `（${n}）`,
    `${n}．`,
    `(${n})`,
    `第${n}条 `,
    `第${n}章 `,
    `${n}）`,
    `${n}，`,
    `第${n}部分 `,
    `${n}.${n} `,
    `${n} `,
    `§${n}`,
    `第${n}，`,
    n,
  ]);
}

function note(choices: Choices): string {
  const a = pick(choices, units);
  const b = pick(choices, units);
  return pick(choices, [
    `（责任单位：${a}）`,
    `（${a}牵头，${b}配合）`,
    `（牵头单位：${a}；配合单位：${b}）`,
    `责任单位：${a}`,
    `（责任单位：${a}`,
    `(责任单位:${a}、${b})`,
    `〔${a}负责〕`,
    `（责任单位：）`,
    `（责任领导：${a}；责任科室：${b}）`,
    `（${a}、${b}）`,
    `【责任单位：${a}】`,
    `（责任单位：${a}〕`,
    `\t${a}\t${b}`,
    `责任人：${a} `,
  ]);
}

function clause(choices: Choices): string {
  const action = pick(choices, actions);
  return (
    pick(choices, [
      action,
      `${pick(choices, dates)}${action}${pick(choices, amounts)}`,
      `力争${action}达到${pick(choices, amounts)}`,
      `一是${action}；二是${pick(choices, actions)}`,
      `（1）${action}；（2）${pick(choices, actions)}`,
      `见第${number(choices)}项`,
      pick(choices, oddities),
      `（见附件${number(choices)}）`,
      `${number(choices)}要${action}`,
      `较上年增长${pick(choices, amounts)}`,
    ]) + pick(choices, marks)
  );
}

function line(choices: Choices): string {
  switch (choices.below(10)) {
    case 0:
      return marker(choices) + pick(choices, actions) + pick(choices, marks);
    case 1:
    case 2:
    case 3:
      return marker(choices) + pick(choices, actions) + pick(choices, marks) + clause(choices) + note(choices);
    case 4:
      return clause(choices) + clause(choices);
    case 5:
      return note(choices);
    case 6:
      return pick(choices, ['', ' ', '\u3000\u3000']);
    case 7:
      return pick(choices, [
        '附件',
        '目录',
        '2025年工作总结',
        '2026年工作安排',
        '当前位置：首页>通知',
        '上一篇：无',
        '发布时间：2026-01-01',
        '| 序号 | 任务 | 单位 |',
        '（此件公开发布）',
        '某县教育局',
        '2026年1月5日',
        '—1—',
      ]);
    case 8:
      return marker(choices) + marker(choices) + clause(choices);
    default:
      return pick(choices, oddities) + clause(choices);
  }
}

/** A text in the manner of a plan, with slips. */
export function plan(choices: Choices): string {
  let text =
    choices.below(4) === 0 ? '' : `${pick(choices, places)}${pick(choices, years)}年工作要点${pick(choices, eols)}`;
  for (let left = choices.below(30); left > 0; left--) text += line(choices) + pick(choices, eols);
  return text;
}

/** A few edits that no author would make; pieces come from `others`. */
export function mutate(text: string, choices: Choices, others: readonly string[]): string {
  let result = text;
  for (let left = 1 + choices.below(4); left > 0; left--) {
    const at = choices.below(result.length + 1);
    const length = choices.below(pick(choices, [2, 8, 40]));
    const head = result.slice(0, at);
    const tail = result.slice(at);
    switch (choices.below(10)) {
      case 0:
        result = head + tail.slice(length);
        break;
      case 1:
        result = head + pick(choices, oddities) + tail;
        break;
      case 2:
        result = head + line(choices) + tail;
        break;
      case 3:
        result = head + tail.slice(0, length).repeat(1 + choices.below(12)) + tail;
        break;
      case 4:
        result = head + marker(choices) + tail.slice(length);
        break;
      case 5:
        result = head + note(choices) + tail;
        break;
      case 6: {
        const other = pick(choices, others);
        const from = choices.below(other.length + 1);
        result = head + other.slice(from, from + length * 4) + tail.slice(length);
        break;
      }
      case 7:
        result = head + String.fromCharCode(choices.below(0x10000)) + tail.slice(1);
        break;
      case 8:
        result = head + pick(choices, eols) + tail;
        break;
      default:
        result = head + pick(choices, oddities).repeat(1 + choices.below(40)) + tail.slice(length);
    }
  }
  return result;
}

/** The plans in `test/fixtures`, and the texts that once failed. */
export function seedTexts(): readonly string[] {
  return ['plans', 'fuzz'].flatMap((name) => {
    const folder = path.resolve('test', 'fixtures', name);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => readFileSync(path.join(folder, file), 'utf8'));
  });
}
