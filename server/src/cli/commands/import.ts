/** `gzyd import`: the text of a Word file or a page, with automatic numbers written out. */
import { parentUri } from '../../files/uris';
import type { TrackedChanges } from '../../office';
import type { Command } from '../command';
import { UsageError } from '../command';
import type { Input, Outcome } from '../inputs';
import { faultText, named as about } from '../messages';
import { filesOrStdin, inputOptions, type InputFlags } from '../options';
import { uriOf } from '../paths';
import { readEach } from '../readingLoop';

interface ImportFlags extends InputFlags {
  readonly output?: string;
  readonly tracked: TrackedChanges;
}

export const importCommand: Command<ImportFlags> = {
  name: 'import',
  summary: {
    zh: '把 Word 文件（.docx，以及 .doc、.rtf）或网页（.html、.mht）转成工作要点文本，.docx 的自动编号一并写出；原文件不改动',
    en: 'Prints a Word file (.docx, also .doc and .rtf) or a web page (.html, .mht) as the text of a plan, automatic numbers of a .docx written out; the file is not changed',
  },
  files: filesOrStdin,
  options: [
    {
      flags: '-o, --output <file>',
      help: {
        zh: '写入这个新文件（UTF-8），已有的文件不覆盖',
        en: 'write this new file, in UTF-8; an existing one is kept',
      },
    },
    {
      flags: '--tracked <how>',
      help: {
        zh: '文中的修订：accepted 视为已接受，original 视为未作',
        en: 'tracked changes: as if accepted, or as before them',
      },
      choices: ['accepted', 'original'],
      default: 'accepted',
    },
    ...inputOptions,
  ],
  exits: {
    0: { zh: '已转换', en: 'done' },
    2: { zh: '有文件未能读取或写入，或参数有误', en: 'a file could not be read or written, or an argument is wrong' },
  },
  verify(files, { output }) {
    if (output !== undefined && files.length > 1)
      throw new UsageError({ zh: '--output 只能用于一个文件', en: '--output takes one file' });
  },
  run(named, flags, context) {
    const { output: target, tracked } = flags;
    const { fileSystem } = context;
    const deliver = async ({ text, name }: Input): Promise<Outcome> => {
      if (target === undefined) return { output: text };
      const uri = uriOf(target);
      const written = await fileSystem.writeFile(uri, new TextEncoder().encode(text), parentUri(uri), new Uint8Array());
      if (written.ok) return { remarks: [about(name, { zh: `已写入 ${target}`, en: `written to ${target}` })] };
      const exists = { zh: '文件已存在，未覆盖', en: 'the file exists and was kept' };
      return { troubles: [about(target, written.fault === 'changed' ? exists : faultText(written.fault))] };
    };
    return readEach({ named, flags, context, tracked, read: deliver });
  },
};
