/**
 * `npm run fuzz [-- --minutes 2] [-- --seed 1] [-- --only texts]`: texts, configurations
 * and bytes, guided by coverage. What goes wrong is made small, printed and written to
 * `out/fuzz/`; an input that shows a defect belongs into `test/fixtures/fuzz/`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seededChoices, type Choices } from './choices';
import { assertBytes, bytes } from './bytes';
import { assertConfiguration, configuration, mutateConfiguration, seedConfigurations } from './configurations';
import { Coverage } from './coverage';
import { assertEdited, assertText } from './invariants';
import { mutate, plan, seedTexts } from './texts';

interface Subject {
  readonly name: string;
  readonly seeds: readonly string[];
  generate(choices: Choices): string;
  mutate(text: string, choices: Choices, others: readonly string[]): string;
  check(text: string, choices: Choices): void;
}

/** Longer inputs find little more and cost much. */
const maxLength = 3000;

const subjects: readonly Subject[] = [
  {
    name: 'texts',
    seeds: seedTexts().map((text) => text.slice(0, maxLength)),
    generate: plan,
    mutate,
    check(text, choices) {
      assertText(text, choices);
      assertEdited(text, choices, (more) => mutate('', more, [text]));
    },
  },
  {
    name: 'configuration',
    seeds: seedConfigurations(),
    generate: configuration,
    mutate: mutateConfiguration,
    check: assertConfiguration,
  },
  {
    name: 'bytes',
    seeds: [],
    generate: bytes,
    mutate: (text, choices) => bytes(choices) + text.slice(choices.below(text.length + 1)),
    check: assertBytes,
  },
];

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const minutes = Number(argument('minutes') ?? 2);
const seed = Number(argument('seed') ?? Date.now() % 1_000_000);
const only = argument('only');

/** What makes two errors the same: the message without its numbers and quotations. */
function kindOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .split('\n')[0]!
    .replace(/\{.*\}|".*"|\d+/g, '…')
    .slice(0, 100);
}

function failureOf(subject: Subject, text: string, checkSeed: number): unknown {
  try {
    subject.check(text, seededChoices(checkSeed));
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The shortest text with the same kind of failure that can be reached by leaving out pieces. */
function smallest(subject: Subject, text: string, checkSeed: number, kind: string): string {
  let result = text;
  for (let length = Math.ceil(result.length / 2), tries = 0; length >= 1 && tries < 3000;) {
    let shorter = false;
    for (let at = 0; at < result.length && tries < 3000; at += length, tries++) {
      const candidate = result.slice(0, at) + result.slice(at + length);
      const failure = failureOf(subject, candidate, checkSeed);
      if (failure === undefined || kindOf(failure) !== kind) continue;
      result = candidate;
      shorter = true;
      at -= length;
    }
    if (!shorter) length = length === 1 ? 0 : Math.ceil(length / 2);
  }
  return result;
}

function run(subject: Subject, until: number): number {
  const choices = seededChoices(seed);
  const corpus = [...subject.seeds];
  const coverage = new Coverage();
  const failures = new Map<string, string>();
  let runs = 0;
  let slowest = 0;
  while (Date.now() < until) {
    const base = corpus.length > 0 && choices.below(4) > 0 ? corpus[choices.below(corpus.length)]! : undefined;
    const text = (base === undefined ? subject.generate(choices) : subject.mutate(base, choices, corpus)).slice(
      0,
      maxLength,
    );
    const checkSeed = choices.below(1 << 30);
    const start = performance.now();
    const failure = failureOf(subject, text, checkSeed);
    slowest = Math.max(slowest, performance.now() - start);
    runs++;
    if (failure !== undefined) {
      const kind = kindOf(failure);
      if (failures.has(kind)) continue;
      const small = smallest(subject, text, checkSeed, kind);
      failures.set(kind, small);
      const file = path.join('out', 'fuzz', `${subject.name}-${seed}-${failures.size}.txt`);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, small);
      console.log(
        `${subject.name}: ${file} (check seed ${checkSeed})\n  ${JSON.stringify(small)}\n  ${String(
          (failureOf(subject, small, checkSeed) as Error | undefined)?.stack ?? failure,
        )
          .split('\n')
          .slice(0, 14)
          .join('\n  ')}`,
      );
    } else if (runs % 4 === 0 && coverage.fresh() > 0 && corpus.length < 2000) {
      // Of four inputs, it need not be the last that found it; it is rarely worth finding out.
      corpus.push(text);
    }
  }
  console.log(
    `${subject.name}: ${runs} inputs, ${coverage.size} statements run by order of magnitude, ${corpus.length - subject.seeds.length} inputs kept, ${failures.size} kinds of failure, slowest ${slowest.toFixed(0)} ms`,
  );
  return failures.size;
}

const chosen = subjects.filter(({ name }) => only === undefined || name === only);
console.log(`seed ${seed}, ${minutes} min`);
let failed = 0;
for (const subject of chosen) failed += run(subject, Date.now() + (minutes * 60_000) / chosen.length);
process.exitCode = failed === 0 ? 0 : 1;
