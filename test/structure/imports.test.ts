/** The shape of the source: no file imports itself, by however many others. Imports of types count: they couple a reader's understanding, if not the bundle. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** By file, the files it imports. */
type Graph = ReadonlyMap<string, readonly string[]>;

function importsOf(folders: readonly string[]): Graph {
  const files = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))))
    .filter((file) => file.endsWith('.ts'));
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
      const named = importedFiles
        .map(({ fileName }) => fileName)
        .filter((name) => name.startsWith('.') && !name.endsWith('.json'));
      return [file, named.map((name) => resolved(path.join(path.dirname(file), name)))];
    }),
  );
}

function resolved(name: string): string {
  const found = [`${name}.ts`, path.join(name, 'index.ts')].find((file) => existsSync(file));
  assert.ok(found !== undefined, `${name} is no file`);
  return found;
}

/** A circle of imports, from a file back to itself; undefined where there is none. Depth first: a file met again on the way to it closes one. */
function circleIn(graph: Graph): string[] | undefined {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): string[] | undefined => {
    if (done.has(file)) return undefined;
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    way.push(file);
    for (const imported of graph.get(file) ?? []) {
      const circle = visit(imported);
      if (circle !== undefined) return circle;
    }
    way.pop();
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = visit(file);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

describe('imports', () => {
  it('go round in no circle', () => {
    const graph = importsOf([path.join('server', 'src'), path.join('client', 'src')]);
    assert.ok([...graph.values()].flat().length > graph.size, 'the imports were found');
    const circle = circleIn(graph);
    assert.equal(circle, undefined, circle?.join(' → '));
  });

  it('would be seen to', () => {
    assert.deepEqual(
      circleIn(
        new Map([
          ['a', ['b', 'c']],
          ['b', []],
          ['c', ['d']],
          ['d', ['b', 'c']],
        ]),
      ),
      ['c', 'd', 'c'],
    );
    assert.deepEqual(circleIn(new Map([['a', ['a']]])), ['a', 'a']);
    assert.equal(
      circleIn(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['d']],
          ['c', ['d']],
          ['d', []],
        ]),
      ),
      undefined,
    );
  });
});
