/** The pages of rules in one language. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pageIn } from '../../client/src/rulePage';
import { rules } from '../../server/src/rules/registry';

const pageOf = (code: string): string => readFileSync(path.resolve('docs', 'rules', `${code}.md`), 'utf8');

describe('a rule’s page in one language', () => {
  const page =
    '<!-- rule -->\n# 序号重复 · Number repeated\n\n| | |\n|---|---|\n| 规则 Rule | `numbering/duplicate` |\n| 级别 Severity | 警告 warning |\n\n' +
    '同一序号出现两次。\n\nThe number stands twice (二、 behind 二、).\n<!-- /rule -->\n\n## 例 · Example\n\n```text\n误 wrong  一、甲\n\n一、乙\n```\n\n' +
    '在 `gzyd.yaml` 中 · In `gzyd.yaml`:\n\n或在设置 `rules` 中 · or in the setting `rules`: `{ "a": "off" }`.\n';

  it('is Chinese', () => {
    assert.equal(
      pageIn(page, 'zh'),
      '# 序号重复\n\n| | |\n|---|---|\n| 规则 | `numbering/duplicate` |\n| 级别 | 警告 |\n\n同一序号出现两次。\n\n' +
        '## 例\n\n```text\n误 wrong  一、甲\n\n一、乙\n```\n\n在 `gzyd.yaml` 中：\n\n或在设置 `rules` 中：`{ "a": "off" }`。\n',
    );
  });

  it('is English', () => {
    assert.equal(
      pageIn(page, 'en'),
      '# Number repeated\n\n| | |\n|---|---|\n| Rule | `numbering/duplicate` |\n| Severity | warning |\n\n' +
        'The number stands twice (二、 behind 二、).\n\n## Example\n\n```text\n误 wrong  一、甲\n\n一、乙\n```\n\nIn `gzyd.yaml`:\n\nOr in the setting `rules`: `{ "a": "off" }`.\n',
    );
  });

  it('has as many parts in Chinese as in English, for every rule', () => {
    for (const { meta } of rules) {
      const parts = (['zh', 'en'] as const).map((language) => pageIn(pageOf(meta.code), language).split('\n\n'));
      const kinds = parts.map((blocks) => blocks.map((block) => /^(?:#+|```|\||)/.exec(block)![0]));
      assert.deepEqual(kinds[0], kinds[1], meta.code);
    }
  });
});
