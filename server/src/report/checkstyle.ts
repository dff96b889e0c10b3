/** Checkstyle XML, which many build servers and review tools read. Lines and columns count from 1. */
import type { Severity } from '../rules/types';
import { escapeMarkup } from '../text/markup';
import { plainText } from '../text/plainText';
import type { ReportFormat } from './format';
import { located } from './places';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

export const checkstyle: ReportFormat = {
  name: 'checkstyle',
  title: { zh: 'Checkstyle XML', en: 'Checkstyle XML' },
  head: () => '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n',
  between: '',
  file({ name, findings, error, placeOf }, { language }) {
    const errors =
      error !== undefined
        ? [entry(1, 1, 'error', error, 'gzyd')]
        : findings.map(({ finding, severity }) => {
            const { line, column, message } = located(finding, placeOf, language);
            return entry(line, column, levels[severity], message, finding.code);
          });
    return { text: `<file name="${escapeMarkup(plainText(name))}">\n${errors.join('')}</file>\n` };
  },
  foot: () => '</checkstyle>\n',
};

function entry(line: number, column: number, severity: string, message: string, source: string): string {
  const words = escapeMarkup(plainText(message));
  return `<error line="${line}" column="${column}" severity="${severity}" message="${words}" source="${escapeMarkup(source)}"/>\n`;
}
