/** Keeps a plan up to date with its text, change by change. */
import { scanLines } from '../scan/lines';
import { countEndings, updateNeighbours, type Endings } from '../scan/neighbours';
import type { Range } from '../text/positions';
import { nextPlan } from './facts/lineage';
import { buildStructure, dependenceOf, structureKey } from './outline/structure';
import { clampRange } from './query';
import type { Plan } from './types';

function endingsOf({ lines, endings }: Plan): Endings {
  return endings ?? countEndings(lines, 0, lines.length);
}

/**
 * The plan after `range` has been replaced by `text`; equal to a fresh `parsePlan` of the resulting text. Costs the
 * changed lines, and one pass over the line facts when the outline is touched. Positions outside the text are moved to
 * its nearest end, as LSP asks.
 */
export function editPlan(plan: Plan, range: Range, text: string): Plan {
  const { start, end } = clampRange(plan, range);
  const before = plan.lines[start.line]!.text.slice(0, start.character);
  const last = plan.lines[end.line]!;
  let firstLine = start.line;
  let replacement = before + text + last.text.slice(end.character) + last.eol;
  // A
  //  after a lone \r joins the two line ends into one.
  if (firstLine > 0 && plan.lines[firstLine - 1]!.eol === '\r' && replacement.startsWith('\n')) {
    firstLine--;
    replacement = plan.lines[firstLine]!.text + '\r' + replacement;
  }
  const afterLast = end.line + 1;
  const scanned = scanLines(replacement);
  // A replacement that ends in a line end leaves an empty last line, which is the start of the line that follows.
  if (afterLast < plan.lines.length) scanned.pop();
  const lines = plan.lines.slice(0, firstLine).concat(scanned, plan.lines.slice(afterLast));
  const removed = plan.lines.slice(firstLine, afterLast);
  const { endings, changed } = updateNeighbours(lines, firstLine, firstLine + scanned.length, removed, endingsOf(plan));
  // The title and the year come from the lines above the first number. Titles without a number may come before it.
  const firstNumber = plan.structure.entries.find(({ marker }) => marker !== undefined)?.line ?? plan.lines.length;
  const dependence = dependenceOf(plan);
  const kept =
    !changed &&
    firstLine > firstNumber &&
    scanned.length === afterLast - firstLine &&
    scanned.every(
      (_, offset) =>
        structureKey(lines[firstLine + offset]!, dependence) ===
        structureKey(plan.lines[firstLine + offset]!, dependence),
    );
  return nextPlan(plan, lines, kept ? plan.structure : buildStructure(lines), endings);
}
