/** The site that `npm run docs` builds: links lead somewhere, rules speak one language, the search knows Chinese. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { tokenize } from '../../scripts/site/search';
import { rules } from '../../server/src/rules/registry';

const site = path.join('out', 'site');
const generator = path.join('node_modules', 'vitepress', 'bin', 'vitepress.js');

describe('the site', function () {
  this.timeout(300_000);

  before(function () {
    if (!existsSync(generator)) this.skip(); // Installed before it was a dependency: npm ci.
    const { status, stdout, stderr } = spawnSync(process.execPath, [generator, 'build', 'scripts/site'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout + stderr);
  });

  const read = (file: string): string => readFileSync(path.join(site, file), 'utf8');
  const files = (): string[] => readdirSync(site, { recursive: true }).map((name) => String(name));

  /** The file that an address leads to. */
  function fileOf(address: string): string {
    const file = decodeURI(address).replace(/^\//, '');
    const isFolder =
      file === '' || (existsSync(path.join(site, file)) && statSync(path.join(site, file)).isDirectory());
    if (isFolder) return path.join(file, 'index.html');
    return existsSync(path.join(site, file)) || !existsSync(path.join(site, `${file}.html`)) ? file : `${file}.html`;
  }

  it('has no dead links, and loads nothing from elsewhere', () => {
    const pages = files().filter((file) => file.endsWith('.html'));
    assert.ok(pages.length > 2 * rules.length);
    const ids = new Map(
      pages.map((file) => [file, new Set([...read(file).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!))]),
    );
    const missing: string[] = [];
    for (const page of pages)
      for (const [, tag, attributes] of read(page).matchAll(/<(a|img|script|link)\b([^>]*)>/g))
        for (const [, address] of attributes!.matchAll(/ (?:href|src)="([^"]*)"/g)) {
          if (/^https?:/.test(address!)) {
            assert.equal(tag, 'a', `${page} loads ${address}`);
            continue;
          }
          const [place, anchor] = address!.split('#');
          const file = place === '' ? page : fileOf(place!);
          const isThere =
            existsSync(path.join(site, file)) &&
            (anchor === undefined || anchor === '' || ids.get(file)?.has(decodeURIComponent(anchor)) === true);
          if (!isThere) missing.push(`${page}: ${address}`);
        }
    assert.deepEqual(missing, []);
  });

  it('has each rule in Chinese and in English, one at a time', () => {
    const heading = (file: string): string => /<h1[^>]*>([^<]*)/.exec(read(file))![1]!.trim();
    const plain = (text: string): string =>
      text
        .replace(/&#39;/g, "'")
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&');
    for (const { meta } of rules)
      for (const [folder, language] of [
        ['', 'zh'],
        ['en/', 'en'],
      ] as const)
        assert.equal(plain(heading(`${folder}rules/${meta.code}.html`)), meta.title[language]);
  });

  it('has an index for its search, in pairs of characters', () => {
    assert.deepEqual(tokenize('责任单位'), ['责任', '任单', '单位']);
    assert.deepEqual(tokenize('写 gzyd check，牵头'), ['写', 'gzyd', 'check', '牵头']);
    const index = files().filter((file) => /localSearchIndexroot\b.*\.js$/.test(file));
    assert.equal(index.length, 1);
    const text = read(index[0]!);
    for (const word of ['责任', '单位', 'gzyd'])
      assert.ok(text.includes(`"${word}"`) || text.includes(`["${word}`), word);
  });
});
