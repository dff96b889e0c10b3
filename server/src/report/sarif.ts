/** A SARIF 2.1.0 log with one run (OASIS standard), as code hosts read it. Lines and columns count from 1. */
import type { Reported } from '../findings/report';
import type { Severity } from '../rules/types';
import type { MessageLanguage } from '../text/localized';
import { plainJson, plainText } from '../text/plainText';
import type { DocumentPlace, ReportFormat } from './format';
import { placeNote } from './places';

export const sarif: ReportFormat = {
  name: 'sarif',
  title: { zh: 'SARIF 2.1.0 日志', en: 'a SARIF 2.1.0 log' },
  head({ language, rules, version }) {
    const driver = {
      name: 'gzyd',
      version,
      language: language === 'zh' ? 'zh-CN' : 'en',
      rules: rules.map(({ code, title, description }) => ({
        id: code,
        shortDescription: { text: title[language] },
        fullDescription: { text: description[language] },
      })),
    };
    const start = JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' });
    const tool = JSON.stringify({ driver });
    return `${start.slice(0, -1)},"runs":[{"tool":${tool},"columnKind":"utf16CodeUnits","results":[\n`;
  },
  between: ',\n',
  file: ({ uriReference, findings, placeOf }, { language }) => ({
    text: findings
      .map((reported) => plainJson(result(uriReference, reported, language, placeOf?.(reported.finding.range))))
      .join(',\n'),
  }),
  foot: (failed) => `\n],"invocations":[{"executionSuccessful":${String(!failed)}}]}]}\n`,
};

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

function result(
  uri: string,
  { finding, severity }: Reported,
  language: MessageLanguage,
  place: DocumentPlace | undefined,
): unknown {
  const { start, end } = finding.range;
  // Of a Word file: a paragraph as the line, as in the format `text`.
  const region =
    place === undefined
      ? {
          startLine: start.line + 1,
          startColumn: start.character + 1,
          endLine: end.line + 1,
          endColumn: end.character + 1,
        }
      : { startLine: place.paragraph, startColumn: place.column };
  return {
    ruleId: finding.code,
    level: levels[severity],
    message: { text: plainText(finding.message[language]) + placeNote(place, language) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region,
        },
      },
    ],
  };
}
