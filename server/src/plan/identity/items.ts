/** The items of a plan as data: what identity and matching need to know of an outline entry. */
import { skipSpaces, trimEnd } from '../../text/characters';
import { ownEndLine, ownSpan, titleText } from '../query';
import { isSourceLine } from '../../scan/sourceMarks';
import { itemIds } from './ids';
import type { Matchable } from './match';
import type { Entry, Plan } from '../types';

/** An outline entry (section or item) with its id. */
export interface PlanItem extends Matchable {
  readonly entry: Entry;
}

/** All entries in text order. `ids` by the entries' index; computed where not given. */
export function itemsOf(plan: Plan, ids: readonly string[] = itemIds(plan)): PlanItem[] {
  return plan.structure.entries.map((entry) => ({
    entry,
    id: ids[entry.index]!,
    parent: entry.parent === undefined ? null : ids[entry.parent.index]!,
    number: entry.marker?.number ?? null,
    title: titleText(plan, entry),
    text: ownText(plan, entry),
  }));
}

/**
 * What the entry itself says after its title: to the end of its line and in the lines before its first child. Lines are
 * joined by
 * .
 */
function ownText(plan: Plan, entry: Entry): string {
  const { text } = plan.lines[entry.line]!;
  const first = ownSpan(plan, entry, entry.line);
  const start = /[。！？｡]/.test(text[first.start] ?? '') ? first.start + 1 : first.start;
  const parts = [text.slice(Math.min(skipSpaces(text, start), first.end), first.end)];
  for (let line = entry.line + 1; line <= ownEndLine(entry); line++) {
    if (isSourceLine(plan.lines[line]!)) continue;
    const { start: from, end } = ownSpan(plan, entry, line);
    parts.push(plan.lines[line]!.text.slice(from, end));
  }
  return parts
    .map((part) => part.slice(skipSpaces(part, 0), trimEnd(part, part.length)))
    .filter((part) => part !== '')
    .join('\n');
}
