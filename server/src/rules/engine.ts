/** Runs rules over a plan. Line and tally results are kept with the line, so an edit costs the changed lines and the plan rules. */
import { lineFacts, type PlacedFacts } from '../plan/incremental';
import { rangeOf } from '../plan/plan';
import type { Line, Plan, Structure } from '../plan/types';
import type { Edit, Finding, LineFinding, LineRule, Rule, RuleContext, Scope, TallyCount, TallyRule } from './types';

interface LineResult {
  readonly rule: LineRule;
  readonly finding: LineFinding;
}

/** What the line rules say of one line. */
interface LineResults {
  readonly findings: readonly LineResult[];
  /** The findings as they were last placed: an edit elsewhere leaves most lines where they are. */
  placed?: { readonly line: number; readonly findings: readonly Finding[] };
}

export interface RuleEngine {
  /** All findings of the plan, in text order. Rules that are not `wanted` say nothing and cost nothing; by default all are. */
  check(plan: Plan, context: RuleContext, wanted?: (code: string) => boolean): Finding[];
}

/** An engine for a fixed set of rules. It keeps what it found under the plan's lineage, so use one engine for as long as the set stays. */
export function createEngine(rules: readonly Rule[]): RuleEngine {
  const lineRules = rules.filter((rule) => rule.kind === 'line');
  const tallyRules = rules.filter((rule) => rule.kind === 'tally');
  const planRules = rules.filter((rule) => rule.kind === 'plan');
  const resultsOf = lineFacts((line) => checkLine(line, lineRules));
  const tallies = tallyRules.map((rule) => ({ rule, countsIn: countsOf(rule) }));

  return {
    check(plan, context, wanted = () => true) {
      const results = lineRules.length === 0 ? none : resultsOf(plan);
      const findings: Finding[] = [];
      const { from, to } = bodyOf(plan.structure);
      const off = new Set(lineRules.filter(({ meta }) => !wanted(meta.code)));
      for (let at = 0; at < results.lines.length; at++) {
        const index = results.lines[at]!;
        const inBody = index >= from && index < to;
        const found = results.facts[at]!;
        if (found.placed?.line !== index) found.placed = { line: index, findings: found.findings.map(({ rule, finding }) => place(rule, finding, index)) };
        const { placed } = found;
        found.findings.forEach(({ rule }, which) => {
          if ((inBody || rule.scope === 'all') && !off.has(rule)) findings.push(placed.findings[which]!);
        });
      }
      for (const { rule, countsIn } of tallies) {
        const finding = wanted(rule.meta.code) ? tally(rule, countsIn(plan), plan, context) : undefined;
        if (finding !== undefined) findings.push(finding);
      }
      for (const rule of planRules) if (wanted(rule.meta.code)) for (const finding of rule.check(plan, context)) findings.push(finding);
      return findings.sort(byPosition);
    },
  };
}

const none: PlacedFacts<LineResults> = { lines: [], facts: [] };

/** The lines of title, preamble and body: everything but front and end matter. */
function bodyOf({ title, bodyStart, bodyEnd }: Structure): { readonly from: number; readonly to: number } {
  return { from: title?.startLine ?? bodyStart, to: bodyEnd };
}

function checkLine(line: Line, lineRules: readonly LineRule[]): LineResults | undefined {
  const { features } = line;
  if (line.shape === 'blank' && features === 0) return undefined;
  const findings: LineResult[] = [];
  for (const rule of lineRules) {
    if (rule.needs !== 0 && (features & rule.needs) === 0) continue;
    for (const finding of rule.check(line)) findings.push({ rule, finding });
  }
  return findings.length === 0 ? undefined : { findings };
}

type Counts = PlacedFacts<TallyCount>;

function countsOf({ needs, count }: TallyRule): (plan: Plan) => Counts {
  return lineFacts((line) => ((line.shape === 'blank' && line.features === 0) || (needs !== 0 && (line.features & needs) === 0) ? undefined : count(line)));
}

function place(rule: LineRule, { span, message, fixes, severity }: LineFinding, line: number): Finding {
  return {
    code: rule.meta.code, range: rangeOf(line, span), message,
    ...(severity === undefined ? {} : { severity }),
    ...(fixes === undefined ? {} : { fixes: fixes.map(({ edits, ...fix }) => ({ ...fix, edits: edits.map((edit) => ({ range: rangeOf(line, edit.span), newText: edit.newText })) })) }),
  };
}

/** One finding for all places. The edits are made when somebody asks for the fix: there may be a hundred thousand of them. */
function tally(rule: TallyRule, counts: Counts, plan: Plan, context: RuleContext): Finding | undefined {
  const { start, end } = partOf(rule.scope, counts, plan.structure);
  if (start === end) return undefined;
  let count = 0;
  let fixable = false;
  for (let at = start; at < end; at++) {
    const fact = counts.facts[at]!;
    count += fact.places;
    fixable ||= fact.fixable;
  }
  const lines = counts.lines.slice(start, end);
  const first = rule.places(plan.lines[lines[0]!]!)[0]!;
  const report = rule.report(count, first, context);
  if (report === undefined) return undefined;
  const finding: Finding = {
    code: rule.meta.code, range: rangeOf(lines[0]!, first), message: report.message,
    ...(report.severity === undefined ? {} : { severity: report.severity }),
  };
  const { fixTitle } = report;
  if (fixTitle === undefined || !fixable) return finding;
  return Object.defineProperty(finding, 'fixes', {
    enumerable: true,
    get: () => [{ title: fixTitle, edits: editsOf(rule, plan, lines), preferred: true }],
  });
}

/** Which of the places a rule of that scope counts: from `start` to `end`, exclusive. */
function partOf(scope: Scope, { lines }: Counts, structure: Structure): { readonly start: number; readonly end: number } {
  let start = 0;
  let end = lines.length;
  if (scope === 'all') return { start, end };
  const { from, to } = bodyOf(structure);
  while (start < end && lines[start]! < from) start++;
  while (end > start && lines[end - 1]! >= to) end--;
  return { start, end };
}

function editsOf(rule: TallyRule, plan: Plan, lines: readonly number[]): Edit[] {
  return lines.flatMap((line) => rule.places(plan.lines[line]!).flatMap((place) => (place.newText === undefined ? [] : [{ range: rangeOf(line, place), newText: place.newText }])));
}

function byPosition(a: Finding, b: Finding): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
