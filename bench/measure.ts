/** Samples of a duration in milliseconds, and their summary. */

export interface Samples {
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly count: number;
}

export function summarize(durations: readonly number[]): Samples {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { min: sorted[0]!, p50: at(0.5), p95: at(0.95), count: sorted.length };
}

export interface Effort {
  readonly warmups: number;
  readonly samples: number;
}

export async function sample(effort: Effort, run: (round: number) => unknown): Promise<Samples> {
  const durations: number[] = [];
  for (let round = 0; round < effort.warmups + effort.samples; round++) {
    const start = performance.now();
    const result = run(round);
    if (result instanceof Promise) await result;
    if (round >= effort.warmups) durations.push(performance.now() - start);
  }
  return summarize(durations);
}

/** Formats 0.4 µs and 40 s alike. */
export function show(milliseconds: number): string {
  if (milliseconds < 0.095) return milliseconds.toFixed(3);
  if (milliseconds < 0.95) return milliseconds.toFixed(2);
  if (milliseconds < 99.5) return milliseconds.toFixed(1);
  return Math.round(milliseconds).toLocaleString('en');
}

export function times(value: number, other: number): string {
  const ratio = value / other;
  return `×${ratio < 9.95 ? ratio.toFixed(1) : Math.round(ratio).toLocaleString('en')}`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    `|${head.map((_, column) => (column === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}
