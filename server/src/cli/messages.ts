/** What the command line says about files, in both languages. */
import type { Localized } from '../text/localized';
import type { FileFault } from '../files/fileSystem';
import type { Encoding, Refusal } from '../files/decode';
import type { UnreadPlan } from '../files/planContent';

/** Bytes. No plan is larger, and checking a larger text could exhaust the memory. */
export const sizeLimit = 64 << 20;

const megabytes = sizeLimit >> 20;

const faults: Readonly<Record<FileFault, Localized>> = {
  notFound: { zh: '文件不存在', en: 'no such file' },
  noPermission: { zh: '没有读取或写入的权限', en: 'permission denied' },
  notFile: { zh: '不是普通文件', en: 'is not a regular file' },
  notDirectory: { zh: '不是文件夹', en: 'is not a folder' },
  loop: { zh: '符号链接循环', en: 'its symbolic links form a loop' },
  tooLarge: { zh: `文件超过 ${megabytes} MB 的上限`, en: `the file is larger than the limit of ${megabytes} MB` },
  outside: { zh: '文件实际位于该文件夹之外', en: 'the file is really outside its folder' },
  readOnly: { zh: '文件是只读的', en: 'the file is read-only' },
  noSpace: { zh: '磁盘空间不足', en: 'no space left on the disk' },
  changed: { zh: '检查期间文件已被改动，未写入', en: 'the file has changed since it was read; nothing was written' },
  unavailable: { zh: '无法访问', en: 'cannot be accessed' },
};

/** A message about a file, preceded by its name. */
export function named(name: string, { zh, en }: Localized): Localized {
  return { zh: `${name}：${zh}`, en: `${name}: ${en}` };
}

export function faultText(fault: FileFault): Localized {
  return faults[fault];
}

export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB 18030',
};

/** Why a file was not read as a plan. */
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
