/** The plan as data, for `gzyd extract`. Pure; ranges as in LSP (zero-based lines, UTF-16 columns, end exclusive). */
import { forEachDeadlineLine } from '../plan/facts/bindingDeadlines';
import { documentTitle, entryAt, forEachPlanLine, headingRange, sectionRange, titleText } from '../plan/query';
import { rangeOf } from '../text/positions';
import type { Entry, Plan } from '../plan/types';
import { plainJson } from '../text/plainText';
import type { Range, Span } from '../text/positions';
import type { Exporter } from './exporter';

/** A JSON array, an object a file. */
export const json: Exporter = {
  name: 'json',
  title: { zh: 'JSON 数组，每个文件一项', en: 'a JSON array with an object for each file' },
  head: '[',
  plan: (file, plan) => `\n${plainJson(extractPlan(file, plan), 2)}`,
  between: ',',
  foot: '\n]\n',
};

interface Heading {
  readonly level: number;
  readonly number: number | null;
  readonly marker: string | null;
  readonly title: string;
  readonly range: Range;
  readonly headingRange: Range;
  /** Titles from the root down to this one; the marker where there is no title. */
  readonly path: readonly string[];
}

interface Section extends Heading {
  readonly sections: readonly Section[];
}

interface Responsibility {
  readonly unit: string;
  readonly role: string;
  readonly inferred: boolean;
  /** Number of the item it belongs to; null when it belongs to none. */
  readonly item: number | null;
  readonly range: Range;
}

interface ExtractedTarget {
  readonly text: string;
  readonly comparator: string;
  readonly value: number;
  readonly upper: number | null;
  readonly unit: string;
  readonly verb: string | null;
  readonly object: string | null;
  readonly item: number | null;
  readonly range: Range;
}

interface ExtractedDeadline {
  readonly text: string;
  readonly item: number | null;
  readonly range: Range;
}

export interface Extract {
  readonly file: string;
  readonly title: string | null;
  readonly year: number | null;
  readonly sections: readonly Section[];
  readonly items: readonly Heading[];
  readonly responsibilities: readonly Responsibility[];
  readonly targets: readonly ExtractedTarget[];
  readonly deadlines: readonly ExtractedDeadline[];
}

/** `file` is told as the user named it. */
export function extractPlan(file: string, plan: Plan): Extract {
  const { structure } = plan;
  const targets: ExtractedTarget[] = [];
  const deadlines: ExtractedDeadline[] = [];
  forEachPlanLine(plan, (line, index, owner) => {
    const item = itemNumber(owner);
    const textOf = (span: Span | undefined): string | null =>
      span === undefined ? null : line.text.slice(span.start, span.end);
    for (const { span, comparator, value, upper, unit, verb, object } of line.targets) {
      targets.push({
        text: textOf(span)!,
        comparator,
        value,
        upper: upper ?? null,
        unit,
        verb: textOf(verb),
        object: textOf(object),
        item,
        range: rangeOf(index, span),
      });
    }
  });
  forEachDeadlineLine(plan, (line, index, found, owner) => {
    for (const { span } of found)
      deadlines.push({
        text: line.text.slice(span.start, span.end),
        item: itemNumber(owner),
        range: rangeOf(index, span),
      });
  });
  return {
    file,
    title: documentTitle(plan) ?? null,
    year: structure.year ?? null,
    sections: sectionsBelow(plan, structure.roots, []),
    items: structure.entries
      .filter((entry) => !isSection(entry))
      .map((entry) => headingOf(plan, entry, pathTo(plan, entry))),
    responsibilities: responsibilities(plan),
    targets,
    deadlines,
  };
}

function isSection({ kind }: Entry): boolean {
  return kind === 'part' || kind === 'section' || kind === 'subsection';
}

function sectionsBelow(plan: Plan, entries: readonly Entry[], above: readonly string[]): Section[] {
  return entries.flatMap((entry) => {
    const path = [...above, label(plan, entry)];
    const sections = sectionsBelow(plan, entry.children, path);
    return isSection(entry) ? [{ ...headingOf(plan, entry, path), sections }] : sections;
  });
}

function headingOf(plan: Plan, entry: Entry, path: readonly string[]): Heading {
  const { level, marker, line } = entry;
  return {
    level,
    number: marker?.number ?? null,
    marker: marker === undefined ? null : plan.lines[line]!.text.slice(marker.span.start, marker.span.end),
    title: titleText(plan, entry),
    range: sectionRange(plan, entry),
    headingRange: headingRange(plan, entry),
    path,
  };
}

function pathTo(plan: Plan, entry: Entry): string[] {
  return [...(entry.parent === undefined ? [] : pathTo(plan, entry.parent)), label(plan, entry)];
}

function label(plan: Plan, entry: Entry): string {
  const title = titleText(plan, entry);
  if (title !== '' || entry.marker === undefined) return title;
  return plan.lines[entry.line]!.text.slice(entry.marker.span.start, entry.marker.span.end);
}

/** The units of all notes in the body, in text order. */
function responsibilities(plan: Plan): Responsibility[] {
  const found: Responsibility[] = [];
  const { bodyStart, bodyEnd } = plan.structure;
  for (let index = bodyStart; index < bodyEnd; index++) {
    const { notes } = plan.lines[index]!;
    if (notes.length === 0) continue;
    const item = itemNumber(entryAt(plan.structure, index));
    for (const { name, role, inferred, span } of notes.flatMap((note) => note.units)) {
      found.push({ unit: name, role, inferred, item, range: rangeOf(index, span) });
    }
  }
  return found;
}

/** Of the item that holds `entry`; a sub-item under no item stands for itself. */
function itemNumber(entry: Entry | undefined): number | null {
  let found: Entry | undefined;
  for (let above = entry; above !== undefined; above = above.parent) {
    if (above.kind === 'item') return above.marker?.number ?? null;
    if (above.kind === 'subitem') found = above;
  }
  return found?.marker?.number ?? null;
}
