/** Which language the command line uses. */
import { messageLanguage, type MessageLanguage } from '../text/localized';

/**
 * `--lang` if given, otherwise the locale of the environment (LC_ALL, LC_MESSAGES, LANG, in POSIX's order). `C` and
 * `POSIX` name no language, so they mean Chinese.
 */
export function chooseLanguage(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): MessageLanguage {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  const at = options.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = at < 0 ? undefined : options[at]!.slice('--lang='.length) || options[at + 1];
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return messageLanguage(asked, /^(?:(?:C|POSIX)(?:[_.@-].*)?)?$/i.test(locale) ? 'zh' : locale);
}
