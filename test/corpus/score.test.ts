import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { cliPath } from '../cli/gzyd';
import { sharedFolder, skipWithoutCorpus } from './texts';

/** What two independent readings of the plans agreed on, and how much of it must be found (F1). */
const thresholds = { heading: 1, unit: 0.98, role: 0.95, target: 0.92, deadline: 0.85 };

describe('score on labelled plans', () => {
  it(`is at least ${Object.entries(thresholds)
    .map(([kind, least]) => `${kind} ${least}`)
    .join(', ')}`, async function () {
    const tool = path.join(sharedFolder, 'tools', 'score.mjs');
    if (!existsSync(tool)) skipWithoutCorpus(this);
    const { stdout } = await promisify(execFile)(process.execPath, [
      tool,
      cliPath,
      path.join(sharedFolder, 'corpus', 'plans'),
      path.join(sharedFolder, 'corpus', 'labels'),
    ]).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
    const scores = new Map([...stdout.matchAll(/(\w+) F1 ([\d.]+)/g)].map((found) => [found[1]!, Number(found[2])]));
    for (const [kind, least] of Object.entries(thresholds)) {
      assert.ok((scores.get(kind) ?? 0) >= least, `${kind} ${scores.get(kind)} < ${least}\n${stdout}`);
    }
  });
});
