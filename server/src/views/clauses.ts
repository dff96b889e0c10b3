/** Words around a place of a line, for a list. */
import { shortened, wholeCharacters } from '../text/characters';
import { clauseSpan } from '../text/sentences';
import type { Span } from '../text/positions';
import type { Line } from '../scan/types';

const maxClause = 40;

/** The part of the clause around a span that is shown: at most 40 characters of it; `text` has … where it is cut. */
export function clauseAround({ text }: Pick<Line, 'text'>, span: Span): { readonly text: string; readonly at: number } {
  const clause = clauseSpan(text, span.start);
  if (clause.end - clause.start <= maxClause)
    return { text: text.slice(clause.start, clause.end), at: span.start - clause.start };
  const start = wholeCharacters(text, Math.max(clause.start, Math.min(span.start - 20, clause.end - maxClause)));
  const cut = start > clause.start ? '…' : '';
  return {
    text: cut + shortened(text.slice(start, clause.end), maxClause),
    at: cut.length + span.start - start,
  };
}
