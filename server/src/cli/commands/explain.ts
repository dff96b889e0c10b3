/** `gzyd explain`: what a rule finds, how severe it is, and how to turn it off; without a rule, the list of all. */
import { rules } from '../../rules/registry';
import { severityNames } from '../../rules/severity';
import type { Profile, RuleMeta, Severity } from '../../rules/types';
import type { Localized, MessageLanguage } from '../../text/localized';
import { UsageError, type Command } from '../command';
import { exitCodes } from '../exitCodes';

export const explainCommand: Command = {
  name: 'explain',
  summary: {
    zh: '说明规则查什么、级别多高、怎样关闭；不写规则时列出全部规则',
    en: 'Explains what a rule finds, how severe it is and how to turn it off; without a rule, lists them all',
  },
  files: {
    name: 'rule',
    help: { zh: '规则，如 numbering/gap', en: 'rules, such as numbering/gap' },
    choices: rules.map(({ meta }) => meta.code),
    optional: true,
  },
  options: [],
  exits: {
    0: { zh: '已说明', en: 'done' },
    2: { zh: '没有这条规则，或参数有误', en: 'there is no such rule, or an argument is wrong' },
  },
  verify(codes) {
    const unknown = codes.find((code) => !rules.some(({ meta }) => meta.code === code));
    if (unknown !== undefined)
      throw new UsageError({
        zh: `没有“${unknown}”这条规则；gzyd explain 列出全部规则`,
        en: `there is no rule ‘${unknown}’; gzyd explain lists them all`,
      });
  },
  async run(codes, _flags, { language, output }) {
    const metas = rules.map(({ meta }) => meta);
    const text =
      codes.length === 0
        ? metas.map((meta) => `${meta.code}  ${meta.title[language]}\n`).join('')
        : metas
            .filter(({ code }) => codes.includes(code))
            .map((meta) => explanation(meta, language))
            .join('\n');
    await output.write(text);
    return exitCodes.clean;
  },
};

function explanation(meta: RuleMeta, language: MessageLanguage): string {
  const { code, title, description, severity, profiles = {}, fixable, source } = meta;
  const others = Object.entries(profiles) as [Profile, Severity | 'off'][];
  const lines = [
    `${code}  ${title[language]}`,
    `  ${description[language]}`,
    `  ${texts.severity[language]}${severityNames[severity][language]}` +
      others.map(([profile, other]) => `${texts.comma[language]}${profile} ${severityNames[other][language]}`).join(''),
    `  ${texts.fix[language]}${(fixable ? texts.yes : texts.no)[language]}`,
    ...(source === undefined ? [] : [`  ${texts.source[language]}${source}`]),
    `  ${texts.turnOff[language]}`,
    '    rules:',
    `      ${code}: off`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const texts = {
  severity: { zh: '级别：', en: 'Severity: ' },
  fix: { zh: '可修正：', en: 'Fix: ' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  source: { zh: '依据：', en: 'Source: ' },
  turnOff: { zh: '关闭，写入 gzyd.yaml：', en: 'To turn it off, write in gzyd.yaml:' },
  comma: { zh: '；检查方案 ', en: '; in the profile ' },
} satisfies Readonly<Record<string, Localized>>;
