/**
 * The client's own texts. English sentences are the keys; Chinese comes from `l10n/bundle.l10n.zh-cn.json`, of which
 * `npm run generate` makes that in traditional characters.
 * `gongzuoyaodian.language` and the plan in the active editor decide as they do for the server's messages,
 * so that both speak one language even where VS Code is displayed in another; any other language is left
 * to `vscode.l10n`.
 */
import { env, l10n, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import chinese from '../../l10n/bundle.l10n.zh-cn.json';
import { languageAbout, languageSample, messageLanguage } from '../../server/src/text/localized';
import type { MessageLanguage } from '../../server/src/text/localized';
import { languageId, settingsSection } from '../../server/src/protocol/messages';
import { formatMessage } from './formatMessage';

export type TextKey = keyof typeof chinese;

/** A fixed text that quotes nothing: the only kind that a notification may show (`notify.ts`). */
export type FixedText = string & { readonly fixed: true };

/** A text without values is fixed. */
export function text(key: TextKey): FixedText;
/** `{0}`, `{1}` … in the text are replaced with `values`. */
export function text(key: TextKey, ...values: readonly (string | number)[]): string;
export function text(key: TextKey, ...values: readonly (string | number)[]): string {
  const setting = workspace.getConfiguration(settingsSection).get<string>('language');
  // VS Code itself brings the texts in traditional characters.
  if (languageNow() === 'zh' && env.language.toLowerCase() !== 'zh-tw') return formatMessage(chinese[key], values);
  return setting === 'en' ? formatMessage(key, values) : l10n.t(key, ...values);
}

/** Of what is said now: about the plan in the active editor, or else about none. */
export function languageNow(): MessageLanguage {
  const setting = workspace.getConfiguration(settingsSection).get<string>('language');
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== languageId) return messageLanguage(setting, env.language);
  return languageAbout(setting, env.language, () => beginningOf(document));
}

function beginningOf(document: TextDocument): string {
  let sample = '';
  for (let line = 0; line < document.lineCount && sample.length < languageSample; line++)
    sample += document.lineAt(line).text;
  return sample.slice(0, languageSample);
}

export type Text = (key: TextKey, ...values: readonly (string | number)[]) => string;
