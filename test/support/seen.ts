/** What an editor is shown of a plan, to compare an edited text with a fresh one. */
import assert from 'node:assert/strict';
import { toDiagnostics } from '../../server/src/features/diagnostics';
import { documentSymbols } from '../../server/src/features/documentSymbols';
import { foldingRanges } from '../../server/src/features/foldingRanges';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { complete } from '../../server/src/async/steps';
import { overview, summary } from '../../server/src/views/overview';
import { assignmentsOf } from '../../server/src/plan/facts/assignments';
import type { Plan } from '../../server/src/plan/types';
import type { Position } from '../../server/src/text/positions';
import type { RuleEngine } from '../../server/src/rules/engine';
import { defaultContext, type RuleContext } from '../../server/src/rules/types';
import { placeFeatures, wholeFeatures } from './features';

function assigned(plan: Plan): unknown {
  const { tasks, lacking, stated, of, byUnit } = assignmentsOf(plan);
  // Two ways to get the same answer.
  assert.deepEqual(lacking, stated ? tasks.filter((task) => of(task).length === 0) : []);
  return [
    tasks.map((task) =>
      of(task).map(({ unit: { name, role, inferred }, line, source, from }) => [
        name,
        role,
        inferred,
        line,
        source,
        from.index,
      ]),
    ),
    [...byUnit().keys()],
  ];
}

/** What is shown unasked. */
export function seenOf(plan: Plan, engine: RuleEngine, context: RuleContext = defaultContext): unknown {
  const reported = engine.check(plan, context).map((finding) => ({ finding, severity: 'warning' as const }));
  return {
    symbols: complete(documentSymbols(plan)),
    folds: foldingRanges(plan, { wholeLines: false }),
    tokens: complete(semanticTokens(plan)),
    diagnostics: toDiagnostics(reported, { language: 'zh', uri: 'u', related: true }),
    summary: summary(plan, reported, 'u', 1),
    overview: overview(plan, reported, 1),
    assignments: assigned(plan),
  };
}

/** The beginning and the middle of each line, and each thing in it that has something to say. */
function placesIn({ lines }: Plan): Position[] {
  return lines.flatMap(({ text, notes, targets, deadlines, vague, actions }, line) => {
    const columns = [
      0,
      text.length >> 1,
      ...notes.flatMap(({ labels, units }) => [...labels, ...units].map(({ span }) => span.start)),
      ...[...targets, ...deadlines, ...vague].map(({ span }) => span.start),
      ...actions.map(({ marker }) => marker.start),
    ];
    return [...new Set(columns)].map((character) => ({ line, character }));
  });
}

/** What is shown unasked, and every answer to everything that may be asked. */
export function allSeenOf(plan: Plan, engine: RuleEngine, context: RuleContext = defaultContext): unknown {
  const reported = engine.check(plan, context).map((finding) => ({ finding, severity: 'warning' as const }));
  const answers: Record<string, unknown> = {};
  for (const [name, feature] of Object.entries(wholeFeatures)) answers[name] = feature(plan, reported);
  for (const at of placesIn(plan))
    for (const [name, feature] of Object.entries(placeFeatures))
      answers[`${name} ${at.line}:${at.character}`] = feature(plan, at, reported);
  return { ...(seenOf(plan, engine, context) as object), answers };
}
