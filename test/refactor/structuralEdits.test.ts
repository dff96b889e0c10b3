/**
 * Correct plans, and what authors do to their structure: ten thousand edits, each judged. What an author would have
 * typed is known, because the plans are printed from a model. The seeds are fixed, so a failure can be repeated.
 */
import assert from 'node:assert/strict';
import { fixText } from '../../server/src/cli/fix';
import { resolveFolder } from '../../server/src/config/resolve';
import { parsePlan } from '../../server/src/plan/parse';
import { format } from '../../server/src/refactor/format';
import { renumber } from '../../server/src/refactor/renumber';
import { reportedFindings } from '../../server/src/findings/report';
import { createEngine } from '../../server/src/rules/engine';
import { plainEdits } from '../../server/src/rules/fixes';
import { rules } from '../../server/src/rules/registry';
import type { Finding, Severity } from '../../server/src/rules/types';
import { applyEdits } from '../../server/src/text/edits';
import { seededChoices } from '../fuzz/choices';
import { correct, danglingIn, editPlan, makePlan, print, settle } from '../support/structuralPlans';

const engine = createEngine(rules);
const configuration = resolveFolder(
  {},
  rules.map(({ meta }) => meta),
).forFile('file:///plan.txt');

/** Everything that is found, hints included, unless a higher level is named. */
function findingsOf(text: string, level: Severity = 'hint'): readonly Finding[] {
  return reportedFindings(engine, parsePlan(text), configuration, level).map(({ finding }) => finding);
}

/** Without its figures, so that renumbering changes nothing. */
function masked(text: string): string {
  return text.replace(/[0-9]+|[一二三四五六七八九十百]+/g, '#');
}

/** How the numbers at the heads of lines are written: no action may turn 5. into 五、. */
function markersOf(text: string): readonly string[] {
  return parsePlan(text)
    .structure.entries.flatMap(({ marker }) => (marker === undefined ? [] : [masked(marker.text)]))
    .sort();
}

/** What is found in which line, as often as it is found. */
function tally(text: string, found: readonly Finding[]): ReadonlyMap<string, number> {
  const lines = text.split('\n');
  const counts = new Map<string, number>();
  for (const { code, range } of found) {
    const key = `${code} ${masked(lines[range.start.line]!)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Takes every action offered for every finding: that finding goes, none appears, and only figures change. */
function judgeActions(text: string, dangles: boolean): number {
  const found = findingsOf(text);
  const before = tally(text, found);
  const markers = markersOf(text);
  let actions = 0;
  for (const finding of found) {
    const key = [...tally(text, [finding]).keys()][0]!;
    for (const fix of finding.fixes ?? []) {
      actions++;
      const fixed = applyEdits(text, plainEdits(fix));
      const said = `${finding.code}: ${fix.title.zh}\n${fixed}`;
      assert.deepEqual(markersOf(fixed), markers, said);
      const after = tally(fixed, findingsOf(fixed));
      assert.ok((after.get(key) ?? 0) < before.get(key)!, `the finding stays after ${said}`);
      for (const [other, count] of after) {
        // A reference to the deleted 9. is certain to name nothing only if there is no （九） either.
        if (dangles && other.startsWith('numbering/reference')) continue;
        assert.ok(count <= (before.get(other) ?? 0), `${other} comes after ${said}`);
      }
      if (fix.title.en === 'Exchange the two passages')
        assert.deepEqual(masked(fixed).split('\n').sort(), masked(text).split('\n').sort(), said);
      else if (finding.code.startsWith('numbering/')) assert.equal(masked(fixed), masked(text), said);
    }
  }
  return actions;
}

const plans = 2400;
const editsEach = 5;
describe('structural edits of right plans', function () {
  this.timeout(300_000);

  it('are corrected as their author would have, and nothing else is changed', () => {
    let [edits, actions, doubtful] = [0, 0, 0];
    const faults: string[] = [];
    for (let seed = 1; seed <= plans; seed++) {
      const choices = seededChoices(seed);
      const model = makePlan(choices);
      const made = print(model);
      assert.deepEqual(findingsOf(made, 'warning'), [], made);
      assert.deepEqual(renumber(parsePlan(made)).edits, [], made);
      for (let step = 0; step < editsEach; step++) {
        const edit = editPlan(choices, model);
        if (edit === undefined) continue;
        edits++;
        const edited = print(model);
        correct(model);
        const right = print(model);
        const what = `plan ${seed}, ${edit.kind} ${edit.form}`;

        try {
          const plan = parsePlan(edited);
          assert.equal(applyEdits(edited, format(plan)), edited, 'formatted');
          const safe = fixText(edited, engine, configuration, { suggested: false, level: 'information' });
          assert.equal(safe.text, edited, 'fixed');
          const suggested = fixText(edited, engine, configuration, { suggested: true, level: 'information' });
          assert.equal(masked(suggested.text), masked(edited), 'fixed with --suggested');

          const all = applyEdits(edited, renumber(plan, { all: true }).edits);
          assert.equal(all, right, 'renumbered with --all');
          const { edits: certain, doubts } = renumber(plan);
          if (doubts.length > 0) {
            doubtful++;
            assert.ok(danglingIn(model).length > 0, 'doubtful for no reason');
          } else assert.equal(applyEdits(edited, certain), right, 'renumbered');

          actions += judgeActions(edited, danglingIn(model).length > 0);
        } catch (error) {
          faults.push(`${what}: ${(error as Error).message}\n${edited}`);
        }
        settle(choices, model);
      }
    }
    assert.equal(faults.length, 0, `${faults.length} of ${edits} edits\n${faults.slice(0, 3).join('\n\n')}`);
    // Most edits of most plans fit, and most are found.
    assert.ok(
      edits >= 10_000 && actions >= 5000 && doubtful >= 50,
      `${edits} edits, ${actions} actions, ${doubtful} doubts`,
    );
  });
});
