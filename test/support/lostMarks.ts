/** Takes marks of pairs out of correct texts, one at a time, and looks at what is offered to restore them. */
import { parsePlan } from '../../server/src/plan/parse';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext } from '../../server/src/rules/types';
import { applyEdits } from '../../server/src/text/edits';
import { seededChoices } from '../fuzz/choices';

export interface LostMark {
  readonly text: string;
  /** Of the mark in the correct text. */
  readonly offset: number;
}

const marks = /[“”‘’《》（）()〔〕【】]/g;

/** `count` marks at random, each at most once; the same ones for the same texts and seed. */
export function lostMarks(texts: readonly string[], count: number, seed: number): readonly LostMark[] {
  const all = texts.flatMap((text) => [...text.matchAll(marks)].map(({ index }) => ({ text, offset: index })));
  const choices = seededChoices(seed);
  for (let at = 0; at < Math.min(count, all.length); at++) {
    const other = at + choices.below(all.length - at);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all.slice(0, count);
}

const engine = createEngine(rules);
const families = /^(?:text\/unbalanced|responsibility\/malformed|numbering\/)/;

/**
 * What the text without the mark becomes by the first offer of the finding nearest to where the mark was; undefined if
 * nothing is offered.
 */
export function firstOffer({ text, offset }: LostMark): string | undefined {
  const mutated = text.slice(0, offset) + text.slice(offset + 1);
  const before = text.slice(0, offset).split('\n');
  const [line, column] = [before.length - 1, before.at(-1)!.length];
  const findings = engine
    .check(parsePlan(mutated), defaultContext, (code) => families.test(code))
    .filter(({ range }) => range.start.line === line);
  const distance = (at: number): number => Math.abs(findings[at]!.range.start.character - column);
  let nearest = -1;
  for (let at = 0; at < findings.length; at++)
    if (
      nearest < 0 ||
      rank(findings[at]!.code) < rank(findings[nearest]!.code) ||
      (rank(findings[at]!.code) === rank(findings[nearest]!.code) && distance(at) < distance(nearest))
    )
      nearest = at;
  const [first] = nearest < 0 ? [] : (findings[nearest]!.fixes ?? []);
  return first === undefined ? undefined : applyEdits(mutated, first.edits);
}

/** Findings on pairs first. */
function rank(code: string): number {
  return code.startsWith('numbering/') ? 1 : 0;
}
