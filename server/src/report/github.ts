/**
 * Workflow commands of GitHub Actions, which show findings beside the lines of a pull request. Lines and columns count
 * from 1. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import type { Severity } from '../rules/types';
import { plainText } from '../text/plainText';
import type { ReportFormat } from './format';
import { located } from './places';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export const github: ReportFormat = {
  name: 'github',
  title: { zh: 'GitHub Actions 的标注', en: 'annotations of GitHub Actions' },
  head: () => '',
  between: '',
  file({ name, findings, error, placeOf }, { language }) {
    if (error !== undefined) return { text: `::error file=${property(name)}::${data(error)}\n` };
    const lines = findings.map(({ finding, severity }) => {
      const { line, column, message } = located(finding, placeOf, language);
      const { start, end } = finding.range;
      // The end is only valid in the text of the file itself, and columns only within one line.
      const isOwnText = placeOf === undefined;
      const endLine = isOwnText ? `,endLine=${end.line + 1}` : '';
      const columns =
        start.line !== end.line ? '' : `,col=${column}${isOwnText ? `,endColumn=${end.character + 1}` : ''}`;
      const place = `file=${property(name)},line=${line}${endLine}${columns}`;
      return `::${levels[severity]} ${place},title=${property(finding.code)}::${data(message)}\n`;
    });
    return { text: lines.join('') };
  },
  foot: () => '',
};

function data(text: string): string {
  return plainText(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
