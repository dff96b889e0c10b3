/** The plan as data, for `gzyd extract`. Pure; ranges as in LSP (zero-based lines, UTF-16 columns, end exclusive). */
import { targetsOf } from '../plan/facts/bindingTargets';
import { forEachDeadlineLine } from '../plan/facts/bindingDeadlines';
import { likelyYearOf } from '../plan/facts/year';
import { documentTitle, entryAt, forEachPlanLine, headingRange, sectionRange, titleText } from '../plan/query';
import { itemIds } from '../plan/identity/ids';
import { itemsOf, type PlanItem } from '../plan/identity/items';
import { rangeOf } from '../text/positions';
import type { Entry, EntryKind, Plan } from '../plan/types';
import { plainJson } from '../text/plainText';
import type { Range, Span } from '../text/positions';
import type { Exporter } from './exporter';

/** A JSON array with one object for each file. */
export const json: Exporter = {
  name: 'json',
  title: { zh: 'JSON 数组，每个文件一项', en: 'a JSON array with an object for each file' },
  head: '[',
  plan: (file, plan, ids) => `\n${plainJson(extractPlan(file, plan, ids), 2)}`,
  between: ',',
  foot: '\n]\n',
};

/**
 * The version of what `extractPlan` gives and `schemas/extract.schema.json` describes. It rises when a field changes or
 * goes, not when one is added.
 */
export const extractVersion = 1;

interface Heading {
  /** Unique in the plan; see docs/format.md. */
  readonly id: string;
  /** Id of the section or item above. */
  readonly parent: string | null;
  readonly kind: EntryKind;
  readonly level: number;
  readonly number: number | null;
  readonly marker: string | null;
  readonly title: string;
  /** What it says behind its title, without what is below it. */
  readonly text: string;
  readonly range: Range;
  readonly headingRange: Range;
  /** Titles from the root down to this one; the marker if there is no title. */
  readonly path: readonly string[];
}

interface Section extends Heading {
  readonly sections: readonly Section[];
}

/** Where a unit, a target or a deadline stands. */
interface Place {
  /** Number of the item it belongs to; null when it belongs to none. */
  readonly item: number | null;
  /** Id of the same. */
  readonly itemId: string | null;
  /** Id of the innermost section or item it stands in. */
  readonly entryId: string | null;
  readonly range: Range;
}

interface Responsibility extends Place {
  readonly unit: string;
  readonly role: string;
  readonly inferred: boolean;
}

interface ExtractedTarget extends Place {
  readonly text: string;
  readonly comparator: string;
  readonly value: number;
  readonly upper: number | null;
  readonly unit: string;
  readonly verb: string | null;
  readonly object: string | null;
}

interface ExtractedDeadline extends Place {
  readonly text: string;
}

export interface Extract {
  readonly version: typeof extractVersion;
  readonly file: string;
  readonly title: string | null;
  readonly year: number | null;
  readonly sections: readonly Section[];
  readonly items: readonly Heading[];
  readonly responsibilities: readonly Responsibility[];
  readonly targets: readonly ExtractedTarget[];
  readonly deadlines: readonly ExtractedDeadline[];
}

/** `file` is the name that the user gave; `ids` are those of the entries, by index (see `carriedIds`). */
export function extractPlan(file: string, plan: Plan, ids: readonly string[] = itemIds(plan)): Extract {
  const { structure } = plan;
  const headings = itemsOf(plan, ids).map((item) => headingOf(plan, item));
  const place = (ofLine: Entry | undefined, line: number, span: Span): Place => {
    const owner = ofLine?.shared === undefined ? ofLine : entryAt(structure, line, span.start);
    const item = itemOf(owner);
    return {
      item: item?.marker?.number ?? null,
      itemId: item === undefined ? null : ids[item.index]!,
      entryId: owner === undefined ? null : ids[owner.index]!,
      range: rangeOf(line, span),
    };
  };
  const targets: ExtractedTarget[] = [];
  forEachPlanLine(plan, (line, index, owner) => {
    const textOf = (span: Span | undefined): string | null =>
      span === undefined ? null : line.text.slice(span.start, span.end);
    for (const { span, comparator, value, upper, unit, verb, object } of targetsOf(structure, line)) {
      targets.push({
        text: textOf(span)!,
        comparator,
        value,
        upper: upper ?? null,
        unit,
        verb: textOf(verb),
        object: textOf(object),
        ...place(owner, index, span),
      });
    }
  });
  const deadlines: ExtractedDeadline[] = [];
  forEachDeadlineLine(plan, (line, index, found, owner) => {
    for (const { span } of found)
      deadlines.push({ text: line.text.slice(span.start, span.end), ...place(owner, index, span) });
  });
  return {
    version: extractVersion,
    file,
    title: documentTitle(plan) ?? null,
    year: likelyYearOf(plan) ?? null,
    sections: sectionsBelow(headings, structure.roots),
    items: structure.entries.filter((entry) => !isSection(entry)).map(({ index }) => headings[index]!),
    responsibilities: responsibilities(plan, place),
    targets,
    deadlines,
  };
}

function isSection({ kind }: Entry): boolean {
  return kind === 'part' || kind === 'section' || kind === 'subsection';
}

function sectionsBelow(headings: readonly Heading[], entries: readonly Entry[]): Section[] {
  return entries.flatMap((entry) => {
    const sections = sectionsBelow(headings, entry.children);
    return isSection(entry) ? [{ ...headings[entry.index]!, sections }] : sections;
  });
}

function headingOf(plan: Plan, { entry, id, parent, number, title, text }: PlanItem): Heading {
  const { kind, level } = entry;
  return {
    id,
    parent,
    kind,
    level,
    number,
    marker: markerText(plan, entry),
    title,
    text,
    range: sectionRange(plan, entry),
    headingRange: headingRange(plan, entry),
    path: pathTo(plan, entry),
  };
}

export function markerText(plan: Plan, { marker, line }: Entry): string | null {
  return marker === undefined ? null : plan.lines[line]!.text.slice(marker.span.start, marker.span.end);
}

function pathTo(plan: Plan, entry: Entry): string[] {
  const label = titleText(plan, entry) || (markerText(plan, entry) ?? '');
  return [...(entry.parent === undefined ? [] : pathTo(plan, entry.parent)), label];
}

/** The units of all notes in the body, in text order. */
function responsibilities(
  plan: Plan,
  place: (owner: Entry | undefined, line: number, span: Span) => Place,
): Responsibility[] {
  const found: Responsibility[] = [];
  const { bodyStart, bodyEnd } = plan.structure;
  for (let index = bodyStart; index < bodyEnd; index++) {
    const { notes } = plan.lines[index]!;
    if (notes.length === 0) continue;
    const owner = entryAt(plan.structure, index);
    for (const { name, role, inferred, span } of notes.flatMap((note) => note.units))
      found.push({ unit: name, role, inferred, ...place(owner, index, span) });
  }
  return found;
}

/** The item that contains `entry`; a sub-item without an item above is its own. */
function itemOf(entry: Entry | undefined): Entry | undefined {
  let found: Entry | undefined;
  for (let above = entry; above !== undefined; above = above.parent) {
    if (above.kind === 'item') return above;
    if (above.kind === 'subitem') found = above;
  }
  return found;
}
