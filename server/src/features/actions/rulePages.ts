/** Code actions that show the page of a rule. */
import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import type { Reported } from '../../findings/report';
import type { Localized, MessageLanguage } from '../../text/localized';
import { rangesMeet, type Range } from '../../text/positions';

export interface RulePageOptions {
  /** Address of the folder of the rules' pages. */
  readonly docs: string;
  /** The client's command that shows a page. */
  readonly command: string;
  readonly language: MessageLanguage;
  titleOf(code: string): Localized | undefined;
}

/** One for each rule with a finding at `range`. */
export function rulePages(
  reported: readonly Reported[],
  range: Range,
  { docs, command, language, titleOf }: RulePageOptions,
): CodeAction[] {
  const codes = [
    ...new Set(reported.filter(({ finding }) => rangesMeet(finding.range, range)).map(({ finding }) => finding.code)),
  ];
  return codes.map((code) => {
    const name = titleOf(code)?.[language] ?? code;
    const title = language === 'zh' ? `查看规则说明：${name}` : `About the rule: ${name}`;
    return { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: [`${docs}/${code}.md`] } };
  });
}
