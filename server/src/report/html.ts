/** One page that needs nothing else: no script, no link, no font. It follows the reader's light or dark colours. */
import { severityNames } from '../rules/severity';
import type { Severity } from '../rules/types';
import { pageHead } from '../text/htmlPage';
import { escapeMarkup } from '../text/markup';
import { plainText } from '../text/plainText';
import type { Localized } from '../text/localized';
import type { ReportFormat } from './format';
import { located } from './places';

/** Beside the word and the colour. */
const shapes: Readonly<Record<Severity, string>> = { error: '■', warning: '▲', information: '●', hint: '○' };

const texts = {
  title: { zh: '工作要点检查结果', en: 'Work plan findings' },
  place: { zh: '行:列', en: 'line:column' },
  severity: { zh: '级别', en: 'severity' },
  message: { zh: '说明', en: 'message' },
  rule: { zh: '规则', en: 'rule' },
  none: { zh: '没有问题', en: 'no findings' },
  failed: { zh: '有文件未能检查。', en: 'Some files could not be checked.' },
} satisfies Readonly<Record<string, Localized>>;

const style = `:root { color-scheme: light dark; }
body { font: 15px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
h1 { font-size: 1.5em; } h2 { font-size: 1.1em; margin: 1.6em 0 .4em; word-break: break-all; }
table { border-collapse: collapse; width: 100%; } th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .3em .6em; text-align: left; vertical-align: top; }
td:nth-child(1), td:nth-child(2), td:nth-child(4) { white-space: nowrap; }
.error { color: light-dark(#b00020, #ff8a8a); } .warning { color: light-dark(#8a5300, #f0b429); }
code { font-size: .9em; }`;

export const html: ReportFormat = {
  name: 'html',
  title: { zh: '一个可独立打开的网页', en: 'a page that opens by itself' },
  head({ language }) {
    const title = texts.title[language];
    return `${pageHead(title, style, language)}<h1>${escapeMarkup(title)}</h1>\n`;
  },
  between: '',
  file({ name, findings, error, placeOf }, { language }) {
    const head = `<section>\n<h2>${escapeMarkup(plainText(name))}</h2>\n`;
    if (error !== undefined)
      return { text: `${head}<p class="error">✖ ${escapeMarkup(plainText(error))}</p>\n</section>\n` };
    if (findings.length === 0) return { text: `${head}<p>✓ ${escapeMarkup(texts.none[language])}</p>\n</section>\n` };
    const rows = findings.map(({ finding, severity }) => {
      const { line, column, message } = located(finding, placeOf, language);
      return (
        `<tr><td>${line}:${column}</td>` +
        `<td class="${severity}">${shapes[severity]} ${escapeMarkup(severityNames[severity][language])}</td>` +
        `<td>${escapeMarkup(message)}</td><td><code>${escapeMarkup(finding.code)}</code></td></tr>\n`
      );
    });
    const columns = [texts.place, texts.severity, texts.message, texts.rule];
    const header = columns.map((column) => `<th scope="col">${escapeMarkup(column[language])}</th>`).join('');
    return {
      text: `${head}<table>\n<thead><tr>${header}</tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n</table>\n</section>\n`,
    };
  },
  foot: (failed, { language }) =>
    `${failed ? `<p class="error">${escapeMarkup(texts.failed[language])}</p>\n` : ''}</body>\n</html>\n`,
};
