/** Where the command line finds the language to speak. */
import { messageLanguage, type MessageLanguage } from '../text/localized';

/**
 * `--lang` when given, else the locale of the environment (LC_ALL, LC_MESSAGES, LANG, in POSIX's order). `C` and
 * `POSIX` name no language; Chinese is spoken then.
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
