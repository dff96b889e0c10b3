/** What the project depends on: exact versions, each with a line that says why. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

type Versions = Readonly<Record<string, string>>;

function versionsIn(file: string): Versions {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies?: Versions;
    devDependencies?: Versions;
  };
  return { ...dependencies, ...devDependencies };
}

const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

describe('dependencies', () => {
  const others = [path.join('bench', 'peers'), path.join('test', 'validator')];
  for (const file of ['package.json', ...others.map((folder) => path.join(folder, 'package.json'))]) {
    it(`of ${file} are pinned exactly`, () => {
      const versions = versionsIn(file);
      assert.ok(Object.keys(versions).length > 0);
      for (const [name, version] of Object.entries(versions)) assert.match(version, exact, name);
    });
  }

  it('each have a line that says why, and nothing else has one as ours', () => {
    const [bundled = '', forBuilding = ''] = readFileSync(path.join('docs', 'dependencies.md'), 'utf8')
      .split('\n## ')
      .slice(1);
    const rows = (part: string): string[][] =>
      part
        .split('\n')
        .filter((line) => /^\| (?!package |---)/.test(line))
        .map((line) =>
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        );
    const listed = [
      ...rows(bundled)
        .filter(([, , why]) => !why!.startsWith('comes with'))
        .map(([name]) => name!),
      ...rows(forBuilding).flatMap(([names]) => names!.split(', ')),
    ];
    assert.deepEqual(listed.sort(), Object.keys(versionsIn('package.json')).sort());
  });
});
