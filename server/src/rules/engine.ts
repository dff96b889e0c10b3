/** Runs rules over a plan. Line and tally results are kept with the line, so an edit costs the changed lines and the plan rules. */
import { rangeOf, zoneAt } from '../plan/plan';
import type { Line, Plan } from '../plan/types';
import type { Finding, Fix, LineFinding, LineRule, PlanRule, Rule, RuleContext, Scope, TallyPlace, TallyRule } from './types';

interface LineResult {
  readonly rule: LineRule;
  readonly finding: LineFinding;
}

interface TallyResult {
  readonly rule: TallyRule;
  readonly places: readonly TallyPlace[];
}

interface LineResults {
  readonly findings: readonly LineResult[];
  readonly tallies: readonly TallyResult[];
}

const nothing: LineResults = Object.freeze({ findings: Object.freeze([]), tallies: Object.freeze([]) });

export interface RuleEngine {
  /** All findings of the plan, in text order. */
  check(plan: Plan, context: RuleContext): Finding[];
}

/** An engine for a fixed set of rules. It keeps line results by line identity, so use one engine for as long as the set stays. */
export function createEngine(rules: readonly Rule[]): RuleEngine {
  const lineRules = rules.filter((rule) => rule.kind === 'line');
  const tallyRules = rules.filter((rule) => rule.kind === 'tally');
  const planRules = rules.filter((rule) => rule.kind === 'plan');
  const known = new WeakMap<Line, LineResults>();

  function resultsOf(line: Line): LineResults {
    let results = known.get(line);
    if (results === undefined) known.set(line, (results = checkLine(line, lineRules, tallyRules)));
    return results;
  }

  return {
    check(plan, context) {
      const findings: Finding[] = [];
      const tallies = new Map<TallyRule, { count: number; firstLine: number; first: TallyPlace; fix: Fix['edits'][number][] }>();
      plan.lines.forEach((line, index) => {
        const results = resultsOf(line);
        if (results === nothing) return;
        const zone = zoneAt(plan.structure, index);
        const counts = (scope: Scope): boolean => scope === 'all' || (zone !== 'front' && zone !== 'end');
        for (const { rule, finding } of results.findings) if (counts(rule.scope)) findings.push(place(rule, finding, index));
        for (const { rule, places } of results.tallies) {
          if (!counts(rule.scope)) continue;
          let tally = tallies.get(rule);
          if (tally === undefined) tallies.set(rule, (tally = { count: 0, firstLine: index, first: places[0]!, fix: [] }));
          tally.count += places.length;
          for (const { span, newText } of places) if (newText !== undefined) tally.fix.push({ range: rangeOf(index, span), newText });
        }
      });
      for (const [rule, { count, firstLine, first, fix }] of tallies) {
        const report = rule.report(count, first, context);
        if (report === undefined) continue;
        findings.push({
          code: rule.meta.code, range: rangeOf(firstLine, first.span), message: report.message,
          ...(report.severity === undefined ? {} : { severity: report.severity }),
          ...(report.fixTitle === undefined || fix.length === 0 ? {} : { fixes: [{ title: report.fixTitle, edits: fix, preferred: true }] }),
        });
      }
      for (const rule of planRules) for (const finding of runPlanRule(rule, plan, context)) findings.push(finding);
      return findings.sort(byPosition);
    },
  };
}

function checkLine(line: Line, lineRules: readonly LineRule[], tallyRules: readonly TallyRule[]): LineResults {
  if (line.shape === 'blank' && line.features === 0) return nothing;
  const wanted = (needs: number): boolean => needs === 0 || (line.features & needs) !== 0;
  const findings: LineResult[] = [];
  const tallies: TallyResult[] = [];
  for (const rule of lineRules) if (wanted(rule.needs)) for (const finding of rule.check(line)) findings.push({ rule, finding });
  for (const rule of tallyRules) {
    if (!wanted(rule.needs)) continue;
    const places = rule.collect(line);
    if (places.length > 0) tallies.push({ rule, places });
  }
  return findings.length === 0 && tallies.length === 0 ? nothing : { findings, tallies };
}

function place(rule: LineRule, { span, message, fixes, severity }: LineFinding, line: number): Finding {
  return {
    code: rule.meta.code, range: rangeOf(line, span), message,
    ...(severity === undefined ? {} : { severity }),
    ...(fixes === undefined ? {} : { fixes: fixes.map(({ edits, ...fix }) => ({ ...fix, edits: edits.map((edit) => ({ range: rangeOf(line, edit.span), newText: edit.newText })) })) }),
  };
}

function runPlanRule(rule: PlanRule, plan: Plan, context: RuleContext): readonly Finding[] {
  return rule.check(plan, context);
}

function byPosition(a: Finding, b: Finding): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
