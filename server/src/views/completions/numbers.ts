/** The number that comes next at the start of a line, in the form and with the indent of its layer in this plan. */
import { partitionPoint } from '../../text/binarySearch';
import { skipSpaces } from '../../text/characters';
import { canFormatLike, formatLike } from '../../text/numerals';
import { createMatcher } from '../../text/pinyin';
import { firstNumber } from '../../plan/numbering/firstNumber';
import type { NumberingSetting } from '../../plan/numbering/series';
import { rowRank } from '../../plan/outline/markerRanks';
import type { Entry, Plan } from '../../plan/types';
import type { Completion, CompletionContext, CompletionSource } from './completion';

interface Next {
  /** Whose marker it is written like. */
  readonly model: Entry;
  readonly number: number;
}

export const numbers: CompletionSource = (context) => {
  const { plan, place, asked } = context;
  if (!asked || !place.opensLine || place.note?.isCertain === true) return [];
  const { text } = place.line;
  const start = skipSpaces(text, 0);
  const match = createMatcher(text.slice(start, place.column));
  return nextNumbers(context).flatMap(({ model, number }): Completion[] => {
    const line = plan.lines[model.line]!;
    const { span, digits, spacing } = model.marker!;
    const figures = line.text.slice(digits.start, digits.end);
    if (!canFormatLike(figures, number)) return [];
    const label =
      line.text.slice(span.start, digits.start) + formatLike(figures, number) + line.text.slice(digits.end, span.end);
    const fit = match(label);
    if (fit === undefined || fit > 1) return [];
    const indent = start === 0 ? line.text.slice(0, span.start) : '';
    return [
      {
        label,
        kind: 'number',
        span: { start, end: place.column },
        fit,
        newText: indent + label + line.text.slice(spacing.start, spacing.end),
        detail: { zh: '下一个序号', en: 'The next number' },
      },
    ];
  });
};

/** Behind the entry before the line: its first part, its sibling, then those of the entries above it. */
function nextNumbers({ plan, place, numbering }: CompletionContext): readonly Next[] {
  const entries = plan.structure.entries;
  const before = entries[partitionPoint(entries.length, (index) => entries[index]!.line < place.lineNumber) - 1];
  const found: Next[] = [];
  const inner = before === undefined ? undefined : firstPart(plan, before, numbering);
  if (inner !== undefined) found.push(inner);
  for (let entry = before; entry !== undefined; entry = entry.parent)
    if (entry.marker !== undefined && entry.rank !== rowRank)
      found.push({ model: entry, number: entry.marker.number + 1 });
  // Behind an item another one is likelier than a part of it.
  return inner !== undefined && before!.kind !== 'section' && before!.kind !== 'part' ? swapFirst(found) : found;
}

function swapFirst([inner, sibling, ...rest]: readonly Next[]): readonly Next[] {
  return [sibling, inner, ...rest].filter((next) => next !== undefined);
}

/** The first entry below `above`, written like those below its siblings; undefined where they have none. */
function firstPart(plan: Plan, above: Entry, numbering: NumberingSetting): Next | undefined {
  const { entries } = plan.structure;
  let model: Entry | undefined;
  for (let index = above.index - 1; index >= 0 && model === undefined; index--)
    model = entries[index]!.rank === above.rank ? entries[index]!.children[0] : undefined;
  for (let index = above.index + 1; index < entries.length && model === undefined; index++)
    model = entries[index]!.rank === above.rank ? entries[index]!.children[0] : undefined;
  return model?.marker === undefined || model.rank === rowRank
    ? undefined
    : { model, number: firstNumber(plan, above, model.rank, numbering) };
}
