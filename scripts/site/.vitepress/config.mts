/** The site that `npm run docs` builds. Its pages are made from those of the repository. */
import path from 'node:path';
import { defineConfig } from 'vitepress';
import type { MessageLanguage } from '../../../server/src/text/localized';
import { slugOf } from '../../slug';
import { sidebar, writePages } from '../pages';
import { tokenize } from '../search';

const out = path.resolve('out');
const pages = path.join(out, 'site-pages');
writePages(pages);

const icon = '/images/icon.png';
const texts = {
  zh: {
    home: '首页',
    start: '开始',
    rules: '规则',
    outline: '本页内容',
    previous: '上一页',
    next: '下一页',
    menu: '目录',
    top: '回到顶部',
    theme: '深浅',
    language: '语言',
  },
  en: {
    home: 'Home',
    start: 'Start',
    rules: 'Rules',
    outline: 'On this page',
    previous: 'Previous',
    next: 'Next',
    menu: 'Menu',
    top: 'Return to top',
    theme: 'Appearance',
    language: 'Change language',
  },
} as const;

function themeIn(language: MessageLanguage) {
  const say = texts[language];
  const at = language === 'zh' ? '/' : '/en/';
  return {
    nav: [
      { text: say.start, link: `${at}guide` },
      { text: say.rules, link: `${at}rules/` },
    ],
    sidebar: sidebar(language, at),
    outline: { level: [2, 3] as [number, number], label: say.outline },
    docFooter: { prev: say.previous, next: say.next },
    sidebarMenuLabel: say.menu,
    returnToTopLabel: say.top,
    darkModeSwitchLabel: say.theme,
    langMenuLabel: say.language,
  };
}

const chineseSearch = {
  button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
  modal: {
    displayDetails: '显示摘要',
    resetButtonTitle: '清空',
    backButtonTitle: '关闭',
    noResultsText: '没有找到',
    footer: { selectText: '打开', navigateText: '选择', closeText: '关闭' },
  },
};

export default defineConfig({
  title: '工作要点 gzyd',
  srcDir: pages,
  outDir: path.join(out, 'site'),
  cacheDir: path.join(out, 'site-cache'),
  head: [['link', { rel: 'icon', href: icon }]],
  markdown: { anchor: { slugify: slugOf } },
  locales: {
    root: { label: '中文', lang: 'zh-CN', description: '工作要点的语言服务', themeConfig: themeIn('zh') },
    en: {
      label: 'English',
      lang: 'en',
      description: 'Tools for Chinese annual work plans',
      themeConfig: themeIn('en'),
    },
  },
  themeConfig: {
    logo: icon,
    search: {
      provider: 'local',
      options: {
        locales: { root: { translations: chineseSearch } },
        miniSearch: { options: { tokenize }, searchOptions: { combineWith: 'AND', prefix: true, fuzzy: false } },
      },
    },
  },
});
