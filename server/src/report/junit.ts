/**
 * JUnit XML, as build servers read it: a suite for each file and a failed case for each finding; a file without
 * findings is one case that passed. Lines and columns count from 1.
 */
import { escapeMarkup } from '../text/markup';
import { plainText } from '../text/plainText';
import type { ReportFormat } from './format';
import { located } from './places';

export const junit: ReportFormat = {
  name: 'junit',
  title: { zh: 'JUnit XML，每个文件一个测试集', en: 'JUnit XML with a suite for each file' },
  head: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gzyd">\n',
  between: '',
  file({ name, findings, error, placeOf }, { language }) {
    const file = escapeMarkup(plainText(name));
    const suite = (counts: string, cases: string): string =>
      `<testsuite name="${file}" ${counts}>\n${cases}</testsuite>\n`;
    if (error !== undefined)
      return {
        text: suite(
          'tests="1" failures="0" errors="1"',
          `<testcase classname="${file}" name="gzyd"><error message="${escapeMarkup(plainText(error))}"/></testcase>\n`,
        ),
      };
    if (findings.length === 0)
      return {
        text: suite('tests="1" failures="0" errors="0"', `<testcase classname="${file}" name="gzyd"/>\n`),
      };
    const cases = findings.map(({ finding, severity }) => {
      const { line, column, message } = located(finding, placeOf, language);
      const place = `${line}:${column}`;
      const words = escapeMarkup(message);
      return (
        `<testcase classname="${file}" name="${place} ${escapeMarkup(finding.code)}">` +
        `<failure type="${severity}" message="${words}">${file}:${place}: ${words}</failure></testcase>\n`
      );
    });
    return { text: suite(`tests="${cases.length}" failures="${cases.length}" errors="0"`, cases.join('')) };
  },
  foot: () => '</testsuites>\n',
};
