/**
 * A JSON array with an object for each file; ranges are LSP's. Of a Word file, they are those of the text that `import`
 * prints, and `place` says where in Word that is.
 */
import { fixBudget } from '../findings/fixBudget';
import { isPreferred } from '../rules/fixes';
import type { Finding, Fix, Severity } from '../rules/types';
import type { MessageLanguage } from '../text/localized';
import { plainJson, plainText } from '../text/plainText';
import type { CheckedFile, ReportFormat } from './format';

export const json: ReportFormat = {
  name: 'json',
  title: {
    zh: 'JSON 数组，每个文件一项，含修正',
    en: 'a JSON array with an object for each file, fixes included',
  },
  head: () => '[\n',
  between: ',\n',
  file(checked, { language }) {
    const { value, unlistedFixes } = jsonReport(checked, language);
    return { text: plainJson(value), unlistedFixes };
  },
  foot: () => '\n]\n',
};

/** The object for one file; an unread one has `error` and no findings. */
export function jsonReport(
  { name, findings, error, placeOf }: CheckedFile,
  language: MessageLanguage,
): { readonly value: object; readonly unlistedFixes: number } {
  if (error !== undefined) return { value: { file: name, error, findings: [] }, unlistedFixes: 0 };
  const fixesOf = fixBudget();
  let unlistedFixes = 0;
  const listed = findings.map(({ finding, severity }) => {
    const fixes = fixesOf(finding);
    if (fixes === undefined) unlistedFixes++;
    const place = placeOf?.(finding.range);
    return { ...jsonFinding(finding, fixes ?? [], severity, language), ...(place === undefined ? {} : { place }) };
  });
  const more = unlistedFixes === 0 ? {} : { fixesUnlisted: unlistedFixes };
  return { value: { file: name, findings: listed, ...more }, unlistedFixes };
}

function jsonFinding(
  { code, range, message, related }: Finding,
  fixes: readonly Fix[],
  severity: Severity,
  language: MessageLanguage,
): object {
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
