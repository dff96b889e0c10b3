/** Numbered attachments (附件1, 附件二：…) and the references to them in the text. */
import { align } from './align';
import { attachmentRank } from '../outline/markerRanks';
import { formatLike, parseChineseNumeral, parseDigits } from '../../text/numerals';
import { rangeOf } from '../../text/positions';
import type { Entry, Plan } from '../types';
import type { Range, Span } from '../../text/positions';

/** An attachment, or a mention of one. */
export interface NumberedAttachment {
  readonly line: number;
  /** 附件1 */
  readonly span: Span;
  readonly digits: Span;
  readonly number: number;
}

const title = /^\s*附\s*(?:件|表|录)\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})/;
const reference = /附(?:件|表|录)\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?![0-9０-９十、.．项个份])/g;

function numbered(line: number, match: RegExpMatchArray): NumberedAttachment[] {
  const end = match.index! + match[0].length;
  const start = match.index! + match[0].search(/\S/);
  const number = parseDigits(match[1]!) ?? parseChineseNumeral(match[1]!);
  return number === undefined
    ? []
    : [{ line, span: { start, end }, digits: { start: end - match[1]!.length, end }, number }];
}

/** The numbered attachments of a plan, by their titles. */
export function attachmentsOf({ structure, lines }: Plan): (NumberedAttachment & { readonly entry: Entry })[] {
  return structure.entries
    .filter(({ rank }) => rank === attachmentRank)
    .flatMap((entry) => {
      const match = title.exec(lines[entry.line]!.text);
      return match === null ? [] : numbered(entry.line, match).map((found) => ({ ...found, entry }));
    });
}

/** Where the body mentions attachments by their numbers. */
export function attachmentMentions({ structure, lines }: Plan): NumberedAttachment[] {
  const titles = new Set(structure.entries.filter(({ rank }) => rank === attachmentRank).map(({ line }) => line));
  const mentions: NumberedAttachment[] = [];
  for (let line = structure.bodyStart; line < structure.bodyEnd; line++) {
    const { text } = lines[line]!;
    if (titles.has(line) || !text.includes('附')) continue;
    for (const match of text.matchAll(reference)) mentions.push(...numbered(line, match));
  }
  return mentions;
}

/**
 * The edits that number the attachments 1, 2, 3 … and make the references follow. None if they are in order, if there
 * is only one, or if two have the same number, so that nobody can tell which is meant.
 */
export function attachmentEdits(plan: Plan): { readonly range: Range; readonly newText: string }[] {
  const attachments = attachmentsOf(plan);
  const { slips } = align(
    attachments.map(({ number }) => number),
    attachments.map((_, index) => (index === 0 ? 'must' : 'no')),
  );
  const changed = new Map(attachments.map(({ number }, index) => [number, index + 1]));
  if (attachments.length < 2 || slips.length === 0 || changed.size < attachments.length) return [];
  return renumberAttachments(plan, changed);
}

/** `numbers`: from the old number to the new one; no two attachments have the same number. */
export function renumberAttachments(
  plan: Plan,
  numbers: ReadonlyMap<number, number>,
): { readonly range: Range; readonly newText: string }[] {
  return [...attachmentsOf(plan), ...attachmentMentions(plan)].flatMap((place) => {
    const number = numbers.get(place.number);
    if (number === undefined || number === place.number) return [];
    const model = plan.lines[place.line]!.text.slice(place.digits.start, place.digits.end);
    return [{ range: rangeOf(place.line, place.digits), newText: formatLike(model, number) }];
  });
}
