/** Numbered attachments (附件1, 附件二：…) and the references to them in the text. */
import { align } from './align';
import { attachmentRank } from '../outline/markerRanks';
import { formatLike, parseChineseNumeral, parseDigits } from '../../text/numerals';
import { rangeOf } from '../../text/positions';
import type { Plan } from '../types';
import type { Range, Span } from '../../text/positions';

interface Numbered {
  readonly line: number;
  readonly digits: Span;
  readonly number: number;
}

const title = /^\s*附\s*(?:件|表|录)\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})/;
const reference = /附(?:件|表|录)\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?![0-9０-９十、.．项个份])/g;

function numbered(line: number, match: RegExpMatchArray): Numbered | undefined {
  const start = match.index! + match[0].length - match[1]!.length;
  const number = parseDigits(match[1]!) ?? parseChineseNumeral(match[1]!);
  return number === undefined ? undefined : { line, digits: { start, end: start + match[1]!.length }, number };
}

/**
 * The edits that number the attachments 1, 2, 3 … and make the references follow. None if they are in order, if there
 * is only one, or if two have the same number, so that nobody can tell which is meant.
 */
export function attachmentEdits(plan: Plan): { readonly range: Range; readonly newText: string }[] {
  const attachments = plan.structure.entries
    .filter((entry) => entry.rank === attachmentRank)
    .flatMap((entry) => {
      const { text } = plan.lines[entry.line]!;
      const match = title.exec(text);
      return match === null ? [] : (numbered(entry.line, match) ?? []);
    });
  const { slips } = align(
    attachments.map(({ number }) => number),
    attachments.map((_, index) => (index === 0 ? 'must' : 'no')),
  );
  const changed = new Map(attachments.map(({ number }, index) => [number, index + 1]));
  if (attachments.length < 2 || slips.length === 0 || changed.size < attachments.length) return [];
  const edit = (place: Numbered): { range: Range; newText: string }[] => {
    const number = changed.get(place.number);
    if (number === undefined || number === place.number) return [];
    return [
      {
        range: rangeOf(place.line, place.digits),
        newText: formatLike(plan.lines[place.line]!.text.slice(place.digits.start, place.digits.end), number),
      },
    ];
  };
  const headings = new Set(attachments.map(({ line }) => line));
  const references: Numbered[] = [];
  for (let line = plan.structure.bodyStart; line < plan.structure.bodyEnd; line++) {
    const { text } = plan.lines[line]!;
    if (headings.has(line) || !text.includes('附')) continue;
    for (const match of text.matchAll(reference))
      references.push(...[numbered(line, match)].filter((found) => found !== undefined));
  }
  return [...attachments, ...references].flatMap(edit);
}
