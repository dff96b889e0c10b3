/** Checks one file and says what it found, in the asked format. */
import path from 'node:path';
import { plainText } from '../features/plainText';
import { reportedFindings } from '../findings';
import type { Reported } from '../findings';
import { parsePlan } from '../plan/plan';
import { createEngine } from '../rules/engine';
import { rules } from '../rules/registry';
import type { Finding, Severity } from '../rules/types';
import type { WorkspaceFileSystem } from '../workspace/fileSystem';
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

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export function createChecker(options: CheckOptions, fileSystem: WorkspaceFileSystem): (file: string) => Promise<FileOutcome> {
  const { language, level, format } = options;
  const settings = createSettings(options, fileSystem);
  const engine = createEngine(rules);
  const limit = severities.indexOf(level);

  async function check(file: string): Promise<FileOutcome> {
    const name = file === '-' ? options.stdinName ?? '-' : file;
    const read = await readText(file, fileSystem);
    if (!read.ok) return failed(name, read.why[language]);
    const { configuration, remarks } = await settings.forFile(uriOf(name));
    const findings = reportedFindings(engine, parsePlan(read.text), configuration).filter(({ severity }) => severities.indexOf(severity) <= limit);
    return {
      output: formats[format](name, findings, language),
      findings: findings.length,
      troubles: remarks.filter(({ fatal }) => fatal).map(({ text }) => text[language]),
      remarks: remarks.filter(({ fatal }) => !fatal).map(({ text }) => text[language]),
    };
  }

  function failed(name: string, why: string): FileOutcome {
    const separator = language === 'zh' ? '：' : ': ';
    return { output: format === 'json' ? JSON.stringify({ file: name, error: why, findings: [] }) : '', findings: 0, troubles: [`${name}${separator}${why}`], remarks: [] };
  }

  return async (file) => {
    try {
      return await check(file);
    } catch (error) {
      // A defect of ours, or a text too large for the memory: said with the file, and the other files go on.
      return failed(file, language === 'zh' ? `检查时出错：${String(error)}` : `the check failed: ${String(error)}`);
    }
  };
}

const formats: Readonly<Record<CheckFormat, (file: string, findings: readonly Reported[], language: Language) => string>> = {
  text: (file, findings, language) => findings.map(({ finding: { range, code, message }, severity }) => (
    `${plainText(file)}:${range.start.line + 1}:${range.start.character + 1}: ${severity} ${code} ${plainText(message[language])}\n`
  )).join(''),
  json: (file, findings, language) => JSON.stringify({
    file,
    findings: findings.map(({ finding, severity }) => jsonFinding(finding, severity, language)),
  }),
  sarif: (file, findings, language) => findings.map(({ finding, severity }) => JSON.stringify(sarifResult(file, finding, severity, language))).join(',\n'),
};

function jsonFinding({ code, range, message, related, fixes }: Finding, severity: Severity, language: Language): unknown {
  return {
    code, severity, message: plainText(message[language]), range,
    ...(related === undefined ? {} : { related: related.map((place) => ({ range: place.range, message: plainText(place.message[language]) })) }),
    ...(fixes === undefined ? {} : {
      fixes: fixes.map(({ title, edits, preferred, safe, snippet }) => ({ title: plainText(title[language]), edits, preferred: preferred ?? safe ?? false, safe: safe ?? false, snippet: snippet ?? false })),
    }),
  };
}

const sarifLevels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

function sarifResult(file: string, { code, range: { start, end }, message }: Finding, severity: Severity, language: Language): unknown {
  const uri = path.isAbsolute(file) ? uriOf(file) : file.split(path.sep).map(encodeURIComponent).join('/');
  return {
    ruleId: code, level: sarifLevels[severity], message: { text: plainText(message[language]) },
    locations: [{
      physicalLocation: {
        artifactLocation: { uri },
        region: { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 },
      },
    }],
  };
}
