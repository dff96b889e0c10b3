/**
 * What the documents point at is there: files and folders in backquotes, and links. Those in two languages have the
 * same parts. The pages of rules are for `test/rules/docs.test.ts`.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { slugOf } from '../../scripts/slug';

const documents = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  ...readdirSync('docs/zh').map((file) => `docs/zh/${file}`),
];

/** What a page is made of, in its order; samples without their remarks. */
function partsOf(file: string): string[] {
  const [samples, rest] = [[] as string[], readFileSync(file, 'utf8')];
  const parts = rest
    .replace(/^```[^]*?^```/gm, (sample) => `\`${samples.push(sample.replace(/ *#.*$/gm, ''))}`)
    .split(/\n\n+/)
    .map((part) => {
      if (/^`\d+$/.test(part.trim())) return samples[Number(part.trim().slice(1)) - 1]!;
      const [, mark = ''] = /^(#+|\||\d+\.|-)/.exec(part) ?? [];
      return mark === '' || mark.startsWith('#')
        ? mark
        : `${mark.replace(/\d+/, '1')} ×${part.trim().split(/\n(?=[|\d-])/).length}`;
    });
  return parts;
}

/** The names of a page's headings in links, as GitHub makes them. */
function anchors(file: string): Set<string> {
  const headings = readFileSync(file, 'utf8')
    .replace(/^```[^]*?^```/gm, '')
    .matchAll(/^#+ (.+)$/gm);
  return new Set([...headings].map(([, words]) => slugOf(words!)));
}

/** Top folders whose paths are checked; paths of a user's own files in samples begin differently. */
const ours = /^(?:server|client|test|scripts|bench|docs|schemas|samples|icons|syntaxes|l10n|\.vscode|\.github|\.ci)\//;

describe('documents', () => {
  for (const document of documents) {
    const text = readFileSync(document, 'utf8').replace(/^```[^]*?^```/gm, '');

    it(`${document} names files that are there`, () => {
      const inServer = document === 'docs/architecture.md';
      const named = [...text.matchAll(/`([^`\s]+)`/g)]
        .map(([, name]) => name!)
        .filter((name) => ours.test(name) || (inServer && /^[a-z]+\//.test(name)))
        .map((name) => (ours.test(name) ? name : `server/src/${name}`));
      // A pattern is checked up to its first wildcard; `my-rule` is the reader's own.
      const missing = named.filter((name) => !/my-?rule/i.test(name) && !existsSync(name.replace(/[*{<].*$/, '')));
      assert.deepEqual(missing, []);
    });

    it(`${document} links to files that are there`, () => {
      const linked = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)]
        .map(([, target]) => target!)
        .filter((target) => !/^[a-z]+:/.test(target));
      assert.deepEqual(
        linked.filter((target) => !existsSync(path.join(path.dirname(document), target))),
        [],
      );
    });
  }

  it('in Chinese have the parts of those in English', () => {
    for (const name of readdirSync('docs/zh'))
      assert.deepEqual(partsOf(`docs/zh/${name}`), partsOf(`docs/${name}`), name);
  });

  it('link to headings that are there', () => {
    for (const document of documents)
      for (const [, file, anchor] of readFileSync(document, 'utf8').matchAll(/\]\(([\w./-]*)#([^)\s]+)\)/g)) {
        const target = file === '' ? document : path.join(path.dirname(document), file!);
        assert.ok(anchors(target).has(decodeURI(anchor!)), `${document}: ${file}#${anchor}`);
      }
  });

  it('are found', () => {
    for (const document of ['README.md', 'SECURITY.md', 'docs/cli.md'])
      assert.ok(documents.includes(document), document);
  });
});
