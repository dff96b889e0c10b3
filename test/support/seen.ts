/** All that an editor is shown of a plan, for comparing an edited text with a fresh one. */
import assert from 'node:assert/strict';
import { toDiagnostics } from '../../server/src/features/diagnostics';
import { documentSymbols } from '../../server/src/features/documentSymbols';
import { foldingRanges } from '../../server/src/features/foldingRanges';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { complete } from '../../server/src/features/steps';
import { overview, summary } from '../../server/src/features/summary';
import { assignmentsOf } from '../../server/src/plan/assignments';
import type { Plan } from '../../server/src/plan/types';
import type { RuleEngine } from '../../server/src/rules/engine';
import { defaultContext, type RuleContext } from '../../server/src/rules/types';

function assigned(plan: Plan): unknown {
  const { tasks, lacking, stated, of, byUnit } = assignmentsOf(plan);
  // Two ways to the same answer.
  assert.deepEqual(lacking, stated ? tasks.filter((task) => of(task).length === 0) : []);
  return [tasks.map((task) => of(task).map(({ unit: { name, role, inferred }, line, source, from }) => [name, role, inferred, line, source, from.index])), [...byUnit().keys()]];
}

export function seenOf(plan: Plan, engine: RuleEngine, context: RuleContext = defaultContext): unknown {
  const reported = engine.check(plan, context).map((finding) => ({ finding, severity: 'warning' as const }));
  return {
    symbols: complete(documentSymbols(plan)),
    folds: foldingRanges(plan, { wholeLines: false }),
    tokens: complete(semanticTokens(plan)),
    diagnostics: toDiagnostics(reported, { language: 'zh', uri: 'u', related: true }),
    summary: summary(plan, 'u', 1),
    overview: overview(plan, 1),
    assignments: assigned(plan),
  };
}
