/** A JSON object on a line of its own for each file, for programs that read while `gzyd` is still checking. */
import { jsonReport } from './json';
import { plainJson } from '../text/plainText';
import type { ReportFormat } from './format';

export const ndjson: ReportFormat = {
  name: 'ndjson',
  title: { zh: '每个文件一行 JSON', en: 'a line of JSON for each file' },
  head: () => '',
  between: '',
  file(checked, { language }) {
    const { value, unlistedFixes } = jsonReport(checked, language);
    return { text: `${plainJson(value)}\n`, unlistedFixes };
  },
  foot: () => '',
};
