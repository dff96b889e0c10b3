/** A plan of any size with something for every rule and feature; no two items are alike. */

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

function numeral(value: number): string {
  if (value < 10) return digits[value]!;
  if (value < 100)
    return `${value < 20 ? '' : digits[Math.floor(value / 10)]}十${value % 10 === 0 ? '' : digits[value % 10]}`;
  return `${digits[Math.floor(value / 100)]}百${value % 100 === 0 ? '' : `${value % 100 < 10 ? '零' : ''}${value % 100 < 20 && value % 100 >= 10 ? '一' : ''}${numeral(value % 100)}`}`;
}

const itemsPerSection = 10;

const names = [
  '校舍',
  '师资',
  '课程',
  '食堂',
  '操场',
  '图书',
  '安全',
  '防疫',
  '党务',
  '督导',
  '体育',
  '艺术',
  '劳动',
  '科技',
];

/** Two characters that tell one item from the next. */
function name(index: number): string {
  return `${names[index % names.length]}${digits[Math.floor(index / names.length) % 10]}${names[Math.floor(index / names.length / 10) % names.length]}`;
}

export function samplePlan(items: number): string {
  const lines = ['某县教育局2026年工作要点', '', '2026年，全县教育工作要抓好以下任务。'];
  for (let item = 0; item < items; item++) {
    const section = Math.floor(item / itemsPerSection);
    if (item % itemsPerSection === 0)
      lines.push(`${numeral(section + 1)}、抓好第${numeral(section + 1)}方面${name(section)}工作`);
    const number = item % 37 === 36 ? item + 2 : item + 1;
    lines.push(
      `${number}${item % 29 === 0 ? '、' : '.'}推进${name(item)}建设。${item + 1}月底前新建${name(item)}基地${item + 3}个，合格率达到9${item % 10}%以上(试行),落实“${name(item)}行动”、“提升行动”和《${name(item)}意见》${item % 31 === 0 ? '”' : ''}。一是抓部署 ，二是抓落实${item % 23 === 0 ? '，四是抓总结' : '，三是抓总结'}。${item % 13 === 0 ? '规范办办学行为。' : ''}（责任单位：${name(item % 60)}科、${name(item % 17)}办${item % 19 === 0 ? `、${name(item % 60)}科` : ''}${item % 41 === 0 ? '' : '）'}`,
      `（1）完善${name(item)}制度；XX年组织培训2-3次。。`,
    );
    if (item % 7 === 0) lines.push(`第二段说明${name(item)}情况，發展不平衡，25 号前报送，见第${item % 50}项。`, '');
  }
  lines.push('附件：1.任务表', '某县教育局', '2026年1月5日');
  return lines.join('\n');
}

/** Distinct names of units: the first characters tell them apart. */
export function samplePlanUnit(index: number): string {
  return `${String.fromCharCode(0x4e00 + (index % 6000), 0x5000 + Math.floor(index / 6000))}事务中心`;
}
