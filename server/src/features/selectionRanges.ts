/** Growing selections: word, unit or amount, clause, sentence, action, paragraph, item, section, text. */
import type { SelectionRangeRequest } from 'vscode-languageserver';
import type { SelectionRange } from 'vscode-languageserver-types';
import { skipSpaces, trimEnd } from '../text/characters';
import { clampRange, entryAt, headingRange, sectionRange } from '../plan/query';
import { holdsRange, rangeOf } from '../text/positions';
import { clauseSpan, sentenceSpan } from '../text/sentences';
import type { Plan } from '../plan/types';
import type { Position, Range, Span } from '../text/positions';
import { elementAt } from '../plan/elementAt';
import { defineFeature } from './feature';

/** One chain for each position, from the word outwards. Each range contains the one before. */
export function selectionRanges(plan: Plan, positions: readonly Position[]): SelectionRange[] {
  return positions.map((asked) => chain(plan, clampRange(plan, { start: asked, end: asked }).start));
}

function chain(plan: Plan, position: Position): SelectionRange {
  const ranges: Range[] = lineSpans(plan, position).map((span) => rangeOf(position.line, span));
  const inner = entryAt(plan.structure, position.line, position.character);
  if (inner !== undefined && inner.line === position.line) ranges.push(headingRange(plan, inner));
  for (let entry = inner; entry !== undefined; entry = entry.parent) ranges.push(sectionRange(plan, entry));
  const last = plan.lines.length - 1;
  ranges.push({ start: { line: 0, character: 0 }, end: { line: last, character: plan.lines[last]!.text.length } });
  // From the whole text inwards: each range must contain the cursor and be smaller than the one around it.
  let result: SelectionRange | undefined;
  for (const range of ranges.sort(bySizeDown)) {
    if (!holdsRange(range, { start: position, end: position })) continue;
    if (result === undefined) result = { range };
    else if (holdsRange(result.range, range) && !holdsRange(range, result.range)) result = { range, parent: result };
  }
  return result!;
}

function lineSpans(plan: Plan, { line: index, character }: Position): Span[] {
  const line = plan.lines[index]!;
  const { text } = line;
  const start = skipSpaces(text, 0);
  const place = elementAt(plan, { line: index, character });
  const clause = clauseSpan(text, character);
  const note = line.notes.find(({ span }) => character >= span.start && character <= span.end);
  const measure = line.actions.find(({ span }) => character >= span.start && character <= span.end);
  return [
    wordSpan(text, character, clause),
    place?.span,
    note?.content,
    note?.span,
    clause,
    sentenceSpan(text, character),
    measure?.span,
    { start, end: trimEnd(text, text.length, start) },
  ].filter((span) => span !== undefined);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const maxClause = 200;

/** By the platform's dictionary, within the clause. */
function wordSpan(text: string, character: number, clause: Span): Span | undefined {
  if (clause.end - clause.start > maxClause || character > clause.end || character < clause.start) return undefined;
  const word = segmenter
    .segment(text.slice(clause.start, clause.end))
    .containing(Math.min(character, clause.end - 1) - clause.start);
  return word === undefined
    ? undefined
    : { start: clause.start + word.index, end: clause.start + word.index + word.segment.length };
}

/** Any order in which a range comes before all that it contains. */
function bySizeDown(a: Range, b: Range): number {
  return (
    b.end.line - b.start.line - (a.end.line - a.start.line) ||
    a.start.line - b.start.line ||
    b.end.character - b.start.character - (a.end.character - a.start.character)
  );
}

export const selectionRangeFeature = defineFeature<typeof SelectionRangeRequest>({
  method: 'textDocument/selectionRange',
  capability: () => ({ selectionRangeProvider: true }),
  neutral: [],
  plan: ({ plan }, { positions }) => selectionRanges(plan, positions),
});
