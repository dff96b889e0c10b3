/** Flags of V8: only those that the running version of Node is known to have. */
import assert from 'node:assert/strict';
import v8 from 'node:v8';
import { collectEarly, setFlags } from '../../server/src/node/v8Flags';

describe('flags of V8', () => {
  const { setFlagsFromString } = v8;
  const version = Object.getOwnPropertyDescriptor(process.versions, 'node')!;
  const major = process.versions.node.split('.')[0]!;
  let set: string[];

  beforeEach(() => {
    set = [];
    v8.setFlagsFromString = (flag) => void set.push(flag);
  });
  afterEach(() => {
    v8.setFlagsFromString = setFlagsFromString;
    Object.defineProperty(process.versions, 'node', version);
  });

  it('are set in the versions of Node they were tried with, and in no others', () => {
    setFlags({ [major]: ['--a', '--b'], 99: ['--c'] });
    assert.deepEqual(set, ['--a', '--b']);
    for (const [node, count] of [
      ['20.1.0', 1],
      ['22.3.4', 1],
      ['99.0.0', 0],
    ] as const) {
      set = [];
      Object.defineProperty(process.versions, 'node', { ...version, value: node });
      collectEarly();
      assert.equal(set.length, count, node);
    }
  });
});
