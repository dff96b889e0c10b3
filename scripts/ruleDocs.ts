/** The parts of docs/rules that are made from the rules' metadata. The rest of a page is written by hand. */
import { severityNames } from '../server/src/rules/severity';
import type { Profile, Rule, RuleFamily, RuleMeta, Severity } from '../server/src/rules/types';
import type { Localized, MessageLanguage } from '../server/src/text/localized';

export const families: Readonly<Record<RuleFamily, Localized>> = {
  numbering: { zh: '序号', en: 'Numbering' },
  responsibility: { zh: '责任单位', en: 'Responsible units' },
  target: { zh: '目标与时限', en: 'Targets and deadlines' },
  text: { zh: '文字与标点', en: 'Text and marks' },
  structure: { zh: '结构', en: 'Structure' },
};

const severityText = (severity: Severity | 'off'): string =>
  `${severityNames[severity].zh} ${severityNames[severity].en}`;

/** The file of a rule's page, from the root of the repository. */
export function pagePath(code: string): string {
  return `docs/rules/${code}.md`;
}

/** The names of the generated parts; each lies between `<!-- name -->` and `<!-- /name -->`. */
export const parts = { head: 'rule', tail: 'turn-off', table: 'rules' } as const;

/** The head of a page: title, metadata, description. */
function renderHead({ code, severity, profiles, fixable, title, description, source }: RuleMeta): string {
  const others = Object.entries(profiles ?? {}).map(
    ([profile, level]) => `${profile as Profile}: ${severityText(level)}`,
  );
  return [
    `# ${title.zh} · ${title.en}`,
    '',
    '| | |',
    '|---|---|',
    `| 规则 Rule | \`${code}\` |`,
    `| 级别 Severity | ${[severityText(severity), ...others].join('; ')} |`,
    `| 修复 Fix | ${fixable ? '有 yes' : '无 no'} |`,
    ...(source === undefined ? [] : [`| 依据 Source | ${source} |`]),
    '',
    description.zh,
    '',
    description.en,
  ].join('\n');
}

/** The end of a page: how to turn the rule off. */
function renderTail({ code, severity }: RuleMeta): string {
  const other = severity === 'off' ? 'warning' : 'off';
  return [
    `## ${severity === 'off' ? '打开' : '关闭'} · Turn it ${severity === 'off' ? 'on' : 'off'}`,
    '',
    '在 `gzyd.yaml` 中 · In `gzyd.yaml`:',
    '',
    '```yaml',
    'rules:',
    `  ${code}: ${other}`,
    '```',
    '',
    `或在设置 \`gongzuoyaodian.rules\` 中 · or in the setting \`gongzuoyaodian.rules\`: \`{ "${code}": "${other}" }\`.`,
  ].join('\n');
}

/** The READMEs, each with tables of the rules in its language. */
export const readmes: Readonly<Record<string, MessageLanguage>> = { 'README.md': 'zh', 'README.en.md': 'en' };

/**
 * All rules in a table for each family, in one language or in both; `folder` leads from the table's file to docs/rules.
 */
export function renderTable(rules: readonly Rule[], folder: string, language?: MessageLanguage): string {
  const say = ({ zh, en }: Localized, between: string): string =>
    language === undefined ? `${zh}${between}${en}` : { zh, en }[language];
  const head = [
    { zh: '规则', en: 'Rule' },
    { zh: '', en: '' },
    { zh: '级别', en: 'Severity' },
    { zh: '修复', en: 'Fix' },
  ];
  const lines: string[] = [];
  let family: string | undefined;
  for (const {
    meta: { code, severity, fixable, title },
  } of rules) {
    const own = code.split('/')[0] as RuleFamily;
    if (own !== family) {
      if (family !== undefined) lines.push('');
      family = own;
      lines.push(
        `### ${say(families[own], ' · ')}`,
        '',
        `| ${head.map((cell) => say(cell, ' ').trim()).join(' | ')} |`,
        '|---|---|---|---|',
      );
    }
    lines.push(
      `| [\`${code}\`](${folder}${code}.md) | ${say(title, ' · ')} | ${say(severityNames[severity], ' ')} | ${fixable ? '✓' : ''} |`,
    );
  }
  return lines.join('\n');
}

/**
 * The text with everything between `<!-- part -->` and
 * `<!-- /part -->` replaced; undefined if the text has no such part.
 */
export function replacePart(text: string, part: string, content: string): string | undefined {
  const open = `<!-- ${part} -->`;
  const close = `<!-- /${part} -->`;
  const start = text.indexOf(open);
  const end = start < 0 ? -1 : text.indexOf(close, start);
  return end < 0 ? undefined : `${text.slice(0, start)}${open}\n${content}\n${text.slice(end)}`;
}

/**
 * A page as it has to be: the hand-written middle of `text` between
 * generated head and tail. An empty text gives a page still to be written.
 */
export function renderPage(text: string, meta: RuleMeta): string {
  const headed =
    replacePart(text, parts.head, renderHead(meta)) ??
    `<!-- ${parts.head} -->\n${renderHead(meta)}\n<!-- /${parts.head} -->\n\n${text}`;
  return (
    replacePart(headed, parts.tail, renderTail(meta)) ??
    `${headed.trimEnd()}\n\n<!-- ${parts.tail} -->\n${renderTail(meta)}\n<!-- /${parts.tail} -->\n`
  );
}

/** What an author has written about a rule: the page without its generated parts. */
export function writtenPart(text: string): string {
  return Object.values(parts)
    .reduce((rest, part) => replacePart(rest, part, '') ?? rest, text)
    .replace(/<!--[^>]{0,40}-->/g, '')
    .trim();
}

/** docs/rules/README.md. */
export function renderIndex(rules: readonly Rule[]): string {
  return [
    '# 规则 · Rules',
    '',
    '每条规则一页：查什么、为什么、怎么改、怎么关。本页由 `node scripts/docs.mjs` 生成。',
    '',
    'One page per rule: what it finds, why, how to fix it, how to turn it off. This page is generated by `node scripts/docs.mjs`.',
    '',
    renderTable(rules, ''),
    '',
  ].join('\n');
}
