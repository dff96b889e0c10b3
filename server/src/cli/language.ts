/** Which of the two languages the command line speaks. */
import type { Localized } from '../text/localized';

export type Language = keyof Localized;

/**
 * `--lang` when given, else the locale of the environment (LC_ALL, LC_MESSAGES, LANG, in POSIX's order). Chinese unless the locale
 * names another language; `C` and `POSIX` name none.
 */
export function chooseLanguage(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  const at = options.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = at < 0 ? undefined : options[at]!.slice('--lang='.length) || options[at + 1];
  if (asked === 'zh' || asked === 'en') return asked;
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^(?:zh|C|POSIX)(?:[_.@-]|$)/i.test(locale) || locale === '' ? 'zh' : 'en';
}
