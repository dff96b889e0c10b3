/** Texts in both languages of the project, and which of the two is shown. */

/** A text in both languages of the project, Chinese first. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

/** Two languages for messages; anything that isn't Chinese reads English. */
export type MessageLanguage = 'zh' | 'en';

/** The language asked for, or else that of a locale, spelt as editors (`zh-cn`) or as POSIX (`zh_CN.UTF-8`) spell it. */
export function messageLanguage(asked: string | undefined, locale: string | undefined): MessageLanguage {
  if (asked === 'zh' || asked === 'en') return asked;
  return locale !== undefined && /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}
