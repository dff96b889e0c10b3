/** Why a file was not read as a plan, for the command line and the editor. */
import type { Localized } from '../text/localized';
import type { Refusal } from './decode';
import type { UnreadPlan } from './planContent';

export function unreadText(unread: UnreadPlan): Localized {
  return unread.kind === 'word' ? unread.text : refusalText(unread);
}

/** Why a file's bytes were not read as text. */
function refusalText({ reason, offset }: Refusal): Localized {
  const place: Localized =
    offset === undefined ? { zh: '', en: '' } : { zh: `（第 ${offset + 1} 字节处）`, en: ` (at byte ${offset + 1})` };
  switch (reason) {
    case 'binary':
      return { zh: `不是文本文件${place.zh}`, en: `is not a text file${place.en}` };
    case 'utf32':
      return {
        zh: '编码为 UTF-32，不能读取，请另存为 UTF-8',
        en: 'is in UTF-32, which is not supported; save it as UTF-8',
      };
    case 'damaged':
      return { zh: `文本已损坏，含有无效字节${place.zh}`, en: `is damaged text with invalid bytes${place.en}` };
    case 'unknown':
      return {
        zh: `无法识别编码，既不是 UTF-8、UTF-16，也不是 GB 18030${place.zh}，请另存为 UTF-8`,
        en: `has an unknown encoding, not UTF-8, UTF-16 or GB 18030${place.en}; save it as UTF-8`,
      };
  }
}
