/** Checks one file and formats the findings. */
import { version } from '../../../package.json';
import { reportedFindings } from '../findings/report';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { parsePlan } from '../plan/parse';
import type { CheckedFile, ReportContext, ReportFormat } from '../report/format';
import { createEngine } from '../rules/engine';
import { rules } from '../rules/registry';
import type { Severity } from '../rules/types';
import type { Localized, MessageLanguage } from '../text/localized';
import { createConfigurations, type ConfigurationChoice } from './configurations';
import { onFile, type InputWork, type Outcome } from './inputs';
import { named } from './messages';
import { uriReferenceOf } from './paths';
import { placesIn } from './wordPlaces';

/** Plain data, because it is sent to the workers. */
export interface CheckOptions extends ConfigurationChoice {
  readonly language: MessageLanguage;
  /** Findings below it are neither reported nor counted. */
  readonly level: Severity;
  /** What standard input is called. */
  readonly stdinName?: string;
}

export interface CheckOutcome extends Outcome {
  readonly findings: number;
}

export function reportContext(language: MessageLanguage): ReportContext {
  return { language, version, rules: rules.map(({ meta }) => meta) };
}

export function checkWork(
  options: CheckOptions,
  format: ReportFormat,
  fileSystem: WorkspaceFileSystem,
): InputWork<CheckOutcome> {
  const { language, level } = options;
  const configurations = createConfigurations(options, fileSystem);
  const engine = createEngine(rules);
  const context = reportContext(language);
  const reportOf = (name: string, rest: Pick<CheckedFile, 'findings' | 'error' | 'placeOf'>) =>
    format.file({ name, uriReference: uriReferenceOf(name), ...rest }, context);
  return {
    async read({ name, uri, text, content }) {
      const { configuration, remarks } = await configurations.forFile(uri);
      const findings = reportedFindings(engine, parsePlan(text), configuration, level);
      const placeOf = await placesIn(content);
      const { text: output, unlistedFixes = 0 } = reportOf(name, {
        findings,
        ...(placeOf === undefined ? {} : { placeOf }),
      });
      return {
        output,
        findings: findings.length,
        troubles: remarks.filter(({ fatal }) => fatal).map((remark) => remark.text),
        remarks: [
          ...remarks.filter(({ fatal }) => !fatal).map((remark) => remark.text),
          ...(unlistedFixes === 0 ? [] : [named(name, unlistedText(unlistedFixes))]),
        ],
      };
    },
    unread: (name, why) => ({ output: reportOf(name, { findings: [], error: why[language] }).text, findings: 0 }),
  };
}

function unlistedText(count: number): Localized {
  return {
    zh: `修正过多，${count} 个问题只列出问题，未列出修正`,
    en: `too many fixes; ${count} findings are listed without theirs`,
  };
}

/** Checks a named file; never rejects. */
export function fileChecker(
  options: CheckOptions,
  format: ReportFormat,
  fileSystem: WorkspaceFileSystem,
): (file: string) => Promise<CheckOutcome> {
  const { stdinName } = options;
  return onFile(checkWork(options, format, fileSystem), {
    fileSystem,
    ...(stdinName === undefined ? {} : { stdinName }),
  });
}
