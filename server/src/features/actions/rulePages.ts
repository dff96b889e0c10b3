/** Code actions that show the page of a rule. */
import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import { findingsAt } from '../../findings/place';
import type { Reported } from '../../findings/report';
import type { Localized, MessageLanguage } from '../../text/localized';
import type { Range } from '../../text/positions';

export interface RulePageOptions {
  /** Address of the folder of the rules' pages. */
  readonly docs: string;
  /** The client's command that shows a page. */
  readonly command: string;
  readonly language: MessageLanguage;
  titleOf(code: string): Localized | undefined;
}

/** One for each rule whose finding is meant at `range`. */
export function rulePages(
  reported: readonly Reported[],
  range: Range,
  { docs, command, language, titleOf }: RulePageOptions,
): CodeAction[] {
  const codes = [...new Set(findingsAt(reported, range).meant.map(({ finding }) => finding.code))];
  return codes.map((code) => {
    const name = titleOf(code)?.[language] ?? code;
    const title = language === 'zh' ? `查看规则说明：${name}` : `About the rule: ${name}`;
    return { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: [`${docs}/${code}.md`] } };
  });
}
