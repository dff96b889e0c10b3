/** What the command line says about files, in both languages. */
import type { Localized } from '../text/localized';
import type { FileFault } from '../files/fileSystem';
import type { Encoding } from '../files/decode';

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
