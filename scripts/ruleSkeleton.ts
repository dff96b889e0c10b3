/** What `npm run new:rule` writes: a source file, a sample, a docs page and the registry with the new row. */
import type { RuleFamily } from '../server/src/rules/types';
import { pagePath } from './ruleDocs';

/** The folder of each family in server/src/rules. */
const folders: Readonly<Record<RuleFamily, string>> = {
  numbering: 'numbering',
  responsibility: 'responsibility',
  target: 'targets',
  text: 'text',
  structure: 'structure',
};

export const registryPath = 'server/src/rules/registry.ts';

export interface Skeleton {
  readonly source: string;
  readonly sample: string;
  readonly page: string;
  /** Path → content. None of these files may exist before. */
  readonly files: ReadonlyMap<string, string>;
  /** The registry with the rule at the end of its family. */
  readonly registry: string;
}

/** The files of a new rule `family/name`; throws with a message for the user if there can't be such a rule. */
export function ruleSkeleton(code: string, registry: string): Skeleton {
  const [, family, name] = /^([a-z]{1,40})\/([a-z]{1,40}(?:-[a-z]{1,40}){0,9})$/.exec(code) ?? [];
  if (name === undefined || !isFamily(family))
    throw new Error(
      `Usage: npm run new:rule -- FAMILY/NAME\nFAMILY is one of ${Object.keys(folders).join(', ')}; NAME is in kebab-case.`,
    );
  const folder = folders[family];
  const camelCase = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const rule = `${camelCase}Rule`;
  const source = `server/src/rules/${folder}/${camelCase}.ts`;
  const sample = `test/fixtures/rules/${code}.txt`;
  const page = pagePath(code);
  return {
    source,
    sample,
    page,
    files: new Map([
      [source, sourceText(code, rule)],
      [sample, sampleText],
      [page, pageText],
    ]),
    registry: withRow(registry, folder, camelCase, rule),
  };
}

function isFamily(family: string | undefined): family is RuleFamily {
  return family !== undefined && Object.hasOwn(folders, family);
}

/** The registry with an import and a row for the rule, each after the last one of its family. */
function withRow(registry: string, folder: string, file: string, rule: string): string {
  if (new RegExp(`\\b${rule}\\b`).test(registry)) throw new Error(`${registryPath} has a ${rule} already.`);
  const last = [...registry.matchAll(/^import \{ (\w+) \} from '\.\/(\w+)\/\w+';\n/gm)].findLast(
    (found) => found[2] === folder,
  );
  const row = last === undefined ? -1 : registry.search(new RegExp(`^ +${last[1]},\n`, 'm'));
  if (last === undefined || row < 0)
    throw new Error(`${registryPath} has no row of this family: add the first one by hand.`);
  const importEnd = last.index + last[0].length;
  const rowEnd = registry.indexOf('\n', row) + 1;
  return [
    registry.slice(0, importEnd),
    `import { ${rule} } from './${folder}/${file}';\n`,
    registry.slice(importEnd, rowEnd),
    `  ${rule},\n`,
    registry.slice(rowEnd),
  ].join('');
}

const sourceText = (code: string, rule: string): string => `import { Feature } from '../../text/characters';
import type { LineRule } from '../types';

// TODO: what the rule looks for.
const word = '待改词';

export const ${rule}: LineRule = {
  meta: {
    code: '${code}',
    severity: 'hint',
    fixable: true,
    title: { zh: '待定', en: 'TODO' },
    description: { zh: '待定。', en: 'TODO.' },
  },
  kind: 'line',
  scope: 'body',
  // The kinds of characters without which a line cannot be wrong.
  needs: Feature.Punctuation,
  check({ text }) {
    const start = text.indexOf(word);
    if (start < 0) return [];
    const span = { start, end: start + word.length };
    return [
      {
        span,
        message: { zh: \`“\${word}”有误。\`, en: \`“\${word}” is wrong.\` },
        fixes: [{ title: { zh: '改为“新词”', en: 'Change to “新词”' }, edits: [{ span, newText: '新词' }], preferred: true }],
      },
    ];
  },
};
`;

// The format of samples is told in test/support/ruleSamples.ts.
const sampleText = `=== what is reported, and what its fix leaves
一、重点任务
1.抓安全。开展⟦待改词⟧{hint; 有误}检查。
--- fixed
一、重点任务
1.抓安全。开展新词检查。

=== what is left alone
一、重点任务
1.抓安全。开展隐患排查。
`;

const pageText = `## 检查什么 · What it finds

TODO

TODO

## 为什么 · Why

TODO

TODO

## 例 · Example

\`\`\`text
误 wrong  TODO
正 right  TODO
\`\`\`

## 修复 · Fix

TODO

TODO
`;
