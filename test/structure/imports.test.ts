/** No file imports itself, however indirectly. */
import assert from 'node:assert/strict';
import { importGraph } from './importGraph';

/**
 * A circle of imports, from a file back to itself; undefined if there is none. Depth first: meeting a file that is
 * still being visited closes one.
 */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
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
  it('have no circles', () => {
    const graph = new Map([...importGraph(['server/src', 'client/src'])].map(([file, { files }]) => [file, files]));
    assert.ok([...graph.values()].flat().length > graph.size, 'the imports were found');
    const circle = circleIn(graph);
    assert.equal(circle, undefined, circle?.join(' → '));
  });

  it('would be found', () => {
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
