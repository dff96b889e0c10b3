/** `gzyd check` over many files. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { planText } from './texts';

export interface CheckFigures {
  readonly files: number;
  /** Seconds, of the fastest run. */
  readonly seconds: number;
  /** MB, of the hungriest run; undefined if the system doesn't say. */
  readonly peakMemory: number | undefined;
}

/** Checks the first `count` of a folder of different 20 KB plans. */
export async function measureCheck(counts: readonly number[], runs: number): Promise<CheckFigures[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gzyd-bench-'));
  try {
    const names = Array.from({ length: Math.max(...counts) }, (_, index) => {
      const name = path.join(folder, `${String(index).padStart(4, '0')}.gzyd`);
      writeFileSync(name, planText(20_000, index * 7));
      return name;
    });
    const figures: CheckFigures[] = [];
    for (const files of counts) {
      let seconds = Infinity;
      let peakMemory: number | undefined;
      for (let run = 0; run < runs; run++) {
        const result = await check(names.slice(0, files));
        seconds = Math.min(seconds, result.seconds);
        if (result.peakMemory !== undefined) peakMemory = Math.max(result.peakMemory, peakMemory ?? 0);
      }
      figures.push({ files, seconds, peakMemory });
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function check(files: readonly string[]): Promise<Omit<CheckFigures, 'files'>> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [path.join('dist', 'cli.js'), 'check', '--quiet', ...files], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let peakMemory: number | undefined;
    const watch = setInterval(() => {
      try {
        const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
        if (found !== null) peakMemory = Number(found[1]) / 1024;
      } catch {
        // It has ended, or this system has no /proc.
      }
    }, 20);
    child.stdout.resume();
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0 || code === 1) resolve({ seconds: (performance.now() - start) / 1000, peakMemory });
      else reject(new Error(`gzyd check ended with code ${code}`));
    });
  });
}
