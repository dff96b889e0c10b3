/** Why a Word file, or a workbook, is refused. Whatever goes wrong in this room is a `WordError`. */
import type { Localized } from '../text/localized';

/**
 * `notWord` another kind of file than was expected · `damaged` broken zip or XML · `encrypted` has a password ·
 * `tooLarge` beyond our limits, or a zip bomb · `unsafe` holds what no Word writes: a DTD, entries that share bytes ·
 * `unsupported` cannot be written back
 */
export type WordFault = 'notWord' | 'damaged' | 'encrypted' | 'tooLarge' | 'unsafe' | 'unsupported';

export class WordError extends Error {
  constructor(
    readonly fault: WordFault,
    readonly text: Localized,
  ) {
    super(text.en);
    this.name = 'WordError';
  }
}

export type WordResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: WordFault; readonly text: Localized };

/** Runs `work`; a file that surprises us in any other way is damaged. */
export function wordResult<T>(work: () => T): WordResult<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    const { fault, text } = error instanceof WordError ? error : damaged(String(error));
    return { ok: false, fault, text };
  }
}

/** `detail` is for whoever looks into the file; it need not be translated. */
export function damaged(detail: string): WordError {
  return new WordError('damaged', {
    zh: `文件已损坏，不能读取（${detail}）`,
    en: `the file is damaged (${detail})`,
  });
}

export function unsafe(detail: string): WordError {
  return new WordError('unsafe', {
    zh: `文件含有不安全的内容，未读取（${detail}）`,
    en: `the file has unsafe content and was not read (${detail})`,
  });
}

export function tooLarge(detail: Localized): WordError {
  return new WordError('tooLarge', {
    zh: `文件过大，未读取（${detail.zh}）`,
    en: `the file is too large to read (${detail.en})`,
  });
}
