/** Which patterns backtrack badly according to `recheck`. `npm run patterns` records those it found safe. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { waysAt, type Pattern } from './patterns';

// Its JavaScript version, the same on every machine.
process.env['RECHECK_BACKEND'] = 'pure';

export const cacheFile = path.join('test', 'performance', 'patterns.json');
/** Milliseconds for one pattern. */
const patience = 30_000;

/**
 * If every repetition is bounded, a pattern that tries at most this many ways at a column is linear, whatever `recheck`
 * says.
 */
const fewWays = 4000;
/** The same for the grammar, whose lines are short: editors skip lines of more than 20,000 characters. */
const fewWaysInGrammar = 1_000_000;

/** JSON has no room for a remark beside a pattern. */
export const excusedInGrammar: Readonly<Record<string, string>> = {
  'syntaxes/gongzuoyaodian.tmLanguage.json/repository/note/patterns/0/begin':
    'from a bracket it looks over white space, and white space holds no bracket to begin at',
  'syntaxes/gongzuoyaodian.tmLanguage.json/repository/note/patterns/1/begin':
    'each repetition is bounded and excludes the bracket behind it: from one bracket it looks at a few hundred columns',
};

function keyOf({ source, flags }: Pattern): string {
  return createHash('sha256').update(`${flags}/${source}`).digest('hex').slice(0, 16);
}

function isBounded({ source, where }: Pattern): boolean {
  return waysAt(source) <= (where.startsWith('syntaxes/') ? fewWaysInGrammar : fewWays);
}

/** The keys of the patterns that were found safe before. */
export function judgedSafe(): ReadonlySet<string> {
  return new Set(existsSync(cacheFile) ? (JSON.parse(readFileSync(cacheFile, 'utf8')) as string[]) : []);
}

export interface Verdict {
  /** The keys of all patterns that needed a judgement and are safe. */
  readonly safe: ReadonlySet<string>;
  /** A line for each pattern that is not. */
  readonly bad: readonly string[];
  /** How many had no judgement before. */
  readonly judged: number;
}

/** Judges the patterns that aren't known yet. Each may take seconds. */
export async function judge(patterns: readonly Pattern[], known: ReadonlySet<string>): Promise<Verdict> {
  const { check } = await import('recheck');
  const safe = new Set<string>();
  const bad: string[] = [];
  let judged = 0;
  for (const pattern of patterns) {
    const key = keyOf(pattern);
    if (pattern.excuse !== undefined || pattern.where in excusedInGrammar || safe.has(key)) continue;
    if (known.has(key)) {
      safe.add(key);
      continue;
    }
    if (isBounded(pattern)) continue;
    judged++;
    const { status, ...result } = await check(pattern.source, pattern.flags, { timeout: patience });
    if (status === 'safe') safe.add(key);
    else
      bad.push(
        `${pattern.where}: ${status}${'complexity' in result && result.complexity !== undefined ? ` (${result.complexity.summary})` : ''}: /${pattern.source}/${pattern.flags}`,
      );
  }
  return { safe, bad, judged };
}
