/** What may be put in at the cursor, from all sources. */
import type { Position } from '../../text/positions';
import { actions } from './actions';
import { amounts } from './amounts';
import type { Completion, CompletionContext, CompletionSource } from './completion';
import { deadlines } from './deadlines';
import { notes } from './notes';
import { numbers } from './numbers';
import { placeAt } from './place';
import { roles } from './roles';
import { titles } from './titles';
import { units } from './units';

/** In the order in which they are shown. */
const sources: readonly CompletionSource[] = [numbers, actions, titles, roles, notes, units, amounts, deadlines];

/** None in a line that is not there. */
export function completions(
  { line, character }: Position,
  context: Omit<CompletionContext, 'place'>,
): readonly Completion[] {
  const written = context.plan.lines[line];
  if (written === undefined) return [];
  const place = placeAt(line, written, Math.max(0, Math.min(character, written.text.length)));
  const full: CompletionContext = { ...context, place };
  return sources.flatMap((source) => source(full));
}
