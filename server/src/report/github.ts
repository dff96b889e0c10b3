/**
 * Workflow commands of GitHub Actions, which show findings beside the lines of a pull request. Lines and columns count
 * from 1. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import type { Severity } from '../rules/types';
import { plainText } from '../text/plainText';
import type { ReportFormat } from './format';

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
  file({ name, findings, error }, { language }) {
    if (error !== undefined) return { text: `::error file=${property(name)}::${data(error)}\n` };
    const lines = findings.map(({ finding: { code, range, message }, severity }) => {
      const { start, end } = range;
      // Columns are only valid within one line.
      const columns = start.line === end.line ? `,col=${start.character + 1},endColumn=${end.character + 1}` : '';
      const place = `file=${property(name)},line=${start.line + 1},endLine=${end.line + 1}${columns}`;
      return `::${levels[severity]} ${place},title=${property(code)}::${data(message[language])}\n`;
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
