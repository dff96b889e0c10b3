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
import { createConfigurations, type ConfigurationChoice, type ConfigurationRemark } from './configurations';
import { onFile, type Input, type InputWork, type Outcome } from './inputs';
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

/** Checks one text after the other under the configuration of its place. */
export function planChecker(
  options: CheckOptions,
  fileSystem: WorkspaceFileSystem,
): (input: Input) => Promise<{ readonly checked: CheckedFile; readonly remarks: readonly ConfigurationRemark[] }> {
  const configurations = createConfigurations(options, fileSystem);
  const engine = createEngine(rules);
  return async ({ name, uri, text, content }) => {
    const { configuration, remarks } = await configurations.forFile(uri);
    const plan = parsePlan(text);
    const findings = reportedFindings(engine, plan, configuration, options.level);
    const placeOf = await placesIn(content);
    const lineAt = (line: number): string | undefined => plan.lines[line]?.text;
    const named = { name, uriReference: uriReferenceOf(name), findings, lineAt };
    return { checked: placeOf === undefined ? named : { ...named, placeOf }, remarks };
  };
}

export function checkWork(
  options: CheckOptions,
  format: ReportFormat,
  fileSystem: WorkspaceFileSystem,
): InputWork<CheckOutcome> {
  const { language } = options;
  const check = planChecker(options, fileSystem);
  const context = reportContext(language);
  return {
    async read(input) {
      const { checked, remarks } = await check(input);
      const { text: output, unlistedFixes = 0 } = format.file(checked, context);
      return {
        output,
        findings: checked.findings.length,
        troubles: remarks.filter(({ fatal }) => fatal).map((remark) => remark.text),
        remarks: [
          ...remarks.filter(({ fatal }) => !fatal).map((remark) => remark.text),
          ...(unlistedFixes === 0 ? [] : [named(input.name, unlistedText(unlistedFixes))]),
        ],
      };
    },
    unread: (name, why) => {
      const checked = { name, uriReference: uriReferenceOf(name), findings: [], error: why[language] };
      return { output: format.file(checked, context).text, findings: 0 };
    },
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
