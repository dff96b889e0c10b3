/** A line for each finding, in the form compilers use, which editors and terminals turn into links. */
import { plainText } from '../text/plainText';
import type { ReportFormat } from './format';
import { located } from './places';

export const text: ReportFormat = {
  name: 'text',
  title: {
    zh: '每个问题一行：文件:行:列: 级别 规则 说明',
    en: 'a line for each finding: file:line:column: severity code message',
  },
  head: () => '',
  between: '',
  file: ({ name, findings, placeOf }, { language }) => ({
    text: findings
      .map(({ finding, severity }) => {
        const { line, column, message } = located(finding, placeOf, language);
        return `${plainText(name)}:${line}:${column}: ${severity} ${finding.code} ${message}\n`;
      })
      .join(''),
  }),
  foot: () => '',
};
