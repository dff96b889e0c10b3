/** `npm run patterns`: judges new patterns and writes which ones are safe to patterns.json. */
import { writeFileSync } from 'node:fs';
import { cacheFile, judge, judgedSafe } from './judge';
import { allPatterns } from './patterns';

async function main(): Promise<void> {
  const { safe, bad, judged } = await judge(allPatterns(), judgedSafe());
  writeFileSync(cacheFile, `${JSON.stringify([...safe].sort(), undefined, 1)}\n`);
  console.log(`${safe.size} patterns are safe, ${judged} of them judged now; written: ${cacheFile}`);
  for (const line of bad) console.error(line);
  if (bad.length > 0) process.exitCode = 1;
}

void main();
