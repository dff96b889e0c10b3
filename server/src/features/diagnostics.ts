/** Findings as LSP diagnostics. */
import type { DocumentDiagnosticRequest } from 'vscode-languageserver';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { Severity } from '../rules/types';
import type { Reported } from '../findings/report';
import type { MessageLanguage } from '../text/localized';
import { plainText } from '../text/plainText';
import { defineFeature } from './feature';

export interface DiagnosticOptions {
  readonly language: MessageLanguage;
  readonly uri: string;
  /** The client shows `relatedInformation`. */
  readonly related: boolean;
  /** Address of the folder of the rules' pages; absent: no links. */
  readonly docs?: string | undefined;
  /** The client's command that shows a page; absent: links lead to the page itself. */
  readonly openRulePage?: string | undefined;
}

const diagnosticSource = '工作要点';

/** More than editors show for one document. */
export const maxDiagnostics = 1000;

const diagnosticSeverities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** In text order. Beyond the limit the least severe are left out. */
export function toDiagnostics(reported: readonly Reported[], options: DiagnosticOptions): Diagnostic[] {
  return mostSevere(reported).map((one) => toDiagnostic(one, options));
}

function mostSevere(reported: readonly Reported[]): readonly Reported[] {
  if (reported.length <= maxDiagnostics) return reported;
  const kept = new Set(
    [...reported]
      .sort((a, b) => diagnosticSeverities[a.severity] - diagnosticSeverities[b.severity])
      .slice(0, maxDiagnostics),
  );
  return reported.filter((one) => kept.has(one));
}

function toDiagnostic(
  { finding, severity }: Reported,
  { language, uri, related, docs, openRulePage }: DiagnosticOptions,
): Diagnostic {
  return {
    range: finding.range,
    severity: diagnosticSeverities[severity],
    code: finding.code,
    ...(docs === undefined
      ? {}
      : { codeDescription: { href: rulePageLink(`${docs}/${finding.code}.md`, openRulePage) } }),
    source: diagnosticSource,
    message: plainText(finding.message[language]),
    ...(related && finding.related !== undefined && finding.related.length > 0
      ? {
          relatedInformation: finding.related.map(({ range, message }) => ({
            location: { uri, range },
            message: plainText(message[language]),
          })),
        }
      : {}),
  };
}

/** VS Code follows links with commands in a finding's code. */
function rulePageLink(page: string, command: string | undefined): string {
  return command === undefined ? page : `command:${command}?${encodeURIComponent(JSON.stringify([page]))}`;
}

/** For a client that asks for diagnostics. To others they are pushed (`session/diagnostics.ts`). */
export const diagnosticFeature = defineFeature<typeof DocumentDiagnosticRequest>({
  method: 'textDocument/diagnostic',
  capability: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'gongzuo-yaodian',
            interFileDependencies: false,
            workspaceDiagnostics: true,
          },
        }
      : undefined,
  neutral: { kind: 'full', items: [] },
  async plan(document, { previousResultId }, services) {
    const checked = await services.check(document);
    const { resultId } = checked;
    return resultId === previousResultId
      ? { kind: 'unchanged', resultId }
      : { kind: 'full', resultId, items: services.diagnostics(document, checked) };
  },
  config: (document) => ({ kind: 'full', items: document.diagnostics() }),
});
