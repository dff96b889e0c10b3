/** Whose changes and comments they are, as Word shows it. */
import type { Localized, MessageLanguage } from '../text/localized';
import type { Signature } from './comments';

/** `checker` what we find and fix · `editor` what somebody wrote in the text */
export type Author = 'checker' | 'editor';

const names: Readonly<Record<Author, Localized>> = {
  checker: { zh: '工作要点检查', en: 'gzyd' },
  editor: { zh: '工作要点编辑', en: 'gzyd editor' },
};

export function signatureOf(author: Author, language: MessageLanguage, now = new Date()): Signature {
  return {
    author: names[author][language],
    initials: language === 'zh' ? '要点' : 'gzyd',
    date: now.toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}
