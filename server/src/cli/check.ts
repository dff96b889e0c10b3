/** Checks one file and says what it found, in the asked format. */
import path from 'node:path';
import { fixBudget } from '../findings/fixBudget';
import { plainJson, plainText } from '../text/plainText';
import { reportedFindings } from '../findings/report';
import type { Reported } from '../findings/report';
import { parsePlan } from '../plan/parse';
import { createEngine } from '../rules/engine';
import { isPreferred } from '../rules/fixes';
import { rules } from '../rules/registry';
import type { Finding, Fix, Severity } from '../rules/types';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import type { Language } from './language';
import { readText } from './read';
import { createSettings, uriOf } from './settings';
import type { SettingsOptions } from './settings';

export type CheckFormat = 'text' | 'json' | 'sarif';

/** Plain data: it travels to the workers. */
export interface CheckOptions extends SettingsOptions {
  readonly format: CheckFormat;
  readonly language: Language;
  /** Findings below are neither printed nor counted. */
  readonly level: Severity;
  /** What standard input is called. */
  readonly stdinName?: string;
}

export interface FileOutcome {
  /** For standard output; for `json` and `sarif` the file's piece of the whole. */
  readonly output: string;
  readonly findings: number;
  /** For standard error, a line each; the run was no success. */
  readonly troubles: readonly string[];
  /** For standard error; no more than worth knowing. */
  readonly remarks: readonly string[];
}

export function createChecker(
  options: CheckOptions,
  fileSystem: WorkspaceFileSystem,
): (file: string) => Promise<FileOutcome> {
  const { language, level, format } = options;
  const settings = createSettings(options, fileSystem);
  const engine = createEngine(rules);

  async function check(file: string): Promise<FileOutcome> {
    const name = file === '-' ? (options.stdinName ?? '-') : file;
    const read = await readText(file, fileSystem);
    if (!read.ok) return failedOutcome(name, read.why[language], options);
    const { configuration, remarks } = await settings.forFile(uriOf(name));
    const findings = reportedFindings(engine, parsePlan(read.text), configuration, level);
    const { text, unlisted } = formats[format](name, findings, language);
    return {
      output: text,
      findings: findings.length,
      troubles: remarks.filter(({ fatal }) => fatal).map((remark) => remark.text[language]),
      remarks: [
        ...remarks.filter(({ fatal }) => !fatal).map((remark) => remark.text[language]),
        ...(unlisted === 0 ? [] : [unlistedFixes(name, unlisted)]),
      ],
    };
  }

  function unlistedFixes(name: string, count: number): string {
    return language === 'zh'
      ? `${name}：修正过多，${count} 个问题只列出问题，未列出修正`
      : `${name}: so many fixes that those of ${count} findings are not listed`;
  }

  return async (file) => {
    try {
      return await check(file);
    } catch (error) {
      return brokenOutcome(file, error, options);
    }
  };
}

/** A defect of ours, or a text too large for the memory: said with the file, and the other files go on. */
export function brokenOutcome(file: string, error: unknown, options: CheckOptions): FileOutcome {
  return failedOutcome(
    file,
    options.language === 'zh' ? `检查时出错：${String(error)}` : `the check failed: ${String(error)}`,
    options,
  );
}

function failedOutcome(file: string, why: string, { format, language }: CheckOptions): FileOutcome {
  const separator = language === 'zh' ? '：' : ': ';
  return {
    output: format === 'json' ? plainJson({ file, error: why, findings: [] }) : '',
    findings: 0,
    troubles: [`${file}${separator}${why}`],
    remarks: [],
  };
}

interface Formatted {
  readonly text: string;
  /** So many findings are told without their fixes, which would be too large. */
  readonly unlisted: number;
}

const formats: Readonly<
  Record<CheckFormat, (file: string, findings: readonly Reported[], language: Language) => Formatted>
> = {
  text: (file, findings, language) => ({
    text: findings
      .map(
        ({ finding: { range, code, message }, severity }) =>
          `${plainText(file)}:${range.start.line + 1}:${range.start.character + 1}: ${severity} ${code} ${plainText(message[language])}\n`,
      )
      .join(''),
    unlisted: 0,
  }),
  json: (file, findings, language) => {
    const fixesOf = fixBudget();
    let unlisted = 0;
    const listed = findings.map(({ finding, severity }) => {
      const fixes = fixesOf(finding);
      if (fixes === undefined) unlisted++;
      return jsonFinding(finding, fixes ?? [], severity, language);
    });
    return {
      text: plainJson({ file, findings: listed, ...(unlisted === 0 ? {} : { fixesUnlisted: unlisted }) }),
      unlisted,
    };
  },
  sarif: (file, findings, language) => ({
    text: findings
      .map(({ finding, severity }) => plainJson(sarifResult(file, finding, severity, language)))
      .join(',\n'),
    unlisted: 0,
  }),
};

function jsonFinding(
  { code, range, message, related }: Finding,
  fixes: readonly Fix[],
  severity: Severity,
  language: Language,
): unknown {
  return {
    code,
    severity,
    message: plainText(message[language]),
    range,
    ...(related === undefined
      ? {}
      : { related: related.map((place) => ({ range: place.range, message: plainText(place.message[language]) })) }),
    ...(fixes.length === 0
      ? {}
      : {
          fixes: fixes.map((fix) => ({
            title: plainText(fix.title[language]),
            edits: fix.edits,
            preferred: isPreferred(fix),
            safe: fix.safe ?? false,
            snippet: fix.snippet ?? false,
          })),
        }),
  };
}

const sarifLevels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

function sarifResult(
  file: string,
  { code, range: { start, end }, message }: Finding,
  severity: Severity,
  language: Language,
): unknown {
  const uri = path.isAbsolute(file) ? uriOf(file) : file.split(path.sep).map(encodeURIComponent).join('/');
  return {
    ruleId: code,
    level: sarifLevels[severity],
    message: { text: plainText(message[language]) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
  };
}
