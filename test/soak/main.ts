/**
 * `npm run soak [-- --edits 100000] [-- --seed 1]`: an hour of editing
 * in minutes. Fails when memory goes on growing in the second half.
 */
import { soak } from './soak';

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const seed = argument('seed', Date.now() % 1_000_000);
const edits = argument('edits', 100_000);
/** MB for each 10,000 edits. */
const limit = 0.5;

console.log(`${edits} edits of 50 open plans, seed ${seed}`);
void soak({ edits, plans: 50, seed, report: (line) => console.log(line) }).then(
  ({ seconds, slope, held, peak }) => {
    console.log(
      `${seconds.toFixed(0)} s; results equal to fresh ones; held ${held[0]?.toFixed(1)} → ${held.at(-1)?.toFixed(1)} MB, in the second half ${slope.toFixed(2)} MB for each 10,000 edits; resident ${peak.toFixed(0)} MB at most`,
    );
    process.exitCode = slope > limit ? 1 : 0;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
