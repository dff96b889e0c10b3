/**
 * Measures the analysis without the protocol, in a process of its own, and prints JSON: `node analysis.js <bytes>
 * <samples> [rules|word]`.
 */
import { documentSymbols } from '../server/src/features/documentSymbols';
import { semanticTokens } from '../server/src/features/semanticTokens';
import { complete } from '../server/src/async/steps';
import { profileOf } from '../server/src/layout/profile';
import { exportPlan, placeIn, readWord, reviseWord, type WordText } from '../server/src/office';
import { editPlan } from '../server/src/plan/edit';
import { firstPlan } from '../server/src/plan/facts/lineage';
import { parsePlan } from '../server/src/plan/parse';
import type { Plan } from '../server/src/plan/types';
import { createEngine, type RuleEngine } from '../server/src/rules/engine';
import { plainEdits, preferredFix } from '../server/src/rules/fixes';
import { rules } from '../server/src/rules/registry';
import { defaultContext, type Finding, type Rule } from '../server/src/rules/types';
import { sample, type Samples } from './measure';
import { middle, planText } from './texts';

export interface Analysis {
  readonly lines: number;
  readonly entries: number;
  readonly findings: number;
  readonly parse: Samples;
  /** `parsePlan` and all rules on a fresh text. */
  readonly full: Samples;
  /** `editPlan` and all rules after one character in the middle. */
  readonly key: Samples;
  readonly outline: Samples;
  /** Semantic tokens of 60 lines. */
  readonly tokens: Samples;
}

export interface WordCost {
  /** The first time, in code that V8 has not compiled yet: what somebody waits for who exports one plan. */
  readonly first: Readonly<Record<WordTask, number>>;
  readonly warm: Readonly<Record<WordTask, Samples>>;
}

/**
 * `out` from a text to the bytes of a .docx with its table of tasks · `in` from those bytes to a text · `check` to the
 * findings and their places in Word · `back` to the bytes of a copy with fixes as tracked changes and findings as
 * comments
 */
export type WordTask = 'out' | 'in' | 'check' | 'back';

export interface RuleCost {
  readonly code: string;
  readonly fresh: Samples;
  readonly key: Samples;
}

/** Rules as in the `standard` profile: those that are off don't run. */
const on = new Set<string>(rules.filter(({ meta }) => meta.severity !== 'off').map(({ meta }) => meta.code));
const wanted = (code: string): boolean => on.has(code);

/** Inserts and removes a character in the middle, by turns. */
function typist(text: string): (plan: Plan, round: number) => Plan {
  const { line, character } = middle(text);
  return (plan, round) =>
    round % 2 === 0
      ? editPlan(plan, { start: { line, character }, end: { line, character } }, '新')
      : editPlan(plan, { start: { line, character }, end: { line, character: character + 1 } }, '');
}

async function analyse(text: string, samples: number): Promise<Analysis> {
  const type = typist(text);
  const fullEffort = { warmups: Math.ceil(samples / 2), samples };
  const keyEffort = { warmups: samples * 2, samples: samples * 10 };
  const parse = await sample(fullEffort, () => parsePlan(text));
  const full = await sample(fullEffort, () => createEngine(rules).check(parsePlan(text), defaultContext, wanted));
  const engine = createEngine(rules);
  let plan = parsePlan(text);
  const findings = engine.check(plan, defaultContext, wanted).length;
  const key = await sample(keyEffort, (round) => engine.check((plan = type(plan, round)), defaultContext, wanted));
  const outline = await sample(fullEffort, (round) => complete(documentSymbols((plan = type(plan, round)))));
  const from = plan.lines.length >> 1;
  const tokens = await sample(keyEffort, (round) =>
    complete(semanticTokens((plan = type(plan, round)), from, from + 60)),
  );
  return {
    lines: plan.lines.length,
    entries: plan.structure.entries.length,
    findings,
    parse,
    full,
    key,
    outline,
    tokens,
  };
}

async function word(text: string, samples: number): Promise<WordCost> {
  const request = { shape: 'plan', tasks: true, profile: profileOf(), notice: {} } as const;
  const { bytes } = exportPlan(text, 'docx', request);
  const engine = createEngine(rules);
  const tasks: Readonly<Record<WordTask, () => unknown>> = {
    out: () => exportPlan(text, 'docx', request),
    in: () => opened(bytes),
    check: () => checkWord(bytes, engine),
    back: () => returnWord(bytes, engine),
  };
  // In this order, so that none runs code warmed up by another except for the step it begins with.
  const names = Object.keys(tasks) as WordTask[];
  const first = names.map((name) => {
    const start = performance.now();
    tasks[name]();
    return [name, performance.now() - start] as const;
  });
  const warm: [WordTask, Samples][] = [];
  for (const name of names) warm.push([name, await sample({ warmups: Math.ceil(samples / 2), samples }, tasks[name])]);
  return {
    first: Object.fromEntries(first) as WordCost['first'],
    warm: Object.fromEntries(warm) as WordCost['warm'],
  };
}

function opened(bytes: Uint8Array): WordText {
  const read = readWord(bytes);
  if (!read.ok) throw new Error(read.text.en);
  return read.value;
}

function checkWord(bytes: Uint8Array, engine: RuleEngine): { readonly word: WordText; readonly findings: Finding[] } {
  const word = opened(bytes);
  const findings = [...engine.check(parsePlan(word.text), defaultContext, wanted)];
  for (const { range } of findings) placeIn(word, range.start);
  return { word, findings };
}

function returnWord(bytes: Uint8Array, engine: RuleEngine): Uint8Array {
  const { word, findings } = checkWord(bytes, engine);
  const amendments = findings.flatMap(({ fixes, range }) => {
    const fix = preferredFix(fixes);
    return fix?.safe === true ? [{ edits: plainEdits(fix), range, comment: () => fix.title.zh }] : [];
  });
  const remarks = findings.map(({ message, range }) => ({ range, comment: message.zh }));
  const revised = reviseWord(word, amendments, remarks, {
    author: '检查',
    initials: '要',
    date: '2027-01-05T08:00:00Z',
  });
  if (!revised.ok) throw new Error(revised.text.en);
  return revised.value.bytes;
}

async function costs(text: string, samples: number): Promise<RuleCost[]> {
  const type = typist(text);
  const parsed = parsePlan(text);
  const result: RuleCost[] = [];
  for (const rule of rules as readonly Rule[]) {
    const fresh = await sample({ warmups: 2, samples }, () =>
      createEngine([rule]).check(firstPlan(parsed.lines, parsed.structure), defaultContext),
    );
    const engine = createEngine([rule]);
    let plan = parsed;
    const durations = await sample({ warmups: 10, samples: samples * 4 }, (round) =>
      engine.check((plan = type(plan, round)), defaultContext),
    );
    result.push({ code: rule.meta.code, fresh, key: durations });
  }
  return result;
}

async function main(): Promise<void> {
  const [, , bytes, samples, what] = process.argv;
  const text = planText(Number(bytes));
  const measure = what === 'rules' ? costs : what === 'word' ? word : analyse;
  const result = await measure(text, Number(samples));
  process.stdout.write(JSON.stringify(result));
}

void main();
