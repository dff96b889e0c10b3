/** `npm run bump`: what it changes, and when it changes nothing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Folder } from '../cli/gzyd';

const script = path.resolve('scripts', 'bump.mjs');

describe('a new version', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    const manifest = { name: 'sample', version: '0.1.0' };
    folder.write('package.json', JSON.stringify(manifest));
    folder.write('package-lock.json', JSON.stringify({ ...manifest, lockfileVersion: 3, packages: { '': manifest } }));
    folder.write('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n- News.\n');
  });
  afterEach(() => folder.remove());

  const bump = (version: string): number | null =>
    spawnSync(process.execPath, [script, version], { cwd: folder.path }).status;
  const read = (name: string): string => readFileSync(folder.file(name), 'utf8');

  it('is set in all places, and the notes get it', () => {
    assert.equal(bump('0.2.0'), 0);
    const lock = JSON.parse(read('package-lock.json')) as {
      version: string;
      packages: Record<string, { version: string }>;
    };
    assert.equal((JSON.parse(read('package.json')) as { version: string }).version, '0.2.0');
    assert.deepEqual([lock.version, lock.packages['']!.version], ['0.2.0', '0.2.0']);
    assert.match(read('CHANGELOG.md'), /^## Unreleased\n\n## 0\.2\.0 – \d{4}-\d\d-\d\d\n\n- News\.\n$/m);
  });

  it('must follow the last one, and have notes; else nothing is written', () => {
    const before = ['package.json', 'package-lock.json', 'CHANGELOG.md'].map(read);
    for (const version of ['0.1.0', '0.0.9', '1', '0.2.0-beta', 'next', '']) assert.equal(bump(version), 1, version);
    assert.deepEqual(['package.json', 'package-lock.json', 'CHANGELOG.md'].map(read), before);
    folder.write('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n## 0.1.0 – 2026-01-01\n\n- Old.\n');
    assert.equal(bump('0.2.0'), 1);
    assert.equal((JSON.parse(read('package.json')) as { version: string }).version, '0.1.0');
  });
});
