/** What is said where a text could not be written into its Word file. */
import type { Localized } from '../text/localized';
import type { Remark } from './reviser';
import type { Unwritten, Written } from './writeText';

/** More places than anybody works through one by one. */
const mostPlaces = 100;

/** A comment for each place. */
export function remarksOnUnwritten({
  word,
  unwritten,
}: Written): readonly { readonly text: Localized; readonly range: Remark['range'] }[] {
  const lines = word.text.split('\n');
  return unwritten.slice(0, mostPlaces).map((one) => {
    const { line } = one;
    const end = lines[line]?.length ?? 0;
    return { text: textOf(one), range: { start: { line, character: 0 }, end: { line, character: end } } };
  });
}

function textOf({ kind, wanted }: Unwritten): Localized {
  switch (kind) {
    case 'number':
      return wanted === ''
        ? {
            zh: '文稿中此处没有编号：这是自动编号，请在 Word 中调整列表。',
            en: 'No number here: adjust the list in Word.',
          }
        : {
            zh: `编号应为“${wanted}”：这是自动编号，请在 Word 中调整列表。`,
            en: `The number should be “${wanted}”: it is automatic, so adjust the list in Word.`,
          };
    case 'line':
      return { zh: `此处未能改写，应为：${wanted}`, en: `This could not be changed. It should be: ${wanted}` };
    case 'missing':
      return { zh: `此后未能加入：${wanted}`, en: `This could not be added here: ${wanted}` };
    case 'extra':
      return { zh: '此段应删去，未能删除。', en: 'This should go, but could not be deleted.' };
  }
}
