/** What the words mean that units write as a task's status. */
import type { Colour } from '../xlsx/workbook';

/** `aside` neither behind nor on pace: changed, paused, or to be judged at the end of the year alone */
export type StatusMeaning = 'done' | 'ongoing' | 'behind' | 'notStarted' | 'aside';

/** By what they say; the first that fits. 完成序时 and 基本完成 are not yet 完成. */
const meanings: readonly (readonly [RegExp, StatusMeaning])[] = [
  [/未启动|未开始|未开工|未实施|尚未开展/, 'notStarted'],
  [/年终确定|调整|暂停|暂缓|缓办|中止|终止|取消|停办|不再|其[他它]/, 'aside'],
  [/[未没][^，；]{0,3}(?:完成|办结|达标|达到|达)|[欠慢缓]进度|缓慢|滞后|落后|逾期|超期|红/, 'behind'],
  [/完成序时|序时|达进度|超进度|(?:基本|部分|正在|即将|有望)(?:完成|办结)|黄/, 'ongoing'],
  [/完成|办结|销号|达标|绿/, 'done'],
  [/推进|进行|实施|办理|开展|启动|开工|正常|蓝/, 'ongoing'],
];

/** Undefined if the word says nothing that we know. `stated` is what an office says of its own words. */
export function meaningOf(
  status: string,
  stated: ReadonlyMap<string, StatusMeaning> = none,
): StatusMeaning | undefined {
  return stated.get(status) ?? meanings.find(([pattern]) => pattern.test(status))?.[1];
}

const none: ReadonlyMap<string, StatusMeaning> = new Map();

const colours: Readonly<Record<StatusMeaning, Colour>> = {
  done: 'green',
  ongoing: 'blue',
  behind: 'red',
  notStarted: 'grey',
  aside: 'yellow',
};

/** Of a cell with that status. */
export function colourOf(status: string): Colour {
  const meaning = meaningOf(status);
  return meaning === undefined ? 'yellow' : colours[meaning];
}
