/**
 * The pages of the site, made from those of the repository: in one language at a time where there are two, else as they
 * are, in the part of either language.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pageIn } from '../../client/src/rulePage';
import { rules } from '../../server/src/rules/registry';
import type { Localized, MessageLanguage } from '../../server/src/text/localized';
import { families, pagePath, renderTable } from '../ruleDocs';

interface Page {
  /** From the root of the repository. */
  readonly file: string;
  /** In the part of its language, without extension; that of a folder ends in a slash. */
  readonly link: string;
  readonly label: Localized;
}

interface Group {
  readonly label: Localized;
  readonly pages: readonly Page[];
}

const page = (name: string, zh: string, en: string): Page => ({
  file: `docs/${name}.md`,
  link: name,
  label: { zh, en },
});
const top = (file: string, link: string, zh: string, en: string): Page => ({ file, link, label: { zh, en } });

const named: readonly Group[] = [
  {
    label: { zh: '开始', en: 'Start' },
    pages: [
      top('README.md', 'guide', '入门', 'Guide'),
      page('offline', '离线安装', 'Offline'),
      page('troubleshooting', '疑难解答', 'Troubleshooting'),
    ],
  },
  {
    label: { zh: '使用', en: 'Use' },
    pages: [
      page('writing', '书写', 'Writing'),
      page('views', '视图', 'Views'),
      page('word', 'Word 与版面', 'Word and layout'),
      page('ledger', '台账', 'Ledgers'),
      page('year', '一份要点的一年', 'A year with a plan'),
      page('configuration', '配置', 'Configuration'),
      page('cli', '命令行', 'Command line'),
      page('archives', '成批处理', 'Archives'),
      page('editors', '其他编辑器', 'Other editors'),
    ],
  },
  {
    label: { zh: '参考', en: 'Reference' },
    pages: [
      page('format', '格式说明', 'The format'),
      page('glossary', '用语', 'Glossary'),
      page('comparison', '与其他工具比较', 'Comparison'),
      page('reliability', '可靠性', 'Reliability'),
      page('performance', '性能', 'Performance'),
      top('SECURITY.md', 'security', '安全', 'Security'),
      top('CHANGELOG.md', 'changelog', '变化', 'Changelog'),
    ],
  },
  {
    label: { zh: '参与', en: 'Contribute' },
    pages: [
      top('CONTRIBUTING.md', 'contributing', '参与', 'Contributing'),
      page('architecture', '架构', 'Architecture'),
      page('dependencies', '依赖', 'Dependencies'),
      page('releasing', '发布', 'Releasing'),
      top('CODE_OF_CONDUCT.md', 'code-of-conduct', '行为准则', 'Code of conduct'),
    ],
  },
];

/** A page of docs/ that no group names stands at the end of the last one. */
const groups: readonly Group[] = (() => {
  const known = new Set(named.flatMap(({ pages }) => pages.map(({ file }) => file)));
  const others = readdirSync('docs')
    .filter((name) => name.endsWith('.md') && !known.has(`docs/${name}`))
    .map((name) => page(name.replace(/\.md$/, ''), name, name));
  return named.map(({ label, pages }, at) => ({
    label,
    pages: [...pages.filter(({ file }) => existsSync(file)), ...(at === named.length - 1 ? others : [])],
  }));
})();

const index: Page = top('docs/rules/README.md', 'rules/', '全部规则', 'All rules');
const rulePages: readonly Page[] = rules.map(({ meta: { code, title } }) => ({
  file: pagePath(code),
  link: `rules/${code}`,
  label: title,
}));
const pages: readonly Page[] = [...groups.flatMap((group) => group.pages), index, ...rulePages];
const linkOf = new Map([
  ...pages.flatMap(({ file, link }) => [file, inChinese(file)].map((name) => [name, link] as const)),
  ['README.en.md', 'guide'] as const,
]);

const languages: readonly MessageLanguage[] = ['zh', 'en'];
const folderOf: Readonly<Record<MessageLanguage, string>> = { zh: '', en: 'en/' };

/** Where the Chinese text of a page is, if it has one of its own. */
function inChinese(file: string): string {
  return file.replace(/^docs\/(?=[^/]+$)/, 'docs/zh/');
}

/** Writes all pages of the site, and the files that they show or link to, into an empty folder. */
export function writePages(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const shared = new Set(['icons/icon.png', 'docs/images/light.png', 'docs/images/dark.png']);
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  for (const language of languages) {
    const at = folderOf[language];
    write(`${at}index.md`, readFileSync(`scripts/site/home.${language}.md`, 'utf8'));
    for (const { file, link } of pages) {
      const name = link.endsWith('/') ? `${link}index` : link;
      const written = language === 'zh' && existsSync(inChinese(file)) ? inChinese(file) : file;
      write(`${at}${name}.md`, forSite(textIn(written, language), written, `/${at}`, shared));
    }
  }
  for (const file of shared) {
    const copy = path.join(folder, 'public', publicName(file));
    mkdirSync(path.dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  }
}

/** The side bar of a language; `at` is where its part begins. */
export function sidebar(language: MessageLanguage, at: string): object[] {
  const item = ({ link, label }: Page): object => ({ text: label[language], link: at + link });
  const ofRules = {
    text: { zh: '规则', en: 'Rules' }[language],
    items: [
      item(index),
      ...Object.entries(families).map(([family, label]) => ({
        text: label[language],
        collapsed: true,
        items: rulePages.filter(({ link }) => link.startsWith(`rules/${family}/`)).map(item),
      })),
    ],
  };
  const [first, second, ...rest] = groups.map(({ label, pages }) => ({
    text: label[language],
    items: pages.map(item),
  }));
  return [first!, second!, ofRules, ...rest];
}

function textIn(file: string, language: MessageLanguage): string {
  if (file === index.file)
    return `# ${index.label[language]}\n\n${renderTable(rules, '', language).replace(/^### /gm, '## ')}\n`;
  if (file === 'README.md') return readme(language);
  const text = readFileSync(file, 'utf8');
  if (file.startsWith('docs/rules/') || file === 'CODE_OF_CONDUCT.md') return pageIn(text, language);
  const written = isChinese(text) ? 'zh' : 'en';
  // What a Chinese page says in short is for those who read English.
  if (written === 'zh' && language === 'zh') return text.replace(/^In short[^]*?\n\n/m, '');
  return written === language ? text : text.replace(/^# .*\n/m, `$&\n${notes[language]}\n`);
}

/** Without the links to the README of the other language, which the site has for every page. */
function readme(language: MessageLanguage): string {
  const text = readFileSync(language === 'zh' ? 'README.md' : 'README.en.md', 'utf8');
  return text.replace(/^.*\]\(README(?:\.en)?\.md\).*\n\n/m, '');
}

const notes: Localized = {
  zh: '> 这一页只有英文。',
  en: '> This page is written in Chinese; what it says is in short at its top.',
};

/** Text, not samples. */
const isChinese = (text: string): boolean => {
  const prose = text.replace(/^```[^]*?^```/gm, '').replace(/`[^`]*`/g, '');
  const count = (pattern: RegExp): number => prose.match(pattern)?.length ?? 0;
  return count(/\p{Script=Han}/gu) * 2 > count(/[A-Za-z]/g);
};

const publicName = (file: string): string => file.replace(/^docs\/images\/|^icons\//, 'images/');

/** Links lead to pages of the site or to copies of files; a link to anything else becomes plain words. */
function forSite(text: string, file: string, at: string, shared: Set<string>): string {
  return outsideCode(text, (prose) =>
    prose
      .replace(
        /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s#:]*)(#[^)\s]*)?\)/g,
        (whole, image, words, target, anchor = '') => {
          if (target === '') return whole;
          const linked = path.posix.join(path.posix.dirname(file), target);
          const link = linkOf.get(linked);
          if (link !== undefined) return `[${words}](${at}${link}${anchor})`;
          if (image === '' && !linked.startsWith('schemas/')) return words;
          shared.add(linked);
          return `${image}[${words}](/${publicName(linked)})`;
        },
      )
      // A line end in Chinese is no space.
      .replace(/(?<=[\p{Script=Han}，。；：、）》”])\n(?=[\p{Script=Han}（《“])/gu, '')
      // Braces mean something to the generator.
      .replaceAll('{{', '&#123;&#123;'),
  );
}

/** Samples stay as they are, as plain text where the language is our own. */
function outsideCode(text: string, change: (prose: string) => string): string {
  return text
    .split(/^(```[^]*?^```)$/m)
    .map((part, number) => (number % 2 === 1 ? part.replace(/^```(?:plan|ebnf)/, '```text') : change(part)))
    .join('');
}
