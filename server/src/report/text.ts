/** A line for each finding, in the form compilers use, which editors and terminals turn into links. */
import { plainText } from '../text/plainText';
import type { ReportFormat } from './format';

export const text: ReportFormat = {
  name: 'text',
  title: {
    zh: '每个问题一行：文件:行:列: 级别 规则 说明',
    en: 'a line for each finding: file:line:column: severity code message',
  },
  head: () => '',
  between: '',
  file: ({ name, findings }, { language }) => ({
    text: findings
      .map(
        ({ finding: { range, code, message }, severity }) =>
          `${plainText(name)}:${range.start.line + 1}:${range.start.character + 1}: ${severity} ${code} ${plainText(message[language])}\n`,
      )
      .join(''),
  }),
  foot: () => '',
};
