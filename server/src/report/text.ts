/** A line for each finding, in the form compilers use, which editors and terminals turn into links.
 * Of a Word file, the line is the paragraph. */
import { plainText } from '../text/plainText';
import type { ReportFormat } from './format';
import { placeNote } from './places';

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
      .map(({ finding: { range, code, message }, severity }) => {
        const place = placeOf?.(range);
        const line = place?.paragraph ?? range.start.line + 1;
        const column = place?.column ?? range.start.character + 1;
        const said = plainText(message[language]) + placeNote(place, language);
        return `${plainText(name)}:${line}:${column}: ${severity} ${code} ${said}\n`;
      })
      .join(''),
  }),
  foot: () => '',
};
