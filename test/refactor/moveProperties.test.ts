/** Moves and copies in correct plans of every shape: they stay correct, and down and up again changes nothing. */
import assert from 'node:assert/strict';
import { resolveFolder } from '../../server/src/config/resolve';
import { reportedFindings } from '../../server/src/findings/report';
import { parsePlan } from '../../server/src/plan/parse';
import { referencesOf, targetOf } from '../../server/src/plan/numbering/references';
import { titleText } from '../../server/src/plan/query';
import { move, moveTo, type MoveKind } from '../../server/src/refactor/move';
import { renumber } from '../../server/src/refactor/renumber';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { applyEdits } from '../../server/src/text/edits';
import type { Range } from '../../server/src/text/positions';
import { seededChoices } from '../fuzz/choices';
import { makePlan, print } from '../support/structuralPlans';

const engine = createEngine(rules);
const configuration = resolveFolder(
  {},
  rules.map(({ meta }) => meta),
).forFile('file:///plan.txt');

function findingsOf(text: string): string[] {
  return reportedFindings(engine, parsePlan(text), configuration, 'warning').map(
    ({ finding }) => `${finding.code} in line ${finding.range.start.line + 1}`,
  );
}

/** Without figures: the lines in any order. */
function linesOf(text: string): string[] {
  return text
    .replace(/[0-9]+|[一二三四五六七八九十百]+/g, '#')
    .split('\n')
    .sort();
}

/** What each reference means: the line without its figures, and the title that it names. */
function meanings(text: string): string[] {
  const plan = parsePlan(text);
  return referencesOf(plan)
    .map(({ line, terms }) => {
      const targets = terms.map((term) => {
        const target = targetOf(term);
        return target === undefined ? '?' : titleText(plan, target);
      });
      return `${plan.lines[line]!.text.replace(/[0-9]+|[一二三四五六七八九十百]+/g, '#')} → ${targets.join()}`;
    })
    .sort();
}

const cursor = (line: number): Range => ({ start: { line, character: 0 }, end: { line, character: 0 } });

const plans = 300;
const movesEach = 6;

describe('moves in right plans', function () {
  this.timeout(120_000);

  it('bring no finding, change nothing but figures, and can be taken back', () => {
    let [made, crossed, followed] = [0, 0, 0];
    for (let seed = 1; seed <= plans; seed++) {
      const choices = seededChoices(seed);
      const text = print(makePlan(choices));
      const plan = parsePlan(text);
      for (let step = 0; step < movesEach; step++) {
        const entry = plan.structure.entries[choices.below(plan.structure.entries.length)]!;
        const kind: MoveKind = choices.below(2) === 0 ? 'up' : 'down';
        const found = move(plan, cursor(entry.line), kind);
        assert.ok(found, `${entry.line + 1} in\n${text}`);
        if (found.edits.length === 0) continue;
        made++;
        const after = applyEdits(text, found.edits);
        const said = `plan ${seed}, line ${entry.line + 1} ${kind}\n${text}\n${after}`;
        assert.notEqual(after, text, said);
        assert.deepEqual(linesOf(after), linesOf(text), said);
        const back = move(parsePlan(after), found.selection, kind === 'up' ? 'down' : 'up');
        assert.equal(applyEdits(after, back!.edits), text, `taken back: ${said}`);
        assert.equal(renumber(parsePlan(after)).edits.length, 0, `numbers: ${said}`);
        const moved = parsePlan(after).structure.entries.find(({ line }) => line === found.selection.start.line)!;
        if (titleOfParent(after, moved.line) !== titleOfParent(text, entry.line)) {
          crossed++;
          // In a section that counts anew, 第2项 can't mean an item of another section.
          if (meanings(after).join() !== meanings(text).join()) continue;
        }
        assert.deepEqual(findingsOf(after), [], said);
        assert.deepEqual(meanings(after), meanings(text), said);
        if (meanings(text).length > 0) followed++;
      }
    }
    assert.ok(made > plans && crossed > 20 && followed > 20, `${made} ${crossed} ${followed}`);
  });

  it('to any place bring no finding and change nothing but figures', () => {
    let [made, crossed] = [0, 0];
    for (let seed = 1; seed <= plans; seed++) {
      const choices = seededChoices(seed);
      const text = print(makePlan(choices));
      const plan = parsePlan(text);
      const { entries } = plan.structure;
      for (let step = 0; step < movesEach; step++) {
        const [entry, other] = [entries[choices.below(entries.length)]!, entries[choices.below(entries.length)]!];
        const found = moveTo(plan, cursor(entry.line), other.line);
        assert.ok(found, `${entry.line + 1} to ${other.line + 1} in\n${text}`);
        if (found.edits.length === 0) continue;
        made++;
        const after = applyEdits(text, found.edits);
        const said = `plan ${seed}, line ${entry.line + 1} to ${other.line + 1}\n${text}\n${after}`;
        assert.deepEqual(linesOf(after), linesOf(text), said);
        assert.equal(renumber(parsePlan(after)).edits.length, 0, `numbers: ${said}`);
        const moved = parsePlan(after).structure.entries.find(({ line }) => line === found.selection.start.line)!;
        assert.equal(titleText(parsePlan(after), moved), titleText(plan, entry), said);
        if (titleOfParent(after, moved.line) !== titleOfParent(text, entry.line)) {
          crossed++;
          if (meanings(after).join() !== meanings(text).join()) continue;
        }
        assert.deepEqual(findingsOf(after), [], said);
        assert.deepEqual(meanings(after), meanings(text), said);
      }
    }
    assert.ok(made > plans / 2 && crossed > 20, `${made} ${crossed}`);
  });

  it('leave the numbers of a copy in order', () => {
    for (let seed = 1; seed <= plans / 3; seed++) {
      const choices = seededChoices(seed);
      const text = print(makePlan(choices));
      const plan = parsePlan(text);
      const entry = plan.structure.entries[choices.below(plan.structure.entries.length)]!;
      const after = applyEdits(text, move(plan, cursor(entry.line), 'copyDown')!.edits);
      const said = `plan ${seed}, line ${entry.line + 1}\n${text}\n${after}`;
      assert.equal(parsePlan(after).lines.length, plan.lines.length + entry.endLine - entry.line + 1, said);
      assert.deepEqual(renumber(parsePlan(after)).edits, [], said);
      assert.deepEqual(
        findingsOf(after).filter((one) => one.startsWith('numbering/')),
        [],
        said,
      );
    }
  });
});

function titleOfParent(text: string, line: number): string | undefined {
  const plan = parsePlan(text);
  const parent = plan.structure.entries.find((entry) => entry.line === line)?.parent;
  return parent === undefined ? undefined : titleText(plan, parent);
}
