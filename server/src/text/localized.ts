/** Texts in Chinese and English, and which of the two is shown. */

/** A text in both languages. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

/** The languages of messages. Any locale that isn't Chinese gets English. */
export type MessageLanguage = 'zh' | 'en';

/** 1 task, 2 tasks */
export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/**
 * The requested language, or else that of the locale, written as in editors (`zh-cn`) or POSIX (`zh_CN.UTF-8`); Chinese
 * if there is none.
 */
export function messageLanguage(asked: string | undefined, locale: string | undefined): MessageLanguage {
  if (asked === 'zh' || asked === 'en') return asked;
  return locale === undefined || /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}

/**
 * The language of what is said about a text: the requested one, else Chinese about a Chinese text, else that of the
 * locale. `sample` gives the beginning of the text, at most `languageSample` characters; it is called only if needed.
 */
export function languageAbout(
  asked: string | undefined,
  locale: string | undefined,
  sample: () => string,
): MessageLanguage {
  const usual = messageLanguage(asked, locale);
  return usual === 'zh' || asked === 'en' || !isChinese(sample()) ? usual : 'zh';
}

/** As many characters (UTF-16) of a text tell its language. */
export const languageSample = 2000;
/** A Chinese text may name many things in Latin letters. A word has about five letters, or two Chinese characters. */
const lettersToACharacter = 4;

/** A text without any letters, such as an empty one, is yet to become one. */
function isChinese(sample: string): boolean {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const chinese = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  return letters - chinese <= chinese * lettersToACharacter;
}
