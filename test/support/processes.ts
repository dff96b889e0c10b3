/** What other processes cost, as counted by the system. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Of processor time so far, on systems with /proc; else 0. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** 0 on Windows. */
export function residentMegabytes(pid: number): number {
  return process.platform === 'win32'
    ? 0
    : Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
