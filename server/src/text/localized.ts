/** Texts in Chinese and English, and which of the two is shown. */

/** A text in both languages. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

/** The languages of messages. Any locale that isn't Chinese gets English. */
export type MessageLanguage = 'zh' | 'en';

/** The requested language, or else that of the locale, written as in editors (`zh-cn`) or POSIX (`zh_CN.UTF-8`). */
export function messageLanguage(asked: string | undefined, locale: string | undefined): MessageLanguage {
  if (asked === 'zh' || asked === 'en') return asked;
  return locale !== undefined && /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}
