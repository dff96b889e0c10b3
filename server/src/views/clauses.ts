/** Words around a place of a line, for a list. */
import { shortened, wholeCharacters } from '../text/characters';
import { clauseSpan } from '../text/sentences';
import type { Span } from '../text/positions';
import type { Line } from '../scan/types';

const maxClause = 40;

/** The clause around a span, at most 40 characters of it. */
export function clauseAround({ text }: Pick<Line, 'text'>, span: Span): string {
  const clause = clauseSpan(text, span.start);
  if (clause.end - clause.start <= maxClause) return text.slice(clause.start, clause.end);
  const start = wholeCharacters(text, Math.max(clause.start, Math.min(span.start - 20, clause.end - maxClause)));
  return `${start > clause.start ? '…' : ''}${shortened(text.slice(start, clause.end), maxClause)}`;
}
