// What this project and the services beside it say about single mistakes of plans: `node bench/peers/mistakes.mjs`
// prints the table of docs/comparison.md. Build first; the services are installed by `npm ci --prefix bench/peers`.
// A mistake counts as found where the tool says more about the text with it than about the right one, or corrects both
// to the same text. All tools have their default settings.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatFor, lintFor } from 'autocorrect-node';
import { run } from 'zhlint';
import { lint } from 'markdownlint/sync';
import { TextlintKernel } from '@textlint/kernel';
import textPlugin from '@textlint/textlint-plugin-text';
import unmatchedPair from '@textlint-rule/textlint-rule-no-unmatched-pair';
import controlCharacter from '@textlint-rule/textlint-rule-no-invalid-control-character';

const cli = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'cli.js');

const right = `栖云市教育局2026年工作要点

一、扩大优质资源
1.新建改建学校。全年新建改建中小学12所，9月底前投入使用。（责任单位：规划科、基教科）
2.办好幼儿园。公办园在园幼儿占比达到58%以上。（责任单位：学前科）
3.推进集团办学。组建教育集团6个，印发《集团办学管理办法》。（责任单位：基教科）

二、建强教师队伍
4.补充教师。8月底前公开招聘教师300名。（责任单位：人事科）
5.培训骨干教师。一是完善培训方案；二是全年培训骨干教师1500人次。（责任单位：人事科、教研室）
6.减轻教师负担。按照栖教发〔2026〕3号要求，进校园检查考核压减15%。（责任单位：办公室）
`;

/** What is wrong, and the right words and the wrong ones. */
const mistakes = [
  ['序号跳号', '5.培训', '6.培训'],
  ['“二是”写成“三是”', '二是全年', '三是全年'],
  ['漏写责任单位', '（责任单位：学前科）', ''],
  ['责任单位空着', '责任单位：办公室', '责任单位：'],
  ['两个单位之间漏顿号', '规划科、基教科', '规划科基教科'],
  ['同一单位写了两次', '人事科、教研室', '人事科、人事科'],
  ['日期不存在', '8月底', '8月32日'],
  ['比率超过100%', '58%以上', '158%以上'],
  ['发文字号用方括号', '〔2026〕', '[2026]'],
  ['书名号缺一半', '《集团办学管理办法》', '《集团办学管理办法'],
  ['句号重复', '投入使用。', '投入使用。。'],
  ['字词重复', '公开招聘', '公开公开招聘'],
  ['半角逗号', '12所，', '12所,'],
  ['错别字', '投入使用', '投入始用'],
];

const unwrap = (module) => module.default ?? module;
const kernel = new TextlintKernel();
const textlint = async (text) =>
  (
    await kernel.lintText(text, {
      filePath: 'plan.txt',
      ext: '.txt',
      plugins: [{ pluginId: 'text', plugin: unwrap(textPlugin) }],
      rules: [unmatchedPair, controlCharacter].map((rule, at) => ({ ruleId: `rule-${at}`, rule: unwrap(rule) })),
    })
  ).messages.length;

const tools = {
  gzyd: (text) => {
    const { stdout } = spawnSync(process.execPath, [cli, 'check', '--stdin', '--format', 'json'], {
      input: text,
      encoding: 'utf8',
    });
    return JSON.parse(stdout)[0].findings.length;
  },
  zhlint: (text) => run(text, { rules: { preset: 'default' } }).validations.length,
  autocorrect: (text) => lintFor(text, 'plan.txt').lines.length,
  textlint,
  markdownlint: (text) => lint({ strings: { text }, config: { default: true } }).text.length,
};

/** Those that give a corrected text. */
const correct = {
  zhlint: (text) => run(text, { rules: { preset: 'default' } }).result,
  autocorrect: (text) => formatFor(text, 'plan.txt'),
};
const names = Object.keys(tools);
const counts = async (text) => Promise.all(Object.values(tools).map((tool) => tool(text)));
const base = await counts(right);
const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
row(['', ...names]);
row(['---', ...names.map(() => '---')]);
row(['没有错的全文，报了几处', ...base]);
for (const [name, good, wrong] of mistakes) {
  if (!right.includes(good)) throw new Error(`${good} isn't in the text.`);
  const text = right.replace(good, wrong);
  const found = await counts(text);
  const isFound = (tool, at) =>
    found[at] > base[at] || (tool in correct && correct[tool](text) === correct[tool](right));
  row([name, ...names.map((tool, at) => (isFound(tool, at) ? '✓' : ''))]);
}
