import { addToGroup } from '../../text/grouping';
import { defineLineFact, structure } from '../../plan/facts/define';
import { hasFactBetween, type PlacedFacts } from '../../plan/facts/lineFacts';
import { closingMark, isAlone, longestTitle } from '../../plan/facts/titles';
import { lineTitleSpan } from '../../plan/query';
import { rangeOf } from '../../text/positions';
import type { Entry } from '../../plan/types';
import type { MarkerKind } from '../../scan/types';
import type { Span } from '../../text/positions';
import { planRule, type Finding } from '../types';

const meta = {
  code: 'structure/heading-mark',
  severity: 'information',
  profiles: { strict: 'warning' },
  fixable: true,
  title: { zh: '标题末尾的标点', en: 'Mark after a heading' },
  description: {
    zh: '独占一行的标题末尾不用“。：；，、”。同级标题都这样写时不报。',
    en: 'A heading on a line of its own ends without “。：；，、”. Not reported if all headings of that level end in such a mark.',
  },
  source: 'GB/T 15834-2011 B.4',
} as const;

interface ClosedTitle {
  readonly mark: Span | undefined;
  /** The mark as it is written. */
  readonly shown: string;
}

/** Titles alone on their line, with the mark that closes them. */
const closedTitles = defineLineFact({
  of(line): ClosedTitle | undefined {
    if (line.heading === undefined || !isAlone(line) || spanLength(lineTitleSpan(line)) > longestTitle)
      return undefined;
    const mark = closingMark(line.text);
    return { mark, shown: mark === undefined ? '' : line.text.slice(mark.start, mark.end) };
  },
  same: (a, b) => a.shown === b.shown && a.mark?.start === b.mark?.start,
});

/** Lines with text and no note. */
const textLines = defineLineFact({
  of: ({ shape, notes }): true | undefined => (shape === 'blank' || notes.length > 0 ? undefined : true),
});

export const headingMarkRule = planRule({
  meta,
  inputs: { structure, closedTitles, textLines },
  check(inputs) {
    const groups = new Map<MarkerKind, { readonly entry: Entry; readonly title: ClosedTitle }[]>();
    // Among siblings that continue with text, a title alone on its line is a paragraph of one sentence.
    const ofParagraphs = new Set<string>();
    const { lines, facts } = inputs.closedTitles;
    let at = 0;
    for (const entry of inputs.structure.entries) {
      while (at < lines.length && lines[at]! < entry.line) at++;
      if (entry.marker === undefined || entry.shared !== undefined) continue;
      if (lines[at] !== entry.line) ofParagraphs.add(familyOf(entry));
      else if (isHeading(entry, inputs.textLines)) addToGroup(groups, entry.marker.kind, { entry, title: facts[at]! });
    }
    const findings: Finding[] = [];
    for (const group of groups.values()) {
      const marked = group.filter(({ title }) => title.mark !== undefined);
      if (marked.length === 0 || marked.length * 3 > group.length) continue;
      const families = new Map<Entry | undefined, { size: number; marked: number }>();
      for (const {
        entry: { parent },
        title: { mark },
      } of group) {
        const family = families.get(parent) ?? { size: 0, marked: 0 };
        family.size++;
        if (mark !== undefined) family.marked++;
        families.set(parent, family);
      }
      for (const {
        entry,
        title: { mark, shown },
      } of marked) {
        if (ofParagraphs.has(familyOf(entry))) continue;
        // If all siblings are written this way, it may be on purpose.
        const family = families.get(entry.parent)!;
        if (family.size > 1 && family.marked === family.size) continue;
        const range = rangeOf(entry.line, mark!);
        findings.push({
          code: meta.code,
          range,
          message: {
            zh: `标题独占一行，末尾不用“${shown}”。`,
            en: `A heading on a line of its own ends without “${shown}”.`,
          },
          fixes: [
            {
              title: { zh: `删去“${shown}”`, en: `Delete “${shown}”` },
              edits: [{ range, newText: '' }],
              preferred: true,
            },
          ],
        });
      }
    }
    return findings.sort((a, b) => a.range.start.line - b.range.start.line);
  },
});

/** The same for siblings of one kind. */
function familyOf({ parent, marker }: Entry): string {
  return `${parent?.index ?? ''} ${marker!.kind}`;
}

function spanLength({ start, end }: Span): number {
  return end - start;
}

/**
 * A title alone on its line, with text or items below. A one-sentence task keeps its 。, even with 责任单位： on the next
 * line.
 */
function isHeading(entry: Entry, texts: PlacedFacts<true>): boolean {
  if (entry.kind === 'section' || entry.kind === 'subsection' || entry.kind === 'part')
    return entry.endLine > entry.line;
  return entry.kind === 'item' && entry.children.length === 0 && hasFactBetween(texts, entry.line + 1, entry.endLine);
}
