/** The texts in traditional characters, which are made from the simplified ones. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { traditional } from '../../scripts/traditional';

type Texts = Readonly<Record<string, string>>;
const read = (file: string): Texts => JSON.parse(readFileSync(file, 'utf8')) as Texts;

describe('texts in traditional characters', () => {
  for (const [simplified, made] of [
    ['package.nls.zh-cn.json', 'package.nls.zh-tw.json'],
    ['l10n/bundle.l10n.zh-cn.json', 'l10n/bundle.l10n.zh-tw.json'],
  ] as const) {
    it(`${made} has the same keys, code, links and places for values as ${simplified}`, () => {
      const [from, to] = [read(simplified), read(made)];
      assert.deepEqual(Object.keys(to), Object.keys(from));
      const fixed = (text: string): string[] => text.match(/\{\d\}|`[^`]*`|\]\([^)]*\)|\$\([^)]*\)/g) ?? [];
      for (const [key, text] of Object.entries(to)) assert.deepEqual(fixed(text), fixed(from[key]!), key);
    });

    it(`${made} has none of the commonest simplified characters`, () => {
      for (const [key, text] of Object.entries(read(made)))
        // Names of files are known by their simplified words.
        assert.doesNotMatch(
          text.replace('檔名含「工作要点」', ''),
          /[们个这来时为过对发开关设务责单标题错页网导图进]/,
          key,
        );
    });
  }

  it('have the words of Taiwan, and leave code alone', () => {
    assert.equal(traditional('打开文件夹，保存文件'), '開啟資料夾，儲存檔案');
    assert.equal(traditional('设置 `文件` 的“默认”值'), '設定 `文件` 的「預設」值');
    assert.equal(traditional('导出台账，按回车继续'), '匯出台帳，按 Enter 鍵繼續');
  });
});
