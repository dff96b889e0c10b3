/** What is wrong with a configuration file, and where in its text. */
import { partitionPoint } from '../text/binarySearch';
import type { Range, Span } from '../text/positions';
import type { Localized } from '../text/localized';
import type { Severity } from '../rules/types';
import type { FileFault } from '../files/fileSystem';

export interface ConfigProblem {
  /** `config/…`; stable. */
  readonly code: `config/${string}`;
  /** In the text of the configuration file, UTF-16. */
  readonly range: Range;
  readonly severity: Severity;
  readonly message: Localized;
  /** A likely replacement for the text at `range`. */
  readonly suggestion?: string;
}

/** A problem whose place is still an offset. */
export interface RawProblem extends Omit<ConfigProblem, 'range'> {
  readonly span: Span;
}

export type Report = (
  code: RawProblem['code'],
  span: Span,
  zh: string,
  en: string,
  severity?: Severity,
  suggestion?: string,
) => void;

/** In a file with more problems than this, only the first ones are shown. */
export const maxProblems = 100;

/**
 * A `Report` that fills `into`, with the limit above; problems found twice at one place (through an alias) count once.
 */
export function collector(into: RawProblem[]): Report {
  const seen = new Set<string>();
  return (code, span, zh, en, severity = 'warning', suggestion) => {
    const key = `${code} ${span.start} ${span.end}`;
    if (into.length >= maxProblems || seen.has(key)) return;
    seen.add(key);
    into.push({ code, span, message: { zh, en }, severity, ...(suggestion === undefined ? {} : { suggestion }) });
  };
}

/** Offsets to LSP positions for one text. */
export class TextIndex {
  readonly #starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) this.#starts.push(at + 1);
    }
  }

  /** Offsets outside the text are moved to its nearest end, and a place inside a line ending to the end of its line. */
  range(span: Span): Range {
    const start = this.#position(span.start);
    const end = this.#position(Math.max(span.start, span.end));
    return { start, end };
  }

  offset(position: Range['start']): number {
    const start = this.#starts[Math.min(Math.max(position.line, 0), this.#starts.length - 1)] ?? 0;
    const next = this.#starts[position.line + 1] ?? this.text.length + 1;
    return position.line >= this.#starts.length
      ? this.text.length
      : Math.min(start + Math.max(position.character, 0), next - 1, this.text.length);
  }

  #position(offset: number): Range['start'] {
    let at = Math.min(Math.max(offset, 0), this.text.length);
    const line = partitionPoint(this.#starts.length, (index) => this.#starts[index]! <= at) - 1;
    if (this.text.charCodeAt(at) === 10 && this.text.charCodeAt(at - 1) === 13) at -= 1;
    return { line, character: at - this.#starts[line]! };
  }
}

const faultTexts: Readonly<Record<FileFault, Localized>> = {
  notFound: { zh: '找不到配置文件', en: 'The configuration file is not there' },
  noPermission: { zh: '没有读取配置文件的权限', en: 'No permission to read the configuration file' },
  notFile: {
    zh: '配置文件不是普通文件（可能是同名文件夹）',
    en: 'The configuration file is not a regular file (perhaps a folder of that name)',
  },
  notDirectory: { zh: '配置文件的上级路径不是文件夹', en: 'The path of the configuration file leads through a file' },
  loop: { zh: '配置文件是循环的符号链接', en: 'The configuration file is a symbolic link that leads in a circle' },
  tooLarge: { zh: '配置文件超过 1 MB，未读取', en: 'The configuration file is larger than 1 MB and was not read' },
  outside: {
    zh: '配置文件是指向工作区之外的链接，未读取',
    en: 'The configuration file is a link out of the workspace and was not read',
  },
  readOnly: { zh: '文件系统只读', en: 'The file system is read-only' },
  noSpace: { zh: '磁盘空间不足', en: 'The disk is full' },
  changed: { zh: '配置文件已被改动', en: 'The configuration file has changed meanwhile' },
  unavailable: { zh: '无法读取配置文件', en: 'The configuration file cannot be read' },
};

const start = { line: 0, character: 0 };

/** The file as such can't be used. Shown at its beginning. */
export function fileProblem(fault: FileFault, lastGood: boolean): ConfigProblem {
  return fileWide(
    `config/${fault === 'notFile' ? 'not-file' : fault === 'noPermission' ? 'no-permission' : fault === 'tooLarge' ? 'too-large' : fault.toLowerCase()}`,
    withFallback(faultTexts[fault], lastGood),
  );
}

/** About the file as a whole; shown at its beginning. */
export function fileWide(code: ConfigProblem['code'], message: Localized): ConfigProblem {
  return { code, range: { start, end: start }, severity: 'error', message };
}

/** Says which settings hold instead. */
export function withFallback(text: Localized, lastGood: boolean): Localized {
  return lastGood
    ? { zh: `${text.zh}；沿用上一次有效的配置`, en: `${text.en}; the last valid configuration stays in force` }
    : { zh: `${text.zh}；按默认配置检查`, en: `${text.en}; defaults are in force` };
}

export { faultTexts };
