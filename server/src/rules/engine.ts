/**
 * Runs rules over a plan and keeps their findings: those of a line rule with the line, those of a plan rule while its
 * inputs stay the same. So an edit costs the changed lines, and the plan rules that depend on what has changed.
 */
import { defineLineFact } from '../plan/facts/define';
import { keepWhileSame } from '../plan/facts/lineage';
import type { LineReading } from '../plan/facts/lineFacts';
import { compareStarts, rangeOf } from '../text/positions';
import { partitionPoint } from '../text/binarySearch';
import type { Line } from '../scan/types';
import type { Plan, Structure } from '../plan/types';
import type { Edit } from '../text/edits';
import { isLazy, lazyFix, withFixes } from './lazyFixes';
import { placeFinding } from './placed';
import type {
  Finding,
  LineFinding,
  LineRule,
  PlanFinding,
  PlanRule,
  Rule,
  RuleContext,
  Scope,
  TallyRule,
} from './types';

/** What a line rule says about one line. */
interface LineFindings {
  readonly findings: readonly LineFinding[];
  /** The findings as last placed: after most edits, most lines are where they were. */
  placed?: { readonly line: number; readonly findings: readonly Finding[] };
}

export interface RuleEngine {
  /**
   * All findings of the plan, in text order. Rules that are not `wanted` say nothing and cost nothing; by default all
   * are wanted.
   */
  check(plan: Plan, context: RuleContext, wanted?: (code: string) => boolean): Finding[];
}

/**
 * An engine for a fixed set of rules. It keeps findings in the plan's lineage, so use one engine as long as the set is
 * the same.
 */
export function createEngine(rules: readonly Rule[]): RuleEngine {
  const checks = rules.map((rule) => ({ code: rule.meta.code, check: knownCheckOf(rule) }));
  return {
    check(plan, context, wanted = () => true) {
      const findings: Finding[] = [];
      for (const { code, check } of checks) if (wanted(code)) check(plan, context, findings);
      return findings.sort(byPosition);
    },
  };
}

/** Adds what a rule finds. */
type Check = (plan: Plan, context: RuleContext, findings: Finding[]) => void;

/** One for each rule, as each has places of its own in the memory of plans. */
const checksOfRules = new WeakMap<Rule, Check>();

function knownCheckOf(rule: Rule): Check {
  let check = checksOfRules.get(rule);
  if (check === undefined) checksOfRules.set(rule, (check = checkOf(rule)));
  return check;
}

function checkOf(rule: Rule): Check {
  switch (rule.kind) {
    case 'line':
      return lineCheck(rule);
    case 'tally':
      return tallyCheck(rule);
    case 'plan':
      return planCheck(rule);
  }
}

function planCheck(rule: PlanRule): Check {
  const found = keepWhileSame(rule.inputs, (given, context: RuleContext) => rule.check(given, context));
  return (plan, context, findings) => {
    for (const finding of found(plan, context)) findings.push(withPlan(finding, plan));
  };
}

/** The finding for this version of the plan; its fixes will be computed for this version. */
function withPlan(finding: PlanFinding, plan: Plan): Finding {
  const { fixes } = finding;
  return typeof fixes === 'function'
    ? withFixes(finding, () => fixes(plan).map((fix) => (isLazy(fix) ? lazyFix(fix) : fix)))
    : (finding as Finding);
}

function lineCheck(rule: LineRule): Check {
  const findingsIn = defineLineFact({
    ...conditionsOf(rule),
    of(line, signs): LineFindings | undefined {
      if (rule.needs === 0 && isEmpty(line)) return undefined;
      const findings = rule.check(line, signs);
      return findings.length === 0 ? undefined : { findings };
    },
  });
  return (plan, _context, findings) => {
    const { lines, facts } = findingsIn(plan);
    if (lines.length === 0) return;
    const { start, end } = partOf(rule.scope, lines, plan.structure);
    for (let at = start; at < end; at++)
      for (const finding of placedAt(rule, facts[at]!, lines[at]!)) findings.push(finding);
  };
}

function placedAt(rule: LineRule, found: LineFindings, line: number): readonly Finding[] {
  if (found.placed?.line !== line)
    found.placed = { line, findings: found.findings.map((finding) => placeFinding(rule.meta.code, finding, line)) };
  return found.placed.findings;
}

/** Which lines a rule looks at. */
function conditionsOf({ needs, signs }: LineRule | TallyRule): Pick<LineReading<never>, 'features' | 'signs'> {
  return { ...(needs === 0 ? {} : { features: needs }), ...(signs === undefined ? {} : { signs }) };
}

function isEmpty({ shape, features }: Line): boolean {
  return shape === 'blank' && features === 0;
}

/** The lines of title, preamble and body: everything but front and end matter. */
function bodyOf({ title, bodyStart, bodyEnd }: Structure): { readonly from: number; readonly to: number } {
  return { from: title?.startLine ?? bodyStart, to: bodyEnd };
}

/** One finding for all places. There may be a hundred thousand edits, so they are computed on request. */
function tallyCheck(rule: TallyRule): Check {
  const countsIn = defineLineFact({
    ...conditionsOf(rule),
    of: (line) => (rule.needs === 0 && isEmpty(line) ? undefined : rule.count(line)),
  });
  return (plan, context, findings) => {
    const counts = countsIn(plan);
    if (counts.lines.length === 0) return;
    const { start, end } = partOf(rule.scope, counts.lines, plan.structure);
    if (start === end) return;
    let count = 0;
    let fixable = false;
    for (let at = start; at < end; at++) {
      const fact = counts.facts[at]!;
      count += fact.places;
      fixable ||= fact.fixable;
    }
    const line = counts.lines[start]!;
    const first = rule.places(plan.lines[line]!)[0]!;
    const report = rule.report(count, first, context);
    if (report === undefined) return;
    const { message, severity, fixTitle } = report;
    const finding: Finding = {
      code: rule.meta.code,
      range: rangeOf(line, first),
      message,
      ...(severity === undefined ? {} : { severity }),
    };
    findings.push(
      fixTitle === undefined || !fixable
        ? finding
        : withFixes(finding, () => [
            { title: fixTitle, edits: editsOf(rule, plan, counts.lines.slice(start, end)), preferred: true },
          ]),
    );
  };
}

/** Which of the lines are in the rule's scope: from `start` to `end`, exclusive. */
function partOf(
  scope: Scope,
  lines: readonly number[],
  structure: Structure,
): { readonly start: number; readonly end: number } {
  if (scope === 'all') return { start: 0, end: lines.length };
  const { from, to } = bodyOf(structure);
  const start = partitionPoint(lines.length, (at) => lines[at]! < from);
  return {
    start,
    end: Math.max(
      start,
      partitionPoint(lines.length, (at) => lines[at]! < to),
    ),
  };
}

function editsOf(rule: TallyRule, plan: Plan, lines: readonly number[]): Edit[] {
  return lines.flatMap((line) =>
    rule
      .places(plan.lines[line]!)
      .flatMap((place) =>
        place.newText === undefined ? [] : [{ range: rangeOf(line, place), newText: place.newText }],
      ),
  );
}

function byPosition(a: Finding, b: Finding): number {
  return compareStarts(a, b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
