/** The form of the number that a line begins with, whatever its value: 一、 and 二、 have the same. */

const marker =
  /^(?:[（(]?[一二三四五六七八九十百零〇]{1,5}[）)]?[、.．]?|[（(]?\d{1,3}[）)]?(?:[.．]\d{1,3}){0,4}[、.．]?|第[一二三四五六七八九十百零〇\d]{1,5}[章节条款]|[①-⑳]|[（(]?[A-Za-z][）)、.．])/;

/** Empty if the line begins with none. */
export function markerForm(line: string): string {
  const found = marker.exec(line.trimStart())?.[0] ?? '';
  // A number without a sign beside it counts something: 2027年.
  if (/^[一二三四五六七八九十百零〇\d]+$/.test(found)) return '';
  return found
    .replace(/[一二三四五六七八九十百零〇]+/g, '一')
    .replace(/\d+/g, '1')
    .replace(/[①-⑳]/, '①')
    .replace(/[A-Z]/, 'A')
    .replace(/[a-z]/, 'a');
}

/** How many characters of a line are a number of the form of `label`, with the spaces behind it; 0 if it has none. */
export function beginsLike(line: string, label: string): number {
  const form = markerForm(label);
  if (form === '' || markerForm(line) !== form) return 0;
  const start = line.length - line.trimStart().length;
  const end = start + marker.exec(line.slice(start))![0].length;
  return end + /^[ \t\u3000]*/.exec(line.slice(end))![0].length;
}
