/** The year a plan is for. */
import { commonest } from '../../text/grouping';
import { isClosing, yearOfDocumentNumber } from '../../scan/pageFurniture';
import { defineFact, defineLineFact, structure, type Fact } from './define';
import type { Line } from '../../scan/types';

/** A line of this length or longer is a sentence; UTF-16 units. */
const longest = 60;

const numberYears = defineLineFact({
  of: ({ text }) => (text.length < longest ? yearOfDocumentNumber(text) : undefined),
});

const closingYears = defineLineFact({
  of({ text }: Line): number | undefined {
    if (text.length >= longest || !text.includes('年') || !isClosing(text)) return undefined;
    const year = /(?:19|20)\d{2}(?=\s?年)/.exec(text)?.[0];
    return year === undefined ? undefined : Number(year);
  },
});

const deadlineYears = defineLineFact({ of: ({ deadlines }) => deadlines.find(({ year }) => year !== undefined)?.year });

/**
 * The year that the plan states, or else the one that its document number, its signature or most of its deadlines
 * suggest. For display only, never to check the plan against: a plan is often dated the December before.
 */
export const likelyYearOf: Fact<number | undefined> = defineFact({
  inputs: { structure, numberYears, closingYears, deadlineYears },
  compute({ structure: { year, bodyStart, bodyEnd }, numberYears, closingYears, deadlineYears }) {
    if (year !== undefined) return year;
    const number = numberYears.lines.findIndex((line) => line < bodyStart || line >= bodyEnd);
    if (number >= 0) return numberYears.facts[number];
    const closing = closingYears.lines.findIndex((line) => line >= bodyEnd);
    if (closing >= 0) return closingYears.facts[closing];
    // Of years mentioned equally often, the earliest.
    return commonest([...deadlineYears.facts].sort((a, b) => a - b));
  },
});
