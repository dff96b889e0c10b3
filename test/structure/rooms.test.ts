/** Each room imports what its row allows, and nothing else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importGraph, type ImportGraph } from './importGraph';
import { clientRooms, seenByClient, serverRooms, type Room } from './rooms';

const server = 'server/src';
const fromRoot = Object.fromEntries(
  Object.entries(serverRooms).map(([name, room]) => [inServer(name), { ...room, rooms: room.rooms.map(inServer) }]),
);
const rooms: Readonly<Record<string, Room>> = { ...fromRoot, ...clientRooms };

function inServer(room: string): string {
  return room === '.' ? server : `${server}/${room}`;
}

const folderOf = path.posix.dirname;

/** The imports that the rooms do not allow, a line each. */
function violations(graph: ImportGraph, allowed: Readonly<Record<string, Room>>): string[] {
  return [...graph].flatMap(([file, { files, packages }]) => {
    const room = allowed[folderOf(file)];
    if (room === undefined) return [`${file}: the folder has no row`];
    return [
      ...files.filter((other) => folderOf(other) !== folderOf(file) && !room.rooms.includes(folderOf(other))),
      ...packages.filter((name) => !(room.packages ?? []).some((one) => isOf(name, one))),
    ].map((other) => `${file} → ${other}`);
  });
}

function isOf(name: string, allowed: string): boolean {
  return allowed.endsWith(':') ? name.startsWith(allowed) : name === allowed || name.startsWith(`${allowed}/`);
}

describe('rooms', () => {
  const graph = importGraph(['server/src', 'client/src']);

  it('import what they may', () => {
    assert.deepEqual(violations(graph, rooms), []);
  });

  it('each have files', () => {
    const folders = new Set([...graph.keys()].map(folderOf));
    assert.deepEqual(
      Object.keys(rooms).filter((room) => !folders.has(room)),
      [],
    );
  });

  it('of the client see only the protocol', () => {
    const seen = [...graph].filter(([file]) => file.startsWith('client/')).flatMap(([, { files }]) => files);
    const others = seen.filter(
      (file) => file.startsWith('server/') && !seenByClient.some((one) => file.startsWith(one)),
    );
    assert.deepEqual(others, []);
  });

  it('hold at most a fifth of the code, except for the rules', () => {
    const lines = new Map<string, number>();
    for (const file of graph.keys()) {
      const count = readFileSync(file, 'utf8').split('\n').length;
      lines.set(folderOf(file), (lines.get(folderOf(file)) ?? 0) + count);
    }
    const all = [...lines.values()].reduce((sum, count) => sum + count, 0);
    const crowded = [...lines].filter(([room, count]) => count > all / 5 && !room.startsWith(`${server}/rules`));
    assert.deepEqual(crowded, []);
  });

  it('would be found', () => {
    const small: ImportGraph = new Map([
      ['a/x.ts', { files: ['b/y.ts', 'a/z.ts'], packages: ['node:fs', 'yaml'] }],
      ['c/w.ts', { files: [], packages: [] }],
    ]);
    assert.deepEqual(violations(small, { a: { rooms: [], packages: ['yaml'] } }), [
      'a/x.ts → b/y.ts',
      'a/x.ts → node:fs',
      'c/w.ts: the folder has no row',
    ]);
  });
});
