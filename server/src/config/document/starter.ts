/** The `gzyd.yaml` that `gzyd init` writes: what can be set, with comments, and a registry of units. */
import type { Localized, MessageLanguage } from '../../text/localized';
import { plainText } from '../../text/plainText';
import { quoteValue } from './quote';

export interface StarterUnit {
  readonly name: string;
  readonly short: readonly string[];
  readonly collective: boolean;
}

/** `plans`: from how many plans the units come. */
export function starterConfig(units: readonly StarterUnit[], plans: number, language: MessageLanguage): string {
  const registry =
    units.length === 0
      ? [...comment(texts.noUnits[language]), ...comment(exampleUnits)]
      : [...comment(texts.units(plans)[language]), 'units:', ...units.flatMap((unit) => unitLines(unit, language))];
  return [
    ...comment(texts.head[language]),
    '',
    ...comment(texts.profile[language]),
    'profile: standard',
    '',
    ...comment(texts.rules[language]),
    ...comment('rules:\n  target/vague: off\n  "text/*": hint'),
    '',
    ...comment(texts.files[language]),
    ...comment('files:\n  exclude: ["草稿/"]'),
    '',
    ...registry,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function comment(text: string): string[] {
  return text.split('\n').map((line) => `# ${line}`);
}

function unitLines({ name, short, collective }: StarterUnit, language: MessageLanguage): string[] {
  const written = quoteValue(plainText(name));
  if (short.length === 0 && !collective) return [`  - ${written}`];
  const shorts = short.map((one) => quoteValue(plainText(one))).join(', ');
  return [
    `  - name: ${written}`,
    ...(short.length === 0 ? [] : [`    short: [${shorts}] # ${texts.guess[language]}`]),
    ...(collective ? [`    collective: true # ${texts.collective[language]}`] : []),
  ];
}

const exampleUnits = 'units:\n  - 人事科\n  - name: 基础教育科\n    short: [基教科]';

const texts = {
  head: {
    zh: '工作要点检查（gzyd）的配置，管本文件夹及其下的工作要点。各项都可以不写。',
    en: 'Configuration of gzyd for the work plans in this folder and below. Everything may be left out.',
  },
  profile: {
    zh: '检查方案：standard（日常起草）、strict（正式印发）、draft（初稿）、ledger（逐项落实到单位）',
    en: 'standard (everyday drafting), strict (official issue), draft (first drafts), ledger (every task accountable)',
  },
  rules: {
    zh: '规则的级别：error、warning、information、hint 或 off；gzyd explain 列出全部规则',
    en: 'Severities of rules: error, warning, information, hint or off; gzyd explain lists all rules',
  },
  files: { zh: '不检查的文件', en: 'Files that are not checked' },
  units: (plans: number): Localized => ({
    zh:
      `单位登记表，取自 ${plans} 份工作要点的责任单位，请核对后使用：\n` +
      '不在表中的名称会提示，写错的名称不要留在表中；曾用名写 former，上级单位写 parent。',
    en:
      `Registry of units, proposed from the notes of ${plans} ${plans === 1 ? 'plan' : 'plans'}; look it through before you rely on it.\n` +
      'Names that are not listed are reported, so take out what is misspelt. Former names go under former, superiors under parent.',
  }),
  noUnits: {
    zh: '单位登记表：列出后，不在表中的名称会提示，简称与全称按同一单位对待',
    en: 'Registry of units: with one, names that are not listed are reported, and short names count as the same body',
  },
  guess: { zh: '据写法推测，请核对', en: 'a guess, please check' },
  collective: { zh: '泛指多个单位', en: 'stands for many bodies' },
};
