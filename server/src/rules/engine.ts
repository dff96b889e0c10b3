/** Runs rules over a plan. Line and tally results are kept with the line, so an edit costs the changed lines and the plan rules. */
import { lineFacts, type PlacedFacts } from '../plan/incremental';
import { rangeOf } from '../plan/plan';
import type { Line, Plan, Structure } from '../plan/types';
import type { Edit, Finding, LineFinding, LineRule, Rule, RuleContext, Scope, TallyPlace, TallyRule } from './types';

interface LineResult {
  readonly rule: LineRule;
  readonly finding: LineFinding;
}

interface TallyResult {
  readonly rule: TallyRule;
  readonly places: readonly TallyPlace[];
}

/** What the rules say of one line. */
interface LineResults {
  readonly findings: readonly LineResult[];
  readonly tallies: readonly TallyResult[];
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
  const resultsOf = lineFacts((line) => checkLine(line, lineRules, tallyRules));

  return {
    check(plan, context, wanted = () => true) {
      const results = lineRules.length + tallyRules.length === 0 ? none : resultsOf(plan);
      const findings: Finding[] = [];
      const { from, to } = bodyOf(plan.structure);
      const off = new Set(lineRules.filter(({ meta }) => !wanted(meta.code)));
      for (let at = 0; at < results.lines.length; at++) {
        const index = results.lines[at]!;
        const inBody = index >= from && index < to;
        const found = results.facts[at]!;
        if (found.findings.length === 0) continue;
        if (found.placed?.line !== index) found.placed = { line: index, findings: found.findings.map(({ rule, finding }) => place(rule, finding, index)) };
        const { placed } = found;
        found.findings.forEach(({ rule }, which) => {
          if ((inBody || rule.scope === 'all') && !off.has(rule)) findings.push(placed.findings[which]!);
        });
      }
      for (const rule of tallyRules) {
        const finding = wanted(rule.meta.code) ? tally(rule, results, plan.structure, context) : undefined;
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

function checkLine(line: Line, lineRules: readonly LineRule[], tallyRules: readonly TallyRule[]): LineResults | undefined {
  const { features } = line;
  if (line.shape === 'blank' && features === 0) return undefined;
  const findings: LineResult[] = [];
  const tallies: TallyResult[] = [];
  for (const rule of lineRules) {
    if (rule.needs !== 0 && (features & rule.needs) === 0) continue;
    for (const finding of rule.check(line)) findings.push({ rule, finding });
  }
  for (const rule of tallyRules) {
    if (rule.needs !== 0 && (features & rule.needs) === 0) continue;
    const places = rule.collect(line);
    if (places.length > 0) tallies.push({ rule, places });
  }
  return findings.length === 0 && tallies.length === 0 ? undefined : { findings, tallies };
}

function place(rule: LineRule, { span, message, fixes, severity }: LineFinding, line: number): Finding {
  return {
    code: rule.meta.code, range: rangeOf(line, span), message,
    ...(severity === undefined ? {} : { severity }),
    ...(fixes === undefined ? {} : { fixes: fixes.map(({ edits, ...fix }) => ({ ...fix, edits: edits.map((edit) => ({ range: rangeOf(line, edit.span), newText: edit.newText })) })) }),
  };
}

/** One finding for all places. The edits are made when somebody asks for the fix: there may be a hundred thousand of them. */
function tally(rule: TallyRule, results: PlacedFacts<LineResults>, structure: Structure, context: RuleContext): Finding | undefined {
  let count = 0;
  let first: { readonly line: number; readonly place: TallyPlace } | undefined;
  let fixable = false;
  for (const { line, places } of placesOf(rule, results, structure)) {
    first ??= { line, place: places[0]! };
    count += places.length;
    fixable ||= places.some(({ newText }) => newText !== undefined);
  }
  const report = first === undefined ? undefined : rule.report(count, first.place, context);
  if (first === undefined || report === undefined) return undefined;
  const finding: Finding = {
    code: rule.meta.code, range: rangeOf(first.line, first.place.span), message: report.message,
    ...(report.severity === undefined ? {} : { severity: report.severity }),
  };
  const { fixTitle } = report;
  if (fixTitle === undefined || !fixable) return finding;
  return Object.defineProperty(finding, 'fixes', {
    enumerable: true,
    get: () => [{ title: fixTitle, edits: editsOf(rule, results, structure), preferred: true }],
  });
}

function editsOf(rule: TallyRule, results: PlacedFacts<LineResults>, structure: Structure): Edit[] {
  const edits: Edit[] = [];
  for (const { line, places } of placesOf(rule, results, structure)) {
    for (const { span, newText } of places) if (newText !== undefined) edits.push({ range: rangeOf(line, span), newText });
  }
  return edits;
}

function* placesOf(rule: TallyRule, { lines, facts }: PlacedFacts<LineResults>, structure: Structure): Generator<{ readonly line: number; readonly places: readonly TallyPlace[] }> {
  const { from, to } = rule.scope === ('all' satisfies Scope) ? { from: 0, to: Infinity } : bodyOf(structure);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line < from || line >= to) continue;
    for (const { rule: own, places } of facts[at]!.tallies) if (own === rule) yield { line, places };
  }
}

function byPosition(a: Finding, b: Finding): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
