/** Words in both languages of the project, and which of the two is spoken. */

/** A text in both languages of the project, Chinese first. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

/** Two languages for messages; anything that isn't Chinese reads English. */
export type MessageLanguage = 'zh' | 'en';

/** `gongzuoyaodian.language` decides, and where it says `auto`, the editor's locale. */
export function messageLanguage(setting: string | undefined, locale: string | undefined): MessageLanguage {
  if (setting === 'zh' || setting === 'en') return setting;
  return locale !== undefined && /^zh\b/i.test(locale) ? 'zh' : 'en';
}
